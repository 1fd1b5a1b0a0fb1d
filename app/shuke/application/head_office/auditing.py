"""Verifying every journal at head office, a slice at a time beside everything else; the last outcome is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.journal_check import Finding, FindingKind, JournalCheck
from shuke.application.journal_reading import JournalHeld, journals_held, verify_slice
from shuke.application.ports.clock import Clock
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Store, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.shop import HEAD_OFFICE, Right

__all__ = ["Audit", "AuditSeen", "Audited"]

_SETTING = "audit.last"
_MOST_KEPT = 20


@dataclass(frozen=True, slots=True)
class Audited:
    """The last time all was read. `found`: how many findings, of which `findings` are the first."""

    at_ms: int
    by: str
    facts: int
    found: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AuditSeen:
    """`read`: facts read by the check that is under way in this process, None where none is; of `facts` in all."""

    heads: tuple[JournalHeld, ...]
    facts: int
    read: int | None
    last: Audited | None


class Audit:
    """One check at a time in a process. `copying` is a store that nobody waits for; `own_keys` are those head office
    signs and signed with."""

    def __init__(
        self,
        copying: Store,
        writing: Store,
        sealing: FactSealing,
        own_keys: Callable[[Work], tuple[bytes, ...]],
        clock: Clock,
    ) -> None:
        self._copying = copying
        self._writing = writing
        self._sealing = sealing
        self._own_keys = own_keys
        self._clock = clock
        self._check: JournalCheck | None = None

    def seen(self, session: Session) -> AuditSeen | Refused:
        # Before anything is read: a check that ends meanwhile is under way for whoever sees what was found before it.
        read = self._check.facts if self._check is not None else None
        with self._copying.reading() as work:
            heads = journals_held(work, session)
            if isinstance(heads, Refused):
                return heads
            return AuditSeen(heads, sum(one.facts for one in heads), read, _last(work))

    def begin(self, session: Session) -> bool | Refused:
        """False where one is under way."""
        if not session.may(Right.READ_JOURNAL):
            return Refused(Refusal.NOT_ALLOWED)
        if self._check is not None:
            return False
        with self._copying.reading() as work:
            keys: dict[str, list[bytes]] = {HEAD_OFFICE: list(self._own_keys(work))}
            for key in work.till_register.all_keys():
                keys.setdefault(key.till, []).append(key.public_key)
        self._check = JournalCheck(self._sealing, keys)
        return True

    def read_on(self, session: Session) -> bool:
        """The next slice; false once all is read, and then `end` keeps what was found."""
        if self._check is None:
            return False
        with self._copying.reading() as work:
            return verify_slice(work, session, self._check) is True

    def end(self, session: Session) -> None:
        """Keep what was found."""
        check = self._check
        if check is None:
            return
        findings = check.report.findings
        kept = {
            "at_ms": self._clock.now_ms(),
            "by": session.staff.name,
            "facts": check.facts,
            "found": len(findings),
            "findings": [[one.kind.value, one.till, one.epoch, one.seq] for one in findings[:_MOST_KEPT]],
        }
        with self._writing.writing() as work:
            work.settings.put(_SETTING, json.dumps(kept, ensure_ascii=False))
            work.commit()
        self._check = None  # last: until then it is under way, and what was found before is not told as new

    def drop(self) -> None:
        """After something went wrong: nothing is kept of it."""
        self._check = None


def _last(work: Work) -> Audited | None:
    text = work.settings.get(_SETTING)
    if not text:
        return None
    kept = json.loads(text)
    findings = (Finding(FindingKind(kind), till, epoch, seq) for kind, till, epoch, seq in kept["findings"])
    return Audited(kept["at_ms"], kept["by"], kept["facts"], kept["found"], tuple(findings))
