"""One turn of the wheel, at a till or at head office: drawn from a committed seed, and what its fact carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.closing.turning import brought
from shuke.application.counter.money_book import MoneyBook
from shuke.application.money_held.booking import booked_here
from shuke.application.prizes.stock_here import stock_taken
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.handed_out import QuotaUsed
from shuke.domain.facts.prize_rows import PrizeIssued, prize_issued, with_prize
from shuke.domain.facts.wheel_spun import SegmentOffered, WheelSpun
from shuke.domain.figures.draw import Segment
from shuke.domain.figures.draw_seed import commitment_of, spin_seed
from shuke.domain.membership.changes import Outcome, PrizeGiven, Used
from shuke.domain.membership.spinning import SPIN, in_the_way, offered, spin
from shuke.domain.membership.state import Membership
from shuke.domain.prize_stock import campaign_of, stocks
from shuke.domain.programme.document import Programme

__all__ = ["Turn", "drawn", "shares"]

_BILLION = 10**9


@dataclass(frozen=True, slots=True)
class Turn:
    """
    Attributes:
        shop: where it is spun; empty: nowhere in particular.
        till: whose slices pay and whose what is won becomes; empty: it goes to and fro between member and pool.
    """

    book: MoneyBook
    programme: Programme
    member_id: str
    on: date
    prize_id: str
    shop: str = ""
    till: str = ""

    @property
    def membership(self) -> Membership:
        return self.book.members[self.member_id]


def drawn(turn: Turn, committed: Callable[[str], bytes]) -> tuple[WheelSpun, Outcome] | Reason:
    """The turn's fact, or why there is none; nothing is recorded but, by `committed`, the commitment to the seed of
    that campaign, whose proof it gives."""
    book, programme = turn.book, turn.programme
    wheel = programme.wheel
    refusal = in_the_way(book, programme, turn.membership, turn.on)
    if refusal is not None:
        return refusal
    assert wheel is not None  # else that was the refusal
    campaign = campaign_of(programme.key, wheel.campaign)
    on_wheel = offered(book, programme, wheel, turn.membership)
    number = book.used(turn.member_id, SPIN, campaign) + 1
    proof = committed(campaign)
    seed = spin_seed(proof, turn.member_id, number)
    outcome = spin(book, programme, turn.membership, turn.on, seed, prize_id=turn.prize_id, shop=turn.shop)
    if outcome.refused is not None:
        return outcome.refused
    prize = next((one.prize for one in outcome.changes if isinstance(one, PrizeGiven)), None)
    issued = None if prize is None else prize_issued(prize)
    fact = WheelSpun(
        campaign=campaign,
        commitment=commitment_of(proof),
        number=number,
        programme=programme.key,
        programme_version=programme.version,
        member_id=turn.member_id,
        offered=tuple(
            SegmentOffered(one.key, one.weight, one.left, share)
            for one, share in zip(on_wheel, shares(on_wheel), strict=True)
        ),
        segment=dict(outcome.gave)["segment"],
        members=_members(turn, outcome, issued),
        quotas=_quotas(outcome, campaign),
        prize=issued,
    )
    return fact, outcome


def shares(segments: Sequence[Segment]) -> list[int]:
    """How likely each of them is, in parts of a billion: the published odds."""
    whole = sum(one.weight for one in segments if one.can_come_up)
    return [one.weight * _BILLION // whole if one.can_come_up else 0 for one in segments]


def _members(turn: Turn, outcome: Outcome, prize: PrizeIssued | None) -> tuple[Brought, ...]:
    """The member with what the spin took and gave; and the stock that a piece was taken of."""
    booked = _booked(turn, outcome)
    if prize is not None:
        booked = with_prize(booked, prize, turn.till)
    return (booked, *stock_taken(stocks(turn.programme, turn.shop), turn.till, outcome.changes))


def _booked(turn: Turn, outcome: Outcome) -> Brought:
    kept = replace(outcome, changes=tuple(one for one in outcome.changes if not isinstance(one, Used)))
    if turn.till:
        return booked_here(turn.book, turn.programme, turn.member_id, kept, turn.on, turn.till)
    return replace(brought(turn.book, turn.programme, turn.member_id, kept, turn.on, ""), slices=())


def _quotas(outcome: Outcome, campaign: str) -> tuple[QuotaUsed, ...]:
    """Today's spin, the campaign's, and whatever else rules count."""
    used: Counter[tuple[str, str]] = Counter()
    for one in outcome.changes:
        if isinstance(one, Used):
            used[one.rule, one.period] += one.times
    used[SPIN, campaign] += 1
    return tuple(QuotaUsed(rule, period, times) for (rule, period), times in used.items())
