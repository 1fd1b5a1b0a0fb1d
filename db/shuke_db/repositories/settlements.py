"""What shops owe each other, summed and one by one; and the months that were settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Connection,
    Select,
    Text,
    and_,
    case,
    column,
    func,
    select,
    tuple_,
    values,
)

from shuke.application.ports.settlements import DebtQuery, MonthKept, MonthListed
from shuke.domain.facts.month_settled import HeardUpTo, heard_in, sums_in
from shuke.domain.money import Money
from shuke.domain.shop_debts import DebtKind, DebtPlace, DebtSum, ShopDebt
from shuke_db.settlement_tables import debt_sums, settlements, shop_debts
from shuke_db.tables import tills

__all__ = ["SettlementRows"]

_d, _s, _sum_of = shop_debts.c, settlements.c, debt_sums.c
_ORDER = (_d.business_date, _d.till_id, _d.epoch, _d.seq, _d.debt_no)
_MONTH = func.substr(_d.business_date, 1, 7)
_PERK = case((_d.kind == DebtKind.PARTNER.value, _d.what), else_="")
_KEYS = (_MONTH.label("month"), _d.kind, _d.debtor, _d.creditor, _PERK.label("perk"))
_AMOUNTS = (func.sum(_d.principal_minor), func.sum(_d.bonus_minor), func.sum(_d.times), func.count())
_SUMMED = (
    _sum_of.month,
    _sum_of.kind,
    _sum_of.debtor,
    _sum_of.creditor,
    _sum_of.perk,
    _sum_of.principal_minor,
    _sum_of.bonus_minor,
    _sum_of.times,
    _sum_of.debts,
)
"""As `_KEYS` and `_AMOUNTS` are told."""

_AT_ONCE = 2000
"""Tills named in one statement; SQLite takes some 32,000 values."""

_NO_END = 2**62


class _Stretch(NamedTuple):
    """Of a till's journal: behind the first place, up to the second."""

    till: str
    epoch: int
    seq: int
    last_epoch: int = _NO_END
    last_seq: int = _NO_END


class SettlementRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def listed(self, limit: int) -> list[MonthListed]:
        told = select(_s.month, _s.settled_on, _s.debts, _s.payments).where(_s.tenant == self._tenant)
        rows = self._connection.execute(told.order_by(_s.month.desc()).limit(limit))
        return [MonthListed(*row) for row in rows]

    def of_month(self, month: str) -> MonthKept | None:
        asked = select(settlements).where(_s.tenant == self._tenant, _s.month == month)
        row = self._connection.execute(asked).first()
        return _kept(row) if row is not None else None

    def first_day(self) -> str:
        known = (_d.tenant == self._tenant, _d.business_date > "")
        asked = select(_d.business_date).where(*known).order_by(_d.business_date).limit(1)
        return str(self._connection.scalar(asked) or "")

    def count(self, query: DebtQuery) -> int:
        counted = [chosen.add_columns(func.count()) for chosen in self._one_by_one(query)]
        if query.heard is None:
            counted.append(self._summed(query).add_columns(func.sum(_sum_of.debts)))
        return sum(int(self._connection.scalar(asked) or 0) for asked in counted)

    def sums(self, query: DebtQuery) -> list[DebtSum]:
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        asked = [chosen.add_columns(*_KEYS, *_AMOUNTS).group_by(*_KEYS) for chosen in self._one_by_one(query)]
        if query.heard is None:
            asked.append(self._summed(query).add_columns(*_SUMMED))
        for part in asked:
            for row in self._connection.execute(part):
                sums = found[tuple(row[: len(_KEYS)])]
                for number, amount in enumerate(row[len(_KEYS) :]):
                    sums[number] += int(amount)
        return [_sum(key, sums) for key, sums in sorted(found.items())]

    def debts(
        self, query: DebtQuery, pair: tuple[str, str], behind: Sequence[str | int], limit: int
    ) -> list[ShopDebt]:
        rows: list[Any] = []
        for debtor, creditor in (pair, pair[::-1]):
            between = (_d.debtor == debtor, _d.creditor == creditor)
            for chosen in chain(
                self._of_own_days(query, str(behind[0]) if behind else ""), self._late(query)
            ):
                asked = chosen.add_columns(*shop_debts.columns).where(*between).order_by(*_ORDER).limit(limit)
                if behind:
                    asked = asked.where(tuple_(*_ORDER) > tuple_(*behind))
                rows += self._connection.execute(asked).all()
        rows.sort(key=lambda row: (row.business_date, row.till_id, row.epoch, row.seq, row.debt_no))
        return [_debt(row) for row in rows[:limit]]

    def _summed(self, query: DebtQuery) -> Select[Any]:
        """The sums of a month that is open: of its own days, everything that was heard of."""
        months = _sum_of.month <= query.month if query.first else _sum_of.month == query.month
        return select().select_from(debt_sums).where(_sum_of.tenant == self._tenant, months)

    def _one_by_one(self, query: DebtQuery) -> Iterator[Select[Any]]:
        """Debts that no sums are kept of: all of a settled month's; of an open one those that came late."""
        if query.heard is not None:
            yield from self._of_own_days(query)
        yield from self._late(query)

    def _of_own_days(self, query: DebtQuery, since: str = "") -> Iterator[Select[Any]]:
        """`since`: a day, from which on they are looked for: an index walks from there."""
        own_days = (_d.business_date >= max(_begins(query), since), _d.business_date <= f"{query.month}-31")
        if query.heard is None:
            yield self._all().where(*own_days)
        else:
            heard = [_Stretch(one.till, 0, 0, one.epoch, one.seq) for one in query.heard]
            yield from (self._within(some).where(*own_days) for some in _by_many(heard))

    def _late(self, query: DebtQuery) -> Iterator[Select[Any]]:
        """Of earlier days, behind what was heard then, journal by journal."""
        if query.behind is not None:
            late = self._stretches(query.behind, query.heard)
            earlier = _d.business_date < _begins(query)
            yield from (self._within(some).where(earlier) for some in _by_many(late))

    def _stretches(
        self, behind: Sequence[HeardUpTo], heard: Sequence[HeardUpTo] | None
    ) -> Iterator[_Stretch]:
        before = {one.till: (one.epoch, one.seq) for one in behind}
        if heard is not None:
            for one in heard:
                yield _Stretch(one.till, *before.get(one.till, (0, 0)), one.epoch, one.seq)
            return
        for till in self._connection.scalars(select(tills.c.till_id).where(tills.c.tenant == self._tenant)):
            yield _Stretch(till, *before.get(till, (0, 0)))

    def _all(self) -> Select[Any]:
        return select().select_from(shop_debts).where(_d.tenant == self._tenant)

    def _within(self, stretches: Sequence[_Stretch]) -> Select[Any]:
        named = values(
            column("till", Text),
            *(column(name, BigInteger) for name in ("epoch", "seq", "last_epoch", "last_seq")),
            name="stretches",
        )
        s = named.data([tuple(one) for one in stretches]).cte("stretches")
        place = tuple_(_d.epoch, _d.seq)
        return self._all().join(
            s,
            and_(
                _d.till_id == s.c.till,
                place > tuple_(s.c.epoch, s.c.seq),
                place <= tuple_(s.c.last_epoch, s.c.last_seq),
            ),
        )


def _begins(query: DebtQuery) -> str:
    return "" if query.first else f"{query.month}-01"


def _by_many(stretches: Iterable[_Stretch]) -> Iterator[list[_Stretch]]:
    waiting = iter(stretches)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


def _sum(key: tuple[str, ...], sums: list[int]) -> DebtSum:
    month, kind, debtor, creditor, perk = key
    principal, bonus, times, debts = sums
    return DebtSum(
        month, DebtKind(kind), debtor, creditor, perk, Money(principal), Money(bonus), times, debts
    )


def _debt(row: Any) -> ShopDebt:
    return ShopDebt(
        DebtPlace(row.till_id, row.epoch, row.seq, row.debt_no),
        DebtKind(row.kind),
        row.business_date,
        row.debtor,
        row.creditor,
        row.what,
        Money(row.principal_minor),
        Money(row.bonus_minor),
        row.times,
    )


def _kept(row: Any) -> MonthKept:
    return MonthKept(
        row.month,
        row.settled_on,
        row.settled_at_ms,
        row.settled_by,
        heard_in(row.content),
        sums_in(row.content),
    )
