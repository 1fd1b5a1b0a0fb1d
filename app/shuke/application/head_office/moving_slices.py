"""Slices that change hands without their till's word: they are left behind with a broken epoch, or written off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.written_off import raise_written_off
from shuke.application.ports.store import Work
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.facts.slices_moved import AtRisk, SliceMove, SlicesMoved, TillWrittenOff
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.holders import is_till, journal_of, left_behind, till_of

__all__ = ["StillBelieved", "leave_behind", "write_off"]

POOL = ""
_A_FACT = 500
_FIRST = ("", "", "")


class StillBelieved(Exception):
    """The till's key is not withdrawn: it may be spending just now what would be written off."""


def leave_behind(work: Work, entry: OfficeEntry, till: str, epoch: int) -> None:
    """A till begins anew behind nothing: what it held until then counts as spent (decision 0014). What it spent
    beyond that came from a grant which a head office that was restored has forgotten: it leaves the pool now."""
    for moves in _held(work, till):
        held = tuple(move for move in moves if move.amount > 0)
        if held:
            entry.record(SlicesMoved(till, left_behind(till, epoch), held))
        for move in moves:
            if move.amount < 0:
                entry.record(SliceGranted(till, move.account, move.member_id, move.lot, -move.amount))


def write_off(work: Work, entry: OfficeEntry, holder: str, reason: str) -> TillWrittenOff:
    """Bring what a till holds, or left behind, back to the pool. If it was spent meanwhile it is lost.

    Returns:
        the fact that says so, with what is at risk; of a holder of nothing too.

    Raises:
        StillBelieved: the till may still sign; nothing was changed.
    """
    if is_till(holder) and any(not key.revoked_on for key in work.till_register.keys_of(holder)):
        raise StillBelieved(holder)
    _settle_ways(work, entry, holder)
    amounts: defaultdict[AccountKind, int] = defaultdict(int)
    members: defaultdict[AccountKind, set[str]] = defaultdict(set)
    for source, moves in _given_up_with(work, holder):
        entry.record(SlicesMoved(source, POOL, moves))
        for move in moves:
            amounts[move.account] += max(0, move.amount)
            members[move.account].add(move.member_id)
    at_risk = tuple(AtRisk(account, amounts[account], len(members[account])) for account in sorted(amounts))
    written_off = TillWrittenOff(holder, at_risk, reason)
    raise_written_off(work, entry, entry.record(written_off).header, written_off)
    return written_off


def _given_up_with(work: Work, holder: str) -> Iterator[tuple[str, tuple[SliceMove, ...]]]:
    """What it holds; what is on the way to it; and, of a till whose key is withdrawn, on the way from it: others do
    not take that over any more."""
    for moves in _held(work, holder):
        if moves:
            yield holder, moves
    for way, from_here in _ways(work, holder):
        for moves in _held(work, way):
            lost = tuple(move for move in moves if move.amount > 0 and (not from_here or is_till(holder)))
            if lost:
                yield way, lost


def _settle_ways(work: Work, entry: OfficeEntry, holder: str) -> None:
    """What other tills took over from it, while its own word for that was not heard, stands on the way below nothing:
    it is taken out of what the holder has, so that it does not come back to the pool as well."""
    for way, from_here in _ways(work, holder):
        for moves in _held(work, way) if from_here else ():
            heard = tuple(back for move in moves if (back := _taken_out(work, holder, move)).amount)
            if heard:
                entry.record(SlicesMoved(way, holder, heard))


def _taken_out(work: Work, holder: str, on_the_way: SliceMove) -> SliceMove:
    has = {
        part.lot: part.amount
        for part in work.members.slices(holder, on_the_way.member_id, on_the_way.account)
    }
    return replace(on_the_way, amount=min(0, max(on_the_way.amount, -has.get(on_the_way.lot, 0))))


def _ways(work: Work, holder: str) -> list[tuple[str, bool]]:
    """Those from and to it, and whether from it."""
    head = work.journal.head(till_of(holder))
    till, epoch = journal_of(holder, head.epoch if head else 0)
    ways = work.handovers.ways(till, epoch)
    return [(way.holder, (way.from_till, way.from_epoch) == (till, epoch)) for way in ways]


def _held(work: Work, holder: str) -> Iterator[tuple[SliceMove, ...]]:
    """All that is not nothing, some at a time; what has been moved since is passed over by the place."""
    place = _FIRST
    while page := work.pools.of_holder(holder, place, _A_FACT):
        moves = (SliceMove(member, account, part.lot, part.amount) for member, account, part in page)
        yield tuple(move for move in moves if move.amount)
        member_id, account, part = page[-1]
        place = (member_id, account.value, part.lot)
