from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen

from journal_stand import JournalStand
from shuke.application.journal_reading import FACTS_A_SLICE
from shuke.ui.back_office.journal_screen import JournalScreen
from shuke.ui.kit.text import Amount, Text
from shuke.ui.speech import Speaker

LEFT = Qt.MouseButton.LeftButton


class Office(JournalStand):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.left = 0
        self.screen = JournalScreen(speaker)
        self.screen.attach(self.journal)
        self.screen.left.connect(self._leave)

    def words(self) -> list[str]:
        """Everything the sale says, from top to bottom."""
        sale = self.screen.sale
        labels = [text.full_text for text in sale.findChildren(Text) if text.isVisible()]
        return labels + [amount.text for amount in sale.findChildren(Amount) if amount.isVisible()]

    def _leave(self) -> None:
        self.left += 1


@pytest.fixture
def office(on_screen: OnScreen, speaker: Speaker) -> Office:
    office = Office(speaker)
    office.journal.open()
    on_screen.show(office.screen, QSize(1024, 728))
    office.screen.setFocus()
    return office


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_sale_is_found_by_its_number_with_the_keyboard(
    qtbot: QtBot, office: Office, speaker: Speaker
) -> None:
    assert office.screen.search.hasFocus()
    qtbot.keyClicks(focused(), office.number.lower())
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    told = office.words()
    assert office.number in told
    for expected in ("小林", "碧螺春", "¥128.00 × 2", "应付", "¥256.00", "现金", "找零", "¥44.00"):
        assert expected in told, expected
    speaker.speak_the_other()
    told = office.words()
    assert "Total" in told
    assert "Change" in told
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert office.screen.search.text() == ""
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert office.left == 1


def test_the_journal_is_verified_with_a_finger_and_stopped_with_one(qtbot: QtBot, office: Office) -> None:
    office.many(2 * FACTS_A_SLICE)
    office.journal.open()
    screen = office.screen
    assert screen.facts.text == str(office.stand.facts)
    office.stand.background.hold()
    qtbot.mouseClick(screen.verify_button, LEFT)
    assert screen.progress.isVisible()
    assert not screen.verify_button.isVisible()
    qtbot.mouseClick(screen.progress.cancel_button, LEFT)
    office.stand.background.release()
    assert screen.verdict.text == "已停下，没有核验完。"
    qtbot.mouseClick(screen.verify_button, LEFT)
    assert screen.verdict.text.startswith("流水完好")
    assert screen.heads_text.startswith("S01-1：末条是第 1 期")


def test_what_was_changed_stands_below_the_verdict(qtbot: QtBot, office: Office) -> None:
    office.tamper("UPDATE journal SET signature = zeroblob(64) WHERE seq IN (2, 5)")
    qtbot.mouseClick(office.screen.verify_button, LEFT)
    assert office.screen.verdict.text.startswith("有 2 处不符")
    assert office.screen.findings_text.splitlines() == [
        "S01-1.1/2：签名不是这台收银台的",
        "S01-1.1/5：签名不是这台收银台的",
    ]


def test_a_number_that_is_not_here_says_so_and_shows_no_other_sale(qtbot: QtBot, office: Office) -> None:
    office.journal.scanned("SK:forged")
    assert office.screen.sale.isVisible()
    assert office.screen.notice.text == "小票内容被改动"
    office.screen.search.clear()
    qtbot.keyClicks(focused(), "S09-9.1-000001")
    qtbot.mouseClick(office.screen.find_button, LEFT)
    assert not office.screen.sale.isVisible()
    assert office.screen.notice.text.startswith("本机的流水里没有小票")
