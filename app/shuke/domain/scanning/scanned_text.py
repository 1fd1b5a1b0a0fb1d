"""Text as it comes from a code or a scanner, made safe to hand on."""

from __future__ import annotations

import unicodedata

__all__ = ["MOST_TEXT", "plain_width", "without_control_characters"]

MOST_TEXT = 2_953
"""A scanned text has at most this many characters: as many bytes as the largest QR. (Digits alone it packs
tighter, up to 7,089; ours have 235 at most.)"""

_DYING_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_CHINESE_KEYS = str.maketrans({"\u3000": " ", "。": ".", "、": "/", "¥": "$", "￥": "$", "·": "`"})
"""What an input method in its Chinese mode types for keys that codes are written with."""


def without_control_characters(text: str, *, keep_lines: bool = False) -> str:
    """The text without anything that is no visible character: control characters, direction marks,
    lone surrogates, private and unassigned code points. Spaces stay; line breaks if asked, as '\n'."""
    if text.isascii() and text.isprintable():
        return text
    kept = "\n" if keep_lines else ""
    text = text.replace("\r\n", "\n") if keep_lines else text
    return "".join(
        each for each in text if each in kept or unicodedata.category(each) not in _DYING_CATEGORIES
    )


def plain_width(text: str) -> str:
    """Full-width letters, digits and signs as the keys they were typed with: '５３Ａ：' becomes '53A:'."""
    if text.isascii():
        return text
    shifted = (chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in text)
    return "".join(shifted).translate(_CHINESE_KEYS)
