"""Setting a forgotten administrator's PIN anew: the sheet's key, the PIN twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from shuke.application.forgotten_pin import NotReset, NotResetBecause
from shuke.application.misread_key import misread
from shuke.domain.pin import MOST_DIGITS, PinFault, pin_fault
from shuke.domain.recovery_key import Misread
from shuke.presenters.background import Background, Lane
from shuke.presenters.shown import Shown
from shuke.wording import forgotten_pin as words
from shuke.wording import pins
from shuke.wording.said import Words

__all__ = ["ForgottenPinPresenter", "ForgottenPinState"]

_MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class ForgottenPinState:
    """What was typed is kept here alone, and for no longer than the panel is open."""

    shown: bool = False
    name: str = ""
    key: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    key_fault: Words = ""
    pin_fault: Words = ""
    again_fault: Words = ""
    busy: bool = False


class ForgottenPinPresenter(Shown[ForgottenPinState]):
    """
    Args:
        reset: `ForgottenPin.reset`; runs on the lane `AUTHORISE`.
        done: told of the person who may sign in with the new PIN now.
    """

    def __init__(
        self,
        background: Background,
        reset: Callable[[str, str, str], NotReset | None],
        done: Callable[[str], None],
    ) -> None:
        super().__init__(ForgottenPinState())
        self._background = background
        self._reset = reset
        self._done = done
        self._staff_id = ""

    def open(self, staff_id: str, name: str) -> None:
        self._staff_id = staff_id
        self._show(ForgottenPinState(shown=True, name=name))

    def close(self) -> None:
        if self._state.shown and not self._state.busy:
            self._show(ForgottenPinState())

    def write_key(self, text: str) -> None:
        self._show(replace(self._state, key=text[:_MOST_TYPED].upper(), key_fault=""))

    def write_pin(self, text: str) -> None:
        self._show(replace(self._state, pin=text[:MOST_DIGITS], pin_fault="", again_fault=""))

    def write_again(self, text: str) -> None:
        self._show(replace(self._state, again=text[:MOST_DIGITS], again_fault=""))

    def submit(self) -> None:
        state = self._state
        if state.busy or not state.shown:
            return
        fault = pin_fault(state.pin)
        if fault is not None:
            self._refused(fault)
        elif state.pin != state.again:
            self._show(replace(state, again_fault=words.DIFFERS))
        else:
            staff_id, key, pin = self._staff_id, state.key, state.pin
            self._show(replace(state, busy=True))
            self._background.run(
                Lane.AUTHORISE, lambda: self._reset(staff_id, key, pin), self._answered, self._failed
            )

    def _answered(self, refused: NotReset | None) -> None:
        if refused is not None:
            self._refused(refused)
            return
        self._show(ForgottenPinState())
        self._done(self._staff_id)

    def _refused(self, why: NotReset) -> None:
        match why:
            case PinFault():
                changed = replace(self._state, pin_fault=pins.FAULTS[why.value])
            case Misread():
                changed = replace(self._state, key_fault=misread(why))
            case NotResetBecause():
                changed = replace(self._state, key_fault=words.NOT_RESET[why.value])
        self._show(replace(changed, busy=False))

    def _failed(self, _error: Exception) -> None:
        """Whatever broke is reported elsewhere; here it may be tried again."""
        self._show(replace(self._state, busy=False))
