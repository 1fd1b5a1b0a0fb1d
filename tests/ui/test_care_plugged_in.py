"""Care in the real window: by keyboard to a festival that is switched on, by fingers, and on the real till."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from care_stand import CareStand
from fakes.background import SynchronousBackground
from shuke.application.refusal import Refused
from shuke.application.segments.saving import save
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_care import CARE
from shuke.domain.care.festivals import Festival
from shuke.domain.care.plan import Occasion
from shuke.domain.segments.segment import Rule
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.care.state import CareField
from shuke.presenters.care.window import CarePresenter
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.care_screen import CareScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = CareStand()
        shop = self.stand.shop
        self.presenter = CarePresenter(
            OfficeWork(shop.desk, lambda: shop.manager, SynchronousBackground()), lambda: None
        )
        self.shell = Shell(speaker, keys)
        self.screen = CareScreen(speaker)
        self.shell.add_screen(CARE, self.screen)
        self.screen.attach(self.presenter)
        on_screen.show(self.shell)
        self.presenter.open()
        self.screen.focus_first()
        settled()


def test_keys_go_to_an_occasion_switch_it_on_and_turn_the_page(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    window = Window(qtbot, on_screen, speaker, keys)
    form, screen = window.screen.form, window.screen
    assert form.on_button.isVisible()
    window.press(Qt.Key.Key_Down)
    assert screen.title.full_text == "节日"
    assert form.festivals[Festival.QIXI].isVisible()
    form.festivals[Festival.QIXI].setFocus()
    window.press(Qt.Key.Key_Space)
    assert "七夕" in form.told.full_text
    form.fields[CareField.POINTS].edit.setFocus()
    window.type("5")
    window.press(Qt.Key.Key_Down)  # a key that the field has no use for
    assert (screen.title.full_text, form.fields[CareField.POINTS].text) == ("节日", "5")
    window.press(Qt.Key.Key_Return)
    assert form.off_button.isVisible()
    assert not form.on_button.isVisible()
    screen.focus_first()
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Down)
    assert not screen.notice.isVisible()
    window.press(Qt.Key.Key_Return)
    assert "“节日”已保存" in screen.notice.text
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Up)
    assert screen.title.full_text == "生日"
    assert not form.festivals[Festival.QIXI].isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert not form.isVisible()
    window.touch(screen.pages.button("plan"))
    window.touch(form.messages.button(""))
    assert not form.sample.isVisible()
    window.touch(form.on_button)
    assert "还没有选送什么" in screen.notice.text


def test_a_long_name_of_a_segment_is_shortened_and_cuts_nothing_else(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    window = Window(qtbot, on_screen, speaker, keys)
    shop = window.stand.shop
    for said in ("老客户", "Customers who came from the old shop", "四十个字的人群名称" * 4):
        assert not isinstance(save(shop.desk, shop.manager, said, Rule()), Refused)
    window.presenter.open()
    window.shell.resize(1280, 800)
    speaker.speak(Language.EN)
    window.press(Qt.Key.Key_Down)
    settled()
    form = window.screen.form
    for seen in (form.festivals[Festival.MID_AUTUMN], form.fields[CareField.OWN_DAYS]):
        assert seen.visibleRegion().boundingRect().width() == seen.width()


def test_on_the_real_till_a_manager_switches_it_on_and_it_runs(qtbot: QtBot, till: TillApplication) -> None:
    office = till.office
    assert office is not None
    office.menu.choose(MenuPlace.CARE)
    shown = office.exports.care.presenter
    until(qtbot, lambda: shown.state.form and shown.state.form.expected)
    assert till.shell.shown == CARE
    shown.choose(Occasion.ANNIVERSARY)
    shown.save()
    until(qtbot, lambda: shown.state.form and shown.state.form.on)
    shown.switch_off()
    until(qtbot, lambda: shown.state.form and not shown.state.form.on)
