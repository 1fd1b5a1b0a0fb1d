"""The check of all journals at head office, as whoever looks on sees it."""

from __future__ import annotations

import pytest

from fakes.chain import OfficeInMemory
from fakes.clock import FakeClock
from shuke.application.head_office import auditing
from shuke.application.head_office.auditing import Audit, AuditSeen
from shuke.application.journal_reading import JournalHeld, journals_held
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.shop import Role, Staff

BOSS = Session(Staff("st-1", "许总", Role.ADMINISTRATOR), 0)


def test_a_check_that_ends_while_somebody_looks_is_still_under_way_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What they see was read before its outcome was kept, so it must not look like its outcome."""
    office = OfficeInMemory(FakeClock())
    audit = Audit(office.store, office.store, office.sealing, lambda _: (), office.clock)

    def ends_then(work: Work, session: Session) -> tuple[JournalHeld, ...] | Refused:
        held = journals_held(work, session)
        audit.drop()
        return held

    audit.begin(BOSS)
    monkeypatch.setattr(auditing, "journals_held", ends_then)
    seen = audit.seen(BOSS)
    assert isinstance(seen, AuditSeen)
    assert (seen.read, seen.last) == (0, None)
    again = audit.seen(BOSS)
    assert isinstance(again, AuditSeen)
    assert again.read is None
