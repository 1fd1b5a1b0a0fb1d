"""Figures of days, added up where they lie: a year of a chain is some ten thousand rows of days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, literal_column, select

from shuke.application.ports.day_figures import DaySums, MoveSums, PartSums, StaffSums
from shuke.domain.facts.figure_rows import Part
from shuke.domain.membership.state import MembershipState
from shuke.domain.slices.account import OWED, AccountKind
from shuke_db.among import among
from shuke_db.figure_tables import day_moves, day_parts, day_sums
from shuke_db.pay_tables import staff_work
from shuke_db.tables import members

__all__ = ["DayFigureRows"]

_SUMS = tuple(func.sum(day_sums.c[one.name]) for one in fields(DaySums))
_MOVES = tuple(func.sum(day_moves.c[one.name]) for one in fields(MoveSums))
_TIER_FROM = 21
_MORE = "|"
_ACTIVE = MembershipState.ACTIVE.value
"""Where the tier begins in the word that says what is held, and what may stand behind it: the state first. See
`TierHeld`; what else comes along, each member's progress among it, would make as many groups as members."""

_SINCE: Any = literal_column("substr(members.tier_held, 10, 10)")
"""As the index on terms has it."""
_LOOKED_AT = 1000


class DayFigureRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def by_till(self, first: date, last: date, tills: Collection[str] | None) -> dict[str, DaySums]:
        t = day_sums.c
        found = select(t.till_id, *_SUMS).where(*self._within(day_sums, first, last, tills))
        rows = self._connection.execute(found.group_by(t.till_id))
        return {till: DaySums(*map(int, sums)) for till, *sums in rows}

    def by_day(self, first: date, last: date, tills: Collection[str] | None) -> dict[date, DaySums]:
        t = day_sums.c
        found = select(t.business_date, *_SUMS).where(*self._within(day_sums, first, last, tills))
        rows = self._connection.execute(found.group_by(t.business_date))
        return {date.fromisoformat(day): DaySums(*map(int, sums)) for day, *sums in rows}

    def parts(self, part: Part, first: date, last: date, tills: Collection[str] | None) -> list[PartSums]:
        p = day_parts.c
        found = select(p.of, func.sum(p.sales), func.sum(p.sold_minor), func.sum(p.back_minor)).where(
            *self._within(day_parts, first, last, tills), p.part == part.value
        )
        rows = self._connection.execute(found.group_by(p.of).order_by(p.of))
        return [PartSums(of, *map(int, sums)) for of, *sums in rows]

    def moves(self, first: date, last: date, tills: Collection[str] | None) -> dict[AccountKind, MoveSums]:
        m = day_moves.c
        rows = self._connection.execute(self._moves(first, last, tills, m.account))
        return {AccountKind(account): MoveSums(*map(int, sums)) for account, *sums in rows}

    def moves_by_till(
        self, first: date, last: date, tills: Collection[str] | None
    ) -> dict[str, dict[AccountKind, MoveSums]]:
        m = day_moves.c
        found: dict[str, dict[AccountKind, MoveSums]] = {}
        for till, account, *sums in self._connection.execute(
            self._moves(first, last, tills, m.till_id, m.account)
        ):
            found.setdefault(till, {})[AccountKind(account)] = MoveSums(*map(int, sums))
        return found

    def _moves(
        self, first: date, last: date, tills: Collection[str] | None, *by: ColumnElement[str]
    ) -> Select[*tuple[Any, ...]]:
        owed = day_moves.c.account.in_([account.value for account in OWED])
        return select(*by, *_MOVES).where(*self._within(day_moves, first, last, tills), owed).group_by(*by)

    def staff(self, first: date, last: date, tills: Collection[str] | None) -> list[StaffSums]:
        w = staff_work.c
        sums = (func.sum(column) for column in (w.sales, w.sold_minor, w.back_minor, w.enrolled))
        among_tills = () if tills is None else (among(self._connection, w.till_id, tills),)
        found = select(w.staff_id, *sums).where(
            w.tenant == self._tenant, w.day.between(first.isoformat(), last.isoformat()), *among_tills
        )
        rows = self._connection.execute(found.group_by(w.staff_id).order_by(w.staff_id))
        return [StaffSums(staff, *map(int, counted)) for staff, *counted in rows]

    def tiers(self) -> dict[str, int]:
        counted: Counter[str] = Counter()
        for told, count in self._held():
            tier, _, state = told.partition(_MORE)
            if state in ("", _ACTIVE):
                counted[tier] += count
        return dict(counted)

    def _held(self) -> list[tuple[str, int]]:
        """Each tier with its state, and how many hold it. SQLite sorts a million words to bring equal ones together:
        those that are found among the oldest and the newest terms are counted in one walk, and in a second whatever
        others there are."""
        m = members.c
        sqlite = self._connection.dialect.name == "sqlite"
        place = func.instr if sqlite else func.strpos
        more = place(m.tier_held, _MORE)
        length = case((more == 0, func.length(m.tier_held)), else_=more + len(_ACTIVE)) - _TIER_FROM + 1
        word = func.substr(m.tier_held, _TIER_FROM, length).label("word")
        here = (m.tenant == self._tenant, m.merged_into == "", m.tier_held != "")
        held, grouped = select(word).where(*here), select(word, func.count()).where(*here).group_by(word)
        if not sqlite:
            return [(told, count) for told, count in self._connection.execute(grouped)]
        words = sorted(
            {
                told
                for by in (_SINCE, _SINCE.desc())
                for told in self._connection.scalars(held.order_by(by).limit(_LOOKED_AT))
            }
        )
        each = held.limit(-1).subquery()  # limited, its word is worked out once for each member
        counts = (func.count().filter(each.c.word == told) for told in words)
        every, *found = self._connection.execute(select(func.count(each.c.word), *counts)).one()
        known = list(zip(words, found, strict=True))
        if every == sum(found):
            return known
        others = grouped.where(word.not_in(words))
        return [*known, *((told, count) for told, count in self._connection.execute(others))]

    def _within(
        self, table: Table, first: date, last: date, tills: Collection[str] | None
    ) -> list[ColumnElement[bool]]:
        said = [
            table.c.tenant == self._tenant,
            table.c.business_date.between(first.isoformat(), last.isoformat()),
        ]
        return said if tills is None else [*said, among(self._connection, table.c.till_id, tills)]
