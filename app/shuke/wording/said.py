"""A sentence together with its values: what a presenter says before anyone knows in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from shuke.wording.sentence import Language, Sentence

__all__ = ["Said", "Sayable", "Words", "in_words", "said"]


@runtime_checkable
class Sayable(Protocol):
    """Whatever becomes words once the language is known: Sentence, Said, a wait, a date."""

    def into(self, language: Language) -> str: ...


@dataclass(frozen=True, slots=True)
class Said:
    """`sentence` with its places filled by `values`; a value may itself be Sayable."""

    sentence: Sentence
    values: tuple[tuple[str, object], ...] = ()

    def into(self, language: Language) -> str:
        filled = {name: in_words(value, language) for name, value in self.values}
        return self.sentence.into(language, **filled)


Words = Sayable | str
"""What a widget may be told to show. A plain `str` is a name or a figure: the same in every language."""


def said(sentence: Sentence, **values: object) -> Said:
    return Said(sentence, tuple(values.items()))


def in_words(value: object, language: Language) -> object:
    """The value as it stands in a sentence of this language."""
    # Asked of the value itself: `isinstance` with a protocol takes twenty times as long, for every word of a page.
    into = getattr(value, "into", None)
    return value if into is None else into(language)
