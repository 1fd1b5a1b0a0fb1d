"""What the counter shows after every step."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.basket import Basket, Tender
from shuke.domain.bilingual import Bilingual
from shuke.domain.card import Card
from shuke.domain.exceptions.case import ExceptionCase
from shuke.domain.member import Member
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.ahead import Ahead
from shuke.domain.programme.proposing import Proposal
from shuke.domain.programme.quote import Quote, Standing

__all__ = ["CompletedSale", "CounterView", "HeldBasket", "MemberPanel"]


@dataclass(frozen=True, slots=True)
class MemberPanel:
    """Who is being served and what they have.

    `points_known_at_ms` is when head office last confirmed the balance (0: this till is the only one that
    books points). `member_day` is the name of a day rule that is theirs today, None if it is an ordinary day.
    `owes` is what is to be collected at this visit, `ahead` what going on as before brings them.
    """

    member: Member
    tier_name: Bilingual
    standing: Standing
    card: Card | None
    points_known_at_ms: int
    birthday_today: bool
    day_names: tuple[Bilingual, ...]
    next_tier_name: Bilingual | None
    promotion_name: Bilingual | None
    owes: tuple[ExceptionCase, ...] = ()
    ahead: Ahead | None = None


@dataclass(frozen=True, slots=True)
class CompletedSale:
    """What became of the basket; enough for the thank-you line, the customer's display and to print again."""

    epoch: int
    seq: int
    receipt_number: str
    receipt_code: str
    to_pay: Money
    change: Money
    points_earned: int
    points_after: int
    member_id: str | None
    promotion_name: Bilingual | None
    points_before: int = 0
    tenders: tuple[Tender, ...] = ()
    saved: Money = ZERO


@dataclass(frozen=True, slots=True)
class CounterView:
    """The basket on the counter with its quote. `due` is what no tender covers yet; `rounding` is what
    is left to the customer of it if cash pays it now (below nothing: asked on top).

    `proposal` is the best use of the coupons in hand while none is chosen and nothing is paid; None where it would
    lower nothing. `over` is who was identified and is a member no longer. `completed` is set by the step that paid
    the last of it; `basket` is then the fresh, empty one.
    """

    basket: Basket
    quote: Quote
    due: Money
    member: MemberPanel | None
    held: int
    rounding: Money = ZERO
    completed: CompletedSale | None = None
    proposal: Proposal | None = None
    over: Member | None = None


@dataclass(frozen=True, slots=True)
class HeldBasket:
    """A parked basket as the list of held ones shows it."""

    basket_id: str
    held_at_ms: int
    lines: int
    total: Money
    member_name: str
    note: str
