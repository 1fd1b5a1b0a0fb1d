"""Windows in tests: the carried font and the light tokens, a speaker, the retail keys."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, until

from fakes.counter_shop import MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.session import Session
from shuke.bootstrap.till import TillApplication
from shuke.ui import theme
from shuke.ui.keys import Keys
from shuke.ui.speech import Speaker
from shuke.ui.tokens import LIGHT
from shuke.wording import Language


def pytest_runtest_logfinish() -> None:
    """Windows go when the test lets go of them, not when somebody next runs a loop of events; and in this thread."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.freeze()  # what is left stays: modules and what they keep need not be looked at behind every test


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Light tokens before, and again after a test that changed them."""
    if theme.current() is not LIGHT or not qapp.styleSheet():
        theme.apply(qapp, LIGHT)
    yield
    if theme.current() is not LIGHT:
        theme.apply(qapp, LIGHT)


@pytest.fixture
def speaker(qapp: QApplication) -> Speaker:
    return Speaker(Language.ZH)


@pytest.fixture
def keys(qapp: QApplication) -> Keys:
    return Keys()


@pytest.fixture
def on_screen(qtbot: QtBot) -> OnScreen:
    return OnScreen(qtbot)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[TillApplication]:
    """The real till on disk, a manager signed in."""
    open_till(tmp_path).data.close()
    window = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(window.shell)
    window.show()
    window.open(folder_in(tmp_path))
    until(qtbot, lambda: window.services is not None)
    window._welcome(Session(MANAGER, 0))
    until(qtbot, lambda: window.counter is not None and window.counter.checkout.counter.view)
    yield window
    window.close()
