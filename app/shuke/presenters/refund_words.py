"""A sale of which something comes back, in words: the list, the lines, what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.ports.sales import SaleFound
from shuke.application.refunding.found_sale import FoundSale, SaleLineLeft
from shuke.application.refunding.refunding import RefundLooked
from shuke.domain.basket import WHOLE
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right
from shuke.presenters.counter_words import MoneyText, reason_words
from shuke.wording import refunding as words
from shuke.wording.checkout import OPEN_AMOUNT
from shuke.wording.figures import quantity_text
from shuke.wording.receipt import TENDERS
from shuke.wording.said import Words, said

__all__ = [
    "NOTHING_BACK",
    "OutcomeState",
    "SaleHead",
    "SaleLine",
    "SaleRow",
    "line_states",
    "outcome_state",
    "sale_head",
    "sale_row",
]


@dataclass(frozen=True, slots=True)
class SaleRow:
    """A sale in the list. `back`: that something of it came back."""

    key: str
    number: str
    at: str
    amount: str
    amount_minor: int
    back: Words = ""


@dataclass(frozen=True, slots=True)
class SaleHead:
    """Above the lines. `late`: it needs a manager, and why; `before`: what came back already, one sentence each."""

    number: str
    about: Words
    late: Words = ""
    before: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class SaleLine:
    """`chosen` is how much comes back now; all three quantities as people write them."""

    line_id: int
    name: Words
    sold: str
    left: str
    chosen: str
    net: str
    whole: bool


@dataclass(frozen=True, slots=True)
class OutcomeState:
    """What it comes to. `approval`: that somebody else has to say yes; empty where not."""

    paid_back: str = ""
    tenders: tuple[tuple[Words, str], ...] = ()
    reasons: tuple[Words, ...] = ()
    approval: Words = ""


NOTHING_BACK = OutcomeState()


def sale_row(desk: Desk, sale: SaleFound, money: MoneyText) -> SaleRow:
    place = sale.place
    return SaleRow(
        key=f"{place.till}/{place.epoch}/{place.seq}",
        number=sale.receipt_number,
        at=f"{desk.local_time(sale.at_ms):%m-%d %H:%M}",
        amount=money(sale.to_pay),
        amount_minor=sale.to_pay.minor,
        back=words.CAME_BACK if sale.refunds else "",
    )


def sale_head(desk: Desk, found: FoundSale, money: MoneyText) -> SaleHead:
    sold_at = f"{desk.local_time(found.held.header.recorded_at_ms):%Y-%m-%d %H:%M}"
    member = found.member
    who = mask_name(member.profile.name) or member.number if member else words.A_STRANGER
    about = said(
        words.SOLD,
        at=sold_at,
        till=found.till,
        staff=found.staff,
        who=who,
        amount=money(found.held.sale.to_pay),
    )
    return SaleHead(
        number=found.held.sale.receipt_number,
        about=about,
        late=said(words.LATE, days=desk.rules().refund_days) if found.late else "",
        before=tuple(
            said(
                words.BEFORE,
                at=f"{desk.local_time(one.at_ms):%Y-%m-%d %H:%M}",
                till=till,
                amount=money(one.paid_back),
                number=one.number,
            )
            for one, till in found.refunds
        ),
    )


def line_states(
    lines: tuple[SaleLineLeft, ...], chosen: dict[int, int], money: MoneyText
) -> tuple[SaleLine, ...]:
    return tuple(
        SaleLine(
            line_id=line.line_id,
            name=line.name or OPEN_AMOUNT,
            sold=quantity_text(line.quantity_milli),
            left=quantity_text(line.left_milli),
            chosen=quantity_text(chosen[line.line_id]) if chosen.get(line.line_id) else "",
            net=money(line.net),
            whole=line.left_milli % WHOLE != 0 or line.left_milli == WHOLE,
        )
        for line in lines
    )


def outcome_state(looked: RefundLooked, may: bool, money: MoneyText) -> OutcomeState:
    wanted = words.NEEDS_MANAGER if looked.right is Right.REFUND_LATE else words.NEEDS_LEAD
    return OutcomeState(
        paid_back=money(looked.paid_back),
        tenders=tuple((TENDERS[one.kind], money(one.amount)) for one in looked.tenders),
        reasons=tuple(
            reason_words(reason, money)
            for reason in looked.reasons
            if reason.sentence not in words.SAID_BY_AMOUNTS
        ),
        approval="" if may else wanted,
    )
