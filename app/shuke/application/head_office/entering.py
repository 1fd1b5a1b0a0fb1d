"""One transaction's changes at head office: what was recorded and taken in, and, last of all, where it stands in
the stream of changes."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.closing.late import note_late
from shuke.application.ports.store import Work
from shuke.application.ports.sync import Arrival
from shuke.application.recording import Recorder
from shuke.domain.facts.fact import FactHeader, SealedFact
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.together import Together
from shuke.domain.shop import Shop
from shuke.domain.sync.subjects import Subject, SubjectKind, changed_subjects, subjects_of

__all__ = ["OfficeEntry"]


class OfficeEntry:
    """Made at the beginning of a writing block, settled at its end, before `commit`."""

    def __init__(self, work: Work, recorder: Recorder, calendar: Shop) -> None:
        self._work = work
        self._recorder = recorder
        self._calendar = calendar
        self._operations: list[RowOperation] = []
        self._came: list[FactHeader] = []
        self._taken_in: list[Subject] = []
        self._told_anew: list[Subject] = []

    def record(self, body: FactBody, staff: str = "") -> SealedFact:
        """A fact of head office's own journal; `staff`: who did it, if it was a person."""
        fact, operations = self._recorder.record_and_tell(self._work, self._calendar, body, staff=staff)
        return self._noted(fact, operations)

    def begin_epoch(self, body: FactBody, above: int = 0) -> SealedFact:
        """The same, as the first of a new epoch: no place behind the newest fact held here, or in an epoch up to
        `above`, is used a second time."""
        newest = self._work.journal.head(self._recorder.place.till)
        epoch = max(newest.epoch if newest else 0, above) + 1
        fact = self._recorder.open_epoch(self._work, self._calendar, body, epoch)
        return self._noted(fact, body.rows(fact.header))

    def take_in(self, facts: Sequence[SealedFact], together: Together) -> None:
        """Facts of a till, checked, in order, and what they do."""
        self._work.journal.append_many(facts)
        self._work.apply_together(together)
        concerned = subjects_of(together)
        note_late(self._work, min(fact.header.business_date for fact in facts), concerned)
        self._taken_in += concerned
        self._came += [fact.header for fact in facts]

    @property
    def members_taken_in(self) -> list[str]:
        """Those whom what was taken in changed."""
        return [one.name for one in self._taken_in if one.kind is SubjectKind.MEMBER]

    def tell_anew(self, member_id: str) -> None:
        """Tills that were not told of this member before are told now, though no row of it changed."""
        self._told_anew.append(Subject(SubjectKind.MEMBER, member_id))

    def _noted(self, fact: SealedFact, operations: Sequence[RowOperation]) -> SealedFact:
        self._operations += operations
        self._came.append(fact.header)
        return fact

    def settle(self) -> None:
        """Give what changed its place in the stream. The stream's counter is one row that is held until the
        transaction ends, so this comes last."""
        changed = [*self._told_anew, *self._taken_in, *changed_subjects(self._operations)]
        subjects = list(dict.fromkeys(changed))
        came = _together(self._came)
        steps = len(came) + len(subjects)
        if not steps:
            return
        place = self._work.feed.advance(steps) - steps
        arrivals = [
            Arrival(place + number, first.till, first.epoch, first.seq, last_seq)
            for number, (first, last_seq) in enumerate(came, 1)
        ]
        self._work.feed.arrived(arrivals)
        self._work.feed.mark(subjects, place + len(came) + 1)


def _together(headers: Sequence[FactHeader]) -> list[tuple[FactHeader, int]]:
    """Runs of neighbours of one journal: (first, last seq)."""
    runs: list[tuple[FactHeader, int]] = []
    for header in headers:
        if runs:
            first, last_seq = runs[-1]
            if (first.till, first.epoch, last_seq + 1) == (header.till, header.epoch, header.seq):
                runs[-1] = (first, header.seq)
                continue
        runs.append((header, header.seq))
    return runs
