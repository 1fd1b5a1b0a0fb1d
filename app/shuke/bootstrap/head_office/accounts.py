"""`shuke headoffice account`: who may sign in to head office's pages."""

from __future__ import annotations

import argparse
import secrets

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.office_accounts import (
    LoginTaken,
    MadeAccount,
    NoAccount,
    NotALogin,
    OfficeAccounting,
)
from shuke.application.staffing import LONGEST_NAME, clean_name
from shuke.bootstrap.head_office.speaking import DONE, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.shop import Role, Staff
from shuke.wording import head_office_staff as staff_words
from shuke.wording import office_accounts as words
from shuke.wording.sentence import Language
from shuke.wording.sign_in import ROLES

__all__ = ["accounts"]

_ID_BYTES = 5


def accounts(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    accounting = data.accounting(identity)
    login = options.login or options.reset or options.close
    try:
        if options.login:
            return _make(data, accounting, options, language)
        if options.reset:
            return _told(data, accounting.reset(options.reset), language)
        if options.close:
            accounting.close(options.close)
            say(words.CLOSED.into(language, login=options.close))
            return DONE
    except NotALogin:
        return refused(words.LOGIN_WRONG, language, login=login)
    except LoginTaken:
        return refused(words.LOGIN_TAKEN, language, login=login)
    except NoAccount:
        return refused(words.NO_ACCOUNT, language, login=login)
    return _listed(accounting, language)


def _make(
    data: OfficeData, accounting: OfficeAccounting, options: argparse.Namespace, language: Language
) -> int:
    if options.staff:
        with data.reading.reading() as work:
            person = work.shops.staff_member(options.staff)
        if person is None:
            return refused(staff_words.NOBODY, language, id=options.staff)
    else:
        name = clean_name(options.name)
        if not name:
            if options.name.strip():
                return refused(staff_words.NAME_NOT_KEPT, language, most=str(LONGEST_NAME))
            return refused(words.WHO, language)
        person = Staff(f"st-{secrets.token_hex(_ID_BYTES)}", name, Role(options.role))
    return _told(data, accounting.make(person, options.login), language)


def _told(data: OfficeData, made: MadeAccount, language: Language) -> int:
    with data.reading.reading() as work:
        person = work.shops.staff_member(made.account.staff_id)
    assert person is not None  # accounts are of staff, who never go
    say(words.MADE.into(language, name=person.name, login=made.account.login))
    say(made.password)
    return DONE


def _listed(accounting: OfficeAccounting, language: Language) -> int:
    everybody = accounting.listed()
    for account, person in everybody:
        role = ROLES[person.role.value].into(language)
        state = (
            staff_words.GONE if not person.active else words.HAS_SECOND if account.second else words.NO_SECOND
        )
        values = {"login": account.login, "name": person.name, "role": role, "state": state.into(language)}
        say(words.ACCOUNT.into(language, **values))
    if not everybody:
        say(words.NOBODY_YET.into(language))
    return DONE
