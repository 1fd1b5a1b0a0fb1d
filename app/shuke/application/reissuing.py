"""A lost card: dead from this moment; the next one takes its place and the dead one names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.approval import Act
from shuke.application.card_printing import queue_card_slip
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import Card, CardStatus
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.card_reported_lost import CardReportedLost
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.shop import Right

__all__ = ["Reissued", "Reissuing"]

LONGEST_EVIDENCE = 120


@dataclass(frozen=True, slots=True)
class Reissued:
    """`fee` is what the programme asks for the new card; the caller rings it up."""

    card: Card
    fee: Money


class Reissuing:
    """`card_text` gives the signed text of a card's QR."""

    def __init__(self, desk: Desk, card_text: Callable[[Card], str]) -> None:
        self._desk = desk
        self._card_text = card_text

    def report_lost(self, session: Session, card_id: str) -> Card | Refused:
        """The card never works again here, and nowhere else from the next contact on."""
        if not session.may(Right.SELL):
            return Refused(Refusal.NOT_ALLOWED)
        with self._desk.store.writing() as work:
            card = work.cards.get(card_id)
            if card is None:
                return Refused(Refusal.CARD_GONE)
            if card.status is not CardStatus.ACTIVE:
                return Refused(Refusal.CARD_DEAD)
            self._record_lost(work, session, card)
            dead = work.cards.get(card_id)
            work.commit()
        assert dead is not None  # it was there a moment ago, in this transaction
        return dead

    def reissue(self, session: Session, card_id: str, evidence: str) -> Reissued | Refused:
        """A new card in place of a lost one; a card still alive is reported lost in the same step.

        Args:
            evidence: the document that was shown, kind and masked number.
        """
        desk = self._desk
        with desk.store.writing() as work:
            old = work.cards.get(card_id)
            if old is None:
                return Refused(Refusal.CARD_GONE)
            if old.replaced_by or old.status not in {CardStatus.ACTIVE, CardStatus.LOST}:
                return Refused(Refusal.CARD_DEAD)
            act = Act(Right.REISSUE_CARD, "card.reissue", (("number", old.number),), (card_id, evidence))
            approved_by = desk.approvals.permitted(session, act)
            if isinstance(approved_by, Refused):
                return approved_by
            if old.status is CardStatus.ACTIVE:
                self._record_lost(work, session, old)
            programme, today = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
            fact = CardIssued(
                card_id=desk.ids.new_id(),
                member_id=old.member_id,
                number=_next_number(work, old),
                card_type=old.card_type,
                issued_on=today,
                expires_on=old.expires_on,
                replaces=old.card_id,
                fee=programme.card.lost.fee,
                evidence=evidence[:LONGEST_EVIDENCE],
                approved_by=approved_by,
            )
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            card = work.cards.get(fact.card_id)
            assert card is not None  # recorded in this transaction
            queue_card_slip(desk, work, card, self._card_text)
            work.commit()
        return Reissued(card, fact.fee)

    def _record_lost(self, work: Work, session: Session, card: Card) -> None:
        fact = CardReportedLost(card.card_id, card.member_id)
        self._desk.recorder.record(work, self._desk.shop, fact, staff=session.staff.staff_id)


def _next_number(work: Work, old: Card) -> str:
    member = work.members.get(old.member_id)
    if member is None:
        return f"{old.number}-{len(work.cards.of_member(old.member_id)) + 1}"
    return next_card_number(work, member)


def next_card_number(work: Work, member: Member) -> str:
    """The member's number with a count behind it: 00111000042, then 00111000042-2, -3 … The count is that of the
    member's cards, so no number comes twice, whatever an old system's numbers look like."""
    return f"{member.number}-{len(work.cards.of_member(member.member_id)) + 1}"
