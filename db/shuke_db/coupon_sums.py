"""How many coupons of a kind were given by which rule, and what became of them, in running sums: added up with every
fold at head office, beside what tills hold (`shuke_db.held_sums`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from shuke.domain.facts.rows import Cell
from shuke.domain.facts.together import Shape, Together
from shuke.domain.membership.changes import LAPSE
from shuke.domain.slices.account import AccountKind
from shuke_db.among import among
from shuke_db.held_sums import cells_of_rows
from shuke_db.projections import add_rows
from shuke_db.tables import balances, coupons

__all__ = ["sum_up_coupons"]

_Coupon = tuple[str, str]
"""Its member and its id."""

_Source = tuple[str, str]
"""Its kind, and the rule that gave it; nothing of either while it is not known."""

_COUPON = AccountKind.COUPON.value
_GONE = {LAPSE: "lapsed", "coupon.withdrawn": "withdrawn", "erased": "withdrawn"}
_COLUMNS = ("given", "open", "lapsed", "withdrawn")
_SHAPE = Shape("coupon_sums", ("kind", "rule"), added=_COLUMNS)
_AT_ONCE = 1000


def sum_up_coupons(connection: Connection, tenant: str, together: Together) -> None:
    """Before these rows are folded: add what they do to the sums."""
    told, given = _told(together)
    moved: defaultdict[_Coupon, Counter[str]] = defaultdict(Counter)
    for member, account, lot, amount in cells_of_rows(
        together, "balances", ("member_id", "account", "lot", "amount")
    ):
        if account == _COUPON:
            moved[str(member), str(lot)]["open"] += int(str(amount))
    for member, account, lot, amount, reason in cells_of_rows(
        together, "ledger", ("member_id", "account", "lot", "amount", "reason")
    ):
        if account == _COUPON and reason in _GONE:
            moved[str(member), str(lot)][_GONE[str(reason)]] -= int(str(amount))
    if not (told or moved):
        return
    known = dict(_known(connection, tenant, sorted({*told, *moved})))
    sums: defaultdict[_Source, Counter[str]] = defaultdict(Counter)
    for coupon, source in told.items():
        if coupon in given:
            sums[source]["given"] += 1
    for coupon, more in moved.items():
        sums[told.get(coupon) or known.get(coupon, ("", ""))].update(more)
    late = sorted(coupon for coupon, source in told.items() if source != known.get(coupon, ("", "")))
    for coupon, amount in _open(connection, tenant, late):
        sums[known.get(coupon, ("", ""))]["open"] -= amount
        sums[told[coupon]]["open"] += amount
    rows: list[tuple[Cell, ...]] = [
        (tenant, *source, *(counted[name] for name in _COLUMNS))
        for source, counted in sorted(sums.items())
        if any(counted.values())
    ]
    add_rows(connection, _SHAPE, rows)


def _told(together: Together) -> tuple[dict[_Coupon, _Source], set[_Coupon]]:
    """What these rows say of coupons, and which of them are new; what goes over to a member's other name is not."""
    told: dict[_Coupon, _Source] = {}
    given: set[_Coupon] = set()
    for shape, rows in together.items():
        if shape.table == "coupons":
            some = {shape: rows}
            for member, coupon, kind, rule in cells_of_rows(
                some, "coupons", ("member_id", "coupon_id", "kind", "rule")
            ):
                told[str(member), str(coupon)] = (str(kind), str(rule))
                if shape.is_new:
                    given.add((str(member), str(coupon)))
    return told, given


def _known(connection: Connection, tenant: str, wanted: list[_Coupon]) -> Iterator[tuple[_Coupon, _Source]]:
    c = coupons.c
    for some in _pieces(wanted):
        found = select(c.member_id, c.coupon_id, c.kind, c.rule).where(
            c.tenant == tenant,
            among(connection, c.member_id, sorted({member for member, _ in some})),
            among(connection, c.coupon_id, [coupon for _, coupon in some]),
        )
        for row in connection.execute(found):
            yield (row.member_id, row.coupon_id), (row.kind, row.rule)


def _open(connection: Connection, tenant: str, wanted: list[_Coupon]) -> Iterator[tuple[_Coupon, int]]:
    """What was folded of these before."""
    b = balances.c
    for some in _pieces(wanted):
        among_them = set(some)
        found = select(b.member_id, b.lot, b.amount).where(
            b.tenant == tenant,
            among(connection, b.member_id, sorted({member for member, _ in some})),
            b.account == _COUPON,
            among(connection, b.lot, [coupon for _, coupon in some]),
        )
        for row in connection.execute(found):
            if (row.member_id, row.lot) in among_them:
                yield (row.member_id, row.lot), row.amount


def _pieces(wanted: list[_Coupon]) -> Iterable[list[_Coupon]]:
    return (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
