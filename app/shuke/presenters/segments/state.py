"""What the window of segments shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from shuke.domain.segments.building import Path
from shuke.domain.segments.conditions import Operator
from shuke.domain.segments.fields import Field
from shuke.presenters.counter_words import Notice
from shuke.presenters.segments.lines import Line
from shuke.wording.field_groups import FieldGroup
from shuke.wording.said import Words

__all__ = ["NEW", "Draft", "LinesDraft", "PartRow", "SampleRow", "SegmentRow", "SegmentsState"]

NEW = "new"
"""The key of a segment that is being made."""


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """`key`: NEW, ``saved/`` with an id, or ``preset/`` with its name."""

    key: str
    name: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class SampleRow:
    """Masked as in every list of members."""

    member_id: str
    cells: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A condition that is being made; numbers are as they were typed.

    Attributes:
        group: whose fields stand there to be picked from.
        operators: those that the field may be asked by.
        offered: the words to choose among, where the field has words.
        within: the group that it goes into; `grouped`: as the first of a new one inside it.
        fault: what is still wrong with it.
    """

    group: FieldGroup = FieldGroup.PURCHASES
    field: Field | None = None
    operators: tuple[Operator, ...] = ()
    operator: Operator | None = None
    first: str = ""
    second: str = ""
    offered: Mapping[str, Words] = dataclass_field(default_factory=dict)
    words: frozenset[str] = frozenset()
    fault: Words = ""
    within: Path = ()
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class PartRow:
    """A condition in words, or the beginning of a group whose parts come behind it, one deeper.

    Attributes:
        depth: 0 for parts of the whole.
        any_of: of a group; None: a condition.
    """

    path: Path
    told: Words
    any_of: bool | None = None

    @property
    def depth(self) -> int:
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class LinesDraft:
    """Lines as they are typed; `at` is where `fault` is (None: with several together)."""

    typed: Mapping[Line, str]
    fault: Words = ""
    at: Line | None = None


@dataclass(frozen=True, slots=True)
class SegmentsState:
    """
    Attributes:
        about: the whole rule as a sentence, or what a preset is good for.
        parts: each condition in words, groups with what is in them.
        count, share: empty while they are worked out.
        no_members: there is nobody at all to choose from.
        noting: how far it is known what people usually buy, where the rule asks and it is not of everybody yet.
        name: as it is typed, to be saved by.
        is_saved: it may be taken off, taken down and compared.
        unsaved: it was changed and not saved; `unsaved_keys`: each that was.
        is_fixed: a later release wrote it; it can be looked at by nobody here.
        days: those on which it was taken down, the newest first.
        moves: what became of it since the chosen one of them.
    """

    rows: tuple[SegmentRow, ...] = ()
    chosen: str = NEW
    title: Words = ""
    about: Words = ""
    any_of: bool = False
    parts: tuple[PartRow, ...] = ()
    count: Words = ""
    no_members: bool = False
    share: Words = ""
    noting: Words = ""
    sample: tuple[SampleRow, ...] = ()
    name: str = ""
    is_saved: bool = False
    is_fixed: bool = False
    unsaved: bool = False
    unsaved_keys: frozenset[str] = frozenset()
    days: tuple[str, ...] = ()
    moves: tuple[Words, ...] = ()
    draft: Draft | None = None
    lines: LinesDraft | None = None
    busy: bool = False
    notice: Notice | None = None
