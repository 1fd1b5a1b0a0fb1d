"""The slip of a refund, on paper twice: one to be signed and kept, one for the customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content, slip_head
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.sale_refunded import PaidBack, RefundedLine
from shuke.domain.money import Money, total
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
from shuke.wording import receipt
from shuke.wording import refunding as words
from shuke.wording.checkout import OPEN_AMOUNT
from shuke.wording.figures import money_text, quantity_text
from shuke.wording.reasons import short_text
from shuke.wording.sentence import Language
from shuke.wording.shifts import APPROVED_BY

__all__ = ["RefundSlip", "compose_refund_slip", "refund_slip_paper"]


@dataclass(frozen=True, slots=True)
class RefundSlip:
    """
    Attributes:
        at: the shop's own time.
        sold_at: when and where the sale was made, as known; empty where it is not.
        to_sign: this one is for the shop.
        member: masked name and card; empty for a stranger.
        goodwill: without knowing the sale.
        language: zh or en.
    """

    shop: str
    till: str
    number: str
    receipt_number: str
    at: str
    sold_at: str
    staff: str
    approved_by: str
    reason: str
    lines: tuple[RefundedLine, ...]
    tenders: tuple[PaidBack, ...]
    explanation: str
    language: str
    sign: str
    to_sign: bool
    member: str = ""
    goodwill: bool = False


def compose_refund_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, RefundSlip, refund_slip_paper)


def refund_slip_paper(slip: RefundSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: RefundSlip, language: Language, copy: int) -> Iterator[Element]:
    title = words.GOODWILL_TITLE if slip.goodwill else words.SLIP_TITLE
    yield from slip_head(slip.shop, title.into(language), language, copy)
    yield from _head(slip, language)
    yield Rule()
    yield from _money(slip, language)
    told = [reason for reason in reasons_of(slip.explanation) if _is_told(reason)]
    if told:
        yield Rule()
        for reason in told:
            yield TextLine(short_text(reason, language, lambda amount: money_text(amount, symbol=slip.sign)))
    if slip.to_sign:
        yield Rule()
        yield SignatureLine(words.CUSTOMER_SIGNS.into(language))
    yield Feed(2)
    yield Cut()


def _head(slip: RefundSlip, language: Language) -> Iterator[Element]:
    part = words.FOR_THE_SHOP if slip.to_sign else words.FOR_THE_CUSTOMER
    yield TextLine(part.into(language), Alignment.CENTRE)
    yield Rule()
    for label, text in (
        (words.SLIP_NUMBER, slip.number),
        (receipt.TIME, slip.at),
        (receipt.TILL, slip.till),
        (receipt.CASHIER, slip.staff),
        (APPROVED_BY, slip.approved_by),
        (words.OF_RECEIPT, slip.receipt_number),
        (words.SOLD_AT, slip.sold_at),
        (receipt.MEMBER, slip.member),
    ):
        if text:
            yield SplitLine(label.into(language), text)
    yield TextLine(words.REASON_LINE.into(language, reason=slip.reason))


def _money(slip: RefundSlip, language: Language) -> Iterator[Element]:
    def money(amount: Money) -> str:
        return money_text(amount, symbol=slip.sign)

    for line in slip.lines:
        name = line.name or OPEN_AMOUNT.into(language)
        yield SplitLine(f"{name} × {quantity_text(line.quantity_milli)}", money(line.money))
    if slip.lines:
        yield Rule()
    amount = total(one.amount for one in slip.tenders)
    yield SplitLine(words.PAID_BACK.into(language), money(amount), bold=True, size=TextSize.LARGE)
    for one in slip.tenders:
        yield SplitLine(receipt.TENDERS[one.kind].into(language), money(one.amount), indent=2)
        if one.reference:
            yield SplitLine(receipt.REFERENCE.into(language), one.reference, indent=2)


def _is_told(reason: Reason) -> bool:
    """What the amounts above do not say already."""
    return reason.sentence not in words.SAID_BY_AMOUNTS
