"""What each till holds of each account, in running sums: added up with every fold at head office, so that nobody
has to read a chain's slices to know what is at risk.

The sums are of all slices, those below nothing too: a fold knows what is added to a row, not what the row was. What
stands below nothing is in an index of its own, which is short. Coupons are summed by their kind, which may be heard
of after the slice is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from shuke.domain.facts.rows import Cell
from shuke.domain.facts.together import Shape, Together
from shuke.domain.slices.account import AccountKind
from shuke_db.among import among
from shuke_db.projections import add_rows
from shuke_db.sync_tables import EVERYWHERE
from shuke_db.tables import coupons, slices

__all__ = ["cells_of_rows", "sum_up"]

_SUMMED_UP = {AccountKind.POINTS.value, AccountKind.PRINCIPAL.value, AccountKind.BONUS.value}
"""What members have in all of these is summed, too."""

_Coupon = tuple[str, str]
"""Its member and its id."""

_Sums = defaultdict[tuple[str, str, str], int]
"""By till, account and kind."""

_COUPON = AccountKind.COUPON.value
_KINDS_COLUMNS = ("member_id", "coupon_id", "kind")
_SLICE_COLUMNS = ("till_id", "member_id", "account", "lot", "amount")
_AT_ONCE = 1000


def sum_up(connection: Connection, tenant: str, together: Together) -> None:
    """Before these rows are folded: add what they move to the sums."""
    sums: _Sums = defaultdict(int)
    moved: defaultdict[_Coupon, list[tuple[str, int]]] = defaultdict(list)
    for till, member, account, lot, amount in cells_of_rows(together, "slices", _SLICE_COLUMNS):
        if account == _COUPON:
            moved[str(member), str(lot)].append((str(till), _number(amount)))
        else:
            sums[str(till), str(account), ""] += _number(amount)
    for account, amount in cells_of_rows(together, "balances", ("account", "amount")):
        if account in _SUMMED_UP:
            sums[EVERYWHERE, str(account), ""] += _number(amount)
    told = {
        (str(member), str(coupon)): str(kind)
        for member, coupon, kind in cells_of_rows(together, "coupons", _KINDS_COLUMNS)
    }
    if moved or told:
        _sum_coupons(connection, tenant, sums, moved, told)
    rows: list[tuple[Cell, ...]] = [(tenant, *key, amount) for key, amount in sorted(sums.items()) if amount]
    add_rows(connection, _SHAPE, rows)


_SHAPE = Shape("held_sums", ("till_id", "account", "kind"), added=("amount",))


def _sum_coupons(
    connection: Connection,
    tenant: str,
    sums: _Sums,
    moved: Mapping[_Coupon, list[tuple[str, int]]],
    told: Mapping[_Coupon, str],
) -> None:
    known = dict(_kinds(connection, tenant, sorted({*moved, *told})))
    for coupon, parts in moved.items():
        kind = told.get(coupon) or known.get(coupon, "")
        for till, amount in parts:
            sums[till, _COUPON, kind] += amount
    late = sorted(coupon for coupon, kind in told.items() if kind != known.get(coupon, ""))
    for coupon, till, amount in _slices(connection, tenant, late):
        sums[till, _COUPON, known.get(coupon, "")] -= amount
        sums[till, _COUPON, told[coupon]] += amount


def _kinds(connection: Connection, tenant: str, wanted: list[_Coupon]) -> Iterator[tuple[_Coupon, str]]:
    c = coupons.c
    for some in _pieces(wanted):
        found = select(c.member_id, c.coupon_id, c.kind).where(
            c.tenant == tenant,
            among(connection, c.member_id, sorted({member for member, _ in some})),
            among(connection, c.coupon_id, [coupon for _, coupon in some]),
        )
        for row in connection.execute(found):
            yield (row.member_id, row.coupon_id), row.kind


def _slices(connection: Connection, tenant: str, wanted: list[_Coupon]) -> Iterator[tuple[_Coupon, str, int]]:
    """What was folded of these before."""
    s = slices.c
    for some in _pieces(wanted):
        among_them = set(some)
        found = select(s.member_id, s.lot, s.till_id, s.amount).where(
            s.tenant == tenant,
            among(connection, s.member_id, sorted({member for member, _ in some})),
            s.account == _COUPON,
            among(connection, s.lot, [coupon for _, coupon in some]),
        )
        for row in connection.execute(found):
            if (row.member_id, row.lot) in among_them:
                yield (row.member_id, row.lot), row.till_id, row.amount


def _pieces(wanted: list[_Coupon]) -> Iterator[list[_Coupon]]:
    return (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))


def cells_of_rows(together: Together, table: str, columns: tuple[str, ...]) -> Iterable[tuple[Cell, ...]]:
    """These cells of every row of that table of which all of them are said."""
    for shape, rows in together.items():
        if shape.table == table and set(columns) <= set(shape.columns):
            places = [shape.columns.index(column) for column in columns]
            for row in rows:
                yield tuple([row[place] for place in places])


def _number(cell: Cell) -> int:
    assert isinstance(cell, int)  # what is added is a number
    return cell
