"""F1 says what the shown screen is for; every screen that can be shown has help of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

import shuke.bootstrap
from shuke.ui.help_panel import HelpPanel
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.text import Text
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording.help import ANYWHERE, ON_SCREEN, help_on
from shuke.wording.help_keys import KEYS_ON
from shuke.wording.sentence import Language


@pytest.fixture
def shell(on_screen: OnScreen, speaker: Speaker) -> Shell:
    shell = Shell(speaker, Keys())
    for name in ("checkout", "devices"):
        shell.add_screen(name, QWidget())
    on_screen.show(shell, QSize(1024, 768))
    return shell


def panel_of(shell: Shell) -> HelpPanel:
    found = shell.findChild(HelpPanel)
    assert isinstance(found, HelpPanel)
    return found


def test_it_speaks_of_the_screen_that_is_shown_and_goes_with_the_same_key(qtbot: QtBot, shell: Shell) -> None:
    shell.show_screen("checkout")
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    panel = panel_of(shell)
    assert panel.isVisible()
    assert len(panel.texts()) == len(help_on("checkout"))
    assert "按 F2 输入手机后四位" in panel.texts()[0]
    assert all("{" not in text for text in panel.texts())
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert panel.isHidden()
    shell.show_screen("devices")
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert panel.texts()[0] == ON_SCREEN["devices"][0].into(Language.ZH)


def test_it_stays_within_the_smallest_window(qtbot: QtBot, shell: Shell) -> None:
    shell.show_screen("checkout")
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    panel = panel_of(shell)
    assert shell.rect().contains(panel.geometry())


@pytest.mark.parametrize("language", list(Language))
def test_every_key_is_named_whole(qtbot: QtBot, shell: Shell, speaker: Speaker, language: Language) -> None:
    speaker.speak(language)
    shell.show_screen("checkout")
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    settled()
    names = [one for one in panel_of(shell).findChildren(Text) if not one.wordWrap()]
    assert len(names) > len(Action)
    assert [one.full_text for one in names if one.text() != one.full_text] == []


def screens() -> set[str]:
    """Names under which screens are put into the window, as the program says them."""
    sources = Path(shuke.bootstrap.__file__).parent.glob("*.py")
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    constants = set(re.findall(r"(?:add_screen|self\._add)\((\w+),", text)) - {"name"}
    names = set()
    for line in re.findall(r"^([A-Z_, ]+) = ((?:\"[\w-]+\"(?:, )?)+)$", text, re.MULTILINE):
        known = dict(zip(line[0].split(", "), re.findall(r'"([\w-]+)"', line[1]), strict=False))
        names |= {value for name, value in known.items() if name in constants}
    assert len(names) == len(constants), constants
    return names


def test_every_screen_has_help_of_its_own() -> None:
    assert screens() == set(ON_SCREEN)
    assert set(KEYS_ON) <= set(ON_SCREEN)
    assert help_on("a screen that nobody made") == ANYWHERE
