"""Words that a document or a person gave in both languages: a tier's name, the terms."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bilingual"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in Chinese and English; plain text without places to fill."""

    zh: str
    en: str
