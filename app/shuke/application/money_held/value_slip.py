"""The slip of money that a member paid in or got back, and of what staff handed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content, slip_head
from shuke.domain.money import ZERO, Money
from shuke.domain.paper import (
    Cut,
    Element,
    Feed,
    Paper,
    QrCode,
    Rule,
    SignatureLine,
    SplitLine,
    TextLine,
    TextSize,
)
from shuke.wording import money_held as words
from shuke.wording import receipt
from shuke.wording.figures import money_text
from shuke.wording.sentence import Language
from shuke.wording.shifts import APPROVED_BY

__all__ = ["SlipOf", "ValueSlip", "compose_value_slip"]


class SlipOf(StrEnum):
    """`shuke.wording.money_held` has a title for each."""

    TOPPED_UP = "topped-up"
    PAID_BACK = "paid-back"
    HANDED_OUT = "handed-out"
    TAKEN_BACK = "taken-back"
    EVENT_BOOKED = "event-booked"
    EVENT_LEFT = "event-left"
    STAFF_PAY = "staff-pay"


@dataclass(frozen=True, slots=True)
class ValueSlip:
    """
    Attributes:
        at: the shop's own time.
        member, card: masked.
        amount: paid in or back; nothing where no money moved.
        tender: its words.
        told: what rules said, one sentence each.
        principal, bonus: what is there now; both nothing and `balance_told` false where it does not matter.
        known_at: since when head office has not confirmed that; empty: it is fresh.
        signed: the customer signs.
        code: what its QR holds; empty: it has none.
        language: zh or en.
    """

    kind: SlipOf
    shop: str
    till: str
    number: str
    at: str
    staff: str
    approved_by: str
    member: str
    card: str
    language: str
    sign: str
    amount: Money = ZERO
    tender: str = ""
    told: tuple[str, ...] = ()
    balance_told: bool = False
    principal: Money = ZERO
    bonus: Money = ZERO
    known_at: str = ""
    invoiced: bool = False
    signed: bool = False
    code: str = ""


def compose_value_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, ValueSlip, value_slip_paper)


def value_slip_paper(slip: ValueSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, Language(slip.language), copy)))


def _elements(slip: ValueSlip, language: Language, copy: int) -> Iterator[Element]:
    yield from slip_head(slip.shop, words.SLIP_TITLES[slip.kind.value].into(language), language, copy)
    yield Rule()
    yield SplitLine(words.SLIP_NUMBER.into(language), slip.number)
    yield SplitLine(receipt.TIME.into(language), slip.at)
    yield SplitLine(receipt.TILL.into(language), slip.till)
    yield SplitLine(receipt.CASHIER.into(language), slip.staff)
    if slip.approved_by:
        yield SplitLine(APPROVED_BY.into(language), slip.approved_by)
    if slip.member or slip.card:
        yield SplitLine(words.SLIP_MEMBER.into(language), f"{slip.member} {slip.card}".strip())
    yield Rule()
    if slip.amount:
        yield SplitLine(slip.tender, _money(slip, slip.amount), bold=True, size=TextSize.LARGE)
    for told in slip.told:
        yield TextLine(told)
    if slip.balance_told:
        yield Rule()
        yield SplitLine(words.PRINCIPAL.into(language), _money(slip, slip.principal))
        yield SplitLine(words.BONUS.into(language), _money(slip, slip.bonus))
        yield SplitLine(words.BALANCE.into(language), _money(slip, slip.principal + slip.bonus), bold=True)
        if slip.known_at:
            yield TextLine(words.SLIP_KNOWN_AT.into(language, at=slip.known_at))
    if slip.invoiced:
        yield TextLine(words.SLIP_INVOICED.into(language))
    yield from _end(slip, language)
    yield Feed(2)
    yield Cut()


def _end(slip: ValueSlip, language: Language) -> Iterator[Element]:
    if slip.signed:
        yield Rule()
        yield SignatureLine(words.SLIP_SIGNATURE.into(language))
    if slip.code:
        yield QrCode(slip.code, words.SLIP_CODE.into(language))


def _money(slip: ValueSlip, amount: Money) -> str:
    return money_text(amount, symbol=slip.sign)
