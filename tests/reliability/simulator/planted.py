"""Mistakes that others made in such protocols, put into the running code one at a time: the simulator must
find each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from reliability.simulator import memory_office_rows
from reliability.simulator.chain import first_morning
from reliability.simulator.disks import MemoryDisk
from reliability.simulator.story import TILLS
from shuke.application.head_office import taking_in
from shuke.application.ports.store import StoredFact, Work
from shuke.application.recording import Recorder
from shuke.application.sync import knowing, pulling, pulling_round, pushing, till_sync
from shuke.application.sync.applying import Applying
from shuke.application.sync.knowing import Agreement, agree, fetched_as_of, note_stream
from shuke.application.sync.pulling import PageResult
from shuke.application.sync.till_sync import TillSync
from shuke.domain.facts.rows import Add, RowOperation
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.facts.slice_handed_over import SliceHandedOver
from shuke.domain.slices.account import AccountKind, Slice
from shuke.domain.slices.holders import is_on_the_way
from shuke.domain.sync.messages import OfficeState, Page
from shuke.domain.sync.subjects import Subject

__all__ = ["PLANTED", "planted"]

Put = Callable[[object, str, object], None]
"""Where, which name, what instead."""


def acknowledged_when_sent(put: Put) -> None:
    """The till takes what it sends for received."""
    push = TillSync._push

    def pushing_blindly(self: TillSync, facts: Sequence[StoredFact]) -> object:
        def mark(work: Work) -> None:
            work.cursors.put("head-office.acknowledged-epoch", facts[-1].epoch)
            work.cursors.put("head-office.acknowledged-seq", facts[-1].seq)

        self.write(mark)
        return push(self, facts)

    put(TillSync, "_push", pushing_blindly)


def stale_pages_applied(put: Put) -> None:
    """A page is put in place wherever it begins, and however old it is."""
    put(pulling_round, "apply_page", _unchecked)


def _unchecked(work: Work, applying: Applying, page: Page, subjects: Any, *_: object) -> PageResult:
    if agree(work, applying.till, page.state) is Agreement.FORKED:
        return PageResult.FORKED
    applying.apply(work, page.state.head, subjects)
    note_stream(work, page.next)
    return PageResult.APPLIED


def own_work_forgotten(put: Put) -> None:
    """Rows from head office replace the till's; what it recorded in the meantime is not done again."""
    put(Applying, "_own_operations", lambda *_: ())


def granted_again(put: Put) -> None:
    """The same asking, repeated because its reply was lost, is granted a second time."""
    put(memory_office_rows.Pools, "granted", lambda *_: None)


def place_before_rows(put: Put) -> None:
    """The till notes how far it has come; the rows follow in another transaction."""
    apply = TillSync._apply

    def noting_first(self: TillSync, page: Page, asked_at_ms: int) -> object:
        self.write(lambda work: note_stream(work, page.next))
        return apply(self, page, asked_at_ms)

    def rows_alone(work: Work, applying: Applying, page: Page, *rest: Any) -> PageResult:
        if page.state.as_of < fetched_as_of(work):
            return PageResult.STALE
        return _unchecked(work, applying, page, *rest)

    put(TillSync, "_apply", noting_first)
    put(pulling_round, "apply_page", rows_alone)


def letters_answered_again(put: Put) -> None:
    """Head office does not remember which letters it has answered."""
    put(memory_office_rows.Contacts, "remember", lambda *_: True)


def forks_ignored(put: Put) -> None:
    """Whoever has something at the same place of the journal is believed to have the same."""
    put(knowing, "is_own", lambda *_: True)


def contradictions_dropped(put: Put) -> None:
    """What contradicts head office's journal counts as taken and is kept nowhere."""
    sorted_out = taking_in._sorted_out
    put(taking_in, "_sorted_out", lambda *asked: (sorted_out(*asked)[0], []))
    put(knowing, "is_own", lambda *_: True)


def returned_and_still_spent(put: Put) -> None:
    """The till says that it gives a slice back, and keeps it."""
    record = Recorder.record

    def recording(self: Recorder, work: Work, shop: Any, body: Any, **how: Any) -> object:
        if not isinstance(body, SliceReturned):
            return record(self, work, shop, body, **how)
        with patch.object(work, "apply", lambda _: None):
            return record(self, work, shop, body, **how)

    put(Recorder, "record", recording)


def generation_ignored(put: Put) -> None:
    """Nobody notices that head office came back from an older backup."""

    def agreeing(work: Work, till: str, state: OfficeState, *, exactly: bool = False) -> Agreement:
        work.cursors.put("head-office.generation", state.generation)
        return agree(work, till, state, exactly=exactly)

    put(pulling, "agree", agreeing)
    put(pushing, "agree", agreeing)


def gaps_accepted(put: Put) -> None:
    """Facts are taken in though some before them are missing; nobody says whose word on that was last heard."""
    put(till_sync, "generation", lambda _: 0)
    put(taking_in, "_is_next", lambda *_: True)
    put(taking_in, "_is_chained", lambda *_: True)


def change_skipped(put: Put) -> None:
    """The stream is read from one place too far."""
    behind = memory_office_rows.Feed.behind

    def one_too_far(self: Any, since: int, limit: int) -> list[tuple[Subject, int]]:
        return behind(self, since + 1 if since else 0, limit)

    put(memory_office_rows.Feed, "behind", one_too_far)


def overtaken_page_applied(put: Put) -> None:
    """Rows that came with a grant are put back by a page that was read before it."""
    put(pulling, "note_fetched", lambda *_: None)


def fork_told_as_taken(put: Put) -> None:
    """Facts that follow a contradiction are taken in behind it."""
    sorted_out = taking_in._sorted_out

    def sorting(work: Work, head: Any, facts: Any) -> object:
        new, contradicting = sorted_out(work, head, facts)
        return (contradicting, []) if contradicting else (new, [])

    put(taking_in, "_sorted_out", sorting)


def handed_over_and_kept(put: Put) -> None:
    """The till that leads says that it hands a slice over, and goes on spending it."""
    rows = SliceHandedOver.rows

    def keeping(self: SliceHandedOver, header: Any) -> tuple[RowOperation, ...]:
        moved = rows(self, header)
        return tuple(one for one in moved if not (isinstance(one, Add) and one.key["till_id"] == header.till))

    put(SliceHandedOver, "rows", keeping)


def taken_over_again(put: Put) -> None:
    """Whatever the lead's answer brings is taken over, be it the second time."""
    put(memory_office_rows.Handovers, "is_taken", lambda *_: False)
    put(memory_office_rows.Handovers, "newest_taken", lambda *_: (0, 0))


def dealt_on_its_way(put: Put) -> None:
    """Head office counts what is on its way between two tills as nobody's."""
    pool = memory_office_rows.Pools.pool

    def with_ways(self: Any, member_id: str, account: AccountKind) -> list[Slice]:
        ways: Counter[str] = Counter()
        for (member, kind, lot, till), (*_, amount) in self._tables.rows["slices"].items():
            if (member, kind) == (member_id, account.value) and is_on_the_way(till):
                ways[lot] += amount
        return [Slice(part.lot, part.amount + ways[part.lot]) for part in pool(self, member_id, account)]

    put(memory_office_rows.Pools, "pool", with_ways)


PLANTED: Mapping[str, Callable[[Put], None]] = {
    plant.__name__: plant
    for plant in (
        acknowledged_when_sent,
        stale_pages_applied,
        own_work_forgotten,
        granted_again,
        place_before_rows,
        letters_answered_again,
        forks_ignored,
        contradictions_dropped,
        returned_and_still_spent,
        generation_ignored,
        gaps_accepted,
        change_skipped,
        overtaken_page_applied,
        handed_over_and_kept,
        taken_over_again,
        dealt_on_its_way,
    )
}


@contextmanager
def planted(name: str) -> Iterator[None]:
    """The code with that mistake in it. Chains open without it: their first morning is the same for all stories."""
    for tills in TILLS:
        first_morning(tills, MemoryDisk)
    with ExitStack() as stack:

        def put(where: object, what: str, instead: object) -> None:
            stack.enter_context(patch.object(where, what, instead))

        PLANTED[name](put)
        yield
