"""Where work runs that the window must not wait for."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar

__all__ = ["Background", "Lane"]

T = TypeVar("T")


class Lane(StrEnum):
    """One thread each; pieces of one lane run one after the other, in the order they were given."""

    COUNTER = "counter"
    """The writer: nothing over 50 ms."""
    READING = "reading"
    """The second, read-only connection: reports, exports, long lists."""
    AUTHORISE = "authorise"
    """PINs (slow on purpose), and what asks head office while a person waits."""
    SYNC = "sync"
    PHONES = "phones"
    """What telephones scanned: asked once a second while any is paired, beside everything else."""
    PRINTER = "printer"
    CODE = "code"
    CARE = "care"
    """Backups and examinations, by connections of their own: seconds to minutes."""


class Background(Protocol):
    """Runs a piece of work on a lane and brings its result to the thread that shows it."""

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        expected: tuple[type[Exception], ...] = (),
    ) -> None:
        """`then` gets the result, `failed` the exception; both are called by the thread that shows windows.

        An exception that is not `expected` is a bug: it goes to `sys.excepthook` too, whether or not `failed`
        puts the screen in order.
        """
        ...
