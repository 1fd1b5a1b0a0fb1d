"""Which PINs are good enough for staff."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

__all__ = ["LEAST_DIGITS", "MOST_DIGITS", "PinFault", "pin_fault"]

LEAST_DIGITS, MOST_DIGITS = 4, 8


class PinFault(StrEnum):
    """Why a PIN is not taken. Each has a sentence in `shuke.wording.pins`."""

    NOT_DIGITS = "not_digits"
    LENGTH = "length"
    ONE_DIGIT = "one_digit"
    STEPS = "steps"
    REPEATED = "repeated"
    YEAR = "year"
    COMMON = "common"


_COMMON = frozenset({
    "0852", "1122", "1221", "1314", "1593", "2112", "2233", "2580", "5200", "5201", "7410", "7788", "8899", "9420",
    "13145", "52013",
    "112233", "123321", "131452", "147258", "159357", "159753", "258369", "456123", "520131", "741852", "789456",
    "963852",
    "1234321", "1314520", "1472580", "5201314",
    "11223344", "12344321", "14725836", "31415926",
})  # fmt: skip
"""What people choose when a keypad asks: its columns, its corners, and numbers that sound like love."""


def pin_fault(pin: str) -> PinFault | None:
    """What is wrong with a new PIN; None if it is good enough. Only for choosing one: checking one never asks."""
    if not pin.isascii() or not pin.isdigit():
        return PinFault.NOT_DIGITS
    if not LEAST_DIGITS <= len(pin) <= MOST_DIGITS:
        return PinFault.LENGTH
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(pin)}
    if steps == {0}:
        return PinFault.ONE_DIGIT
    if len(steps) == 1:
        return PinFault.STEPS
    if any(pin == pin[:length] * (len(pin) // length) for length in (2, 3, 4) if length < len(pin)):
        return PinFault.REPEATED
    if len(pin) == 4 and "1940" <= pin <= "2039":
        return PinFault.YEAR
    return PinFault.COMMON if pin in _COMMON else None
