"""What is known of one membership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind

__all__ = [
    "CouponState",
    "DrawOnRecord",
    "ExtraCardHeld",
    "Membership",
    "MembershipState",
    "OwnedCoupon",
    "PrizeState",
    "PrizeWon",
    "RefundOnRecord",
    "Request",
    "RequestState",
    "SaleEntry",
    "SaleLine",
    "SaleOnRecord",
    "TopUpOnRecord",
    "ValueSource",
]


class MembershipState(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ExtraCardHeld:
    """A card beside the tier; `ends` is its last day, None if it does not lapse."""

    key: str
    since: date
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One member. Balances, coupons, cards and quotas lie beside it in the book.

    Attributes:
        term_from, term_ends: the card's present term; None: it does not end.
        origin: how the tier's card was come by.
        referrer: the member who brought this one; empty: nobody.
        seller: the member of staff who sold the card; empty: nobody.
        contact: the member of staff who looks after this one.
        firm: the corporate account whose named operator this is; empty: none.
        terms_version: the programme version whose terms were accepted.
        noticed_on: when a notice about sleeping was last sent.
        progress_from: the progress with which the present term began.
        is_firm: a corporate account, for which named operators book.
    """

    member_id: str
    tier: str
    joined_on: date
    tier_since: date
    term_from: date
    term_ends: date | None = None
    birthday: Birthday | None = None
    state: MembershipState = MembershipState.ACTIVE
    origin: CardOrigin = CardOrigin.EARNED
    shop: str = ""
    referrer: str = ""
    seller: str = ""
    contact: str = ""
    firm: str = ""
    terms_version: int = 0
    noticed_on: date | None = None
    progress_from: int = 0
    cards: tuple[ExtraCardHeld, ...] = ()
    is_firm: bool = False

    @property
    def holds(self) -> frozenset[str]:
        """The tier and the cards beside it, as rules name them."""
        return frozenset({self.tier, *(card.key for card in self.cards)})

    @property
    def active(self) -> bool:
        return self.state is MembershipState.ACTIVE


class CouponState(StrEnum):
    OPEN = "open"
    REDEEMED = "redeemed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class OwnedCoupon:
    """A coupon and whose it is. `rule` gave it; `sale_id` is the sale that used it."""

    held: HeldCoupon
    member_id: str
    rule: str
    state: CouponState = CouponState.OPEN
    sale_id: str = ""


class PrizeState(StrEnum):
    WON = "won"
    HANDED_OVER = "handed-over"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class PrizeWon:
    """A thing that a spin or a draw brought, as it was promised then; a later version takes nothing from it.

    Attributes:
        rule: what gave it, e.g. ``wheel.suite``.
        last_day: it waits up to this day; None: for ever.
        not_on: days on which it is not handed over.
        shop: the only one that hands it over; empty: any.
        proofs: what is to be shown.
    """

    prize_id: str
    member_id: str
    rule: str
    thing: Bilingual
    won_on: date
    last_day: date | None
    not_on: Blackout = NEVER_OUT
    state: PrizeState = PrizeState.WON
    handed_over_on: date | None = None
    shop: str = ""
    proofs: tuple[Proof, ...] = ()


class RequestState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Request:
    """Something that a manager decides on.

    Attributes:
        rule: what is asked for, e.g. ``perk.medical-aid``.
        asked: how much of it: pieces, or minor units of money.
        granted: how much was approved.
    """

    request_id: str
    member_id: str
    rule: str
    asked: int
    asked_on: date
    state: RequestState = RequestState.OPEN
    granted: int = 0
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class SaleLine:
    """A line with what came off it.

    Attributes:
        paid: the money that came in for it by tenders that earn.
        eligible: of that, the part that earns points.
        returned_milli: how much of the quantity was taken back so far.
    """

    line: BasketLine
    gross: Money
    discount: Money
    coupon_share: Money
    points_share: Money
    paid: Money
    eligible: Money
    returned_milli: int = 0

    @property
    def net(self) -> Money:
        return self.gross - self.discount - self.coupon_share - self.points_share

    def returned(self, amount: Money) -> Money:
        """The part of one of the line's amounts that went back with the goods: half-up, all of it at the end."""
        if not self.returned_milli:
            return ZERO
        whole = self.line.quantity_milli
        return Money((2 * amount.minor * self.returned_milli + whole) // (2 * whole))

    @property
    def kept(self) -> Money:
        """Of what was paid, the part that was not given back."""
        return self.paid - self.returned(self.paid) if self.returned_milli else self.paid


@dataclass(frozen=True, slots=True)
class SaleEntry:
    """What a sale booked on one lot; `amount` negative for what it used.

    Attributes:
        rule: what caused it; empty where that does not matter.
        on: of a reversal: its business date.
    """

    account: AccountKind
    lot: str
    amount: int
    member_id: str = ""
    rule: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RefundOnRecord:
    """One taking back: the money that went back by each tender."""

    refund_id: str
    business_date: date
    tenders: tuple[tuple[TenderKind, Money], ...]


@dataclass(frozen=True, slots=True)
class ValueSource:
    """Stored value that a sale used, and the top-up that it came from (both empty: it was a gift), oldest first.

    `shop` is where that was paid in.
    """

    top_up_id: str
    shop: str
    account: AccountKind
    amount: int


@dataclass(frozen=True, slots=True)
class SaleOnRecord:
    """A sale as it was, with all that an exact reversal needs.

    Attributes:
        member_id: empty for a stranger.
        entries: every movement it caused, by lot; also referrers'.
        coupons: ids of the coupons it used.
        item_coupons: of these, the ones for one piece, with its line.
        claimed: its points went to a member afterwards.
        used_for_entry: its receipt was used to apply for a card.
        reversed: movements taken back so far, by the same account and lot.
        given: ids of the coupons that its rewards gave.
        uses: quotas it used up, as (rule, period).
        things: what its rewards handed over.
        refunds: what was paid back so far.
        shop: where it was made.
        bearer: the bearer card whose stored value paid; empty: the member's own did, or none.
        sources: the top-ups behind the stored value that it used.
        invoiced: the invoice given for it; stored value may have had its own at the top-up.
    """

    sale_id: str
    business_date: date
    programme: str
    programme_version: int
    lines: tuple[SaleLine, ...]
    tenders: tuple[Tender, ...]
    to_pay: Money
    member_id: str = ""
    tier: str = ""
    points_earned: int = 0
    points_used: int = 0
    entries: tuple[SaleEntry, ...] = ()
    reversed: tuple[SaleEntry, ...] = ()
    coupons: tuple[str, ...] = ()
    item_coupons: tuple[tuple[str, int], ...] = ()
    claimed: bool = False
    used_for_entry: bool = False
    group_buy: bool = False
    signed: bool = False
    shop: str = ""
    bearer: str = ""
    sources: tuple[ValueSource, ...] = ()
    invoiced: Money = ZERO
    given: tuple[str, ...] = ()
    uses: tuple[tuple[str, str], ...] = ()
    things: tuple[Bilingual, ...] = ()
    refunds: tuple[RefundOnRecord, ...] = ()

    @property
    def counted(self) -> Money:
        """Money that counts for entry, tiers and figures, less what was taken back."""
        return Money(sum(line.kept.minor for line in self.lines))


@dataclass(frozen=True, slots=True)
class TopUpOnRecord:
    """Stored value paid in: `paid` is principal, `bonus` what came on top.

    Attributes:
        member_id: empty for a bearer card.
        card_id: the bearer card; empty for a member.
        seller: whom it counts for.
        first: the first of its holder: a card was sold.
        entries: every movement it caused, by lot.
        coupons: ids of the coupons it gave.
        refunded: of `paid`, what was paid back.
    """

    top_up_id: str
    member_id: str
    business_date: date
    paid: Money
    bonus: Money
    seller: str = ""
    invoiced: bool = False
    card_id: str = ""
    shop: str = ""
    first: bool = False
    entries: tuple[SaleEntry, ...] = ()
    coupons: tuple[str, ...] = ()
    refunded: Money = ZERO

    @property
    def holder(self) -> str:
        """Whose balance it went to: the member's, or the bearer card's own."""
        return self.member_id or self.card_id

    @property
    def kept(self) -> Money:
        """What was paid in and not paid back."""
        return self.paid - self.refunded


@dataclass(frozen=True, slots=True)
class DrawOnRecord:
    """Lots that were drawn: `draw` names the rule, `seed` is hexadecimal. From it, `among` (in any order) and the
    number of winners anybody can work out the winners again."""

    draw: str
    on: date
    seed: str
    among: tuple[str, ...]
    winners: tuple[str, ...]
