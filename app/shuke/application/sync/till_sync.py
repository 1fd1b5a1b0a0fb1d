"""One round of syncing: push all, acknowledge, pull all, give back what is recalled, ask for what is wished, check.

Drives the stages. Nothing here decides what a fact or a row means.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TypeVar

from shuke.application.ports.store import StoredFact, StoreUnusable, Work
from shuke.application.sync.announcing import (
    NO_SLICE,
    AnnounceStep,
    Place,
    announcement,
    note_announced,
    place_of,
)
from shuke.application.sync.applying import opened_subjects
from shuke.application.sync.asking_refund import RefundingTill
from shuke.application.sync.beginning_anew import begin_anew
from shuke.application.sync.checking import next_check
from shuke.application.sync.conversation import Stop, SyncParts
from shuke.application.sync.fetching import FetchingTill
from shuke.application.sync.knowing import generation, heard, is_to_announce, stream_place, waiting_facts
from shuke.application.sync.letting_go import let_go
from shuke.application.sync.loading_round import LoadingTill
from shuke.application.sync.names import NameReading
from shuke.application.sync.pulling import (
    PageResult,
    apply_fetched,
)
from shuke.application.sync.pulling_round import PullingTill
from shuke.application.sync.pushing import (
    PushStep,
    acknowledge,
    attachments_of,
    facts_to_push,
    named_attachments,
    push_of,
)
from shuke.application.sync.renewing_key import keys_kept, renew_key
from shuke.application.sync.rounds import Round
from shuke.application.sync.state import RoundOutcome, SyncState, sync_state
from shuke.application.sync.taking_figures import take_figures
from shuke.application.sync.taking_pins import take_pins
from shuke.application.sync.taking_statements import take_statements
from shuke.application.sync.taking_waiting import take_waiting
from shuke.application.sync.wishing import open_wishes, return_slices
from shuke.domain.sync.announcements import Announce
from shuke.domain.sync.exchanges import ANNOUNCE, CHECK, PUSH
from shuke.domain.sync.limits import MOST_SUBJECTS_A_PAGE
from shuke.domain.sync.messages import Checked, Recall

__all__ = ["TillSync"]

_log = logging.getLogger(__name__)

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

_MOST_TIMES_IN_PLACE = 5
"""Rounds trust head office to move on; one that keeps saying "gap" or hands out stale pages is stopped."""


_FEW, _MOST_UNCHECKED = 20, 10
"""A round with more facts and subjects than that is no quiet one; rounds between two checks."""

_MOST_CHECKS = 50
"""In one round: a thousand members may go."""


class TillSync(PullingTill):
    """Used by one lane at a time (`sync`). `stop` may be called from anywhere."""

    def __init__(self, parts: SyncParts) -> None:
        super().__init__(parts)
        self.loading = LoadingTill(parts)
        self.names = NameReading(parts)
        self.fetching = FetchingTill(parts)
        self.refunding = RefundingTill(parts)
        self._opening = False
        self._checked_behind = ""
        self._unchecked = 0
        self._begin()

    def _begin(self) -> None:
        self._pushed = self._pulled = self._granted = self._returned = self._mended = 0
        self._members: dict[str, None] = {}
        self._loaded = False
        self._recalls: tuple[Recall, ...] = ()

    def stop(self) -> None:
        """End the round under way, and every one that begins later; nobody waits for an answer any more."""
        self._stopping.set()
        self.parts.link.close()

    def round(self, *, opening: bool = False) -> Round:
        """Get in step with head office as far as that goes. Never raises for what can go wrong out there.

        Args:
            opening: the till waits for its shop and programme; of a snapshot, members come with the next round.
        """
        self._begin()
        self._opening = opening
        try:
            if not opening:
                self.loading.resume(self._stopping.is_set)
            stop = self._steps()
            if stop.outcome is RoundOutcome.FORKED and begin_anew(self, self.office_head):
                _log.warning("sync: this till's journal forked; a new epoch begins")
                stop = self._steps()
            unread = not opening and self._make_findable()
            state = self.write(lambda work: self._ended(work, stop))
        except StoreUnusable as trouble:
            _log.warning("sync: the store refused: %s", trouble)
            return self._told(Stop(RoundOutcome.TILL_TROUBLE), None, unread=False)
        return self._told(stop, state, unread=unread)

    def _make_findable(self) -> bool:
        """A little of what a snapshot left for the background: its members, then their names; whether there is more
        to be done at once."""
        if self.loading.empty(self._stopping.is_set):
            return True
        names = self.names.read_on(self._stopping.is_set)
        more = self.loading.make_next()
        self.loading.finish()
        return more or names

    def _ended(self, work: Work, stop: Stop) -> SyncState:
        """How the till stands after the round. How long it has been away is noted each time: a clock that is set
        back over a restart gains no more than the time since."""
        if stop.outcome is not RoundOutcome.IN_STEP:
            self.parts.contact.note(work)
        return sync_state(work, self.till, stop.outcome, stop.refusal)

    def _told(self, stop: Stop, state: SyncState | None, *, unread: bool) -> Round:
        members = tuple(self._members)
        return Round(
            outcome=stop.outcome,
            refusal=stop.refusal,
            pushed=self._pushed,
            pulled=self._pulled,
            members=members[:MOST_SUBJECTS_A_PAGE],
            more_members=self._loaded or len(members) > MOST_SUBJECTS_A_PAGE,
            granted=self._granted,
            returned=self._returned,
            mended=self._mended,
            unread=unread,
            state=state,
        )

    def _steps(self) -> Stop:
        return (
            keys_kept(self)
            or self._push_all()
            or self._announce_all()
            or self._pull_all()
            or self._push_all()  # a head office that was restored says in its pages what it has lost
            or self._give_back()
            or self._ask_for_wishes()
            or self._check()
            or take_pins(self)
            or take_waiting(self)
            or take_statements(self)
            or self._take_figures()
            or self._renew_key()
            or Stop(RoundOutcome.IN_STEP)
        )

    # push → acknowledge

    def _push_all(self) -> Stop | None:
        in_place = 0
        while in_place < _MOST_TIMES_IN_PLACE:
            facts = self.read(lambda work: facts_to_push(work, self.till))
            if not facts:
                return None
            advanced = self._push(facts)
            if isinstance(advanced, Stop):
                return advanced
            in_place = 0 if advanced > 0 else in_place + 1
            self._pushed += max(0, advanced)
        return Stop(RoundOutcome.GARBAGE)

    def _push(self, facts: Sequence[StoredFact]) -> Stop | int:
        """Push the first of these facts; by how many the acknowledged ones grew."""
        named = named_attachments(facts, self.parts.applying.sealing)
        held = self.read(lambda work: attachments_of(work, named)) if named else {}
        known = self.read(lambda work: (generation(work), heard(work)))
        reply = self._exchange(PUSH, push_of(facts, named, held, *known))
        if isinstance(reply, Stop):
            return reply

        def take_in(work: Work) -> tuple[PushStep, int]:
            before = waiting_facts(work, self.till)
            step = acknowledge(work, self.till, reply)
            return step, before - waiting_facts(work, self.till)

        step, advanced = self.put_in_place(reply.state, take_in)
        self._recalls = reply.state.recalls
        return Stop(RoundOutcome.FORKED) if step is PushStep.FORKED else advanced

    # announce, where head office was restored

    def _announce_all(self) -> Stop | None:
        """Page by page; where a sale came between, it is pushed first."""
        if not self.read(is_to_announce):
            return None
        behind, in_place = NO_SLICE, 0
        while in_place < _MOST_TIMES_IN_PLACE:
            page = self._announce(behind)
            if isinstance(page, Stop):
                return page
            if page is not None and page.last:
                return None
            if page is not None:
                behind = place_of(page.slices[-1])
                continue
            # From the beginning: it may be another head office than the one that heard the pages before.
            behind, in_place = NO_SLICE, in_place + 1
            stop = self._push_all()
            if stop is not None:
                return stop
        return Stop(RoundOutcome.GARBAGE)

    def _announce(self, behind: Place) -> Announce | Stop | None:
        """The page that head office took; None if it lacks facts."""
        page = self.read(lambda work: announcement(work, self.till, behind))
        reply = self._exchange(ANNOUNCE, page)
        if isinstance(reply, Stop):
            return reply
        step = self.write(lambda work: note_announced(work, self.till, page, reply))
        if step is AnnounceStep.FORKED:
            return Stop(RoundOutcome.FORKED)
        return page if step is AnnounceStep.GO_ON else None

    # pull → apply

    def _pull_all(self) -> Stop | None:
        if self.loading.is_arriving() and isinstance(loaded := self._load(), Stop):
            return loaded
        stale, offered = 0, True
        while stale < _MOST_TIMES_IN_PLACE:
            asked_at_ms = self.parts.clock.now_ms()
            page = self._pull()
            if isinstance(page, Stop):
                return page
            result = self._apply(page, asked_at_ms)
            if isinstance(result, Stop):
                return result
            stale = stale + 1 if result is PageResult.STALE else 0
            stop = self._push_all() or self._announce_all() if stale else None
            if stop is not None:
                return stop
            if result is PageResult.APPLIED and not page.more:
                return None
            if page.more and offered and self.loading.is_worth_it(page.state):
                loaded = self._load()
                if isinstance(loaded, Stop):
                    return loaded
                offered = loaded
        return Stop(RoundOutcome.GARBAGE)

    def _load(self) -> Stop | bool:
        """Everybody at once. Rows changed all over: whoever looks at some reads them anew."""
        loaded = self.loading.load(self._stopping.is_set, without_members=self._opening)
        if loaded is True:
            self._pulled += 1
            self._loaded = True
        return loaded

    # recalls and wishes

    def _give_back(self) -> Stop | None:
        """What another till could use more goes back as facts, which are pushed in this same round."""
        recalls, parts = self._recalls, self.parts
        if not recalls:
            return None
        self._returned = self.write(
            lambda work: return_slices(work, parts.recorder, parts.applying.encoding, parts.shop(), recalls)
        )
        return self._push_all() if self._returned else None

    def _ask_for_wishes(self) -> Stop | None:
        for wish in self.write(lambda work: open_wishes(work, self.parts.clock.now_ms())):
            granted = self.ask_for(wish)
            if isinstance(granted, Stop):
                return granted
            self._granted += granted.granted
        return None

    # check digest

    def _check(self) -> Stop | None:
        """Some members a quiet round, everybody in turn and then from the beginning; more as long as some of them are
        let go. While there is much to be told, each check is left to a later round."""
        self._unchecked += 1
        if self._pushed + self._pulled > _FEW and self._unchecked < _MOST_UNCHECKED:
            return None
        if self.loading.is_under_way():
            return None
        self._unchecked = 0
        for _ in range(_MOST_CHECKS):
            left = self._check_some()
            if isinstance(left, Stop):
                return left
            if not left:
                break
        return None

    def _check_some(self) -> Stop | bool:
        """Whether anybody was let go."""
        check = self.read(
            lambda work: next_check(work, self.till, self._checked_behind) or next_check(work, self.till, "")
        )
        if check is None:
            return False
        reply = self._exchange(CHECK, check)
        if isinstance(reply, Stop):
            return reply
        self._checked_behind = check.subjects[-1].name
        stop = self._mend(reply)
        return stop or (bool(reply.left) and self._let_go(reply))

    def _let_go(self, reply: Checked) -> Stop | bool:
        parts = self.parts
        gone = self.write(
            lambda work: let_go(
                work, parts.recorder, parts.applying.encoding, parts.shop(), reply.state, reply.left
            )
        )
        if not gone:
            return False
        self._loaded = True
        return self._push_all() or True

    def _mend(self, reply: Checked) -> Stop | None:
        parts = self.parts
        try:
            subjects = opened_subjects(reply.subjects, parts.wire, parts.applying.sealing)
        except ValueError:
            return Stop(RoundOutcome.GARBAGE)
        if not subjects:
            return None

        def put_in_place(work: Work) -> tuple[PageResult, bool]:
            quiet = reply.state.as_of == stream_place(work) and not waiting_facts(work, self.till)
            return apply_fetched(work, parts.applying, reply.state, subjects), quiet

        result, quiet = self.put_in_place(reply.state, put_in_place)
        if result is PageResult.FORKED:
            return Stop(RoundOutcome.FORKED)
        self._note(subjects)
        if quiet:
            self._mended += len(subjects)
        return None

    # what the shop's other tills did

    def _take_figures(self) -> Stop | None:
        if self._opening or self.loading.is_under_way():
            return None
        return take_figures(self, quiet=self._pushed + self._pulled <= _FEW)

    # this till's own key

    def _renew_key(self) -> Stop | None:
        """Everybody hears of a new key at once; this till, too, with the list that names it."""
        return (self._push_all() or self._pull_all()) if renew_key(self) else None
