"""Campaigns in the real window: by keyboard from whom to start, by fingers to an end, and on the real till."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from campaign_stand import DAY, CampaignStand, planned
from fakes.background import SynchronousBackground
from fakes.value_shop import publish
from fakes.wheel_shop import WHEEL
from shuke.adapters.statement_pdf import statement_pdf
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_campaigns import CAMPAIGNS
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.consent import Consent, ConsentBy
from shuke.domain.facts.rows import Raise
from shuke.domain.profile import Profile
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.campaigns.state import NEW, CampaignField
from shuke.presenters.campaigns.window import CampaignsPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.campaigns_screen import CampaignsScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(
        self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys, more: str = ""
    ) -> None:
        super().__init__(qtbot)
        self.stand = CampaignStand(4)
        publish(self.stand.shop, more)
        shop = self.stand.shop
        self.presenter = CampaignsPresenter(
            OfficeWork(shop.desk, lambda: shop.manager, SynchronousBackground()),
            FigurePorts(Path.write_bytes, statement_pdf),
            lambda: None,
        )
        self.shell = Shell(speaker, keys)
        self.screen = CampaignsScreen(speaker)
        self.shell.add_screen(CAMPAIGNS, self.screen)
        self.screen.attach(self.presenter)
        on_screen.show(self.shell)
        self.presenter.open()
        self.screen.focus_first()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_make_and_start_a_campaign(window: Window) -> None:
    making = window.screen.making
    window.press(Qt.Key.Key_Return)
    window.type("50")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Return)
    assert "¥4.00" in " ".join(line.full_text for line in making.lines)
    window.type("spring")
    window.press(Qt.Key.Key_Return)
    assert window.screen.title.full_text == "spring"
    assert window.presenter.state.chosen != NEW
    assert not making.isVisible()
    window.screen.focus_first()
    window.press(Qt.Key.Key_Up)
    assert making.isVisible()
    window.press(Qt.Key.Key_Down)
    assert not making.isVisible()


def test_tab_comes_by_everything_in_the_order_in_which_it_stands(window: Window) -> None:
    making = window.screen.making
    for expected in (making.steps.button("0"), making.audiences.button("everybody"), making.next_button):
        window.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected
    window.press(Qt.Key.Key_Return)
    making.fields[CampaignField.POINTS].edit.setFocus()
    for grid in (making.coupons, making.messages):
        window.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is grid.button("")


def test_fingers_choose_every_step_and_stop_it(window: Window) -> None:
    making, screen = window.screen.making, window.screen
    window.touch(making.audiences.button("preset/newcomers"))
    assert making.count.full_text == "现在 0 人"
    window.touch(making.audiences.button("everybody"))
    window.touch(making.next_button)
    window.touch(making.next_button)
    assert "请写上积分" in making.fault.full_text
    window.qtbot.keyClicks(making.fields[CampaignField.POINTS].edit, "5")
    window.touch(making.next_button)
    window.touch(making.every.button("week"))
    assert "每周" in making.every_told.full_text
    window.touch(making.next_button)
    window.touch(making.back_button)
    window.touch(making.steps.button("4"))
    window.qtbot.keyClicks(making.fields[CampaignField.NAME].edit, "a")
    window.touch(making.start_button)
    window.touch(screen.stop_button)
    window.touch(screen.go_on_button)
    window.touch(screen.end_button)
    assert not screen.stop_button.isVisible()


def test_a_finger_calls_off_what_one_that_is_over_has_not_sent(window: Window) -> None:
    stand, screen = window.stand, window.screen
    with stand.shop.store.writing() as work:
        work.members.describe("m000", Profile("甲", "13800138000"), "")
        work.commit()
    said = Consent(0, False, DAY, "S01-1", ConsentBy.COUNTER).word
    stand.told([Raise("consents", {"member_id": "m000", "channel": "sms"}, {"said": said})])
    campaign = stand.start(planned(what=Handout(message="news")))
    stand.run()
    window.presenter.open()
    window.presenter.choose(campaign)
    settled()
    window.touch(screen.call_off_button)
    assert window.presenter.state.notice is not None
    assert screen.notice.isVisible()
    assert not screen.call_off_button.isVisible()


def test_what_came_of_it_is_written_into_a_file(window: Window, tmp_path: Path) -> None:
    screen, asked = window.screen, []
    screen._ask = lambda title, name: asked.append((title, name)) or tmp_path / "a.csv"  # type: ignore[func-returns-value]
    assert not screen.export_button.isEnabled()
    window.presenter.type(CampaignField.NAME, "a")
    window.presenter.type(CampaignField.POINTS, "5")
    window.presenter.go(4)
    window.presenter.start()
    screen.export_button.setFocus()
    window.press(Qt.Key.Key_Return)
    assert asked == [("导出表格或 PDF", "营销活动 a.csv")]
    assert "送到,0" in (tmp_path / "a.csv").read_text("utf-8-sig")


def test_spins_are_given_where_there_is_a_wheel_and_otherwise_it_says_so(
    window: Window, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    window.presenter.go(1)
    making = window.screen.making
    assert making.no_wheel.isVisible()
    assert not making.fields[CampaignField.CHANCES].isVisible()
    turning = Window(qtbot, on_screen, speaker, keys, WHEEL)
    turning.presenter.go(1)
    making = turning.screen.making
    assert not making.no_wheel.isVisible()
    turning.qtbot.keyClicks(making.fields[CampaignField.CHANCES].edit, "21")
    turning.touch(making.next_button)
    assert "整数" in making.fault.full_text
    making.fields[CampaignField.CHANCES].edit.setFocus()
    turning.press(Qt.Key.Key_Backspace)
    turning.touch(making.next_button)
    turning.touch(making.steps.button("4"))
    told = [line.full_text for line in making.lines]
    assert "送：抽奖机会 2 次" in told
    assert "最高花费：¥1.60" in told
    assert "其中抽奖机会按转盘的平均成本算，每次 ¥0.20，实际可能多些或少些；没写价值的奖品不算在内" in told


def test_on_the_real_till_a_manager_goes_from_the_menu_to_a_start_and_an_end(
    qtbot: QtBot, till: TillApplication
) -> None:
    office = till.office
    assert office is not None
    office.menu.choose(MenuPlace.CAMPAIGNS)
    shown = office.exports.campaigns.presenter
    until(qtbot, lambda: shown.state.making and shown.state.making.count)
    assert till.shell.shown == CAMPAIGNS
    for field, text in (("name", "开春"), ("control", "0")):
        shown.type(CampaignField(field), text)
    shown.go(1)
    making = office.exports.campaigns.screen.making
    news = making.messages.button("news")
    news.setFocus()
    qtbot.keyClick(news, Qt.Key.Key_Return)
    assert "王小明，" in making.sample.full_text
    assert "还没有开通发送方式" in making.to_know.full_text
    assert making.no_events.isVisible()
    shown.go(4)
    until(qtbot, lambda: shown.state.making and shown.state.making.review)
    shown.start()
    until(qtbot, lambda: shown.state.told)
    assert "消息“活动通知”" in office.exports.campaigns.screen.plan[0].full_text
    shown.turn(CampaignState.ENDED)
    until(qtbot, lambda: shown.state.told and not shown.state.told.can_stop)
