"""Taking over: what another till's fact handed to this one becomes this till's own slice, once."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.application.sync.epochs import is_frozen
from shuke.domain.codes.trust import KeyOwner, TrustList
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.slice_handed_over import SliceHandedOver, SliceTakenOver, can_change_hands
from shuke.domain.shop import Shop
from shuke.domain.sync.messages import FactSent

__all__ = ["is_what_was_handed_over", "take_over", "till_keys"]


def take_over(
    work: Work,
    recorder: Recorder,
    sealing: FactSealing,
    shop: Shop,
    trust: TrustList,
    handovers: Sequence[FactSent],
) -> list[SliceTakenOver]:
    """Take over what is meant for this epoch of this till and was not taken before, as facts; in the caller's
    transaction. Where a giver, or its key, is not known here, what it handed over waits: the newest taken says
    which came before."""
    head = work.journal.head(recorder.place.till)
    if head is None or is_frozen(work):
        return []
    taken: list[SliceTakenOver] = []
    unknown: set[str] = set()
    for sent in handovers:
        opened = _opened(sent.content, sealing)
        if opened is None:
            continue
        header, body = opened
        mine = (recorder.place.tenant, recorder.place.till, head.epoch)
        if (header.tenant, body.to_till, body.to_epoch) != mine or header.till == recorder.place.till:
            continue
        keys, fact_hash = till_keys(trust, header.till, recorder.place.shop_id), sealing.hash(sent.content)
        if not any(sealing.signed_by(key, fact_hash, sent.signature) for key in keys):
            unknown.add(header.till)
        if header.till in unknown or not can_change_hands(body.account, body.parts):
            continue
        if work.handovers.is_taken(header.till, header.epoch, header.seq):
            continue
        fact = SliceTakenOver(
            from_till=header.till,
            from_epoch=header.epoch,
            from_seq=header.seq,
            account=body.account,
            member_id=body.member_id,
            parts=body.parts,
            handover=sent.content,
            signature=sent.signature,
        )
        recorder.record(work, shop, fact, staff="")
        taken.append(fact)
    return taken


def till_keys(trust: TrustList, till: str, shop_id: str, *, letters: bool = False) -> list[bytes]:
    """By which keys a till of this shop is believed: for what it ever recorded, or for the letters it writes now."""
    return [
        key.public_key
        for key in trust.keys
        if (key.owner, key.till, key.shop) == (KeyOwner.TILL, till, shop_id)
        and key.revoked_on is None
        and not (letters and key.valid_until)
    ]


def is_what_was_handed_over(body: SliceTakenOver, header: FactHeader, sealing: FactSealing) -> bool:
    """Whether a till's fact takes just what the giver's fact in it gives, to that till in that epoch. Who signed the
    giver's is another question."""
    opened = _opened(body.handover, sealing)
    if opened is None or not can_change_hands(body.account, body.parts):
        return False
    theirs, given = opened
    return (
        (theirs.tenant, given.to_till, given.to_epoch) == (header.tenant, header.till, header.epoch)
        and (theirs.till, theirs.epoch, theirs.seq) == (body.from_till, body.from_epoch, body.from_seq)
        and (given.account, given.member_id, given.parts) == (body.account, body.member_id, body.parts)
        and theirs.till != header.till
    )


def _opened(content: bytes, sealing: FactSealing) -> tuple[FactHeader, SliceHandedOver] | None:
    try:
        header, kind, version, plain = sealing.open(content)
        body = read_body(kind, version, plain)
    except ValueError:
        return None
    return (header, body) if isinstance(body, SliceHandedOver) else None
