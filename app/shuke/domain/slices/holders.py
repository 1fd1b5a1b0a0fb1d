"""Who holds slices: a till, or what a till held in an epoch that nobody knows the end of."""

from __future__ import annotations

__all__ = ["is_till", "left_behind", "till_of"]

_MARK = "#"
"""No till's name has it."""


def left_behind(till: str, epoch: int) -> str:
    """What the till held when that epoch of its journal broke off: its file was put back, or another file goes on
    under its key. The facts that are missing may have spent it: it counts as spent until a person writes it off."""
    return f"{till}{_MARK}{epoch}"


def is_till(holder: str) -> bool:
    """Whether somebody is there who could give something back."""
    return _MARK not in holder


def till_of(holder: str) -> str:
    return holder.partition(_MARK)[0]
