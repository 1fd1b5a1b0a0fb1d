"""The page of a member's record: every field as it is typed, and who changed what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from shuke.application.counter.standing import known_standing
from shuke.application.machine import Machine
from shuke.application.members.editing import Edit, MemberEditing
from shuke.application.members.habits import read_habits
from shuke.application.members.record import (
    MemberRecord,
    RecordChange,
    ValueChange,
    read_record,
    record_changes,
)
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.domain.birthday import Birthday
from shuke.domain.habits import Habits
from shuke.domain.profile import mask_phone
from shuke.domain.profile_fields import LONGEST, ProfileField, told, with_fields
from shuke.domain.programme.ahead import Ahead, look_ahead
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.enrol_reading import read_birthday
from shuke.presenters.lunar_hint import lunar_hint
from shuke.presenters.shown import Shown
from shuke.wording import member_record as words
from shuke.wording.ahead import ahead_briefly
from shuke.wording.counter import REFUSALS
from shuke.wording.said import Words, said

__all__ = ["ChangeState", "RecordPage", "RecordState"]

_CHANGES_SHOWN = 50

_ABOUT = {
    Refusal.PHONE: ProfileField.PHONE,
    Refusal.PHONE_KNOWN: ProfileField.PHONE,
    Refusal.EMAIL: ProfileField.EMAIL,
    Refusal.LUNAR_BIRTHDAY: ProfileField.LUNAR_BIRTHDAY,
}
"""Whose fault a refusal is."""


_Read = tuple[MemberRecord | None, tuple[RecordChange, ...], tuple[Words, ...], Ahead | None, date]


@dataclass(frozen=True, slots=True)
class ChangeState:
    """One change: when and by whom, and each value."""

    who: Words
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class RecordState:
    """`values` holds every field as it is typed, `wrong` the sentence below one; `lunar`: what the lunar birthday is
    understood as; `ahead`: what going on as before brings, empty where nothing can be said."""

    member_id: str = ""
    values: Mapping[ProfileField, str] = field(default_factory=dict)
    wrong: tuple[tuple[ProfileField, Words], ...] = ()
    lunar: Words = ""
    changes: tuple[ChangeState, ...] = ()
    habits: tuple[Words, ...] = ()
    ahead: Words = ""
    touched: bool = False
    busy: bool = False
    notice: Notice | None = None


class RecordPage(Shown[RecordState]):
    """`changed` is called once something was recorded."""

    def __init__(self, office: OfficeWork, editing: MemberEditing, changed: Callable[[], None]) -> None:
        super().__init__(RecordState())
        self._office = office
        self._editing = editing
        self._changed = changed
        self._record: MemberRecord | None = None
        self._today: date | None = None

    def show(self, member_id: str) -> None:
        """Read the record anew; what is typed and not saved goes, unless it is of the same member."""
        if member_id == self._state.member_id and self._state.touched:
            return
        desk = self._office.desk
        recorder = desk.recorder

        def read(work: Work) -> _Read:
            record = read_record(work, recorder, member_id)
            changes = record_changes(work, recorder, member_id, _CHANGES_SHOWN)
            today = recorder.today(work, desk.shop)
            habits = tuple(_habits(read_habits(work, member_id), today))
            return record, changes, habits, _ahead(work, desk, record, today), today

        def have_read(found: _Read) -> None:
            record, changes, habits, ahead, self._today = found
            if record is not None:
                notice = self._state.notice if self._state.member_id == member_id else None
                told = ahead_briefly(ahead, self._office.money)
                state = RecordState(member_id, notice=notice, habits=habits, ahead=told)
                self._show(replace(state, changes=self._told(changes)))
                self._lay_out(record)

        self._office.read(read, have_read, self._trouble)

    def type(self, which: ProfileField, text: str) -> None:
        most = LONGEST.get(which, len(text))
        values = {**self._state.values, which: text[:most]}
        wrong = tuple(one for one in self._state.wrong if one[0] is not which)
        self._fill_in(values, wrong, touched=True)
        self._show(replace(self._state, notice=None))

    def discard(self) -> None:
        """Forget what is typed."""
        if self._record is not None:
            self._lay_out(self._record)

    def save(self) -> None:
        record = self._record
        if record is None or self._state.busy:
            return
        try:
            birthday = read_birthday(self._state.values.get(ProfileField.BIRTHDAY, ""))
        except ValueError:
            self._complain(ProfileField.BIRTHDAY, REFUSALS[Refusal.BIRTHDAY.value])
            return
        typed: dict[ProfileField, str | Birthday | None] = dict(self._state.values)
        typed[ProfileField.BIRTHDAY] = birthday
        edit = Edit(record.member.member_id, record.version, with_fields(record.profile, typed))
        self._show(replace(self._state, busy=True))
        self._office.change(
            lambda _desk, session: self._editing.change(session, edit), self._saved, self._trouble
        )

    # inside

    def _saved(self, answer: MemberRecord | Refused) -> None:
        self._show(replace(self._state, busy=False))
        if isinstance(answer, Refused):
            self._refused(answer)
            return
        assert self._record is not None  # it was changed
        same = answer.version == self._record.version
        notice = Notice(
            words.UNCHANGED if same else words.SAVED, NoticeTone.CALM if same else NoticeTone.GOOD
        )
        self._lay_out(answer)
        self._show(replace(self._state, notice=notice))
        self._changed()

    def _refused(self, refused: Refused) -> None:
        about = _ABOUT.get(refused.refusal)
        sentence = self._office.refusal(refused)
        if about is not None:
            self._complain(about, sentence)
            return
        if refused.refusal is Refusal.PROFILE_CHANGED:
            self._show(replace(self._state, touched=False))
            self.show(self._state.member_id)
        self._trouble(sentence)

    def _lay_out(self, record: MemberRecord) -> None:
        self._record = record
        values = {one: told(record.profile, one) for one in ProfileField}
        self._fill_in(values, (), touched=False)

    def _fill_in(
        self,
        values: Mapping[ProfileField, str],
        wrong: tuple[tuple[ProfileField, Words], ...],
        *,
        touched: bool,
    ) -> None:
        lunar = lunar_hint(values.get(ProfileField.LUNAR_BIRTHDAY, ""), self._today)
        self._show(replace(self._state, values=values, wrong=wrong, lunar=lunar, touched=touched))

    def _complain(self, which: ProfileField, sentence: Words) -> None:
        self._show(replace(self._state, wrong=((which, sentence),)))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))

    def _told(self, changes: tuple[RecordChange, ...]) -> tuple[ChangeState, ...]:
        return tuple(self._change(one) for one in changes)

    def _change(self, change: RecordChange) -> ChangeState:
        time = f"{self._office.desk.local_time(change.at_ms):%Y-%m-%d %H:%M}"
        who: Words = said(words.CHANGED, time=time, staff=change.staff or change.till, till=change.till)
        if change.approved_by:
            who = said(words.APPROVED_BY, who=who, approver=change.approved_by)
        values = tuple(_value(one) for one in change.values)
        values += tuple(said(words.VALUE_GONE, field=words.FIELDS[one.value]) for one in change.gone)
        if change.joined:
            values = (words.JOINED, *values)
        return ChangeState(who, values or (words.NO_VALUE,))


def _ahead(work: Work, desk: Machine, record: MemberRecord | None, on: date) -> Ahead | None:
    """As the till knows it; whoever is no member any more has nothing ahead."""
    member = record.member if record is not None else None
    if member is None or not member.active or member.merged_into or member.erased:
        return None
    programme = desk.programme_in_force(work)
    return look_ahead(programme, known_standing(work, programme, member, on), on)


def _habits(habits: Habits, today: date) -> Iterator[Words]:
    if habits.every_days is not None:
        yield said(words.COMES_EVERY, days=habits.every_days)
    for one in habits.goods:
        told = said(
            words.BUYS_EVERY,
            name=one.name,
            times=one.days,
            days=one.every_days,
            last=f"{one.last_on:%m-%d}",
        )
        yield said(words.DUE_AGAIN, habit=told) if one.is_due(today) else told


def _value(change: ValueChange) -> Words:
    label = words.FIELDS[change.field.value]
    before, after = (_shown(change.field, text) for text in (change.before, change.after))
    if not change.before:
        return said(words.VALUE_GIVEN, field=label, after=after)
    if not change.after:
        return said(words.VALUE_TAKEN, field=label, before=before)
    return said(words.VALUE_CHANGED, field=label, before=before, after=after)


def _shown(which: ProfileField, text: str) -> Words:
    if which is ProfileField.PHONE:
        return mask_phone(text)
    return words.SEXES[text] if which is ProfileField.SEX else text
