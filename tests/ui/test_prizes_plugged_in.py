"""The redemption screen on the real till: where whoever redeems begins, and a hand scanner's code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.session import Session
from shuke.bootstrap.till import CHECKOUT, TillApplication
from shuke.bootstrap.till_prizes import PRIZES
from shuke.domain.shop import Role, Staff
from shuke.presenters.menu import MenuPlace
from shuke.wording import Language

PATIENCE_MS = 60_000
REDEEMER = Staff("st-9", "吴小琴", Role.REDEMPTION)


def test_whoever_redeems_begins_at_the_prizes_and_a_scanned_code_goes_there(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    open_till(tmp_path).data.close()
    window = TillApplication(qapp, Language.ZH)
    qtbot.addWidget(window.shell)
    window.show()
    window.open(folder_in(tmp_path))

    def until(happened: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    until(lambda: window.services is not None)
    window._welcome(Session(REDEEMER, 0))
    office = window.office
    assert office is not None
    assert window.shell.shown == PRIZES
    assert office.prizes.screen.back_button.isHidden()
    assert not office.menu.state.shown
    assert office.take_scan("SK:BROKEN")
    until(lambda: office.prizes.screen.notice.text.startswith("中奖码没有读完整"))
    window.lock()
    window._welcome(Session(MANAGER, 0))
    assert window.shell.shown == CHECKOUT
    office.menu.choose(MenuPlace.PRIZES)
    assert window.shell.shown == PRIZES
    assert not office.prizes.screen.back_button.isHidden()
    window.close()
