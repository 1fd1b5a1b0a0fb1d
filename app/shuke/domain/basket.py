"""What lies on the counter: lines, the member, the wishes, the tenders already confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from shuke.domain.codes.freshness import Freshness
from shuke.domain.money import ZERO, Money, divide_half_up, total

__all__ = [
    "MOST_LINES",
    "MOST_QUANTITY_MILLI",
    "MOST_TENDERS",
    "MOST_UNIT_PRICE",
    "Basket",
    "BasketLine",
    "BasketProblem",
    "BasketState",
    "ByHand",
    "HandKind",
    "IdentifiedBy",
    "IllegalBasket",
    "Tender",
    "TenderKind",
    "check_contents",
]

MOST_LINES = 500
"""A basket holds at most this many lines."""

MOST_TENDERS = 50

MOST_QUANTITY_MILLI = 100_000_000

MOST_UNIT_PRICE = Money(10_000_000_00)
"""With the quantity's bound a line stays below 10**14 minor units, a basket in 64 bits."""

WHOLE = 1000
"""One piece, in the thousandths that quantities are counted in."""


class TenderKind(StrEnum):
    """How money comes in. Points used as money are not a tender: they lower what is to pay."""

    CASH = "cash"
    BANK_CARD = "bank_card"
    ALIPAY = "alipay"
    WECHAT = "wechat"
    VOUCHER = "voucher"
    STORED_VALUE = "stored_value"


class IdentifiedBy(StrEnum):
    """How the member was recognised; recorded with the sale."""

    CAMERA = "camera"
    HAND_SCANNER = "hand_scanner"
    PHONE = "phone"
    NAME = "name"
    CARD_NUMBER = "card_number"
    ENROLLED = "enrolled"
    MEMBER_CODE = "member_code"


class BasketState(StrEnum):
    OPEN = "open"
    HELD = "held"


class BasketProblem(StrEnum):
    """What no sale may hold. Taking goods back is a refund, never a line below zero."""

    TOO_MANY_LINES = "too_many_lines"
    TOO_MANY_TENDERS = "too_many_tenders"
    LINE_TWICE = "line_twice"
    QUANTITY = "quantity"
    PRICE = "price"
    TENDER = "tender"
    POINTS_WISH = "points_wish"


class IllegalBasket(ValueError):
    """A basket that may not be quoted or sold; `line_id` if one line is to blame."""

    def __init__(self, problem: BasketProblem, line_id: int | None = None) -> None:
        self.problem = problem
        self.line_id = line_id
        super().__init__(problem.value if line_id is None else f"{problem.value} in line {line_id}")


class HandKind(StrEnum):
    """What somebody did to a price: so many percent off, an amount off the line, another price for the piece."""

    PERCENT = "percent"
    AMOUNT = "amount"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class ByHand:
    """A price by somebody's word, before any rule.

    Attributes:
        value: percent, or minor units.
        staff, approved_by: ids of who did it and, where one had to say yes, of the second person.
        was_reduced: the line counted as reduced before.
    """

    kind: HandKind
    value: int
    reason: str
    staff: str
    approved_by: str = ""
    was_reduced: bool = False

    def off(self, unit_price: Money, quantity_milli: int) -> Money:
        """What it takes off the line; below nothing where the piece became dearer."""
        full = unit_price.times(quantity_milli)
        match self.kind:
            case HandKind.PERCENT:
                return Money(divide_half_up(full.minor * self.value, 100))
            case HandKind.AMOUNT:
                return min(Money(self.value), full)
            case HandKind.PRICE:
                return full - Money(self.value).times(quantity_milli)


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One line. `quantity_milli` counts thousandths: one piece is 1000. Where somebody lowered the price the line
    counts as `reduced`. `cost`: what a piece cost the shop; zero: nobody said."""

    line_id: int
    name: str
    unit_price: Money
    quantity_milli: int = WHOLE
    article_id: str = ""
    department: str = ""
    style: str = ""
    brand: str = ""
    model: str = ""
    category: str = ""
    zone: str = ""
    reduced: bool = False
    special_price: bool = False
    by_hand: ByHand | None = None
    cost: Money = ZERO

    @property
    def off_by_hand(self) -> Money:
        return self.by_hand.off(self.unit_price, self.quantity_milli) if self.by_hand else ZERO

    @property
    def gross(self) -> Money:
        """What rules begin with."""
        full = self.unit_price.times(self.quantity_milli)
        return full if self.by_hand is None else full - self.off_by_hand


@dataclass(frozen=True, slots=True)
class Tender:
    """Money taken. `amount` counts towards the sale; `given` is what the customer handed over (cash)."""

    kind: TenderKind
    amount: Money
    given: Money
    reference: str = ""

    @property
    def change(self) -> Money:
        return self.given - self.amount


@dataclass(frozen=True, slots=True)
class Basket:
    """An open or held basket. It is working state: a row rewritten at every step, never a fact.

    Attributes:
        coupons: ids of the coupons chosen; the quote uses those that count.
        voided: lines that were rung up and taken out again; the sale keeps them for whoever asks.
        quoted_on, quoted_under, quoted_tier: business date, (programme, version) and the member's tier, fixed
            when the first tender is confirmed, so that nothing changes under a customer who has begun to pay.
        rounding: left to the customer by the cash that paid the last of it; below nothing: asked on top.
        signature: what the member drew for the last payment that was signed so, packed; goes with the basket.
        shown: how fresh the member's code was; None where nothing was shown that could be.
    """

    basket_id: str
    opened_at_ms: int
    staff_id: str
    lines: tuple[BasketLine, ...] = ()
    tenders: tuple[Tender, ...] = ()
    member_id: str | None = None
    identified_by: IdentifiedBy | None = None
    points_wanted: int = 0
    coupons: tuple[str, ...] = ()
    state: BasketState = BasketState.OPEN
    note: str = ""
    voided: tuple[BasketLine, ...] = ()
    quoted_on: date | None = None
    quoted_under: tuple[str, int] | None = None
    quoted_tier: str = ""
    rounding: Money = ZERO
    next_line_id: int = field(default=1)
    signature: bytes = b""
    shown: Freshness | None = None

    @property
    def gross(self) -> Money:
        return total(line.gross for line in self.lines)

    @property
    def tendered(self) -> Money:
        return total(tender.amount for tender in self.tenders)

    @property
    def stored_value(self) -> Money:
        """What of it was paid with stored value."""
        return total(tender.amount for tender in self.tenders if tender.kind is TenderKind.STORED_VALUE)

    @property
    def covered(self) -> Money:
        """What is paid, with what cash was rounded by."""
        return self.tendered + self.rounding

    @property
    def counted_tenders(self) -> tuple[Tender, ...]:
        """As rules reckon with them: the cash that was rounded paid all that it settled."""
        if not self.rounding:
            return self.tenders
        last = self.tenders[-1]
        amount = last.amount + self.rounding
        return (*self.tenders[:-1], replace(last, amount=amount, given=max(last.given, amount)))

    @property
    def empty(self) -> bool:
        """Nothing in it that a person would miss."""
        return not self.lines and not self.tenders and self.member_id is None

    def with_line(self, line: BasketLine) -> Basket:
        numbered = replace(line, line_id=self.next_line_id)
        return replace(self, lines=(*self.lines, numbered), next_line_id=self.next_line_id + 1)

    def with_tender(self, tender: Tender) -> Basket:
        return replace(self, tenders=(*self.tenders, tender))

    def changed(self, line_id: int, quantity_milli: int) -> Basket:
        """The basket with one line's quantity replaced; zero takes the line out."""
        kept = (
            replace(line, quantity_milli=quantity_milli) if line.line_id == line_id else line
            for line in self.lines
            if line.line_id != line_id or quantity_milli != 0
        )
        return replace(self, lines=tuple(kept))

    def line(self, line_id: int) -> BasketLine | None:
        return next((line for line in self.lines if line.line_id == line_id), None)


def check_contents(lines: tuple[BasketLine, ...], tenders: tuple[Tender, ...], points_wanted: int) -> None:
    """Refuse what no sale may hold.

    Raises:
        IllegalBasket: naming the first such thing.
    """
    if len(lines) > MOST_LINES:
        raise IllegalBasket(BasketProblem.TOO_MANY_LINES)
    if len(tenders) > MOST_TENDERS:
        raise IllegalBasket(BasketProblem.TOO_MANY_TENDERS)
    seen: set[int] = set()
    for line in lines:
        if line.line_id in seen:
            raise IllegalBasket(BasketProblem.LINE_TWICE, line.line_id)
        seen.add(line.line_id)
        if not 0 < line.quantity_milli <= MOST_QUANTITY_MILLI:
            raise IllegalBasket(BasketProblem.QUANTITY, line.line_id)
        if not 0 <= line.unit_price.minor <= MOST_UNIT_PRICE.minor:
            raise IllegalBasket(BasketProblem.PRICE, line.line_id)
    if any(tender.amount.minor < 0 or tender.given < tender.amount for tender in tenders):
        raise IllegalBasket(BasketProblem.TENDER)
    if points_wanted < 0:
        raise IllegalBasket(BasketProblem.POINTS_WISH)
