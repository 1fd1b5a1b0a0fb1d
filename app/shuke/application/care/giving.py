"""A batch of those who are due: who of them gets it, what they get, what is written to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shuke.application.closing.stored_book import StoredBook
from shuke.application.machine import Machine
from shuke.application.messages.beside_a_run import end_of_day_ms, write_beside
from shuke.application.messages.queueing import way_to
from shuke.application.messages.templates import template_named
from shuke.application.messages.ways_out import ways_kept
from shuke.application.ports.store import Work
from shuke.application.runs.giving_to_many import AT_ONCE, Chosen, Given, Giver, Run, give_to_next
from shuke.domain.bilingual import Bilingual
from shuke.domain.campaigns.choosing import opted_out, too_soon
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.plan import CarePlan, Occasion, late_days, rule_of
from shuke.domain.membership.closing.terms import missing_to_keep
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.messaging.template import Field, Purpose
from shuke.domain.programme.counting import counters
from shuke.domain.programme.says import reason
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.slices.account import AccountKind
from shuke.wording.care import OCCASIONS, festival_named, missing_told
from shuke.wording.figures import points_text
from shuke.wording.sentence import Language

__all__ = ["Wanted", "give_care"]

_AFTERWARDS = {Occasion.TIER: 14, Occasion.SLEEPING: 30}
"""So many days a message of these may wait for a network."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`what` of the plan is given today; `time`: which time of the occasion, see `shuke.application.care.due`."""

    occasion: Occasion
    plan: CarePlan
    what: Handout
    time: str


def give_care(desk: Machine, work: Work, giver: Giver, wanted: Wanted, at_once: int = AT_ONCE) -> int | None:
    """To the next of those who are due at that time, in the caller's transaction; how many got it. None: nobody is
    left."""
    occasion, plan, what, time_of_it = wanted.occasion, wanted.plan, wanted.what, wanted.time
    batch = _Batch(desk, wanted, giver)
    name = OCCASIONS[occasion]
    why = reason(rule_of(occasion), HandingTells.CARE, applied=True, name=Bilingual(name.zh, name.en))
    run = Run(time_of_it, what, why, marketing=occasion is Occasion.SLEEPING)
    given = give_to_next(work, giver, run, batch.choose, at_once)
    if given is None:
        return None
    until_ms = _until(desk, occasion, plan, time_of_it, giver.on)
    if occasion is Occasion.DOWNGRADE:
        for one in given.members:
            write_beside(work, desk, run, Given((one,)), batch.told[one.member_id], until_ms)
    elif occasion is Occasion.LAPSING:
        for one in given.members:
            write_beside(work, desk, run, Given((one,)), _lapses(work, one.member_id, time_of_it), until_ms)
    else:
        beside = {Field.DAY: _day_told(plan, time_of_it, Language(desk.language()))}
        write_beside(work, desk, run, given, beside, until_ms)
    return len(given.members)


class _Batch:
    """`told`: what is missing to whom, and until when, found while they are chosen."""

    def __init__(self, desk: Machine, wanted: Wanted, giver: Giver) -> None:
        self._desk = desk
        self._occasion = wanted.occasion
        self._plan = wanted.plan
        self._what = wanted.what
        self._time = wanted.time
        self._giver = giver
        self.told: dict[str, dict[Field, str]] = {}

    def choose(self, work: Work, members: Sequence[str]) -> Chosen:
        found = self._not_too_often(work, members)
        if not (self._what.points or self._what.coupon):
            found = self._reachable(work, found)
        if self._occasion is Occasion.DOWNGRADE:
            found = self._short_of_it(work, found)
        elif self._occasion is Occasion.LAPSING:
            # Whoever used them since it was looked up has nothing to lose.
            found = [one for one in found if _points_in(work, one, self._time) > 0]
        return Chosen(found)

    def _not_too_often(self, work: Work, members: Sequence[str]) -> list[str]:
        on, found = self._giver.on, list(members)
        if self._plan.gap_days:
            last = work.care_plans.last_given(rule_of(self._occasion), found)
            found = [one for one in found if not too_soon(last.get(one), on, self._plan.gap_days)]
        if self._occasion is Occasion.SLEEPING:
            turned_to, said = work.handouts.turned_to(found), work.handouts.consents(found)
            gap = ways_kept(work).offer_days
            found = [
                one
                for one in found
                if not opted_out(said.get(one, {})) and not too_soon(turned_to.get(one), on, gap)
            ]
        return found

    def _reachable(self, work: Work, members: Sequence[str]) -> list[str]:
        """Where there is nothing but a message: whoever cannot get it was not cared for."""
        template = template_named(work, self._what.message)
        if template is None:
            return []
        purpose = Purpose.OFFER if self._occasion is Occasion.SLEEPING else template.purpose
        known = ((one, work.members.get(one)) for one in members)
        return [one for one, member in known if member and way_to(work, self._desk, member, purpose)]

    def _short_of_it(self, work: Work, members: Sequence[str]) -> list[str]:
        """Whose tier would go if its term ended today."""
        programme, language = self._giver.programme, Language(self._desk.language())
        symbol = CURRENCY_SIGNS[self._desk.shop.currency]
        book = StoredBook(self._giver.ids, programme, work.closings.known(members, counters(programme)))
        for one, membership in book.members.items():
            found = missing_to_keep(book, programme, membership, self._giver.on)
            if found is not None and membership.term_ends is not None:
                missing = missing_told(*found, language, symbol)
                self.told[one] = {Field.MISSING: missing, Field.EXPIRES: membership.term_ends.isoformat()}
        return [one for one in members if one in self.told]


def _lapses(work: Work, member_id: str, lot: str) -> dict[Field, str]:
    """Of the lot that they are told of, which need not be the next one to lapse."""
    return {Field.EXPIRING: points_text(_points_in(work, member_id, lot)), Field.EXPIRES: lot}


def _points_in(work: Work, member_id: str, lot: str) -> int:
    return sum(one.amount for one in work.members.lots(member_id, AccountKind.POINTS) if one.lot == lot)


def _day_told(plan: CarePlan, time_of_it: str, language: Language) -> str:
    """The festival's name; of the others nothing."""
    key = time_of_it.partition("/")[0]
    own = {one.key: one.name for one in plan.own_days}
    return own.get(key) or festival_named(key, language)


def _until(desk: Machine, occasion: Occasion, plan: CarePlan, time_of_it: str, on: date) -> int:
    """The end of the last day on which the message says something: that of a festival or of what is about to end,
    or, of a birthday, as many days from now as there were before it, and as late as one is made good that was missed:
    a day without a network costs nobody their greeting."""
    last = on + timedelta(days=_AFTERWARDS.get(occasion, plan.days + late_days(occasion)))
    if occasion in (Occasion.FESTIVAL, Occasion.LAPSING, Occasion.DOWNGRADE):
        last = max(date.fromisoformat(time_of_it.rpartition("/")[2]), on)
    return end_of_day_ms(desk, last)
