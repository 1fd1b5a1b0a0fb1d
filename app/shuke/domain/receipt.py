"""What a receipt states: everything that stands on the paper, and nothing that needs looking up.

It is stored with its print job, so that a reprint next year shows what was printed at the counter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from shuke.domain.basket import MOST_LINES, WHOLE, Tender
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.paper import LONGEST_CODE, Picture
from shuke.domain.receipt_template import ReceiptPart
from shuke.domain.signature import Signature

__all__ = [
    "MOST_COPIES",
    "MOST_LINE_REASONS",
    "MOST_REASONS",
    "Receipt",
    "ReceiptLine",
    "ReceiptMember",
    "ReceiptPoints",
]

MOST_COPIES = 999
MOST_REASONS = 100
MOST_LINE_REASONS = 40
MOST_TENDERS = 50
MOST_OWN_LINES = 12
LONGEST_AHEAD = 200


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line as it was sold. `discount` is what this line saved; `reasons` say by which rules."""

    name: str
    unit_price: Money
    gross: Money
    quantity_milli: int = WHOLE
    discount: Money = ZERO
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptMember:
    """Who bought, in what may be printed: name and card number come already masked."""

    name: str
    card: str
    tier: str


@dataclass(frozen=True, slots=True)
class ReceiptPoints:
    """The member's points around this sale.

    Attributes:
        used: points redeemed by this sale, as a positive count.
        known_at: when this till last heard of the balance; None when head office confirmed it now.
        expiring, expires_on: what lapses next, if anything does.
    """

    before: int
    earned: int
    used: int
    after: int
    known_at: datetime | None = None
    expiring: int = 0
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A consumption receipt.

    Attributes:
        shop_lines: the shop's own lines under its name (address, telephone), printed as given.
        sold_at: in the shop's time zone (an aware datetime).
        discounts: what the whole basket saved, each with its rule; positive `amount`.
        points_value: what the used points paid.
        rounding: of what is to pay, what cash was rounded by.
        stored_value: what is left of the member's stored value, where it paid; None: it did not.
        ahead: what going on as before brings the member, in words; empty: nothing can be said.
        explanation: further rules to be told on paper (why points were earned, why a rule did not apply).
        signature_asked: whether the customer signs on the paper.
        signature: what the customer drew instead; never stored with the rest, as it may be erased.
        code: the signed text for the QR; empty when there is none.
        copy: 0 is the original, n the n-th reprint.
        language: ``zh`` or ``en``.
        footer_lines: the shop's own last lines.
        hidden: what the shop leaves out.
        logo: above the shop's name; never stored with the rest: a reprint has the logo of its day.

    Raises:
        ValueError: the sums do not agree, or a bound is passed.
    """

    shop_name: str
    till: str
    staff: str
    number: str
    sold_at: datetime
    business_date: date
    lines: tuple[ReceiptLine, ...]
    to_pay: Money
    tenders: tuple[Tender, ...]
    shop_lines: tuple[str, ...] = ()
    discounts: tuple[Reason, ...] = ()
    points_value: Money = ZERO
    rounding: Money = ZERO
    member: ReceiptMember | None = None
    points: ReceiptPoints | None = None
    stored_value: Money | None = None
    ahead: str = ""
    explanation: tuple[Reason, ...] = ()
    signature_asked: bool = False
    signature: Signature | None = None
    code: str = ""
    copy: int = 0
    language: str = "zh"
    currency_symbol: str = "¥"
    footer_lines: tuple[str, ...] = ()
    hidden: tuple[ReceiptPart, ...] = ()
    logo: Picture | None = None

    def __post_init__(self) -> None:
        if self.sold_at.tzinfo is None:
            raise ValueError("the time of a sale needs its time zone")
        if self.language not in {"zh", "en"}:
            raise ValueError(f"no receipt is written in {self.language!r}")
        if not 0 <= self.copy <= MOST_COPIES:
            raise ValueError(f"copy must be 0 to {MOST_COPIES}, not {self.copy}")
        if not (self.code.isascii() and self.code.isprintable() and len(self.code) <= LONGEST_CODE):
            raise ValueError(f"the text of a code is printable ASCII of at most {LONGEST_CODE} characters")
        self._check_bounds()
        if self.gross - self.discount - self.points_value != self.to_pay:
            raise ValueError("the receipt does not add up: gross - discount - points is not what is to pay")
        if total(tender.amount for tender in self.tenders) + self.rounding != self.to_pay:
            raise ValueError("the receipt does not add up: the tenders are not what is to pay")

    def _check_bounds(self) -> None:
        reasons = max([len(line.reasons) for line in self.lines], default=0)
        for name, count, most in (
            ("lines", len(self.lines), MOST_LINES),
            ("tenders", len(self.tenders), MOST_TENDERS),
            ("discounts", len(self.discounts), MOST_REASONS),
            ("explanation", len(self.explanation), MOST_REASONS),
            ("reasons of a line", reasons, MOST_LINE_REASONS),
            ("shop lines", len(self.shop_lines), MOST_OWN_LINES),
            ("signs of what is ahead", len(self.ahead), LONGEST_AHEAD),
            ("footer lines", len(self.footer_lines), MOST_OWN_LINES),
            ("currency symbol", len(self.currency_symbol), 8),
        ):
            if count > most:
                raise ValueError(f"{name}: at most {most}, not {count}")

    @property
    def gross(self) -> Money:
        return total(line.gross for line in self.lines)

    @property
    def discount(self) -> Money:
        """All that was saved by rules, on lines and on the basket; points used as money are not in it."""
        on_lines = total(line.discount for line in self.lines)
        return on_lines + total(reason.amount for reason in self.discounts)
