"""Taking up an offered tier: offered at the till, carried out on the member's wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.application.card_printing import queue_card_slip
from shuke.application.closing.turning import cards_issued, cards_moved
from shuke.application.counter.allowing import Terms
from shuke.application.counter.desk import Desk
from shuke.application.counter.money_book import money_book
from shuke.application.counter.rewarding import rewarded
from shuke.application.counter.standing import membership_of, standing_of
from shuke.application.counter.view import CounterView
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.member import Member
from shuke.domain.membership.changes import Entitled
from shuke.domain.membership.closing.cards import card_of_new_term
from shuke.domain.membership.perking import promotion_grants
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.quote import PromotionOffer, Standing
from shuke.domain.programme.tiers import promotion_open
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["print_new_cards", "promote", "promotion"]


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
        if not member.active:
            return Refused(Refusal.NOT_OFFERED)
        programme = desk.programme_in_force(work)
        today = desk.recorder.today(work, desk.shop)
        tier = programme.served_as(member.tier)
        standing = standing_of(work, Terms(desk.till), programme, member, tier, today, ())
        offer = promotion_open(programme, standing.tier, standing.value)
        if offer is None:
            return Refused(Refusal.NOT_OFFERED)
        fact = promotion(desk, work, programme, member, standing, offer, today)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        print_new_cards(desk, work, fact)
        view = desk.show(work, desk.quoted(work, basket))
        work.commit()
    return view


def promotion(
    desk: Desk,
    work: Work,
    programme: Programme,
    member: Member,
    standing: Standing,
    offer: PromotionOffer,
    today: date,
) -> MemberPromoted:
    """The fact that carries a member up, with what comes along with the new tier."""
    before = membership_of(member, standing)
    sums_go_on = programme.card.sums_go_on
    sums_from = before.term_from if sums_go_on else today
    held = replace(before, tier=offer.tier, tier_since=today, term_from=sums_from)
    rewards = rewarded(
        work,
        desk.ids,
        programme,
        held,
        (Trigger.PROMOTION,),
        today,
        standing.value,
        desk.holidays(programme),
    )
    book = money_book(desk, work, programme, member.member_id, today)
    ends = programme.term_of(programme.tier(offer.tier)).last_day(today)
    turned = card_of_new_term(book, programme, before, today, ends, recalled=True)
    granted = promotion_grants(book, programme, held, before.tier, today)
    return MemberPromoted(
        member_id=member.member_id,
        from_tier=member.tier,
        to_tier=offer.tier,
        since=today,
        rule=offer.rule,
        rank=programme.rank(offer.tier),
        # The rank of a tier that is no more would outlast the new one's: in a new term it is not compared.
        term=member.tier_term + (standing.tier != member.tier),
        given=rewards.given,
        sums_from=sums_from if sums_from != today else None,
        progress=before.progress_from
        if sums_go_on
        else work.members.balance(member.member_id, AccountKind.PROGRESS),
        cards=tuple(cards_moved(book, member.member_id, turned)),
        issued=tuple(cards_issued(book, member.member_id, turned)),
        granted=tuple((one.rule, one.amount) for one in granted.changes if isinstance(one, Entitled)),
    )


def print_new_cards(desk: Desk, work: Work, promoted: MemberPromoted) -> None:
    """The slip of the new tier's card, in the transaction that made it."""
    for issued in promoted.issued:
        card = work.cards.get(issued.card_id)
        assert card is not None  # recorded in this transaction
        queue_card_slip(desk, work, card, desk.sign_card)
