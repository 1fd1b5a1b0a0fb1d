"""The real window of staff and rules: keyboard, touch, both languages; and the watch for an idle till."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from back_office_stand import BackOfficeStand, zh
from fakes.counter_shop import CASHIER, MANAGER
from fakes.pinned_staff import PinnedStaff
from shuke.application.pin_tries import PinOutcome
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.application.till_rules import TillRules, rules_of
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.presenters.staff import StaffPresenter
from shuke.presenters.till_rules import RulesPorts, RulesPresenter
from shuke.ui.back_office.staff_screen import StaffScreen
from shuke.ui.idle import IdleWatch
from shuke.ui.speech import Speaker
from shuke.wording import Language

LEFT = Qt.MouseButton.LeftButton


class Window:
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker) -> None:
        self.qtbot, self.speaker = qtbot, speaker
        self.stand = BackOfficeStand()
        self.people = PinnedStaff(self.stand.shop)
        self.people.enrol(Staff("st-9", "许总", Role.ADMINISTRATOR))
        self.settings: dict[Setting, str] = {}
        self.put_in_force = 0
        self.presenter = StaffPresenter(self.stand.office, lambda: self.people.pins)
        self.rules = RulesPresenter(
            self.stand.office, RulesPorts(self.rules_now, self.settings.__setitem__, self._in_force)
        )
        self.screen = StaffScreen(speaker)
        self.screen.attach(self.presenter, self.rules)
        on_screen.show(self.screen)
        self.presenter.open()
        self.rules.open()
        settled()

    def rules_now(self) -> TillRules:
        return rules_of(self.settings.get)

    def _in_force(self) -> None:
        self.put_in_force += 1

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key)

    def pins(self, first: str, again: str) -> None:
        for field, text in ((self.screen.pin, first), (self.screen.pin_again, again)):
            self.qtbot.mouseClick(field.edit, LEFT)
            self.type(text)

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker) -> Window:
    return Window(qtbot, on_screen, speaker)


def test_somebody_new_is_added_with_keys_and_a_tap_and_signs_in(window: Window) -> None:
    window.qtbot.mouseClick(window.screen.new_button, LEFT)
    assert window.screen.name.edit.hasFocus()
    window.type("Wu Xiaoqin")
    assert "administrator" not in window.screen.roles.keys()  # noqa: SIM118 - a list of choices
    window.qtbot.mouseClick(window.screen.roles.card("shift_lead"), LEFT)
    window.pins("482916", "482916")
    window.press(Qt.Key.Key_Return)
    assert window.told == "已保存：Wu Xiaoqin。"
    form = window.presenter.state.form
    assert form is not None
    assert (form.role, window.screen.pin.text) == (Role.SHIFT_LEAD, "")
    assert window.people.signing_in.sign_in(form.staff_id, "482916").outcome is PinOutcome.RIGHT


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("", "", "4 到 8"),
        ("1234", "1234", "容易猜到"),
        ("482916", "482917", "不一样"),
        ("48x916", "48x916", "数字"),
    ],
)
def test_a_pin_that_will_not_do_is_told_and_nobody_is_added(
    window: Window, first: str, again: str, said: str
) -> None:
    before = window.stand.facts
    window.qtbot.mouseClick(window.screen.new_button, LEFT)
    window.type("Wu")
    window.pins(first, again)
    window.qtbot.mouseClick(window.screen.save_button, LEFT)
    assert said in window.screen.pin.complaint
    assert window.stand.facts == before


def test_without_a_name_nothing_is_saved(window: Window) -> None:
    window.qtbot.mouseClick(window.screen.new_button, LEFT)
    window.pins("482916", "482916")
    window.qtbot.mouseClick(window.screen.save_button, LEFT)
    assert "姓名" in window.screen.name.complaint


def test_a_role_changes_without_a_pin_and_a_pin_without_a_role(window: Window) -> None:
    window.screen.people.picked.emit(CASHIER.staff_id)
    window.qtbot.mouseClick(window.screen.roles.card("shift_lead"), LEFT)
    window.qtbot.mouseClick(window.screen.save_button, LEFT)
    row = next(one for one in window.presenter.state.rows if one.staff_id == CASHIER.staff_id)
    assert zh(row.role) == "班长"
    window.pins("482916", "482916")
    window.qtbot.mouseClick(window.screen.save_button, LEFT)
    assert window.people.signing_in.sign_in(CASHIER.staff_id, "482916").outcome is PinOutcome.RIGHT


def test_who_leaves_is_listed_last_and_may_be_back(window: Window) -> None:
    window.screen.people.picked.emit(CASHIER.staff_id)
    window.qtbot.mouseClick(window.screen.leave_button, LEFT)
    assert window.told == "小林 已离职，不能再登录。"
    assert window.presenter.state.rows[-1].staff_id == CASHIER.staff_id
    assert not window.screen.save_button.isEnabled()
    window.qtbot.mouseClick(window.screen.leave_button, LEFT)
    assert window.told == "已保存：小林。"


def test_oneself_and_who_has_more_are_out_of_reach(window: Window) -> None:
    window.screen.people.picked.emit(MANAGER.staff_id)
    assert window.screen.leave_button.isHidden()
    window.screen.people.picked.emit("st-9")
    assert not window.screen.save_button.isEnabled()
    assert not window.screen.pin.isEnabled()
    assert window.screen.roles.keys() == ("administrator",)


def test_a_cashier_sees_nobody(window: Window) -> None:
    window.stand.session = Session(CASHIER, 0)
    window.presenter.open()
    assert window.presenter.state.rows == ()
    assert "岗位" in window.told


def test_rules_are_kept_and_in_force(window: Window) -> None:
    assert window.screen.rules.unexplained.text == "10.00"
    assert window.screen.rules.lock_after.text == "10"
    window.screen.rules.needed.toggle()
    for field, text in ((window.screen.rules.unexplained, "2.50"), (window.screen.rules.lock_after, "0")):
        field.edit.selectAll()
        window.qtbot.keyClicks(field.edit, text)
    window.qtbot.mouseClick(window.screen.rules.save_button, LEFT)
    rules = window.rules_now()
    assert (rules.shift.needed, rules.shift.unexplained, rules.lock_after_minutes) == (True, Money(2_50), 0)
    assert window.put_in_force == 1


@pytest.mark.parametrize(
    ("amount", "minutes"), [("x", "5"), ("10001", "5"), ("1", "x"), ("1", "241"), ("1", "")]
)
def test_rules_that_will_not_do_are_told(window: Window, amount: str, minutes: str) -> None:
    window.rules.type_unexplained(amount)
    window.rules.type_lock_after(minutes)
    window.rules.save()
    assert window.settings == {}
    assert window.screen.rules.unexplained.complaint or window.screen.rules.lock_after.complaint


def test_limits_of_members_money_are_rules_of_the_till(window: Window) -> None:
    window.rules.type_approved_from("as much as you like")
    window.rules.type_confirmed_above("-1")
    window.rules.save()
    assert window.screen.rules.approved_from.complaint
    assert window.screen.rules.confirmed_above.complaint
    window.rules.type_approved_from("2,000.00")
    window.rules.type_confirmed_above("300")
    window.rules.save()
    assert not window.screen.rules.approved_from.complaint
    money = window.rules_now().money
    assert (money.approved_from, money.confirmed_above) == (Money(2000_00), Money(300_00))


def test_rules_are_for_who_manages_the_till(window: Window) -> None:
    window.stand.session = Session(CASHIER, 0)
    window.rules.save()
    assert window.settings == {}
    notice = window.rules.state.notice
    assert notice is not None
    assert "岗位" in zh(notice.words)


def test_settings_that_cannot_be_read_are_the_usual_ones() -> None:
    odd = {Setting.SHIFT_UNEXPLAINED: "-1", Setting.LOCK_AFTER: "９", Setting.SHIFT_NEEDED: "maybe"}
    assert rules_of(odd.get) == rules_of(lambda _name, _else: "")


def test_the_window_speaks_english_too(window: Window) -> None:
    window.speaker.speak(Language.EN)
    settled()
    assert window.screen.save_button.accessibleName() == "Save"
    assert window.screen.roles.card("cashier").accessibleName().startswith("Cashier")


def test_an_idle_till_is_noticed_and_a_key_is_a_sign_of_life(
    qtbot: QtBot, qapp: QApplication, window: Window, tmp_path: Path
) -> None:
    watch = IdleWatch(qapp)
    with qtbot.waitSignal(watch.idle):
        watch.watch_ms(1)
    assert not watch.watching
    qtbot.keyClick(window.screen, Qt.Key.Key_F5)
    assert watch.watching
    watch.watch(0)
    qtbot.keyClick(window.screen, Qt.Key.Key_F5)
    assert not watch.watching
    watch.remove()
