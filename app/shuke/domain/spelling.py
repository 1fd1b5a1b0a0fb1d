"""How names are compared: width, case, accents, spaces and dots apart."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "folded_parts"]

_HANZI = re.compile(r"[\u4e00-\u9fff]+")
"""Folding changes none of them; nearly every name is made of them alone."""


def folded(text: str) -> str:
    """Letters, hanzi and digits only: ``Ｏ’Brien`` and ``o brien`` are ``obrien``, 阿依古丽·买买提 loses its dot.

    Traditional and simplified characters stay different; both are found by their pinyin.
    """
    return "".join(folded_parts(text))


def folded_parts(text: str) -> list[str]:
    """The same, cut where something that is no letter stood."""
    if _HANZI.fullmatch(text):
        return [text]
    open_form = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in open_form if not unicodedata.combining(char))
    # Composed again, so that a Korean syllable is one character and not three.
    closed = unicodedata.normalize("NFC", bare).casefold()
    return "".join(
        char if char.isalnum() else " " for char in closed.replace("'", "").replace("’", "")
    ).split()
