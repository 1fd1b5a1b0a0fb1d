"""The window of allowance and exposure: everything in it is there to be read, in both languages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from shuke.presenters.allowance import AllowanceSection, AllowanceState
from shuke.presenters.counter_words import Notice
from shuke.ui.back_office.allowance_screen import AllowanceScreen
from shuke.ui.kit.text import Text
from shuke.ui.speech import Speaker
from shuke.wording import Language
from shuke.wording import allowance_screen as words

SECTIONS = tuple(
    AllowanceSection(title, ((words.STATE, words.ONLINE), ("", words.NO_CAPS)))
    for title in words.SECTIONS.values()
)


def shown(screen: AllowanceScreen) -> list[str]:
    return [text.full_text for text in screen.findChildren(Text) if text.isVisible()]


def test_sections_are_told_in_the_language_of_the_screen(on_screen: OnScreen, speaker: Speaker) -> None:
    screen = AllowanceScreen(speaker)
    screen.render_state(AllowanceState(SECTIONS))
    on_screen.show(screen, QSize(1280, 728))
    settled()
    assert set(screen.texts()) <= set(shown(screen))
    assert "本台敞口" in shown(screen)
    speaker.speak(Language.EN)
    assert "At risk at this till" in shown(screen)
    screen.render_state(AllowanceState(SECTIONS[:1]))
    settled()
    assert "At risk at this till" not in shown(screen)


def test_a_till_that_stands_alone_is_taught_what_this_is_for(on_screen: OnScreen, speaker: Speaker) -> None:
    screen = AllowanceScreen(speaker)
    screen.render_state(AllowanceState(alone=True))
    on_screen.show(screen, QSize(1024, 728))
    assert words.ALONE.zh in shown(screen)
    screen.render_state(AllowanceState(SECTIONS))
    assert words.ALONE.zh not in shown(screen)


def test_a_refusal_is_told_and_escape_leads_back(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker) -> None:
    screen = AllowanceScreen(speaker)
    left: list[bool] = []
    screen.left.connect(lambda: left.append(True))
    screen.render_state(AllowanceState(notice=Notice(words.NO_CAPS)))
    on_screen.show(screen, QSize(1024, 728))
    screen.setFocus()
    assert words.NO_CAPS.zh in shown(screen)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert left
