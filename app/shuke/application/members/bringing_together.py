"""What moves where two members are one: each holder its own part, whenever it hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.session import Session
from shuke.domain.facts.brought import BesideMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.members_merged import MERGED, MembersMerged, MergedPart
from shuke.domain.member import Member
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["bring_together", "merger", "what_a_till_moves", "what_head_office_moves"]

_MOVED = tuple(one for one in AccountKind if one not in (AccountKind.PRIZE, AccountKind.SPINS))
"""A prize keeps the name that its code says; whoever stays has a right to spin already."""

_Lots = Iterable[tuple[AccountKind, str, int]]


def bring_together(desk: Desk, work: Work, session: Session, member_id: str) -> None:
    """Before somebody is served: what this till still holds of those who went up in them is theirs. In the caller's
    transaction; nothing is recorded where there is nothing."""
    for gone in work.mergers.gone_up_in(member_id):
        part = what_a_till_moves(work, desk.till, gone, sums=desk.contact.alone)
        if not part.is_nothing:
            fact = MembersMerged(gone, member_id, part)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)


def what_a_till_moves(work: Work, till: str, gone: str, *, sums: bool) -> MergedPart:
    """Its own slices; with `sums`, also what is counted of the member, as far as it is known here."""
    lots = (
        (account, part.lot, part.amount)
        for account in _MOVED
        for part in work.members.slices(till, gone, account)
    )
    return _part(work, gone, lots, sums=sums)


def what_head_office_moves(work: Work, gone: str) -> MergedPart:
    """What belongs to no till, and everything counted: what tills had not heard of is put right by it."""
    return _part(work, gone, work.mergers.undivided(gone), sums=True)


def merger(work: Work, programme: Programme, gone: Member, stays: Member, part: MergedPart) -> MembersMerged:
    """Whoever stays keeps the higher of the two tiers and the cards beside it that either has."""
    return MembersMerged(
        member_id=gone.member_id,
        into=stays.member_id,
        part=part,
        held=_higher(programme, gone, stays),
        beside=tuple(_beside(work, gone.member_id, stays.member_id)),
        last_sale_on=gone.last_sale_on,
        last_visit_ms=gone.last_visit_ms,
    )


def _part(work: Work, gone: str, lots: _Lots, *, sums: bool) -> MergedPart:
    entries = tuple(
        LedgerEntry(account, lot, amount, MERGED)
        for account, lot, amount in lots
        if amount and account in _MOVED
    )
    known = work.mergers.coupons(gone)
    moved = (entry.lot for entry in entries if entry.account is AccountKind.COUPON)
    coupons = tuple(known[lot] for lot in moved if lot in known)
    member = work.members.get(gone)
    if not sums or member is None:
        return MergedPart(entries, coupons)
    return MergedPart(
        entries=entries,
        coupons=coupons,
        counts=tuple(work.mergers.counted(gone)),
        used=tuple(work.mergers.used(gone)),
        sales=member.sales,
        cumulative=member.cumulative,
    )


def _higher(programme: Programme, gone: Member, stays: Member) -> TierHeld | None:
    """The tier of whoever goes, in the term of whoever stays; None where it is not the higher one."""
    if not gone.active:
        return None
    ranks = [programme.rank(programme.served_as(member.tier)) for member in (gone, stays)]
    if stays.active and ranks[0] <= ranks[1]:
        return None
    held = gone.held
    term = stays.tier_term if stays.active else stays.tier_term + 1
    rank = max(ranks[0], stays.held.rank)
    return TierHeld(
        term, rank, held.since, held.tier, held.state, held.given, held.sums_from, held.progress, held.origin
    )


def _beside(work: Work, gone: str, stays: str) -> Iterator[BesideMoved]:
    has = work.cards.beside(stays)
    for key, held in work.cards.beside(gone).items():
        if not held.taken and (key not in has or has[key] < held):
            yield BesideMoved(key, held)
