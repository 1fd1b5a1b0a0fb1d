"""Driving a snapshot: from the question to the last index, over a connection that may break at any byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.elsewhere import keeps_a_part
from shuke.application.ports.store import Work
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.knowing import Agreement, stream_place
from shuke.application.sync.loading import (
    Arriving,
    Loading,
    OpenedPart,
    begin_load,
    finish_load,
    give_up_load,
    held_load,
    next_ask,
    opened_part,
    put_piece,
)
from shuke.application.sync.pulling import next_at_once
from shuke.application.sync.serving import is_serving
from shuke.application.sync.state import RoundOutcome, outcome_of
from shuke.domain.sync.choosing import wants_snapshot
from shuke.domain.sync.exchanges import SNAPSHOT, LinkTrouble, Refusal, RefusalReason, bytes_path
from shuke.domain.sync.messages import (
    OfficeState,
)
from shuke.domain.sync.snapshot_messages import Offer

__all__ = ["LoadingTill"]

_MOST_TIMES_IN_PLACE = 3
"""A connection that breaks without a single part is tried so often in one round."""

_OF_OTHER_SHOPS = 20
"""Where tills keep a part of the members, most changes are passed over: so many are like one."""

_MOST_WAITS = 360
"""Head office holds each question some seconds while it makes a snapshot."""


@dataclass(slots=True)
class _Received:
    """How a fetch went on at this end."""

    loading: Loading
    stop: Stop | None = None


_FIRST_PIECE = 200
"""Members, some 20 ms of the processor; more follow if that goes quickly. Fewer would cost a commit each."""


class LoadingTill(Conversation):
    """Used by the sync lane. `members` of how many are in place is for whoever shows it."""

    members: tuple[int, int] = (0, 0)
    _without_members = False
    _members_at_once = _FIRST_PIECE

    def is_loading(self) -> bool:
        return self.read(lambda work: work.member_loading.current() is not None)

    def is_worth_it(self, state: OfficeState) -> bool:
        def far(work: Work) -> bool:
            behind = state.as_of - stream_place(work)
            if keeps_a_part(work):
                behind //= _OF_OTHER_SHOPS
            return wants_snapshot(behind, 0) and wants_snapshot(behind, work.members.count())

        return self.read(far)

    def load(self, stopped: Callable[[], bool], *, without_members: bool = False) -> Stop | bool:
        """Get everything in place. False where head office has no snapshot: pull instead.

        Args:
            without_members: stop before the first of them; a till that opens needs its shop and programme alone.
        """
        self._without_members = without_members
        loading = self.read(lambda work: held_load(work, self.parts.wire)) or self._asked(stopped)
        if loading is None or isinstance(loading, Stop):
            return loading or False
        in_place = 0
        while not loading.is_whole:
            if in_place == _MOST_TIMES_IN_PLACE:
                return Stop(RoundOutcome.OFFLINE)
            received = self._fetch(loading, stopped)
            if received.stop is not None:
                return received.stop
            in_place = in_place + 1 if received.loading.next_part == loading.next_part else 0
            loading = received.loading
        finish_load(self.write, loading)
        self.members = (0, 0)
        return True

    def _asked(self, stopped: Callable[[], bool]) -> Loading | Stop | None:
        sealing, wire = self.parts.opening.sealing, self.parts.wire
        for _ in range(_MOST_WAITS):
            key = sealing.new_exchange_key()
            ask = self.read(lambda work: next_ask(work, key.public))  # noqa: B023 - called at once
            reply = self.exchange(SNAPSHOT, ask)
            if isinstance(reply, Stop):
                return reply
            if stopped():
                return Stop(RoundOutcome.STOPPED)
            if reply.offer is Offer.MAKING:
                continue
            told, content_key = reply.snapshot, b""
            if told is not None:
                try:
                    content_key = sealing.open_key(key, told.office_key, told.sealed_key, told.snapshot_id)
                except ValueError:
                    return Stop(RoundOutcome.GARBAGE)
            agreed, loading = self.put_in_place(
                reply.state,
                lambda work: begin_load(work, self.till, reply, content_key, wire),  # noqa: B023 - called at once
            )
            return Stop(RoundOutcome.FORKED) if agreed is Agreement.FORKED else loading
        return None

    def _fetch(self, loading: Loading, stopped: Callable[[], bool]) -> _Received:
        """Put in place what comes, until nothing more does."""
        received = _Received(loading)
        arriving = Arriving(loading.told.sizes[loading.next_part :])

        def take(content: bytes) -> bool:
            for sealed in arriving.add(content):
                received.stop = Stop(RoundOutcome.STOPPED) if stopped() else self._put(received, sealed)
                if received.stop is not None:
                    return False
            return not stopped()

        ended = self.parts.link.fetch(bytes_path(loading.told.snapshot_id), loading.offset, take)
        if received.stop is None:
            received.stop = self._stop_for(ended, stopped)
        return received

    def _put(self, received: _Received, sealed: bytes) -> Stop | None:
        parts, loading = self.parts, received.loading
        try:
            part = opened_part(loading, sealed, parts.opening, parts.applying)
        except ValueError:
            return Stop(RoundOutcome.GARBAGE)

        if part.block is not None and self._without_members:
            return Stop(RoundOutcome.STOPPED)

        if not self._put_pieces(loading, part):
            give_up_load(self.write)
            return Stop(RoundOutcome.SERVER_TROUBLE)
        received.loading = loading.after()
        told = loading.told
        self.members = (told.members * received.loading.next_part // len(told.sizes), told.members)
        return None

    def _put_pieces(self, loading: Loading, part: OpenedPart) -> bool:
        """In pieces that do not hold the counter up. False if the part is not the next one any more."""
        applying, clock = self.parts.applying, self.parts.clock
        left = part
        while True:
            piece, left = left.parted(self._members_at_once)
            last = left.is_nothing
            began_s = clock.monotonic_s()
            if not self.write(lambda work: put_piece(work, loading, piece, applying, last=last)):  # noqa: B023
                return False
            took_ms = (clock.monotonic_s() - began_s) * 1000
            self._members_at_once = max(_FIRST_PIECE, next_at_once(self._members_at_once, took_ms))
            if last:
                return True

    def make_next(self) -> bool:
        """Make one more of the things that a snapshot left for later, between customers; whether more can be made
        now."""
        encoding = self.parts.applying.encoding

        def make(work: Work) -> bool:
            return not is_serving(work, encoding) and work.member_loading.make_one()

        return self.write(make)

    def _stop_for(self, ended: Refusal | LinkTrouble | None, stopped: Callable[[], bool]) -> Stop | None:
        """A connection that broke is tried again; a snapshot that is gone is asked for anew in the next round."""
        if stopped():
            return Stop(RoundOutcome.STOPPED)
        if isinstance(ended, Refusal):
            if ended.reason is RefusalReason.GONE:
                give_up_load(self.write)
                return Stop(RoundOutcome.SERVER_TROUBLE)
            return self.stop_for(ended)
        if ended is None or ended in {LinkTrouble.OFFLINE, LinkTrouble.SLOW}:
            return None
        return Stop(outcome_of(ended))
