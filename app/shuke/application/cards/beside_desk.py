"""Cards beside the tier at the counter: applied for, and handed over to somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.carrying_out import CardWork, Decided, Done
from shuke.application.counter.desk import Desk
from shuke.application.enrolling import Enrolments
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import Card
from shuke.domain.facts.card_changed import CardAct
from shuke.domain.membership.beside import may_hold, rule_of
from shuke.domain.membership.handing_over import HandOverAsked, hand_over
from shuke.domain.membership.segment import by_way
from shuke.domain.membership.state import Membership
from shuke.domain.membership.stored_value import why_not_lost
from shuke.domain.phone import one_form
from shuke.domain.profile import Profile
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.extra_cards import ExtraCard, ExtraCardKind
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import Entry, Who
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["BesideDesk", "BesideWay", "Taker", "ways_beside"]


@dataclass(frozen=True, slots=True)
class BesideWay:
    """A way for a member to a card beside the tier."""

    extra: ExtraCard
    entry: Entry

    @property
    def rule(self) -> str:
        return rule_of(self.extra, self.entry)

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return tuple(dict.fromkeys((*self.entry.proofs, *self.extra.proofs)))


def ways_beside(programme: Programme, membership: Membership) -> list[BesideWay]:
    """What this member may apply for at a counter; what is given by itself is not among it."""
    return [
        BesideWay(extra, entry)
        for extra in programme.cards
        if extra.kind is ExtraCardKind.SEGMENT and may_hold(programme, membership, extra) is None
        for entry in extra.entries
        if not entry.automatic and entry.who is not Who.NEW
    ]


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes a card over: a member by phone or card number, or somebody new by phone and name."""

    phone_or_number: str
    name: str = ""
    shows: frozenset[Proof] = frozenset()


class BesideDesk:
    def __init__(self, desk: Desk, enrolments: Enrolments, card_text: Callable[[Card], str]) -> None:
        self._desk = desk
        self._enrolments = enrolments
        self._work = CardWork(desk, card_text)

    def apply(self, session: Session, member_id: str, rule: str, asked: CardAsked) -> Done:
        """The member gets the card by that way."""
        with self._desk.store.writing() as work:
            known = self._work.known(work, (member_id,))
            if member_id not in known.book.known:
                return Refused(Refusal.MEMBER_UNKNOWN)
            member, programme = known.book.members[member_id], known.programme
            way = next((one for one in ways_beside(programme, member) if one.rule == rule), None)
            if way is None:
                return Refused(Refusal.NO_ENTRY)
            calendar = self._desk.holidays(programme)
            outcome = by_way(
                known.book, programme, member, way.extra, way.entry, known.on, asked.shows, calendar
            )
            number = known.book.known[member_id].member.number
            asked = replace(asked, card_id="")
            decided = Decided(
                Right.ENROL, CardAct.APPLIED, asked, outcome, number, (member_id,), content=(member_id, rule)
            )
            done = self._work.carried_out(work, session, known, decided)
            if isinstance(done, CardAnswer):
                work.commit()
        return done

    def hand_over(self, session: Session, asked: CardAsked, taker: Taker) -> Done:
        """The card goes to somebody else with the balance, which must lie wholly at this till."""
        with self._desk.store.writing() as work:
            card = work.cards.get(asked.card_id)
            if card is None:
                return Refused(Refusal.CARD_GONE)
            bearer = why_not_lost(card)
            if bearer is not None:
                return bearer
            done = self._handed_over(work, session, card, asked, taker)
            if isinstance(done, CardAnswer):
                work.commit()
        return done

    def _handed_over(self, work: Work, session: Session, card: Card, asked: CardAsked, taker: Taker) -> Done:
        extra = self._desk.programme_in_force(work).extra_card(card.card_type)
        if extra is None:
            return Refused(Refusal.CARD_GONE)
        if not card.alive:
            return Refused(Refusal.CARD_DEAD)
        elsewhere = work.members.elsewhere(self._desk.till, card.member_id).get(AccountKind.POINTS, 0)
        if elsewhere:
            return Refused(Refusal.POINTS_ELSEWHERE, (("points", elsewhere),))
        taker_id = self._taker(work, session, extra, taker, asked.evidence)
        if isinstance(taker_id, Refused):
            return taker_id
        known = self._work.known(work, (card.member_id, taker_id))
        if card.member_id not in known.book.known:
            return Refused(Refusal.MEMBER_UNKNOWN)
        handing = HandOverAsked(card.member_id, taker_id, asked.shows, taker.shows)
        calendar = self._desk.holidays(known.programme)
        outcome = hand_over(known.book, known.programme, extra, known.on, handing, calendar)
        members = tuple(dict.fromkeys((card.member_id, taker_id)))
        # Somebody new has an id only once it is done: what is approved names the person as the counter does.
        content = (taker.phone_or_number, taker.name, *sorted(taker.shows))
        decided = Decided(
            Right.REISSUE_CARD, CardAct.HANDED_OVER, asked, outcome, card.number, members, content=content
        )
        return self._work.carried_out(work, session, known, decided)

    def _taker(
        self, work: Work, session: Session, extra: ExtraCard, taker: Taker, evidence: str
    ) -> str | Refused:
        """The taker's member id; somebody new joins in the tier that the card brings."""
        typed = taker.phone_or_number.strip()
        card = work.cards.by_number(typed) if typed else None
        holders = work.members.by_phone(one_form(typed), 2) if typed and card is None else []
        found = [card.member_id] if card is not None else [one.member_id for one in holders]
        if len(found) == 1:
            return found[0]
        if found or not extra.brings or not taker.name.strip():
            return Refused(Refusal.TAKER_UNKNOWN)
        profile = Profile(" ".join(taker.name.split()), typed)
        return self._enrolments.brought_in(work, session, profile, extra.brings, rule_of(extra), evidence)
