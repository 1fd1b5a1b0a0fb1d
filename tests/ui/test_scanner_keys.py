from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from windows import OnScreen, until

from pinyin_typing import Pinyin, compose
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.keyboard_burst import BurstRule
from shuke.ui.kit.layouts import column
from shuke.ui.scanner_keys import ScannerKeys

EAN = "6901234567892"
NAMED_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Time:
    """A clock and an alarm that go only when a test says so."""

    def __init__(self) -> None:
        self.now_ms = 10_000
        self.behind_ms = 0
        self._rings_at_ms: int | None = None
        self._ring: Callable[[], None] = lambda: None

    def set(self, after_ms: int, ring: Callable[[], None]) -> None:
        self._rings_at_ms, self._ring = self.now_ms + after_ms, ring

    def cancel(self) -> None:
        self._rings_at_ms = None

    def passes(self, for_ms: int) -> None:
        until_ms = self.now_ms + for_ms
        while self._rings_at_ms is not None and self._rings_at_ms < until_ms:
            self.now_ms, self._rings_at_ms = self._rings_at_ms, None
            self._ring()
        self.now_ms = until_ms

    def stands_still_for_the_window(self, for_ms: int) -> None:
        """The window's thread is busy: nothing rings, and what is pressed meanwhile is handled so much later."""
        self.now_ms += for_ms
        self.behind_ms = for_ms

    def rings_late(self) -> None:
        self._rings_at_ms = None
        self._ring()


class Counter(QDialog):
    """Two fields, a default button, and shortcuts, one of them on a printable key."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.next_field, self.button = QLineEdit(), QLineEdit(), QPushButton()
        self.clicks = 0
        self.shortcuts: list[str] = []
        self.typed: list[str] = []
        self.events: list[str] = []
        self.button.setDefault(True)
        self.button.clicked.connect(self._clicked)
        self.field.textEdited.connect(self.typed.append)
        self.setLayout(column(self.field, self.next_field, self.button))
        for chord in ("*", "F9", "Ctrl+B"):
            QShortcut(QKeySequence(chord), self).activated.connect(
                lambda chord=chord: self.shortcuts.append(chord)
            )

    def _clicked(self) -> None:
        self.clicks += 1

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Control, Qt.Key.Key_Shift}:
            self.events.append(event.text())
        super().keyReleaseEvent(event)

    @property
    def untouched(self) -> bool:
        fields = (self.field, self.next_field)
        quiet = not (self.clicks or self.shortcuts or self.typed or self.events)
        return quiet and not any(field.text() or field.isUndoAvailable() for field in fields)


class Desk:
    """A keyboard and a scanner at a counter."""

    def __init__(self, counter: Counter, time: Time, keys: ScannerKeys) -> None:
        self.counter, self.time, self.keys = counter, time, keys
        self.scans: list[str] = []
        self.unreadable: list[Legibility] = []
        keys.scanned.connect(self.scans.append)
        keys.scan_unreadable.connect(self.unreadable.append)

    def type(self, text: str, gap_ms: int) -> None:
        for each in text:
            self.press(NAMED_KEYS.get(each, each), gap_ms)

    def press(
        self,
        key: Qt.Key | str,
        gap_ms: int,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.time.passes(gap_ms)
        QTest.keyClick(self.counter.windowHandle(), key, modifiers)

    def rest(self) -> None:
        self.time.passes(2_000)


@pytest.fixture
def desk(qapp: QApplication, on_screen: OnScreen) -> Iterator[Desk]:
    counter, time = Counter(), Time()
    on_screen.show(counter)
    counter.field.setFocus()
    keys = ScannerKeys(
        qapp,
        clock_ms=lambda: time.now_ms,
        alarm=time,
        key_time_ms=lambda _event: time.now_ms - time.behind_ms,
    )
    yield Desk(counter, time, keys)
    keys.remove()


def test_a_scan_is_announced_and_leaves_no_trace_in_the_window(desk: Desk) -> None:
    desk.type(EAN + "\n", gap_ms=8)
    desk.rest()
    assert desk.scans == [EAN]
    assert desk.counter.untouched


@pytest.mark.parametrize("gap_ms", [0, 1, 30])
def test_fast_and_slow_scanners_leave_no_trace(desk: Desk, gap_ms: int) -> None:
    desk.type("6BF5J0%20*A:B/C+D$.\t", gap_ms)
    desk.rest()
    assert desk.scans == ["6BF5J0%20*A:B/C+D$."]
    assert desk.counter.untouched
    assert desk.counter.field.hasFocus()


def test_the_enter_of_a_scan_clicks_no_default_button(desk: Desk) -> None:
    desk.counter.button.setFocus()
    desk.type(EAN + "\n", gap_ms=5)
    desk.type("CARD 0815\n", gap_ms=5)
    desk.rest()
    assert desk.scans == [EAN, "CARD 0815"]
    assert desk.counter.untouched


def test_a_persons_enter_clicks_it(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, 500)
    assert desk.counter.clicks == 1
    desk.type("12\n", gap_ms=130)
    assert desk.counter.clicks == 2
    assert desk.counter.field.text() == "12"


def test_slow_typing_arrives_unchanged_and_in_order(desk: Desk) -> None:
    desk.type("Wang 13800138000 *+-", gap_ms=125)
    desk.rest()
    assert desk.counter.field.text() == "Wang 13800138000 *+-"
    assert len(desk.counter.typed) == len("Wang 13800138000 *+-")
    assert desk.scans == []


def test_a_persons_key_arrives_after_thirty_five_milliseconds(desk: Desk) -> None:
    desk.press("5", 500)
    desk.time.passes(BurstRule().gap_ms)
    desk.time.passes(1)
    assert desk.counter.field.text() == "5"


def test_a_fast_typist_with_overlapping_keys_is_not_mistaken(desk: Desk) -> None:
    """Eight keys a second, in pairs 40 ms and in pairs 20 ms apart."""
    for inner_ms in (40, 20):
        for pair in ("13", "80", "01", "38", "00"):
            desk.press(pair[0], 250 - inner_ms)
            desk.press(pair[1], inner_ms)
    desk.press(Qt.Key.Key_Return, 30)
    desk.rest()
    assert desk.counter.field.text() == "1380013800" * 2
    assert desk.counter.clicks == 1
    assert desk.scans == []


def test_editing_keys_keep_their_place_between_quick_characters(desk: Desk) -> None:
    desk.type("127", gap_ms=200)
    desk.press(Qt.Key.Key_Backspace, 20)
    desk.press("5", 20)
    desk.press(Qt.Key.Key_Left, 20)
    desk.press("0", 20)
    desk.rest()
    assert desk.counter.field.text() == "1205"


def test_a_persons_shortcuts_work_also_right_after_a_character(desk: Desk) -> None:
    desk.press("7", 500)
    desk.press(Qt.Key.Key_F9, 20)
    desk.rest()
    assert desk.counter.shortcuts == ["F9"]
    assert desk.counter.field.text() == "7"


def test_a_shortcut_on_enter_works_also_right_after_a_character(desk: Desk) -> None:
    pays: list[str] = []
    QShortcut(QKeySequence(Qt.Key.Key_Return), desk.counter).activated.connect(lambda: pays.append("pay"))
    desk.press("5", 500)
    desk.press(Qt.Key.Key_Return, 20)
    desk.rest()
    assert (desk.counter.field.text(), pays, desk.counter.clicks) == ("5", ["pay"], 0)


def test_a_printable_shortcut_works_for_a_person_and_not_for_a_scanner(desk: Desk) -> None:
    desk.counter.button.setFocus()
    desk.press("*", 500)
    desk.rest()
    assert desk.counter.shortcuts == ["*"]
    desk.counter.shortcuts.clear()
    desk.counter.events.clear()
    desk.type("*VIP0815*\n", gap_ms=5)
    desk.rest()
    assert desk.scans == ["*VIP0815*"]
    assert desk.counter.untouched


def test_two_keys_pressed_together_give_back_their_releases_too(desk: Desk) -> None:
    window, time = desk.counter.windowHandle(), desk.time
    QTest.keyPress(window, "1")
    time.passes(20)
    QTest.keyPress(window, "2")
    time.passes(5)
    QTest.keyRelease(window, "1")
    time.passes(200)
    QTest.keyRelease(window, "2")
    assert desk.counter.field.text() == "12"
    assert desk.counter.events == ["1", "2"]


def test_releases_of_a_scan_reach_nobody_also_when_they_come_late(desk: Desk) -> None:
    window, time = desk.counter.windowHandle(), desk.time
    for each in "69012345":
        QTest.keyPress(window, each)
        time.passes(5)
    QTest.keyPress(window, Qt.Key.Key_Return)
    time.passes(300)
    for each in "69012345":
        QTest.keyRelease(window, each)
    QTest.keyRelease(window, Qt.Key.Key_Return)
    assert desk.scans == ["69012345"]
    assert desk.counter.untouched


def test_a_space_in_a_scan_presses_no_focused_button(desk: Desk) -> None:
    desk.counter.button.setFocus()
    desk.type("   VIP 08 15\n", gap_ms=5)
    desk.rest()
    assert desk.scans == ["VIP 08 15"]
    assert desk.counter.untouched


def test_control_characters_of_a_scanner_die(desk: Desk) -> None:
    desk.type("0106", gap_ms=5)
    desk.press(Qt.Key.Key_B, 5, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_F9, 5)
    desk.press(Qt.Key.Key_Escape, 5)
    desk.type("912345\n", gap_ms=5)
    desk.press(Qt.Key.Key_J, 5, Qt.KeyboardModifier.ControlModifier)
    desk.rest()
    assert desk.scans == ["0106912345"]
    assert desk.counter.untouched
    assert desk.counter.isVisible()


def test_a_code_of_four_thousand_characters_is_swallowed_and_said(desk: Desk) -> None:
    desk.type("X" * 4_096 + "\n", gap_ms=1)
    desk.rest()
    assert desk.scans == []
    assert desk.unreadable == [Legibility.TOO_LONG]
    assert desk.counter.untouched
    assert len(desk.keys._withheld) == 0


def test_two_scans_in_a_row_are_two_scans(desk: Desk) -> None:
    desk.type("CARD0815\n" + EAN + "\r\n".replace("\r", "\n"), gap_ms=4)
    desk.rest()
    assert desk.scans == ["CARD0815", EAN]
    assert desk.counter.untouched


def test_typing_goes_on_undisturbed_around_a_scan(desk: Desk) -> None:
    desk.type("12", gap_ms=130)
    desk.rest()
    desk.type(EAN + "\n", gap_ms=6)
    desk.type("34", gap_ms=400)
    desk.rest()
    assert desk.counter.field.text() == "1234"
    assert desk.scans == [EAN]


def test_a_click_right_after_a_key_does_not_overtake_it(desk: Desk) -> None:
    desk.press("5", 500)
    QTest.mouseClick(
        desk.counter.windowHandle(),
        Qt.MouseButton.LeftButton,
        pos=desk.counter.next_field.geometry().center(),
    )
    desk.rest()
    assert desk.counter.field.text() == "5"
    assert desk.counter.next_field.hasFocus()


def test_a_key_held_down_repeats_as_always(desk: Desk) -> None:
    window, time = desk.counter.windowHandle(), desk.time
    QTest.keyPress(window, "5")
    time.passes(250)
    for _ in range(20):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5", True)
        QApplication.sendEvent(desk.counter.field, repeat)
        time.passes(30)
    QTest.keyRelease(window, "5")
    assert desk.counter.field.text() == "5" * 21
    assert desk.scans == []


def test_while_the_window_is_busy_no_scan_is_torn_apart(desk: Desk) -> None:
    """The first keys came, then the thread stood still: the alarm is late, the rest of the keys wait in Qt."""
    desk.type("690", gap_ms=5)
    desk.time.stands_still_for_the_window(400)
    desk.time.rings_late()
    assert desk.counter.untouched
    for each in "1234567892":
        desk.time.behind_ms -= 5
        desk.press(each, 0)
    desk.time.behind_ms -= 5
    desk.press(Qt.Key.Key_Return, 0)
    desk.rest()
    assert desk.scans == [EAN]
    assert desk.counter.untouched


def test_text_committed_by_an_input_method_is_a_scan_when_it_comes_as_fast(desk: Desk) -> None:
    """The Chinese input method is on, full width: no keys arrive, only its characters."""
    for each in "\uff16\uff19\uff10\uff11\uff12\uff13\uff14\uff15":
        desk.time.passes(5)
        event = QInputMethodEvent()
        event.setCommitString(each)
        QApplication.sendEvent(desk.counter.field, event)
    desk.press(Qt.Key.Key_Return, 5)
    desk.rest()
    assert desk.scans == ["69012345"]
    assert desk.counter.untouched


def pinyin(desk: Desk, gap_ms: int = 5) -> Pinyin:
    return Pinyin(lambda key: desk.press(NAMED_KEYS.get(key, key), 0), lambda: desk.time.passes(gap_ms))


def composed_px(field: QLineEdit) -> float:
    """How far the cursor stands from the left: a composition that is shown moves it."""
    return float(field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center().x())


def test_letters_of_a_scan_that_are_being_composed_are_the_scan_s(desk: Desk) -> None:
    pinyin(desk).type("CARDXY0815\n")
    desk.rest()
    assert desk.scans == ["CARDXY0815"]
    assert desk.counter.untouched
    pinyin(desk).type("SKABCDEF\n")
    desk.rest()
    assert desk.scans[1:] == ["SKABCDEF"]
    assert desk.counter.untouched


def test_letters_alone_that_enter_hands_over_are_the_scan_s(desk: Desk) -> None:
    desk.counter.field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    field, letters = desk.counter.field, "VIPCARD"
    for count in range(1, len(letters) + 1):  # a system that goes on composing, whatever it is asked
        desk.time.passes(5)
        compose(field, letters[:count], "")
    desk.time.passes(5)
    compose(field, "", letters)
    desk.rest()
    assert desk.scans == ["VIPCARD"]
    assert desk.counter.untouched


def test_a_scan_that_lost_a_key_to_a_candidate_is_told_and_the_next_one_is_whole(desk: Desk) -> None:
    pinyin(desk).type("A1B2C3D4E5\n")
    desk.rest()
    assert (desk.scans, desk.unreadable) == ([], [Legibility.TORN])
    assert desk.counter.untouched
    pinyin(desk).type("A1B2C3D4E5\n")
    desk.rest()
    assert desk.scans == ["A1B2C3D4E5"]
    assert desk.counter.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert desk.counter.untouched


@pytest.mark.parametrize("code", ["CARDXY0815", EAN])
def test_a_scan_in_the_middle_of_composing_leaves_nothing_in_the_field(desk: Desk, code: str) -> None:
    nothing_px = composed_px(desk.counter.field)
    slowly = pinyin(desk, gap_ms=150)
    slowly.type("wang")
    desk.rest()
    assert composed_px(desk.counter.field) > nothing_px
    at_scan_speed = pinyin(desk)
    at_scan_speed.composed = slowly.composed
    at_scan_speed.type(f"{code}\n")
    desk.rest()
    assert (desk.scans, desk.unreadable) == (([code], []) if code != EAN else ([], [Legibility.TORN]))
    assert desk.counter.untouched
    assert composed_px(desk.counter.field) == nothing_px
    slowly.composed = ""
    slowly.type("wang ")
    desk.rest()
    assert desk.counter.field.text().endswith("旺"), "a person goes on composing"


def test_an_input_method_that_hands_over_what_it_cancels_reaches_no_field(desk: Desk) -> None:
    """Windows does so."""
    field = desk.counter.field
    given: list[str] = []

    def cancel() -> None:
        given.append("四块啊")
        compose(field, "", given[-1])

    desk.keys._stilled.cancel = cancel
    pinyin(desk).type("SKABCD0815\n")
    desk.rest()
    assert given
    assert desk.scans == ["SKABCD0815"]
    assert desk.counter.untouched


def test_a_person_composing_chinese_is_left_alone(desk: Desk) -> None:
    for preedit, commit in (("w", ""), ("wa", ""), ("wang", ""), ("", "王"), ("", "，"), ("", "\uff11")):
        desk.time.passes(100)
        compose(desk.counter.field, preedit, commit)
    desk.rest()
    assert desk.counter.field.text() == "王，\uff11"
    pinyin(desk, gap_ms=90).type("iphone\n")
    desk.rest()
    assert desk.counter.field.text() == "王，\uff11iphone", "letters that Enter hands over are no scan"
    assert desk.scans == []


def test_words_that_are_spoken_or_written_by_hand_are_no_scan(desk: Desk) -> None:
    for word in ("我们去喝茶", "，", "再来一杯珍珠奶茶", "iPhone 16"):
        compose(desk.counter.field, "", word)
    desk.rest()
    assert desk.counter.field.text() == "我们去喝茶，再来一杯珍珠奶茶iPhone 16"
    assert desk.scans == []


def test_letters_that_are_nowhere_shown_are_never_missing_from_a_code(desk: Desk) -> None:
    """Some input methods compose in a window of their own: the field sees what comes of it, nothing before."""
    field = desk.counter.field
    desk.time.passes(500)
    compose(field, "", "啊")  # ABC, then 1 took a candidate
    desk.type("23456789\n", gap_ms=5)
    desk.rest()
    assert (desk.scans, desk.unreadable) == ([], [Legibility.TORN])
    assert desk.counter.untouched
    desk.type("1234567", gap_ms=5)
    desk.time.passes(20)
    compose(field, "", "ABCD")  # Enter handed them over
    desk.rest()
    assert desk.scans == ["1234567ABCD"]
    assert desk.counter.untouched


def test_what_a_person_rubs_out_of_a_composition_stays_rubbed_out(desk: Desk) -> None:
    nothing_px = composed_px(desk.counter.field)
    for preedit in ("w", "wa", "w", ""):
        desk.time.passes(20)
        compose(desk.counter.field, preedit, "")
    desk.rest()
    assert composed_px(desk.counter.field) == nothing_px
    assert desk.scans == []


def test_a_key_sent_by_the_application_itself_is_not_held_back(desk: Desk) -> None:
    """The number pad on the screen sends keys to the field."""
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
    QApplication.sendEvent(desk.counter.field, press)
    assert desk.counter.field.text() == "7"


def test_keys_for_a_field_that_is_gone_are_dropped_without_a_crash(desk: Desk) -> None:
    field = QLineEdit(desk.counter)
    field.show()
    QTest.keyClick(field, "5")
    field.deleteLater()
    QApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    desk.rest()
    assert desk.scans == []


def test_keys_sent_straight_to_a_widget_are_watched_as_well(desk: Desk) -> None:
    for each in EAN:
        desk.time.passes(5)
        QTest.keyClick(desk.counter.field, each)
    QTest.keyClick(desk.counter.field, Qt.Key.Key_Return)
    desk.rest()
    assert desk.scans == [EAN]
    assert desk.counter.untouched


def test_another_rule_takes_off_prefix_and_suffix(desk: Desk) -> None:
    desk.keys.use(BurstRule(prefix="~", suffix="#", gap_ms=60))
    desk.type("~0815#\n", gap_ms=55)
    desk.rest()
    assert desk.scans == ["0815"]
    assert desk.counter.untouched


def test_removed_it_gives_back_what_it_held_and_watches_no_more(desk: Desk) -> None:
    desk.press("5", 500)
    desk.keys.remove()
    assert desk.counter.field.text() == "5"
    desk.type(EAN, gap_ms=1)
    assert desk.counter.field.text() == "5" + EAN


def test_with_qts_own_clock_and_timer_a_scan_is_taken_and_a_key_given_back(
    qapp: QApplication, on_screen: OnScreen, qtbot: QtBot
) -> None:
    counter = Counter()
    on_screen.show(counter)
    counter.field.setFocus()
    keys = ScannerKeys(qapp)
    try:
        with qtbot.waitSignal(keys.scanned) as scanned:
            for each in EAN:
                QTest.keyClick(counter.windowHandle(), each)
            QTest.keyClick(counter.windowHandle(), Qt.Key.Key_Return)
        assert scanned.args == [EAN]
        assert counter.untouched
        QTest.keyClick(counter.windowHandle(), "5")
        until(qtbot, lambda: counter.field.text() == "5")
    finally:
        keys.remove()


def stamped(at_ms: int, text: str) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at_ms)
    return event


def test_the_systems_time_stamps_tell_the_speed_also_when_keys_are_handled_late(qapp: QApplication) -> None:
    time = Time()
    keys = ScannerKeys(qapp, clock_ms=lambda: time.now_ms, alarm=time)
    try:
        first = keys._stamped_ms(stamped(500_000, "1"))
        time.now_ms += 400
        assert keys._stamped_ms(stamped(500_008, "1")) - first == 8
        time.now_ms += 100_000
        assert keys._stamped_ms(stamped(20, "1")) == time.now_ms
        assert keys._stamped_ms(stamped(0, "1")) == time.now_ms
    finally:
        keys.remove()
