"""Slices that change hands without their till's word: they are left behind with a broken epoch, or written off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.written_off import raise_written_off
from shuke.application.ports.store import Work
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.facts.slices_moved import AtRisk, SliceMove, SlicesMoved, TillWrittenOff
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.holders import is_till, left_behind

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
    amounts: defaultdict[AccountKind, int] = defaultdict(int)
    members: defaultdict[AccountKind, set[str]] = defaultdict(set)
    for moves in _held(work, holder):
        if moves:
            entry.record(SlicesMoved(holder, POOL, moves))
        for move in moves:
            amounts[move.account] += max(0, move.amount)
            members[move.account].add(move.member_id)
    at_risk = tuple(AtRisk(account, amounts[account], len(members[account])) for account in sorted(amounts))
    written_off = TillWrittenOff(holder, at_risk, reason)
    raise_written_off(work, entry, entry.record(written_off).header, written_off)
    return written_off


def _held(work: Work, holder: str) -> Iterator[tuple[SliceMove, ...]]:
    """All that is not nothing, some at a time; what has been moved since is passed over by the place."""
    place = _FIRST
    while page := work.pools.of_holder(holder, place, _A_FACT):
        moves = (SliceMove(member, account, part.lot, part.amount) for member, account, part in page)
        yield tuple(move for move in moves if move.amount)
        member_id, account, part = page[-1]
        place = (member_id, account.value, part.lot)
