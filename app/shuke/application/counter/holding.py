"""Holding a basket while another customer is served, and resuming it with everything in it."""

from __future__ import annotations

from dataclasses import replace

from shuke.application.counter.desk import Desk
from shuke.application.counter.view import CounterView, HeldBasket
from shuke.application.ports.store import StoredBasket, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.basket import BasketState
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right

__all__ = ["MOST_HELD", "held_baskets", "hold_basket", "resume_basket"]

MOST_HELD = 50
LONGEST_NOTE = 60


def hold_basket(desk: Desk, session: Session, basket_id: str, note: str = "") -> CounterView | Refused:
    """Park it – member, points and confirmed tenders included – and begin a fresh one."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        if basket is None:
            return Refused(Refusal.BASKET_GONE)
        refused = too_long(note, LONGEST_NOTE)
        if basket.empty or refused is not None:
            return refused or Refused(Refusal.BASKET_EMPTY)
        if len(work.baskets.in_state(BasketState.HELD.value)) >= MOST_HELD:
            return Refused(Refusal.TOO_MANY_HELD, (("most", MOST_HELD),))
        desk.put(work, replace(basket, state=BasketState.HELD, note=note))
        view = desk.put_and_show(work, desk.fresh(session))
        work.commit()
    return view


def resume_basket(desk: Desk, session: Session, basket_id: str, held_id: str) -> CounterView | Refused:
    """Bring a held basket back to the counter. The one on the counter must be empty; hold it first.

    A `basket_id` that is not on the counter any more is refused: the held one would cover what is.
    """
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        current = desk.load(work, basket_id)
        if current is None:
            return Refused(Refusal.BASKET_GONE)
        if not current.empty:
            return Refused(Refusal.BASKET_UNFINISHED)
        stored = work.baskets.get(held_id)
        if stored is None or stored.state != BasketState.HELD.value:
            return Refused(Refusal.BASKET_GONE)
        work.baskets.remove(current.basket_id)
        view = desk.put_and_show(work, replace(desk.read(stored), state=BasketState.OPEN))
        work.commit()
    return view


def held_baskets(desk: Desk) -> tuple[HeldBasket, ...]:
    """Every held basket, oldest first."""
    with desk.store.reading() as work:
        return tuple(_held(desk, work, stored) for stored in work.baskets.in_state(BasketState.HELD.value))


def _held(desk: Desk, work: Work, stored: StoredBasket) -> HeldBasket:
    basket = desk.read(stored)
    member = work.members.get(basket.member_id) if basket.member_id else None
    name = mask_name(member.profile.name) or member.number if member else ""
    return HeldBasket(
        basket.basket_id, stored.changed_at_ms, len(basket.lines), basket.gross, name, basket.note
    )
