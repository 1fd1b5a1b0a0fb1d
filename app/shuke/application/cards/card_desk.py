"""What is done with one card of a member's at the counter."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.carrying_out import CardWork, Decided, Done, Known
from shuke.application.counter.desk import Desk
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import Card
from shuke.domain.facts.card_changed import CardAct
from shuke.domain.membership.calling_in import close_card, issue, recall
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.losing import CardMeant, damaged, found_again, reissue, report_lost
from shuke.domain.membership.stored_value import why_not_lost
from shuke.domain.shop import Right

__all__ = ["CardDesk"]


class CardDesk:
    """`card_text` gives the signed text of a card's QR."""

    def __init__(self, desk: Desk, card_text: Callable[[Card], str]) -> None:
        self._desk = desk
        self._work = CardWork(desk, card_text)

    def report_lost(self, session: Session, asked: CardAsked) -> Done:
        """The card does not work here any more, and nowhere else from the next contact on, unless it is found."""
        desk = self._desk

        def act(known: Known, which: CardMeant) -> Outcome:
            return report_lost(
                known.book, known.programme, which, desk.shop.shop_id, online=desk.contact.online
            )

        return self._act(session, Right.SELL, CardAct.REPORTED_LOST, asked, act)

    def found_again(self, session: Session, asked: CardAsked) -> Done:
        def act(known: Known, which: CardMeant) -> Outcome:
            return found_again(known.book, which)

        return self._act(session, Right.REISSUE_CARD, CardAct.FOUND_AGAIN, asked, act)

    def reissue(self, session: Session, asked: CardAsked) -> Done:
        """A new card in place of a lost one; a card still alive is reported lost in the same step."""

        def act(known: Known, which: CardMeant) -> Outcome:
            return reissue(known.book, known.programme, which, known.on, asked.shows)

        return self._act(session, Right.REISSUE_CARD, CardAct.REISSUED, asked, act)

    def damaged(self, session: Session, asked: CardAsked) -> Done:
        """A new card in place of one that is handed in."""

        def act(known: Known, which: CardMeant) -> Outcome:
            return damaged(known.book, known.programme, which, known.on, asked.shows)

        return self._act(session, Right.REISSUE_CARD, CardAct.DAMAGED, asked, act)

    def recall(self, session: Session, asked: CardAsked) -> Done:
        def act(known: Known, which: CardMeant) -> Outcome:
            return recall(known.book, known.programme, which, known.on)

        return self._act(session, Right.REISSUE_CARD, CardAct.RECALLED, asked, act)

    def close(self, session: Session, asked: CardAsked) -> Done:
        """At the holder's wish; with the tier's card the membership ends."""

        def act(known: Known, which: CardMeant) -> Outcome:
            return close_card(known.book, known.programme, which, known.on)

        return self._act(session, Right.REISSUE_CARD, CardAct.CLOSED, asked, act)

    def issue(self, session: Session, member_id: str, card_type: str) -> Done:
        """A card for what the member already holds and has no card of any more."""
        with self._desk.store.writing() as work:
            known = self._work.known(work, (member_id,))
            if member_id not in known.book.known:
                return Refused(Refusal.MEMBER_UNKNOWN)
            membership = known.book.members[member_id]
            decided = Decided(
                right=Right.ENROL,
                act=CardAct.ISSUED,
                asked=CardAsked(""),
                outcome=issue(known.book, known.programme, membership, known.on, card_type),
                number=known.book.known[member_id].member.number,
                members=(member_id,),
                content=(member_id, card_type),
            )
            done = self._work.carried_out(work, session, known, decided)
            if isinstance(done, CardAnswer):
                work.commit()
        return done

    def _act(
        self,
        session: Session,
        right: Right,
        act: CardAct,
        asked: CardAsked,
        decide: Callable[[Known, CardMeant], Outcome],
    ) -> Done:
        with self._desk.store.writing() as work:
            card = work.cards.get(asked.card_id)
            if card is None:
                return Refused(Refusal.CARD_GONE)
            bearer = why_not_lost(card)
            if bearer is not None:
                return bearer
            known = self._work.known(work, (card.member_id,))
            if card.member_id not in known.book.known:
                return Refused(Refusal.MEMBER_UNKNOWN)
            outcome = decide(known, CardMeant(card.card_id))
            decided = Decided(right, act, asked, outcome, card.number, (card.member_id,))
            done = self._work.carried_out(work, session, known, decided)
            if isinstance(done, CardAnswer):
                work.commit()
        return done
