"""Reading the journal by somebody who may: how much is in it, whether it is whole, one sale by its receipt."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.journal_check import JournalCheck, KnownKeys
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import StoredFact, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.signature_paper import signature_in
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.plain import NotPlain
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.member import Member
from shuke.domain.shop import Right
from shuke.domain.signature import Signature

__all__ = ["JournalHeld", "SaleRecord", "find_sale", "journals_held", "verify_slice"]

FACTS_A_SLICE = 200
"""About 40 ms on the machine of a shop."""


@dataclass(frozen=True, slots=True)
class JournalHeld:
    """A till's journal as it lies here: how many facts, the last one's place and hash."""

    till: str
    facts: int
    epoch: int
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class SaleRecord:
    """A sale's fact with what is known of it here.

    Attributes:
        intact: content, hash and signature agree.
        staff, till: names; the id where there is no name.
        member: as known now; None for a sale without, or when this till does not know the member.
        signature: what the member drew for it; None where nothing was drawn, or it does not lie here any more.
    """

    stored: StoredFact
    header: FactHeader
    sale: SaleCompleted
    intact: bool
    staff: str
    till: str
    member: Member | None
    signature: Signature | None = None


def journals_held(work: Work, session: Session) -> tuple[JournalHeld, ...] | Refused:
    if not session.may(Right.READ_JOURNAL):
        return Refused(Refusal.NOT_ALLOWED)
    held = ((till, work.journal.head(till)) for till in work.journal.tills())
    return tuple(
        JournalHeld(till, work.journal.count_after(till, 0, 0), head.epoch, head.seq, head.hash)
        for till, head in held
        if head is not None
    )


def verify_slice(work: Work, session: Session, check: JournalCheck) -> bool | Refused:
    """Read on in the journals, so little that whoever else reads does not notice; false once all were read."""
    if not session.may(Right.READ_JOURNAL):
        return Refused(Refusal.NOT_ALLOWED)
    return check.read_slice(work, FACTS_A_SLICE)


def find_sale(
    work: Work, sealing: FactSealing, keys: KnownKeys, session: Session, receipt_number: str
) -> SaleRecord | Refused:
    """The sale with that receipt, from its fact, not from what was folded from it.

    Returns:
        NO_RECEIPT where its fact is not (or no longer) held here, or cannot be read.
    """
    if not session.may(Right.READ_JOURNAL):
        return Refused(Refusal.NOT_ALLOWED)
    place = work.sales.by_receipt(receipt_number)
    stored = work.journal.get(*place) if place is not None else None
    if stored is None:
        return Refused(Refusal.NO_RECEIPT)
    try:
        header, kind, version, plain = sealing.open(stored.content)
        sale = read_body(kind, version, plain)
    except (ValueError, NotPlain):
        return Refused(Refusal.NO_RECEIPT)
    if not isinstance(sale, SaleCompleted):
        return Refused(Refusal.NO_RECEIPT)
    staff = work.shops.staff_member(header.staff)
    return SaleRecord(
        stored=stored,
        header=header,
        sale=sale,
        intact=_is_intact(work, sealing, keys, stored),
        staff=staff.name if staff else header.staff,
        till=work.shops.till_name(header.till) or header.till,
        member=work.members.get(sale.member_id) if sale.member_id else None,
        signature=_signature(work, sale),
    )


def _signature(work: Work, sale: SaleCompleted) -> Signature | None:
    if not sale.signature or sale.member_id is None:
        return None
    attachment = work.attachments.get(sale.member_id, sale.signature)
    return signature_in(attachment.content) if attachment else None


def _is_intact(work: Work, sealing: FactSealing, keys: KnownKeys, stored: StoredFact) -> bool:
    if sealing.hash(stored.content) != stored.hash:
        return False
    named = work.shops.till_key(stored.till)
    known = keys.get(stored.till) or ((named,) if named else ())
    return any(sealing.signed_by(key, stored.hash, stored.signature) for key in known)
