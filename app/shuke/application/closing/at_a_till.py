"""The close of days at a till that stands alone: its own journal, in pieces that keys may come between."""

from __future__ import annotations

from shuke.application.closing.closing import Closing, ClosingProgress, Sizes, close_a_batch
from shuke.application.closing.reviewing import Reviewing
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.sync.joining import known_head_office
from shuke.domain.facts.kinds import FactBody

__all__ = ["AT_A_TILL", "close_a_piece", "till_closing", "till_reviewing"]

AT_A_TILL = Sizes(members=40, lots=120)
"""A batch takes less than 50 ms."""


class _TillEntry:
    def __init__(self, desk: Desk, work: Work) -> None:
        self._desk = desk
        self._work = work

    def record(self, body: FactBody) -> object:
        return self._desk.recorder.record(self._work, self._desk.shop, body, staff="")

    def settle(self) -> None:
        """Nobody is told."""


def till_closing(desk: Desk, sizes: Sizes = AT_A_TILL) -> Closing:
    """What a day gives may be spent at this till, the only one there is."""
    return Closing(
        desk.recorder,
        lambda: desk.shop,
        desk.shelf,
        desk.ids,
        lambda work: _TillEntry(desk, work),
        sizes,
        own=desk.till,
    )


def till_reviewing(desk: Desk, work: Work) -> Reviewing:
    """Deciding about members who sleep, by the programme of today."""
    return Reviewing(
        entry=lambda open_work: _TillEntry(desk, open_work),
        programme=desk.programme_in_force(work),
        ids=desk.ids,
        today=desk.recorder.today(work, desk.shop),
        own=desk.till,
    )


def close_a_piece(desk: Desk, closing: Closing) -> ClosingProgress | None:
    """The next batch; None when nothing is left, or where head office closes the days."""
    with desk.store.reading() as work:
        if known_head_office(work) is not None or not closing.is_due(work):
            return None
    return close_a_batch(desk.store, closing)
