"""Programmes at head office: the versions held, what speaks against a new one, and publishing it to every till."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import PublishedProgramme, Store, Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.publishing import Objections, Order, Published, decided, weigh
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right, Shop

__all__ = ["MOST_VERSIONS", "ProgrammeDesk", "VersionSeen", "VersionsSeen"]

MOST_VERSIONS = 12


@dataclass(frozen=True, slots=True)
class VersionSeen:
    published: PublishedProgramme
    programme: Programme


@dataclass(frozen=True, slots=True)
class VersionsSeen:
    """The newest first; `in_force` is the (programme, version) of today."""

    versions: tuple[VersionSeen, ...]
    in_force: tuple[str, int] | None
    today: date


class ProgrammeDesk:
    """`reading` and `writing` as for `Office`. It is a `PublishingDesk` of the whole chain."""

    def __init__(self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder) -> None:
        self.recorder = recorder
        self.shop: Shop = identity.calendar
        self._reading = reading
        self._writing = writing
        self._shelf = ProgrammeShelf()

    def programme_on(self, work: Work, day: date) -> Programme:
        return self._shelf.in_force(work, day)

    def versions(self, session: Session) -> VersionsSeen | Refused:
        if not session.may(Right.MANAGE_PROGRAMME):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            today = self.recorder.today(work, self.shop)
            held = work.programmes.newest(MOST_VERSIONS)
            now = work.programmes.in_force(today)
            if now is not None and now not in held:
                held.append(now)
            read = (VersionSeen(one, self._shelf.version(work, one.programme, one.version)) for one in held)
            return VersionsSeen(tuple(read), (now.programme, now.version) if now else None, today)

    def weighed(self, session: Session, order: Order) -> Objections | Refused:
        """What would speak against publishing it; nothing is changed.

        Raises:
            ProgrammeRefused: the document has problems.
        """
        with self._reading.reading() as work:
            return weigh(self, work, session, order)

    @tried_again
    def publish(self, session: Session, order: Order) -> Published | Objections | Refused:
        """Every till has it with its next round.

        Raises:
            ProgrammeRefused: the document has problems; nothing was kept.
        """
        with self._writing.writing() as work:
            fact = decided(self, work, session, order)
            if not isinstance(fact, ProgrammePublished):
                return fact
            entry = OfficeEntry(work, self.recorder, self.shop)
            entry.record(fact, session.staff.staff_id)
            entry.settle()
            work.commit()
        return Published(fact.programme, fact.version, order.starts_on)
