"""Head office as the machine that writes to members and runs campaigns: what it records, tills are told of."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity, OfficeSetting
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.facts.fact import SealedFact
from shuke.domain.facts.kinds import FactBody
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Shop
from shuke.wording.sentence import Language

__all__ = ["OfficeMachine", "TellingRecorder", "language_kept"]


class TellingRecorder(Recorder):
    """Whatever is recorded has its place in the stream of changes before the transaction ends."""

    def record(
        self, work: Work, shop: Shop, body: FactBody, *, staff: str, now_ms: int | None = None
    ) -> SealedFact:
        del now_ms  # head office records when it happens
        entry = OfficeEntry(work, self, shop)
        fact = entry.record(body, staff)
        entry.settle()
        return fact


def language_kept(work: Work) -> Language:
    """In which members are written to from here."""
    kept = work.settings.get(OfficeSetting.MESSAGE_LANGUAGE.value)
    return Language.EN if kept == Language.EN.value else Language.ZH


class OfficeMachine:
    """`Machine`. `write_in` is as the settings had it when somebody last looked (`look_at`)."""

    def __init__(
        self,
        identity: OfficeIdentity,
        writing: Store,
        recorder: TellingRecorder,
        ids: Ids,
        shelf: ProgrammeShelf,
    ) -> None:
        self.identity = identity
        self.store = writing
        self.recorder = recorder
        self.ids = ids
        self.shelf = shelf
        self.write_in = Language.ZH

    @property
    def shop(self) -> Shop:
        return self.identity.calendar

    @property
    def till(self) -> str:
        return self.recorder.place.till

    def language(self) -> str:
        return self.write_in.value

    def look_at(self, work: Work) -> None:
        self.write_in = language_kept(work)

    def local_time(self, at_ms: int) -> datetime:
        return datetime.fromtimestamp(at_ms / 1000, ZoneInfo(self.shop.zone))

    def programme_in_force(self, work: Work) -> Programme:
        return self.shelf.in_force(work, self.recorder.today(work, self.shop))
