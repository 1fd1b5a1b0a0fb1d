"""Base45 (RFC 9285): bytes as text for a QR's alphanumeric mode, two bytes in three characters."""

from __future__ import annotations

__all__ = ["decode_base45", "encode_base45"]

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}


def encode_base45(content: bytes) -> str:
    characters = []
    for start in range(0, len(content), 2):
        pair = content[start : start + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, place = divmod(value, 45)
            characters.append(_ALPHABET[place])
    return "".join(characters)


def decode_base45(text: str) -> bytes:
    """The one byte string that is written so.

    Raises:
        ValueError: no byte string is.
    """
    content = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        value = 0
        for character in reversed(group):
            place = _VALUES.get(character)
            if place is None:
                raise ValueError("a character that is not base45")
            value = value * 45 + place
        size = len(group) - 1
        if size == 0 or value >= 256**size:
            raise ValueError("a group that stands for no bytes")
        content += value.to_bytes(size, "big")
    return bytes(content)
