"""What the programme costs a shop of several tills: at each of them its own sums and those that it was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from fakes.costly_shop import JANUARY, CostlyShop
from fakes.counter_shop import CounterShop
from fakes.told_figures import month_told_of
from golden.bodies import HEADER, SAMPLES
from shuke.application.figures.cost import CostScope, CostSeen, read_cost
from shuke.application.figures.whole_shop import OTHERS
from shuke.application.ports.shop_figures import ToldFigures
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.kinds import KINDS
from shuke.domain.facts.rows import Add, AddRows, RowOperation
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.figures.months import Months
from shuke.domain.money import Money
from shuke.domain.shop_figures import STAMP_BYTES, MonthFigures
from shuke.domain.slices.account import OWED
from shuke.wording.programme_cost import CostReport

TODAY = date(2028, 2, 20)
BOTH = Months.between(JANUARY, TODAY)
SAID = CostsSaid(
    400, Money(8_00), Money(100_00), Money(5_00), Money(60_00), Money(3_50), budget=Money(200_00)
)
FACTS = CostlyShop().facts


def shop_of(numbers: range) -> CounterShop:
    """Its till recorded these of the facts."""
    shop = CounterShop()
    with shop.store.writing() as work:
        for header, body in FACTS[numbers.start : numbers.stop : numbers.step]:
            work.apply(body.rows(header))
        work.apply(CostsSet("S01", SAID).rows(FACTS[0][0]))
        work.commit()
    return shop


def told_of(shop: CounterShop, month: str) -> MonthFigures:
    return month_told_of(shop.store, FACTS[0][0].till, month)


def seen(shop: CounterShop, which: CostReport, *, told: bool) -> CostSeen:
    with shop.store.reading() as work:
        scope = CostScope(
            None,
            "S01",
            "Asia/Shanghai",
            shop.desk.programme_in_force(work),
            whole=True,
            members_known=True,
            told=ToldFigures(1, JANUARY) if told else None,
        )
        return read_cost(work, scope, BOTH, TODAY, which)


@pytest.fixture(scope="module")
def alone() -> CounterShop:
    """One till recorded everything: what that comes to stands on paper (`test_programme_cost.py`)."""
    return shop_of(range(0, len(FACTS), 1))


@pytest.mark.parametrize("first", [0, 1])
def test_two_tills_come_to_what_one_would(alone: CounterShop, first: int) -> None:
    own, other = shop_of(range(first, len(FACTS), 2)), shop_of(range(1 - first, len(FACTS), 2))
    without = seen(own, CostReport.KINDS, told=False)
    with own.store.writing() as work:
        months = [told_of(other, name) for name in BOTH.names]
        work.shop_figures.take("S01", 1, BOTH.names, months)
        work.commit()
    whole, at_one = seen(own, CostReport.SHOPS, told=True), seen(alone, CostReport.SHOPS, told=False)
    assert whole.by_month == at_one.by_month
    assert whole.cards == at_one.cards
    assert (whole.joined, whole.referred, whole.budget) == (at_one.joined, at_one.referred, at_one.budget)
    assert whole.by_till.keys() == {FACTS[0][0].till, OTHERS}
    assert whole.given_by_till is not None
    assert whole.given_by_till.keys() == {FACTS[0][0].till, OTHERS}
    assert without.by_month != whole.by_month
    assert seen(own, CostReport.KINDS, told=False).by_month == without.by_month, (
        "nothing of it is this till's own"
    )


def test_what_was_told_of_other_months_is_left_out(alone: CounterShop) -> None:
    other = shop_of(range(0, len(FACTS), 1))
    with other.store.writing() as work:
        far = MonthFigures("2027-01", bytes(STAMP_BYTES), told_of(alone, "2028-01").rows)
        work.shop_figures.take("S01", 1, ["2027-01"], [far])
        work.commit()
    assert (
        seen(other, CostReport.KINDS, told=True).by_month
        == seen(alone, CostReport.KINDS, told=False).by_month
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_fact_changes_a_part_of_a_month_and_not_what_its_stamp_is_made_of(kind: str) -> None:
    """Else tills would never be told of it."""
    for body in SAMPLES[KINDS[kind]].values():
        added = list(_added(body.rows(HEADER)))
        parts = {one.table for one in added} & {"day_parts", "staff_work", "month_cards"}
        assert not parts or any(map(_is_stamped, added)), (kind, parts)


def _added(operations: Iterable[RowOperation]) -> Iterator[Add]:
    for one in operations:
        if isinstance(one, AddRows):
            yield from one.apart()
        elif isinstance(one, Add):
            yield one


def _is_stamped(one: Add) -> bool:
    owed = one.table == "day_moves" and one.key["account"] in {account.value for account in OWED}
    return (owed or one.table == "day_sums") and any(one.amounts.values())
