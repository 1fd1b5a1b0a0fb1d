"""The short code of a prize, for whoever cannot scan: eight signs and a check sign, none of which look alike."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["SIGNS", "is_short_code", "read_short_code", "short_code_of", "shown_short_code"]

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, a prime: without 0 and O, 1, I and L. What is read as one of those is none of these."""

_LENGTH = 8
_WEIGHTS = tuple(range(2, _LENGTH + 2))
"""All different and below 31: one wrong sign, or two that changed places, are always noticed."""


def short_code_of(prize_id: str) -> str:
    """Nine signs that follow from the id. Two prizes may have the same; the chance is one in 10¹¹."""
    number = int.from_bytes(sha256(b"shuke-short-1\0" + prize_id.encode()).digest(), "big")
    signs = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs + _check_sign(signs)


def read_short_code(typed: str) -> str:
    """What was typed, as the code would be written: upper case, without spaces and dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def is_short_code(code: str) -> bool:
    """Whether the check sign is right; of a mistyped code it never is if one sign is wrong or two changed places."""
    return (
        len(code) == _LENGTH + 1
        and all(sign in SIGNS for sign in code)
        and _check_sign(code[:_LENGTH]) == code[_LENGTH]
    )


def shown_short_code(code: str) -> str:
    """In groups of three, as it is printed."""
    return " ".join(code[start : start + 3] for start in range(0, len(code), 3))


def _check_sign(signs: str) -> str:
    total = sum(weight * SIGNS.index(sign) for weight, sign in zip(_WEIGHTS, signs, strict=True))
    return SIGNS[-total % len(SIGNS)]
