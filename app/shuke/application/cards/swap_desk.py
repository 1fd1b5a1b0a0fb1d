"""A card of an earlier scheme swapped: details are taken anew, what was spent counts for the tier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.booking import book_of
from shuke.application.cards.carrying_out import CardWork, Decided, Done
from shuke.application.counter.desk import Desk
from shuke.application.enrolling import Enrolments
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.self_enrolled import completed
from shuke.application.session import Session
from shuke.domain.basket import BasketLine
from shuke.domain.card import Card
from shuke.domain.facts.card_changed import CardAct
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.membership.changes import CardGiven, CardTurned, Joined, Outcome, SaleRecorded
from shuke.domain.membership.swapping import Purchase, SwapAsked, swap
from shuke.domain.money import Money, total
from shuke.domain.phone import one_form
from shuke.domain.profile import Profile
from shuke.domain.programme.counting import counts_of_sale
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import SoldLine
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.shop import Right

__all__ = ["LONGEST_OLD_NUMBER", "SwapDesk", "SwapWanted"]

LONGEST_OLD_NUMBER = 40
_MOST_SPENT = Money(10**12)


@dataclass(frozen=True, slots=True)
class SwapWanted:
    """
    Attributes:
        spent: what the earlier scheme has on record, since the day from which it counts.
        last_on: when something was bought last; None: today.
    """

    profile: Profile
    old_card: str
    spent: Money
    last_on: date | None = None
    shows: frozenset[Proof] = frozenset()
    evidence: str = ""


class SwapDesk:
    def __init__(self, desk: Desk, enrolments: Enrolments, card_text: Callable[[Card], str]) -> None:
        self._desk = desk
        self._enrolments = enrolments
        self._work = CardWork(desk, card_text)

    def swap(self, session: Session, wanted: SwapWanted) -> Done:
        """The old card is recalled; whoever held it is a member of the lowest tier, from which the spending may open
        a higher one."""
        number = wanted.old_card.strip()
        if not number or len(number) > LONGEST_OLD_NUMBER or not number.isprintable():
            return Refused(Refusal.CARD_GONE)
        if not Money(0) <= wanted.spent <= _MOST_SPENT:
            return Refused(Refusal.AMOUNT)
        with self._desk.store.writing() as work:
            done = self._swapped(work, session, replace(wanted, old_card=number))
            if isinstance(done, CardAnswer):
                completed(work, self._desk, session, done.card.member_id, one_form(wanted.profile.phone), "")
                work.commit()
        return done

    def _swapped(self, work: Work, session: Session, wanted: SwapWanted) -> Done:
        desk = self._desk
        profile = self._enrolments.checked(work, wanted.profile)
        if isinstance(profile, Refused):
            return profile
        programme, on = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
        member_id = desk.ids.new_id()
        book = book_of(work, desk.ids, programme, ())
        known = work.cards.by_number(wanted.old_card)
        if known is not None:
            book.cards[known.card_id] = known
        asked = SwapAsked(
            member_id=member_id,
            old_card=wanted.old_card,
            purchases=(Purchase(wanted.last_on or on, wanted.spent),) if wanted.spent else (),
            shows=wanted.shows,
            birthday=profile.kept_birthday,
            shop=desk.shop.shop_id,
            number=self._enrolments.next_number(work),
        )
        outcome = swap(book, programme, on, asked)
        if outcome.refused is not None:
            return outcome.refused
        self._carry_over(work, session, programme, profile, asked, outcome)
        content = (profile.phone, profile.name, str(wanted.spent.minor), str(wanted.last_on))
        decided = Decided(
            right=Right.REISSUE_CARD,
            act=CardAct.SWAPPED,
            asked=CardAsked("", wanted.shows, wanted.evidence),
            outcome=self._cards_of(outcome),
            number=wanted.old_card,
            members=(member_id,),
            content=content,
        )
        return self._work.carried_out(work, session, self._work.known(work, (member_id,)), decided)

    def _carry_over(
        self,
        work: Work,
        session: Session,
        programme: Programme,
        profile: Profile,
        asked: SwapAsked,
        outcome: Outcome,
    ) -> None:
        """The member, with what counts of the earlier scheme."""
        desk = self._desk
        member = next(one.membership for one in outcome.changes if isinstance(one, Joined))
        sales = [one.sale for one in outcome.changes if isinstance(one, SaleRecorded)]
        counts = tuple(
            (counter, sale.business_date, amount)
            for sale in sales
            for counter, amount in counts_of_sale(
                programme, [SoldLine(BasketLine(1, "", sale.to_pay), sale.to_pay)], 0
            )
        )
        fact = MemberCarriedOver(
            member_id=member.member_id,
            number=asked.number,
            tier=member.tier,
            tier_since=member.tier_since,
            joined_on=member.joined_on,
            profile=desk.recorder.attach_profile(work, member.member_id, profile).hash,
            shop_id=desk.shop.shop_id,
            origin=asked.old_card,
            cumulative=total(sale.to_pay for sale in sales),
            sales=len(sales),
            last_sale_on=max((sale.business_date for sale in sales), default=None),
            last_visit_ms=desk.recorder.now_ms(),
            counts=counts,
        )
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        self._enrolments.describe(work, member.member_id, profile)

    def _cards_of(self, outcome: Outcome) -> Outcome:
        """The old card under an id of its own: its number may be anything."""
        old, new = (one.card for one in outcome.changes if isinstance(one, CardGiven))
        old = replace(old, card_id=self._desk.ids.new_id())
        changes = (CardGiven(old), CardGiven(new), CardTurned(old.card_id, old.status, new.number))
        return replace(outcome, changes=changes)
