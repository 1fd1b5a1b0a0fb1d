"""`shuke headoffice staff`: who works in the chain, and everybody's PIN, which every till then takes over."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys
from dataclasses import replace

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.keeping_pins import set_pin
from shuke.application.staffing import LONGEST_NAME, clean_name
from shuke.application.trying_again import tried_again
from shuke.bootstrap.head_office.speaking import DONE, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.pin import pin_fault
from shuke.domain.shop import Role, Staff
from shuke.wording import head_office_staff as words
from shuke.wording.pins import FAULTS
from shuke.wording.sentence import Language
from shuke.wording.sign_in import ROLES

__all__ = ["staff"]

_ID_BYTES = 5


def staff(data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language) -> int:
    if options.name:
        name = clean_name(options.name)
        if not name:
            return refused(words.NAME_NOT_KEPT, language, most=str(LONGEST_NAME))
        newcomer = Staff(f"st-{secrets.token_hex(_ID_BYTES)}", name, Role(options.role))
        return _with_pin(data, identity, newcomer, language)
    chosen = options.pin or options.leave
    if not chosen:
        return _listed(data, language)
    with data.reading.reading() as work:
        person = work.shops.staff_member(chosen)
    if person is None:
        return refused(words.NOBODY, language, id=chosen)
    if options.pin:
        return _with_pin(data, identity, person, language)
    _written_down(data, identity, replace(person, active=False), b"")
    say(words.LEFT.into(language, name=person.name))
    return DONE


def _listed(data: OfficeData, language: Language) -> int:
    with data.reading.reading() as work:
        everybody = [(person, work.pins.get(person.staff_id) is not None) for person in work.shops.staff()]
    for person, has_pin in everybody:
        role = ROLES[person.role.value].into(language)
        state = words.GONE if not person.active else words.HAS_PIN if has_pin else words.HAS_NO_PIN
        values = {"id": person.staff_id, "role": role, "name": person.name, "state": state.into(language)}
        say(words.PERSON.into(language, **values))
    if not everybody:
        say(words.NOBODY_YET.into(language))
    return DONE


def _with_pin(data: OfficeData, identity: OfficeIdentity, person: Staff, language: Language) -> int:
    """Ask for the PIN twice; nothing is changed for one that is guessed too easily or mistyped."""
    pin = _asked(words.ASK_PIN.into(language, name=person.name))
    fault = pin_fault(pin)
    if fault is not None:
        return refused(FAULTS[fault.value], language)
    if _asked(words.ASK_AGAIN.into(language)) != pin:
        return refused(words.NOT_THE_SAME, language)
    sealed = data.pins.seal(person.staff_id, pin)  # takes a fifth of a second, so before any lock
    _written_down(data, identity, person, sealed)
    say(words.PIN_SET.into(language, name=person.name, id=person.staff_id))
    return DONE


@tried_again
def _written_down(data: OfficeData, identity: OfficeIdentity, person: Staff, sealed: bytes) -> None:
    with data.writing.writing() as work:
        if work.shops.staff_member(person.staff_id) != person:
            entry = OfficeEntry(work, data.recorder(identity), identity.calendar)
            entry.record(StaffEnrolled(person))
            entry.settle()
        if sealed:
            set_pin(work, person.staff_id, sealed)
        work.commit()


def _asked(question: str) -> str:
    """Not shown while it is typed; from a pipe a line each."""
    if sys.stdin.isatty():
        return getpass.getpass(question + " ")
    say(question)
    return sys.stdin.readline().strip()
