"""Audit: every journal verified from here, in the background; and the backups there are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from shuke.application.head_office.auditing import Audit, AuditSeen
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import office_tills as till_words
from shuke.wording import office_work as words
from shuke.wording.journal import FINDINGS
from shuke.wording.said import said

__all__ = ["BackupSeen", "BackupsSeen", "add_audit", "add_backups"]

_HASH_SHOWN = 16
_OLD_TIMES = 2

_log = logging.getLogger("shuke.head_office.pages")


def add_audit(site: Site, audit: Audit) -> None:
    pages = _AuditPages(site, audit)
    site.in_menu("/audit", words.AUDIT, Right.READ_JOURNAL)
    site.inside("/audit", pages.show, change=pages.begin)


@dataclass(frozen=True, slots=True)
class _AuditPages:
    site: Site
    audit: Audit
    running: set[asyncio.Task[None]] = field(default_factory=set)

    async def show(self, asked: Asked) -> Page:
        seen = await self.site.lanes.copy(lambda: self.audit.seen(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        return Page("audit.html", words.AUDIT, {"w": words, "tills": till_words, **self._values(seen)})

    async def begin(self, asked: Asked) -> Go:
        session = asked.session
        begun = await self.site.lanes.copy(lambda: self.audit.begin(session))
        if isinstance(begun, Refused):
            raise PageRefused(403, begun)
        if begun:
            task = asyncio.get_running_loop().create_task(self._read(session))
            self.running.add(task)
            task.add_done_callback(self.running.discard)
        return Go(f"{OFFICE}/audit")

    async def _read(self, session: Session) -> None:
        """A slice at a time, so that snapshots and whoever looks at this page come in between."""
        try:
            while await self.site.lanes.copy(lambda: self.audit.read_on(session)):
                continue
            await self.site.lanes.write(lambda: self.audit.end(session))
        except Exception:  # noqa: BLE001 - nobody waits for this task: the log is told, and the next check may begin
            _log.exception("the audit broke off")
        finally:
            self.audit.drop()

    def _values(self, seen: AuditSeen) -> dict[str, object]:
        last = seen.last
        findings = (
            [
                said(FINDINGS[one.kind.value], place=f"{one.till}.{one.epoch}/{one.seq}")
                for one in last.findings
            ]
            if last is not None
            else []
        )
        heads = [
            (one.till, one.facts, one.epoch, one.seq, one.hash.hex()[:_HASH_SHOWN]) for one in seen.heads
        ]
        return {"seen": seen, "last": last, "findings": findings, "heads": heads}


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """`made_at` in UTC, as its name says."""

    name: str
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class BackupsSeen:
    """`every_hours` 0: none are scheduled."""

    every_hours: int
    backups: tuple[BackupSeen, ...]
    has_recovery_key: bool
    now: datetime

    @property
    def age_hours(self) -> int:
        return int((self.now - self.backups[0].made_at).total_seconds()) // 3600 if self.backups else 0

    @property
    def is_old(self) -> bool:
        return bool(self.every_hours) and self.age_hours >= _OLD_TIMES * self.every_hours


def add_backups(site: Site, look: Callable[[], BackupsSeen]) -> None:
    site.in_menu("/backups", words.BACKUPS, Right.RUN_HEAD_OFFICE)
    site.inside("/backups", _BackupPage(site, look).show)


@dataclass(frozen=True, slots=True)
class _BackupPage:
    site: Site
    look: Callable[[], BackupsSeen]

    async def show(self, asked: Asked) -> Page:
        if not asked.session.may(Right.RUN_HEAD_OFFICE):
            raise PageRefused(403, Refused(Refusal.NOT_ALLOWED))
        seen = await self.site.lanes.read(self.look)
        rows = [
            (one.name, self.site.paper.time(int(one.made_at.timestamp() * 1000)), one.size_bytes)
            for one in seen.backups
        ]
        return Page("backups.html", words.BACKUPS, {"w": words, "seen": seen, "rows": rows})
