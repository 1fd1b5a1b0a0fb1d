"""Driving a pull: a page is asked for, and put in place some subjects at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TypeVar

from shuke.application.ports.store import Work
from shuke.application.ports.sync import HeldTrust
from shuke.application.sync.applying import OpenedSubject
from shuke.application.sync.asking import AskingTill
from shuke.application.sync.conversation import Stop, SyncParts
from shuke.application.sync.joining import held_roots
from shuke.application.sync.pulling import (
    PageResult,
    apply_page,
    cut_page,
    held_trust,
    next_at_once,
    next_pull,
    opened_page,
    opened_trust,
)
from shuke.application.sync.renewing_key import note_asked
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.taking_figures import note_figures
from shuke.application.sync.taking_pins import note_offered
from shuke.application.sync.taking_statements import note_statements
from shuke.application.sync.taking_waiting import note_waiting
from shuke.domain.sync.exchanges import PULL, Exchange
from shuke.domain.sync.limits import LEAST_SUBJECTS_A_PAGE, MOST_SUBJECTS_A_PAGE
from shuke.domain.sync.messages import Page, Recall
from shuke.domain.sync.subjects import SubjectKind

__all__ = ["PullingTill"]

_FIRST_AT_ONCE = 100

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


class PullingTill(AskingTill):
    """Used by the sync lane. `at_once`: how many subjects of a page are put in place in one transaction."""

    def __init__(self, parts: SyncParts) -> None:
        super().__init__(parts)
        self.at_once = _FIRST_AT_ONCE
        self._page_size = MOST_SUBJECTS_A_PAGE
        self._pulled = self._granted = 0
        self._members: dict[str, None] = {}
        self._recalls: tuple[Recall, ...] = ()
        self._stopping = threading.Event()

    def _pull(self) -> Page | Stop:
        """A line that does not carry a page is asked for a smaller one the next time."""
        till, release = self.parts.recorder.place.till, self.parts.release
        page = self._exchange(PULL, self.read(lambda work: next_pull(work, self._page_size, till, release)))
        if isinstance(page, Stop):
            if page.outcome is RoundOutcome.OFFLINE:
                self._page_size = max(LEAST_SUBJECTS_A_PAGE, self._page_size // 2)
            return page
        self._page_size = min(MOST_SUBJECTS_A_PAGE, self._page_size * 2)
        return page

    def _apply(self, page: Page, asked_at_ms: int) -> Stop | PageResult:
        """Some at a time: the counter goes on in between, and a till that is switched off keeps what it has."""
        try:
            left = opened_page(page, self.parts.wire, self.parts.applying.sealing)
            trust = self._new_trust(page)
        except ValueError:
            return Stop(RoundOutcome.GARBAGE)
        while len(left) > self.at_once:
            some, left = left[: self.at_once], left[self.at_once :]
            first, page = cut_page(page, some[-1].place)
            result = self._put(first, some, None, asked_at_ms)
            if result is not PageResult.APPLIED:
                return result
            if self._stopping.is_set():
                return Stop(RoundOutcome.STOPPED)
        return self._put(page, left, trust, asked_at_ms)

    def _put(
        self, page: Page, subjects: Sequence[OpenedSubject], trust: HeldTrust | None, asked_at_ms: int
    ) -> Stop | PageResult:
        parts = self.parts

        def put_in_place(work: Work) -> tuple[PageResult, float]:
            began_s = parts.clock.monotonic_s()
            result = apply_page(work, parts.applying, page, subjects, trust, asked_at_ms)
            note_offered(work, page)
            note_waiting(work, page)
            note_statements(work, page)
            note_figures(work, page)
            note_asked(work, page)
            if result is PageResult.APPLIED and page.handovers:
                self._granted += self.take_over(work, page.handovers)
            return result, (parts.clock.monotonic_s() - began_s) * 1000

        result, took_ms = self.put_in_place(page.state, put_in_place)
        if result is PageResult.FORKED:
            return Stop(RoundOutcome.FORKED)
        self.at_once = next_at_once(self.at_once, took_ms)
        self._recalls = page.state.recalls
        if result is PageResult.APPLIED:
            self._note(subjects)
            self._pulled += len(subjects)
        return result

    def _new_trust(self, page: Page) -> HeldTrust | None:
        if page.trust is None:
            return None
        parts = self.parts
        roots = self.read(lambda work: held_roots(work, parts.trust))
        held = self.read(lambda work: held_trust(work, parts.trust, roots))
        return opened_trust(page.trust, parts.trust, (*roots, *parts.office_keys()), held)

    def _exchange(self, exchange: Exchange[Asked, Reply], message: Asked) -> Reply | Stop:
        reply = self.exchange(exchange, message)
        cut_short = isinstance(reply, Stop) and self._stopping.is_set()
        return Stop(RoundOutcome.STOPPED) if cut_short else reply

    def _note(self, opened: Sequence[OpenedSubject]) -> None:
        subjects = (one.rows.subject for one in opened)
        members = (subject.name for subject in subjects if subject.kind is SubjectKind.MEMBER)
        self._members.update(dict.fromkeys(members))
