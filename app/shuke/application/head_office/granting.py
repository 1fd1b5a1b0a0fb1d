"""Granting: a till asks for more of a member's account than it has; head office moves it from the pool, once."""

from __future__ import annotations

from datetime import date

from shuke.application.head_office.dealing import deal
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.reconciling import may_grant
from shuke.application.ports.store import Work
from shuke.application.ports.sync import OpenRecall
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.sync.limits import RECALL_LIFE_MS
from shuke.domain.sync.messages import Ask

__all__ = ["grant"]


def grant(work: Work, entry: OfficeEntry, till: str, ask: Ask, today: date, now_ms: int) -> tuple[int, int]:
    """Grant what can be granted, in the caller's transaction.

    Returns:
        (granted under this request id, now or at an earlier asking; what other tills may still give back).
    """
    if not may_grant(work):
        # What is missing comes once every till has said what it holds; the till goes on asking.
        return work.pools.granted(till, ask.request_id) or 0, ask.amount
    held = work.pools.held(ask.member_id, ask.account, today)
    before = work.pools.granted(till, ask.request_id)
    if before is not None:
        elsewhere = sum(amount for other, amount in held.items() if other != till)
        return before, max(0, min(ask.amount - before, elsewhere))
    work.pools.forget_recalls(now_ms - RECALL_LIFE_MS)
    pool = work.pools.pool(ask.member_id, ask.account)
    dealt = deal(pool, held, till, ask.amount, today)
    for part in dealt.granted:
        entry.record(SliceGranted(till, ask.account, ask.member_id, part.lot, part.amount, ask.request_id))
    for other, amount in dealt.recalled:
        work.pools.recall(OpenRecall(other, ask.account, ask.member_id, amount, till, now_ms))
    return dealt.amount, dealt.recalling
