"""What the programme costs as tables and marks of charts: in words, the same for windows, pages, files and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from shuke.application.figures.cost import CostSeen, MemberSeen, given_together, margin_of
from shuke.application.figures.paper import table_paper
from shuke.application.figures.reports import Mark
from shuke.application.figures.tiles import Names
from shuke.application.ports.costs import CardSums
from shuke.application.settlement_sheet import PaperStatement
from shuke.domain.figures.months import Months
from shuke.domain.figures.programme_cost import BudgetLevel, BudgetSeen, CostKind, Given, MonthCost, costs_of
from shuke.domain.figures.tier_shape import Finding
from shuke.domain.money import Money, divide_half_up, total
from shuke.domain.shop import HEAD_OFFICE
from shuke.wording import dashboard, tier_shape
from shuke.wording import programme_cost as words
from shuke.wording.figures import points_text
from shuke.wording.programme_cost import CostReport, Rate
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["CostTable", "budget_words", "cost_paper", "cost_report", "cost_title", "months_words", "notes"]


@dataclass(frozen=True, slots=True)
class CostTable:
    """
    Attributes:
        how: how it is counted.
        marks: what its chart shows; none: it has no chart.
        numbers: which columns were counted: they stand to the right, and are numbers in a workbook.
        prose: the last column is a sentence that needs lines of its own.
        chart: what the bars of its chart are.
    """

    report: CostReport
    how: Sentence
    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbers: frozenset[int] = frozenset()
    marks: tuple[Mark, ...] = ()
    prose: bool = False
    chart: Words = ""


def cost_report(which: CostReport, seen: CostSeen, names: Names) -> CostTable:
    """The table of that report, with what its chart shows."""
    makers: dict[CostReport, Callable[[CostSeen, Names], CostTable]] = {
        CostReport.KINDS: _kinds,
        CostReport.MONTHS: _months,
        CostReport.TIERS: _tiers,
        CostReport.CARDS: _cards,
        CostReport.SHOPS: _shops,
        CostReport.RATES: _rates,
        CostReport.SHAPE: _shape,
        CostReport.BROUGHT: lambda seen, names: _members(CostReport.BROUGHT, seen, names),
        CostReport.TAKEN: lambda seen, names: _members(CostReport.TAKEN, seen, names),
        CostReport.HOW: _how,
    }
    return makers[which](seen, names)


def months_words(months: Months) -> Words:
    names = months.names
    return names[0] if months.count == 1 else said(dashboard.FROM_TO, first=names[0], last=names[-1])


def notes(which: CostReport, seen: CostSeen, names: Names) -> Iterator[Words]:
    """What a reader of that report has to know beside its numbers."""
    unknown = seen.together.margin.unknown
    in_money = which in (
        CostReport.KINDS,
        CostReport.MONTHS,
        CostReport.TIERS,
        CostReport.CARDS,
        CostReport.SHOPS,
    )
    if in_money and unknown.minor > 0:
        yield said(words.UNKNOWN_MARGIN, amount=names.money(unknown))
    if in_money and seen.rate is None and any(one.given.points for one in seen.by_month):
        yield words.NO_RATE
    if not seen.whole:
        yield words.SHOP_ONLY
    elif which is CostReport.SHAPE and seen.findings is None:
        yield words.NO_SHAPE
    if seen.counted_at is not None:
        at = f"{seen.counted_at:%Y-%m-%d %H:%M}"
        if seen.sales_since:
            yield said(words.COUNTED_BEFORE_SALES, at=at, count=points_text(seen.sales_since))
        else:
            yield said(words.COUNTED_BEFORE_GOODS_CAME_BACK, at=at)


def budget_words(seen: BudgetSeen, names_money: Callable[[Money], str]) -> Words:
    """How it stands, in a sentence; what is over is told only where something is."""
    values = {
        "time": seen.time,
        "budget": names_money(seen.budget),
        "spent": names_money(seen.spent),
        "share": _percent(seen.share_milli),
    }
    if seen.level is BudgetLevel.OVER:
        values["over"] = names_money(seen.spent - seen.budget)
    return said(words.BUDGETS[seen.level], **values)


def cost_title(which: CostReport, language: Language) -> str:
    return f"{words.TITLE.into(language)} · {words.REPORTS[which].into(language)}"


def cost_paper(table: CostTable, about: Iterable[Words], language: Language) -> PaperStatement:
    """`about`: the months, of which shops where there are several, and what has to be known beside the numbers."""
    return table_paper(cost_title(table.report, language), (*about, table.how), table, language)


def _kinds(seen: CostSeen, names: Names) -> CostTable:
    whole = seen.together
    rows: list[tuple[Words, ...]] = []
    marks = []
    for kind, amount in whole.costs.items():
        told = names.money(amount)
        rows.append((words.KINDS[kind], _times(kind, whole), told, *_shares(amount, whole)))
        marks.append(Mark(words.KINDS[kind], amount.minor, told))
    rows.append((words.SUM, "", names.money(whole.cost), *_shares(whole.cost, whole)))
    rows.append((words.SALES, "", names.money(whole.sold), "", ""))
    rows.append((words.MARGIN, "", names.money(whole.margin.amount), "", ""))
    left = whole.margin.amount - whole.cost
    rows.append((words.LEFT, "", names.money(left), *_shares(left, whole)))
    head = (words.KIND, words.TIMES, words.AMOUNT, words.OF_SALES, words.OF_MARGIN)
    highest = sorted((one for one in marks if one.amount > 0), key=lambda one: -one.amount)
    return _table(CostReport.KINDS, head, rows, numbers=(1, 2, 3, 4), marks=highest)


def _months(seen: CostSeen, names: Names) -> CostTable:
    """Kinds that cost nothing in any month have no column."""
    whole = seen.together
    kinds = [kind for kind, amount in whole.costs.items() if amount]
    rows: list[tuple[Words, ...]] = []
    for one in (*seen.by_month, whole):
        costs = [one.costs[kind] for kind in kinds]
        first = (one.month or words.SUM, _units(one.sold), _units(one.cost), *_shares(one.cost, one))
        rows.append((*first, *map(_units, costs)))
    head = (
        words.MONTH,
        words.SALES,
        words.COST,
        words.OF_SALES,
        words.OF_MARGIN,
        *(words.KINDS[kind] for kind in kinds),
    )
    marks = [Mark(one.month, one.cost.minor, names.money(one.cost)) for one in seen.by_month]
    return _table(CostReport.MONTHS, head, rows, numbers=range(1, len(head)), marks=marks)


_SPLIT = (
    words.PURCHASES,
    words.SOLD,
    words.KINDS[CostKind.DISCOUNT],
    words.KINDS[CostKind.COUPONS],
    words.POINTS_GIVEN,
    words.CARD_COLUMNS,
    words.COST,
    words.OF_SALES,
    words.LEFT,
)


def _tiers(seen: CostSeen, names: Names) -> CostTable:
    by_tier: dict[str, CardSums] = {}
    for card, sums in seen.cards.items():
        tier = card.partition(" ")[0]
        by_tier[tier] = by_tier.get(tier, CardSums()) + sums
    known = [tier for tier in seen.tiers if tier in by_tier]
    ordered = [*reversed(known), *sorted(set(by_tier) - set(known))]
    named = [(_tier(tier, seen, names), by_tier[tier]) for tier in ordered]
    return _split(CostReport.TIERS, words.TIER, named, seen, names)


def _cards(seen: CostSeen, names: Names) -> CostTable:
    def name(card: str) -> Words:
        tier, *beside = card.split(" ")
        if not beside:
            return _tier(tier, seen, names)
        held = [seen.cards_beside.get(key) for key in beside]
        told = Sentence(
            zh="、".join(one.zh if one else key for one, key in zip(held, beside, strict=True)),
            en=", ".join(one.en if one else key for one, key in zip(held, beside, strict=True)),
        )
        return said(words.CARD_BESIDE, tier=_tier(tier, seen, names), cards=told)

    ordered = sorted(seen.cards.items(), key=lambda one: (-one[1].sold_minor, one[0]))
    return _split(CostReport.CARDS, words.CARD, [(name(card), sums) for card, sums in ordered], seen, names)


def _shops(seen: CostSeen, names: Names) -> CostTable:
    """What tills recorded, head office's own among it; kinds that cost nothing in any shop have no column."""
    given: dict[Words, list[Given]] = {}
    cards: dict[Words, CardSums] = {}
    for till, one in (seen.given_by_till or {}).items():
        shop: Words = words.AT_HEAD_OFFICE if till == HEAD_OFFICE else names.shop_of.get(till, till)
        given.setdefault(shop, []).append(one)
        cards[shop] = cards.get(shop, CardSums()) + seen.by_till.get(till, CardSums())
    costs = {shop: costs_of(given_together(some), seen.said, seen.rate) for shop, some in given.items()}
    kinds = [kind for kind in CostKind if any(one.get(kind) for one in costs.values())]
    rows: list[tuple[Words, ...]] = []
    marks = []
    for shop in sorted(costs, key=lambda one: (-cards[one].sold_minor, str(in_words(one, Language.EN)))):
        sold, cost = Money(cards[shop].sold_minor), total(costs[shop].values())
        left = margin_of(cards[shop], seen.said).amount - cost
        by_kind = (_units(costs[shop][kind]) for kind in kinds)
        told = (*by_kind, _units(cost), _share(cost, sold), _units(left))
        rows.append((shop, points_text(cards[shop].sales), _units(sold), *told))
        marks.append(Mark(shop, left.minor, names.money(left)))
    of_kinds = (words.KINDS[kind] for kind in kinds)
    last = (words.COST, words.OF_SALES, words.LEFT)
    head = (words.SHOP, words.PURCHASES, words.SALES, *of_kinds, *last)
    highest = sorted(marks, key=lambda one: -one.amount)
    return _table(CostReport.SHOPS, head, rows, numbers=range(1, len(head)), marks=highest)


def _split(
    which: CostReport,
    of: Sentence,
    named: Iterable[tuple[Words, CardSums]],
    seen: CostSeen,
    names: Names,
) -> CostTable:
    rows: list[tuple[Words, ...]] = []
    marks = []
    for name, sums in named:
        points = seen.rate.of(sums.points) if seen.rate else Money(0)
        parts = (Money(sums.discount_minor), Money(sums.coupon_minor), points, Money(sums.bonus_minor))
        cost = Money(sum(one.minor for one in parts))
        left = margin_of(sums, seen.said).amount - cost
        money = map(_units, (Money(sums.sold_minor), *parts, cost))
        share = _share(cost, Money(sums.sold_minor))
        rows.append((name, points_text(sums.sales), *money, share, _units(left)))
        marks.append(Mark(name, left.minor, names.money(left)))
    highest = sorted(marks, key=lambda one: -one.amount)
    return _table(which, (of, *_SPLIT), rows, numbers=range(1, len(_SPLIT) + 1), marks=highest)


def _rates(seen: CostSeen, _names: Names) -> CostTable:
    found = [(Rate.REFERRED, seen.referred, seen.joined)]
    if seen.buyers is not None:
        one = seen.buyers
        found = [
            (Rate.ACTIVITY, one.bought, one.members),
            (Rate.REPEAT, one.again, one.bought),
            (Rate.RETENTION, one.stayed, one.before),
            *found,
        ]
    rows = [
        (
            words.RATES[rate],
            _percent(divide_half_up(part * 1000, whole)) if whole > 0 else "–",
            f"{points_text(part)} / {points_text(whole)}",
            words.HOW_RATES[rate],
        )
        for rate, part, whole in found
    ]
    shares = [(rate, divide_half_up(part * 1000, whole)) for rate, part, whole in found if whole > 0]
    marks = [Mark(words.RATES[rate], share, _percent(share), 1000) for rate, share in shares]
    head = (words.RATE, dashboard.COLUMN_SHARE, words.COMES_TO, words.HOW_COLUMN)
    return _table(CostReport.RATES, head, rows, numbers=(1, 2), marks=marks, prose=True)


def _shape(seen: CostSeen, names: Names) -> CostTable:
    rows = [(_finding(one, names),) for one in seen.findings or ()]
    return _table(CostReport.SHAPE, (words.FINDING,), rows, prose=True)


def _finding(found: Finding, names: Names) -> Sentence:
    def told(language: Language) -> str:
        return tier_shape.finding_text(found, language, names.money)

    return Sentence(zh=told(Language.ZH), en=told(Language.EN))


def _members(which: CostReport, seen: CostSeen, names: Names) -> CostTable:
    def row(one: MemberSeen) -> tuple[Words, ...]:
        sums = one.sums
        net, off = Money(sums.net_minor), Money(sums.off_minor)
        name = f"{one.name} {one.number}".strip()
        return name, points_text(sums.sales), names.money(net), names.money(off), _share(off, net)

    head = (words.MEMBER, words.PURCHASES, words.SALES, words.COST, words.OF_SALES)
    return _table(which, head, [row(one) for one in seen.members or ()], numbers=(1, 2, 3, 4))


def _how(_seen: CostSeen, _names: Names) -> CostTable:
    rows = [(words.KINDS[one], words.HOW[one]) for one in CostKind]
    rows += [(words.RATES[one], words.HOW_RATES[one]) for one in Rate]
    rows += [(words.REPORTS[one], words.HOW_REPORTS[one]) for one in CostReport if one is not CostReport.HOW]
    return _table(CostReport.HOW, (words.KIND, words.HOW_COLUMN), rows, prose=True)


def _table(
    which: CostReport,
    head: Iterable[Words],
    rows: Iterable[tuple[Words, ...]],
    *,
    numbers: Iterable[int] = (),
    marks: Iterable[Mark] = (),
    prose: bool = False,
) -> CostTable:
    how = words.HOW_REPORTS[which]
    chart = words.CHARTS.get(which, "")
    return CostTable(which, how, tuple(head), tuple(rows), frozenset(numbers), tuple(marks), prose, chart)


def _tier(key: str, seen: CostSeen, names: Names) -> Words:
    return names.words_of(seen.tiers[key]) if key in seen.tiers else key or words.NO_TIER


def _times(kind: CostKind, month: MonthCost) -> Words:
    given = month.given
    counts: Mapping[CostKind, int] = {
        CostKind.POINTS: given.points - given.welcome_points,
        CostKind.GIFTS: given.gifts,
        CostKind.PRIZES: given.prizes,
        CostKind.PERKS: given.perks,
        CostKind.EVENTS: given.guests,
        CostKind.RECRUITMENT: given.joined,
    }
    count = counts.get(kind, 0)
    return said(words.COUNTED[kind], count=points_text(count)) if count else ""


def _shares(amount: Money, month: MonthCost) -> tuple[str, str]:
    return _share(amount, month.sold), _share(amount, month.margin.amount)


def _share(part: Money, whole: Money) -> str:
    return _percent(divide_half_up(part.minor * 1000, whole.minor)) if whole.minor > 0 else "–"


def _percent(milli: int) -> str:
    return f"{milli / 10:,.1f}%"


def _units(amount: Money) -> str:
    return points_text(divide_half_up(amount.minor, 100))
