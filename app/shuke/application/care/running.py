"""Care runs by itself at the till that it was switched on at: batch by batch, while nobody needs the counter.

Once a day, for each occasion, who is due is looked up beside the counter and put down; then batches of them are
given what there is, and written to. All of it is in the store: whatever stops it, the next quiet moment goes on where
it was.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.care.due import due_on
from shuke.application.care.giving import Wanted, give_care
from shuke.application.care.laid_down import care_of, done_at_head_office, given_now
from shuke.application.care.whom import among_whom
from shuke.application.machine import Machine
from shuke.application.ports.handouts import RunKey
from shuke.application.ports.store import Work
from shuke.application.runs.giving_to_many import AT_ONCE, Giver, till_giver
from shuke.application.segments.looking import Everybody
from shuke.application.trying_again import tried_again
from shuke.domain.care.plan import CarePlan, Occasion, rule_of
from shuke.domain.segments.segment import Rule

__all__ = ["AT_ONCE_PUT_DOWN", "CareRuns", "CareStep", "DuePieces", "LookUp", "look_up"]

AT_ONCE_PUT_DOWN = 20_000
"""Members, in one step: some ten milliseconds."""

DuePieces = Sequence[tuple[str, Sequence[str]]]
"""The time of it, and some who are due; see `shuke.application.care.due`."""


@dataclass(frozen=True, slots=True)
class LookUp:
    """Who is due on that day is to be looked up, and put down under `note`."""

    occasion: Occasion
    plan: CarePlan
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class CareStep:
    """A batch: so many were given something, or written to."""

    given: int


def look_up(desk: Machine, work: Work, everybody: Everybody, wanted: LookUp) -> DuePieces:
    """For the reading lane."""
    programme = desk.programme_in_force(work)
    found = due_on(work, programme, wanted.occasion, wanted.plan, wanted.on)
    if not found:
        return ()
    whom = among_whom(desk, work, everybody, wanted.plan.whom).members
    if wanted.occasion is Occasion.FESTIVAL:
        members = sorted(whom) if whom is not None else everybody.look(work, Rule()).members
        found = {time: list(members) for time in found}
    elif whom is not None:
        found = {time: [one for one in members if one in whom] for time, members in found.items()}
    return [
        (time, members[start : start + AT_ONCE_PUT_DOWN])
        for time, members in found.items()
        for start in range(0, len(members), AT_ONCE_PUT_DOWN)
    ]


class CareRuns:
    """Used on the counter's lane, or on head office's that writes.

    Args:
        giver: who gives in a transaction; a till by itself, if none is named.
        at_once: members of one batch.
    """

    def __init__(
        self, desk: Machine, giver: Callable[[Machine, Work], Giver] = till_giver, at_once: int = AT_ONCE
    ) -> None:
        self._desk = desk
        self._giver = giver
        self._at_once = at_once

    @tried_again
    def step(self) -> CareStep | LookUp | None:
        """One batch of what is due; who is due, where somebody has to look it up first; None: nothing is due now."""
        with self._desk.store.reading() as work:
            running = self._running(work)
            on = self._desk.recorder.today(work, self._desk.shop)
        if not running:
            return None
        with self._desk.store.writing() as work:
            for occasion, plan in running:
                done = self._of(work, occasion, plan, on)
                if done is not None:
                    work.commit()
                    return done
        return None

    @tried_again
    def put_down(self, wanted: LookUp, pieces: DuePieces, at: int) -> int:
        """A piece of them; the number of the next. What was put down before and not looked at is looked up anew."""
        rule = rule_of(wanted.occasion)
        with self._desk.store.writing() as work:
            if not at:
                for time in work.care_plans.waiting(rule):
                    work.handouts.forget(RunKey(rule, time))
            for time, members in pieces[at : at + 1]:
                work.handouts.expect(RunKey(rule, time), members)
            if at + 1 >= len(pieces):
                work.settings.put(_looked(wanted.occasion), wanted.note)
            work.commit()
        return at + 1

    def _running(self, work: Work) -> list[tuple[Occasion, CarePlan]]:
        laid_down = care_of(work, self._desk.shop.shop_id)
        elsewhere = done_at_head_office(work, self._desk.shop.shop_id)
        return [
            (occasion, one.plan)
            for occasion, one in laid_down.items()
            if one.on and one.plan is not None and one.till == self._desk.till and occasion not in elsewhere
        ]

    def _of(self, work: Work, occasion: Occasion, plan: CarePlan, on: date) -> CareStep | LookUp | None:
        what = given_now(work, self._desk.programme_in_force(work), occasion, plan)
        if what is None:
            return None
        note = f"{on.isoformat()}.{zlib.crc32(plan.text.encode()):08x}"
        if work.settings.get(_looked(occasion)) != note:
            return LookUp(occasion, plan, on, note)
        for time in work.care_plans.waiting(rule_of(occasion)):
            giver = self._giver(self._desk, work)
            given = give_care(self._desk, work, giver, Wanted(occasion, plan, what, time), self._at_once)
            if given is not None:
                return CareStep(given)
        return None


def _looked(occasion: Occasion) -> str:
    """The name of this machine's note of when it was looked up last, by which plan."""
    return f"care.looked.{occasion.value}"
