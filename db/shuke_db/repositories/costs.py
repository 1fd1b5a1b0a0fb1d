"""What the programme costs, added up where it lies: a month of a chain is some thousand rows, a year of members one
row each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from functools import reduce
from operator import add

from sqlalchemy import ColumnElement, Connection, Subquery, func, select, union_all

from shuke.application.ports.costs import Buyers, CardSums, MemberSums
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months
from shuke.domain.money import Money
from shuke_db.among import among
from shuke_db.cost_tables import member_years, month_cards, said_costs
from shuke_db.tables import members

__all__ = ["CostRows"]

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

    def buyers(self, months: Months, before: Months) -> Buyers:
        if months.by_year().keys() == before.by_year().keys() and len(months.by_year()) == 1:
            return self._buyers_within_a_year(months, before)
        now, then = self._bought(months, "sales"), self._bought(before, "sales")
        again = func.count().filter(now.c.sales > 1)
        bought = self._connection.execute(select(func.count(), again).where(now.c.sales > 0)).one()
        earlier = self._connection.scalar(select(func.count()).select_from(then).where(then.c.sales > 0))
        both = select(func.count()).select_from(then.join(now, then.c.member_id == now.c.member_id))
        stayed = self._connection.scalar(both.where(then.c.sales > 0, now.c.sales > 0))
        return Buyers(*bought, earlier or 0, stayed or 0, self._members(months))

    def _buyers_within_a_year(self, months: Months, before: Months) -> Buyers:
        """The same in one walk through the year's rows."""
        ((year, asked),) = months.by_year().items()
        now, then = _summed("sales", asked), _summed("sales", before.by_year()[year])
        counts = (now > 0, now > 1, then > 0, (now > 0) & (then > 0))
        found = select(*(func.count().filter(one) for one in counts))
        y = member_years.c
        counted = self._connection.execute(found.where(y.tenant == self._tenant, y.year == year)).one()
        bought, again, earlier, stayed = (int(one) for one in counted)
        return Buyers(bought, again, earlier, stayed, self._members(months))

    def most(self, months: Months, count: int, *, by_cost: bool) -> list[MemberSums]:
        found = self._bought(months, "sales", "net", "off")
        by = found.c.off if by_cost else found.c.net
        rows = self._connection.execute(
            select(found).where(by > 0).order_by(by.desc(), found.c.member_id).limit(count)
        )
        return [MemberSums(member_id, *map(int, sums)) for member_id, *sums in rows]

    def spending(self, months: Months) -> list[int]:
        found = self._bought(months, "sales", "net")
        return [int(net) for net in self._connection.scalars(select(found.c.net).where(found.c.sales > 0))]

    def _members(self, months: Months) -> int:
        """Those who went up in another one are few, and have an index of their own."""
        m, until = members.c, months.last_day.isoformat()
        joined = (m.tenant == self._tenant, m.joined_on > "", m.joined_on <= until)
        every = self._connection.scalar(select(func.count()).where(*joined)) or 0
        merged = self._connection.scalar(select(func.count()).where(*joined, m.merged_into != "")) or 0
        return every - merged

    def _bought(self, months: Months, *names: str) -> Subquery:
        """Each member's sums of these months, by these names; within a year as the rows lie, without grouping."""
        y = member_years.c
        years = [
            select(y.member_id, *(_summed(name, asked).label(name) for name in names)).where(
                y.tenant == self._tenant, y.year == year
            )
            for year, asked in months.by_year().items()
        ]
        if len(years) == 1:
            return years[0].subquery()
        every = union_all(*years).subquery()
        sums = (func.sum(every.c[name]).label(name) for name in names)
        return select(every.c.member_id, *sums).group_by(every.c.member_id).subquery()


def _summed(name: str, months: Collection[str]) -> ColumnElement[int]:
    """Of a year's row, what stands under that name for these months."""
    return reduce(add, (member_years.c[f"{name}_{month}"] for month in months))
