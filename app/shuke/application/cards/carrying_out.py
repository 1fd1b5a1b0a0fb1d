"""What every act on a card goes through: read, decided purely, permitted, recorded as one fact, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shuke.application.approval import Act
from shuke.application.card_printing import queue_card_slip
from shuke.application.cards.asking import LONGEST_EVIDENCE, LONGEST_NOTE, CardAnswer, CardAsked
from shuke.application.cards.booking import book_of, outcome_of, told_by_number
from shuke.application.closing.stored_book import StoredBook
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.card import Card
from shuke.domain.explanation import Reason
from shuke.domain.facts.card_changed import CardAct, CardChanged
from shuke.domain.membership.changes import CardGiven, MembershipTurned, Outcome
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right

__all__ = ["CardWork", "Decided", "Done", "Known"]

Done = CardAnswer | Refused | Reason
"""Refused for want of a right, or because what is named is gone; a Reason where a rule says no."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an act reads. `on`: the business date."""

    book: StoredBook
    programme: Programme
    on: date


@dataclass(frozen=True, slots=True)
class Decided:
    """An act with what rules say of it.

    Attributes:
        number: what is shown of it to whoever is to approve it: the card's number, or the member's.
        members: everybody concerned, the holder of the card first.
        content: what else decides what is done; the members, where no card names them.
    """

    right: Right
    act: CardAct
    asked: CardAsked
    outcome: Outcome
    number: str
    members: tuple[str, ...]
    content: tuple[str, ...] = ()

    @property
    def approved_as(self) -> Act:
        asked = self.asked
        shown = (*sorted(asked.shows), asked.evidence, asked.note)
        content = (asked.card_id, *shown, *self.content)
        return Act(self.right, f"card.{self.act.value}", (("number", self.number),), content)


class CardWork:
    """`card_text` gives the signed text of a card's QR."""

    def __init__(self, desk: Desk, card_text: Callable[[Card], str]) -> None:
        self.desk = desk
        self._card_text = card_text

    def known(self, work: Work, members: tuple[str, ...]) -> Known:
        desk = self.desk
        programme = desk.programme_in_force(work)
        book = book_of(work, desk.ids, programme, members)
        return Known(book, programme, desk.recorder.today(work, desk.shop))

    def carried_out(self, work: Work, session: Session, known: Known, decided: Decided) -> Done:
        """Record it in the caller's transaction, with the slip of a new card, unless a rule or a right is against
        it; where it was done, the caller commits."""
        outcome = decided.outcome
        asked = decided.asked
        refused = too_long(asked.note, LONGEST_NOTE) or too_long(asked.evidence, LONGEST_EVIDENCE)
        if outcome.refused is not None:
            return outcome.refused
        if refused is not None:
            return refused
        approved_by = self.desk.approvals.permitted(session, decided.approved_as)
        if isinstance(approved_by, Refused):
            return approved_by
        known.book.apply(outcome.changes)
        told = told_by_number(known.book, outcome)
        fact = self._fact(known, decided, told, approved_by)
        self.desk.recorder.record(work, self.desk.shop, fact, staff=session.staff.staff_id)
        if self.desk.contact.alone and any(isinstance(one, MembershipTurned) for one in outcome.changes):
            work.closings.heard_late(decided.members)
        card = self._printed(work, outcome) or work.cards.get(decided.asked.card_id)
        assert card is not None  # it was there, or was made in this transaction
        return CardAnswer(card, outcome.fee, told.reasons)

    def _fact(self, known: Known, decided: Decided, told: Outcome, approved_by: str) -> CardChanged:
        book, programme, till = known.book, known.programme, self.desk.till
        return CardChanged(
            act=decided.act,
            card_id=decided.asked.card_id,
            programme=programme.key,
            programme_version=programme.version,
            members=tuple(
                outcome_of(book, programme, member_id, told, known.on, till) for member_id in decided.members
            ),
            note=_plain(decided.asked.note),
            evidence=_plain(decided.asked.evidence),
            approved_by=approved_by,
            fee=told.fee,
        )

    def _printed(self, work: Work, outcome: Outcome) -> Card | None:
        """The new card, its slip queued; None where none was made."""
        new = None
        for change in outcome.changes:
            if isinstance(change, CardGiven) and change.card.alive:
                new = work.cards.get(change.card.card_id)
                assert new is not None  # recorded in this transaction
                queue_card_slip(self.desk, work, new, self._card_text)
        return new


def _plain(text: str) -> str:
    """Without what no reader sees: control characters, signs that turn the direction of writing."""
    return "".join(sign for sign in text if sign.isprintable())
