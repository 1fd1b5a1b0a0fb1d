"""The window of campaigns: made step by step, looked over, started, stopped; what came of it in words."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from back_office_stand import zh
from campaign_stand import CampaignStand, planned
from fakes.background import SynchronousBackground
from fakes.full_disk import FullDisk
from shuke.adapters.statement_pdf import statement_pdf
from shuke.application.figures.reports import cells_in
from shuke.application.members.habits import note_habits, read_changed_habits
from shuke.application.segments.saving import save
from shuke.domain.campaigns.plan import Every
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.rows import Put
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import HEAD_OFFICE
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.campaigns.state import NEW, CampaignField, CampaignMaking, CampaignTold
from shuke.presenters.campaigns.window import CampaignsPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.wording.sentence import Language


class Window:
    def __init__(self, members: int = 40, programme: str = "tea-chain") -> None:
        self.stand = CampaignStand(members, programme)
        self.changes = 0
        shop = self.stand.shop
        self.office = OfficeWork(shop.desk, lambda: shop.manager, SynchronousBackground())
        self.presenter = CampaignsPresenter(
            self.office, FigurePorts(Path.write_bytes, statement_pdf), self._change
        )
        self.presenter.open()

    def _change(self) -> None:
        self.changes += 1

    @property
    def making(self) -> CampaignMaking:
        making = self.presenter.state.making
        assert making is not None
        return making

    @property
    def told(self) -> CampaignTold:
        told = self.presenter.state.told
        assert told is not None
        return told

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            self.presenter.type(CampaignField(name), text)

    def make(self, **texts: str) -> None:
        self.presenter.choose(NEW)
        self.type(**({"name": "开春", "points": "50"} | texts))
        for step in range(5):
            self.presenter.go(step)

    @property
    def notice(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""


def test_what_is_being_made_is_still_there_after_another_was_looked_at() -> None:
    window = Window()
    window.make()
    window.presenter.start()
    started = window.presenter.state.chosen
    window.presenter.choose(NEW)
    window.type(name="端午", points="８０", quiet_from="２１：３０", first="2026年6月1日", last="2026/6/20")
    window.presenter.choose(started)
    assert window.presenter.state.making is None
    window.presenter.choose(NEW)
    assert window.making.texts[CampaignField.NAME] == "端午"
    for step in range(5):
        window.presenter.go(step)
    assert "时间：2026-06-01 至 2026-06-20，一次" in [zh(line) for line in window.making.review]
    assert any("21:30" in zh(line) for line in window.making.review)
    window.presenter.start()
    window.presenter.choose(NEW)
    assert not window.making.texts.get(CampaignField.NAME)


def test_it_is_made_step_by_step_and_looked_over_with_what_it_may_come_to() -> None:
    window = Window()
    shown = window.presenter
    assert zh(window.making.count) == "现在 40 人"
    assert {"everybody", "preset/sleeping"} <= set(window.making.audiences)
    shown.forward()
    shown.forward()
    assert (window.making.step, zh(window.making.fault)) == (1, "请写上积分，或选一种券、一条消息。")
    window.type(points="5x")
    shown.forward()
    assert "整数" in zh(window.making.fault)
    window.type(points="50")
    shown.forward()
    window.type(last="2026-03-09")
    shown.forward()
    assert "日期" in zh(window.making.fault)
    window.type(last="2026-03-20")
    shown.choose_every(Every.DAY)
    shown.forward()
    window.type(control="51")
    shown.forward()
    assert window.making.step == 3
    window.type(control="10", members="30", budget="", quiet_from="24:00")
    shown.forward()
    assert window.making.step == 3
    window.type(quiet_from="22：30")
    shown.forward()
    assert [zh(one) for one in window.making.review] == [
        "对象：全部会员，现在 40 人",
        "送：50 积分",
        "时间：2026-03-10 至 2026-03-20，每天补送新符合的人",
        "对照：留出 10%",
        "10 天内被营销过的会员跳过",
        "每天 22:30 到 09:00 不发放",
        "最多送 30 人",
        "最高花费：¥30.00",
    ]
    shown.start()
    assert "名称" in window.notice
    assert window.making.step == 4
    shown.go(3)
    window.type(gap="0")
    shown.forward()
    assert not [one for one in window.making.review if "营销过" in zh(one)], "nobody is passed over"
    window.type(name="开春")
    shown.start()
    assert (window.notice, window.changes) == ("“开春”已开始，收银空闲时自动发放。", 1)
    assert [zh(one.state) for one in shown.state.rows] == ["", "进行中"]
    shown.choose(NEW)
    assert (window.making.step, CampaignField.POINTS in window.making.texts) == (0, False)


def test_an_audience_that_could_not_be_counted_is_not_looked_over() -> None:
    window = Window()
    shown, desk = window.presenter, window.stand.shop.desk
    shown.choose(NEW)
    shown.type(CampaignField.POINTS, "50")
    before, desk.reports = desk.reports, FullDisk()  # type: ignore[assignment]  # as much of a store as is reached
    shown.choose_audience("preset/never_bought")
    making = shown.state.making
    assert making is not None
    assert (zh(making.count), making.review, shown.state.busy) == ("没能统计", (), False)
    desk.reports = before
    shown.choose_audience("everybody")
    assert shown.state.making is not None
    assert zh(shown.state.making.count) == "现在 40 人"


def test_it_is_looked_over_with_why_few_may_be_due_to_buy_again() -> None:
    window = Window(3)
    window.presenter.choose_audience("preset/due_again")
    window.type(name="回购", points="5")
    for step in range(5):
        window.presenter.go(step)
    assert "会员的购买习惯还在整理，已完成 0 人，共 3 人" in zh(window.making.review[1])
    while (read := read_changed_habits(window.stand.shop.store, 9)) is not None:
        note_habits(window.stand.shop.store, read)
    window.presenter.open()
    assert zh(window.making.review[1]).startswith("送：")
    window.presenter.choose_audience("everybody")
    assert zh(window.making.review[1]).startswith("送：")


@pytest.mark.parametrize("budget", ["x", "-1", "9" * 40])
def test_what_is_no_amount_is_said(budget: str) -> None:
    window = Window(3)
    window.make(budget=budget)
    assert window.making.step == 3
    assert "整数" in zh(window.making.fault)
    window.presenter.start()
    assert window.changes == 0


@pytest.mark.parametrize("bound", [{"budget": "0"}, {"budget": "0.00"}, {"members": "0"}, {"members": "０"}])
def test_a_bound_of_nothing_is_not_taken_for_none(bound: dict[str, str]) -> None:
    window = Window(3)
    window.make(**bound)
    assert zh(window.making.fault) == "上限写 0 就谁也不送；不设上限请空着。"
    window.presenter.start()
    assert window.changes == 0


def test_a_budget_is_told_with_how_many_it_is_enough_for() -> None:
    window = Window(3)
    window.make(budget="2.99")
    line = "预算 ¥2.99：按每人最多 ¥1.00 算，够送 2 人"
    assert line in [zh(one) for one in window.making.review]
    window.presenter.start()
    assert line in [zh(one) for one in window.told.plan]


def test_it_may_be_stopped_go_on_and_be_ended_and_tells_how_it_stands() -> None:
    window = Window()
    window.make(control="0")
    window.presenter.start()
    shown = window.presenter
    assert (window.told.can_stop, window.told.can_go_on) == (True, False)
    shown.turn(CampaignState.STOPPED)
    assert (window.notice, window.told.can_go_on) == (
        "已暂停。送出的不收回，还没发出的消息等继续后再发。",
        True,
    )
    shown.turn(CampaignState.RUNNING)
    window.stand.run(2)
    shown.open()
    assert next(zh(value) for _, value in window.told.figures) == "40"
    assert window.told.verdict
    shown.turn(CampaignState.ENDED)
    assert not window.told.can_stop
    shown.turn(CampaignState.RUNNING)
    assert "已经结束" in window.notice


def test_one_of_head_office_says_who_gives_and_may_be_stopped_here() -> None:
    window = Window(3)
    row = {"name": "总部的", "plan": planned().text, "seed": "s", "till_id": HEAD_OFFICE}
    told = {"started_on": "2026-03-10", "started_by": "", "state": "running"}
    window.stand.told([Put("campaigns", {"campaign_id": "c-1"}, row | told)])
    window.presenter.open()
    window.presenter.choose("c-1")
    assert "由总部发放" in [zh(one) for one in window.told.plan]
    window.presenter.turn(CampaignState.STOPPED)
    assert window.told.can_go_on


def test_a_saved_segment_is_an_audience_and_a_coupon_says_what_nobody_knows() -> None:
    window = Window(5, "hotel-wheel")
    shop = window.stand.shop
    save(shop.desk, shop.manager, "常客", Rule())
    window.presenter.open()
    (saved,) = [key for key in window.making.audiences if key.startswith("saved/")]
    window.presenter.choose_audience(saved)
    window.presenter.choose_audience("nobody's")
    window.presenter.choose_audience(saved)
    window.presenter.choose_coupon("trial-night")
    for step in range(5):
        window.presenter.go(step)
    told = [zh(one) for one in window.making.review]
    assert told[0] == "对象：常客，现在 5 人"
    assert told[1] == "送：免费试住一晚 1 张"
    assert told[-1] == "最高花费：¥0.00，另加券抵扣的部分（用了才知道）"


@pytest.mark.parametrize(
    ("bought", "words"),
    [((90_00, 20_00), "有用"), ((20_00, 90_00), "没有用"), ((50_00, 50_00), "看不出差别")],
)
def test_what_it_did_is_said_in_words(bought: tuple[int, int], words: str) -> None:
    window = Window(200)
    stand = window.stand
    campaign = stand.start(planned(control_percent=50))
    stand.run()
    with stand.shop.store.reading() as work:
        given = work.handouts.turned_to([f"m{number:03}" for number in range(200)])
    # Who is held back is drawn by a seed of its own each time: within either group sums go round alike.
    everybody = [f"m{number:03}" for number in range(200)]
    for group, amount in zip((given, set(everybody) - set(given)), bought, strict=True):
        for turn, member in enumerate(sorted(group)):
            stand.bought(member, amount + turn % 3)
    window.presenter.open()
    window.presenter.choose(campaign)
    assert zh(window.told.verdict).startswith(words)
    figures = {zh(name): zh(value) for name, value in window.told.figures}
    assert figures["送到"] == str(len(given))
    assert figures["其中有消费"] == f"{len(given)}/{len(given)}"


def test_spins_of_the_wheel_are_told_with_what_was_used_and_what_nobody_says() -> None:
    window = Window(3, "hotel-wheel")
    window.presenter.go(1)
    window.type(points="")
    window.presenter.forward()
    assert "抽奖机会" in zh(window.making.fault)
    window.make(points="", chances="2", control="0")
    window.presenter.choose_message("news")
    assert "送您2次抽奖机会。" in "".join(zh(one) for one in window.making.message_told)
    window.presenter.choose_message("")
    assert [zh(one) for one in window.making.review][-2:] == [
        "最高花费：¥46.50",
        "其中抽奖机会按转盘的平均成本算，每次 ¥7.75，实际可能多些或少些；没写价值的奖品不算在内",
    ]
    window.presenter.start()
    window.stand.run()
    window.presenter.open()
    figures = {zh(name): zh(value) for name, value in window.told.figures}
    assert (figures["用掉的抽奖机会"], figures["已经花费"]) == ("0/6", "¥0.00")


def test_of_too_few_nothing_can_be_said_yet() -> None:
    window = Window(3)
    campaign = window.stand.start()
    window.presenter.open()
    window.presenter.choose(campaign)
    assert "说不准" in zh(window.told.verdict)


def test_its_report_is_a_file_that_says_what_the_window_says(tmp_path: Path) -> None:
    window = Window(4)
    window.make(name="=1+1 半/价")
    assert window.presenter.sheet is None, "of one that is being made there is none"
    window.presenter.export(tmp_path / "none.csv", Language.ZH)
    assert not list(tmp_path.iterdir())
    window.presenter.start()
    sheet = window.presenter.sheet
    assert sheet is not None
    assert sheet.file_name(Language.ZH) == "营销活动 =1+1 半 价.csv"
    for name in ("a.csv", "a.xlsx", "a.pdf"):
        window.presenter.export(tmp_path / name, Language.ZH)
        assert window.notice == f"已导出到 {tmp_path / name}"
    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    shown = [[zh(name), zh(figure)] for name, figure in window.told.figures]
    assert rows[:3] == [["项目", "数据"], ["活动", "'=1+1 半/价"], ["状态", "进行中，2026-03-10 开始"]]
    assert [row for row in rows if row[0] == "内容"] == [["内容", zh(one)] for one in window.told.plan]
    assert shown
    assert rows[-2 - len(shown) : -2] == shown
    assert [row[0] for row in rows[-2:]] == ["效果", "统计口径"]
    assert rows[-2][1] == zh(window.told.verdict)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    paper = sheet.paper(Language.ZH)
    assert paper.title == "营销活动 · =1+1 半/价"
    assert {zh(window.told.verdict), *map(zh, window.told.plan)} < set(paper.lines)
    assert [list(row) for row in paper.tables[0].rows] == shown
    assert paper.tables[0].numbers == {1}
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    window.presenter.print(Language.ZH)
    assert window.notice == "报表已送打印。"
    with window.stand.shop.store.reading() as work:
        job = work.print_jobs.get(1)
    assert job is not None
    assert job.document == "营销活动 · =1+1 半/价"
    window.presenter.export(tmp_path / "gone" / "a.csv", Language.EN)
    assert "a.csv" in window.notice


def test_in_english_it_is_english() -> None:
    window = Window(4)
    window.make()
    window.presenter.start()
    sheet = window.presenter.sheet
    assert sheet is not None
    cells = list(cells_in(sheet, Language.EN))
    assert cells[2] == ["State", "Running, since 2026-03-10"]
    assert not [one for row in cells[2:-1] for one in row if any("一" <= sign <= "鿿" for sign in one)]
