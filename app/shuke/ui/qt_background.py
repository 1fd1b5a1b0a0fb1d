"""The lanes of a running till: one thread each, one queued signal back to the windows."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from shuke.presenters.background import Lane

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

__all__ = ["MOST_WAITING", "QtBackground"]

T = TypeVar("T")

_log = logging.getLogger(__name__)

MOST_WAITING = 1000
"""Pieces that may wait on one lane: more means that something asks without end."""

_ALWAYS_FINISHED = frozenset({Lane.COUNTER})
"""Lanes whose waiting pieces are still done when the till closes: they write what people did."""


@dataclass(frozen=True, slots=True)
class _Finished:
    """What comes back: a delivery to make on the window's thread."""

    deliver: Callable[[], object]


class QtBackground(QObject):
    """Carries out `shuke.presenters.background.Background`. Make it, and close it, on the window's thread."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {}
        self._waiting = dict.fromkeys(Lane, 0)
        self._lock = Lock()
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        expected: tuple[type[Exception], ...] = (),
    ) -> None:
        """See `Background.run`. May be called from any thread.

        Raises:
            RuntimeError: the till is closing, or far too much waits on this lane.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError(f"the till is closing; lane {lane} takes nothing more")
            if self._waiting[lane] >= MOST_WAITING:
                raise RuntimeError(f"lane {lane} has {MOST_WAITING} pieces waiting")
            self._waiting[lane] += 1
            if lane not in self._lanes:
                from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not before the first paint

                self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"shuke-{lane}")
            self._lanes[lane].submit(self._carry_out, lane, work, then, failed, expected)

    def wait_for(self, lane: Lane, work: Callable[[], T], longest_s: float) -> T:
        """Run a piece on another lane and wait for it here; never from the thread that shows windows.

        Raises:
            TimeoutError: it did not end in time. Whatever the piece raises is raised here.
        """
        from concurrent.futures import Future  # noqa: PLC0415 - loaded with the first lane

        done: Future[T] = Future()

        def piece() -> None:
            try:
                done.set_result(work())
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                done.set_exception(error)

        self.run(lane, piece, lambda _: None)
        return done.result(longest_s)

    def close(self) -> None:
        """Take nothing more, let each lane finish what it is at (the counter all that waits), then return.

        Results that come after this are dropped: there is no window to show them.
        """
        with self._lock:
            self._closed = True
        for lane, executor in self._lanes.items():
            executor.shutdown(wait=False, cancel_futures=lane not in _ALWAYS_FINISHED)
        for executor in self._lanes.values():
            executor.shutdown(wait=True)

    def _carry_out(
        self,
        lane: Lane,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None,
        expected: tuple[type[Exception], ...],
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - delivered below: to `failed`, and to the excepthook if it is a bug
            _log.warning("lane %s: %s: %s", lane, type(error).__name__, error)
            finished = _Finished(_failure(error, failed, expected))
        else:
            finished = _Finished(lambda: then(result))
        with self._lock:
            self._waiting[lane] -= 1
        self._finished.emit(finished)

    def _deliver(self, finished: _Finished) -> None:
        if not self._closed:
            finished.deliver()


def _failure(
    error: Exception, failed: Callable[[Exception], Any] | None, expected: tuple[type[Exception], ...]
) -> Callable[[], None]:
    def deliver() -> None:
        if failed is not None:
            failed(error)
        if failed is None or not isinstance(error, expected):
            sys.excepthook(type(error), error, error.__traceback__)

    return deliver
