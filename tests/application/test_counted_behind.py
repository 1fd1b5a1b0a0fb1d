"""What takes a walk through all members is what a recount gives, or is told with its moment; it is counted anew
behind. Whatever was sold or came back is told by the months' sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, Row, select

from fakes.costly_shop import CostlyShop
from fakes.counter_shop import CounterShop
from fakes.empty_database import empty_database
from laws import examples
from shuke.application.figures.cost import CostScope, CostSeen, read_cost
from shuke.application.figures.cost_reports import notes
from shuke.application.figures.counting import (
    AGAIN_AFTER_MS,
    MOST_AT_ONCE,
    CountedBefore,
    counted_buyers,
    counted_most,
    counted_spending,
    keep_count,
    next_count,
)
from shuke.application.figures.tiles import Names
from shuke.application.ports.costs import Buyers, CountStamp
from shuke.application.ports.store import Work
from shuke.domain.facts.rows import Add, Raise, RowOperation
from shuke.domain.facts.together import bring_together
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.figures.tier_ladder import Spending
from shuke.presenters.counter_words import bilingual_words
from shuke.wording.figures import money_text
from shuke.wording.programme_cost import CostReport
from shuke.wording.said import in_words
from shuke.wording.sentence import Language
from shuke_db.cost_tables import member_years
from shuke_db.projections import fold_together
from shuke_db.repositories.costs import CostRows
from shuke_db.unit_of_work import SqlStore

TENANT = "tenant-1"
TODAY = date(2028, 2, 20)
FEBRUARY, YEAR = months_of(MonthsKind.MONTH, TODAY), months_of(MonthsKind.YEAR, TODAY)
NOON_MS = 1_834_804_800_000  # 2028-02-22, twelve o'clock in Shanghai
HOUR_AND_MORE = AGAIN_AFTER_MS + 1
NAMES = Names(money_text, {}, bilingual_words, {})

FACTS: list[Sequence[RowOperation]] = [
    *(body.rows(header) for header, body in CostlyShop().facts),
    *(body.rows(replace(header, till="S01-2")) for header, body in CostlyShop(1).facts),
    (Raise("members", {"member_id": "m-2"}, {"merged_into": "m-1"}),),
]
WAIT, COUNT = -1, -2
Everything = tuple[object, ...]
Told = tuple[tuple[object, CountedBefore | None], ...]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


def very_many(year: int) -> Add:
    """Sales of others, that say how many there are to walk through."""
    key = {"month": f"{year}-06", "till_id": "S09-1", "card": "x"}
    return Add("month_cards", key, {"sales": MOST_AT_ONCE + 1})


def hear(store: SqlStore, *rows: RowOperation) -> None:
    with store.writing() as work:
        work.apply(rows)
        work.commit()


def count_all(store: SqlStore, now_ms: int = NOON_MS) -> int:
    pieces = 0
    while (found := next_count(store, lambda _: TODAY, now_ms)) is not None:
        keep_count(store, found)
        pieces += 1
        assert pieces < 40
    return pieces


def recount(work: Work, months: Months) -> Everything:
    year_to = Months(months.last - 11, months.last)
    return (
        work.costs.buyers(months, months.before),
        work.costs.most(months, 100, by_cost=False),
        work.costs.most(months, 100, by_cost=True),
        Spending.of(work.costs.spending(year_to)),
    )


def told(work: Work, months: Months) -> Told:
    return (
        counted_buyers(work, months),
        counted_most(work, months, by_cost=False),
        counted_most(work, months, by_cost=True),
        counted_spending(work, months),
    )


@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.too_slow])
@given(
    st.permutations(range(len(FACTS))),
    st.lists(st.tuples(st.integers(0, len(FACTS)), st.sampled_from((WAIT, COUNT))), max_size=6),
)
def test_whatever_the_order_a_count_is_that_of_a_recount_or_of_the_moment_it_tells(
    order: list[int], looks: list[tuple[int, int]]
) -> None:
    engine = empty_database()
    store = SqlStore(engine, lambda: TENANT)
    hear(store, very_many(2028))
    story = [*order, WAIT]
    for at, look in looks:
        story.insert(at, look)
    now_ms = NOON_MS
    last_exact: dict[tuple[int, int], object] = {}
    for step in story:
        if step == WAIT:
            now_ms += HOUR_AND_MORE
        elif step == COUNT:
            count_all(store, now_ms)
        else:
            hear(store, *FACTS[step])
            continue
        with store.reading() as work:
            for which, months in enumerate((FEBRUARY, YEAR)):
                expected = recount(work, months)
                for of, (found, before) in enumerate(told(work, months)):
                    if before is None:
                        assert found == expected[of]
                        last_exact[which, of] = found
                    else:
                        assert bought(found) == bought(last_exact[which, of])
                        assert before.at_ms <= now_ms
                        assert step != COUNT or now_ms - before.at_ms < AGAIN_AFTER_MS
    engine.dispose()


def bought(found: object) -> object:
    """Whoever joined is counted when it is told."""
    return replace(found, members=0) if isinstance(found, Buyers) else found


@pytest.mark.parametrize("backwards", [False, True])
def test_whatever_changes_what_members_bought_changes_the_sums_that_say_so(
    engine: Engine, backwards: bool
) -> None:
    """A sale adds to their number; without one, they only fall: what was once, never comes again."""
    with engine.connect() as connection:
        rows = CostRows(connection, TENANT)
        before, stamp = years(connection), stamp_of(rows)
        changes = 0
        for fact in reversed(FACTS) if backwards else FACTS:
            fold_together(connection, bring_together(TENANT, fact))
            after, later = years(connection), stamp_of(rows)
            if after != before:
                changes += 1
                less = later.sold_minor <= stamp.sold_minor and later.off_minor <= stamp.off_minor
                assert later.sales > stamp.sales or (later.sales == stamp.sales and less and later != stamp)
            else:
                assert later == stamp
            before, stamp = after, later
        assert changes == 8  # of each shop's: three sales to members, and goods that came back
        connection.rollback()


def stamp_of(rows: CostRows) -> CountStamp:
    stamps = rows.stamps("2027-01", "2028-12").values()
    return CountStamp(*(sum(one[at] for one in stamps) for at in range(3)))


def years(connection: Connection) -> list[Row[Any]]:
    return [*connection.execute(select(member_years).order_by(member_years.c.member_id, member_years.c.year))]


@pytest.fixture
def shop() -> CounterShop:
    shop = CounterShop()
    hear(shop.store, *(row for fact in FACTS for row in fact))
    return shop


def seen(shop: CounterShop, which: CostReport, months: Months = FEBRUARY) -> CostSeen:
    with shop.store.reading() as work:
        programme = shop.desk.programme_in_force(work)
        whole = CostScope(None, "S01", "Asia/Shanghai", programme, whole=True, members_known=True)
        return read_cost(work, whole, months, TODAY, which)


def said_of(shop: CounterShop, which: CostReport, language: Language = Language.EN) -> list[str]:
    return [str(in_words(one, language)) for one in notes(which, seen(shop, which), NAMES)]


WALKED = (CostReport.RATES, CostReport.SHAPE, CostReport.BROUGHT, CostReport.TAKEN)


def test_few_are_counted_whenever_it_is_asked_and_nothing_is_kept(shop: CounterShop) -> None:
    assert count_all(shop.store) == 0
    for which in WALKED:
        assert said_of(shop, which) == []


def test_of_very_many_what_is_asked_for_is_counted_before_and_told_with_its_moment(shop: CounterShop) -> None:
    hear(shop.store, very_many(2028))
    exact = [seen(shop, which) for which in WALKED]
    assert count_all(shop.store) == 5 * 3 + 4
    assert [seen(shop, which) for which in WALKED] == exact
    assert [said_of(shop, which) for which in WALKED] == [[]] * 4
    more = {"member_id": "m-3", "year": "2028"}
    key = {"month": "2028-02", "till_id": "S01-1", "card": "gold"}
    hear(
        shop.store,
        Add("member_years", more, {"sales_02": 2, "net_02": 900_00, "off_02": 100_00}),
        Add("month_cards", key, {"sales": 2, "sold_minor": 900_00, "discount_minor": 100_00}),
    )
    moment = "2028-02-22 12:00"
    for which, was in zip(WALKED, exact, strict=True):
        now = seen(shop, which)
        assert (now.buyers, now.findings, now.members) == (was.buyers, was.findings, was.members)
        assert said_of(shop, which) == [
            f"Counted at {moment}: 2 purchases that members made since are not in it yet. "
            "It is counted again by itself."
        ]
        assert f"这是 {moment} 统计的，此后的 2 笔会员消费还没算进来" in said_of(shop, which, Language.ZH)[0]
    assert count_all(shop.store, NOON_MS + AGAIN_AFTER_MS - 1) == 0
    assert count_all(shop.store, NOON_MS + AGAIN_AFTER_MS) > 0
    members = seen(shop, CostReport.BROUGHT).members
    assert members is not None
    assert [one.sums.member_id for one in members] == ["m-3", "m-1"][: len(members)]
    assert [said_of(shop, which) for which in WALKED] == [[]] * 4
    hear(shop.store, Add("month_cards", key, {"sold_minor": -5_00}))
    assert said_of(shop, CostReport.RATES) == [
        f"Counted at {moment[:-5]}13:00: what came back since is not in it yet. It is counted again by itself."
    ]


def test_who_comes_again_is_told_with_its_moment_too_when_a_late_sale_is_of_the_month_before(
    shop: CounterShop,
) -> None:
    hear(shop.store, very_many(2028))
    count_all(shop.store)
    january = {"month": "2028-01", "till_id": "S01-1", "card": "gold"}
    hear(
        shop.store,
        Add("member_years", {"member_id": "m-3", "year": "2028"}, {"sales_01": 1, "net_01": 50_00}),
        Add("month_cards", january, {"sales": 1, "sold_minor": 50_00}),
    )
    assert [one[:37] for one in said_of(shop, CostReport.RATES)] == ["Counted at 2028-02-22 12:00: 1 purcha"]
    assert said_of(shop, CostReport.BROUGHT) == []  # of February alone nothing changed


def test_a_clock_that_was_put_back_does_not_keep_a_count_for_ever(shop: CounterShop) -> None:
    hear(shop.store, very_many(2028))
    count_all(shop.store)
    hear(shop.store, very_many(2028))
    assert count_all(shop.store, NOON_MS - 1) > 0
