"""Erasing what is known of a person, at their wish. Balances are settled first; the chain of facts stays whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.counter.pin_held import kept_as
from shuke.application.exceptions.owing import owed_by
from shuke.application.members.merging import has_of, refused_reason
from shuke.application.ports.store import SealedPin, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import CardStatus
from shuke.domain.facts.brought import Brought, CardMoved, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.member_erased import MemberDataGiven, MemberErased
from shuke.domain.member import Member
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import clean_text
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["Erasing", "ErasureLook", "end_of", "erase_what_lies_here", "erasure_look", "to_be_erased"]

ERASED = "erased"
"""Why the ledger's entries were made."""


@dataclass(frozen=True, slots=True)
class ErasureLook:
    """What stands in the way, and what is lost.

    Attributes:
        stored: stored value of the member's own money, to be paid back first.
        owed, owed_points: what the member still owes.
        lost: everything else on the accounts, which goes with the membership.
        cards: how many live cards die.
    """

    number: str
    stored: Money
    owed: Money
    owed_points: int
    lost: tuple[tuple[AccountKind, int], ...]
    cards: int
    erased: bool

    @property
    def is_settled(self) -> bool:
        return not self.stored and not self.owed and not self.owed_points


def erasure_look(work: Work, member_id: str) -> ErasureLook | None:
    member = work.members.get(member_id)
    if member is None:
        return None
    has = dict(has_of(work, member_id))
    owed = owed_by(work, member_id)
    stored = has.pop(AccountKind.PRINCIPAL, 0)
    return ErasureLook(
        number=member.number,
        stored=Money(max(stored, 0)),
        owed=Money(sum(one.owed.minor for one in owed)),
        owed_points=sum(one.owed_points for one in owed),
        lost=tuple(has.items()),
        cards=sum(1 for card in work.cards.of_member(member_id) if card.alive),
        erased=member.erased,
    )


def to_be_erased(work: Work, member_id: str, number: str, reason: str) -> ErasureLook | Refused:
    """What is to go, if it may: `number` was typed, as a second look; `reason` is a clean text."""
    look = erasure_look(work, member_id)
    if look is None or look.erased:
        return Refused(Refusal.MEMBER_UNKNOWN)
    if number.strip() != look.number:
        return Refused(Refusal.OTHER_NUMBER)
    refused = refused_reason(reason)
    if refused is not None:
        return refused
    return look if look.is_settled else Refused(Refusal.NOT_SETTLED)


def end_of(work: Work, member: Member, today: date) -> Brought:
    """The membership ends and its cards die; what lies on its accounts goes with the next close of the day."""
    return Brought(
        member_id=member.member_id,
        held=TierHeld(_next_term(member), 0, today, member.tier, MembershipState.CANCELLED),
        cards=tuple(
            CardMoved(card.card_id, CardStatus.CLOSED)
            for card in work.cards.of_member(member.member_id)
            if card.member_id == member.member_id and card.status in (CardStatus.ACTIVE, CardStatus.LOST)
        ),
    )


def erase_what_lies_here(work: Work, member_ids: Iterable[str]) -> None:
    """Attachments, PINs, messages, and what members are found by, in the caller's transaction."""
    for member_id in member_ids:
        work.attachments.erase(member_id)
        work.messages.forget(member_id)
        work.habits.forget(member_id)
        work.members.describe(member_id, Profile(), "")
        if work.pins.get(kept_as(member_id)) is not None:
            work.pins.put(kept_as(member_id), SealedPin(b"", 0, 0))


class Erasing:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def erase(self, session: Session, member_id: str, number: str, reason: str) -> ErasureLook | Refused:
        """Erase the person: the member, and whoever went up in them.

        Args:
            number: typed by whoever does it, as a second look: the member's own.

        Returns:
            how it stands now; NOT_SETTLED while somebody's own money is there or something is owed.
        """
        desk = self._desk
        reason = clean_text(reason)
        with desk.store.writing() as work:
            look = to_be_erased(work, member_id, number, reason)
            if isinstance(look, Refused):
                return look
            act = Act(
                Right.CARE_FOR_MEMBERS, "member.erased", (("number", look.number),), (member_id, reason)
            )
            approved_by = desk.approvals.permitted(session, act)
            if isinstance(approved_by, Refused):
                return approved_by
            whole = (member_id, *work.mergers.gone_up_in(member_id))
            for one in whole:
                fact = MemberErased(self._end(work, one), reason, approved_by)
                desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            erase_what_lies_here(work, whole)
            if desk.contact.alone:
                work.closings.heard_late(whole)
            after = erasure_look(work, member_id)
            assert after is not None  # the row stays
            work.commit()
        return after

    def note_given(self, session: Session, member_id: str) -> Refused | None:
        """Whatever is known of the member is handed out; who did it is kept."""
        desk = self._desk
        with desk.store.writing() as work:
            member = work.members.get(member_id)
            if member is None or member.erased:
                return Refused(Refusal.MEMBER_UNKNOWN)
            act = Act(Right.CARE_FOR_MEMBERS, "member.data_given", (("number", member.number),), (member_id,))
            approved_by = desk.approvals.permitted(session, act)
            if isinstance(approved_by, Refused):
                return approved_by
            fact = MemberDataGiven(member_id, approved_by)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            work.commit()
        return None

    def _end(self, work: Work, member_id: str) -> Brought:
        """The membership ends, its cards die, and what this till holds of it lapses; the rest goes with the next
        close of the day."""
        desk = self._desk
        member = work.members.get(member_id)
        assert member is not None  # looked at before
        today = desk.recorder.today(work, desk.shop)
        own = tuple(
            (account, part.lot, part.amount)
            for account in AccountKind
            for part in work.members.slices(desk.till, member_id, account)
            if part.amount > 0
        )
        return replace(
            end_of(work, member, today),
            entries=tuple(LedgerEntry(account, lot, -amount, ERASED) for account, lot, amount in own),
            slices=tuple(SliceMoved(desk.till, account, lot, -amount) for account, lot, amount in own),
        )


def _next_term(member: Member) -> int:
    return min(member.tier_term + 1, 9999)
