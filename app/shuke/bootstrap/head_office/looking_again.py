"""A thread beside the server that does what there is to do, and looks again every few seconds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from shuke.application.ports.store import StoreUnusable

__all__ = ["LookingAgain"]


class LookingAgain:
    """
    Args:
        name: the thread's.
        do: everything there is to do now; asks `is_stopping` between two pieces.
        log: told what went wrong: what is to do waits until it is mended, letters do not.
    """

    def __init__(self, name: str, every_s: float, do: Callable[[], None], log: logging.Logger) -> None:
        self._every_s = every_s
        self._do = do
        self._log = log
        self._stopping = Event()
        self._thread = Thread(target=self._run, name=name)

    @property
    def is_stopping(self) -> bool:
        return self._stopping.is_set()

    def rest(self, seconds: float) -> None:
        """Between two pieces; shorter when there is to be no other."""
        self._stopping.wait(seconds)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The piece under way is finished; the rest is for the next time."""
        self._stopping.set()
        if self._thread.ident is not None:  # else it was never started
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._do()
            except StoreUnusable as trouble:
                self._log.warning("the store refused: %s", trouble.trouble)
            except Exception:  # noqa: BLE001 - the guard of a thread that serves others too
                self._log.exception("unexpected")
            self._stopping.wait(self._every_s)
