"""The slip of cash that moved beside a sale, and of a drawer opened without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content, slip_head
from shuke.domain.money import Money
from shuke.domain.paper import (
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
from shuke.wording import receipt
from shuke.wording import shifts as words
from shuke.wording.figures import money_text
from shuke.wording.sentence import Language

__all__ = ["CashSlip", "SlipKind", "cash_slip_paper", "compose_cash_slip"]


class SlipKind(StrEnum):
    """IN and OUT are those of `CashDirection`."""

    IN = "in"
    OUT = "out"
    OPENED = "opened"
    COLLECTED = "collected"


@dataclass(frozen=True, slots=True)
class CashSlip:
    """`at` is the shop's own time; `approved_by` is empty where nobody had to say yes; `language` zh or en."""

    kind: SlipKind
    shop: str
    till: str
    number: str
    at: str
    staff: str
    approved_by: str
    amount: Money
    reason: str
    language: str
    sign: str


def compose_cash_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, CashSlip, cash_slip_paper)


def cash_slip_paper(slip: CashSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: CashSlip, language: Language, copy: int) -> Iterator[Element]:
    yield from slip_head(slip.shop, words.SLIP_TITLES[slip.kind.value].into(language), language, copy)
    yield Rule()
    yield SplitLine(words.SLIP_NUMBER.into(language), slip.number)
    yield SplitLine(receipt.TIME.into(language), slip.at)
    yield SplitLine(receipt.TILL.into(language), slip.till)
    yield SplitLine(receipt.CASHIER.into(language), slip.staff)
    if slip.approved_by:
        yield SplitLine(words.APPROVED_BY.into(language), slip.approved_by)
    if slip.amount:
        amount = money_text(slip.amount, symbol=slip.sign)
        yield SplitLine(receipt.AMOUNT.into(language), amount, bold=True, size=TextSize.LARGE)
    label = words.SLIP_WHO if slip.kind is SlipKind.COLLECTED else words.SLIP_REASON
    yield TextLine(label.into(language, reason=slip.reason))
    if slip.kind in (SlipKind.IN, SlipKind.OUT):
        yield Rule()
        yield SignatureLine(words.SLIP_SIGNATURE.into(language))
    yield Feed(2)
    yield Cut()
