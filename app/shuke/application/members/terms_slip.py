"""The terms on paper, with a line to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content, slip_head
from shuke.domain.paper import (
    Cut,
    Element,
    Feed,
    Paper,
    Rule,
    SignatureLine,
    SplitLine,
    TextLine,
)
from shuke.wording import member_consent as words
from shuke.wording.receipt import BUSINESS_DATE
from shuke.wording.sentence import Language

__all__ = ["TermsSlip", "compose_terms_slip", "terms_slip_paper"]


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


def compose_terms_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, TermsSlip, terms_slip_paper)


def terms_slip_paper(slip: TermsSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: TermsSlip, language: Language, copy: int) -> Iterator[Element]:
    yield from slip_head(slip.shop, words.TERMS_TITLE.into(language), language, copy)
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
