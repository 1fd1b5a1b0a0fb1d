"""Letting go of members whom this till's shop does not keep any more. Nothing it recorded is lost by that."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.basket_bytes import read_basket
from shuke.application.ports.encoding import Encoding
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.application.sync.epochs import is_frozen
from shuke.application.sync.knowing import fetched_as_of, is_to_announce, stream_place, waiting_facts
from shuke.domain.basket import BasketState
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.messages import OfficeState

__all__ = ["let_go"]


def let_go(
    work: Work, recorder: Recorder, encoding: Encoding, shop: Shop, state: OfficeState, left: Sequence[str]
) -> bool:
    """Give back what this till may spend of these members, as facts, then forget their rows, in the caller's
    transaction. Whether anybody went: not while a basket is theirs, nor while head office may think otherwise by now.

    Args:
        state: of the reply that said they left.
    """
    till = recorder.place.till
    older = state.as_of < max(stream_place(work), fetched_as_of(work))
    if older or waiting_facts(work, till) or is_frozen(work) or is_to_announce(work):
        return False
    served = {
        read_basket(encoding, basket.content).member_id
        for state_ in BasketState
        for basket in work.baskets.in_state(state_.value)
    }
    going = [member_id for member_id in left if member_id not in served]
    for member_id in going:
        for account in AccountKind:
            for part in work.members.slices(till, member_id, account):
                if part.amount > 0:
                    fact = SliceReturned(account, member_id, part.lot, part.amount)
                    recorder.record(work, shop, fact, staff="")
    if going:
        work.keepings.let_go(going)
    return bool(going)
