"""What the window of segments reads: the list, the words to choose among, and a look as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shuke.application.machine import Machine
from shuke.application.ports.segments import KeptSegment
from shuke.application.ports.store import Work
from shuke.application.segments.looking import Everybody, Look, sample_of
from shuke.application.segments.naming import SegmentNames, segment_names
from shuke.application.segments.saving import Moves
from shuke.domain.member import Member
from shuke.domain.profile import mask_name, mask_phone
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.building import Placed, parts_of
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import PRESETS, Rule
from shuke.domain.segments.standing import Stage
from shuke.presenters.counter_words import MoneyText, bilingual_words
from shuke.presenters.segments.state import NEW, PartRow, SampleRow, SegmentRow
from shuke.wording import segment_window as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said
from shuke.wording.segments import PRESET_NAMES, PRESET_USES, WORDS, InWords

__all__ = [
    "PRESET",
    "SAVED",
    "Known",
    "listed",
    "moves_told",
    "noting",
    "part_rows",
    "read_known",
    "sample_rows",
    "share",
]

SAVED, PRESET = "saved/", "preset/"


@dataclass(frozen=True, slots=True)
class Known:
    """`offered`: the words of each field that has words; `bounds`: by the programme in force."""

    saved: tuple[KeptSegment, ...]
    offered: Mapping[Field, Mapping[str, Words]]
    bounds: Bounds

    def name_of(self, field: Field, word: str) -> Words:
        return self.offered.get(field, {}).get(word, word)


def read_known(desk: Machine, work: Work) -> Known:
    return known_of(segment_names(work, desk.programme_in_force(work)))


def known_of(names: SegmentNames) -> Known:
    offered: dict[Field, Mapping[str, Words]] = {field: dict(known) for field, known in WORDS.items()}
    for field, known in names.offered.items():
        offered[field] = {
            word: name if isinstance(name, str) else bilingual_words(name) for word, name in known.items()
        }
    return Known(names.saved, offered, names.bounds)


def listed(known: Known) -> tuple[SegmentRow, ...]:
    """One that is being made, those saved, the presets."""
    saved = (
        SegmentRow(SAVED + one.segment_id, one.name, said(words.SAVED_ON, day=one.saved_on.isoformat()))
        for one in known.saved
    )
    presets = (SegmentRow(PRESET + one.value, PRESET_NAMES[one], PRESET_USES[one]) for one in PRESETS)
    return (SegmentRow(NEW, words.NEW, words.NEW_DETAIL), *saved, *presets)


def part_rows(known: Known, where: Together) -> tuple[PartRow, ...]:
    """The parts of a rule as they are read, each in words."""
    return tuple(_part_row(known, placed) for placed in parts_of(where))


def _part_row(known: Known, placed: Placed) -> PartRow:
    path, part = placed
    if isinstance(part, Together):
        return PartRow(path, words.GROUP_ANY if part.any_of else words.GROUP_ALL, part.any_of)
    return PartRow(path, InWords(part, known.name_of))


def share(look: Look) -> Words:
    percent = f"{100 * look.count / max(look.of, 1):.1f}"
    return said(words.SHARE, all=points_text(look.of), percent=percent)


def noting(look: Look) -> Words:
    """How far what people usually buy is known, while it is not of everybody."""
    if look.noted is None:
        return ""
    return said(words.NOTING, noted=points_text(look.noted), all=points_text(look.of))


def sample_rows(work: Work, look: Look, known: Known, money: MoneyText) -> tuple[SampleRow, ...]:
    return tuple(sample_row(one, known, money) for one in sample_of(work, look))


def sample_row(one: Member, known: Known, money: MoneyText) -> SampleRow:
    who = " ".join((mask_name(one.profile.name), mask_phone(one.profile.phone))).strip() or one.number
    last: Words = one.last_sale_on.isoformat() if one.last_sale_on else words.NEVER
    tier = known.name_of(Field.TIER, one.tier)
    return SampleRow(one.member_id, (who, tier, last, points_text(one.sales), money(one.cumulative)))


def moves_told(work: Work, everybody: Everybody, bounds: Bounds, day: str, moves: Moves) -> tuple[Words, ...]:
    """How many stayed, came and went, and where in the life cycle those who went are now."""
    counts = {name: points_text(len(getattr(moves, name))) for name in ("stayed", "came", "went")}
    told: list[Words] = [said(words.MOVES, day=day, **counts)]
    if moves.went:
        told.append(said(words.WENT_TO, where=Listed(tuple(_where(work, everybody, bounds, moves.went)))))
    return tuple(told)


def _where(work: Work, everybody: Everybody, bounds: Bounds, went: Iterable[str]) -> Iterable[Words]:
    left = set(went)
    found: Counter[Stage] = Counter()
    for stage in Stage:
        where = Together((Condition(Field.STAGE, Operator.ONE_OF, (stage,)),))
        found[stage] = len(left.intersection(everybody.look(work, Rule(where, bounds)).members))
    for stage, count in found.items():
        if count:
            yield said(words.CAME_FROM, what=WORDS[Field.STAGE][stage], count=points_text(count))
    if lost := len(left) - found.total():
        yield said(words.CAME_FROM, what=words.GONE, count=points_text(lost))
