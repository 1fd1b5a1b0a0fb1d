"""Driving a snapshot: from the question to the last part in the tables, over a line that may break at any byte."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.elsewhere import keeps_a_part
from shuke.application.ports.store import Work
from shuke.application.sync.coming import MembersComing
from shuke.application.sync.conversation import Conversation, Stop, SyncParts
from shuke.application.sync.knowing import Agreement, give_up_load, stream_place
from shuke.application.sync.loading import (
    Arriving,
    Loading,
    OpenedPart,
    begin_load,
    checked_part,
    finish_load,
    held_load,
    is_of_members,
    next_ask,
    note_arrived,
    opened_part,
    put_piece,
)
from shuke.application.sync.pulling import next_at_once
from shuke.application.sync.serving import is_quiet
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

_STRETCH_S = 3.0
"""So long a round goes on emptying the parts: facts wait no longer for the next one."""

_FIRST_PIECE = 200
"""Members, some 20 ms of the processor; more follow if that goes quickly. Fewer would cost a commit each."""


class LoadingTill(Conversation):
    """Used by the sync lane, but for `coming`. `arrived` of how many have come, and `placed` of how many are in the
    tables, is for whoever shows it; of 0: there is no snapshot on its way."""

    def __init__(self, parts: SyncParts) -> None:
        super().__init__(parts)
        self.coming = MembersComing(parts.arrived, parts.opening, parts.applying)
        self.arrived: tuple[int, int] = (0, 0)
        self.placed: tuple[int, int] = (0, 0)
        self._without_members = False
        self._members_at_once = _FIRST_PIECE
        self._is_resumed = False

    def is_arriving(self) -> bool:
        """Whether the bytes of a snapshot are still to be fetched."""
        loading = self._held()
        return loading is not None and not loading.arrived

    def is_under_way(self) -> bool:
        """Whether rows here may still be older than the till's place in the stream."""
        return self._held() is not None

    def is_worth_it(self, state: OfficeState) -> bool:
        loading = self._held()
        coming = loading.told.members if loading is not None and loading.arrived else 0

        def far(work: Work) -> bool:
            behind = state.as_of - stream_place(work)
            if keeps_a_part(work):
                behind //= _OF_OTHER_SHOPS
            return wants_snapshot(behind, 0) and wants_snapshot(behind, max(coming, work.members.count()))

        return self.read(far)

    # what was there when the program began

    def resume(self, stopped: Callable[[], bool]) -> None:
        """Look through the parts that arrived before this program began, some seconds for a million members: whoever
        is in them can be found from then on."""
        if self._is_resumed:
            return
        loading = self._held()
        if loading is None:
            self.coming.clear()
        else:
            self.coming.begin(loading)
            while self.coming.parts < len(loading.told.sizes):
                if stopped():
                    return
                try:
                    self.coming.add(self._content(loading, self.coming.parts))
                except ValueError:
                    break
            self._joined(loading)
        self._is_resumed = True

    def _joined(self, loading: Loading) -> None:
        if self.coming.parts == len(loading.told.sizes):
            self.coming.join()
        elif loading.arrived:  # an older file of the database came back, or somebody's hand was in its folder
            self._give_up()

    def _content(self, loading: Loading, number: int) -> bytes:
        """
        Raises:
            ValueError: it is not there as it came.
        """
        sealed = self.parts.arrived.read(loading.offset(number), loading.told.sizes[number])
        return checked_part(loading, number, sealed, self.parts.opening)

    # asking and fetching

    def load(self, stopped: Callable[[], bool], *, without_members: bool = False) -> Stop | bool:
        """Get everything here. False where head office has no snapshot: pull instead.

        Args:
            without_members: stop before the first of them; a till that opens needs its shop and programme alone.
        """
        self._without_members = without_members
        loading = self._held()
        if loading is None or loading.arrived:
            asked = self._asked(stopped)
            if asked is None or isinstance(asked, Stop):
                return asked or False
            loading = asked
        if not self.coming.is_of(loading):
            self.coming.begin(loading)
        in_place = 0
        while (before := self.coming.parts) < len(loading.told.sizes):
            if in_place == _MOST_TIMES_IN_PLACE:
                return Stop(RoundOutcome.OFFLINE)
            stop = self._fetch(loading, stopped)
            if stop is not None:
                return stop
            in_place = in_place + 1 if self.coming.parts == before else 0
        return self._arrive(loading)

    def _arrive(self, loading: Loading) -> Stop | bool:
        stop = self._empty_subjects()
        if stop is not None:
            return stop
        self.coming.join()
        self.parts.arrived.make_last()
        if not self.write(lambda work: note_arrived(work, loading)):
            self._give_up()
            return Stop(RoundOutcome.SERVER_TROUBLE)
        self.arrived = (0, 0)
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

    def _fetch(self, loading: Loading, stopped: Callable[[], bool]) -> Stop | None:
        """Keep what comes, until nothing more does."""
        held = self.coming.parts
        arriving = Arriving(loading.told.sizes[held:])
        stop: Stop | None = None

        def take(content: bytes) -> bool:
            nonlocal stop
            for sealed in arriving.add(content):
                stop = Stop(RoundOutcome.STOPPED) if stopped() else self._take(loading, sealed)
                if stop is not None:
                    return False
            return not stopped()

        path = bytes_path(loading.told.snapshot_id)
        ended = self.parts.link.fetch(path, loading.offset(held), take)
        return stop if stop is not None else self._stop_for(ended, stopped)

    def _take(self, loading: Loading, sealed: bytes) -> Stop | None:
        number, told = self.coming.parts, loading.told
        try:
            content = checked_part(loading, number, sealed, self.parts.opening)
            if self._without_members and is_of_members(content):
                return Stop(RoundOutcome.STOPPED)
            self.parts.arrived.put(loading.offset(number), sealed)
            self.coming.add(content)
        except ValueError:
            return Stop(RoundOutcome.GARBAGE)
        self.arrived = (told.members * self.coming.parts // len(told.sizes), told.members)
        return None if is_of_members(content) else self._empty_subjects()

    # into the tables

    def empty(self, stopped: Callable[[], bool]) -> bool:
        """Put some of the parts that arrived in place, in pieces that do not hold the counter up; whether there are
        more."""
        loading = self._held()
        if loading is None or not loading.arrived:
            self.placed = (0, 0)
            return False
        began_s, told = self.parts.clock.monotonic_s(), loading.told
        while not loading.is_in_place:
            if stopped() or self.parts.clock.monotonic_s() - began_s > _STRETCH_S:
                return True
            if self._empty_next(loading) is not None:
                return False
            loading = loading.after()
            self.placed = (told.members * loading.next_part // len(told.sizes), told.members)
        self.placed = (0, 0)
        return False

    def finish(self) -> None:
        """Let the parts go, once nobody needs them any more."""
        loading = self._held()
        if loading is not None and loading.arrived and loading.is_in_place and self.write(finish_load):
            self.coming.clear()

    def _empty_subjects(self) -> Stop | None:
        """What is no member comes first, and is put in place at once."""
        loading = self._held()
        while loading is not None and loading.next_part < self.coming.parts:
            if is_of_members(self._content(loading, loading.next_part)):
                return None
            stop = self._empty_next(loading)
            if stop is not None:
                return stop
            loading = loading.after()
        return None

    def _empty_next(self, loading: Loading) -> Stop | None:
        """The next part, as a whole."""
        try:
            content = self._content(loading, loading.next_part)
            part = opened_part(content, self.parts.opening, self.parts.applying)
        except ValueError:
            self._give_up()
            return Stop(RoundOutcome.GARBAGE)
        if not self._put_pieces(loading, part):
            self._give_up()
            return Stop(RoundOutcome.SERVER_TROUBLE)
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
        applying, now_ms = self.parts.applying, self.parts.clock.now_ms()

        def make(work: Work) -> bool:
            quiet = is_quiet(work, self.till, applying.sealing, applying.encoding, now_ms)
            return quiet and work.member_loading.make_one()

        return self.write(make)

    def _held(self) -> Loading | None:
        return self.read(lambda work: held_load(work, self.parts.wire))

    def _give_up(self) -> None:
        self.write(give_up_load)
        self.coming.clear()
        self.arrived = self.placed = (0, 0)

    def _stop_for(self, ended: Refusal | LinkTrouble | None, stopped: Callable[[], bool]) -> Stop | None:
        """A connection that broke is tried again; a snapshot that is gone is asked for anew in the next round."""
        if stopped():
            return Stop(RoundOutcome.STOPPED)
        if isinstance(ended, Refusal):
            if ended.reason is RefusalReason.GONE:
                self._give_up()
                return Stop(RoundOutcome.SERVER_TROUBLE)
            return self.stop_for(ended)
        if ended is None or ended in {LinkTrouble.OFFLINE, LinkTrouble.SLOW}:
            return None
        return Stop(outcome_of(ended))
