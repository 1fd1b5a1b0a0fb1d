from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shuke.ui.keys import Action, KeyConflict, KeyMap, Keys, name_of, retail_keys
from shuke.ui.kit.buttons import Button
from shuke.ui.kit.layouts import column
from shuke.ui.kit.legend import KeyLegend
from shuke.ui.kit.text import Text
from shuke.ui.speech import Speaker
from shuke.wording import Language, Sentence
from shuke.wording.checkout import LEGEND
from shuke.wording.keys import HOLD
from shuke.wording.said import said

GREETING = Sentence(zh="{name}，欢迎", en="Welcome, {name}")
TIER = Sentence(zh="金卡", en="gold")


def test_open_windows_change_their_language_and_keep_their_values(qtbot: QtBot, speaker: Speaker) -> None:
    label = Text(speaker, said(GREETING, name="堃"))
    button = Button(speaker, HOLD)
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    speaker.speak(Language.EN)
    assert (label.full_text, button.label) == ("Welcome, 堃", "Hold")
    speaker.speak_the_other()
    assert (label.full_text, button.label) == ("堃，欢迎", "挂单")


def test_a_value_may_be_a_sentence_itself(speaker: Speaker) -> None:
    assert speaker.text(said(GREETING, name=TIER)) == "金卡，欢迎"
    speaker.speak(Language.EN)
    assert speaker.text(said(GREETING, name=TIER)) == "Welcome, gold"


def test_a_label_that_is_gone_is_not_spoken_to(qtbot: QtBot, speaker: Speaker) -> None:
    holder = QWidget()
    holder.setLayout(column(Text(speaker, HOLD), Button(speaker, HOLD)))
    with qtbot.waitSignal(holder.destroyed):
        holder.deleteLater()
    speaker.speak(Language.EN)


def test_the_retail_keys_are_those_a_chinese_counter_expects() -> None:
    chords = retail_keys().chords
    expected = {
        Action.PAY: "F9",
        Action.HOLD: "F6",
        Action.RESUME: "Shift+F6",
        Action.MEMBER: "F2",
        Action.CANCEL_LINE: "Ctrl+Del",
        Action.QUANTITY: "*",
        Action.HELP: "F1",
    }
    assert {action: chords[action] for action in expected} == expected
    assert set(chords) == set(Action)


def test_every_action_has_a_name_in_both_languages() -> None:
    assert all(name_of(action).zh and name_of(action).en for action in Action)


def test_two_actions_never_share_a_key() -> None:
    with pytest.raises(KeyConflict):
        KeyMap({Action.PAY: "F9", Action.HOLD: "F9"})
    with pytest.raises(KeyConflict):
        KeyMap({Action.PAY: "no such key at all"})


def test_a_stored_key_map_comes_back_and_forgets_what_it_does_not_know() -> None:
    stored = {**retail_keys().stored(), "pay": "F12", "lock": "F9", "teleport": "F3"}
    read = KeyMap.read(stored)
    assert (read.chords[Action.PAY], read.chords[Action.LOCK]) == ("F12", "F9")
    assert KeyMap.read({}) == retail_keys()


def test_a_key_presses_its_button_and_follows_the_shops_choice(
    qtbot: QtBot, speaker: Speaker, keys: Keys
) -> None:
    screen = QWidget()
    button = Button(speaker, HOLD).bind(keys, Action.HOLD)
    screen.setLayout(column(button))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(screen, Qt.Key.Key_F6)
    keys.use(KeyMap({**retail_keys().chords, Action.HOLD: "F7", Action.ALIPAY: "F6"}))
    assert button.key == "F7"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(screen, Qt.Key.Key_F7)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(screen, Qt.Key.Key_F6)


def test_a_disabled_button_is_not_pressed_by_its_key(qtbot: QtBot, speaker: Speaker, keys: Keys) -> None:
    screen = QWidget()
    button = Button(speaker, HOLD).bind(keys, Action.HOLD)
    screen.setLayout(column(button))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(screen, Qt.Key.Key_F6)


def test_the_star_is_told_from_typing_by_whoever_asks(qtbot: QtBot, keys: Keys) -> None:
    star = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.ShiftModifier, "*")
    keypad = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Asterisk, Qt.KeyboardModifier.KeypadModifier, "*")
    digit = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_8, Qt.KeyboardModifier.NoModifier, "8")
    cancel = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier, "")
    assert [keys.action_of(event) for event in (star, keypad, digit, cancel)] == [
        Action.QUANTITY,
        Action.QUANTITY,
        None,
        Action.CANCEL_LINE,
    ]


def test_a_text_field_keeps_the_keys_it_types_with(qtbot: QtBot, speaker: Speaker, keys: Keys) -> None:
    screen, field = QWidget(), QLineEdit()
    button = Button(speaker, HOLD).bind(keys, Action.QUANTITY)
    screen.setLayout(column(field, button))
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
    field.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(field, Qt.Key.Key_Asterisk)
    assert field.text() == "*"


def test_the_legend_shows_every_action_with_its_key_and_how_typed_text_is_read(
    qtbot: QtBot, speaker: Speaker, keys: Keys
) -> None:
    legend = KeyLegend(speaker, keys)
    qtbot.addWidget(legend)
    names = {label.full_text for label in legend.findChildren(Text)}
    assert names == {name_of(action).zh for action in Action} | {sentence.zh for sentence in LEGEND}
