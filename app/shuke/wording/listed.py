"""Several words said as one."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.wording.said import Words, in_words
from shuke.wording.sentence import Language

__all__ = ["Listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """``甲、乙`` and ``a, b``; or each on a line of its own; or with `by` between them in either language."""

    parts: tuple[Words, ...]
    on_lines: bool = False
    by: str = ""

    def into(self, language: Language) -> str:
        usual = "\n" if self.on_lines else "、" if language is Language.ZH else ", "
        between = self.by or usual
        return between.join(str(in_words(part, language)) for part in self.parts)
