"""Handing over: the till that leads gives another till of its shop part of its own slices, as a fact of its journal.

From that fact on nobody can spend them but that till, in the epoch of its journal that it asked in; and it only by
this very fact. See decision 0022.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from shuke.application.allowance_now import spending_now
from shuke.application.counter.contact import Contact
from shuke.application.ports.encoding import Encoding
from shuke.application.ports.store import StoredFact, Work
from shuke.application.recording import Recorder
from shuke.application.sync.wishing import spare
from shuke.domain.facts.slice_handed_over import SliceHandedOver
from shuke.domain.shop import Shop
from shuke.domain.slices.account import SPENT
from shuke.domain.sync.lead_messages import LeadAsk
from shuke.domain.sync.limits import MOST_HANDOVERS

__all__ = ["hand_over"]

_log = logging.getLogger(__name__)


def hand_over(
    work: Work,
    recorder: Recorder,
    encoding: Encoding,
    contact: Contact,
    shop: Shop,
    asker: str,
    ask: LeadAsk,
) -> Sequence[StoredFact]:
    """Give what is asked for, as far as this till can spare it; in the caller's transaction.

    Returns:
        every fact of this till, behind the place that the asker names, that hands something to it; also those whose
        answer was lost. What they bring of what is asked for is not given once more.
    """
    till, place = recorder.place.till, (ask.behind_epoch, ask.behind_seq)
    head = work.journal.head(till)
    if head is None or place > (head.epoch, head.seq):
        _log.warning("%s took over what this till does not know of: is its file an older one?", asker)
        return ()

    def waiting() -> list[StoredFact]:
        return work.handovers.behind(till, asker, ask.epoch, place, MOST_HANDOVERS)

    given = waiting()
    if work.handovers.is_answered(asker, ask.epoch, ask.request_id) or ask.account not in SPENT:
        return given
    if spending_now(work, contact, shop.shop_id).nothing is not None:
        return given  # what this till may not spend, nobody spends for it
    missing = ask.amount - sum(_brings(recorder, fact, ask) for fact in given)
    today = recorder.today(work, shop)
    parts = spare(work, encoding, till, ask.member_id, ask.account, max(0, missing), today)
    if not parts or len(given) == MOST_HANDOVERS:
        return given
    body = SliceHandedOver(asker, ask.epoch, ask.request_id, ask.account, ask.member_id, parts)
    recorder.record(work, shop, body, staff="")
    return waiting()


def _brings(recorder: Recorder, fact: StoredFact, ask: LeadAsk) -> int:
    """How much of what is asked for is in there."""
    _, body = recorder.opened(fact)
    if not isinstance(body, SliceHandedOver) or (body.account, body.member_id) != (
        ask.account,
        ask.member_id,
    ):
        return 0
    return sum(part.amount for part in body.parts)
