"""What lies on the counter: lines, the member, the wishes, the tenders already confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from shuke.domain.money import Money, total

__all__ = ["MOST_LINES", "Basket", "BasketLine", "BasketState", "IdentifiedBy", "Tender", "TenderKind"]

MOST_LINES = 500
"""A basket holds at most this many lines."""

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


class BasketState(StrEnum):
    OPEN = "open"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One line. `quantity_milli` counts thousandths: one piece is 1000."""

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

    @property
    def gross(self) -> Money:
        return self.unit_price.times(self.quantity_milli)


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
    """An open or held basket. It is working state: a row rewritten at every step, never a fact."""

    basket_id: str
    opened_at_ms: int
    staff_id: str
    lines: tuple[BasketLine, ...] = ()
    tenders: tuple[Tender, ...] = ()
    member_id: str | None = None
    identified_by: IdentifiedBy | None = None
    points_wanted: int = 0
    state: BasketState = BasketState.OPEN
    note: str = ""
    next_line_id: int = field(default=1)

    @property
    def gross(self) -> Money:
        return total(line.gross for line in self.lines)

    @property
    def tendered(self) -> Money:
        return total(tender.amount for tender in self.tenders)

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


