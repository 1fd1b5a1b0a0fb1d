"""What an act changes: plain statements that carry every outcome, so that applying them decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.card import Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.state import (
    CouponState,
    DrawOnRecord,
    ExtraCardHeld,
    Membership,
    MembershipState,
    OwnedCoupon,
    PrizeState,
    PrizeWon,
    Request,
    RequestState,
    SaleOnRecord,
    TopUpOnRecord,
)
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.slices.account import AccountKind

__all__ = [
    "LAPSE",
    "Booked",
    "CardGiven",
    "CardPassedOn",
    "CardTurned",
    "Change",
    "ContactGiven",
    "CouponGiven",
    "CouponTurned",
    "DataChanged",
    "Drawn",
    "Entitled",
    "ExtraCardGiven",
    "ExtraCardTaken",
    "Handed",
    "Joined",
    "ListedForPublication",
    "MembershipTurned",
    "Noticed",
    "OperatorNamed",
    "Outcome",
    "PrizeGiven",
    "PrizeTurned",
    "RequestDecided",
    "Requested",
    "SaleRecorded",
    "StockTaken",
    "TermBegun",
    "TierGiven",
    "TopUpRecorded",
    "Used",
]


LAPSE = "lapse"
"""The rule under which time, or the end of a membership, takes what is left."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody became a member."""

    membership: Membership


@dataclass(frozen=True, slots=True)
class Booked:
    """A movement of one lot of a member's account; positive adds. `rule` caused it."""

    member_id: str
    account: AccountKind
    lot: str
    amount: int
    rule: str


@dataclass(frozen=True, slots=True)
class TierGiven:
    """`origin` None: the card is come by as before."""

    member_id: str
    tier: str
    since: date
    rule: str
    origin: CardOrigin | None = None


@dataclass(frozen=True, slots=True)
class TermBegun:
    """A new term of the tier's card; `ends` None: it does not end. `progress` is what it begins with."""

    member_id: str
    begins: date
    ends: date | None
    progress: int = 0


@dataclass(frozen=True, slots=True)
class MembershipTurned:
    """The membership has another state from now on."""

    member_id: str
    state: MembershipState


@dataclass(frozen=True, slots=True)
class ExtraCardGiven:
    member_id: str
    card: ExtraCardHeld


@dataclass(frozen=True, slots=True)
class ExtraCardTaken:
    member_id: str
    key: str


@dataclass(frozen=True, slots=True)
class CardGiven:
    """A card came into somebody's hands; a bearer card has no member."""

    card: Card


@dataclass(frozen=True, slots=True)
class CardTurned:
    """A card has another state from now on, and perhaps a card in its place (its number)."""

    card_id: str
    status: CardStatus
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class CardPassedOn:
    """A card beside the tier went from one person to another, with the balance."""

    key: str
    giver: str
    taker: str
    on: date


@dataclass(frozen=True, slots=True)
class CouponGiven:
    coupon: OwnedCoupon


@dataclass(frozen=True, slots=True)
class CouponTurned:
    coupon_id: str
    state: CouponState
    sale_id: str = ""


@dataclass(frozen=True, slots=True)
class PrizeGiven:
    prize: PrizeWon


@dataclass(frozen=True, slots=True)
class PrizeTurned:
    prize_id: str
    state: PrizeState
    on: date


@dataclass(frozen=True, slots=True)
class Used:
    """A member's quota of `rule` in `period` (``2026``, ``2026-03``, ``2026-03-15``, ``once``) is used so often
    more; negative gives back."""

    member_id: str
    rule: str
    period: str
    times: int
    on: date


@dataclass(frozen=True, slots=True)
class Entitled:
    """The member may have so much more of what `rule` grants: hours, pieces."""

    member_id: str
    rule: str
    amount: int
    on: date


@dataclass(frozen=True, slots=True)
class Requested:
    """Something was asked for that a manager decides on."""

    request: Request


@dataclass(frozen=True, slots=True)
class RequestDecided:
    request_id: str
    state: RequestState
    granted: int
    on: date


@dataclass(frozen=True, slots=True)
class StockTaken:
    """So many of what `rule` limits were given out; negative gives back."""

    rule: str
    times: int


@dataclass(frozen=True, slots=True)
class Handed:
    """A thing was handed over, in the document's own words."""

    member_id: str
    thing: Bilingual
    rule: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """The member was told something that a rule asks for."""

    member_id: str
    on: date


@dataclass(frozen=True, slots=True)
class ListedForPublication:
    """The member's card was cancelled and is to be published as such."""

    member_id: str
    on: date


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lots were drawn."""

    draw: DrawOnRecord


@dataclass(frozen=True, slots=True)
class DataChanged:
    """What the member told of himself is now this."""

    member_id: str
    birthday: Birthday | None


@dataclass(frozen=True, slots=True)
class ContactGiven:
    """This member of staff looks after the member from now on."""

    member_id: str
    contact: str


@dataclass(frozen=True, slots=True)
class OperatorNamed:
    """The member books for this firm from now on; empty: for none."""

    member_id: str
    firm: str


@dataclass(frozen=True, slots=True)
class SaleRecorded:
    """A sale was made, or one that was made is now like this (claimed, taken back)."""

    sale: SaleOnRecord


@dataclass(frozen=True, slots=True)
class TopUpRecorded:
    """Stored value was paid in, or a top-up is now like this (paid back)."""

    top_up: TopUpOnRecord


Change = (
    Joined
    | Booked
    | TierGiven
    | TermBegun
    | MembershipTurned
    | ExtraCardGiven
    | ExtraCardTaken
    | CardGiven
    | CardTurned
    | CardPassedOn
    | CouponGiven
    | CouponTurned
    | PrizeGiven
    | PrizeTurned
    | Used
    | Entitled
    | Requested
    | RequestDecided
    | StockTaken
    | Handed
    | Noticed
    | ListedForPublication
    | Drawn
    | DataChanged
    | ContactGiven
    | OperatorNamed
    | SaleRecorded
    | TopUpRecorded
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act comes to: its changes and the reasons, or a refusal that changes nothing.

    Attributes:
        refused: why nothing was done; None: it was.
        reasons: what rules said, applied or not.
        gave: what the act itself produced, for whoever asked: ids by name (``card``, ``coupon``, ``prize`` …).
        fee: what is to be paid for it.
    """

    changes: tuple[Change, ...] = ()
    reasons: tuple[Reason, ...] = ()
    refused: Reason | None = None
    gave: tuple[tuple[str, str], ...] = ()
    fee: Money = ZERO

    @staticmethod
    def no(why: Reason, *others: Reason) -> Outcome:
        """Refused; nothing changes."""
        return Outcome(reasons=others, refused=why)

    def and_then(self, other: Outcome) -> Outcome:
        """Both, in this order. Neither may be a refusal."""
        assert self.refused is None  # whoever joins outcomes has looked
        assert other.refused is None
        return Outcome(
            (*self.changes, *other.changes),
            (*self.reasons, *other.reasons),
            None,
            (*self.gave, *other.gave),
            self.fee + other.fee,
        )
