"""The panel that asks for a second person's PIN: what is to be done, who may say yes, the digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace

from shuke.application.approval import Act
from shuke.application.approving import ApprovalAnswer
from shuke.application.session import Session
from shuke.domain.pin import LEAST_DIGITS, MOST_DIGITS
from shuke.domain.shop import Right, Staff
from shuke.presenters.background import Background, Lane
from shuke.presenters.counter_words import MoneyText, said_values
from shuke.presenters.pin_words import pin_trouble
from shuke.presenters.shown import Shown
from shuke.presenters.sign_in import StaffTile
from shuke.wording import approving as words
from shuke.wording import sign_in
from shuke.wording.said import Said, Words, said

__all__ = ["ApprovalPresenter", "ApprovalState", "AskApproval"]

GoOn = Callable[[Session], None]
AskApproval = Callable[[Session, Act, GoOn, Callable[[], None]], None]
"""Who asks, what for, what to do with the session that may do it, what to do if nobody approves."""


@dataclass(frozen=True, slots=True)
class ApprovalState:
    """`typed`: how many digits, never which. `nobody`: no person here has the right."""

    shown: bool = False
    act: Words = ""
    tiles: tuple[StaffTile, ...] = ()
    chosen: str = ""
    typed: int = 0
    checking: bool = False
    nobody: bool = False
    notice: Words = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    session: Session
    act: Act
    go_on: GoOn
    given_up: Callable[[], None]


class ApprovalPresenter(Shown[ApprovalState]):
    """
    Args:
        who_may: `Approving.who_may`; runs on the lane `COUNTER`.
        approve: `Approving.approve`; runs on the lane `AUTHORISE`.
    """

    def __init__(
        self,
        background: Background,
        who_may: Callable[[Right], Sequence[Staff]],
        approve: Callable[[Session, Act, str, str], ApprovalAnswer],
        money: MoneyText,
    ) -> None:
        super().__init__(ApprovalState())
        self._background = background
        self._who_may, self._approve, self._money = who_may, approve, money
        self._asked: _Asked | None = None
        self._pin = ""

    def ask(self, session: Session, act: Act, go_on: GoOn, given_up: Callable[[], None]) -> None:
        """Show the panel; one question at a time, a further one gives the first up."""
        self.close()
        asked = self._asked = _Asked(session, act, go_on, given_up)
        told = Said(words.ACTS[act.kind], said_values(act.shown, self._money))
        self._show(ApprovalState(shown=True, act=told))
        self._background.run(
            Lane.COUNTER, lambda: self._who_may(act.right), lambda people: self._offer(asked, people)
        )

    def close(self) -> None:
        """Nobody approves."""
        asked, self._asked, self._pin = self._asked, None, ""
        self._show(ApprovalState())
        if asked is not None:
            asked.given_up()

    def forget(self) -> None:
        """The till was locked: nothing goes on."""
        self._asked, self._pin = None, ""
        self._show(ApprovalState())

    def choose(self, staff_id: str) -> None:
        if not self._state.checking and staff_id != self._state.chosen:
            self._pin = ""
            self._show(replace(self._state, chosen=staff_id, typed=0, notice=""))

    def press(self, digit: str) -> None:
        if not self._state.checking and len(self._pin) < MOST_DIGITS and digit.isascii() and digit.isdigit():
            self._pin += digit
            self._show(replace(self._state, typed=len(self._pin), notice=""))

    def rub_out(self) -> None:
        if not self._state.checking:
            self._pin = self._pin[:-1]
            self._show(replace(self._state, typed=len(self._pin)))

    def clear(self) -> None:
        if not self._state.checking:
            self._pin = ""
            self._show(replace(self._state, typed=0, notice=""))

    def submit(self) -> None:
        asked, state = self._asked, self._state
        if asked is None or state.checking:
            return
        if not state.chosen:
            self._show(replace(state, notice=words.CHOOSE_FIRST))
            return
        if len(self._pin) < LEAST_DIGITS:
            self._show(replace(state, notice=said(sign_in.PIN_TOO_SHORT, digits=LEAST_DIGITS)))
            return
        pin, self._pin = self._pin, ""
        self._show(replace(state, typed=0, checking=True, notice=""))
        self._background.run(
            Lane.AUTHORISE,
            lambda: self._approve(asked.session, asked.act, state.chosen, pin),
            lambda answer: self._answered(asked, answer),
            lambda _error: self._failed(asked),
            expected=(CancelledError,),
        )

    def _offer(self, asked: _Asked, people: Sequence[Staff]) -> None:
        if asked is not self._asked:
            return
        asks = asked.session.staff.staff_id if asked.act.seconded else ""
        tiles = tuple(
            StaffTile(one.staff_id, one.name, sign_in.ROLES[one.role.value])
            for one in people
            if one.staff_id != asks
        )
        chosen = tiles[0].staff_id if len(tiles) == 1 else ""
        self._show(replace(self._state, tiles=tiles, chosen=chosen, nobody=not tiles))

    def _answered(self, asked: _Asked, answer: ApprovalAnswer) -> None:
        if asked is not self._asked:
            return  # locked or given up meanwhile; what was approved is never done
        if answer.session is not None:
            self.forget()
            asked.go_on(answer.session)
            return
        name = next((tile.name for tile in self._state.tiles if tile.staff_id == self._state.chosen), "")
        self._show(replace(self._state, checking=False, notice=pin_trouble(answer, name)))

    def _failed(self, asked: _Asked) -> None:
        """What broke is reported elsewhere; the person may try again."""
        if asked is self._asked:
            self._show(replace(self._state, checking=False))
