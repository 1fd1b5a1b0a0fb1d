"""The window of figures without windows: periods, reports, files, and what is said where there is nothing."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, en, zh
from fakes.shop_year import ShopYear
from fakes.told_figures import other_tills_month
from shuke.adapters.statement_pdf import statement_pdf
from shuke.application.session import Session
from shuke.domain.shop import Role, Staff
from shuke.presenters.dashboard import TILL_REPORTS, DashboardPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.wording import Language
from shuke.wording.dashboard import Figure


class Stand(BackOfficeStand):
    """20 May 2028; what is written is kept, but for a folder called full."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.shop.clock.wall_ms = int(datetime(2028, 5, 20, 4, tzinfo=UTC).timestamp() * 1000)
        self.written: dict[str, bytes] = {}
        self.presenter = DashboardPresenter(self.office, FigurePorts(self._write, statement_pdf))

    def _write(self, path: Path, content: bytes) -> None:
        if path.parent.name == "full":
            raise OSError(28, "No space left on device")
        self.written[path.name] = content

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""


@pytest.fixture(scope="module")
def open_shop() -> Stand:
    stand = Stand()
    with stand.shop.store.writing() as work:
        for header, body in ShopYear(seed=4, days=140).facts:
            work.apply(body.rows(header))
        work.commit()
    return stand


@pytest.fixture
def stand(open_shop: Stand) -> Stand:
    open_shop.presenter = DashboardPresenter(open_shop.office, FigurePorts(open_shop._write, statement_pdf))
    open_shop.presenter.open()
    return open_shop


def test_periods_are_walked_through_up_to_the_present_one(stand: Stand) -> None:
    presenter = stand.presenter
    assert zh(presenter.state.period) == "2028-05-01 至 2028-05-31"
    assert zh(presenter.state.compared) == "对比 2028-04-01 至 2028-04-20"
    presenter.go(1)
    assert presenter.state.at_the_end
    presenter.go(-1)
    presenter.go(-1)
    presenter.go(-1)
    assert en(presenter.state.period) == "2028-02-01 to 2028-02-29"
    presenter.choose_kind("day")
    assert presenter.state.period == "2028-02-29"
    assert zh(presenter.state.compared) == "对比 2028-02-28"
    presenter.go(1)
    presenter.choose_kind("week")
    assert zh(presenter.state.period) == "2028-02-28 至 2028-03-05"
    presenter.choose_kind("year")
    assert presenter.state.at_the_end
    assert zh(presenter.state.compared) == "对比 2027-01-01 至 2027-05-20"


def test_each_report_has_its_table_and_the_overview_its_tiles(stand: Stand) -> None:
    assert {one.figure for one in stand.presenter.state.tiles} == set(Figure)
    for which in TILL_REPORTS:
        stand.presenter.choose_report(which.value)
        table = stand.presenter.state.table
        assert table is not None
        assert (table.report, bool(table.rows)) == (which, True)
        assert all(len(row) == len(table.head) for row in table.rows)


def test_what_is_looked_at_is_written_as_a_list_a_workbook_a_document_and_a_picture(stand: Stand) -> None:
    presenter = stand.presenter
    presenter.choose_report("categories")
    for name in ("a.csv", "a.xlsx", "a.pdf"):
        presenter.export(Path("/files") / name, Language.ZH)
    presenter.save_picture(Path("/files/a.png"), b"\x89PNG")
    assert stand.written["a.csv"].decode("utf-8-sig").splitlines()[0] == "部门,商品行,金额,占比"
    with zipfile.ZipFile(io.BytesIO(stand.written["a.xlsx"])) as book:
        assert any("sheet" in name for name in book.namelist())
    assert stand.written["a.pdf"].startswith(b"%PDF")
    assert stand.written["a.png"] == b"\x89PNG"
    assert stand.told == "已导出到 /files/a.png"
    stand.presenter.print(Language.EN)
    assert stand.told == "报表已送打印。"
    with stand.shop.store.reading() as work:
        job = work.print_jobs.get(1)
    assert job is not None
    assert job.document.startswith("Dashboard · ")


def test_a_full_disk_is_said(stand: Stand) -> None:
    stand.presenter.export(Path("/full/a.csv"), Language.ZH)
    assert "a.csv" in stand.told
    assert "a.csv" not in stand.told.replace("没有写成 a.csv", "")


def test_without_anything_the_window_says_so_and_to_a_cashier_that_it_is_not_theirs() -> None:
    stand = Stand()
    stand.presenter.open()
    assert stand.presenter.state.nothing
    stand.presenter.choose_report("tiers")
    assert stand.presenter.state.nothing, "a table without a row teaches nobody"
    stand.presenter.choose_report("how")
    assert not stand.presenter.state.nothing
    stand.session = Session(Staff("st-9", "小钱", Role.CASHIER), 0)
    stand.presenter.choose_kind("day")
    assert stand.told


def test_at_a_till_of_a_chain_it_is_the_shops_and_as_of_when_is_said() -> None:
    stand = Stand()
    desk = stand.shop.desk
    with stand.shop.store.reading() as work:
        stand.shop.contact.recall(work)
    presenter, now_ms = stand.presenter, stand.shop.clock.now_ms()

    def told(at_ms: int, *months: str) -> None:
        with stand.shop.store.writing() as work:
            work.shop_figures.take(desk.shop.shop_id, at_ms, months, (other_tills_month(date(2028, 5, 20)),))
            work.commit()
        presenter.open()

    presenter.open()
    assert zh(presenter.state.teaching).startswith("只算本台记的")
    told(now_ms - 5 * 60_000, "2028-05", "2028-04", "2027-01")
    assert zh(presenter.state.teaching).startswith("全店合计，其他收银台截至 11:55；")
    assert "as of 11:55" in en(presenter.state.teaching)
    sales = next(one for one in presenter.state.tiles if one.figure is Figure.SALES)
    assert sales.amount == "¥25,200.00"
    told(now_ms + 86_400_000, "2028-05")
    presenter.choose_kind("year")
    presenter.go(-1)
    assert zh(presenter.state.teaching) == (
        "全店合计，其他收银台截至 2028-05-21 12:00；2027-01-01 以前只有本台的，不能当全店比。"
    )
