"""What every presenter is: a frozen state, and whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Shown"]

S = TypeVar("S")


class Shown(Generic[S]):
    """Holds a state and hands each new one to the attached views; an equal one is not handed over again."""

    def __init__(self, state: S) -> None:
        self._state = state
        self._renders: list[Callable[[S], None]] = []

    @property
    def state(self) -> S:
        return self._state

    def attach(self, render: Callable[[S], None]) -> None:
        """Show the states from now on, the present one at once."""
        self._renders.append(render)
        render(self._state)

    def _show(self, state: S) -> None:
        if state == self._state:
            return
        self._state = state
        for render in self._renders:
            render(state)
