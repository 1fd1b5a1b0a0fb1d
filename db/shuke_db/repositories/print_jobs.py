"""The print queue's rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from shuke.application.ports.printing import JobState, PrinterTrouble, PrintJob, PrintJobDraft, PrintKind
from shuke_db.machine_tables import print_jobs
from shuke_db.prepared import Prepared
from shuke_db.sale_tables import sales
from shuke_db.tables import attachments

__all__ = ["PrintJobRows"]

_j = print_jobs.c
_MOST_SET_ASIDE = 100

_NEWEST = Prepared(select(func.max(_j.job_id)).where(_j.tenant == bindparam("tenant")))
_ADDED = (
    *("tenant", "job_id", "kind", "document", "content", "copy", "opens_drawer", "state"),
    *("attached_to", "attached"),
)
_ADD = Prepared(insert(print_jobs).values({name: bindparam(name) for name in _ADDED}))

_BESIDE = (
    select(attachments.c.content)
    .where(
        attachments.c.tenant == _j.tenant,
        attachments.c.member_id == _j.attached_to,
        attachments.c.hash == _j.attached,
    )
    .scalar_subquery()
    .label("beside")
)

_DONE = (_j.state + "").in_((JobState.PRINTED.value, JobState.GIVEN_UP.value))
"""Not by the index on states: the oldest are asked for, and nearly all are done."""


class PrintJobRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def add(self, draft: PrintJobDraft) -> int:
        job_id = int(_NEWEST.scalar(self._connection, tenant=self._tenant) or 0) + 1
        row: dict[str, object] = {
            "tenant": self._tenant,
            "job_id": job_id,
            "kind": draft.kind.value,
            "document": draft.document,
            "content": draft.content,
            "copy": draft.copy,
            "opens_drawer": int(draft.opens_drawer),
            "state": JobState.WAITING.value,
            "attached_to": draft.attached[0] if draft.attached else "",
            "attached": draft.attached[1] if draft.attached else b"",
        }
        _ADD.run(self._connection, **row)
        return job_id

    def get(self, job_id: int) -> PrintJob | None:
        return self._first(_j.job_id == job_id)

    def next_waiting(self) -> PrintJob | None:
        return self._first(_j.state == JobState.WAITING.value)

    def next_drawer(self) -> PrintJob | None:
        return self._first(_j.state == JobState.WAITING.value, _j.opens_drawer == 1, _j.drawer_opened == 0)

    def sending(self) -> list[PrintJob]:
        return self._all(self._where(_j.state == JobState.SENDING.value).order_by(_j.job_id))

    def waiting_count(self) -> int:
        counted = select(func.count()).where(_j.tenant == self._tenant, _j.state == JobState.WAITING.value)
        return self._connection.scalar(counted) or 0

    def set_aside(self) -> list[PrintJob]:
        newest = self._where(_j.state == JobState.SET_ASIDE.value).order_by(_j.job_id.desc())
        return self._all(newest.limit(_MOST_SET_ASIDE))[::-1]

    def latest(self, document: str) -> PrintJob | None:
        newest = self._where(_j.document == document).order_by(_j.job_id.desc()).limit(1)
        return next(iter(self._all(newest)), None)

    def highest_copy(self, document: str) -> int:
        highest = select(func.max(_j.copy)).where(_j.tenant == self._tenant, _j.document == document)
        return self._connection.scalar(highest) or 0

    def forget_done(self, before: date, most: int) -> int:
        # Originals alone tell the time: a copy may have been asked for a year after its sale.
        originals = select(_j.job_id, _j.document).where(
            _j.tenant == self._tenant, _DONE, _j.kind == PrintKind.RECEIPT.value, _j.copy == 0
        )
        oldest = originals.order_by(_j.job_id).limit(most).subquery().c
        newest = self._connection.scalar(
            select(func.max(oldest.job_id)).where(
                sales.c.tenant == self._tenant,
                sales.c.receipt_number == oldest.document,
                sales.c.business_date < before.isoformat(),
            )
        )
        if newest is None:
            return 0
        behind = select(_j.job_id).where(_j.tenant == self._tenant, _j.job_id <= newest, _DONE)
        page = behind.order_by(_j.job_id).limit(most)
        gone = delete(print_jobs).where(_j.tenant == self._tenant, _j.job_id.in_(page))
        return self._connection.execute(gone).rowcount

    def mark_sending(self, job_id: int) -> None:
        self._mark(job_id, state=JobState.SENDING.value)

    def mark_printed(self, job_id: int) -> None:
        self._mark(job_id, state=JobState.PRINTED.value, trouble="")

    def mark_waiting(self, job_id: int, trouble: PrinterTrouble | None) -> None:
        self._mark(job_id, state=JobState.WAITING.value, trouble=_word(trouble))

    def mark_waiting_as_copy(self, job_id: int, copy: int, trouble: PrinterTrouble | None) -> None:
        self._mark(
            job_id,
            state=JobState.WAITING.value,
            trouble=_word(trouble),
            copy=copy,
            partial_attempts=_j.partial_attempts + 1,
        )

    def mark_set_aside(self, job_id: int, trouble: PrinterTrouble) -> None:
        self._mark(job_id, state=JobState.SET_ASIDE.value, trouble=trouble.value)

    def mark_given_up(self, job_id: int) -> None:
        self._mark(job_id, state=JobState.GIVEN_UP.value)

    def mark_drawer_opened(self, job_id: int) -> None:
        self._mark(job_id, drawer_opened=1)

    def _mark(self, job_id: int, **values: Any) -> None:
        changed = update(print_jobs).where(_j.tenant == self._tenant, _j.job_id == job_id).values(**values)
        if self._connection.execute(changed).rowcount != 1:
            raise LookupError(f"no print job {job_id}")

    def _first(self, *conditions: ColumnElement[bool]) -> PrintJob | None:
        return next(iter(self._all(self._where(*conditions).order_by(_j.job_id).limit(1))), None)

    def _where(self, *conditions: ColumnElement[bool]) -> Any:
        return select(print_jobs, _BESIDE).where(_j.tenant == self._tenant, *conditions)

    def _all(self, statement: Any) -> list[PrintJob]:
        return [_job(row) for row in self._connection.execute(statement)]


def _word(trouble: PrinterTrouble | None) -> str:
    return trouble.value if trouble else ""


def _job(row: Any) -> PrintJob:
    return PrintJob(
        job_id=row.job_id,
        kind=PrintKind(row.kind),
        document=row.document,
        content=row.content,
        copy=row.copy,
        opens_drawer=bool(row.opens_drawer),
        state=JobState(row.state),
        drawer_opened=bool(row.drawer_opened),
        partial_attempts=row.partial_attempts,
        trouble=PrinterTrouble(row.trouble) if row.trouble else None,
        attached=row.beside or b"",
    )
