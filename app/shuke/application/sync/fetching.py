"""Fetching a member of another shop, while the customer waits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.sync.applying import opened_subjects
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.pulling import PageResult, apply_fetched
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync.exchanges import FIND
from shuke.domain.sync.finding import Find, Finding, Found
from shuke.domain.sync.limits import FIND_WITHIN_S

__all__ = ["Fetched", "FetchingTill"]


class Fetched(StrEnum):
    """FOUND: whoever has this is among this till's members now. NOBODY: head office knows nobody either.
    TOO_OFTEN: it was asked more than a counter does. OFFLINE: no answer in time. REFUSED: head office does not deal
    with this till."""

    FOUND = "found"
    NOBODY = "nobody"
    TOO_OFTEN = "too_often"
    OFFLINE = "offline"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class _Placed:
    result: PageResult
    here: bool


class FetchingTill(Conversation):
    """`fetch` may be called from another lane than the one rounds run on."""

    def fetch(self, asked: Find, within_s: float = FIND_WITHIN_S) -> Fetched:
        """Have the member here, if head office knows one by that. What was granted along with an answer that came
        too late arrives with the next round."""
        try:
            reply = self.exchange(FIND, asked, within_s)
            if isinstance(reply, Stop):
                return Fetched.REFUSED if reply.outcome is RoundOutcome.REFUSED else Fetched.OFFLINE
            return self._put(reply)
        except (StoreUnusable, ValueError):
            return Fetched.OFFLINE

    def _put(self, reply: Found) -> Fetched:
        parts = self.parts
        subjects = opened_subjects(reply.subjects, parts.wire, parts.applying.sealing)
        names = [opened.rows.subject.name for opened in subjects]

        def put_in_place(work: Work) -> _Placed:
            result = apply_fetched(work, parts.applying, reply.state, subjects)
            return _Placed(result, all(work.members.get(name) is not None for name in names))

        placed = self.put_in_place(reply.state, put_in_place)
        if placed.result is PageResult.FORKED:
            return Fetched.REFUSED
        if reply.finding is not Finding.FOUND:
            return Fetched(reply.finding.value)
        return Fetched.FOUND if placed.here else Fetched.OFFLINE
