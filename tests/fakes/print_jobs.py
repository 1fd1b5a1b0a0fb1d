"""The print queue's rows in memory, with transactions: what was not committed is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from shuke.application.ports.printing import JobState, PrinterTrouble, PrintJob, PrintJobDraft

__all__ = ["FakePrintJobs", "FakePrintStore"]


class FakePrintJobs:
    """Mirrors the port `PrintJobs`."""

    def __init__(self, rows: dict[int, PrintJob] | None = None) -> None:
        self.rows = dict(rows or {})

    def add(self, draft: PrintJobDraft) -> int:
        job_id = max(self.rows, default=0) + 1
        self.rows[job_id] = PrintJob(
            job_id, draft.kind, draft.document, draft.content, draft.copy, draft.opens_drawer
        )
        return job_id

    def get(self, job_id: int) -> PrintJob | None:
        return self.rows.get(job_id)

    def next_waiting(self) -> PrintJob | None:
        return next(iter(self._in_state(JobState.WAITING)), None)

    def next_drawer(self) -> PrintJob | None:
        waiting = self._in_state(JobState.WAITING)
        return next((job for job in waiting if job.opens_drawer and not job.drawer_opened), None)

    def sending(self) -> list[PrintJob]:
        return self._in_state(JobState.SENDING)

    def waiting_count(self) -> int:
        return len(self._in_state(JobState.WAITING))

    def set_aside(self) -> list[PrintJob]:
        return self._in_state(JobState.SET_ASIDE)[-100:]

    def latest(self, document: str) -> PrintJob | None:
        return max(self._of(document), key=lambda job: job.job_id, default=None)

    def highest_copy(self, document: str) -> int:
        return max((job.copy for job in self._of(document)), default=0)

    def mark_sending(self, job_id: int) -> None:
        self._change(job_id, state=JobState.SENDING)

    def mark_printed(self, job_id: int) -> None:
        self._change(job_id, state=JobState.PRINTED, trouble=None)

    def mark_waiting(self, job_id: int, trouble: PrinterTrouble | None) -> None:
        self._change(job_id, state=JobState.WAITING, trouble=trouble)

    def mark_waiting_as_copy(self, job_id: int, copy: int, trouble: PrinterTrouble | None) -> None:
        partial = self.rows[job_id].partial_attempts + 1
        self._change(job_id, state=JobState.WAITING, copy=copy, trouble=trouble, partial_attempts=partial)

    def mark_set_aside(self, job_id: int, trouble: PrinterTrouble) -> None:
        self._change(job_id, state=JobState.SET_ASIDE, trouble=trouble)

    def mark_given_up(self, job_id: int) -> None:
        self._change(job_id, state=JobState.GIVEN_UP)

    def mark_drawer_opened(self, job_id: int) -> None:
        self._change(job_id, drawer_opened=True)

    def _change(self, job_id: int, **changes: object) -> None:
        self.rows[job_id] = replace(self.rows[job_id], **changes)  # type: ignore[arg-type]

    def _in_state(self, state: JobState) -> list[PrintJob]:
        return [job for _, job in sorted(self.rows.items()) if job.state is state]

    def _of(self, document: str) -> list[PrintJob]:
        return [job for job in self.rows.values() if job.document == document]


class _FakeWork:
    def __init__(self, rows: dict[int, PrintJob]) -> None:
        self.print_jobs = FakePrintJobs(rows)
        self.committed = False

    def commit(self) -> None:
        self.committed = True


class FakePrintStore:
    """Mirrors what the queue needs of the store. `rows` is what lies on disk."""

    def __init__(self) -> None:
        self.rows: dict[int, PrintJob] = {}

    @contextmanager
    def writing(self) -> Iterator[_FakeWork]:
        work = _FakeWork(self.rows)
        yield work
        if work.committed:
            self.rows = work.print_jobs.rows

    @contextmanager
    def reading(self) -> Iterator[_FakeWork]:
        yield _FakeWork(self.rows)

    def add(self, *drafts: PrintJobDraft) -> None:
        with self.writing() as work:
            for draft in drafts:
                work.print_jobs.add(draft)
            work.commit()
