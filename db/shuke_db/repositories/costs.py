"""What the programme costs, added up where it lies: a month of a chain is some thousand rows, a year of members one
row each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from functools import reduce
from operator import add

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Subquery,
    Text,
    cast,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy import text as sql

from shuke.application.ports.costs import Buyers, CardSums, CountOf, CountStamp, KeptCount, MemberSums
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months
from shuke.domain.money import Money
from shuke_db.among import among
from shuke_db.cost_tables import kept_counts, member_years, month_cards, said_costs
from shuke_db.projections import put_rows
from shuke_db.tables import MERGED, members

__all__ = ["CostRows"]

_KEPT_KEY, _KEPT = ("of", "first", "last"), ("sales", "sold_minor", "off_minor", "at_ms", "told")
_SUMS = tuple(func.sum(month_cards.c[one.name]) for one in fields(CardSums))


class CostRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def said(self) -> Mapping[str, CostsSaid]:
        s = said_costs.c
        amounts = (s.gift_minor, s.prize_minor, s.perk_minor, s.guest_minor, s.recruit_minor, s.budget_minor)
        found = select(s.scope, s.margin_milli, s.yearly, *amounts).where(s.tenant == self._tenant)
        said: dict[str, CostsSaid] = {}
        for scope, margin, yearly, *minor in self._connection.execute(found):
            gift, prize, perk, guest, recruit, budget = map(Money, minor)
            said[scope] = CostsSaid(margin, gift, prize, perk, guest, recruit, budget, yearly=bool(yearly))
        return said

    def cards(
        self, months: Months, tills: Collection[str] | None
    ) -> Sequence[tuple[str, str, str, CardSums]]:
        c, names = month_cards.c, months.names
        among_tills = () if tills is None else (among(self._connection, c.till_id, tills),)
        found = (
            select(c.month, c.till_id, c.card, *_SUMS)
            .where(c.tenant == self._tenant, c.month.between(names[0], names[-1]), *among_tills)
            .group_by(c.month, c.till_id, c.card)
            .order_by(c.month, c.till_id, c.card)
        )
        rows = self._connection.execute(found)
        return [(month, till, card, CardSums(*map(int, sums))) for month, till, card, *sums in rows]

    def stamps(self, first: str, last: str) -> Mapping[str, CountStamp]:
        c = month_cards.c
        off = c.discount_minor + c.coupon_minor + c.points_minor + c.bonus_minor
        found = (
            select(c.month, *(func.sum(one) for one in (c.sales, c.sold_minor, off)))
            .where(c.tenant == self._tenant, c.month.between(first, last))
            .group_by(c.month)
        )
        rows = self._connection.execute(found)
        return {month: CountStamp(*map(int, sums)) for month, *sums in rows}

    def kept(self, of: CountOf, months: Months) -> KeptCount | None:
        k, names = kept_counts.c, months.names
        found = select(k.sales, k.sold_minor, k.off_minor, k.at_ms, k.told).where(
            k.tenant == self._tenant, k.of == of.value, k.first == names[0], k.last == names[-1]
        )
        row = self._connection.execute(found).one_or_none()
        return row and KeptCount(of, months, CountStamp(*row[:3]), *row[3:])

    def keep(self, count: KeptCount) -> None:
        names = count.months.names
        row = (self._tenant, count.of.value, names[0], names[-1], *count.stamp, count.at_ms, count.told)
        put_rows(self._connection, "kept_counts", _KEPT_KEY, _KEPT, [row])

    def buyers(self, months: Months, before: Months) -> Buyers:
        found = self._bought({"now": ("sales", months), "then": ("sales", before)})
        now, then = found.c.now, found.c.then
        counts = (now > 0, now > 1, then > 0, (now > 0) & (then > 0))
        counted = self._connection.execute(select(*(func.count().filter(one) for one in counts))).one()
        bought, again, earlier, stayed = (int(one) for one in counted)
        return Buyers(bought, again, earlier, stayed, self.members(months))

    def most(self, months: Months, count: int, *, by_cost: bool) -> list[MemberSums]:
        found = self._bought({name: (name, months) for name in ("sales", "net", "off")})
        by = found.c.off if by_cost else found.c.net
        rows = self._connection.execute(
            select(found).where(by > 0).order_by(by.desc(), found.c.member_id).limit(count)
        )
        return [MemberSums(member_id, *map(int, sums)) for member_id, *sums in rows]

    def spending(self, months: Months) -> list[int]:
        found = self._bought({name: (name, months) for name in ("sales", "net")})
        # A million rows handed over one by one take longer than all else.
        text = func.aggregate_strings(cast(found.c.net, Text), literal_column("' '", Text()))  # type: ignore[arg-type]
        told = self._connection.scalar(select(text).where(found.c.sales > 0))
        return list(map(int, (told or "").split()))

    def members(self, months: Months) -> int:
        """Those who went up in another one are few, and have an index of their own; said of the day alone, SQLite
        looks up everybody."""
        m, until = members.c, months.last_day.isoformat()
        known = (m.tenant == self._tenant, m.joined_on > "", m.joined_on <= until)
        of_merged = (
            m.tenant == self._tenant,
            sql(MERGED),
            m.merged_into > "",
            m.joined_on.concat("").between("0", until),
        )
        every = self._connection.scalar(select(func.count()).where(*known)) or 0
        return every - (self._connection.scalar(select(func.count()).where(*of_merged)) or 0)

    def _bought(self, wanted: Mapping[str, tuple[str, Months]]) -> Subquery:
        """Each member's sums: by a name, of which columns in which months. Each year is walked through once; only
        where there are several, what is a member's is brought together."""
        asked = {name: (of, months.by_year()) for name, (of, months) in wanted.items()}
        y = member_years.c
        years = [
            select(
                y.member_id,
                *(_summed(of, by_year.get(year, ())).label(name) for name, (of, by_year) in asked.items()),
            ).where(y.tenant == self._tenant, y.year == year)
            for year in sorted({year for _, by_year in asked.values() for year in by_year})
        ]
        if len(years) == 1:
            return years[0].subquery()
        lined_up = union_all(*years)
        if self._connection.dialect.name == "sqlite":
            # Each year lies in the order of members: merged, they are grouped in less time than one after the other.
            lined_up = lined_up.order_by("member_id")
        every = lined_up.subquery()
        sums = (func.sum(every.c[name]).label(name) for name in asked)
        return select(every.c.member_id, *sums).group_by(every.c.member_id).subquery()


def _summed(name: str, months: Collection[str]) -> ColumnElement[int]:
    """Of a year's row, what stands under that name for these months."""
    columns = [member_years.c[f"{name}_{month}"] for month in months]
    return reduce(add, columns) if columns else literal_column("0", Integer())
