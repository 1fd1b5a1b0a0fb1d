"""The machine head office runs on: each step on a letter is an event, and power may go between any two."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any, TypeVar

from fakes.snapshot_shelf import ShelfInMemory
from reliability.simulator.backups import Backup
from reliability.simulator.cheap import CheapCheck, CheapFacts, CheapSigner, CheapWire
from reliability.simulator.disks import Disk, Fuse, FusedStore, PoweredOff
from reliability.simulator.network import Answer
from reliability.simulator.timeline import MachineClock, Timeline
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.snapshot.parts import MemberBlocks
from shuke.adapters.snapshot.sealing import X25519Sealing
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.head_office.backing_up import note_backed_up, write_backup
from shuke.application.head_office.enrolling_tills import Invited, invite, revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.founding import Founding, found, identity_of
from shuke.application.head_office.letters import READING, Admitted, Opened
from shuke.application.head_office.moving_slices import StillBelieved, write_off
from shuke.application.head_office.office import Office
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.head_office.restoring import restore
from shuke.application.head_office.snapshots import Snapshots
from shuke.application.head_office.stationery import Stationery
from shuke.application.head_office.taking_back import read_opening
from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.recording import Recorder
from shuke.application.sync.correspondence import Letter
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.kinds import FactBody
from shuke.domain.shop import Shop
from shuke.domain.sync.exchanges import Refusal, RefusalReason

__all__ = ["SHOP", "TENANT", "OfficeMachine"]

TENANT = "tenant-1"
SHOP = Shop("S01", "熟客茶庄", ("人民路1号",))
ADDRESS = "http://127.0.0.1:1"
_STARTS_AGAIN_MS = 3_000

Result = TypeVar("Result")


class OfficeMachine:
    """
    Args:
        answered: told of every letter that was not refused, and what it asked.
        settled: told after each step.
    """

    def __init__(
        self,
        timeline: Timeline,
        disk: Disk,
        wire: CheapWire,
        chance: Random,
        answered: Callable[[Letter, object], None],
        settled: Callable[[], None],
    ) -> None:
        self.timeline = timeline
        self.disk = disk
        self.wire = wire
        self.clock = MachineClock(timeline)
        self.fuse = Fuse()
        self.store = FusedStore(disk, self.fuse)
        self.signer = CheapSigner("head office")
        self.down_until_ms = 0
        self._chance = chance
        self._answered = answered
        self._settled = settled
        self._starts = 0
        self.sealing = CheapFacts(self.signer, CheapCheck(), chance.randbytes)
        self.identity = identity_of(Founding(TENANT, "熟客连锁", SHOP))
        self.recorder = Recorder(self.identity.place, self.sealing, CborEncoding(), self.clock)
        stationery = Stationery(
            self.signer,
            CheapCheck(),
            self.sealing,
            self.wire,
            SealedTrustLists(CheapCheck(), self.signer),
        )
        snapshots = Snapshots(
            self.store,
            ShelfInMemory(),
            MemberBlocks(),
            X25519Sealing(),
            self.wire,
            self.clock,
            chance.randbytes,
        )
        self.office = Office(
            self.identity, self.store, self.store, self.recorder, stationery, self.clock, snapshots
        )

    def found(self) -> None:
        assert found(self.store, self.recorder, self.signer.public_key, Founding(TENANT, "熟客连锁", SHOP))

    # Letters

    def deliver(self, letter: Letter, answer: Answer) -> None:
        """One letter, step by step; nobody answers while the machine is down."""
        if self.timeline.now_ms < self.down_until_ms:
            answer(None)
            return
        self._step(partial(self.office.admit, letter.claim), partial(self._open, letter, answer))

    def _open(self, letter: Letter, answer: Answer, admitted: Admitted | Refusal) -> None:
        opened = admitted if isinstance(admitted, Refusal) else self.office.open(admitted, letter.body)
        if isinstance(opened, Refusal):
            answer(self.office.answer(letter.claim.signature, opened))
            return
        tell = partial(self._answer, letter, answer, opened)
        if isinstance(opened.message, READING):
            self._later(partial(self.office.note, opened.claim), partial(self._look_up, opened, tell))
        else:
            self._later(partial(self.office.carry_out, opened), tell)

    def _look_up(self, opened: Opened, tell: Callable[[object], None], noted: Refusal | None) -> None:
        if noted is not None:
            tell(noted)
        else:
            self._later(partial(self.office.look_up, opened), tell)

    def _answer(self, letter: Letter, answer: Answer, opened: Opened, said: object) -> None:
        if not isinstance(said, Refusal):
            self._answered(letter, opened.message)
        answer(self.office.answer(letter.claim.signature, said))

    def _later(self, step: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """The next step, a moment later; other letters come in between. A program that was started anew since
        knows nothing of it."""
        starts = self._starts

        def go_on() -> None:
            if starts == self._starts:
                self._step(step, then)

        self.timeline.after(self._chance.randrange(8), go_on)

    def _step(self, step: Callable[[], Any], then: Callable[[Any], object]) -> None:
        try:
            result = step()
        except PoweredOff:
            self.power_off()
            return
        except StoreUnusable:
            result = self.office.refusal(RefusalReason.BUSY)
        self._settled()
        then(result)

    def power_off(self) -> None:
        """It starts again by itself; letters under way in it are lost."""
        self._starts += 1
        self.fuse.set_for = None
        self.down_until_ms = self.timeline.now_ms + _STARTS_AGAIN_MS

    # Its keeper

    def at_once(self, change: Callable[[], Result]) -> Result | None:
        """Something done by hand; None if the power went or the disk refused."""
        try:
            return change()
        except PoweredOff:
            self.power_off()
        except StoreUnusable:
            pass
        return None

    def write(self, change: Callable[[Work, OfficeEntry], Result]) -> Result:
        with self.store.writing() as work:
            entry = OfficeEntry(work, self.recorder, self.identity.calendar)
            result = change(work, entry)
            entry.settle()
            work.commit()
        self._settled()
        return result

    def record(self, *bodies: FactBody) -> None:
        def change(_: Work, entry: OfficeEntry) -> None:
            for body in bodies:
                entry.record(body)

        self.write(change)

    def invite(self, till: str) -> TillEnrolmentCode:
        def change(work: Work, _: OfficeEntry) -> Invited:
            return invite(work, SHOP.shop_id, till, "", self.clock.now_ms(), self._chance.randbytes)

        invited = self.write(change)
        key = fingerprint(self.signer.public_key)
        return TillEnrolmentCode(TENANT, invited.till, invited.one_time_code, ADDRESS, key)

    def revoke(self, till: str) -> None:
        self.write(
            lambda work, entry: revoke(
                work, entry, till, self.recorder.today(work, self.identity.calendar), "lost"
            )
        )

    def write_off(self, holder: str) -> None:
        def change(work: Work, entry: OfficeEntry) -> None:
            with suppress(StillBelieved):
                write_off(work, entry, holder, "a person's word")

        self.write(change)

    def back_up(self) -> Backup:
        backup = Backup()
        with self.store.reading() as work:
            now_ms = self.clock.now_ms()
            done = write_backup(work, backup, self.identity, self.signer, b"", now_ms, _nobody_watches)
        note_backed_up(self.store, done.heads)
        return backup

    def restore(self, backup: Backup) -> None:
        """The disk is gone; an older backup comes onto a new one."""
        self._starts += 1
        self.fuse.set_for = None
        self.disk.wipe()
        opening, _ = read_opening(backup.read())
        restore(
            self.store,
            backup.read(),
            opening,
            self.recorder,
            self.sealing,
            self.signer.public_key,
            CheapCheck(),
            lambda: None,
            _nobody_watches,
        )

    def rebuild(self) -> bool:
        """Whether the projections, folded anew, are what they were."""
        return rebuild_office(self.store, self.sealing, CborEncoding(), _nobody_watches).unchanged


def _nobody_watches(_: int) -> None:
    pass
