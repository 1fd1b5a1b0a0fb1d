"""The document of a session: Markdown whose tables are its steps, four columns wide: time, who, does, comes of it.

`does` is a verb with what it needs, `comes of it` is what must be seen afterwards, parted by commas. A row
that begins with something in backticks is a sum: what it comes to is the second column, how it was worked out the
third. Everything else is for readers alone.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

__all__ = ["Step", "steps_of"]

_COLUMNS = 4
_SUM = re.compile(r"\| `([^`]+)` \| ([^|]*)\|.*")
_TIME = re.compile(r"(?:\+(\d+) )?(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Step:
    """
    Attributes:
        line: in the document.
        at: since midnight of the first day.
        who: a name; with ``@2`` at the second till; with ``+name`` of whoever says yes.
        given: what stands alone, in order; `named`: what is written ``name=value``.
        expects: (what, its value), in order.
    """

    line: int
    at: timedelta
    who: str
    verb: str
    given: tuple[str, ...]
    named: dict[str, str]
    expects: tuple[tuple[str, str], ...]


def steps_of(text: str) -> Iterator[Step]:
    before = None
    for line, row in enumerate(text.splitlines(), start=1):
        if before is not None and (found := _SUM.fullmatch(row)):
            what, value = (part.strip() for part in found.groups())
            yield Step(line, before.at, before.who, "see", (), {}, ((what, value),))
            continue
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if not row.startswith("|") or len(cells) != _COLUMNS or not (at := _TIME.fullmatch(cells[0])):
            continue
        days, hours, minutes = (int(part or 0) for part in at.groups())
        verb, *words = shlex.split(cells[2].strip("`"))
        named = dict(word.split("=", 1) for word in words if "=" in word)
        expects = tuple(
            (what.strip(), value.strip())
            for part in cells[3].split(",")
            if part.strip()
            for what, _, value in [part.partition("=")]
        )
        given = tuple(word for word in words if "=" not in word)
        before = Step(
            line, timedelta(days=days, hours=hours, minutes=minutes), cells[1], verb, given, named, expects
        )
        yield before
