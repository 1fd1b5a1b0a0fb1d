"""A Qt binding that loses references of None kills the till after an hour; see decision 0005."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_qt_calls_drop_no_reference_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
