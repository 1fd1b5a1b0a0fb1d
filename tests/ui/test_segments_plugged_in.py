"""Segments in the real window: keyboard, fingers, and the real till from the menu to the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from segments_stand import SegmentsStand
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_segments import SEGMENTS
from shuke.domain.segments.conditions import Operator
from shuke.domain.segments.fields import Field
from shuke.presenters.menu import MenuPlace
from shuke.presenters.segments.lines import Line
from shuke.ui.back_office.segments_screen import SegmentsScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language
from shuke.wording.field_groups import GROUPS, FieldGroup
from shuke.wording.said import in_words

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = SegmentsStand()
        self.stand.member("王小明", sales=9, spent=680_000, last="2026-03-09")
        self.stand.member("李雷", sales=2, spent=20_000, last="2025-10-01")
        self.shell = Shell(speaker, keys)
        self.screen = SegmentsScreen(speaker)
        self.shell.add_screen(SEGMENTS, self.screen)
        self.screen.attach(self.stand.presenter)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.focus_first()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_choose_a_segment_and_add_a_condition(window: Window) -> None:
    screen = window.screen
    window.press(Qt.Key.Key_Down)
    assert screen.title.full_text == "重要价值会员"
    window.press(Qt.Key.Key_Up)
    assert screen.count.full_text == "2 人"
    window.press(Qt.Key.Key_Plus)
    screen.draft.fields.picked.emit(Field.DUE_ARTICLE.value)
    assert screen.draft.none.isVisible()
    screen.draft.fields.picked.emit(Field.SALES.value)
    assert not screen.draft.none.isVisible()
    window.type("5")
    window.press(Qt.Key.Key_Return)
    assert screen.count.full_text == "1 人"
    assert not screen.draft.isVisible()
    assert screen.hasFocus()


def test_a_condition_is_made_by_keys_alone(window: Window) -> None:
    """Group, field, how, value: the focus goes from one to the next; no key leaves what is being made by chance."""
    screen = window.screen
    window.press(Qt.Key.Key_Plus)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        window.press(key)
    assert screen.draft.groups.current == FieldGroup.MEMBER
    assert set(screen.draft.fields.keys()) == {one.value for one in GROUPS[FieldGroup.MEMBER]}
    window.press(Qt.Key.Key_Return)
    assert screen.draft.fields.current == Field.TIER
    window.press(Qt.Key.Key_Down)  # a box has no use for it, and the list at the left does not get it
    window.press(Qt.Key.Key_Plus)
    assert screen.draft.isVisible()
    window.press(Qt.Key.Key_Space)
    window.press(Qt.Key.Key_Return)
    told = [in_words(part.told, Language.ZH) for part in window.stand.presenter.state.parts]
    assert told == ["等级是普通卡"]
    window.press(Qt.Key.Key_L)
    assert screen.lines.fields[Line.RECENCY].edit.hasFocus()
    window.press(Qt.Key.Key_Escape)
    assert not screen.lines.isVisible()
    window.press(Qt.Key.Key_Plus)
    window.press(Qt.Key.Key_Escape)
    assert not screen.draft.isVisible()
    assert screen.hasFocus()


def test_while_habits_are_not_of_everybody_yet_it_is_said_beside_the_count(window: Window) -> None:
    window.stand.presenter.choose("preset/due_again")
    assert window.screen.noting.isVisible()
    assert "已完成 0 人，共 2 人" in window.screen.noting.full_text
    window.stand.presenter.choose("preset/birthdays")
    assert not window.screen.noting.isVisible()


def test_fingers_make_save_and_take_down_a_segment(window: Window) -> None:
    screen, stand = window.screen, window.stand
    window.touch(screen.add_button)
    window.touch(screen.draft.groups.button(FieldGroup.MEMBER.value))
    window.touch(screen.draft.fields.button(Field.TIER.value))
    window.touch(screen.draft.operators.button(Operator.NONE_OF.value))
    screen.draft.ticks["gold"].toggle()
    window.touch(screen.draft.confirm_button)
    window.touch(screen.add_button)
    window.touch(screen.draft.fields.button(Field.SPENT.value))
    window.touch(screen.draft.operators.button(Operator.BETWEEN.value))
    assert screen.draft.second.isVisible()
    assert screen.draft.first.edit.accessibleName() == "从（元）"
    window.qtbot.keyClicks(screen.draft.second.edit, "x")
    window.touch(screen.draft.confirm_button)
    assert "请输入金额" in screen.draft.fault.full_text
    for seen in (screen.draft.second, screen.draft.fault, screen.draft.confirm_button):
        assert seen.visibleRegion().boundingRect().height() == seen.height(), "nobody has to scroll to it"
    window.touch(screen.draft.leave_button)
    assert screen.share.full_text == "占全部 2 人的 100.0%"
    window.qtbot.keyClicks(screen.name.edit, "regulars")
    window.touch(screen.save_button)
    window.touch(screen.down_button)
    window.touch(screen.days.button("2026-03-10"))
    assert "留下 2 人" in screen.moves[0].full_text
    window.touch(screen.export_button)
    assert stand.handed_on[0].name == "regulars"
    window.touch(screen.off_button)
    assert not screen.days.isVisible()


def test_fingers_and_keys_make_a_group_and_draw_the_lines(window: Window) -> None:
    screen, stand = window.screen, window.stand

    def confirm(field: Field, value: str) -> None:
        screen.draft.fields.picked.emit(field.value)
        window.qtbot.keyClicks(screen.draft.first.edit, value)
        window.touch(screen.draft.confirm_button)

    window.press(Qt.Key.Key_G)
    confirm(Field.SALES, "5")
    window.touch(screen.parts.buttons[(0,), "add"])
    confirm(Field.SPENT, "100")
    assert screen.count.full_text == "2 人"
    window.touch(screen.parts.buttons[(0,), "turn"])
    assert screen.count.full_text == "1 人"
    window.touch(screen.parts.buttons[(0,), "group"])
    confirm(Field.SALES, "1")
    assert [part.depth for part in stand.presenter.state.parts] == [0, 1, 1, 1, 2]
    window.touch(screen.parts.buttons[(0,), "remove"])
    assert screen.count.full_text == "2 人"
    screen.focus_first()
    window.press(Qt.Key.Key_L)
    field = screen.lines.fields[Line.ACTIVE_DAYS]
    field.edit.selectAll()
    window.qtbot.keyClicks(field.edit, "x")
    window.touch(screen.lines.take_button)
    assert screen.lines.fault.full_text == "请输入整数，例如 90。"
    field.edit.selectAll()
    window.qtbot.keyClicks(field.edit, "30")
    window.press(Qt.Key.Key_Return)
    assert not screen.lines.isVisible()
    stand.presenter.open_lines()
    assert field.text == "30"


def test_on_the_real_till_a_segment_goes_from_the_menu_into_the_window_of_lists(
    qtbot: QtBot, till: TillApplication
) -> None:
    office = till.office
    assert office is not None
    office.menu.choose(MenuPlace.SEGMENTS)
    shown = office.exports.segments.presenter
    until(qtbot, lambda: shown.state.count)
    assert till.shell.shown == SEGMENTS
    shown.type_name("全部")
    shown.save()
    until(qtbot, lambda: shown.state.is_saved and shown.state.count)
    shown.export()
    until(qtbot, lambda: office.exports.presenter.state.among and office.exports.presenter.state.today)
    assert till.shell.shown == MenuPlace.EXPORT.value
    assert "全部" in in_words(office.exports.screen.among.full_text, Language.ZH)
