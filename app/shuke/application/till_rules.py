"""Rules that a shop sets for this till, as its settings keep them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.settings import Setting
from shuke.domain.money import Money
from shuke.domain.shift import USUALLY_UNEXPLAINED, ShiftPolicy

__all__ = ["MOST_LOCK_MINUTES", "MOST_UNEXPLAINED", "TillRules", "rules_of"]

MOST_UNEXPLAINED = Money(10_000_00)
MOST_LOCK_MINUTES = 240
_USUAL_LOCK_MINUTES = 10


@dataclass(frozen=True, slots=True)
class TillRules:
    """`lock_after_minutes`: 0 for never."""

    shift: ShiftPolicy
    lock_after_minutes: int


def rules_of(setting: Callable[[Setting, str], str]) -> TillRules:
    """
    Args:
        setting: gives a setting, or what is to count where there is none. What cannot be read counts as none.
    """
    unexplained = _whole(setting(Setting.SHIFT_UNEXPLAINED, ""), MOST_UNEXPLAINED.minor)
    minutes = _whole(setting(Setting.LOCK_AFTER, ""), MOST_LOCK_MINUTES)
    return TillRules(
        ShiftPolicy(
            needed=setting(Setting.SHIFT_NEEDED, "") == "yes",
            unexplained=USUALLY_UNEXPLAINED if unexplained is None else Money(unexplained),
        ),
        _USUAL_LOCK_MINUTES if minutes is None else minutes,
    )


def _whole(text: str, most: int) -> int | None:
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if int(text) <= most else None
