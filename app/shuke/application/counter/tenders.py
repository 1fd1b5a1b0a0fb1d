"""Taking the money. A confirmed tender is on disk at once; the one that covers the rest completes the sale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from shuke.application.counter.code_shown import code_in_the_way, points_in_the_way
from shuke.application.counter.completing import complete
from shuke.application.counter.desk import Desk, Quoted, fixed, requoted
from shuke.application.counter.stored_value import BY_PIN, DRAWN, NOT_CONFIRMED, Confirmed, value_tender
from shuke.application.counter.view import CounterView
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import MOST_TENDERS, MOST_UNIT_PRICE, Basket, Tender, TenderKind
from shuke.domain.money import ZERO, Money
from shuke.domain.shop import Right

__all__ = ["LEAST_FREE_BYTES", "RECORDED_TENDERS", "float_needed", "pay", "take_back_tender"]

RECORDED_TENDERS = (TenderKind.CASH, TenderKind.BANK_CARD, TenderKind.ALIPAY, TenderKind.WECHAT)
"""Tenders this till takes: cash, and payments made on another device that the cashier records."""

LEAST_FREE_BYTES = 32 * 1024 * 1024
"""Below this no money is taken: the sale is refused before the customer pays, never half-way."""

LONGEST_REFERENCE = 64


def pay(
    desk: Desk,
    free_bytes: Callable[[], int],
    session: Session,
    basket_id: str,
    kind: TenderKind,
    given: Money | None = None,
    reference: str = "",
    shown: Money | None = None,
    confirmed: Confirmed = NOT_CONFIRMED,
) -> CounterView | Refused:
    """Confirm a tender.

    Args:
        free_bytes: how much room is left where the database lies.
        given: what the customer handed over; None means exactly what is due. Cash may be more (change), and
            any tender less (the rest follows with another).
        reference: the other device's number for a recorded payment; may be empty.
        shown: what the screen says is due. With `given` None the customer paid exactly that; where it is due no
            more (a pull, another day), nothing is taken: what was paid elsewhere must be what is recorded.
        confirmed: what the member showed or said before stored value is taken; with `given` None that pays as much
            as there is, up to what is due.

    Returns:
        the view, with `completed` set if this paid the last of it; or a refusal. Of these POINTS_GONE alone comes
        with the tender confirmed: it would have completed the sale, and the customer has paid it.
    """
    stored = kind is TenderKind.STORED_VALUE
    if not session.may(Right.SELL) or not (stored or kind in RECORDED_TENDERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        if basket is None:
            return Refused(Refusal.BASKET_GONE)
        quoted = desk.quoted(work, basket)
        if not basket.tenders and free_bytes() < LEAST_FREE_BYTES:
            return Refused(Refusal.DISK_NEARLY_FULL)
        if not basket.tenders and float_needed(desk, work):
            return Refused(Refusal.FLOAT_NEEDED)
        due = quoted.quote.to_pay - basket.covered
        if given is None and shown is not None and shown != due:
            return Refused(Refusal.DUE_CHANGED, (("due", due),))
        refused = _full_or_empty(quoted.basket) or _not_to_be_spent(
            desk, work, quoted, confirmed if stored else None
        )
        if refused is not None:
            return refused
        tender = (
            value_tender(desk, work, quoted, given, confirmed)
            if stored
            else _tender(desk, quoted, kind, given, reference)
        )
        if isinstance(tender, Refused):
            return tender
        drawn = confirmed.drawn if tender.reference == DRAWN else None
        view = _taken(desk, work, session, quoted, tender, drawn.packed() if drawn else b"")
        work.commit()
    if tender.reference == BY_PIN:
        desk.member_words.use_up()
    return view


def take_back_tender(desk: Desk, session: Session, basket_id: str, tender_no: int) -> CounterView | Refused:
    """Undo a confirmed tender (1 is the first): the money went back to the customer."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        if basket is None:
            return Refused(Refusal.BASKET_GONE)
        if not 1 <= tender_no <= len(basket.tenders):
            return Refused(Refusal.TENDER_GONE)
        kept = basket.tenders[: tender_no - 1] + basket.tenders[tender_no:]
        changed = replace(basket, tenders=kept, rounding=ZERO)
        if all(tender.reference != DRAWN for tender in kept):
            changed = replace(changed, signature=b"")
        if not kept:
            changed = replace(changed, quoted_on=None, quoted_under=None, quoted_tier="")
        view = desk.put_and_show(work, changed)
        work.commit()
    return view


def float_needed(desk: Desk, work: Work) -> bool:
    """Whether somebody has to state the float before money is taken."""
    if not desk.shift_policy().needed:
        return False
    shift = work.shifts.open_at(desk.till)
    return shift is None or not shift.float_known


def _not_to_be_spent(desk: Desk, work: Work, quoted: Quoted, confirmed: Confirmed | None) -> Refused | None:
    """What was shown is not enough for what the member spends; once begun, what was said stands. `confirmed` where
    stored value pays: a right PIN is as good as a fresh code."""
    basket, member = quoted.basket, quoted.member
    if confirmed is not None and member is not None:
        refused = code_in_the_way(basket)
        if refused and not desk.member_words.is_good(member.member_id, confirmed.pin_word):
            return refused
    return None if quoted.basket.tenders else points_in_the_way(desk, work, quoted)


def _full_or_empty(basket: Basket) -> Refused | None:
    if not basket.lines:
        return Refused(Refusal.BASKET_EMPTY)
    return Refused(Refusal.TOO_MANY_TENDERS) if len(basket.tenders) >= MOST_TENDERS else None


def _tender(
    desk: Desk, quoted: Quoted, kind: TenderKind, given: Money | None, reference: str
) -> Tender | Refused:
    """What counts of the money given, or why it can't be taken. Cash that reaches the rounded sum pays all of it."""
    due = quoted.quote.to_pay - quoted.basket.covered
    asked = due - desk.rules().rounding.of(due) if kind is TenderKind.CASH else due
    handed = asked if given is None else given
    if not 0 <= handed.minor <= MOST_UNIT_PRICE.minor or (due and not handed):
        return Refused(Refusal.AMOUNT)
    if not due and handed:
        return Refused(Refusal.NOTHING_DUE)
    if handed > due and kind is not TenderKind.CASH:
        return Refused(Refusal.TOO_MUCH, (("due", due),))
    return too_long(reference, LONGEST_REFERENCE) or Tender(kind, min(asked, handed), handed, reference)


def _with(desk: Desk, quoted: Quoted, basket: Basket, tender: Tender) -> Basket:
    """The basket with it, and with what cash was rounded by if it paid the last."""
    due = quoted.quote.to_pay - basket.covered
    rounding = desk.rules().rounding.of(due) if tender.kind is TenderKind.CASH else ZERO
    last = rounding and tender.amount >= min(due, due - rounding)
    return replace(basket.with_tender(tender), rounding=due - tender.amount if last else basket.rounding)


def _taken(
    desk: Desk, work: Work, session: Session, quoted: Quoted, tender: Tender, signature: bytes
) -> CounterView | Refused:
    basket = fixed(quoted)
    if signature:
        basket = replace(basket, signature=signature)
    if tender.given > ZERO:
        basket = _with(desk, quoted, basket, tender)
    paid = requoted(quoted, basket)
    if paid.quote.to_pay > basket.covered:
        desk.put(work, basket)
        return desk.show(work, paid)
    done = complete(desk, work, session, paid)
    if isinstance(done, Refused) and tender.given > ZERO:
        desk.put(work, basket)
    return done
