"""The staff's window: who works here, in which role; somebody new, another role, leaving, a new PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.ports.pins import PinSealing
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.staffing import (
    LONGEST_NAME,
    StaffLine,
    add_staff,
    change_staff,
    clean_name,
    roles_to_give,
    set_staff_pin,
    staff_list,
)
from shuke.application.sync.joining import known_head_office
from shuke.domain.pin import MOST_DIGITS, PinFault, pin_fault
from shuke.domain.shop import Role, Staff
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import pins, sign_in
from shuke.wording import staff as words
from shuke.wording.said import Words, said

__all__ = ["StaffForm", "StaffPresenter", "StaffRow", "StaffState"]


@dataclass(frozen=True, slots=True)
class StaffRow:
    staff_id: str
    name: str
    role: Words
    detail: Words
    active: bool


@dataclass(frozen=True, slots=True)
class StaffForm:
    """The person being added or changed; `staff_id` is empty for a new one.

    Attributes:
        pin, pin_again: how many digits, never which.
        editable: whoever is signed in may change this person.
        may_leave: and say that the person left (or is back).
    """

    staff_id: str = ""
    name: str = ""
    role: Role = Role.CASHIER
    active: bool = True
    pin: int = 0
    pin_again: int = 0
    name_fault: Words = ""
    pin_fault: Words = ""
    editable: bool = True
    may_leave: bool = False


@dataclass(frozen=True, slots=True)
class StaffState:
    """`roles` are those that may be given; `chain`: head office gives everybody's PIN to the other tills."""

    rows: tuple[StaffRow, ...] = ()
    roles: tuple[Role, ...] = ()
    form: StaffForm | None = None
    working: bool = False
    chain: bool = False
    notice: Notice | None = None


class StaffPresenter(Shown[StaffState]):
    """`pins` is asked when a PIN is sealed, on the lane for slow things."""

    def __init__(self, office: OfficeWork, pins: Callable[[], PinSealing]) -> None:
        super().__init__(StaffState())
        self._office = office
        self._pins = pins
        self._lines: tuple[StaffLine, ...] = ()
        self._pin = self._pin_again = ""

    def open(self) -> None:
        self._show(StaffState(roles=roles_to_give(self._office.session())))
        self._refresh()

    def choose(self, staff_id: str) -> None:
        """Somebody of the list."""
        person = self._person(staff_id)
        if person is None:
            return
        session = self._office.session()
        editable = session.staff.may_give(person.role)
        form = StaffForm(
            staff_id=staff_id,
            name=person.name,
            role=person.role,
            active=person.active,
            editable=editable,
            may_leave=editable and staff_id != session.staff.staff_id,
        )
        self._form(form)

    def begin_new(self) -> None:
        self._form(StaffForm())

    def type_name(self, text: str) -> None:
        self._change(name=text[:LONGEST_NAME], name_fault="")

    def pick_role(self, role: str) -> None:
        self._change(role=Role(role))

    def type_pin(self, text: str) -> None:
        self._pin = text[:MOST_DIGITS]
        self._change(pin=len(self._pin), pin_fault="")

    def type_pin_again(self, text: str) -> None:
        self._pin_again = text[:MOST_DIGITS]
        self._change(pin_again=len(self._pin_again), pin_fault="")

    def save(self) -> None:
        """Add the new one, or write down what was changed; a PIN only where one was typed."""
        form = self._state.form
        if form is None or self._state.working or not form.editable:
            return
        name = clean_name(form.name)
        fault = self._pin_trouble(needed=not form.staff_id)
        if not name or fault:
            self._change(name_fault="" if name else words.NAME_WANTED, pin_fault=fault)
            return
        staff_id = form.staff_id or self._office.desk.ids.new_id()
        known = self._person(staff_id)
        person = Staff(staff_id, name, form.role, form.active, known.shops if known is not None else ())
        pin = self._pin
        if not pin:
            self._write(lambda desk, session: change_staff(desk, session, person))
            return
        self._show(replace(self._state, working=True, notice=None))
        pins = self._pins
        self._office.background.run(
            Lane.AUTHORISE,
            lambda: pins().seal(staff_id, pin),
            lambda sealed: self._write(lambda desk, session: _both(desk, session, form, person, sealed)),
            lambda _error: self._show(replace(self._state, working=False)),
        )

    def leave(self) -> None:
        """The person of the form left, or is back."""
        form = self._state.form
        person = self._person(form.staff_id) if form else None
        if form is not None and form.may_leave and person is not None:
            turned = replace(person, active=not person.active)
            self._write(lambda desk, session: change_staff(desk, session, turned))

    # inside

    def _write(self, step: Callable[[Desk, Session], Staff | Refused]) -> None:
        self._office.change(step, self._written, self._trouble)

    def _written(self, answer: Staff | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        sentence = words.SAVED if answer.active else words.LEFT
        self._pin = self._pin_again = ""
        notice = Notice(said(sentence, name=answer.name), NoticeTone.GOOD)
        self._show(replace(self._state, working=False, notice=notice))
        self._refresh(answer.staff_id)

    def _refresh(self, chosen: str = "") -> None:
        session = self._office.session()

        def read(work: Work) -> tuple[tuple[StaffLine, ...] | Refused, bool]:
            return staff_list(work, session), known_head_office(work) is not None

        def have_read(found: tuple[tuple[StaffLine, ...] | Refused, bool]) -> None:
            lines, chain = found
            if isinstance(lines, Refused):
                self._trouble(self._office.refusal(lines))
                return
            self._lines = lines
            notice = self._state.notice
            self._show(replace(self._state, rows=tuple(_row(line) for line in lines), chain=chain))
            first = lines[0].person.staff_id if lines else ""
            self.choose(chosen or first)
            self._show(replace(self._state, notice=notice))

        self._office.read(read, have_read, self._trouble)

    def _pin_trouble(self, *, needed: bool) -> Words:
        if not self._pin and not self._pin_again and not needed:
            return ""
        fault = pin_fault(self._pin) if self._pin else PinFault.LENGTH
        if fault is not None:
            return pins.FAULTS[fault.value]
        return "" if self._pin == self._pin_again else words.NOT_THE_SAME

    def _person(self, staff_id: str) -> Staff | None:
        return next((line.person for line in self._lines if line.person.staff_id == staff_id), None)

    def _form(self, form: StaffForm) -> None:
        self._pin = self._pin_again = ""
        self._show(replace(self._state, form=form, notice=None))

    def _change(self, **changes: object) -> None:
        form = self._state.form
        if form is not None:
            changed = replace(form, **changes)  # type: ignore[arg-type]  # the fields' own types
            self._show(replace(self._state, form=changed, notice=None))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, working=False, notice=Notice(sentence)))


def _both(desk: Desk, session: Session, form: StaffForm, person: Staff, sealed: bytes) -> Staff | Refused:
    if not form.staff_id:
        return add_staff(desk, session, person, sealed)
    changed = change_staff(desk, session, person)
    return changed if isinstance(changed, Refused) else set_staff_pin(desk, session, person.staff_id, sealed)


def _row(line: StaffLine) -> StaffRow:
    person = line.person
    detail = words.GONE if not person.active else words.HAS_PIN if line.has_pin else words.HAS_NO_PIN
    return StaffRow(person.staff_id, person.name, sign_in.ROLES[person.role.value], detail, person.active)
