"""Who the basket is for, and how many of the member's points it uses."""

from __future__ import annotations

from dataclasses import replace

from shuke.application.counter.code_shown import code_in_the_way, shown_now
from shuke.application.counter.desk import Desk
from shuke.application.counter.view import CounterView
from shuke.application.members.bringing_together import bring_together
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import Basket, IdentifiedBy
from shuke.domain.shop import Right

__all__ = ["forget_member", "serve_member", "want_coupons", "want_points"]

MOST_POINTS = 10**12


def serve_member(
    desk: Desk,
    session: Session,
    basket_id: str,
    member_id: str,
    identified_by: IdentifiedBy,
    slot: int | None = None,
) -> CounterView | Refused:
    """The basket is this member's from now on, or whoever's stands for them; another's wishes are forgotten, and so
    are those that an old picture of a code cannot pay for.

    Args:
        slot: of the member's code, if it was that.
    """

    def change(work: Work, basket: Basket) -> Basket | Refused:
        if work.members.get(member_id) is None:
            return Refused(Refusal.MEMBER_UNKNOWN)
        served = work.mergers.stands_for(member_id)
        bring_together(desk, work, session, served)
        now = shown_now(desk, work, basket, served, identified_by, slot)
        if basket.member_id != served or (now is not None and not now.may_spend):
            basket = replace(basket, points_wanted=0, coupons=())
        return replace(basket, member_id=served, identified_by=identified_by, shown=now)

    if slot is not None:
        renewed = _code_renewed(desk, session, basket_id, member_id, slot)
        if renewed is not None:
            return renewed
    return desk.step(session, basket_id, change)


def _code_renewed(
    desk: Desk, session: Session, basket_id: str, member_id: str, slot: int
) -> CounterView | None:
    """A basket that is paid in part stays whose it is; its member may show a newer code."""
    if not session.may(Right.SELL):
        return None
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        served = work.mergers.stands_for(member_id)
        if basket is None or not basket.tenders or basket.member_id != served:
            return None
        now = shown_now(desk, work, basket, served, IdentifiedBy.MEMBER_CODE, slot)
        view = desk.put_and_show(work, replace(basket, shown=now))
        work.commit()
    return view


def forget_member(desk: Desk, session: Session, basket_id: str) -> CounterView | Refused:
    def change(_work: Work, basket: Basket) -> Basket | Refused:
        return replace(basket, member_id=None, identified_by=None, points_wanted=0, coupons=(), shown=None)

    return desk.step(session, basket_id, change)


def want_points(desk: Desk, session: Session, basket_id: str, points: int) -> CounterView | Refused:
    """Use so many points as money; zero takes the wish back. The quote uses at most what is allowed."""

    def change(_work: Work, basket: Basket) -> Basket | Refused:
        if basket.member_id is None:
            return Refused(Refusal.MEMBER_UNKNOWN)
        if not 0 <= points <= MOST_POINTS:
            return Refused(Refusal.AMOUNT)
        if points and (refused := code_in_the_way(basket)):
            return refused
        return replace(basket, points_wanted=points)

    return desk.step(session, basket_id, change)


def want_coupons(
    desk: Desk, session: Session, basket_id: str, coupons: tuple[str, ...]
) -> CounterView | Refused:
    """Use these coupons of the member's, by their ids; none takes the wish back. The quote uses those that count."""

    def change(work: Work, basket: Basket) -> Basket | Refused:
        if basket.member_id is None:
            return Refused(Refusal.MEMBER_UNKNOWN)
        held = {coupon.coupon_id for coupon in work.members.coupons(desk.till, basket.member_id)}
        if not held.issuperset(set(coupons).difference(basket.coupons)):
            return Refused(Refusal.COUPON_GONE)
        if coupons and (refused := code_in_the_way(basket)):
            return refused
        # One chosen before that went away since (another basket, another till) leaves room for others.
        return replace(basket, coupons=tuple(one for one in dict.fromkeys(coupons) if one in held))

    return desk.step(session, basket_id, change)
