"""The window of contacts: whoever is signed in sees who of their members wants a word today, and says that it was
said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.members.contacting import (
    Cause,
    ContactNote,
    Due,
    MyMembers,
    contacted,
    my_members,
    notes_of,
)
from shuke.application.refusal import Refused
from shuke.domain.contacted import LONGEST_CONTACT_NOTE, Outcome
from shuke.domain.member import Member
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import contacts as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.member_consent import CHANNELS
from shuke.wording.said import Words, said

__all__ = ["ContactRow", "ContactsPresenter", "ContactsState"]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """`causes`: why, the most pressing first; `offers`: by which ways they are welcome; `note` as it was written
    on the member's record."""

    member_id: str
    name: Words
    phone: Words
    causes: Words
    offers: Words
    note: Words = ""


@dataclass(frozen=True, slots=True)
class ContactsState:
    """`count` is empty while they are looked for; `has_none`: nobody is theirs at all; `text`: what is being written
    down of the one who is chosen, `notes` what was before, the newest first."""

    rows: tuple[ContactRow, ...] = ()
    chosen: str = ""
    count: Words = ""
    has_none: bool = False
    text: str = ""
    notes: tuple[Words, ...] = ()
    notice: Notice | None = None


class ContactsPresenter(Shown[ContactsState]):
    """`changed`: something was recorded."""

    def __init__(self, office: OfficeWork, changed: Callable[[], None]) -> None:
        super().__init__(ContactsState())
        self._office = office
        self._changed = changed
        self._writer = ""
        self._written: dict[str, str] = {}
        """What is typed and not marked yet, by the member it is about."""

    def open(self) -> None:
        """A note that was begun is still there for whoever wrote it."""
        staff_id = self._office.session().staff.staff_id
        if staff_id != self._writer:
            self._writer, self._written = staff_id, {}
        self._show(ContactsState())
        self._read()

    def choose(self, member_id: str) -> None:
        if member_id != self._state.chosen and any(row.member_id == member_id for row in self._state.rows):
            self._show(
                replace(self._state, chosen=member_id, text=self._written.get(member_id, ""), notes=())
            )
            self._read_notes()

    def type_note(self, text: str) -> None:
        self._written[self._state.chosen] = text[:LONGEST_CONTACT_NOTE]
        self._show(replace(self._state, text=text[:LONGEST_CONTACT_NOTE], notice=None))

    def mark(self, outcome: Outcome) -> None:
        """Of the one who is chosen."""
        member_id, note = self._state.chosen, self._state.text
        if not member_id:
            return

        def marked(answer: Member | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._written.pop(member_id, None)
            told = words.REACHED_TOLD if outcome is Outcome.REACHED else words.MISSED_TOLD
            name = answer.profile.name or answer.number
            self._show(replace(self._state, text="", notice=Notice(said(told, name=name), NoticeTone.GOOD)))
            self._changed()
            self._read()

        self._office.change(
            lambda desk, session: contacted(desk, session, member_id, outcome, note), marked, self._trouble
        )

    def _read(self) -> None:
        staff_id = self._office.session().staff.staff_id

        def have_read(mine: MyMembers) -> None:
            rows = tuple(_row(one) for one in mine.due)
            count = said(words.COUNT, all=points_text(mine.count), due=points_text(len(rows)))
            state = replace(self._state, rows=rows, count=count, has_none=not mine.count)
            chosen = _still(self._state, rows)
            self._show(replace(state, chosen=chosen, text=self._written.get(chosen, ""), notes=()))
            if chosen:
                self._read_notes()

        self._office.read(
            lambda work: my_members(work, self._office.desk, staff_id), have_read, self._trouble
        )

    def _read_notes(self) -> None:
        member_id = self._state.chosen

        def have_read(found: tuple[ContactNote, ...]) -> None:
            if member_id == self._state.chosen:
                notes = (
                    said(words.NOTED, day=one.on.isoformat(), name=one.staff, note=one.words) for one in found
                )
                self._show(replace(self._state, notes=tuple(notes)))

        self._office.read(lambda work: notes_of(work, self._office.desk, member_id), have_read, self._trouble)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence, NoticeTone.BAD)))


def _still(before: ContactsState, rows: tuple[ContactRow, ...]) -> str:
    """The one who was chosen; gone, whoever stands in that place now."""
    keys = [row.member_id for row in rows]
    if before.chosen in keys or not keys:
        return before.chosen if keys else ""
    place = next((at for at, row in enumerate(before.rows) if row.member_id == before.chosen), 0)
    return keys[min(place, len(keys) - 1)]


def _cause(due: Due, cause: Cause) -> Words:
    if cause is Cause.DUE_AGAIN and due.goods:
        return said(words.DUE_GOODS, goods=Listed(due.goods))
    return words.CAUSES[cause.value]


def _row(due: Due) -> ContactRow:
    profile = due.member.profile
    causes = Listed(tuple(_cause(due, cause) for cause in due.causes))
    note = said(words.NOTE, note=profile.note) if profile.note else ""
    welcome = Listed(tuple(CHANNELS[channel] for channel in due.channels))
    offers = said(words.AGREED, channels=welcome) if due.channels else words.NOT_AGREED
    name, phone = profile.name or due.member.number, profile.phone or words.NO_PHONE
    return ContactRow(due.member.member_id, name, phone, causes, offers, note)
