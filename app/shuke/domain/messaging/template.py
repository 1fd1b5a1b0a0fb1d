"""A message before it has a member: words in both languages, with fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.bilingual import Bilingual

__all__ = ["LONGEST_TEXT", "LONGEST_TITLE", "Fault", "FaultKind", "Field", "Purpose", "Template", "filled"]

LONGEST_TITLE = 40
LONGEST_TEXT = 500
"""Characters with the fields as they are written."""

_PLACE = re.compile(r"\{([^{}]*)\}")


class Field(StrEnum):
    """What differs from member to member; each is words, a number, a day or money, and has a sample in
    `shuke.wording.message_fields`."""

    NAME = "name"
    NUMBER = "number"
    TIER = "tier"
    POINTS = "points"
    EXPIRING = "expiring"
    """So many points lapse next."""
    EXPIRES = "expires"
    """On that day."""
    STORED = "stored"
    AHEAD = "ahead"
    """What going on as before brings: the next tier, the points of a year; empty where nothing can be said."""
    SHOP = "shop"
    GIFT = "gift"
    """What is handed out along with the message; empty where nothing is."""
    DAY = "day"
    """The day that the message is about."""
    MISSING = "missing"
    """What is missing to keep the tier."""


class Purpose(StrEnum):
    """Why somebody is written to; by it, whether their yes and the pause between offers count."""

    OFFER = "offer"
    """To those who said yes, and not soon after another offer."""
    GREETING = "greeting"
    """To those who said yes."""
    SERVICE = "service"
    """About what is theirs: to all but those who said no."""


class FaultKind(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too_long"
    FIELD = "field"
    BRACES = "braces"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Fault:
    """`word`: the field that nobody knows, or that stands in one language alone."""

    kind: FaultKind
    word: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """`title` is an e-mail's subject."""

    title: Bilingual
    text: Bilingual
    purpose: Purpose

    @property
    def fault(self) -> Fault | None:
        """The first thing that is wrong with it."""
        for words, most in ((self.title, LONGEST_TITLE), (self.text, LONGEST_TEXT)):
            for one in (words.zh, words.en):
                if not one.strip():
                    return Fault(FaultKind.EMPTY)
                if len(one) > most:
                    return Fault(FaultKind.TOO_LONG, str(most))
                if "{" in _PLACE.sub("", one) or "}" in _PLACE.sub("", one):
                    return Fault(FaultKind.BRACES)
                unknown = [word for word in _PLACE.findall(one) if word not in _KNOWN]
                if unknown:
                    return Fault(FaultKind.FIELD, unknown[0])
        only = self._fields(self.text.zh) ^ self._fields(self.text.en)
        return Fault(FaultKind.DIFFERENT, min(only)) if only else None

    @staticmethod
    def _fields(text: str) -> set[str]:
        return set(_PLACE.findall(text))


_KNOWN = frozenset(one.value for one in Field)


def filled(text: str, values: Mapping[Field, str]) -> str:
    """The text of a sound template with its fields filled once: a brace inside a value stays what it is."""
    return _PLACE.sub(lambda found: values.get(Field(found[1]), ""), text)
