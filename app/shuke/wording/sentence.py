"""A sentence in both languages. Whoever shows it says in which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Language", "Sentence"]


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same words in Chinese and English, with the same ``{named}`` places in both."""

    zh: str
    en: str

    def into(self, language: Language, **values: object) -> str:
        """The sentence in one language, its places filled (values are shown as `str` makes them)."""
        text = self.zh if language is Language.ZH else self.en
        return text.format_map(values) if values else text
