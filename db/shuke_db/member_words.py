"""The words a member is listed under, and the words a search must look up.

A word is a sort in front (`n` name, `s` spelling, `e` end of the phone, `b` its beginning) and what is typed:
``n小明``, ``swxm``, ``e5678``. Names are listed by each pair of neighbouring characters, so that any part of a
name is found; single characters only where one is worth asking for, which a Latin letter is not. Spellings are
listed by how they begin.
"""

from __future__ import annotations

from collections.abc import Iterator

from shuke.domain.spelling import folded

__all__ = [
    "LISTED_BEGINNING",
    "LISTED_ENDINGS",
    "beginning_word",
    "ending_word",
    "name_words",
    "spelling_word",
    "words_of",
]

LISTED_ENDINGS = (3, 4)
"""Ends of phones that are listed; longer ones are so rare that the phones' own index answers."""

LISTED_BEGINNING = 7
"""So many first digits of a phone are listed."""

_LONGEST_SPELLING = 16
"""Spellings are listed by their first letters, up to so many."""

_MOST_CHARACTERS = 40
"""Of a name, and of each of its spellings."""


def words_of(name: str, initials: str, phone: str) -> frozenset[str]:
    """Every word of one profile; `initials` holds spellings with spaces between."""
    return frozenset((*_of_name(name), *_of_spellings(initials), *_of_phone(phone)))


def name_words(typed: str) -> tuple[str, list[str]]:
    """What was typed, folded, and the words whose lists all hold every member with it in the name."""
    part = folded(typed)[:_MOST_CHARACTERS]
    if len(part) > 1:
        return part, list(dict.fromkeys(f"n{pair}" for pair in _pairs(part)))
    if part.isascii():
        return part, [f"s{part}"] if part else []
    return part, [f"n{part}"]


def spelling_word(typed: str) -> tuple[str, str]:
    """What was typed, folded, and the word whose list holds every member with a spelling that begins so."""
    beginning = folded(typed)[:_MOST_CHARACTERS]
    return beginning, f"s{beginning[:_LONGEST_SPELLING]}" if beginning else ""


def ending_word(digits: str) -> str:
    """The word whose list holds every member whose phone ends so; three digits or more."""
    return f"e{digits[-max(LISTED_ENDINGS) :]}"


def beginning_word(digits: str) -> str:
    """The word whose list holds every member whose phone begins so; seven digits or more."""
    return f"b{digits[:LISTED_BEGINNING]}"


def _of_name(name: str) -> Iterator[str]:
    part = folded(name)[:_MOST_CHARACTERS]
    for char in part:
        if not char.isascii():
            yield f"n{char}"
    for pair in _pairs(part):
        yield f"n{pair}"


def _of_spellings(initials: str) -> Iterator[str]:
    for spelling in initials.split():
        for length in range(1, min(len(spelling), _LONGEST_SPELLING) + 1):
            yield f"s{spelling[:length]}"


def _of_phone(phone: str) -> Iterator[str]:
    for length in LISTED_ENDINGS:
        if length <= len(phone):
            yield f"e{phone[-length:]}"
    if len(phone) >= LISTED_BEGINNING:
        yield f"b{phone[:LISTED_BEGINNING]}"


def _pairs(part: str) -> Iterator[str]:
    return (part[place : place + 2] for place in range(len(part) - 1))
