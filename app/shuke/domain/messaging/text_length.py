"""How long a text message is, as telephone networks count it (3GPP TS 23.038): 160 signs of 7 bits, or 70 of 16 bits
once a single sign is outside the alphabet; in several parts each loses a little to the number of the part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Alphabet", "TextLength", "text_length"]

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Each takes the place of two."""


class Alphabet(StrEnum):
    GSM_7 = "gsm-7"
    UCS_2 = "ucs-2"


_ALONE_AND_JOINED = {Alphabet.GSM_7: (160, 153), Alphabet.UCS_2: (70, 67)}


@dataclass(frozen=True, slots=True)
class TextLength:
    """`signs` as they are counted: an emoji is two of 16 bits, a euro sign two of 7. `parts`: what is paid for."""

    alphabet: Alphabet
    signs: int
    parts: int


def text_length(text: str) -> TextLength:
    """No sign is torn in two: where a pair would begin at the end of a part, the next part begins with it."""
    plain = all(sign in _BASIC or sign in _EXTENDED for sign in text)
    alphabet = Alphabet.GSM_7 if plain else Alphabet.UCS_2
    widths = [_width(sign, alphabet) for sign in text]
    alone, joined = _ALONE_AND_JOINED[alphabet]
    signs = sum(widths)
    if signs <= alone:
        return TextLength(alphabet, signs, int(bool(signs)))
    parts, room = 1, joined
    for width in widths:
        if width > room:
            parts, room = parts + 1, joined
        room -= width
    return TextLength(alphabet, signs, parts)


def _width(sign: str, alphabet: Alphabet) -> int:
    if alphabet is Alphabet.GSM_7:
        return 2 if sign in _EXTENDED else 1
    return 2 if ord(sign) > 0xFFFF else 1
