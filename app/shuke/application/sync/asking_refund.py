"""Asking head office for another till's sale, so that it can be taken back here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.refunding.found_sale import HeldSale
from shuke.application.sync.applying import opened_subjects
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.pulling import PageResult, apply_fetched
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.refund import SalePlace
from shuke.domain.sync.exchanges import REFUND
from shuke.domain.sync.limits import REFUND_WITHIN_S
from shuke.domain.sync.refund_messages import AskRefund, RefundAnswered, RefundWord

__all__ = ["RefundAnswer", "RefundFate", "RefundingTill"]


class RefundFate(StrEnum):
    """YOURS, TAKEN, UNKNOWN: head office's word. OFFLINE: no answer in time. REFUSED: head office does not deal with
    this till."""

    YOURS = "yours"
    TAKEN = "taken"
    UNKNOWN = "unknown"
    OFFLINE = "offline"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """`held` is the sale, for YOURS; `by` the till that is at it, for TAKEN."""

    fate: RefundFate
    held: HeldSale | None = None
    by: str = ""


class RefundingTill(Conversation):
    """`ask` may be called from another lane than the one rounds run on."""

    def ask(self, place: SalePlace, now_ms: int, within_s: float = REFUND_WITHIN_S) -> RefundAnswer:
        """The sale with all that came back of it, for this till alone for a while.

        Args:
            now_ms: by the till's own clock; from then on the permission counts.
        """
        asked = AskRefund(place.till, place.epoch, place.seq)
        try:
            reply = self.exchange(REFUND, asked, within_s)
            if isinstance(reply, Stop):
                refused = reply.outcome is RoundOutcome.REFUSED
                return RefundAnswer(RefundFate.REFUSED if refused else RefundFate.OFFLINE)
            return self._put(reply, place, now_ms)
        except (StoreUnusable, ValueError):
            return RefundAnswer(RefundFate.OFFLINE)

    def _put(self, reply: RefundAnswered, place: SalePlace, now_ms: int) -> RefundAnswer:
        parts = self.parts
        subjects = opened_subjects(reply.subjects, parts.wire, parts.applying.sealing)

        def put_in_place(work: Work) -> PageResult:
            return apply_fetched(work, parts.applying, reply.state, subjects)

        if self.put_in_place(reply.state, put_in_place) is PageResult.FORKED:
            return RefundAnswer(RefundFate.REFUSED)
        if reply.word is not RefundWord.YOURS:
            return RefundAnswer(RefundFate(reply.word.value), by=reply.by)
        header, kind, version, plain = parts.applying.sealing.open(reply.content)
        sale = read_body(kind, version, plain)
        if not isinstance(sale, SaleCompleted) or (header.till, header.epoch, header.seq) != (
            place.till,
            place.epoch,
            place.seq,
        ):
            return RefundAnswer(RefundFate.UNKNOWN)
        return RefundAnswer(RefundFate.YOURS, HeldSale(header, sale, reply.permit, now_ms))
