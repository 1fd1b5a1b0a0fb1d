"""A member's right PIN, until the payment that it is for."""

from __future__ import annotations

from threading import Lock

__all__ = ["MemberWords"]


class MemberWords:
    """The one right PIN that waits for its payment, in memory; a further one takes its place."""

    def __init__(self) -> None:
        self._given: tuple[str, str] | None = None
        self._turn = Lock()

    def give(self, member_id: str, word: str) -> None:
        with self._turn:
            self._given = (member_id, word)

    def is_good(self, member_id: str, word: str) -> bool:
        with self._turn:
            return bool(word) and self._given == (member_id, word)

    def use_up(self) -> None:
        with self._turn:
            self._given = None
