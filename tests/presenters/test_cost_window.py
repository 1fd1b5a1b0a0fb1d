"""The window of the programme's cost without windows: months, reports, what is said of costs, budget, files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, en, zh
from fakes.costly_shop import CostlyShop
from fakes.told_figures import other_tills_month
from shuke.adapters.statement_pdf import statement_pdf
from shuke.application.session import Session
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.presenters.cost_form import CostField, CostForm, costs_read, months_read
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.figure_files import FigurePorts
from shuke.presenters.programme_cost import SAYING, TILL_COST_REPORTS, CostPresenter
from shuke.wording import Language
from shuke.wording.menu import PLACES


class Stand(BackOfficeStand):
    """20 February 2028, in the shop whose figures are worked out on paper."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.shop.clock.wall_ms = int(datetime(2028, 2, 20, 4, tzinfo=UTC).timestamp() * 1000)
        self.written: dict[str, bytes] = {}
        self.told = self.queued = 0
        self.presenter = CostPresenter(
            self.office,
            FigurePorts(
                lambda path, content: self.written.__setitem__(path.name, content), statement_pdf, self._queue
            ),
            self._changed,
        )

    def _changed(self) -> None:
        self.told += 1

    def _queue(self) -> None:
        self.queued += 1


@pytest.fixture
def stand() -> Stand:
    stand = Stand()
    with stand.shop.store.writing() as work:
        for header, body in CostlyShop().facts:
            work.apply(body.rows(header))
        work.commit()
    stand.presenter.open()
    return stand


def test_months_are_walked_through_and_own_ones_are_typed(stand: Stand) -> None:
    presenter = stand.presenter
    assert presenter.state.period == "2028-02"
    assert presenter.state.at_the_end
    presenter.go(1)
    presenter.go(-1)
    assert presenter.state.period == "2028-01"
    presenter.choose_kind("quarter")
    assert en(presenter.state.period) == "2028-01 to 2028-03"
    presenter.go(-1)
    assert en(presenter.state.period) == "2027-10 to 2027-12"
    presenter.choose_kind("own")
    assert (presenter.state.own_first, presenter.state.own_last) == ("2027-10", "2027-12")
    no_months = [
        ("2027-12", "2027-11"),
        ("2026-01", "2028-01"),
        ("", "😀"),
        ("=1", "2"),
        ("9999-12", "9999-12"),
    ]
    for first, last in no_months:
        presenter.type_own(first, last)
        presenter.take_own()
        assert presenter.state.own_wrong
    presenter.type_own(" 2027-12", "2028-01")
    presenter.take_own()
    assert not presenter.state.own_wrong
    assert en(presenter.state.period) == "2027-12 to 2028-01"
    presenter.open()
    assert en(presenter.state.period) == "2027-12 to 2028-01"
    assert months_read("2028-13", "2028-13") is None
    found = months_read("２０２７年１２月", "2028/1")
    assert found is not None
    assert found == months_read("2027-12", "2028-01")


def test_each_report_has_a_table_of_whole_rows(stand: Stand) -> None:
    stand.presenter.choose_kind("year")
    for page in TILL_COST_REPORTS:
        stand.presenter.choose_page(page.value)
        table = stand.presenter.state.table
        assert table is not None
        assert table.report is page
        assert bool(table.marks) <= bool(table.chart), "a chart says what its bars are"
        assert all(len(row) == len(table.head) for row in table.rows)
        assert not stand.presenter.state.nothing


def test_what_is_said_of_costs_counts_at_once_and_the_budget_warns(stand: Stand) -> None:
    presenter = stand.presenter
    stand.shop.clock.wall_ms = int(datetime(2028, 1, 31, 4, tzinfo=UTC).timestamp() * 1000)
    presenter.choose_page(SAYING)
    assert presenter.state.form == CostForm.of(CostsSaid())
    assert (presenter.state.may_say, presenter.state.budget) == (True, None)
    for which, text in ((CostField.MARGIN, "40"), (CostField.GIFT, "8"), (CostField.BUDGET, "abc")):
        presenter.type_cost(which, text)
    presenter.save()
    assert presenter.state.form.wrong == {CostField.BUDGET}
    presenter.type_cost(CostField.BUDGET, "100.5")
    presenter.go(-1)
    presenter.choose_page("kinds")
    presenter.open()
    presenter.choose_page(SAYING)
    assert presenter.state.form.typed[CostField.BUDGET] == "100.5", "a look elsewhere takes nothing away"
    presenter.save()
    assert stand.told == 1
    assert presenter.state.form.typed[CostField.BUDGET] == "100.5"
    presenter.type_cost(CostField.GIFT, "=1+1")
    presenter.save()
    assert (presenter.state.form.wrong, presenter.state.notice) == ({CostField.GIFT}, None), (
        "nothing was saved"
    )
    presenter.type_cost(CostField.GIFT, "8")
    presenter.save()
    # January: 20 + 10 + 6.80 + 50 + 8 for the gift + 0.40 for joining = 95.20 of 100.50
    budget = presenter.state.budget
    assert budget is not None
    assert budget.tone is NoticeTone.WARN
    assert "94.7%" in en(presenter.warning)
    presenter.type_cost(CostField.BUDGET, "1000")
    presenter.save()
    assert presenter.warning == ""
    presenter.tick_yearly(True)
    presenter.type_cost(CostField.BUDGET, "50")
    presenter.save()
    assert "over it" in en(presenter.warning)
    assert "2028" in zh(presenter.warning)


def test_at_a_till_of_a_chain_it_is_the_shops_and_as_of_when_is_said(stand: Stand) -> None:
    shop, presenter = stand.shop, stand.presenter
    with shop.store.reading() as work:
        shop.contact.recall(work)
    presenter.open()
    assert zh(presenter.state.notes[0]).startswith("只算本台记的")
    own = presenter.state.table

    def notes() -> list[str]:
        return [zh(one) for one in presenter.state.notes]

    def told(at_ms: int, *months: str) -> None:
        with shop.store.writing() as work:
            told = (other_tills_month(date(2028, 2, 20)),) if at_ms else ()
            work.shop_figures.take(shop.desk.shop.shop_id, at_ms, months, told)
            work.commit()
        presenter.open()

    told(shop.clock.now_ms() - 5 * 60_000, "2028-02", "2028-01", "2027-12")
    assert own is not None
    assert presenter.state.table is not None
    discounts = [table.rows[0][2] for table in (own, presenter.state.table)]
    assert discounts == ["-¥4.00", "¥196.00"], "twenty days of 10.00 more"
    assert notes()[0].startswith("全店合计，其他收银台截至 11:55；消息和提成只算本台的")
    assert "as of 11:55" in en(presenter.state.notes[0])
    for page in ("brought", "taken", "shape"):
        presenter.choose_page(page)
        assert notes()[0].startswith("谁来消费、消费多少只按本台记的算")
        assert not [one for one in notes() if "全店合计" in one]
    presenter.choose_page("rates")
    assert [one[:4] for one in notes()[:2]] == ["谁来消费", "全店合计"]
    presenter.choose_page("kinds")
    told(0, "2028-01")
    assert not [one for one in notes() if "太多" in one], "another month is looked at"
    presenter.go(-1)
    assert "2028-01 其他收银台的数据太多，没有传过来，只有本台的。" in notes()
    presenter.go(-1)
    assert (presenter.state.period, "以前" in notes()[0]) == ("2027-12", False)
    presenter.choose_kind("year")
    presenter.go(-1)
    assert notes()[0].startswith("全店合计，其他收银台截至 11:55；2027-12-01 以前只有本台的")


def test_what_is_no_amount_or_no_share_is_refused_by_name() -> None:
    wrong = CostForm({CostField.MARGIN: "100.1", CostField.PRIZE: "-1", CostField.PERK: "１２"})
    assert costs_read(wrong) == {CostField.MARGIN, CostField.PRIZE}
    fine = CostForm({CostField.MARGIN: "100", CostField.PRIZE: " ", CostField.PERK: "0.5"})
    assert costs_read(fine) == CostsSaid(1000, perk=Money(50))
    assert isinstance(costs_read(CostForm({CostField.MARGIN: "33.33"})), frozenset)


def test_files_are_written_and_who_takes_members_is_recorded_first(stand: Stand) -> None:
    presenter = stand.presenter
    presenter.choose_kind("year")
    for name in ("a.csv", "a.xlsx", "a.pdf"):
        presenter.export(Path("/files") / name, Language.ZH)
    presenter.save_picture(Path("/files/a.png"), b"\x89PNG")
    assert stand.written["a.csv"].decode("utf-8-sig").startswith("项目,数量,金额,占会员销售,占毛利")
    assert stand.written["a.pdf"].startswith(b"%PDF")
    assert {"a.xlsx", "a.png"} <= set(stand.written)
    facts = stand.facts
    presenter.choose_page("brought")
    presenter.export(Path("/files/b.csv"), Language.EN)
    assert stand.facts == facts + 1
    presenter.print(Language.ZH)
    assert stand.facts == facts + 2
    presenter.choose_page("kinds")
    presenter.print(Language.ZH)
    assert (stand.facts, stand.queued) == (facts + 2, 2)
    assert presenter.state.notice is not None
    assert zh(presenter.state.notice.words) == "报表已送打印。"
    with stand.shop.store.reading() as work:
        jobs = [work.print_jobs.get(1), work.print_jobs.get(2)]
    assert [one and one.document for one in jobs] == [
        "会员方案成本 · 消费最多的 100 位",
        "会员方案成本 · 按项目",
    ]
    assert "0m-1" in stand.written["b.csv"].decode("utf-8-sig")


def test_nothing_yet_and_not_for_a_cashier_are_said() -> None:
    stand = Stand()
    stand.presenter.open()
    assert stand.presenter.state.nothing
    stand.presenter.choose_page("how")
    assert not stand.presenter.state.nothing
    stand.session = Session(Staff("st-9", "小钱", Role.CASHIER), 0)
    stand.presenter.look_at_budget()
    stand.presenter.save()
    assert stand.presenter.state.notice is not None
    stand.presenter.choose_page("kinds")
    assert stand.presenter.state.notice is not None
    assert "cost" in PLACES
