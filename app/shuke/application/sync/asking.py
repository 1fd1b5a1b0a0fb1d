"""Asking for a grant: while the cashier waits, and again in every round until it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.ports.sync import Wish
from shuke.application.sync.applying import opened_subjects
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.epochs import own_slices
from shuke.application.sync.joining import held_roots, know_head_office_by
from shuke.application.sync.leading.asking import LeadAsked, LeadStanding
from shuke.application.sync.leading.taking import take_over
from shuke.application.sync.pulling import PageResult, apply_fetched, held_trust
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.wishing import ask_of, keep_wish, settle_wish
from shuke.domain.slices.account import SPENT, AccountKind
from shuke.domain.sync.exchanges import ASK
from shuke.domain.sync.limits import GRANT_WITHIN_S
from shuke.domain.sync.messages import FactSent

__all__ = ["AskingTill", "GrantAnswer", "GrantOutcome"]

_REFUSED = frozenset({RoundOutcome.REFUSED, RoundOutcome.FORKED})

_OF_HEAD_OFFICE = 0.6
"""Of the time a cashier waits, where the shop's lead can be asked with the rest."""


class GrantOutcome(StrEnum):
    """GRANTED: everything asked for may be spent here now. PARTLY: some of it. RECALLING: nothing yet, other tills
    are asked to give it back; it comes with a later round. NOTHING: head office has no more. OFFLINE: no answer in
    time, this till's own slices are what there is. REFUSED: head office does not deal with this till."""

    GRANTED = "granted"
    PARTLY = "partly"
    RECALLING = "recalling"
    NOTHING = "nothing"
    OFFLINE = "offline"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class GrantAnswer:
    outcome: GrantOutcome
    granted: int = 0
    recalling: int = 0


class AskingTill(Conversation):
    """`ask` may be called from another lane than the one rounds run on."""

    def ask(
        self, account: AccountKind, member_id: str, amount: int, within_s: float = GRANT_WITHIN_S
    ) -> GrantAnswer:
        """Ask for `amount` more than this till may spend already.

        Head office is asked if it answers, else the till that leads the shop. Without an answer in time the till goes
        by its own slices; what either may have granted all the same arrives with a later answer of theirs.
        """
        parts = self.parts
        end_s = parts.clock.monotonic_s() + within_s
        wish = Wish(parts.ids.new_id(), account, member_id, amount, parts.clock.now_ms())
        try:
            lead = self._lead_to_ask()
            self.write(lambda work: keep_wish(work, wish))
            answer = self._ask_head_office(wish, within_s, spare=lead is not None)
            if isinstance(answer, Stop) and answer.outcome not in _REFUSED and lead is not None:
                by_lead = self._ask_lead(lead, wish, end_s - parts.clock.monotonic_s())
                answer = by_lead or answer
        except StoreUnusable:
            return GrantAnswer(GrantOutcome.OFFLINE)
        if isinstance(answer, Stop):
            refused = answer.outcome in _REFUSED
            return GrantAnswer(GrantOutcome.REFUSED if refused else GrantOutcome.OFFLINE)
        return answer

    def look_for_lead(self, within_s: float = GRANT_WITHIN_S) -> LeadStanding:
        """How this till stands with its shop's lead, asked now."""
        asking = self.parts.lead
        named = self.read(lambda work: work.leads.of_shop(self.parts.recorder.place.shop_id))
        if named is None or asking is None:
            return LeadStanding.NONE
        if named.till == self.till:
            return LeadStanding.LEADING
        asked = self.read(asking.prepared)
        reached = asked is not None and asking.greet(asked, within_s)
        return LeadStanding.REACHED if reached else LeadStanding.NOT_REACHED

    def _lead_to_ask(self) -> LeadAsked | None:
        lead = self.parts.lead
        return self.read(lead.prepared) if lead is not None else None

    def _ask_head_office(self, wish: Wish, within_s: float, *, spare: bool) -> GrantAnswer | Stop:
        """With a lead to ask instead (`spare`), a head office that did not answer last is left to the rounds, and one
        that did gets the greater part of the time."""
        if not spare:
            return self.ask_for(wish, within_s)
        if not self.parts.contact.online:
            return Stop(RoundOutcome.OFFLINE)
        return self.ask_for(wish, within_s * _OF_HEAD_OFFICE)

    def _ask_lead(self, asked: LeadAsked, wish: Wish, within_s: float) -> GrantAnswer | None:
        """None: it did not answer either, and head office is asked again in the next round."""
        parts, lead = self.parts, self.parts.lead
        assert lead is not None
        answered = lead.ask(asked, wish, within_s) if within_s > 0 else None
        if answered is None:
            return None
        next_id = parts.ids.new_id()

        def put_in_place(work: Work) -> int:
            trust = lead.newer_trust(work, answered)
            if trust is not None:
                work.trust_lists.hold(trust)
                know_head_office_by(work, trust.root)
            before = self._own(work, wish)
            self.take_over(work, answered.handovers)
            granted = self._own(work, wish) - before
            work.wishes.remove(wish.request_id)
            if granted < wish.amount:
                keep_wish(work, replace(wish, request_id=next_id, amount=wish.amount - granted))
            return granted

        try:
            granted = self.write(put_in_place)
        except ValueError:  # a trust list that nobody signed
            return None
        return GrantAnswer(_outcome(wish.amount, granted, 0), granted)

    def _own(self, work: Work, wish: Wish) -> int:
        return sum(part.amount for part in own_slices(work, self.till, wish.member_id, wish.account))

    def ask_for_all(self, member_id: str, within_s: float = GRANT_WITHIN_S) -> bool:
        """Ask for whatever else the member has, of every account that can be spent, as long as there is time; whether
        anything came."""
        try:
            elsewhere = self.read(lambda work: work.members.elsewhere(self.till, member_id))
        except StoreUnusable:
            return False
        clock, granted = self.parts.clock, 0
        end_s = clock.monotonic_s() + within_s
        for account in SPENT:
            missing, left_s = elsewhere.get(account, 0), end_s - clock.monotonic_s()
            if missing and left_s > 0:
                granted += self.ask(account, member_id, missing, left_s).granted
        return granted > 0

    def take_over(self, work: Work, handovers: Sequence[FactSent]) -> int:
        """What other tills handed to this one, in the caller's transaction; how much it was, over all accounts."""
        parts = self.parts
        trust = held_trust(work, parts.trust, held_roots(work, parts.trust))
        if trust is None:
            return 0
        taken = take_over(work, parts.recorder, parts.applying.sealing, parts.shop(), trust, handovers)
        return sum(part.amount for fact in taken for part in fact.parts)

    def ask_for(self, wish: Wish, within_s: float | None = None) -> GrantAnswer | Stop:
        """Ask for a wish that is kept; its answer is put in place."""
        answer = self.exchange(ASK, self.read(lambda work: ask_of(work, wish)), within_s)
        if isinstance(answer, Stop):
            return answer
        parts = self.parts
        try:
            subjects = opened_subjects(answer.subjects, parts.wire, parts.applying.sealing)
        except ValueError:
            return Stop(RoundOutcome.GARBAGE)
        next_id = parts.ids.new_id()

        def put_in_place(work: Work) -> PageResult:
            result = apply_fetched(work, parts.applying, answer.state, subjects)
            if result is not PageResult.FORKED:
                settle_wish(work, wish, answer, next_id)
            return result

        if self.put_in_place(answer.state, put_in_place) is PageResult.FORKED:
            return Stop(RoundOutcome.FORKED)
        return GrantAnswer(
            _outcome(wish.amount, answer.granted, answer.recalling), answer.granted, answer.recalling
        )


def _outcome(asked: int, granted: int, recalling: int) -> GrantOutcome:
    if granted >= asked:
        return GrantOutcome.GRANTED
    if granted:
        return GrantOutcome.PARTLY
    return GrantOutcome.RECALLING if recalling else GrantOutcome.NOTHING
