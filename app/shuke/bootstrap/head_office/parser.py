"""The command line of `shuke headoffice`: which commands there are and what each may be told."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from shuke.application.head_office.access import MOST_DAYS, TokenRole
from shuke.domain.keeping import LEAST_DAYS, Kept
from shuke.domain.keeping import MOST_DAYS as MOST_GUEST_DAYS
from shuke.domain.membership.closing.sleeping import Verdict
from shuke.domain.shop import CURRENCY_SIGNS, Role
from shuke.wording import head_office_command as words
from shuke.wording.command_line import COMMANDS
from shuke.wording.sentence import Language

__all__ = ["DATABASE_VARIABLE", "command_parser"]

DATABASE_VARIABLE = "SHUKE_DATABASE"
"""Holds the database's address where it should not stand in a list of processes: it may name a password."""

_MOST_WORKERS = 64


_SAYS = {**COMMANDS, **words.OPTIONS}
"""What a till is asked in the same way is said in the same words."""


def command_parser(language: Language) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shuke headoffice", description=words.PROGRAM.into(language))
    parser.add_argument("--data", type=Path, default=None, help=words.OPTIONS["data"].into(language))
    parser.add_argument(
        "--database",
        default=os.environ.get(DATABASE_VARIABLE, ""),
        metavar="URL",
        help=words.OPTIONS["database"].into(language),
    )
    commands = _Commands(parser, language)
    _founding(commands)
    _keeping(commands)
    _backing_up(commands)
    _risking(commands)
    _closing(commands)
    _simulating(commands)
    _deciding(commands)
    _staffing(commands)
    _serving(commands)
    return parser


class _Commands:
    """Adds commands and their options, each with its sentence from the wording."""

    def __init__(self, parser: argparse.ArgumentParser, language: Language) -> None:
        self._commands = parser.add_subparsers(dest="command", required=True)
        self._language = language

    def add(self, name: str, says: str = "") -> argparse.ArgumentParser:
        return self._commands.add_parser(name, help=self.says(says or name))

    def says(self, name: str) -> str:
        return _SAYS[name].into(self._language)


def _founding(commands: _Commands) -> None:
    says = commands.says
    init = commands.add("init")
    init.add_argument("--name", default="Shuke", help=says("name"))
    init.add_argument("--tenant", default="", help=says("tenant"))
    init.add_argument("--programme", default="tea-chain", help=says("programme"))
    shop = commands.add("shop", "another-shop")
    for described in (init, shop):
        described.add_argument("--shop", default="S01", help=says("shop"))
        described.add_argument("--shop-name", default="Shuke", help=says("shop-name"))
        described.add_argument(
            "--currency", default="CNY", choices=sorted(CURRENCY_SIGNS), help=says("currency")
        )
        described.add_argument("--zone", default="Asia/Shanghai", type=_zone, help=says("zone"))


def _keeping(commands: _Commands) -> None:
    says = commands.says
    revoke = commands.add("revoke")
    revoke.add_argument("--till", required=True, help=says("lost-till"))
    revoke.add_argument("--reason", default="", help=says("reason"))
    write_off = commands.add("write-off")
    write_off.add_argument("--holder", required=True, help=says("holder"))
    write_off.add_argument("--reason", required=True, help=says("reason"))
    code = commands.add("enrolment-code")
    code.add_argument("--shop", default="S01", help=says("shop"))
    code.add_argument("--till", default="", help=says("till"))
    code.add_argument("--till-name", default="", help=says("till-name"))
    code.add_argument("--address", required=True, help=says("address"))
    code.add_argument("--bare", action="store_true", help=says("bare"))
    commands.add("rebuild")
    commands.add("new-generation")
    commands.add("distribute")


def _backing_up(commands: _Commands) -> None:
    says = commands.says
    commands.add("recovery-key")
    commands.add("rotate-key")
    renew = commands.add("renew-key")
    whose = renew.add_mutually_exclusive_group(required=True)
    whose.add_argument("--till", default="", help=says("renew-till"))
    whose.add_argument("--all", action="store_true", help=says("renew-all"))
    whose.add_argument("--after", type=_key_days, default=None, metavar="DAYS", help=says("renew-after"))
    backup = commands.add("backup")
    backup.add_argument("file", type=Path, help=says("backup-file"))
    keys = commands.add("keys")
    keys.add_argument("file", type=Path, help=says("restore-file"))
    restore = commands.add("restore")
    restore.add_argument("file", type=Path, help=says("restore-file"))


def _risking(commands: _Commands) -> None:
    allowance = commands.add("allowance")
    allowance.add_argument(
        "--set", type=Path, default=None, metavar="FILE", help=commands.says("allowance-file")
    )
    commands.add("exposure")
    members = commands.add("members")
    members.add_argument("--keep", choices=[kept.value for kept in Kept], help=commands.says("keep"))
    members.add_argument(
        "--days", type=_guest_days, default=None, metavar="DAYS", help=commands.says("keep-days")
    )
    page = commands.add("member-page")
    page.add_argument("--member", required=True, metavar="NUMBER", help=commands.says("member"))
    page.add_argument("--address", default="", help=commands.says("page-address"))
    page.add_argument("--sign-out", action="store_true", help=commands.says("sign-out"))


def _closing(commands: _Commands) -> None:
    says = commands.says
    close = commands.add("close-day")
    close.add_argument("--until", type=date.fromisoformat, default=None, metavar="DATE", help=says("until"))
    reviews = commands.add("reviews")
    reviews.add_argument("--member", default="", metavar="NUMBER", help=says("review-member"))
    told = reviews.add_mutually_exclusive_group()
    told.add_argument("--noticed", action="store_true", help=says("review-noticed"))
    told.add_argument(
        "--verdict", choices=[verdict.value for verdict in Verdict], help=says("review-verdict")
    )


def _simulating(commands: _Commands) -> None:
    says = commands.says
    simulate = commands.add("simulate", "simulate all")
    simulate.add_argument("programme", help=says("tried programme"))
    simulate.add_argument("--from", dest="first", required=True, metavar="DATE", help=says("first day"))
    simulate.add_argument("--to", dest="last", required=True, metavar="DATE", help=says("last day"))
    simulate.add_argument("--json", action="store_true", help=says("json"))
    simulate.add_argument("--pdf", type=Path, metavar="FILE", help=says("trial pdf"))


def _deciding(commands: _Commands) -> None:
    says = commands.says
    exceptions = commands.add("exceptions")
    exceptions.add_argument("--shop", default="", help=says("exceptions-shop"))
    exceptions.add_argument("--done", action="store_true", help=says("exceptions-done"))
    token = commands.add("token")
    doing = token.add_mutually_exclusive_group(required=True)
    doing.add_argument("--name", default="", help=says("token-name"))
    doing.add_argument("--list", action="store_true", help=says("token-list"))
    doing.add_argument("--revoke", default="", metavar="ID", help=says("token-revoke"))
    roles = [role.value for role in TokenRole]
    token.add_argument("--role", choices=roles, default=TokenRole.READ.value, help=says("token-role"))
    token.add_argument("--days", type=_days, default=365, metavar="DAYS", help=says("token-days"))


def _staffing(commands: _Commands) -> None:
    says = commands.says
    staff = commands.add("staff")
    doing = staff.add_mutually_exclusive_group()
    doing.add_argument("--name", default="", help=says("staff-name"))
    doing.add_argument("--pin", default="", metavar="ID", help=says("staff-pin"))
    doing.add_argument("--leave", default="", metavar="ID", help=says("staff-leave"))
    roles = [role.value for role in Role]
    staff.add_argument("--role", choices=roles, default=Role.CASHIER.value, help=says("staff-role"))
    account = commands.add("account")
    doing = account.add_mutually_exclusive_group()
    doing.add_argument("--login", default="", help=says("account-login"))
    doing.add_argument("--reset", default="", metavar="LOGIN", help=says("account-reset"))
    doing.add_argument("--close", default="", metavar="LOGIN", help=says("account-close"))
    whose = account.add_mutually_exclusive_group()
    whose.add_argument("--staff", default="", metavar="ID", help=says("account-staff"))
    whose.add_argument("--name", default="", help=says("account-name"))
    account.add_argument("--role", choices=roles, default=Role.ADMINISTRATOR.value, help=says("account-role"))


def _serving(commands: _Commands) -> None:
    says = commands.says
    serve = commands.add("serve")
    serve.add_argument("--host", default="127.0.0.1", help=says("host"))
    serve.add_argument("--port", type=_port, default=8750, help=says("port"))
    serve.add_argument("--workers", type=_workers, default=1, metavar="N", help=says("workers"))
    serve.add_argument("--while-stdin", action="store_true", help=says("while-stdin"))
    serve.add_argument("--certificate", default=None, help=says("certificate"))
    serve.add_argument("--key", default=None, help=says("key"))
    serve.add_argument("--stop-within", type=_number, default=10, metavar="SECONDS", help=says("stop-within"))
    serve.add_argument("--metrics-host", default="127.0.0.1", help=says("metrics-host"))
    serve.add_argument("--metrics-port", type=_port, default=None, help=says("metrics-port"))
    serve.add_argument("--backup-folder", type=Path, default=None, help=says("backup-folder"))
    serve.add_argument("--backup-every", type=_number, default=24, metavar="HOURS", help=says("backup-every"))
    serve.add_argument("--backup-keep", type=_number, default=14, metavar="N", help=says("backup-keep"))


def _port(number: str) -> int:
    """argparse tells of one that does not exist."""
    if not number.isascii() or not number.isdigit() or int(number) > 65535:
        raise argparse.ArgumentTypeError(number)
    return int(number)


def _number(text: str) -> int:
    """Of hours, files or seconds: 1 and more."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 10_000:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:4]) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _days(text: str) -> int:
    """How long a token is good."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _key_days(text: str) -> int:
    """How old a till's key may become; 0 for as old as it likes."""
    return 0 if text == "0" else _number(text)


def _guest_days(text: str) -> int:
    """How long tills keep a guest of their shop."""
    if not text.isascii() or not text.isdigit() or not LEAST_DAYS <= int(text[:6]) <= MOST_GUEST_DAYS:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _zone(name: str) -> str:
    """A time zone by its name; argparse tells of one that does not exist."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(name) from error
    return name
