"""What keys an input method took, as far as its composition tells.

Pinyin that is being composed stands there as it was typed, with marks between syllables: what a scanner types into it
can be read off its end, letter by letter. A key that chose a candidate can not: of it only the hanzi are seen.
"""

from __future__ import annotations

from shuke.domain.scanning.scanned_text import plain_width

__all__ = ["LOST", "MOST_AT_ONCE", "Composition"]

LOST = "\ufffd"
"""In place of keys that were typed and can not be told any more."""

_MARKS = str.maketrans("", "", " '`’·|")
MOST_AT_ONCE = 3
"""No scanner types more between two steps of a composition; who takes a word up again from the text, or hands over
the letters of one that was not shown, does."""


class Composition:
    """Follows the composition of one input method, step by step."""

    __slots__ = ("_cancelled", "_composed")

    def __init__(self) -> None:
        self._composed = ""
        self._cancelled = False

    @property
    def open(self) -> bool:
        """Something is being composed, and shall be."""
        return bool(self._composed) and not self._cancelled

    def cancel(self) -> None:
        """The input method was asked to begin anew; some do, some go on for a few keys that are on their way."""
        self._cancelled = True

    def went_on(self, preedit: str, commit: str) -> str | None:
        """The keys since the last step: empty if there were none, None if something was rubbed out.

        Args:
            preedit: what is composed now.
            commit: what went into the field.
        """
        before, now = self._composed, _typed(preedit)
        if self._cancelled and not commit and not now.startswith(before):
            before, self._cancelled = "", False
        self._composed = now
        if not commit:
            keys = now[len(before) :] if now.startswith(before) else LOST
            if len(now) < len(before) and before.startswith(now):
                return None
        else:
            said = _typed(commit) if before else plain_width(commit)
            keys = _behind(before, said) + ("" if before.endswith(now) else now)
        return keys


def _behind(before: str, said: str) -> str:
    """What follows the composition in the text that came of it: nothing, or the mark that ended it. Hanzi that come
    of nothing tell of letters that were not shown."""
    if said.isascii() and said.startswith(before):
        return said[len(before) :]
    marked = len(said) > 1 and not said[-2].isascii() and said[-1].isascii() and not said[-1].isalnum()
    lost = "" if marked and before else LOST
    return lost + said[-1] if marked else lost


def _typed(text: str) -> str:
    return plain_width(text).translate(_MARKS)
