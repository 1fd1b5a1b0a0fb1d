"""Dealing without being asked: what is in the pool goes, for its greater part, to the till a member visited last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from shuke.application.head_office.dealing import share_of
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.opening_pushes import OpenedPush
from shuke.application.head_office.reconciling import may_grant
from shuke.application.ports.store import Work
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.facts.together import cells_of
from shuke.domain.shop import HEAD_OFFICE

__all__ = ["deal_out", "deal_where_last_seen", "visitors"]


def visitors(push: OpenedPush) -> list[str]:
    """The members who bought something by these facts, but for those of whom the till gave something back: that is
    wanted elsewhere."""
    bought = {str(member) for member in cells_of(push.together, "sales", "member_id") if member}
    returned = {fact.returned.member_id for fact in push.facts if fact.returned is not None}
    return sorted(bought - returned)


def deal_out(work: Work, entry: OfficeEntry, till: str, members: Sequence[str], today: date) -> int:
    """Grant that till its share of what these members have in the pool, in the caller's transaction; how much."""
    if not members or not may_grant(work):
        return 0
    dealt, percent = 0, work.allowances.policy().share_percent
    for (member, account), pool in work.pools.undealt(members).items():
        held = work.pools.held(member, account, today).get(till, 0)
        for part in share_of(pool, held, percent, today):
            entry.record(SliceGranted(till, account, member, part.lot, part.amount))
            dealt += part.amount
    return dealt


def deal_where_last_seen(work: Work, entry: OfficeEntry, members: Sequence[str], today: date) -> int:
    """The same for members whom head office itself gave something: each one's share goes where they bought last."""
    by_till: dict[str, list[str]] = {}
    for member in members:
        by_till.setdefault(work.pools.last_visited(member), []).append(member)
    for nowhere in ("", HEAD_OFFICE):  # what head office recorded itself was no visit
        by_till.pop(nowhere, None)
    return sum(deal_out(work, entry, till, those, today) for till, those in sorted(by_till.items()))
