"""Announcing: after head office was restored from a backup, a till says what it holds before it hears anything."""

from __future__ import annotations

from enum import StrEnum

from shuke.application.ports.store import Work
from shuke.application.sync.epochs import is_frozen, witness_now
from shuke.application.sync.knowing import Agreement, agree, generation, note_all_announced
from shuke.domain.sync.announcements import Announce, Announced, SliceHeld
from shuke.domain.sync.limits import MOST_ANNOUNCED
from shuke.domain.sync.messages import JournalPlace

__all__ = ["NO_SLICE", "AnnounceStep", "announcement", "note_announced", "place_of"]

Place = tuple[str, str, str]
"""Member, account and lot behind which the next announcement begins."""


class AnnounceStep(StrEnum):
    """GO_ON behind this page; SAY_AGAIN, once what is new was pushed; FORKED: stop."""

    GO_ON = "go_on"
    SAY_AGAIN = "say_again"
    FORKED = "forked"


NO_SLICE: Place = ("", "", "")


def announcement(work: Work, till: str, behind: Place) -> Announce:
    """What this till holds behind that place, as of its newest fact; also where it holds nothing any more: a grant
    that head office forgot may be spent already. One that begins anew itself says nothing."""
    page = [] if is_frozen(work) else work.pools.of_holder(till, behind, MOST_ANNOUNCED)
    head = witness_now(work, till)
    assert head is not None  # a till that was enrolled has opened its journal
    held = tuple(SliceHeld(member, account, part.lot, part.amount) for member, account, part in page)
    at = JournalPlace(head.epoch, head.seq, head.hash)
    return Announce(generation(work), at, held, len(page) < MOST_ANNOUNCED)


def note_announced(work: Work, till: str, announce: Announce, reply: Announced) -> AnnounceStep:
    """Take in head office's answer. It may have been restored once more since it was last heard: then everything is
    said to that generation."""
    if agree(work, till, reply.state) is Agreement.FORKED:
        return AnnounceStep.FORKED
    if not reply.taken:
        return AnnounceStep.SAY_AGAIN
    if announce.last:
        note_all_announced(work)
    return AnnounceStep.GO_ON


def place_of(held: SliceHeld) -> Place:
    return held.member_id, held.account.value, held.lot
