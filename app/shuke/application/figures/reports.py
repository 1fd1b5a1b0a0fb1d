"""A period's figures as tables and marks of charts: in words, the same for windows, pages, files and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from shuke.application.figures.dashboard import Dashboard
from shuke.application.figures.tiles import Names, percent, tiles
from shuke.application.ports.day_figures import DaySums
from shuke.application.sheets.workbook_file import NumberCell
from shuke.domain.money import Money
from shuke.wording import dashboard as words
from shuke.wording.dashboard import Figure, Report
from shuke.wording.figures import points_text
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language, Sentence

__all__ = [
    "Mark",
    "ReportTable",
    "TableOf",
    "cells_in",
    "is_drawn",
    "report",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar of a chart; `told` is the amount in words. What is below nothing is drawn as nothing. `whole`: what it
    is a share of, so that a small one is not drawn as if it were all."""

    name: Words
    amount: int
    told: str
    whole: int = 0


def is_drawn(marks: Iterable[Mark]) -> bool:
    """A chart of nothing is an empty place."""
    return any(one.amount > 0 for one in marks)


@dataclass(frozen=True, slots=True)
class ReportTable:
    """
    Attributes:
        how: how it is counted.
        marks: what its chart shows; none: it has no chart.
        numbers: which columns were counted: they stand to the right, and are numbers in a workbook.
        chart: what the bars of its chart are.
    """

    report: Report
    how: Sentence
    head: tuple[Sentence, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: frozenset[int]
    marks: tuple[Mark, ...] = ()
    chart: Words = ""


def report(which: Report, seen: Dashboard, names: Names) -> ReportTable:
    """The table of that report, with what its chart shows."""
    makers: dict[Report, Callable[[Dashboard, Names], ReportTable]] = {
        Report.OVERVIEW: _overview,
        Report.DAYS: _days,
        Report.HOURS: _hours,
        Report.CATEGORIES: _categories,
        Report.STAFF: _staff,
        Report.TIERS: _tiers,
        Report.PROGRAMMES: _programmes,
        Report.SHOPS: _shops,
        Report.HOW: _how,
    }
    return makers[which](seen, names)


class TableOf(Protocol):
    """A table, whatever it is of. `numbers`: which columns were counted."""

    @property
    def head(self) -> Sequence[Words]: ...
    @property
    def rows(self) -> Sequence[Sequence[Words]]: ...
    @property
    def numbers(self) -> frozenset[int]: ...


def cells_in(table: TableOf, language: Language) -> Iterator[list[str]]:
    """Its header and rows, for files: with what was counted one counts on."""
    yield [str(in_words(one, language)) for one in table.head]
    for row in table.rows:
        texts = enumerate(str(in_words(cell, language)) for cell in row)
        yield [NumberCell(text) if at in table.numbers else text for at, text in texts]


def _overview(seen: Dashboard, names: Names) -> ReportTable:
    rows = [
        (words.FIGURES[one.figure], one.amount, one.before, one.change, words.HOW[one.figure])
        for one in tiles(seen, names)
    ]
    head = (words.COLUMN_FIGURE, words.COLUMN_NOW, words.PREVIOUS, words.COLUMN_CHANGE, words.COLUMN_HOW)
    return _table(Report.OVERVIEW, head, rows, numbers=(1, 2, 3), marks=_marks_of_days(seen, names))


def _how(_seen: Dashboard, _names: Names) -> ReportTable:
    rows = [(words.FIGURES[one], words.HOW[one]) for one in Figure]
    rows += [(words.REPORTS[one], words.HOW_REPORTS[one]) for one in Report if one is not Report.HOW]
    return _table(Report.HOW, (words.COLUMN_FIGURE, words.COLUMN_HOW), rows, numbers=())


def _marks_of_days(seen: Dashboard, names: Names) -> tuple[Mark, ...]:
    """Of a year its months."""
    if seen.span.days <= 1:
        return ()
    by_month = seen.span.days > 31
    sums: Counter[str] = Counter()
    for day in seen.all_days:
        sums[f"{day:%Y-%m}" if by_month else f"{day:%m-%d}"] += _net(seen.days.get(day, DaySums()))
    return tuple(Mark(name, amount, names.money(Money(amount))) for name, amount in sums.items())


def _days(seen: Dashboard, names: Names) -> ReportTable:
    rows = [
        (
            f"{day:%Y-%m-%d}",
            points_text(sums.sales),
            points_text(sums.member_sales),
            names.money(Money(sums.back_minor)),
            names.money(Money(_net(sums))),
        )
        for day, sums in seen.days.items()
    ]
    head = (
        words.COLUMN_DAY,
        words.SALES,
        words.FIGURES[Figure.VISITS],
        words.RETURNED,
        words.FIGURES[Figure.SALES],
    )
    return _table(Report.DAYS, head, rows, numbers=(1, 2, 3, 4), marks=_marks_of_days(seen, names))


def _hours(seen: Dashboard, names: Names) -> ReportTable:
    told = [(f"{one.begins // 60:02d}:{one.begins % 60:02d}", one) for one in seen.hours]
    rows = [(hour, points_text(one.sales), names.money(Money(one.sold_minor))) for hour, one in told]
    marks = [Mark(hour, one.sales, points_text(one.sales)) for hour, one in told]
    head = (words.COLUMN_HOUR, words.SALES, words.AMOUNT)
    return _table(Report.HOURS, head, rows, numbers=(1, 2), marks=marks)


def _categories(seen: Dashboard, names: Names) -> ReportTable:
    sold = sorted(seen.categories_sold, key=lambda one: -one.sold_minor)
    whole = sum(one.sold_minor for one in sold)
    named: list[tuple[Words, str, str, str]] = []
    marks = []
    for one in sold:
        name: Words = seen.categories.get(one.of, one.of) if one.of else words.NO_CATEGORY
        told = names.money(Money(one.sold_minor))
        named.append((name, points_text(one.sales), told, _share(one.sold_minor, whole)))
        marks.append(Mark(name, one.sold_minor, told))
    head = (words.COLUMN_CATEGORY, words.LINES_SOLD, words.AMOUNT, words.COLUMN_SHARE)
    return _table(Report.CATEGORIES, head, named, numbers=(1, 2, 3), marks=marks)


def _staff(seen: Dashboard, names: Names) -> ReportTable:
    rows: list[tuple[Words, ...]] = []
    marks = []
    for one in sorted(seen.staff, key=lambda one: one.back_minor - one.sold_minor):
        name: Words = seen.staff_names.get(one.staff_id, one.staff_id) if one.staff_id else words.NO_STAFF
        net = one.sold_minor - one.back_minor
        told = names.money(Money(net))
        returned = names.money(Money(one.back_minor))
        rows.append((name, points_text(one.sales), returned, told, points_text(one.enrolled)))
        marks.append(Mark(name, net, told))
    head = (
        words.COLUMN_STAFF,
        words.SALES,
        words.RETURNED,
        words.FIGURES[Figure.SALES],
        words.COLUMN_ENROLLED,
    )
    return _table(Report.STAFF, head, rows, numbers=(1, 2, 3, 4), marks=marks)


def _tiers(seen: Dashboard, names: Names) -> ReportTable:
    """The highest tier on top, so that the chart is the pyramid; below it whoever is no member."""
    sales: Counter[str] = Counter()
    sold: Counter[str] = Counter()
    for one in seen.programmes:
        tier = one.of.split(" ", 2)[2]
        sales[tier] += one.sales
        sold[tier] += one.sold_minor
    counted = seen.tiers or {}
    known = [tier for tier in names.tiers if tier in counted or tier in sales]
    others = sorted((set(counted) | set(sales)) - set(known) - {""})
    rows: list[tuple[Words, ...]] = []
    marks = []
    for tier in (*reversed(known), *others, ""):
        if not tier and not sales[tier]:
            continue
        name: Words = tier
        if tier in names.tiers:
            name = names.words_of(names.tiers[tier])
        elif not tier:
            name = words.NO_MEMBER
        members = points_text(counted.get(tier, 0)) if tier and seen.tiers is not None else "–"
        rows.append((name, members, points_text(sales[tier]), names.money(Money(sold[tier]))))
        if tier:
            amount = counted.get(tier, 0) if seen.tiers is not None else sales[tier]
            marks.append(Mark(name, amount, points_text(amount)))
    head = (words.COLUMN_TIER, words.COLUMN_MEMBERS, words.SALES, words.AMOUNT)
    chart = words.COLUMN_MEMBERS if seen.tiers is not None else words.SALES
    return replace(_table(Report.TIERS, head, rows, numbers=(1, 2, 3), marks=marks), chart=chart)


def _programmes(seen: Dashboard, names: Names) -> ReportTable:
    found: dict[tuple[str, str], list[int]] = {}
    for one in seen.programmes:
        key, version, _ = one.of.split(" ", 2)
        sums = found.setdefault((key, version), [0, 0, 0])
        for at, amount in enumerate((one.sales, one.back_minor, one.sold_minor - one.back_minor)):
            sums[at] += amount
    rows, marks = [], []
    for (key, version), (sales, back, net) in found.items():
        called = seen.programme_names.get((key, version))
        programme = names.words_of(called) if called else key
        name = said(words.VERSION, programme=programme, version=version)
        told = names.money(Money(net))
        rows.append((name, points_text(sales), names.money(Money(back)), told))
        marks.append(Mark(name, net, told))
    head = (words.COLUMN_VERSION, words.SALES, words.RETURNED, words.FIGURES[Figure.SALES])
    return _table(Report.PROGRAMMES, head, rows, numbers=(1, 2, 3), marks=marks)


def _shops(seen: Dashboard, names: Names) -> ReportTable:
    """What happened at head office itself is no shop's, and stands in a row of its own: rows add up to the chain."""
    by_shop: dict[Words, list[DaySums]] = {}
    for till, sums in seen.by_till.items():
        if till in names.shop_of or sums != DaySums():
            by_shop.setdefault(names.shop_of.get(till, words.OFFICE_ITSELF), []).append(sums)
    rows: list[tuple[Words, ...]] = []
    marks = []
    for name, some in sorted(by_shop.items(), key=lambda one: -sum(map(_net, one[1]))):
        net = sum(map(_net, some))
        told = names.money(Money(net))
        counted = (sum(one.sales for one in some), sum(one.member_sales for one in some))
        joined = points_text(sum(one.joined for one in some))
        rows.append((name, *map(points_text, counted), joined, told))
        marks.append(Mark(name, net, told))
    head = (
        words.COLUMN_SHOP,
        words.SALES,
        words.FIGURES[Figure.VISITS],
        words.COLUMN_ENROLLED,
        words.FIGURES[Figure.SALES],
    )
    return _table(Report.SHOPS, head, rows, numbers=(1, 2, 3, 4), marks=marks)


def _table(
    which: Report,
    head: tuple[Sentence, ...],
    rows: Iterable[tuple[Words, ...]],
    *,
    numbers: Iterable[int],
    marks: Iterable[Mark] = (),
) -> ReportTable:
    how, chart = words.HOW_REPORTS[which], words.CHARTS.get(which, "")
    return ReportTable(which, how, head, tuple(rows), frozenset(numbers), tuple(marks), chart)


def _net(sums: DaySums) -> int:
    return sums.sold_minor - sums.back_minor


def _share(part: int, whole: int) -> str:
    return percent(part * 1000 / whole) if whole > 0 else "–"
