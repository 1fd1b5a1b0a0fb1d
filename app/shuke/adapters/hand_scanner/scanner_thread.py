"""A hand scanner that is listened to by a thread of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from shuke.domain.scanning.keyboard_burst import KeyboardScan

__all__ = ["AGAIN_AFTER_S", "ScannerThread"]

AGAIN_AFTER_S = (0.5, 1.0, 2.0, 4.0)


class ScannerThread(ABC):
    """Listens from `start` to `stop`; opens the scanner again and again while it is missing or taken, so that
    plugging in is enough.

    Args:
        scanned: told each code, from the scanner's thread.
        here: told whether the scanner is open, from that thread, when it changes.
    """

    def __init__(
        self,
        scanned: Callable[[KeyboardScan], None],
        here: Callable[[bool], None],
        again_after_s: tuple[float, ...],
    ) -> None:
        self._scanned = scanned
        self._here = here
        self._again_after_s = again_after_s
        self._attempt = 0
        self._stopped = Event()
        self._thread = Thread(target=self._listen, name="scanner", daemon=True)

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    def start(self) -> None:
        self._thread.start()

    def stop(self, wait_s: float = 1.0) -> bool:
        """Whether the scanner is closed within this time."""
        self._stopped.set()
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    @abstractmethod
    def _listen_once(self) -> None:
        """Open it, call `_is_here`, and hear it until `stopped` or until it is gone.

        Raises:
            OSError, ValueError: it is away, taken, pulled out, or nothing of the kind.
        """

    def _is_here(self) -> None:
        self._attempt = 0
        self._here(True)

    def _listen(self) -> None:
        while not self.stopped:
            with suppress(OSError, ValueError):
                self._listen_once()
            if not self.stopped:
                self._here(False)
            self._stopped.wait(self._again_after_s[min(self._attempt, len(self._again_after_s) - 1)])
            self._attempt += 1
