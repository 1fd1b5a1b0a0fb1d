"""What the member showed, and what may be spent for it: a fresh code or the PIN proves who stands there; an old
picture of a code says who it is, and spends nothing."""

from __future__ import annotations

from dataclasses import replace

from shuke.application.counter.desk import Desk, Quoted
from shuke.application.counter.pin_held import PinHeld, pin_held
from shuke.application.counter.view import CounterView
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import Basket, BasketState, IdentifiedBy
from shuke.domain.codes.freshness import FORGOTTEN_SLOTS, Freshness, LastShown, freshness_of
from shuke.domain.shop import Right

__all__ = ["code_in_the_way", "member_in_the_way", "points_in_the_way", "shown_now", "vouch"]

_REFUSALS = {
    Freshness.STALE: Refusal.CODE_STALE,
    Freshness.AHEAD: Refusal.CODE_AHEAD,
    Freshness.USED: Refusal.CODE_USED,
}
_CARDS = (IdentifiedBy.CAMERA, IdentifiedBy.HAND_SCANNER)


def shown_now(
    desk: Desk, work: Work, basket: Basket, member_id: str, by: IdentifiedBy, slot: int | None
) -> Freshness | None:
    """How fresh what identifies them is, in the step's transaction; a code that is fresh is this basket's from now.

    Whoever showed an old picture does not pay by giving a phone number instead, and a second look at the code that
    was fresh for this very basket takes nothing away.

    Args:
        slot: of the member's code; None: it was something else.
    """
    before = basket.shown if basket.member_id == member_id else None
    if by is IdentifiedBy.MEMBER_CODE and slot is None and before is None:
        # Whoever was taken off the basket is brought back: the code is not seen a second time.
        return Freshness.NO_TIME if desk.contact.time.now_ms() is None else Freshness.STALE
    if slot is None:
        return None if by in _CARDS and before is not None and not before.proves else before
    last = work.shown_codes.last(member_id)
    now = freshness_of(slot, desk.contact.time.now_ms(), last, basket.basket_id)
    if now is Freshness.FRESH:
        work.shown_codes.note(member_id, LastShown(slot, basket.basket_id))
        work.shown_codes.forget_before(slot - FORGOTTEN_SLOTS)
        return now
    return before if before is not None and before.proves else now


def code_in_the_way(basket: Basket) -> Refused | None:
    """Why nothing of the member's may be spent in this basket."""
    refusal = None if basket.shown is None else _REFUSALS.get(basket.shown)
    return None if refusal is None else Refused(refusal)


def member_in_the_way(desk: Desk, work: Work, member_id: str) -> Refused | None:
    """The same for what is spent beside a basket, of whoever the open one is for."""
    open_baskets = map(desk.read, work.baskets.in_state(BasketState.OPEN.value))
    return next((code_in_the_way(one) for one in open_baskets if one.member_id == member_id), None)


def points_in_the_way(desk: Desk, work: Work, quoted: Quoted) -> Refused | None:
    """Points and coupons as they are about to be spent: worth more than the limit, points ask for the member's PIN
    where there is one, as stored value does, unless a fresh code was shown."""
    basket, quote, member = quoted.basket, quoted.quote, quoted.member
    if member is None or not (quote.points_used or quote.coupons):
        return None
    in_the_way = code_in_the_way(basket)
    if in_the_way is not None or (basket.shown is not None and basket.shown.proves):
        return in_the_way
    limit = desk.money_policy().confirmed_above
    if quote.points_value <= limit:
        return None
    held = pin_held(work, member.member_id)
    if held is PinHeld.ELSEWHERE:
        return Refused(Refusal.PIN_FIRST)
    return Refused(Refusal.POINTS_BY_PIN, (("limit", limit),)) if held is PinHeld.HERE else None


def vouch(desk: Desk, session: Session, basket_id: str, pin_word: str) -> CounterView | Refused:
    """The member's PIN was right: what was shown is as good as a fresh code, also if some is paid."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        if basket is None:
            return Refused(Refusal.BASKET_GONE)
        if basket.member_id is None or not desk.member_words.is_good(basket.member_id, pin_word):
            return Refused(Refusal.CONFIRM_FIRST)
        view = desk.put_and_show(work, replace(basket, shown=Freshness.VOUCHED))
        work.commit()
    desk.member_words.use_up()
    return view
