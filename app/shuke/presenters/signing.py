"""A member's signature for a payment: where it is given, what was drawn so far, whether that is a signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.domain.signature import MOST_STROKES, Signature, SignatureFault, Stroke, drawn
from shuke.presenters.shown import Shown
from shuke.wording import signing as words
from shuke.wording.said import Words

__all__ = ["SignedOn", "SigningPresenter", "SigningState"]


class SignedOn(StrEnum):
    DISPLAY = "display"
    HERE = "here"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class SigningState:
    """`amount` is what is signed for; `strokes` lie on the field of `shuke.domain.signature`.

    Attributes:
        asked: somebody is to sign now.
        ways: where it can be given; the display only while there is one that can be touched.
        finished: what is drawn is a signature, and whoever drew it is done.
        agreed: on paper: it will be signed there.
    """

    asked: bool = False
    amount: str = ""
    on: SignedOn = SignedOn.PAPER
    ways: tuple[SignedOn, ...] = (SignedOn.HERE, SignedOn.PAPER)
    strokes: tuple[Stroke, ...] = ()
    finished: bool = False
    agreed: bool = False
    fault: Words = ""


class SigningPresenter(Shown[SigningState]):
    """`usual` is where signatures are given as a rule; where there is no display, in the next best place."""

    def __init__(self, usual: Callable[[], SignedOn] = lambda: SignedOn.PAPER) -> None:
        super().__init__(SigningState())
        self._usual = usual
        self._signature: Signature | None = None

    @property
    def signature(self) -> Signature | None:
        """What was drawn, once it is finished."""
        return self._signature

    def ask(self, amount: str) -> None:
        ways, usual = self._state.ways, self._usual()
        self._signature = None
        self._show(SigningState(True, amount, usual if usual in ways else SignedOn.HERE, ways))

    def close(self) -> None:
        """Nothing drawn stays."""
        self._signature = None
        self._show(SigningState(ways=self._state.ways))

    def display_seen(self, can_sign: bool) -> None:
        """A display that can be signed on is there, or is not any more; what was drawn so far goes on here."""
        ways = tuple(SignedOn) if can_sign else (SignedOn.HERE, SignedOn.PAPER)
        on = self._state.on if self._state.on in ways else SignedOn.HERE
        self._show(replace(self._state, ways=ways, on=on))

    def choose(self, on: SignedOn) -> None:
        if self._state.asked and on in self._state.ways and on is not self._state.on:
            self._signature = None
            self._show(replace(self._state, on=on, strokes=(), finished=False, agreed=False, fault=""))

    def agree(self, agreed: bool) -> None:
        self._show(replace(self._state, agreed=agreed, fault=""))

    def draw(self, stroke: Stroke) -> None:
        """One stroke more, from either pad. Once it is finished, or nobody is asked any more, nothing is added."""
        state = self._state
        room = len(state.strokes) < MOST_STROKES
        if state.asked and not state.finished and state.on is not SignedOn.PAPER and stroke and room:
            self._show(replace(state, strokes=(*state.strokes, stroke), fault=""))

    def clear(self) -> None:
        self._signature = None
        self._show(replace(self._state, strokes=(), finished=False, fault=""))

    def finish(self) -> None:
        """Whoever signs is done; or hears why that is no signature yet."""
        state = self._state
        if not state.asked or state.finished or state.on is SignedOn.PAPER:
            return
        made = drawn(state.strokes)
        if isinstance(made, SignatureFault):
            self._show(replace(state, fault=words.FAULTS[made.value]))
        else:
            self._signature = made
            self._show(replace(state, strokes=made.strokes, finished=True, fault=""))

    def given(self) -> bool:
        """Whether it is signed, or will be on paper. Here the cashier's key is the word that it is done."""
        if self._state.on is SignedOn.HERE:
            self.finish()
        return self._state.agreed if self._state.on is SignedOn.PAPER else self._signature is not None
