"""What the window shows in which members are taken over: the list, its columns, its sums, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.importing.carrying_over import CarriedSlice
from shuke.application.importing.columns import MemberColumn
from shuke.application.importing.old_members import Totals
from shuke.application.importing.old_tiers import OldTier
from shuke.presenters.counter_words import Notice
from shuke.presenters.pace import Progress
from shuke.wording.said import Words

__all__ = [
    "MOST_FAULTS_SHOWN",
    "PREVIEWED",
    "ColumnRow",
    "Comparison",
    "MemberImportPhase",
    "MemberImportState",
    "Sums",
]

MOST_FAULTS_SHOWN = 200


PREVIEWED = (
    MemberColumn.CARD,
    MemberColumn.PHONE,
    MemberColumn.NAME,
    MemberColumn.TIER,
    MemberColumn.POINTS,
    MemberColumn.PRINCIPAL,
    MemberColumn.BONUS,
    MemberColumn.SPENT,
)


class MemberImportPhase(StrEnum):
    """EMPTY → READING → COMPARING → READY → RUNNING → NAMES → DONE; another file or column leads to READING."""

    EMPTY = "empty"
    READING = "reading"
    COMPARING = "comparing"
    READY = "ready"
    RUNNING = "running"
    NAMES = "names"
    """All are in; they are being entered where names are looked up."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of the file: its name there, its first cells, what it is taken for (None: not used)."""

    place: int
    name: str
    samples: tuple[str, ...]
    column: MemberColumn | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of the good rows looked at so far: who is new, who is in already."""

    new: int = 0
    there: int = 0

    def with_slice(self, done: CarriedSlice) -> Comparison:
        return Comparison(self.new + done.new, self.there + done.there)


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts of all good rows, with the currency's sign."""

    principal: str = ""
    bonus: str = ""
    spent: str = ""


_BUSY = frozenset(
    {
        MemberImportPhase.READING,
        MemberImportPhase.COMPARING,
        MemberImportPhase.RUNNING,
        MemberImportPhase.NAMES,
    }
)
_NO_SUMS = Sums()
_NO_TOTALS = Totals()
_NOTHING = Comparison()
_BEGUN = Progress()


@dataclass(frozen=True, slots=True)
class MemberImportState:
    """What the screen shows.

    Attributes:
        origin: what the older system is called.
        tiers: key and name of each tier of the programme.
        members: the first of them as they would become, cell by cell in the order of `PREVIEWED`.
        totals: of the good rows, to be held against the older system's.
        faults: in words, at most MOST_FAULTS_SHOWN; `faulty_rows` counts all rows that are left out.
    """

    phase: MemberImportPhase = MemberImportPhase.EMPTY
    origin: str = ""
    file: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    columns: tuple[ColumnRow, ...] = ()
    old_tiers: tuple[OldTier, ...] = ()
    tiers: tuple[tuple[str, Words], ...] = ()
    members: tuple[tuple[Words, ...], ...] = ()
    totals: Totals = _NO_TOTALS
    sums: Sums = _NO_SUMS
    counts: Comparison = _NOTHING
    faults: tuple[Words, ...] = ()
    faulty_rows: int = 0
    progress: Progress = _BEGUN
    notice: Notice | None = None

    @property
    def busy(self) -> bool:
        return self.phase in _BUSY
