"""What the messages of the protocol check of themselves as they are made."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["GREATEST", "MOST_NAME", "OutOfBounds", "at_most", "bound", "count", "name"]

MOST_NAME = 64
GREATEST = 2**53 - 1


class OutOfBounds(ValueError):
    """A message that nobody who keeps to the protocol sends."""


def bound(ok: bool, what: str) -> None:
    if not ok:
        raise OutOfBounds(what)


def count(value: int, what: str, least: int = 0, most: int = GREATEST) -> None:
    bound(least <= value <= most, what)


def name(value: str, what: str, least: int = 1) -> None:
    bound(least <= len(value) <= MOST_NAME, what)


def at_most(items: Sequence[object], most: int, what: str) -> None:
    bound(len(items) <= most, what)
