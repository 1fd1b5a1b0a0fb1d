"""Many members seen in columns, on one day: what each field comes to, and who meets a condition.

What a field means is said by the domain for one value; here it is asked once for each different one, and all else
is done to whole columns at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import compress

import numpy as np

from shuke.application.segments.columns import UNKNOWN, Column, Columns, Mask, Numbers, Whole, Words
from shuke.application.segments.different import Different
from shuke.domain.birthday import Birthday
from shuke.domain.figures.abc import CLASSES, class_ends
from shuke.domain.segments.bounds import Bounds
from shuke.domain.segments.conditions import Condition, Operator, Where, conditions_of
from shuke.domain.segments.fields import Field, Kept, kept_for
from shuke.domain.segments.ladder import Ladder
from shuke.domain.segments.scores import NO_SCORE, scores_of
from shuke.domain.segments.standing import Quadrant, Stage, Stages, ValueLines

__all__ = ["View", "asked_of"]


def asked_of(where: Where) -> frozenset[Kept]:
    """The columns that it takes to answer."""
    return frozenset(kept for one in conditions_of(where) for kept in kept_for(one.field))


class View:
    """
    Args:
        members: how many cells each column has.
        kept: at least the columns `asked_of` names.
        ladder: see `ladder_of`; tiers that it does not name have nothing above them.
    """

    def __init__(self, members: int, kept: Columns, on: date, bounds: Bounds, ladder: Ladder) -> None:
        self._members = members
        self._kept = kept
        self._on = on
        self._bounds = bounds
        self._ladder = ladder
        self._columns: dict[Field, Column] = {}

    def column(self, field: Field) -> Column:
        if field not in self._columns:
            self._columns[field] = _WORKED_OUT[field](self)
        return self._columns[field]

    def matching(self, where: Where) -> Mask:
        if isinstance(where, Condition):
            return self._meeting(where)
        found = np.full(self._members, not where.any_of)
        for part in where.parts:
            mask = self.matching(part)
            found = found | mask if where.any_of else found & mask
        return found

    def _meeting(self, condition: Condition) -> Mask:
        column = self.column(condition.field)
        if isinstance(column, Words):
            if condition.operator is Operator.UNKNOWN:
                return np.equal(column.counts(), 0)
            meant = column.with_any(frozenset(map(str, condition.values)))
            return meant if condition.operator is Operator.ONE_OF else np.logical_not(meant)
        if condition.operator is Operator.UNKNOWN:
            return np.logical_not(column.known)
        first, last = (_bounded(one) for one in condition.reach)
        return np.logical_and(column.values >= first, column.values <= last)

    def among(self, mask: Mask, cells: Sequence[str]) -> list[str]:
        """The cells of those who are meant."""
        return list(compress(cells, mask.tolist()))

    # What a field is worked out from.

    def kept(self, kept: Kept) -> Column:
        return self._kept[kept]

    def numbers(self, kept: Kept) -> Whole:
        column = self._kept[kept]
        assert isinstance(column, Numbers)
        return column.values

    def words(self, kept: Kept) -> Words:
        column = self._kept[kept]
        assert isinstance(column, Words)
        return column

    def by_value(self, kept: Kept, answer: Callable[[int], int | None]) -> Numbers:
        """The same answer for the same number; nothing of nothing."""
        return Numbers(Different(self.numbers(kept)).answered(answer))

    @property
    def today(self) -> int:
        return self._on.toordinal()

    def days_since(self, kept: Kept) -> Numbers:
        return self.by_value(kept, lambda day: max(self.today - day, 0))

    def days_until(self, kept: Kept) -> Numbers:
        return self.by_value(kept, lambda day: max(day - self.today, 0))

    def days_a_member(self) -> Whole:
        return np.maximum(self.today - self.numbers(Kept.JOINED), 1)

    def days_to_birthday(self) -> Numbers:
        return self.by_value(Kept.BIRTHDAY, lambda number: _birthday(number).days_after(self._on))

    def birth_months(self) -> Numbers:
        return self.by_value(Kept.BIRTHDAY, self._birth_month)

    def _birth_month(self, number: int) -> int:
        """In which it is kept this month, or next."""
        birthday = _birthday(number)
        if not birthday.lunar or birthday.is_in_month_of(self._on):
            return birthday.month if not birthday.lunar else self._on.month
        return (birthday.next_on(self._on) or self._on).month

    def ages(self) -> Numbers:
        """Nobody is born in a year to come."""
        years = self.numbers(Kept.BIRTH_YEAR)
        to_come = Different(self.numbers(Kept.BIRTHDAY)).answered(
            lambda number: int(_birthday(number).in_year(self._on.year) > self._on)
        )
        told = (years != UNKNOWN) & (to_come != UNKNOWN) & (years <= self._on.year)
        return Numbers(np.where(told, self._on.year - years - to_come, UNKNOWN))

    def baskets(self) -> Numbers:
        return self._a_sale(self.numbers(Kept.SPENT))

    def days_a_sale(self) -> Numbers:
        return self._a_sale(self.days_a_member())

    def _a_sale(self, sums: Whole) -> Numbers:
        sales = self.numbers(Kept.SALES)
        return Numbers(np.where(sales > 0, sums // np.maximum(sales, 1), UNKNOWN))

    def due_goods(self) -> Numbers:
        return Numbers(self.words(Kept.DUE_ARTICLES).counts())

    def to_next_tier(self) -> Numbers:
        spent, tiers = self.numbers(Kept.SPENT), self.words(Kept.TIER)
        found = np.full(self._members, UNKNOWN)
        codes, going_on = tiers.firsts(), self.numbers(Kept.ENDED) == 0
        for code, tier in enumerate(tiers.words):
            ladder = np.array([*self._ladder.get(tier, ()), UNKNOWN])
            theirs = np.flatnonzero((codes == code) & going_on)
            open_from = ladder[np.searchsorted(ladder[:-1], spent[theirs], side="right")]
            found[theirs] = np.where(open_from == UNKNOWN, UNKNOWN, open_from - spent[theirs])
        return Numbers(found)

    def recency(self) -> Numbers:
        return self._scored(self.days_since(Kept.LAST_SALE).values, self._bounds.recency, less_is_better=True)

    def frequency(self) -> Numbers:
        return self._scored(self._of_buyers(Kept.SALES), self._bounds.frequency)

    def money(self) -> Numbers:
        return self._scored(self._of_buyers(Kept.SPENT), self._bounds.money)

    def _of_buyers(self, kept: Kept) -> Whole:
        return np.where(self.numbers(Kept.SALES) > 0, self.numbers(kept), UNKNOWN)

    def _scored(self, values: Whole, bounds: Sequence[int], *, less_is_better: bool = False) -> Numbers:
        different = Different(values)
        table = scores_of(different.counts(), bounds, less_is_better=less_is_better)
        return Numbers(different.answered(table.__getitem__, unknown=NO_SCORE))

    def stages(self) -> Words:
        """Without a sale time counts from joining."""
        stages = Stages(self._on, self._bounds)
        last, ended = self.numbers(Kept.LAST_SALE), self.numbers(Kept.ENDED)
        bought = Different(last).answered(lambda day: _STAGES.index(stages.since(day)))
        never = Different(self.numbers(Kept.JOINED)).answered(
            lambda day: _STAGES.index(stages.without_a_sale(day))
        )
        codes = np.where(last == UNKNOWN, never, bought)
        return self._one_each(np.where(ended > 0, _STAGES.index(Stage.LOST), codes), _STAGES)

    def quadrants(self) -> Words:
        spent, sales, days = self.numbers(Kept.SPENT), self.numbers(Kept.SALES), self.days_a_member()
        bought = sales > 0
        lines = ValueLines.of(self._bounds, *(_sum(one[bought]) for one in (spent, sales, days)))
        large = spent >= Different(sales).answered(lambda count: _bounded(lines.least_money(count)))
        often = sales >= Different(days).answered(lambda time: _bounded(lines.fewest_sales(time)))
        places = {
            (one, other): _QUADRANTS.index(lines.quadrant(large=one, often=other))
            for one in (False, True)
            for other in (False, True)
        }
        table = np.array([places[False, False], places[False, True], places[True, False], places[True, True]])
        return self._one_each(np.where(bought, table[2 * large + often], -1), _QUADRANTS)

    def abc(self) -> Words:
        """Of equal money the lesser id comes first, as the cells do."""
        spent = self.numbers(Kept.SPENT)
        ends = class_ends(Different(spent).counts(), self._bounds.shares)
        codes = np.empty(self._members, np.int64)
        codes[np.argsort(-np.maximum(spent, 0), kind="stable")] = np.searchsorted(
            ends, np.arange(self._members), side="right"
        )
        return self._one_each(codes, CLASSES)

    def _one_each(self, codes: Whole, words: Sequence[str]) -> Words:
        """-1: none."""
        rows = np.flatnonzero(codes >= 0)
        return Words(self._members, rows, codes[rows], words)


_STAGES, _QUADRANTS = tuple(Stage), tuple(Quadrant)


def _birthday(number: int) -> Birthday:
    return Birthday.of_key(number // 100, number % 100)


def _bounded(number: int) -> int:
    """No cell is beyond, and the least there is stands for one that is not known."""
    return max(min(number, -(UNKNOWN + 1)), UNKNOWN + 1)


def _sum(values: Whole) -> int:
    """Exact, however large."""
    return (int((values >> 32).sum()) << 32) + int((values & 0xFFFFFFFF).sum())


_WORKED_OUT: Mapping[Field, Callable[[View], Column]] = {
    Field.DAYS_SINCE_SALE: lambda view: view.days_since(Kept.LAST_SALE),
    Field.SALES: lambda view: view.kept(Kept.SALES),
    Field.SPENT: lambda view: view.kept(Kept.SPENT),
    Field.YEAR_SALES: lambda view: view.kept(Kept.YEAR_SALES),
    Field.YEAR_SPENT: lambda view: view.kept(Kept.YEAR_SPENT),
    Field.BASKET: View.baskets,
    Field.DAYS_A_SALE: View.days_a_sale,
    Field.DUE_GOODS: View.due_goods,
    Field.DUE_ARTICLE: lambda view: view.kept(Kept.DUE_ARTICLES),
    Field.DUE_DEPARTMENT: lambda view: view.kept(Kept.DUE_DEPARTMENTS),
    Field.MEMBER_DAYS: lambda view: view.days_since(Kept.JOINED),
    Field.DAYS_TO_BIRTHDAY: View.days_to_birthday,
    Field.BIRTH_MONTH: View.birth_months,
    Field.AGE: View.ages,
    Field.POINTS: lambda view: view.kept(Kept.POINTS),
    Field.DAYS_TO_LAPSE: lambda view: view.days_until(Kept.LAPSE),
    Field.LAPSING: lambda view: view.kept(Kept.LAPSING),
    Field.STORED: lambda view: view.kept(Kept.STORED),
    Field.TO_NEXT_TIER: View.to_next_tier,
    Field.RECENCY: View.recency,
    Field.FREQUENCY: View.frequency,
    Field.MONEY: View.money,
    Field.TIER: lambda view: view.kept(Kept.TIER),
    Field.STAGE: View.stages,
    Field.QUADRANT: View.quadrants,
    Field.ABC: View.abc,
    Field.SHOP: lambda view: view.kept(Kept.SHOP),
    Field.LOOKED_AFTER: lambda view: view.kept(Kept.LOOKED_AFTER),
    Field.CHANNELS: lambda view: view.kept(Kept.CHANNELS),
    Field.DAYS_SINCE_CONTACT: lambda view: view.days_since(Kept.CONTACTED),
}
