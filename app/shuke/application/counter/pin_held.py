"""Whether a member chose a PIN, and whether this till can look at it."""

from __future__ import annotations

from enum import StrEnum

from shuke.application.ports.store import Work
from shuke.domain.facts.customer_pin_set import PIN_RULE, PIN_SET

__all__ = ["PinHeld", "kept_as", "pin_held"]


class PinHeld(StrEnum):
    NONE = "none"
    HERE = "here"
    ELSEWHERE = "elsewhere"


def kept_as(member_id: str) -> str:
    """The name under which the PIN lies beside those of staff."""
    return f"member/{member_id}"


def pin_held(work: Work, member_id: str) -> PinHeld:
    if work.pins.get(kept_as(member_id)) is not None:
        return PinHeld.HERE
    return PinHeld.ELSEWHERE if work.members.times_used(member_id, PIN_RULE, PIN_SET) else PinHeld.NONE
