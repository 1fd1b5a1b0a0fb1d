from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import until

from shuke.presenters.background import Lane
from shuke.ui.qt_background import MOST_WAITING, QtBackground


@pytest.fixture
def background(qapp: QApplication) -> Iterator[QtBackground]:
    lanes = QtBackground()
    yield lanes
    lanes.close()


def test_work_is_done_elsewhere_and_its_result_arrives_here(qtbot: QtBot, background: QtBackground) -> None:
    here = threading.get_ident()
    seen: list[tuple[str, int]] = []
    background.run(
        Lane.READING,
        threading.get_ident,
        lambda there: seen.append(("then", threading.get_ident()) if there != here else ("same", there)),
    )
    until(qtbot, lambda: bool(seen))
    assert seen == [("then", here)]
    assert QThread.currentThread().isMainThread()


def test_pieces_of_one_lane_keep_their_order_and_lanes_do_not_wait_for_each_other(
    qtbot: QtBot, background: QtBackground
) -> None:
    seen: list[object] = []
    gate = threading.Event()
    background.run(Lane.COUNTER, gate.wait, seen.append)
    for number in range(20):
        background.run(Lane.COUNTER, lambda number=number: number, seen.append)
    background.run(Lane.PRINTER, lambda: "printed", seen.append)
    until(qtbot, lambda: bool(seen))
    assert seen == ["printed"]
    gate.set()
    until(qtbot, lambda: len(seen) == 22)
    assert seen == ["printed", True, *range(20)]


def test_an_expected_failure_is_told_and_nothing_else_happens(
    qtbot: QtBot, background: QtBackground, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *bug: bugs.append(bug))
    told: list[Exception] = []
    background.run(Lane.SYNC, lambda: open("/no/such/file"), told.append, told.append, expected=(OSError,))  # noqa: SIM115, PTH123
    until(qtbot, lambda: bool(told))
    assert isinstance(told[0], OSError)
    assert bugs == []


@pytest.mark.parametrize("with_failed", [False, True])
def test_a_bug_is_never_swallowed(
    qtbot: QtBot, background: QtBackground, monkeypatch: pytest.MonkeyPatch, with_failed: bool
) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: bugs.append(kind))
    told: list[Exception] = []
    background.run(
        Lane.SYNC,
        lambda: int("a bug"),
        told.append,
        told.append if with_failed else None,
        expected=(OSError,),
    )
    until(qtbot, lambda: bool(bugs))
    assert bugs == [ValueError]
    assert len(told) == int(with_failed)


def test_closing_still_writes_what_waits_at_the_counter(qtbot: QtBot, qapp: QApplication) -> None:
    background = QtBackground()
    gate = threading.Event()
    written: list[int] = []
    background.run(Lane.COUNTER, gate.wait, lambda _: None)
    for number in range(5):
        background.run(Lane.COUNTER, lambda number=number: written.append(number), lambda _: None)
    threading.Timer(0, gate.set).start()
    background.close()
    assert written == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError, match="closing"):
        background.run(Lane.COUNTER, lambda: None, lambda _: None)


def test_a_result_that_comes_after_closing_is_dropped(qtbot: QtBot, qapp: QApplication) -> None:
    background = QtBackground()
    seen: list[object] = []
    background.run(Lane.CODE, lambda: "late", seen.append)
    background.close()
    qapp.processEvents()
    assert seen == []


def test_a_lane_does_not_fill_without_end(background: QtBackground) -> None:
    gate = threading.Event()

    def ask_without_end() -> None:
        for _ in range(MOST_WAITING + 1):
            background.run(Lane.CODE, gate.wait, lambda _: None)

    try:
        with pytest.raises(RuntimeError, match="waiting"):
            ask_without_end()
    finally:
        gate.set()
