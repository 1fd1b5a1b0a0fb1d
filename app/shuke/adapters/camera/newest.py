"""A place for one thing: the newest wins."""

from __future__ import annotations

from threading import Condition
from typing import Generic, TypeVar

__all__ = ["Newest"]

T = TypeVar("T")


class Newest(Generic[T]):
    """Handed from one thread to another, never more than one at a time. What was not taken is replaced, so
    that who takes is late by one thing at most."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._thing: T | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    def put(self, thing: T) -> None:
        with self._changed:
            self._thing = thing
            self._changed.notify()

    def take(self, wait_s: float) -> T | None:
        """The newest thing, each once; None if none came in time or the place was closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._thing is not None, wait_s)
            thing, self._thing = self._thing, None
            return None if self._closed else thing

    def close(self) -> None:
        """Wake who waits; nothing is handed over any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
