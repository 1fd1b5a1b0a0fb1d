"""The recovery key as it stands on the recovery sheet: eight groups of five characters.

Four characters of a group carry 20 bits, the fifth checks the group and its place: a wrong character, two swapped
ones, or two swapped groups are found, and told by group. Letters that look like digits are not used, and are
read as the digits they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["GROUPS", "GROUP_CHARACTERS", "SECRET_BYTES", "Misread", "RecoveryKey", "read_recovery_key"]

SECRET_BYTES = 20
GROUPS = 8
GROUP_CHARACTERS = 5

_DATA_CHARACTERS = GROUP_CHARACTERS - 1
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_LOOK_ALIKES = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-–—_.,·]+")
_MOST_TYPED = 400


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """160 bits that open every backup. Never stored on the machine; printed once."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError(f"a recovery key has {SECRET_BYTES} bytes")

    @property
    def groups(self) -> tuple[str, ...]:
        """Eight groups of five characters, to be shown and copied one by one."""
        number = int.from_bytes(self.secret, "big")
        places = GROUPS * _DATA_CHARACTERS
        values = [number >> 5 * place & 31 for place in reversed(range(places))]
        return tuple(
            _written(values[group * _DATA_CHARACTERS : (group + 1) * _DATA_CHARACTERS], group)
            for group in range(GROUPS)
        )

    @property
    def text(self) -> str:
        return "-".join(self.groups)


@dataclass(frozen=True, slots=True)
class Misread:
    """What was typed is no recovery key.

    Attributes:
        groups: which groups are wrong, counted from 1; empty if it cannot be told.
        characters: how many were typed, without what stands between groups.
    """

    groups: tuple[int, ...]
    characters: int


def read_recovery_key(typed: str) -> RecoveryKey | Misread:
    """The key that was typed, in any case, with anything between the groups or nothing."""
    if len(typed) > _MOST_TYPED:
        return Misread((), len(typed))
    parts = [part for part in _BETWEEN.split(typed.upper().translate(_LOOK_ALIKES)) if part]
    whole = "".join(parts)
    wrong_length = tuple(
        number
        for number, part in enumerate(parts, 1)
        if len(part) != GROUP_CHARACTERS and len(parts) == GROUPS
    )
    if len(whole) != GROUPS * GROUP_CHARACTERS or wrong_length:
        return Misread(wrong_length, len(whole))
    groups = [whole[start : start + GROUP_CHARACTERS] for start in range(0, len(whole), GROUP_CHARACTERS)]
    wrong = tuple(place + 1 for place, group in enumerate(groups) if not _fits(group, place))
    if wrong:
        return Misread(wrong, len(whole))
    number = 0
    for group in groups:
        for character in group[:_DATA_CHARACTERS]:
            number = number << 5 | _VALUES[character]
    return RecoveryKey(number.to_bytes(SECRET_BYTES, "big"))


def _written(values: list[int], place: int) -> str:
    return "".join(_ALPHABET[value] for value in [*values, _check(values, place)])


def _fits(group: str, place: int) -> bool:
    if any(character not in _VALUES for character in group):
        return False
    values = [_VALUES[character] for character in group]
    return _check(values[:_DATA_CHARACTERS], place) == values[-1]


def _check(values: list[int], place: int) -> int:
    """A weighted sum in the field of 32 elements (x⁵ + x² + 1): all weights differ and none is zero, so one
    wrong character or two swapped ones always change it."""
    total = place + 1
    for value in values:
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 16 else 0)
