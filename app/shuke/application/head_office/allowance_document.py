"""The allowance as its keeper writes it: a small TOML file, read strictly. Every key may be left out.

    share_percent = 70
    lease_hours = 720
    steps = [{ after_hours = 24, percent = 50 }]

    [points]
    floor = 0
    sale = 2000
    member_day = 3000
    till = 20_000
    shop = 50_000

`principal` and `bonus` are in money, `stamps` and `coupon` in pieces.
"""

from __future__ import annotations

from shuke.domain.money import ZERO
from shuke.domain.programme.parsing import parsed
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.programme.tables import Notes, Table
from shuke.domain.programme.toml_lines import key_lines
from shuke.domain.slices.account import NEVER_LENT, SPENT, AccountKind
from shuke.domain.slices.allowance import (
    LEAST_LEASE_HOURS,
    MOST_AMOUNT,
    MOST_HOURS,
    MOST_STEPS,
    STANDARD,
    Allowance,
    Bounds,
    Step,
)

__all__ = ["read_allowance"]

_IN_MONEY = frozenset({AccountKind.PRINCIPAL, AccountKind.BONUS})
_CAPS = ("sale", "member_day", "till", "shop")


def read_allowance(text: str) -> Allowance:
    """The policy that a file describes.

    Raises:
        ProgrammeRefused: it has problems, all of which it names.
    """
    content = parsed(text)
    notes = Notes(key_lines(text))
    top = Table(content, (), notes)
    share = top.whole("share_percent", 0, 100, STANDARD.share_percent)
    lease = top.whole("lease_hours", LEAST_LEASE_HOURS, MOST_HOURS, STANDARD.lease_hours)
    steps = _steps(top)
    accounts = tuple(
        _bounds(table, account) for account in SPENT if (table := top.table_if_there(account.value))
    )
    top.close()
    if notes.problems:
        raise ProgrammeRefused(tuple(sorted(notes.problems, key=lambda problem: problem.line)))
    return Allowance(share, lease, steps, accounts)


def _steps(top: Table) -> tuple[Step, ...]:
    found: list[Step] = []
    hours, percent = 0, 99
    for table in top.tables("steps", 0, MOST_STEPS):
        hours = table.whole("after_hours", hours + 1, MOST_HOURS)
        percent = table.whole("percent", 0, percent)
        table.close()
        found.append(Step(min(hours, MOST_HOURS), percent))
    return tuple(found)


def _bounds(table: Table, account: AccountKind) -> Bounds:
    floor = 0 if account in NEVER_LENT else _amount(table, account, "floor") or 0
    caps = {name: _amount(table, account, name) for name in _CAPS}
    table.close()
    return Bounds(account, floor, **caps)


def _amount(table: Table, account: AccountKind, key: str) -> int | None:
    if account not in _IN_MONEY:
        return table.whole_or_none(key, 0, MOST_AMOUNT)
    return table.amount(key, ZERO).minor if table.there_is(key) else None
