"""Where a text may break: between hanzi, at spaces, never before 。 or after （, inside a word only if it must."""

from __future__ import annotations

from collections.abc import Callable

from wcwidth import wcwidth

__all__ = ["wrapped"]

_NEVER_FIRST = frozenset("，。！？；：、）】》〉」』〕”’％…·,.!?;:)]}%")
_NEVER_LAST = frozenset("（【《〈「『〔“‘([{¥￥$")


def wrapped(text: str, room_dots: int, width: Callable[[str], int]) -> list[str]:
    """The text cut into lines of at most `room_dots`; at least one line, without spaces at the cuts.

    The width of a text is the sum of its characters' widths, so it is added up here and not measured again.
    A single character wider than the room stands alone on its line.
    """
    if width(text) <= room_dots:
        return [text]
    lines: list[str] = []
    line, taken = "", 0
    for piece in _pieces(text):
        needed = width(piece)
        if taken + needed <= room_dots:
            line, taken = line + piece, taken + needed
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while (taken := width(line)) > room_dots and len(line) > 1:
            head = _head(line, room_dots, width)
            lines.append(line[:head])
            line = line[head:]
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _head(text: str, room_dots: int, width: Callable[[str], int]) -> int:
    """How many characters fit; one at least."""
    taken = width(text[0])
    for count, character in enumerate(text[1:], start=1):
        taken += width(character)
        if taken > room_dots:
            return count
    return len(text)


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with their punctuation, hanzi with theirs, single spaces."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1] if pieces else " "
        glued = last != " " and (
            character in _NEVER_FIRST
            or last[-1] in _NEVER_LAST
            or (character != " " and _narrow(character) and _narrow(last[-1]))
        )
        if glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _narrow(character: str) -> bool:
    return wcwidth(character) < 2
