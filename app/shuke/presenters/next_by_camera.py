"""The camera between two customers: after a sale to somebody whom it identified it looks on for a while, so that the
next one only shows the code."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.counter.view import CompletedSale, CounterView
from shuke.domain.scanning.found_code import CodesSeen

__all__ = ["LOOKS_ON_MS", "NextByCamera"]

LOOKS_ON_MS = 30_000
"""So long after a sale; then its light is off again until somebody asks for it."""

_CLEAR_MS = 1_000
"""So long the picture has to be without any code first: what lies there still belongs to whoever has just paid."""


class NextByCamera:
    """Whether the camera looks though nobody opened its panel, and which codes count then.

    Args:
        changed: called when it begins or ends to look.
        later: calls back after so many milliseconds.
        is_members: whether a text is the code of a member. Nothing else counts: goods and receipts lie about.
    """

    def __init__(
        self,
        changed: Callable[[], None],
        later: Callable[[int, Callable[[], None]], None],
        is_members: Callable[[str], bool],
    ) -> None:
        self._changed = changed
        self._later = later
        self._is_members = is_members
        self._used = False
        self._sale: CompletedSale | None = None
        self._looks = 0
        self._looking = False
        self._seen_at_ms: int | None = None
        self._clear = False

    @property
    def looking(self) -> bool:
        return self._looking

    def took(self) -> None:
        """A code that the camera read was taken to the counter."""
        self._used = True

    def takes(self, text: str) -> bool:
        """Whether a code is the next customer's."""
        return self._looking and self._clear and self._is_members(text)

    def counter_changed(self, view: CounterView) -> None:
        if view.completed is not None:
            if view.completed is not self._sale:
                self._sale = view.completed
                self._begin(identified=view.completed.member_id is not None)
        elif view.basket.lines or view.member is not None:
            self.end()

    def saw(self, seen: CodesSeen) -> None:
        """What a frame shows, while it looks."""
        if self._seen_at_ms is None or seen.codes:
            self._seen_at_ms = seen.taken_at_ms
        self._clear = self._clear or seen.taken_at_ms - self._seen_at_ms >= _CLEAR_MS

    def end(self) -> None:
        """Somebody is served, or the counter was left."""
        if self._looking:
            self._looking = False
            self._changed()

    def _begin(self, *, identified: bool) -> None:
        used, self._used = self._used, False
        if not (used and identified) or self._looking:
            return
        self._looks += 1
        look = self._looks
        self._looking, self._clear, self._seen_at_ms = True, False, None
        self._later(LOOKS_ON_MS, lambda: self._time_is_up(look))
        self._changed()

    def _time_is_up(self, look: int) -> None:
        if look == self._looks:
            self.end()
