"""A cashier searches in Chinese, and a hand scanner types into the middle of it: the real counter's field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pinyin_typing import Pinyin, compose
from shuke.domain.basket import IdentifiedBy
from shuke.ui.scanner_keys import ScannerKeys

BARCODE = "6901234567915"


class Standing:
    """Time that passes when a key says so, and an alarm that nobody waits for."""

    now_ms = 1_000

    def set(self, after_ms: int, ring: object) -> None: ...

    def cancel(self) -> None: ...


@pytest.fixture
def scanner(till, qapp: QApplication) -> Iterator[Pinyin]:
    time = Standing()
    keys = ScannerKeys(qapp, clock_ms=lambda: time.now_ms, alarm=time, key_time_ms=lambda _event: time.now_ms)
    keys.scanned.connect(lambda text: till.checkout.scanned(text, IdentifiedBy.HAND_SCANNER))
    keys.scan_unreadable.connect(till.checkout.scan_unreadable)

    def press(key: str) -> None:
        QTest.keyClick(till.window.windowHandle(), Qt.Key.Key_Return if key == "\n" else key)

    def a_moment() -> None:
        time.now_ms += 5

    yield Pinyin(press, a_moment)
    keys.remove()


def test_an_article_is_rung_up_by_the_second_scan_and_no_hanzi_stays_in_the_field(
    till, scanner: Pinyin
) -> None:
    till.field.setFocus()
    before = till.names()
    scanner.composed = "zhenzhu"  # the first digit will choose a candidate of it
    compose(till.field, "zhe", "")
    scanner.type(f"{BARCODE}\n")
    assert till.notice.startswith("中文输入法收走了码里的几个字")
    assert (till.field.text(), till.names()) == ("", before)
    scanner.type(f"{BARCODE}\n")
    assert len(till.names()) == len(before) + 1
    assert till.field.text() == ""
    assert till.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
