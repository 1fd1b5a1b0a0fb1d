"""Pull: what changed at head office, page by page; each page is applied in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Work
from shuke.application.ports.sync import HeldTrust, TrustSealing, Wire
from shuke.application.sync.applying import Applying, NotSubjects, OpenedSubject, opened_subjects
from shuke.application.sync.epochs import thaw
from shuke.application.sync.joining import know_head_office_by
from shuke.application.sync.knowing import (
    Agreement,
    acknowledged,
    agree,
    fetched_as_of,
    generation,
    heard,
    is_to_announce,
    note_fetched,
    note_restart,
    note_stream,
    stream_place,
    waiting_facts,
)
from shuke.domain.codes.trust import TrustList
from shuke.domain.sync.limits import MOST_SUBJECTS_A_PAGE
from shuke.domain.sync.messages import OfficeState, Page, Pull

__all__ = [
    "PageResult",
    "apply_fetched",
    "apply_page",
    "cut_page",
    "held_trust",
    "next_at_once",
    "next_pull",
    "opened_page",
    "opened_trust",
    "pull_again_from_start",
]

_QUICK_MS, _SLOW_MS = 20.0, 40.0

LEAST_AT_ONCE = 40
"""Fewer save nothing: what a transaction costs by itself outweighs its rows."""


class PageResult(StrEnum):
    """APPLIED. STALE: it does not follow what is held here (an old reply, or something newer was fetched in the
    meantime), or head office must hear first what this till holds; nothing was changed, ask again. FORKED: nothing
    was changed, a person must look."""

    APPLIED = "applied"
    STALE = "stale"
    FORKED = "forked"


def next_pull(work: Work, most: int, till: str = "", release: str = "") -> Pull:
    """`till`, `release`: who asks, where it tells of itself."""
    held = work.trust_lists.held()
    epoch, seq = acknowledged(work)
    return Pull(
        generation=generation(work),
        since=stream_place(work),
        most=most,
        trust_version=held.version if held else 0,
        heard=heard(work),
        acknowledged_epoch=epoch,
        acknowledged_seq=seq,
        unsent=waiting_facts(work, till) if till else 0,
        release=release,
    )


def opened_page(page: Page, wire: Wire, sealing: FactSealing) -> list[OpenedSubject]:
    """A page's subjects, in the order in which they changed. Reads no store.

    Raises:
        ValueError: not what a head office writes.
    """
    subjects = opened_subjects(page.subjects, wire, sealing)
    places = [page.since, *(subject.place for subject in subjects)]
    if any(place >= behind for place, behind in pairwise(places)) or places[-1] > page.next:
        raise NotSubjects("subjects in another order than the stream's")
    return subjects


def cut_page(page: Page, place: int) -> tuple[Page, Page]:
    """The page up to that place in the stream, and the rest of it, with which comes what is no subject."""
    first = replace(page, next=place, more=True, renew_key=False, handovers=())
    return first, replace(page, since=place, restarted=False)


def apply_page(
    work: Work,
    applying: Applying,
    page: Page,
    subjects: Sequence[OpenedSubject],
    trust: HeldTrust | None,
    asked_at_ms: int,
) -> PageResult:
    """Put a page in place. `asked_at_ms` is this till's clock when it asked: with the last page, that is the
    time at which head office confirmed everything known here."""
    if agree(work, applying.till, page.state) is Agreement.FORKED:
        return PageResult.FORKED
    if page.restarted:
        note_restart(work)
    if is_to_announce(work):
        return PageResult.STALE
    if page.since != stream_place(work):
        return PageResult.STALE
    if page.state.as_of < fetched_as_of(work):
        return PageResult.STALE
    kept = work.keepings.policy()
    applying.apply(work, page.state.head, subjects)
    note_stream(work, page.next)
    if work.keepings.policy().reaches_beyond(kept):
        pull_again_from_start(work)
    if trust is not None:
        work.trust_lists.hold(trust)
        know_head_office_by(work, trust.root)
    if not page.more:
        work.cursors.put(CONFIRMED_CURSOR, asked_at_ms)
        thaw(work, applying.till, page.state.head.epoch)
    return PageResult.APPLIED


def apply_fetched(
    work: Work,
    applying: Applying,
    state: OfficeState,
    subjects: Sequence[OpenedSubject],
) -> PageResult:
    """Put subjects in place that came out of turn (with a grant, after a check). STALE: something newer than this is
    in place already, a page or the answer to a question that was asked later; the next page has what is missing."""
    if agree(work, applying.till, state) is Agreement.FORKED:
        return PageResult.FORKED
    if state.as_of < max(stream_place(work), fetched_as_of(work)) or is_to_announce(work):
        return PageResult.STALE
    applying.apply(work, state.head, subjects)
    note_fetched(work, state.as_of)
    return PageResult.APPLIED


def held_trust(work: Work, sealing: TrustSealing, roots: Sequence[bytes]) -> TrustList | None:
    """The trust list held here; None before the first one."""
    held = work.trust_lists.held()
    return sealing.open(held.sealed, roots) if held else None


def opened_trust(
    sealed: bytes, sealing: TrustSealing, roots: Sequence[bytes], held: TrustList | None
) -> HeldTrust | None:
    """The trust list a page brought, if it takes the held one's place.

    Raises:
        ValueError: it is none, or nobody who may signed it.
    """
    opened = sealing.open(sealed, roots)
    if not opened.supersedes(held):
        return None
    return HeldTrust(opened.version, sealed, next(root for root in roots if _opens(sealing, sealed, root)))


def _opens(sealing: TrustSealing, sealed: bytes, root: bytes) -> bool:
    try:
        sealing.open(sealed, (root,))
    except ValueError:
        return False
    return True


def next_at_once(was: int, took_ms: float) -> int:
    """How many subjects to put in place at a time, so that nobody at the counter waits for 50 ms."""
    if took_ms > _SLOW_MS:
        return max(LEAST_AT_ONCE, was // 2)
    return min(MOST_SUBJECTS_A_PAGE, was * 3 // 2) if took_ms < _QUICK_MS else was


def pull_again_from_start(work: Work) -> None:
    """Ask for everything anew, from the next question on; nothing is lost by it."""
    note_stream(work, 0)
