"""The same question of the same shop has the same answer at its till and at head office, report by report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from fakes.chain import OfficeInMemory
from fakes.clock import FakeClock
from fakes.costly_shop import CostlyShop
from fakes.counter_shop import CASHIER, CUP, MANAGER, SHOP, TEA, CounterShop, preset_published
from golden.bodies import HEADER
from shuke.application.figures.cost import CostSeen, programme_cost
from shuke.application.figures.cost_reports import cost_report, notes
from shuke.application.figures.dashboard import Dashboard, dashboard
from shuke.application.figures.reports import report
from shuke.application.figures.tiles import Names, tiles
from shuke.application.head_office.cost_desk import CostDesk, OfficeCostSeen
from shuke.application.head_office.figures_desk import DashboardSeen, FiguresDesk
from shuke.application.segments.looking import Everybody
from shuke.application.session import Session
from shuke.domain.article import Department
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.figures.months import Months, MonthsKind
from shuke.domain.figures.periods import PeriodKind
from shuke.domain.segments.segment import PRESETS, Rule
from shuke.domain.shop import Role, Shop, Staff
from shuke.wording import dashboard as words
from shuke.wording import programme_cost as programme_cost_words
from shuke.wording.dashboard import Figure, Report
from shuke.wording.figures import money_text
from shuke.wording.programme_cost import CostReport

NOW = datetime(2028, 2, 20, 2, 0, tzinfo=UTC)
BOSS = Staff("st-9", "总部", Role.ADMINISTRATOR)
FACTS = CostlyShop().facts
NAMES = Names(money_text, {}, lambda name: name.zh, {})
HERE = FACTS[0][0].till
ELSEWHERE = "S02-1"


@dataclass(frozen=True)
class Both:
    till: CounterShop
    office: OfficeInMemory
    who: Session


@pytest.fixture(scope="module")
def both() -> Both:
    """Head office knows a second shop as well, in which the same happened twice as late in the day."""
    till, office = CounterShop(NOW), OfficeInMemory(FakeClock(int(NOW.timestamp() * 1000)), "tenant-1", SHOP)
    with till.store.writing() as work:
        for header, body in FACTS:
            work.apply(body.rows(header))
        work.commit()
    office.record(
        preset_published("tea-chain"),
        ArticlesListed((TEA, CUP), (Department("d-1", "茶叶"),)),
        *(StaffEnrolled(one) for one in (CASHIER, MANAGER)),
        ShopDescribed(Shop("S02", "熟客二店", ("人民路2号",))),
    )
    with office.store.writing() as work:
        for shop_id, name in ((SHOP.shop_id, HERE), ("S02", ELSEWHERE)):
            opened = TillOpened(shop_id, name, bytes(32))
            work.apply(opened.rows(replace(HEADER, tenant="tenant-1", till=name, seq=1)))
        for header, body in FACTS:
            work.apply(body.rows(header))
            if not isinstance(body, MemberEnrolled):
                work.apply(body.rows(replace(header, till=ELSEWHERE)))
        work.commit()
    return Both(till, office, Session(BOSS, office.clock.now_ms()))


DAYS = (date(2028, 1, 10), date(2028, 1, 31), date(2028, 2, 10), date(2028, 2, 20), date(2027, 12, 31))
NOT_OF_A_SHOP = {
    Figure.MESSAGES,
    Figure.MESSAGES_COST,
    Figure.POINTS_OWED,
    Figure.PRINCIPAL_OWED,
    Figure.BONUS_OWED,
}
"""Of all shops together: head office tells none of them of one."""


@pytest.mark.parametrize("kind", PeriodKind)
@pytest.mark.parametrize("which", [one for one in Report if one not in (Report.TIERS, Report.SHOPS)])
def test_a_report_of_the_dashboard(both: Both, which: Report, kind: PeriodKind) -> None:
    """How many members stand in which tier is of all shops, too, and a till has no others to tell of."""
    desk = FiguresDesk(both.office.identity, both.office.store, both.office.recorder)
    for day in DAYS:
        with both.till.store.reading() as work:
            here = dashboard(both.till.desk, work, both.who, kind, day, which)
        there = desk.dashboard(both.who, kind, day, "S01", which)
        assert isinstance(here, Dashboard)
        assert isinstance(there, DashboardSeen)
        shown = [one for one in tiles(here, NAMES) if one.figure not in NOT_OF_A_SHOP]
        assert list(tiles(there.seen, NAMES)) == shown
        left_out = {words.FIGURES[one] for one in NOT_OF_A_SHOP} if which is Report.OVERVIEW else set()
        rows = [row for row in report(which, here, NAMES).rows if row[0] not in left_out]
        assert list(report(which, there.seen, NAMES).rows) == rows, day


LEFT_OUT = {
    CostReport.KINDS: 1,  # messages
    CostReport.RATES: 3,  # who was there, came again, stayed
    CostReport.SHAPE: 2,
    CostReport.BROUGHT: 2,
    CostReport.TAKEN: 2,
}
"""Rows that are of all shops together, which head office says of one."""


@pytest.mark.parametrize("which", CostReport)
def test_a_report_of_the_cost(both: Both, which: CostReport) -> None:
    desk = CostDesk(both.office.identity, both.office.store, both.office.store, both.office.recorder)
    months = Months.between(date(2028, 1, 1), date(2028, 2, 1))
    with both.till.store.reading() as work:
        here = programme_cost(both.till.desk, work, both.who, months, MonthsKind.MONTH, which)
    found = desk.cost(both.who, months, MonthsKind.MONTH, "S01", which)
    assert isinstance(here, CostSeen)
    assert isinstance(found, OfficeCostSeen)
    own, there = (cost_report(which, one, NAMES).rows for one in (here, found.seen))
    assert len(own) - len(there) == LEFT_OUT.get(which, 0)
    assert [row for row in own if row in there] == list(there)
    assert programme_cost_words.SHOP_ONLY in notes(which, found.seen, NAMES)


@pytest.mark.parametrize("preset", PRESETS)
def test_whoever_is_in_a_segment(both: Both, preset: str) -> None:
    found = []
    for store, desk in ((both.till.store, both.till.desk), (both.office.store, both.till.desk)):
        everybody = Everybody(desk.programme_in_force, lambda _: NOW.date())
        with store.reading() as work:
            found.append(everybody.look(work, Rule(PRESETS[preset])).members)
    assert list(found[0]) == list(found[1])
