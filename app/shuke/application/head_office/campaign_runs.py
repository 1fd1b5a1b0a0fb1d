"""Head office's campaigns run by themselves, over all shops: what is given lies in the pool, and each member's share
of it is dealt to the till they visited last. Of several processes one runs them, for as long as it says so again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.campaigns.running import CampaignRuns
from shuke.application.head_office.dealing_out import deal_where_last_seen
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.office_machine import OfficeMachine
from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.runs.giving_to_many import Giver
from shuke.application.trying_again import tried_again
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.run_brought import RunBrought

__all__ = ["AT_ONCE", "HELD_MS", "RunsHeld", "office_giver", "office_runs"]

AT_ONCE = 200
"""Members of one batch: a till's letter does not wait long behind it."""
HELD_MS = 5 * 60_000
_APART_MS = HELD_MS
"""How far clocks of two machines may be apart; whoever said so for longer than that had a clock gone wrong."""

_HOLDER = "campaigns.runner"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One transaction's facts, told to tills."""

    machine: Machine
    work: Work
    on: date

    def record(self, body: FactBody) -> object:
        entry = OfficeEntry(self.work, self.machine.recorder, self.machine.shop)
        fact = entry.record(body)
        if isinstance(body, RunBrought):
            given = sorted(one.member_id for one in body.members if one.coupons or one.entries)
            deal_where_last_seen(self.work, entry, given, self.on)
        entry.settle()
        return fact


def office_giver(machine: Machine, work: Work) -> Giver:
    on = machine.recorder.today(work, machine.shop)
    return Giver(machine.ids, machine.programme_in_force(work), on, "", _Entry(machine, work, on))


def office_runs(machine: OfficeMachine) -> CampaignRuns:
    """Used on the lane that writes."""
    return CampaignRuns(machine, office_giver, AT_ONCE)


class RunsHeld:
    """Which process runs campaigns. Each batch counts what was given before once and then goes on counting itself, so
    two at a time would give beyond a budget, though nobody twice.

    Attributes:
        turn: another one once this process begins anew: somebody else may have given meanwhile.
    """

    def __init__(self, machine: OfficeMachine, name: str) -> None:
        """`name`: this process's, unlike any other's."""
        self._machine = machine
        self._name = name
        self._until_ms = 0
        self.turn = 0

    @tried_again
    def hold(self) -> bool:
        """Whether it is this one's now, and for a while; asked anew before each step."""
        now_ms = self._machine.recorder.now_ms()
        if 0 < self._until_ms - now_ms <= HELD_MS and self._until_ms - now_ms > HELD_MS // 2:
            return True
        with self._machine.store.writing() as work:
            now_ms = self._machine.recorder.now_ms()  # whoever had the turn before may have said so since
            holder, _, until = (work.settings.get(_HOLDER) or "").partition(" ")
            others = holder not in ("", self._name)
            if others and until.isdecimal() and 0 < int(until) - now_ms <= HELD_MS + _APART_MS:
                self._until_ms = 0
                return False
            until_ms = now_ms + HELD_MS
            work.settings.put(_HOLDER, f"{self._name} {until_ms}")
            work.commit()
        if holder != self._name:
            self.turn += 1
        self._until_ms = until_ms
        return True

    @tried_again
    def release(self) -> None:
        """It ends in good order: another one need not wait."""
        if not self._until_ms:
            return
        self._until_ms = 0
        with self._machine.store.writing() as work:
            if (work.settings.get(_HOLDER) or "").startswith(f"{self._name} "):
                work.settings.put(_HOLDER, "")
                work.commit()
