"""Asking for a grant: while the cashier waits, and again in every round until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.ports.sync import Wish
from shuke.application.sync.applying import opened_subjects
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.pulling import PageResult, apply_fetched
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.wishing import ask_of, keep_wish, settle_wish
from shuke.domain.slices.account import SPENT, AccountKind
from shuke.domain.sync.exchanges import ASK
from shuke.domain.sync.limits import GRANT_WITHIN_S

__all__ = ["AskingTill", "GrantAnswer", "GrantOutcome"]


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

        Without an answer in time the till goes by its own slices; what head office may have granted all the same
        arrives with the next round.
        """
        parts = self.parts
        wish = Wish(parts.ids.new_id(), account, member_id, amount, parts.clock.now_ms())
        try:
            self.write(lambda work: keep_wish(work, wish))
            answer = self.ask_for(wish, within_s)
        except StoreUnusable:
            return GrantAnswer(GrantOutcome.OFFLINE)
        if isinstance(answer, Stop):
            refused = answer.outcome in {RoundOutcome.REFUSED, RoundOutcome.FORKED}
            return GrantAnswer(GrantOutcome.REFUSED if refused else GrantOutcome.OFFLINE)
        return answer

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

    def ask_for(self, wish: Wish, within_s: float | None = None) -> GrantAnswer | Stop:
        """Ask for a wish that is kept; its answer is put in place."""
        answer = self.exchange(ASK, ask_of(wish), within_s)
        if isinstance(answer, Stop):
            return answer
        parts = self.parts
        try:
            subjects = opened_subjects(answer.subjects, parts.wire, parts.applying.sealing)
        except ValueError:
            return Stop(RoundOutcome.GARBAGE)
        next_id = parts.ids.new_id()

        def put_in_place(work: Work) -> PageResult:
            attachments = answer.subjects.attachments
            result = apply_fetched(work, parts.applying, answer.state, subjects, attachments)
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
