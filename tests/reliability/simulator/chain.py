"""A chain that lives through a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from random import Random
from typing import Any

from reliability.simulator.backups import Backup
from reliability.simulator.broken import Broken
from reliability.simulator.cheap import CheapWire
from reliability.simulator.disks import Disk, Mishap
from reliability.simulator.network import FAIR, Weather
from reliability.simulator.office_machine import SHOP, TENANT, OfficeMachine
from reliability.simulator.story import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Step, Story
from reliability.simulator.till_machine import TillMachine
from reliability.simulator.timeline import Timeline
from reliability.simulator.truth import ALL, FactName, Truth
from shuke.application.head_office.dealing_out import deal_where_last_seen
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.store import StoredFact, Work
from shuke.application.ports.sync import QuarantinedFact
from shuke.application.sync.correspondence import Letter
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.day_brought import DayBrought, DayCounts
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.slices.holders import left_behind

__all__ = ["ACCOUNTS", "Chain", "first_morning"]

ACCOUNTS = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.STAMPS)
LOTS = (NEVER, "2026-11-20", "2027-02-28")
_MEMBERS = 2
_MOST_MACHINES = 6


@dataclass(frozen=True)
class Opened:
    """A chain on its first morning: head office's disk, the tills' and the members."""

    now_ms: int
    office: Any
    tills: tuple[tuple[str, Any], ...]
    members: tuple[str, ...]
    truth: Truth


class Chain:
    """`tell` is given a line for everything that happens, if somebody wants to read it."""

    def __init__(
        self, story: Story, new_disk: Callable[[str], Disk], tell: Callable[[str], None] | None = None
    ) -> None:
        self.story = story
        self.timeline = Timeline()
        self._wire = CheapWire()
        self.truth = Truth()
        self.weather: Weather = FAIR
        self.members: list[str] = []
        self.machines: list[TillMachine] = []
        self.revoked: set[str] = set()
        self.till_backups: list[tuple[str, Any]] = []
        self.retired: list[TillMachine] = []
        self.codes: dict[str, TillEnrolmentCode] = {}
        self.backups: list[Backup] = []
        self.versions = 0
        self._new_disk = new_disk
        self._tell = tell
        self._office_chance = Random(f"office {story.seed}")
        self.office = OfficeMachine(
            self.timeline,
            new_disk(TENANT),
            self._wire,
            self._office_chance,
            self._answered,
            lambda: self.truth.office_settled(self.office),
        )

    # From the first morning to the last

    def open(self) -> None:
        """As a chain of so many tills always begins."""
        opened = first_morning(self.story.tills, self._new_disk)
        self.timeline.now_ms = opened.now_ms
        self.office.disk.put_back(opened.office)
        self.truth.goes_on_from(opened.truth)
        self.truth.office_restored(self.office)
        for till, image in opened.tills:
            self._add(till, till, image)
        self.members = list(opened.members)
        self.weather = self.story.weather

    def play(self) -> None:
        for step in self.story.steps:
            self.timeline.run(self.timeline.now_ms + step.after_ms)
            machine = self.machines[step.who % len(self.machines)]
            self.tell(partial(_told, step, machine))
            getattr(self, step.act.value)(machine, step)

    def tell(self, line: Callable[[], str]) -> None:
        if self._tell is not None:
            self._tell(f"{self.timeline.now_ms / 1000:.3f}  {line()}")

    def _add(self, name: str, till: str, image: Any) -> TillMachine:
        machine = TillMachine(
            name,
            till,
            self.timeline,
            self._new_disk(TENANT),
            self._wire,
            f"{name} {self.story.seed}",
            lambda: self.weather,
            self.office.deliver,
            self._settled,
            self._machine_at,
        )
        if image is not None:
            machine.disk.put_back(image)
        self.machines.append(machine)
        machine.keep_witness()
        self.truth.begins(machine)
        return machine

    def _machine_at(self, address: str) -> TillMachine | None:
        return next((machine for machine in self.machines if _address(machine) == address), None)

    def _answered(self, letter: Letter, message: object) -> None:
        self.tell(lambda: f"  head office answers {letter.claim.path} of {letter.claim.till}")
        self.truth.answered(letter, message)

    def _settled(self, machine: TillMachine) -> None:
        machine.keep_witness()
        self.truth.look(machine)

    def member(self, step: Step) -> str:
        return self.members[step.what % len(self.members)]

    def account(self, step: Step) -> AccountKind:
        return ACCOUNTS[step.what // 7 % len(ACCOUNTS)]

    # At the counter

    def sync(self, machine: TillMachine, _: Step) -> None:
        if not machine.busy():
            machine.run(partial(self.round, machine))

    def round(self, machine: TillMachine) -> None:
        done = machine.round()
        self.tell(lambda: f"  {machine.name} ends a round: {done}")
        # A head office that was put back has forgotten members enrolled since, until their till is heard; and
        # it never hears of members whom the copy of a till enrolled.
        known_reason = self.truth.office_was_restored or machine.till in self.truth.cloned
        if done is not None and done.mended and not known_reason:
            raise Broken(f"{machine.name} had rows that differed without a reason: {done}")

    def earn(self, machine: TillMachine, step: Step) -> None:
        lot = LOTS[step.what % len(LOTS)]
        machine.at_once(lambda: machine.earn(self.member(step), self.account(step), lot, step.number))

    def spend(self, machine: TillMachine, step: Step) -> None:
        share = (10, 50, 90, 100)[step.number % 4]
        spend = machine.spend_of_own if step.number % 8 < 4 else machine.spend_of_all
        machine.at_once(lambda: spend(self.member(step), self.account(step), share))

    def ask(self, machine: TillMachine, step: Step) -> None:
        """Every other time the customer wants to pay with it at once."""
        account, member_id = self.account(step), self.member(step)

        def asking() -> None:
            machine.ask(account, member_id, step.number)
            if step.number % 2:
                machine.spend_of_own(member_id, account, 100)

        machine.run(asking)

    def name_lead(self, machine: TillMachine, step: Step) -> None:
        """At this till alone, as where head office is out of reach; it may not be one that others know of."""
        lead = self.machines[step.number % len(self.machines)]
        machine.at_once(lambda: machine.record(LeadNamed(SHOP.shop_id, lead.till, _address(lead))))

    def ask_lead(self, machine: TillMachine, step: Step) -> None:
        """Head office is out of reach, and somebody has what is asked for."""
        self.name_lead(machine, step)
        machine.cut_until_ms = max(machine.cut_until_ms, self.timeline.now_ms + 2 * SECOND_MS)
        machine.contact.lost()
        self.ask(machine, step)

    def basket(self, machine: TillMachine, step: Step) -> None:
        points = 0 if step.number % 3 == 0 else step.number
        machine.at_once(lambda: machine.put_basket(self.member(step), points))

    def give_back(self, machine: TillMachine, step: Step) -> None:
        """A till returns what nobody asked for, as one that is about to close for good might."""
        machine.at_once(lambda: machine.give_back(self.member(step), self.account(step)))

    def give(self, _: TillMachine, step: Step) -> None:
        """Head office books something for a member, and deals it where they bought last."""
        member_id = self.member(step)
        gift = Brought(member_id, entries=(LedgerEntry(self.account(step), NEVER, step.number, "gift"),))

        def change(work: Work, entry: OfficeEntry) -> None:
            today = self.office.recorder.today(work, self.office.identity.calendar)
            entry.record(DayBrought(today, "tea", 1, (gift,), DayCounts()))
            deal_where_last_seen(work, entry, [member_id], today)

        self._keeper(lambda: self.office.write(change))

    def enrol(self, machine: TillMachine, step: Step) -> None:
        member_id = machine.at_once(lambda: machine.enrol(len(self.members)))
        if member_id is not None:
            self.members.append(member_id)

    def promote(self, machine: TillMachine, step: Step) -> None:
        rank = step.number % 3
        today = date(2026, 11, 3) + timedelta(days=step.what)
        body = MemberPromoted(self.member(step), "ordinary", f"tier-{rank}", today, "r", rank)
        machine.at_once(lambda: machine.record(body))

    def publish(self, _: TillMachine, step: Step) -> None:
        self.versions += 1
        starts = date(2099, 1, 1) + timedelta(days=step.what)
        document = "line\n" * step.number
        self._keeper(lambda: self.office.record(ProgrammePublished("tea", self.versions, starts, document)))

    # Trouble

    def till_loses_power(self, machine: TillMachine, step: Step) -> None:
        if step.number % 3 == 0:
            machine.power_off()
        else:
            machine.fuse.set_for = Mishap.BEFORE if step.number % 3 == 1 else Mishap.AFTER

    def till_disk_full(self, machine: TillMachine, _: Step) -> None:
        machine.fuse.set_for = Mishap.REFUSED

    def office_loses_power(self, _: TillMachine, step: Step) -> None:
        if step.number % 3 == 0:
            self.office.power_off()
        else:
            self.office.fuse.set_for = Mishap.BEFORE if step.number % 3 == 1 else Mishap.AFTER

    def office_disk_full(self, _: TillMachine, __: Step) -> None:
        self.office.fuse.set_for = Mishap.REFUSED

    def office_down(self, _: TillMachine, step: Step) -> None:
        self.office.power_off()
        self.office.down_until_ms = self.timeline.now_ms + step.number * 10 * SECOND_MS

    def cable_out(self, machine: TillMachine, step: Step) -> None:
        lasting_ms = (SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS)[step.what % 4]
        machine.cut_until_ms = self.timeline.now_ms + step.number * lasting_ms // 8

    def till_clock(self, machine: TillMachine, step: Step) -> None:
        machine.clock.off_ms = _jump_ms(step)

    def office_clock(self, _: TillMachine, step: Step) -> None:
        self.truth.nonces_hold = False
        self.office.clock.off_ms = _jump_ms(step)

    def back_up_office(self, _: TillMachine, __: Step) -> None:
        backup = self._keeper(self.office.back_up)
        if backup is not None:
            self.backups.append(backup)

    def restore_office(self, _: TillMachine, step: Step) -> None:
        if not self.backups:
            return
        # Power may have gone right after a commit: what that was is read while it is still there.
        self.truth.office_settled(self.office)
        self.truth.office_was_restored = True
        self.office.restore(self.backups[step.what % len(self.backups)])
        self.truth.office_restored(self.office)
        self.truth.disks_changed(self.held())

    def rebuild_office(self, _: TillMachine, __: Step) -> None:
        if self._keeper(self.office.rebuild) is False:
            raise Broken("head office's journal folds to something else")

    def back_up_till(self, machine: TillMachine, _: Step) -> None:
        self.till_backups.append((machine.till, machine.disk.image()))

    def restore_till(self, machine: TillMachine, step: Step) -> None:
        images = [image for till, image in self.till_backups if till == machine.till]
        if not images:
            return
        machine.put_back(images[step.what % len(images)])
        self.truth.begins(machine)
        self.truth.disks_changed(self.held())
        machine.look()
        self._settled(machine)

    def clone_till(self, machine: TillMachine, _: Step) -> None:
        if len(self.machines) < _MOST_MACHINES:
            clone = self._add(f"{machine.till} copy {len(self.machines)}", machine.till, machine.disk.image())
            clone.witness = machine.witness
            self.truth.is_cloned(clone)

    def write_off(self, machine: TillMachine, step: Step) -> None:
        """A till that is thrown out, or what one left behind, goes back to the pool on a person's word."""
        with self.office.store.reading() as work:
            epochs = {fact.epoch for fact in work.journal.after(machine.till, 0, 0, ALL)}
        holders = sorted(left_behind(machine.till, epoch) for epoch in epochs)
        if machine.till in self.revoked:
            holders = [machine.till]
        for holder in holders[step.what % 2 :]:
            self._keeper(partial(self.office.write_off, holder))

    def join(self, _: TillMachine, step: Step) -> None:
        """A till comes in with a code; if that goes wrong it tries again when all is well."""
        if len(self.machines) >= _MOST_MACHINES:
            return
        till = f"S01-{len({machine.till for machine in self.machines}) + 1}"
        code = self._keeper(lambda: self.office.invite(till))
        if code is None:
            return
        # A head office put back to before it knew a till would not wait for what that till holds.
        self.backups.clear()
        self.codes[till] = code
        machine = self._add(till, till, None)
        machine.run(lambda: machine.join(code))

    def revoke(self, machine: TillMachine, _: Step) -> None:
        if len(self.machines) > 2:
            self.revoked.add(machine.till)
            self._keeper(lambda: self.office.revoke(machine.till))

    def _keeper(self, change: Callable[[], Any]) -> Any:
        """Something done at head office by hand; None if the machine died over it."""
        return self.office.at_once(change)

    # What lies where

    def held(self) -> Iterator[FactName]:
        """Every fact on every disk."""
        for machine in (*self.machines, *self.retired):
            yield from self.held_by(machine)
        yield from self.held_by_office()
        yield from self.set_aside()

    def held_by(self, machine: TillMachine) -> Iterator[FactName]:
        with machine.store.reading() as work:
            yield from map(_name, work.journal.after(machine.till, 0, 0, ALL))

    def held_by_office(self) -> Iterator[FactName]:
        with self.office.store.reading() as work:
            for till in work.journal.tills():
                yield from map(_name, work.journal.after(till, 0, 0, ALL))

    def set_aside(self) -> Iterator[FactName]:
        with self.office.store.reading() as work:
            for till in {machine.till for machine in self.machines}:
                yield from map(_name, work.quarantine.of_till(till, ALL))


def _name(fact: StoredFact | QuarantinedFact) -> FactName:
    return fact.till, fact.epoch, fact.seq, fact.hash


def _told(step: Step, machine: TillMachine) -> str:
    return f"{step.act} {machine.name} {step.what} {step.number}"


def _address(machine: TillMachine) -> str:
    return f"{machine.name.replace(' ', '-')}:7413"


def _jump_ms(step: Step) -> int:
    """From a minute to half a year, in both directions, and back to the right time."""
    size_ms = (0, MINUTE_MS, HOUR_MS, DAY_MS, 30 * DAY_MS)[step.what % 5]
    return (1 if step.what % 2 else -1) * size_ms * (step.number % 8)


@cache
def first_morning(tills: int, new_disk: Callable[[str], Disk]) -> Opened:
    chain = Chain(Story(-tills, tills, FAIR, 100, 500, ()), new_disk)
    chain.office.found()
    for number in range(1, tills + 1):
        till = f"S01-{number}"
        machine = chain._add(till, till, None)
        code = chain.office.invite(till)
        machine.run(partial(machine.join, code))
        chain.timeline.run(chain.timeline.now_ms + MINUTE_MS)
    for number in range(_MEMBERS):
        machine = chain.machines[number % tills]
        chain.members.append(machine.enrol(number))
        for account in ACCOUNTS:
            machine.earn(chain.members[-1], account, NEVER, 100)
    for machine in (*chain.machines, *chain.machines):
        machine.run(machine.round)
        chain.timeline.run(chain.timeline.now_ms + MINUTE_MS)
    return Opened(
        chain.timeline.now_ms,
        chain.office.disk.image(),
        tuple((machine.till, machine.disk.image()) for machine in chain.machines),
        tuple(chain.members),
        chain.truth,
    )
