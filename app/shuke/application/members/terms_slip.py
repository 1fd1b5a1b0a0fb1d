"""The terms on paper, with a line to sign."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shuke.application.ports.printing import PrintJob
from shuke.application.print_queue import UnreadableContent
from shuke.domain.facts.plain import from_plain, to_plain
from shuke.domain.paper import (
    Alignment,
    Cut,
    Element,
    Feed,
    Paper,
    Rule,
    SignatureLine,
    SplitLine,
    TextLine,
    TextSize,
)
from shuke.wording import member_consent as words
from shuke.wording.receipt import BUSINESS_DATE, COPY
from shuke.wording.sentence import Language

__all__ = ["TermsSlip", "compose_terms_slip", "packed_terms_slip", "terms_slip_paper"]

_VERSION = 1
_MOST_BYTES = 256 * 1024
"""As much as a programme document may be."""


@dataclass(frozen=True, slots=True)
class TermsSlip:
    """`name` comes masked; `language`, zh or en, is that of `text`."""

    shop: str
    name: str
    number: str
    version: int
    on: date
    text: str
    language: str


def packed_terms_slip(slip: TermsSlip) -> bytes:
    """The content of its print job."""
    return json.dumps([_VERSION, to_plain(slip)], ensure_ascii=False, separators=(",", ":")).encode()


def compose_terms_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    if len(job.content) > _MOST_BYTES:
        raise UnreadableContent("larger than any terms")
    try:
        version, plain = json.loads(job.content)
        if version != _VERSION:
            raise UnreadableContent("no terms of a version known here")
        return terms_slip_paper(from_plain(TermsSlip, plain), job.copy)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableContent("no terms") from error


def terms_slip_paper(slip: TermsSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: TermsSlip, language: Language, copy: int) -> Iterator[Element]:
    yield TextLine(slip.shop, Alignment.CENTRE, bold=True)
    yield TextLine(words.TERMS_TITLE.into(language), Alignment.CENTRE, size=TextSize.TALL)
    if copy:
        yield TextLine(COPY.into(language, copy=copy), Alignment.CENTRE, bold=True)
    yield Rule()
    for line in slip.text.splitlines() or [""]:
        yield TextLine(line)
    yield Rule()
    yield SplitLine(words.TERMS_VERSION_LABEL.into(language), str(slip.version))
    yield SplitLine(BUSINESS_DATE.into(language), slip.on.isoformat())
    yield SplitLine(slip.name, slip.number)
    yield SignatureLine(words.TERMS_SIGN.into(language))
    yield Feed(2)
    yield Cut()
