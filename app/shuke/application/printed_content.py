"""What a print job holds of a slip or a report: its fields as they were, set on paper anew, also years later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from shuke.application.ports.printing import PrintJob
from shuke.application.print_queue import UnreadableContent
from shuke.domain.facts.plain import from_plain, to_plain
from shuke.domain.paper import Alignment, Element, Paper, Rule, TextLine, TextSize
from shuke.wording.receipt import COPY
from shuke.wording.sentence import Language

__all__ = ["composed_content", "packed_content", "slip_head"]

_VERSION = 1
_MOST_BYTES = 256 * 1024
"""As much as a programme document may be, whose terms are printed."""

Slip = TypeVar("Slip")


def packed_content(slip: object) -> bytes:
    """Of a dataclass that facts could carry."""
    return json.dumps([_VERSION, to_plain(slip)], ensure_ascii=False, separators=(",", ":")).encode()


def composed_content(job: PrintJob, shape: type[Slip], paper: Callable[[Slip, int], Paper]) -> Paper:
    """The slip on paper.

    Args:
        paper: sets a slip on paper, as the copy of this number (0: the first print).

    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    if len(job.content) > _MOST_BYTES:
        raise UnreadableContent(f"larger than any {shape.__name__}")
    try:
        version, plain = json.loads(job.content)
        if version != _VERSION:
            raise UnreadableContent(f"no {shape.__name__} of a version known here")
        return paper(from_plain(shape, plain), job.copy)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableContent(f"no {shape.__name__}") from error


def slip_head(shop: str, title: str, language: Language, copy: int) -> Iterator[Element]:
    """The mark of a copy, whose slip it is and what it is."""
    if copy:
        yield Rule(double=True)
        yield TextLine(COPY.into(language, copy=copy), Alignment.CENTRE, bold=True, size=TextSize.LARGE)
        yield Rule(double=True)
    yield TextLine(shop, Alignment.CENTRE, bold=True)
    yield TextLine(title, Alignment.CENTRE, size=TextSize.LARGE)
