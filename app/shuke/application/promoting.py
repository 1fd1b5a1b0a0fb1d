"""Taking up an offered tier: offered at the till, carried out on the member's wish."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.programme.quote import Standing
from shuke.domain.programme.tiers import promotion_open
from shuke.domain.shop import Right

__all__ = ["promote"]


def promote(desk: Desk, session: Session, basket_id: str, member_id: str) -> CounterView | Refused:
    """Carry the member up to the highest tier that what was already paid opens.

    An open basket counts only once it is paid; `basket_id` is the one to show again afterwards.
    """
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        member = work.members.get(member_id)
        basket = desk.load(work, basket_id)
        if member is None or basket is None:
            return Refused(Refusal.MEMBER_UNKNOWN if member is None else Refusal.BASKET_GONE)
        if basket.tenders and basket.member_id == member_id:
            return Refused(Refusal.ALREADY_PAID)
        programme = desk.programme_in_force(work)
        standing = Standing(
            member.member_id, member.tier, member.joined_on, member.tier_since, cumulative=member.cumulative
        )
        offer = promotion_open(programme, standing)
        if offer is None:
            return Refused(Refusal.NOT_OFFERED)
        today = desk.recorder.today(work, desk.shop)
        fact = MemberPromoted(
            member_id,
            member.tier,
            offer.tier,
            today,
            offer.rule,
            rank=programme.rank(offer.tier),
            term=member.tier_term,
        )
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        view = desk.show(work, desk.quoted(work, basket))
        work.commit()
    return view
