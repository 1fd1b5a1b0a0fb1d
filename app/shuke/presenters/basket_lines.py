"""The basket as it is read: lines with their reasons, and the totals under them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.view import CounterView
from shuke.domain.basket import WHOLE, BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.quote import QuoteLine
from shuke.presenters.counter_words import MoneyText, reason_words, short_reason_words
from shuke.wording import checkout as words
from shuke.wording.figures import points_text, quantity_text
from shuke.wording.said import Words, said

__all__ = [
    "NO_TOTALS",
    "LineState",
    "ReasonState",
    "TotalsState",
    "basket_reasons",
    "line_name",
    "lines_of",
    "pieces_of",
    "totals_of",
]


@dataclass(frozen=True, slots=True)
class ReasonState:
    """One rule's word, and what it moved (`-¥12.80`, `+36`; empty if nothing)."""

    words: Words
    moved: str = ""
    applied: bool = False


@dataclass(frozen=True, slots=True)
class LineState:
    """A line of the basket. `was` is its price before the discount, empty without one; `note` says in few
    words why it is cheaper or what is special about it."""

    line_id: int
    name: Words
    price: str
    quantity: str
    amount: str
    was: str = ""
    note: Words = ""
    reasons: tuple[ReasonState, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalsState:
    """The sums. Empty text: the row is not shown. `due` is the hero; `rounding` is what cash would be rounded by."""

    lines: int = 0
    count: Words = ""
    subtotal: str = ""
    by_hand: str = ""
    discount: str = ""
    coupons: str = ""
    points_words: Words = ""
    points_value: str = ""
    to_pay: str = ""
    paid: str = ""
    due: str = ""
    due_words: Words = words.TO_PAY
    rounding: str = ""
    earns: Words = ""


NO_TOTALS = TotalsState()


def lines_of(view: CounterView, money: MoneyText) -> tuple[LineState, ...]:
    reasons: dict[int, list[Reason]] = {}
    for reason in view.quote.explanation:
        if reason.line_id is not None:
            reasons.setdefault(reason.line_id, []).append(reason)
    return tuple(
        _line(line, part, reasons.get(line.line_id, []), money)
        for line, part in zip(view.basket.lines, view.quote.lines, strict=True)
    )


def basket_reasons(view: CounterView, money: MoneyText) -> tuple[ReasonState, ...]:
    """What is said of the whole basket: points, days, tiers."""
    return _reasons([reason for reason in view.quote.explanation if reason.line_id is None], money)


def totals_of(view: CounterView, money: MoneyText) -> TotalsState:
    basket, quote = view.basket, view.quote
    by_hand = total(line.off_by_hand for line in basket.lines)
    lowered = quote.discount or quote.coupon_value or quote.points_value or by_hand
    return TotalsState(
        lines=len(basket.lines),
        count=said(words.LINES, lines=len(basket.lines), pieces=pieces_of(basket.lines))
        if basket.lines
        else "",
        subtotal=money(quote.gross + by_hand) if lowered else "",
        by_hand=money(-by_hand) if by_hand else "",
        discount=money(-quote.discount) if quote.discount else "",
        coupons=money(-quote.coupon_value) if quote.coupon_value else "",
        points_words=said(words.POINTS_PAID, points=points_text(quote.points_used))
        if quote.points_used
        else "",
        points_value=money(-quote.points_value) if quote.points_used else "",
        to_pay=money(quote.to_pay) if basket.tenders else "",
        paid=money(-basket.tendered) if basket.tenders else "",
        due=money(view.due),
        due_words=words.DUE if basket.tenders else words.TO_PAY,
        rounding=money(-view.rounding) if view.rounding else "",
        earns=said(words.EARNS, points=points_text(quote.points_earned))
        if view.member is not None and quote.points_earned
        else "",
    )


def line_name(line: BasketLine) -> Words:
    """An amount without an article or department has no name of its own."""
    return line.name or words.OPEN_AMOUNT


def pieces_of(lines: tuple[BasketLine, ...]) -> str:
    """What was weighed counts as one piece."""
    whole = sum(line.quantity_milli // WHOLE for line in lines if not line.quantity_milli % WHOLE)
    weighed = sum(1 for line in lines if line.quantity_milli % WHOLE)
    return points_text(whole + weighed)


def _line(line: BasketLine, part: QuoteLine, reasons: list[Reason], money: MoneyText) -> LineState:
    lowered = part.discount + part.coupon_share
    by_hand = line.off_by_hand
    return LineState(
        line_id=line.line_id,
        name=line_name(line),
        price=money(line.unit_price),
        quantity=quantity_text(line.quantity_milli),
        amount=money(part.gross - lowered),
        was=money(part.gross + by_hand) if lowered or by_hand else "",
        note=_note(line, reasons, money),
        reasons=_reasons(reasons, money),
    )


def _note(line: BasketLine, reasons: list[Reason], money: MoneyText) -> Words:
    best = next((reason for reason in reasons if reason.applied and reason.amount), None)
    if best is not None:
        return short_reason_words(best, money)
    return words.LINE_REDUCED if line.reduced else words.LINE_SPECIAL if line.special_price else ""


def _reasons(reasons: list[Reason], money: MoneyText) -> tuple[ReasonState, ...]:
    """What applied stands first."""
    in_order = sorted(reasons, key=lambda reason: not reason.applied)
    return tuple(
        ReasonState(reason_words(reason, money), _moved(reason, money), reason.applied) for reason in in_order
    )


def _moved(reason: Reason, money: MoneyText) -> str:
    if not reason.applied:
        return ""
    if reason.amount != ZERO:
        return money(Money(-reason.amount.minor))
    return points_text(reason.points, signed=True) if reason.points else ""
