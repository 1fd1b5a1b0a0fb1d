"""What members usually buy, and how far sales were read for it.

Sales and what came back are read on from where each till's were read to: a till's facts are folded in their order.
What was read is told by marks, written together with what came of it. In a store without marks everybody is read
once, by the index on sales, from the marks that are taken first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, delete, select, text

from shuke.application.ports.habits import HabitChanges, HabitMark
from shuke.domain.facts.together import Shape
from shuke.domain.habits import Habit
from shuke_db.among import among
from shuke_db.habit_tables import habit_counts, habit_marks, habits
from shuke_db.prepared import Prepared
from shuke_db.projections import add_rows, mark_changed, put_rows
from shuke_db.tables import MERGED

__all__ = ["HabitRows"]

_SALES, _REFUNDS, _GONE, _WALK, _TURN = "sales", "refunds", "gone", "walk", "turn"
_LEAST_SALES = 3
"""Who bought less often has no habit, so that the first walk leaves them out."""

_h, _c, _k = habits.c, habit_counts.c, habit_marks.c


def _asked(statement: str) -> Prepared:
    return Prepared(text(statement), tuple)


def _next_place(table: str) -> Prepared:
    return _asked(
        f"SELECT till_id, epoch FROM {table} WHERE tenant = :tenant AND (till_id, epoch) > (:till, :epoch) "
        "ORDER BY till_id, epoch LIMIT 1"
    )


def _last(table: str) -> Prepared:
    return _asked(
        f"SELECT max(seq) FROM {table} WHERE tenant = :tenant AND till_id = :till AND epoch = :epoch"
    )


_NEXT_PLACE = {table: _next_place(table) for table in (_SALES, _REFUNDS)}
_LAST = {table: _last(table) for table in (_SALES, _REFUNDS)}
_SINCE = {
    _SALES: _asked(
        "SELECT seq, member_id FROM sales WHERE tenant = :tenant AND till_id = :till AND epoch = :epoch "
        "AND seq > :seq ORDER BY seq LIMIT :most"
    ),
    _REFUNDS: _asked(
        "SELECT r.seq, coalesce(s.member_id, '') FROM refunds AS r LEFT JOIN sales AS s ON s.tenant = r.tenant "
        "AND s.till_id = r.sale_till AND s.epoch = r.sale_epoch AND s.seq = r.sale_seq "
        "WHERE r.tenant = :tenant AND r.till_id = :till AND r.epoch = :epoch AND r.seq > :seq "
        "ORDER BY r.seq LIMIT :most"
    ),
}
_WALKED = _asked(
    "SELECT member_id FROM sales WHERE tenant = :tenant AND member_id > :behind "
    f"GROUP BY member_id HAVING count(*) >= {_LEAST_SALES} ORDER BY member_id LIMIT :most"
)
_GONE_UP = _asked(f"SELECT member_id, merged_into FROM members WHERE tenant = :tenant AND {MERGED}")
_MARKS = _asked("SELECT of, name, epoch, seq, told FROM habit_marks WHERE tenant = :tenant")
_WALK_MARK = _asked(
    "SELECT seq, told FROM habit_marks WHERE tenant = :tenant AND of = :of AND name = '' AND epoch = 0"
)
_BEFORE_ALL = ("", -1)

_Days = dict[str, tuple[str, str]]
"""By article: from when on it is due, and from when on it is over."""


class HabitRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def changed(self, most: int) -> HabitChanges | None:
        marks = {one[:3]: one for one in self._marks()}
        turn = _seq(marks, (_TURN, "", 0), 0)
        walk = marks.get((_WALK, "", 0))
        if walk is None:
            return HabitChanges((), tuple(self._heads()), turn)
        if not walk.seq:
            return self._walked(walk, most, turn)
        members, new = self._since(marks, most)
        for gone, into in self._all(_GONE_UP):
            known = marks.get((_GONE, gone, 0))
            if known is None or known.told != into:
                members |= {gone, into, known.told if known is not None else into}
                new.append(HabitMark(_GONE, gone, 0, 0, into))
            if len(members) >= 2 * most:
                break
        return HabitChanges(tuple(sorted(members)), tuple(new), turn) if new else None

    def note(self, changes: HabitChanges, habits: Mapping[str, Sequence[Habit]]) -> bool:
        if _seq({one[:3]: one for one in self._marks()}, (_TURN, "", 0), 0) != changes.turn:
            return False
        self._replace(
            {
                member_id: {
                    one.article_id: (one.due_on.isoformat(), one.over_on.isoformat()) for one in theirs
                }
                for member_id, theirs in habits.items()
            }
        )
        marks = (*changes.marks, HabitMark(_TURN, "", 0, changes.turn + 1))
        rows = [(self._tenant, mark.of, mark.name, mark.epoch, mark.seq, mark.told) for mark in marks]
        put_rows(self._connection, "habit_marks", ("of", "name", "epoch"), ("seq", "told"), rows)  # type: ignore[arg-type]
        return True

    def walked_to(self) -> str | None:
        found = self._all(_WALK_MARK, of=_WALK)
        if not found:
            return ""
        ((done, told),) = found
        return None if done else told

    def forget(self, member_id: str) -> None:
        self._replace({member_id: {}})

    def usual(self, most: int) -> list[str]:
        found = (
            select(_c.article_id)
            .where(_c.tenant == self._tenant, _c.members > 0)
            .order_by(_c.members.desc(), _c.article_id)
            .limit(most)
        )
        return list(self._connection.scalars(found))

    def _marks(self) -> list[HabitMark]:
        return [HabitMark(*row) for row in self._all(_MARKS)]

    def _all(self, statement: Prepared, **values: str | int) -> list[tuple[Any, ...]]:
        return statement.all(self._connection, tenant=self._tenant, **values)

    def _places(self, table: str) -> Iterator[tuple[str, int]]:
        """Every till's epochs that are there, each found in the key behind the one before."""
        place = _BEFORE_ALL
        while True:
            found = _NEXT_PLACE[table].first(
                self._connection, tenant=self._tenant, till=place[0], epoch=place[1]
            )
            if found is None:
                return
            place = found[0], found[1]
            yield place

    def _heads(self) -> Iterator[HabitMark]:
        for table in (_SALES, _REFUNDS):
            for till, epoch in self._places(table):
                last = _LAST[table].scalar(self._connection, tenant=self._tenant, till=till, epoch=epoch)
                yield HabitMark(table, till, epoch, last)
        yield HabitMark(_WALK, "", 0, 0)

    def _walked(self, walk: HabitMark, most: int, turn: int) -> HabitChanges:
        members = tuple(member for (member,) in self._all(_WALKED, behind=walk.told, most=most))
        done = len(members) < most
        behind = members[-1] if members else walk.told
        return HabitChanges(members, (HabitMark(_WALK, "", 0, int(done), behind),), turn)

    def _since(
        self, marks: Mapping[tuple[str, str, int], HabitMark], most: int
    ) -> tuple[set[str], list[HabitMark]]:
        members: set[str] = set()
        new: list[HabitMark] = []
        left = most
        for table in (_SALES, _REFUNDS):
            for till, epoch in self._places(table):
                seen = _seq(marks, (table, till, epoch), -1)
                rows = self._all(_SINCE[table], till=till, epoch=epoch, seq=seen, most=left)
                if rows:
                    new.append(HabitMark(table, till, epoch, int(rows[-1][0])))
                    members.update(member for _, member in rows if member)
                left -= len(rows)
                if not left:
                    return members, new
        return members, new

    def _replace(self, habits_of: Mapping[str, _Days]) -> None:
        """What is as it was is not written."""
        before = self._noted(sorted(habits_of))
        other = {member: days for member, days in habits_of.items() if days != before.get(member, {})}
        if not other:
            return
        mine = delete(habits).where(
            _h.tenant == self._tenant, among(self._connection, _h.member_id, sorted(other))
        )
        self._connection.execute(mine)
        mark_changed(self._connection, self._tenant, other.keys())
        rows = [
            (self._tenant, member, article, *days)
            for member, theirs in sorted(other.items())
            for article, days in sorted(theirs.items())
        ]
        if rows:
            put_rows(self._connection, "habits", ("member_id", "article_id"), ("due_on", "over_on"), rows)  # type: ignore[arg-type]
        counts = Counter(chain.from_iterable(other.values()))
        counts.subtract(Counter(chain.from_iterable(before.get(member, {}) for member in other)))
        more = [(self._tenant, article, count) for article, count in sorted(counts.items()) if count]
        add_rows(self._connection, _COUNTS, more)  # type: ignore[arg-type]

    def _noted(self, members: Sequence[str]) -> Mapping[str, _Days]:
        noted: defaultdict[str, _Days] = defaultdict(dict)
        if members:
            found = select(_h.member_id, _h.article_id, _h.due_on, _h.over_on).where(
                _h.tenant == self._tenant, among(self._connection, _h.member_id, members)
            )
            for member, article, due, over in self._connection.execute(found):
                noted[member][article] = (due, over)
        return noted


_COUNTS = Shape("habit_counts", ("article_id",), added=("members",))


def _seq(marks: Mapping[tuple[str, str, int], HabitMark], key: tuple[str, str, int], otherwise: int) -> int:
    known = marks.get(key)
    return known.seq if known is not None else otherwise
