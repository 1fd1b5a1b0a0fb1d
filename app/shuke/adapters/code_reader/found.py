"""From a decoder's raw answer to a `FoundCode`: the one edge where code contents are bounded and cleaned."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.domain.scanning.found_code import FoundCode, Legibility, Point, Symbology
from shuke.domain.scanning.scanned_text import MOST_TEXT, without_control_characters

__all__ = ["found_code"]


def found_code(
    content: bytes, guessed: str, symbology: Symbology, corners: Sequence[tuple[int, int]]
) -> FoundCode:
    """A code with its text, if it has a readable one.

    Args:
        content: the bytes of the code.
        guessed: what the decoder made of them; taken where they are no UTF-8 (an old card in GBK or
            Shift-JIS), unless the guess holds control characters: then it was none.
        corners: upper left, upper right, lower right, lower left.
    """
    a, b, c, d = (Point(x, y) for x, y in corners)
    text, legibility = _text(content, guessed)
    return FoundCode(text, symbology, (a, b, c, d), legibility)


def _text(content: bytes, guessed: str) -> tuple[str, Legibility]:
    if len(content) > 4 * MOST_TEXT:
        return "", Legibility.TOO_LONG
    try:
        text = without_control_characters(content.decode("utf-8"), keep_lines=True).strip()
    except UnicodeDecodeError:
        text = without_control_characters(guessed, keep_lines=True).strip()
        if text != guessed.replace("\r\n", "\n").strip() or "\ufffd" in text:
            return "", Legibility.NOT_TEXT
    if len(text) > MOST_TEXT:
        return "", Legibility.TOO_LONG
    return text, Legibility.READABLE if text else Legibility.NOT_TEXT
