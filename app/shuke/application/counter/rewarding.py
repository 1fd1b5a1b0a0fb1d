"""What rules give by themselves at the counter: with a sale, with joining."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.domain.explanation import Reason
from shuke.domain.facts.entries import NOTHING_GIVEN, CouponIssued, GivenByRules, LedgerEntry
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, CouponGiven, Outcome, Used
from shuke.domain.membership.giving import rewards
from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.perks import Trigger

__all__ = ["NOTHING", "Rewarded", "rewarded"]


@dataclass(frozen=True, slots=True)
class Rewarded:
    """What rewards brought, and why."""

    given: GivenByRules = NOTHING_GIVEN
    reasons: tuple[Reason, ...] = ()


NOTHING = Rewarded()


class _StoredBook(Book):
    """A book of which rewards ask only what was given before; that stands in the store."""

    def __init__(self, work: Work, ids: Ids) -> None:
        super().__init__()
        self._work = work
        self._ids = ids

    def coupons_given(self, member_id: str, kind: str) -> int:
        return self._work.members.coupons_given(member_id, kind)

    def used(self, member_id: str, rule: str, period: str) -> int:
        return self._work.members.times_used(member_id, rule, period)

    def new_id(self, sort: str) -> str:  # noqa: ARG002 - ids here say nothing of what they name
        return self._ids.new_id()


def rewarded(
    work: Work,
    ids: Ids,
    programme: Programme,
    membership: Membership,
    triggers: tuple[Trigger, ...],
    on: date,
    values: Values,
    calendar: HolidayCalendar,
) -> Rewarded:
    """Every reward that these triggers bring the member now."""
    if not any(reward.trigger in triggers for reward in programme.rewards):
        return NOTHING
    book = _StoredBook(work, ids)
    outcome = Outcome()
    for trigger in triggers:
        outcome = outcome.and_then(rewards(book, programme, membership, trigger, on, values, calendar))
    changes = outcome.changes
    given = GivenByRules(
        entries=tuple(
            LedgerEntry(one.account, one.lot, one.amount, one.rule)
            for one in changes
            if isinstance(one, Booked)
        ),
        coupons=tuple(_issued(one) for one in changes if isinstance(one, CouponGiven)),
        uses=tuple((one.rule, one.period) for one in changes if isinstance(one, Used)),
    )
    return Rewarded(given, outcome.reasons)


def _issued(change: CouponGiven) -> CouponIssued:
    held = change.coupon.held
    return CouponIssued(
        coupon_id=held.coupon_id,
        kind=held.kind,
        first_day=held.first_day,
        last_day=held.last_day,
        rate="" if held.rate is None else str(held.rate),
        rule=change.coupon.rule,
    )
