"""A new epoch of a till's journal: after an older database file was put back, or when two went on under one key.

What the till held before may be spent already, by facts that are gone or that lie in the other file. Until head
office has answered within the new epoch it spends nothing; it earns and sells all the same.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from shuke.application.ports.signing import Signer
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.application.sync.joining import known_head_office
from shuke.application.sync.knowing import give_up_load
from shuke.application.till_key_links import signed_link
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind, Slice
from shuke.domain.sync.witness import Witness

__all__ = ["Began", "begin_epoch", "is_frozen", "lacks", "own_slices", "thaw", "witness_now"]

_FROZEN = "slices.frozen"


class Began(StrEnum):
    """Why an epoch began; stands in its first fact."""

    RESTORED = "restored"
    FORKED = "forked"


def witness_now(work: Work, till: str) -> Witness | None:
    """The newest fact; None before the first."""
    head = work.journal.head(till)
    return Witness(head.epoch, head.seq, head.hash) if head else None


def lacks(work: Work, till: str, witness: Witness) -> bool:
    """Whether this database is not the one, or not as new as the one, that the witness saw."""
    fact = work.journal.get(till, witness.epoch, witness.seq)
    return fact is None or fact.hash != witness.hash


def begin_epoch(
    work: Work, recorder: Recorder, shop: Shop, above: int, began: Began, former: Signer | None = None
) -> int:
    """Begin an epoch behind nothing, with a number greater than `above`, in the caller's transaction; its number.

    A till that stands alone goes on as it was: nobody else knows what became of its slices.

    Args:
        former: the key before the one that signs now, if head office might know the till by that one alone.
    """
    place, key = recorder.place, recorder.public_key
    head = work.journal.head(place.till)
    epoch = max(above, head.epoch if head else 0) + 1
    opened = TillOpened(place.shop_id, work.shops.till_name(place.till), key, began.value)
    if former is not None:
        vouched = signed_link(former, place.tenant, place.till, former.public_key, key)
        opened = replace(opened, former=former.public_key, vouched=vouched)
    recorder.open_epoch(work, shop, opened, epoch)
    frozen = known_head_office(work) is not None
    work.cursors.put(_FROZEN, int(frozen))
    if frozen:
        work.keepings.spend_nothing_of(recorder.place.till)
        if work.member_loading.current() is not None:
            give_up_load(work)  # what this till held is in its parts, too
    return epoch


def is_frozen(work: Work) -> bool:
    """Whether this till spends nothing until head office has told it what is its own."""
    return work.cursors.get(_FROZEN) != 0


def thaw(work: Work, till: str, epoch: int) -> None:
    """Head office holds facts of that epoch and everything it knows is here."""
    head = work.journal.head(till)
    if head is not None and head.epoch == epoch and is_frozen(work):
        work.cursors.put(_FROZEN, 0)


def own_slices(work: Work, till: str, member_id: str, account: AccountKind) -> list[Slice]:
    """What this till may spend of the account, lot by lot; nothing while it is frozen."""
    return [] if is_frozen(work) else work.members.slices(till, member_id, account)
