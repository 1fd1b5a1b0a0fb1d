"""What is known of one membership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.basket import BasketLine, Tender
from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind

__all__ = [
    "CouponState",
    "ExtraCardHeld",
    "Membership",
    "MembershipState",
    "OwnedCoupon",
    "PrizeState",
    "PrizeWon",
    "Request",
    "RequestState",
    "SaleEntry",
    "SaleLine",
    "SaleOnRecord",
    "TopUpOnRecord",
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
        joined_by: the kind of way by which the member came in; None: not known.
        referrer: the member who brought this one; empty: nobody.
        seller: the member of staff who sold the card; empty: nobody.
        contact: the member of staff who looks after this one.
        firm: the corporate account whose named operator this is; empty: none.
        terms_version: the programme version whose terms were accepted.
        noticed_on: when a notice about sleeping was last sent.
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
    joined_by: EntryBy | None = None
    shop: str = ""
    referrer: str = ""
    seller: str = ""
    contact: str = ""
    firm: str = ""
    terms_version: int = 0
    noticed_on: date | None = None
    cards: tuple[ExtraCardHeld, ...] = ()

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


@dataclass(frozen=True, slots=True)
class PrizeWon:
    """A thing that a spin or a draw brought, as it was promised then; a later version takes nothing from it.

    Attributes:
        rule: what gave it, e.g. ``wheel.suite``.
        last_day: it waits up to this day; None: for ever.
        not_on: days on which it is not handed over.
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
        returned_milli, returned_net: what of it was taken back so far.
    """

    line: BasketLine
    gross: Money
    discount: Money
    coupon_share: Money
    points_share: Money
    paid: Money
    eligible: Money
    returned_milli: int = 0
    returned_net: Money = ZERO

    @property
    def net(self) -> Money:
        return self.gross - self.discount - self.coupon_share - self.points_share


@dataclass(frozen=True, slots=True)
class SaleEntry:
    """What a sale booked on one lot; `amount` negative for what it used."""

    account: AccountKind
    lot: str
    amount: int
    member_id: str = ""


@dataclass(frozen=True, slots=True)
class SaleOnRecord:
    """A sale as it was, with all that an exact reversal needs.

    Attributes:
        member_id: empty for a stranger.
        entries: every movement it caused, by lot; also referrers'.
        coupons: ids of the coupons it used.
        claimed: its points went to a member afterwards.
        used_for_entry: its receipt was used to apply for a card.
        reversed: movements taken back so far, by the same account and lot.
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
    claimed: bool = False
    used_for_entry: bool = False
    group_buy: bool = False
    signed: bool = False

    @property
    def counted(self) -> Money:
        """Money that counts for entry, tiers and figures, less what was taken back."""
        return Money(sum(line.paid.minor - line.returned_net.minor for line in self.lines))


@dataclass(frozen=True, slots=True)
class TopUpOnRecord:
    """Stored value paid in: `paid` is principal, `bonus` what came on top."""

    top_up_id: str
    member_id: str
    business_date: date
    paid: Money
    bonus: Money
    seller: str = ""
    invoiced: bool = False
