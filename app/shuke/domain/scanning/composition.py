"""What keys an input method took, as far as its composition tells.

Pinyin that is being composed stands there as it was typed, with marks between syllables: what a scanner types into it
can be read off its end, letter by letter. A key that chose a candidate can not: of it only the hanzi are seen.
"""

from __future__ import annotations

from shuke.domain.scanning.scanned_text import plain_width

__all__ = ["LOST", "Composition"]

LOST = "\ufffd"
"""In place of keys that were typed and can not be told any more."""

_MARKS = str.maketrans("", "", " '`’·|")
_MOST_AT_ONCE = 3
"""No scanner types more between two steps of a composition; a word taken up again from the text does."""


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
        """The keys since the last step: empty if there were none, None if no scanner types like this.

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
                return None  # rubbed out
        else:
            keys = _behind(before, _typed(commit)) + ("" if before.endswith(now) else now)
        return keys if len(keys) <= _MOST_AT_ONCE else None


def _behind(before: str, said: str) -> str:
    """What follows the composition in the text that came of it: nothing, or the mark that ended it."""
    if said.startswith(before) and said.isascii():
        return said[len(before) :]
    ascii_end = said[len(said.rstrip(_ASCII)) :]
    return ascii_end or LOST


def _typed(text: str) -> str:
    return plain_width(text).translate(_MARKS)


_ASCII = "".join(map(chr, range(33, 127)))
