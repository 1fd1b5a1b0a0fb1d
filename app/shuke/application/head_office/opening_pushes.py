"""Opening a push: bytes, chain, signatures and shapes are checked here, without a store, before any lock is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple

from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.keys import TillKey
from shuke.application.ports.signing import SignatureCheck
from shuke.application.sync.leading.taking import is_what_was_handed_over
from shuke.application.till_key_links import proves, vouches
from shuke.domain.basket import IllegalBasket, check_contents
from shuke.domain.facts.allowance_set import AllowanceSet
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.fact import FactHeader, SealedFact
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.keeping_set import KeepingSet
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.member_fetched import MemberFetched
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.outage_ended import OutageEnded
from shuke.domain.facts.rows import Add, AddMany, AddRows, Put, RowOperation
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.slice_granted import SliceGranted, SliceReturned
from shuke.domain.facts.slice_handed_over import SliceHandedOver, SliceTakenOver, can_change_hands
from shuke.domain.facts.slices_moved import SlicesMoved, TillWrittenOff
from shuke.domain.facts.till_enrolled import TillEnrolled, TillRevoked
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.facts.together import Together, bring_together
from shuke.domain.lead_address import whole_address
from shuke.domain.profile import Attachment
from shuke.domain.slices.holders import Way
from shuke.domain.sync.messages import AttachmentSent, FactSent, Push

__all__ = ["OFFICE_KINDS", "NotFacts", "OpenedFact", "OpenedPush", "open_push"]

OFFICE_KINDS = frozenset(
    kind.KIND
    for kind in (
        AllowanceSet,
        ExceptionCarriedOut,
        ExceptionRaised,
        KeepingSet,
        MemberFetched,
        OfficeRekeyed,
        OutageEnded,
        SliceGranted,
        SlicesMoved,
        TillEnrolled,
        TillRevoked,
        TillWrittenOff,
    )
)
"""What only head office records: a till that granted itself points would spend what it does not have."""

_GREATEST = 2**53 - 1


class NotFacts(ValueError):
    """Bytes that this till cannot have recorded; nothing of the push is stored."""


class OpenedFact(NamedTuple):
    """`operations` is empty for a kind this release does not know: it is kept, and folded once it is known."""

    sealed: SealedFact
    operations: tuple[RowOperation, ...]
    body: FactBody | None

    @property
    def returned(self) -> SliceReturned | None:
        return self.body if isinstance(self.body, SliceReturned) else None


@dataclass(frozen=True, slots=True)
class OpenedPush:
    """`together`: what all of its facts do, brought together here, before anybody waits."""

    facts: tuple[OpenedFact, ...]
    attachments: tuple[tuple[str, Attachment], ...]
    together: Together


def open_push(
    push: Push, tenant: str, till: str, keys: Iterable[TillKey], sealing: FactSealing, check: SignatureCheck
) -> OpenedPush:
    """The facts of a push, each checked by itself and against its neighbour.

    Args:
        keys: those of this till that are believed. One that a fact of this push brings is good for the facts behind.

    Raises:
        NotFacts: something in it is not this till's fact, or not a fact at all.
    """
    sealed, bodies = _read(push.facts, sealing)
    _check_chain(sealed, tenant, till)
    _check_signatures(sealed, bodies, _GoodKeys(keys, tenant, till, check), sealing)
    operations = [
        () if body is None else _operations(body, fact.header, sealing)
        for fact, body in zip(sealed, bodies, strict=True)
    ]
    together = bring_together(tenant, chain.from_iterable(operations))
    _check_storable(together)
    facts = tuple(map(OpenedFact, sealed, operations, bodies))
    return OpenedPush(facts, _attachments(push.attachments, facts, sealing), together)


def _read(sent: Sequence[FactSent], sealing: FactSealing) -> tuple[list[SealedFact], list[FactBody | None]]:
    """What stands in them. Step by step for all of them, as what follows is: a processor does the same thing five
    hundred times a fourth faster than five things by turns."""
    try:
        opened = [sealing.open(fact.content) for fact in sent]
        bodies = [read_body(kind, version, plain) for _, kind, version, plain in opened]
    except ValueError as error:
        raise NotFacts(str(error)) from error
    for _, kind, _, _ in opened:
        if kind in OFFICE_KINDS:
            raise NotFacts(f"{kind} is head office's to record")
    hashes = [sealing.hash(fact.content) for fact in sent]
    sealed = [
        SealedFact(header, kind, version, fact.content, fact_hash, fact.signature)
        for fact, (header, kind, version, _), fact_hash in zip(sent, opened, hashes, strict=True)
    ]
    return sealed, bodies


def _check_chain(facts: Sequence[SealedFact], tenant: str, till: str) -> None:
    before: SealedFact | None = None
    for fact in facts:
        if (fact.header.tenant, fact.header.till) != (tenant, till):
            raise NotFacts("a fact of another till")
        if before is not None and not _follows(before, fact):
            raise NotFacts("facts that do not follow one another")
        before = fact


def _check_signatures(
    facts: Sequence[SealedFact], bodies: Sequence[FactBody | None], keys: _GoodKeys, sealing: FactSealing
) -> None:
    for fact, body in zip(facts, bodies, strict=True):
        good = keys.before(fact.header, body)
        signed_with = next((key for key in good if sealing.signed_by(key, fact.hash, fact.signature)), None)
        if signed_with is None:
            raise NotFacts("a signature that is not this till's")
        keys.behind(fact.header, body, signed_with)


class _GoodKeys:
    """Which keys a till's facts may be signed with, fact by fact: it may change its key on the way."""

    def __init__(self, keys: Iterable[TillKey], tenant: str, till: str, check: SignatureCheck) -> None:
        self._keys = {key.public_key: key for key in keys}
        self._named = (tenant, till)
        self._check = check

    def before(self, header: FactHeader, body: FactBody | None) -> set[bytes]:
        """Those that this fact may be signed with.

        Raises:
            NotFacts: a till that begins an epoch with a key that nobody vouches for.
        """
        epoch, seq = header.epoch, header.seq
        good = {key.public_key for key in self._keys.values() if key.may_have_signed(epoch, seq)}
        if not isinstance(body, TillOpened) or body.public_key in good:
            return good
        former = body.former
        if former in good and vouches(self._check, *self._named, former, body.public_key, body.vouched):
            self._change(former, body.public_key, header, 0)
            return {body.public_key}
        raise NotFacts("a till that opens with a key it is not known by")

    def behind(self, header: FactHeader, body: FactBody | None, signed_with: bytes) -> None:
        """What the fact says of the keys for those behind it.

        Raises:
            NotFacts: it is a change to a key that is not its own to make.
        """
        if not isinstance(body, TillRekeyed):
            return
        proven = proves(self._check, *self._named, body.former, body.public_key, body.proof)
        if body.former != signed_with or not proven:
            raise NotFacts("a change to a key that nobody showed to have")
        self._change(body.former, body.public_key, header, header.seq)

    def _change(self, former: bytes, public_key: bytes, header: FactHeader, until_seq: int) -> None:
        was = self._keys[former]
        self._keys[former] = replace(
            was, until_epoch=header.epoch, until_seq=until_seq, replaced_on=header.business_date.isoformat()
        )
        self._keys.setdefault(public_key, replace(was, public_key=public_key))


def _operations(body: FactBody, header: FactHeader, sealing: FactSealing) -> tuple[RowOperation, ...]:
    """Its row operations, if each moves what is this till's to move."""
    if isinstance(body, SaleCompleted):
        try:
            check_contents(tuple(sold.line for sold in body.lines), body.tenders, body.points_used)
        except IllegalBasket as error:
            raise NotFacts(f"a sale that no till makes: {error}") from error
    if isinstance(body, LeadNamed) and body.till and whole_address(body.address) != body.address:
        raise NotFacts("no address on any network")
    try:
        operations = body.rows(header)
    except ValueError as error:
        raise NotFacts(f"what no row holds: {error}") from error
    _check_own(operations, header.till, _way_of(body, header, sealing))
    return operations


def _way_of(body: FactBody, header: FactHeader, sealing: FactSealing) -> str:
    """What besides its own a till moves by this fact: what is on the way from it, or to it. Empty for any other fact.

    Raises:
        NotFacts: slices that did not change hands so.
    """
    if isinstance(body, SliceTakenOver):
        right = is_what_was_handed_over(body, header, sealing)
        way = Way(body.from_till, body.from_epoch, header.till, header.epoch)
    elif isinstance(body, SliceHandedOver):
        to_another = body.to_till != header.till and body.to_epoch > 0
        right = to_another and can_change_hands(body.account, body.parts)
        way = Way(header.till, header.epoch, body.to_till, body.to_epoch)
    else:
        return ""
    if not right:
        raise NotFacts("slices that did not change hands so")
    return way.holder


def _check_own(operations: Iterable[RowOperation], till: str, way: str) -> None:
    """Raises:
    NotFacts: what only another till may move, or moved by more than any row holds.
    """
    for one in operations:
        if type(one) is Add:
            for amount in one.amounts.values():
                # Each by itself: two of them could make a sum that fits.
                if not -_GREATEST <= amount <= _GREATEST:
                    raise NotFacts("a number that no row holds")
        elif type(one) is AddMany or type(one) is AddRows:
            _check_own(one.apart(), till, way)
            continue
        if one.table == "slices" and (type(one) is not Add or one.key["till_id"] not in (till, way)):
            raise NotFacts("what another till holds is not this till's to move")


def _check_storable(together: Together) -> None:
    """Whether any database holds it, of whole columns at once.

    Raises:
        NotFacts: a number or text that one would refuse, or round.
    """
    for rows in together.values():
        for cells in zip(*rows, strict=True):
            _check_column(cells)


def _check_column(cells: Sequence[Any]) -> None:
    """The same of one column. Mostly its cells are all numbers or all texts, and none is asked which it is."""
    kind = type(cells[0])
    try:
        if kind is int:
            return _check_cells(cells, "")
        if kind is str:
            return _check_cells((0,), "".join(cells))
    except TypeError:
        pass
    numbers = [cell for cell in cells if isinstance(cell, int)]
    return _check_cells(numbers or (0,), "".join([cell for cell in cells if type(cell) is str]))


def _check_cells(numbers: Sequence[int], texts: str) -> None:
    if min(numbers) < -_GREATEST or max(numbers) > _GREATEST:
        raise NotFacts("a number that no row holds")
    if "\0" in texts:
        raise NotFacts("a text that no row holds")


def _follows(before: SealedFact, fact: SealedFact) -> bool:
    """An epoch begins anew in a push of its own."""
    return (
        fact.header.epoch == before.header.epoch
        and fact.header.seq == before.header.seq + 1
        and fact.header.previous == before.hash
    )


def _attachments(
    sent: Sequence[AttachmentSent], facts: Sequence[OpenedFact], sealing: FactSealing
) -> tuple[tuple[str, Attachment], ...]:
    """Those that a fact of the same push names; their bytes must give that name."""
    named = {
        (operation.key["member_id"], operation.values["profile"])
        for fact in facts
        for operation in fact.operations
        if isinstance(operation, Put) and operation.table == "members" and "profile" in operation.values
    }
    named |= {
        (fact.body.member_id, fact.body.signature)
        for fact in facts
        if isinstance(fact.body, SaleCompleted) and fact.body.signature
    }
    named |= {
        (fact.body.member_id, fact.body.words)
        for fact in facts
        if isinstance(fact.body, FeedbackTaken | FeedbackAnswered | MemberContacted) and fact.body.words
    }
    checked = []
    for one in sent:
        attachment = Attachment(one.hash, one.salt, one.content)
        if (one.member_id, one.hash) not in named or not sealing.is_attached(attachment):
            raise NotFacts("an attachment that no fact of this push names")
        checked.append((one.member_id, attachment))
    return tuple(checked)
