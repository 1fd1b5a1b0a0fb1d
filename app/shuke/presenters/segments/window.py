"""The window of segments: choosing or making one, its live count, saving, comparing, handing on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.exporting.wanted import Among
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.looking import Everybody, Look
from shuke.application.segments.saving import compared, save, take_down, take_off
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.building import Path, added, turned, without
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import Rule
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.segments.drafting import condition_of, on_field, on_group, on_operator, ticked
from shuke.presenters.segments.lines import Line, as_typed, lines_read
from shuke.presenters.segments.made import Begun, Made, begun
from shuke.presenters.segments.reading import (
    PRESET,
    SAVED,
    Known,
    listed,
    moves_told,
    noting,
    part_rows,
    read_known,
    sample_rows,
    share,
)
from shuke.presenters.segments.state import NEW, Draft, LinesDraft, SampleRow, SegmentsState
from shuke.presenters.shown import Shown
from shuke.presenters.unsaved import Unsaved
from shuke.wording import segment_window as words
from shuke.wording.field_groups import FieldGroup
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said
from shuke.wording.segments import InWords

__all__ = ["SegmentPorts", "SegmentsPresenter"]


@dataclass(frozen=True, slots=True)
class SegmentPorts:
    """What the window gives rise to elsewhere: a list of these members is wanted; something was recorded."""

    hand_on: Callable[[Among], None]
    changed: Callable[[], None]


class SegmentsPresenter(Shown[SegmentsState]):
    def __init__(self, office: OfficeWork, ports: SegmentPorts) -> None:
        super().__init__(SegmentsState())
        self._office = office
        self._ports = ports
        desk = office.desk
        self._everybody = Everybody(
            desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop)
        )
        self._known: Known | None = None
        self._where = Together()
        self._bounds: Bounds | None = None
        self._begun: Begun | None = None
        self._unsaved: Unsaved[Made] = Unsaved()
        self._look: Look | None = None
        self._asked = 0

    # choosing

    def open(self) -> None:
        """Everybody is looked at anew; what is being made stays as it is."""

        def have_read(known: Known) -> None:
            self._known = known
            self._show(replace(self._state, rows=listed(known)))
            if self._state.draft is not None or self._state.lines is not None:
                self._ask()
            else:
                self.choose(self._state.chosen)

        def read(work: Work) -> Known:
            self._everybody.anew()
            return read_known(self._office.desk, work)

        self._show(replace(self._state, notice=None))
        self._office.read(read, have_read, self._trouble)

    def choose(self, key: str) -> None:
        """What was changed of another is still there when that is chosen again; one that is gone leaves a new one."""
        if self._known is not None:
            self._keep()
            self._look_at(key)

    def give_up(self) -> None:
        """What stands there is as it is saved, or as nothing was begun, again."""
        self._unsaved.give_up(self._state.chosen)
        self._look_at(self._state.chosen)

    def _look_at(self, key: str) -> None:
        if self._known is None:
            return
        found = begun(self._known, key)
        made = self._unsaved.of(found.key) or found.made
        self._begun, self._where, self._bounds = found, made.where, made.bounds
        self._show(
            SegmentsState(
                rows=self._state.rows,
                chosen=found.key,
                title=found.title,
                name=made.name,
                is_saved=bool(found.segment_id),
                is_fixed=found.is_fixed,
                unsaved=made != found.made,
                unsaved_keys=self._unsaved.keys,
                notice=self._state.notice if found.key == self._state.chosen else None,
            )
        )
        if found.is_fixed:
            self._look = None
            self._show(replace(self._state, about=words.UNREADABLE))
        else:
            self._ask()
        if found.segment_id:
            self._list_days(found.segment_id)

    def _keep(self) -> None:
        """What was changed and not saved stays, by the key of what it changes."""
        if self._begun is not None and self._bounds is not None and not self._begun.is_fixed:
            made = Made(self._where, self._bounds, self._state.name)
            unsaved = self._unsaved.keep(self._begun.key, made, self._begun.made)
            self._show(replace(self._state, unsaved=unsaved, unsaved_keys=self._unsaved.keys))

    # making

    def turn(self, path: Path = ()) -> None:
        """All of that group's parts hold instead of any, and the other way round; without a path: of the whole."""
        self._change(lambda where: turned(where, path))

    def remove(self, path: Path) -> None:
        self._change(lambda where: without(where, path))

    def add(self, path: Path = (), *, grouped: bool = False) -> None:
        """A condition, into the group of that path or, `grouped`, as the first of one more inside it."""
        if not self._state.is_fixed:
            draft = Draft(within=path, grouped=grouped)
            self._show(replace(self._state, draft=draft, lines=None, notice=None))

    def leave_draft(self) -> None:
        self._show(replace(self._state, draft=None))

    def pick_group(self, group: FieldGroup) -> None:
        self._draft(lambda draft: on_group(draft, group))

    def pick_field(self, field: Field) -> None:
        offered = self._known.offered.get(field, {}) if self._known else {}
        self._draft(lambda draft: on_field(draft, field, offered))

    def pick_operator(self, operator: Operator) -> None:
        self._draft(lambda draft: on_operator(draft, operator))

    def type_values(self, first: str, second: str) -> None:
        self._draft(lambda draft: replace(draft, first=first, second=second, fault=""))

    def tick_word(self, word: str) -> None:
        self._draft(lambda draft: ticked(draft, word))

    def confirm(self) -> None:
        draft = self._state.draft
        if draft is None:
            return
        made = condition_of(draft)
        if isinstance(made, Condition):
            try:
                where = added(self._where, draft.within, made, in_a_group=draft.grouped)
            except ValueError:
                made = words.TOO_MANY
            else:
                self._show(replace(self._state, draft=None))
                self._change(lambda _: where)
                return
        self._show(replace(self._state, draft=replace(draft, fault=made)))

    def _draft(self, change: Callable[[Draft], Draft]) -> None:
        if self._state.draft is not None:
            self._show(replace(self._state, draft=change(self._state.draft)))

    def _change(self, change: Callable[[Together], Together]) -> None:
        if self._state.is_fixed:
            return
        with suppress(ValueError):  # a part that is gone already
            self._where = change(self._where)
        self._show(replace(self._state, notice=None))
        self._keep()
        self._ask()

    # the lines

    def open_lines(self) -> None:
        if not self._state.is_fixed:
            lines = LinesDraft(as_typed(self._rule.bounds))
            self._show(replace(self._state, lines=lines, draft=None, notice=None))

    def leave_lines(self) -> None:
        self._show(replace(self._state, lines=None))

    def type_line(self, line: Line, typed: str) -> None:
        lines = self._state.lines
        if lines is not None:
            self._show(replace(self._state, lines=LinesDraft({**lines.typed, line: typed})))

    def usual_lines(self) -> None:
        """As the programme in force has them, to be taken or changed."""
        if self._state.lines is not None and self._known is not None:
            self._show(replace(self._state, lines=LinesDraft(as_typed(self._known.bounds))))

    def take_lines(self) -> None:
        lines = self._state.lines
        if lines is None:
            return
        found = lines_read(lines.typed)
        if isinstance(found, Bounds):
            self._bounds = found
            self._show(replace(self._state, lines=None))
            self._change(lambda where: where)
        else:
            self._show(replace(self._state, lines=replace(lines, fault=found.words, at=found.line)))

    # counting

    @property
    def _rule(self) -> Rule:
        return Rule(self._where, self._bounds) if self._bounds else Rule(self._where)

    def _ask(self) -> None:
        """Count; of several asked one after the other, the last answer is shown."""
        known = self._known
        if known is None:
            return
        self._asked += 1
        asked, rule = self._asked, self._rule
        told = part_rows(known, self._where)
        about = InWords(self._where, known.name_of)
        self._look = None
        self._show(
            replace(
                self._state,
                parts=told,
                any_of=self._where.any_of,
                about=about,
                count="",
                share="",
                noting="",
                busy=True,
            )
        )

        def look(work: Work) -> tuple[Look, tuple[SampleRow, ...]] | None:
            if asked != self._asked:
                return None
            found = self._everybody.look(work, rule)
            return found, sample_rows(work, found, known, self._office.money)

        def have_looked(answer: tuple[Look, tuple[SampleRow, ...]] | None) -> None:
            if answer is None or asked != self._asked:
                return
            self._look, sample = answer
            seen = {
                "count": said(words.COUNT, count=points_text(self._look.count)),
                "share": share(self._look),
                "noting": noting(self._look),
                "no_members": not self._look.of,
            }
            self._show(replace(self._state, **seen, sample=sample, busy=False))  # type: ignore[arg-type]

        self._office.read(look, have_looked, self._not_counted)

    # saving

    def type_name(self, name: str) -> None:
        self._show(replace(self._state, name=name, notice=None))
        self._keep()

    def save(self) -> None:
        if self._state.is_fixed:
            return
        name, rule, segment_id = self._state.name, self._rule, self._segment_id

        def saved(answer: SegmentSaved | Refused) -> None:
            if self._told(answer, words.SAVED) and isinstance(answer, SegmentSaved):
                self._reopen(SAVED + answer.segment_id)

        self._office.change(
            lambda desk, session: save(desk, session, name, rule, segment_id), saved, self._trouble
        )

    def take_off(self) -> None:
        segment_id = self._segment_id
        if not segment_id:
            return

        def taken_off(answer: SegmentSaved | Refused) -> None:
            if self._told(answer, words.TAKEN_OFF):
                self._reopen(NEW)

        self._office.change(
            lambda desk, session: take_off(desk, session, segment_id), taken_off, self._trouble
        )

    def take_down(self) -> None:
        look, segment_id, rule = self._look, self._segment_id, self._rule
        if look is None or not segment_id:
            return

        def taken_down(answer: date | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._tell(said(words.TAKEN_DOWN, count=points_text(look.count)), NoticeTone.GOOD)
            self._list_days(segment_id)

        self._office.change(
            lambda desk, session: take_down(desk, session, segment_id, rule, look), taken_down, self._trouble
        )

    def compare(self, day: str) -> None:
        """With who was in it on that day."""
        look, segment_id, rule = self._look, self._segment_id, self._rule
        if look is None or not segment_id:
            return
        if self._begun is not None and (self._where, self._bounds) != self._begun.rule:
            self._trouble(self._office.refusal(Refused(Refusal.SEGMENT_UNSAVED)))
            return

        def read(work: Work) -> tuple[Words, ...]:
            moves = compared(work.segments.taken(segment_id, date.fromisoformat(day)), look.members)
            return moves_told(work, self._everybody, rule.bounds, day, moves)

        self._office.read(read, lambda moves: self._show(replace(self._state, moves=moves)), self._trouble)

    def export(self) -> None:
        """Hand its members on to the window that writes lists."""
        if self._look is not None:
            state = self._state
            name = state.name or state.chosen.removeprefix(PRESET)
            self._ports.hand_on(Among(name, frozenset(self._look.members), state.name or state.title))

    @property
    def _segment_id(self) -> str:
        return self._state.chosen.removeprefix(SAVED) if self._state.is_saved else ""

    def _list_days(self, segment_id: str) -> None:
        def have_read(days: tuple[str, ...]) -> None:
            if self._segment_id == segment_id:
                self._show(replace(self._state, days=days))

        self._office.read(
            lambda work: tuple(one.day.isoformat() for one in work.segments.takings(segment_id)),
            have_read,
            self._trouble,
        )

    def _reopen(self, key: str) -> None:
        def have_read(known: Known) -> None:
            self._known = known
            self._show(replace(self._state, rows=listed(known), chosen=key))
            self._look_at(key)

        self._unsaved.give_up(self._state.chosen)
        self._ports.changed()
        self._office.read(lambda work: read_known(self._office.desk, work), have_read, self._trouble)

    def _told(self, answer: SegmentSaved | Refused, good: Words) -> bool:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return False
        self._tell(said(good, name=answer.name), NoticeTone.GOOD)  # type: ignore[arg-type]
        return True

    def _not_counted(self, sentence: Words) -> None:
        self._show(replace(self._state, count=words.COUNT_UNKNOWN, share=""))
        self._trouble(sentence)

    def _trouble(self, sentence: Words) -> None:
        self._tell(sentence, NoticeTone.BAD)

    def _tell(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, tone)))
