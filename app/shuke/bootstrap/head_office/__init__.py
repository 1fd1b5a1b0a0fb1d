"""`shuke headoffice`: found it, invite tills, run the server. Loads no window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import VaultRefused
from shuke.bootstrap.head_office.accounts import accounts
from shuke.bootstrap.head_office.backups import back_up, bring_keys, renew_recovery_key, restore_office
from shuke.bootstrap.head_office.deciding import list_exceptions, token
from shuke.bootstrap.head_office.founding import describe_shop, found_office
from shuke.bootstrap.head_office.keeping import (
    begin_generation,
    distribute,
    invite_till,
    rebuild,
    renew_keys,
    revoke,
    rotate_key,
    write_off_holder,
)
from shuke.bootstrap.head_office.member_keeping import keep_members
from shuke.bootstrap.head_office.member_paging import member_page
from shuke.bootstrap.head_office.parser import command_parser
from shuke.bootstrap.head_office.risking import allowance, exposure
from shuke.bootstrap.head_office.speaking import refused
from shuke.bootstrap.head_office.staffing import staff
from shuke.bootstrap.head_office.witnessing import keep_witness, look_at_witness
from shuke.bootstrap.office_data import KeysMissing, OfficeData, office_folder
from shuke.wording import head_office_command as words
from shuke.wording.sentence import Language
from shuke.wording.store import NO_KEY, TROUBLE

__all__ = ["run"]


def run(arguments: list[str], language: Language = Language.EN) -> int:
    """Carry out one command; the process's exit status."""
    options = command_parser(language).parse_args(arguments)
    try:
        data = OfficeData(office_folder(options.data), options.database)
    except KeysMissing:
        return refused(NO_KEY, language)
    except VaultRefused as trouble:
        return refused(trouble.sentence, language, **trouble.values)
    except StoreUnusable as trouble:
        return refused(TROUBLE[trouble.trouble.value], language, detail=trouble.detail)
    try:
        status = _carried_out(data, options, language)
        if data.identity is not None:
            keep_witness(data)
        return status
    finally:
        data.close()


def _carried_out(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    if options.command == "init":
        return found_office(data, options, language)
    if options.command == "restore":
        return restore_office(data, options, language)
    if options.command == "keys":
        return bring_keys(data, options, language)
    if data.identity is None:
        return refused(words.NOT_FOUNDED, language, path=str(data.folder))
    if look_at_witness(data, data.identity):
        sys.stderr.write(words.PUT_BACK.into(language) + "\n")
    return _COMMANDS[options.command](data, data.identity, options, language)


def _serve(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    from shuke.bootstrap.head_office.serving import serve  # noqa: PLC0415 - only it needs a server

    return serve(data, identity, options, language)


def _close_day(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    from shuke.bootstrap.head_office.closing import close_day  # noqa: PLC0415 - the rules load for a while

    return close_day(data, identity, options, language)


def _reviews(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    from shuke.bootstrap.head_office.closing import reviews  # noqa: PLC0415 - the rules load for a while

    return reviews(data, identity, options, language)


def _simulate(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    from shuke.bootstrap.head_office.simulating import simulate  # noqa: PLC0415 - the rules load for a while

    return simulate(data, identity, options, language)


_COMMANDS: dict[str, Callable[[OfficeData, OfficeIdentity, argparse.Namespace, Language], int]] = {
    "shop": describe_shop,
    "enrolment-code": invite_till,
    "revoke": revoke,
    "rebuild": rebuild,
    "new-generation": begin_generation,
    "distribute": distribute,
    "recovery-key": renew_recovery_key,
    "rotate-key": rotate_key,
    "renew-key": renew_keys,
    "backup": back_up,
    "allowance": allowance,
    "exposure": exposure,
    "members": keep_members,
    "member-page": member_page,
    "write-off": write_off_holder,
    "close-day": _close_day,
    "reviews": _reviews,
    "simulate": _simulate,
    "exceptions": list_exceptions,
    "token": token,
    "staff": staff,
    "account": accounts,
    "serve": _serve,
}
"""All but `init`, `restore` and `keys`, which need no head office: they make one, or find it."""
