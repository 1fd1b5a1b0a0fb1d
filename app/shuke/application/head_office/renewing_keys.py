"""Asking tills for new keys: by name, or whoever has signed with the same one for too long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from shuke.application.head_office.identity import OfficeSetting
from shuke.application.ports.store import Work
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.till_rekeyed import TillRekeyed

__all__ = ["ask_for_new_key", "key_life_days", "note_new_key", "set_key_life", "wants_new_key"]


def ask_for_new_key(work: Work, till: str) -> bool:
    """With its next pull the till hears of it; False where no such till is believed. In the caller's transaction."""
    if not any(key.in_use for key in work.till_register.keys_of(till)):
        return False
    work.cursors.put(_asked(till), 1)
    return True


def wants_new_key(work: Work, till: str, today: Callable[[], date]) -> bool:
    """Whether the till is to be told so. `today` is asked only where keys grow old."""
    if work.cursors.get(_asked(till)):
        return True
    days = key_life_days(work)
    if not days:
        return False
    since = max((key.valid_from for key in work.till_register.keys_of(till) if key.in_use), default="")
    return bool(since) and date.fromisoformat(since) + timedelta(days=days) <= today()


def note_new_key(work: Work, till: str, bodies: Iterable[FactBody | None]) -> None:
    """It changed its key among these facts: whoever asked has been answered."""
    if any(isinstance(body, TillRekeyed) for body in bodies) and work.cursors.get(_asked(till)):
        work.cursors.put(_asked(till), 0)


def key_life_days(work: Work) -> int:
    """0 where keys are good until somebody asks for another."""
    return int(work.settings.get(OfficeSetting.KEY_LIFE_DAYS.value) or 0)


def set_key_life(work: Work, days: int) -> None:
    work.settings.put(OfficeSetting.KEY_LIFE_DAYS.value, str(days))


def _asked(till: str) -> str:
    return f"renew-key.{till}"
