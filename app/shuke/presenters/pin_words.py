"""Why a PIN let nobody in, in words."""

from __future__ import annotations

from typing import Protocol

from shuke.application.pin_tries import PinOutcome
from shuke.wording import pins, sign_in
from shuke.wording.said import Words, said

__all__ = ["pin_trouble"]


class _Answer(Protocol):
    @property
    def outcome(self) -> PinOutcome: ...
    @property
    def tries_left(self) -> int: ...
    @property
    def wait_ms(self) -> int: ...


def pin_trouble(answer: _Answer, name: str) -> Words:
    """Empty after the right one."""
    match answer.outcome:
        case PinOutcome.LOCKED:
            return said(pins.LOCKED, wait=sign_in.Wait(answer.wait_ms))
        case PinOutcome.WRONG_PIN if answer.wait_ms:
            return said(pins.LOCKED, wait=sign_in.Wait(answer.wait_ms))
        case PinOutcome.WRONG_PIN if answer.tries_left:
            return said(pins.WRONG_TRIES_LEFT, tries=answer.tries_left)
        case PinOutcome.WRONG_PIN:
            return pins.WRONG
        case PinOutcome.NO_PIN:
            return said(sign_in.NO_PIN, name=name)
        case PinOutcome.OTHER_SHOP:
            return said(sign_in.OTHER_SHOP, name=name)
        case PinOutcome.NOT_ALLOWED:
            return said(pins.MAY_NOT_APPROVE, name=name)
        case PinOutcome.RIGHT:
            return ""
