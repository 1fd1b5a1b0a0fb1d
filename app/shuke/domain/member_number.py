"""Members' numbers: made by a till alone, out of its own name's digits, so that no other till makes the same."""

from __future__ import annotations

__all__ = ["digits_in", "member_number"]

_LONG_FROM = 900
_LONG_EPOCH_FROM = 9


def digits_in(till: str) -> int:
    """The number in a till's name: 11 for ``S01-1``. Head office invites no two tills with the same one."""
    return int("".join(char for char in till if char in "0123456789") or "0")


def member_number(till: str, epoch: int, count: int) -> str:
    """``0 011 1 000042``: the till ``S01-1``, its first epoch, its 42nd member.

    It begins with a zero, so that nobody takes it for a telephone. Till and epoch say themselves where they end
    (three digits below 900, else a nine, how many digits follow, and those; one digit below 9, else a nine, how many
    follow, and those), so that no two numbers run into each other, however long names and counts become. A till that
    came back from a backup counts epochs in hours: its numbers are not filled up with zeros, or they would be long.
    """
    digits = str(digits_in(till))
    part = digits.zfill(3) if int(digits) < _LONG_FROM else f"9{len(digits):02d}{digits}"
    if epoch < _LONG_EPOCH_FROM:
        return f"0{part}{epoch}{count:06d}"
    return f"0{part}9{len(str(epoch))}{epoch}{count}"
