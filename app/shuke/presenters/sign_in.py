"""Signing in, and coming back from the lock screen. Keeps the digits; shows how many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from shuke.domain.pin import LEAST_DIGITS, MOST_DIGITS
from shuke.presenters.background import Background, Lane
from shuke.wording import sign_in
from shuke.wording.said import Words, said

if TYPE_CHECKING:  # the use cases load behind the first paint
    from shuke.application.session import Session
    from shuke.application.signing_in import SignInAnswer
    from shuke.domain.shop import Staff

__all__ = ["SignInPhase", "SignInPresenter", "SignInState", "StaffTile"]


class SignInPhase(StrEnum):
    """OPENING: digits may be typed already, nobody can be chosen yet. TROUBLE: the data can not be used."""

    OPENING = "opening"
    READY = "ready"
    CHECKING = "checking"
    NO_STAFF = "no_staff"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class StaffTile:
    staff_id: str
    name: str
    role: Words
    rules: bool = False
    """An administrator, whose forgotten PIN the recovery sheet sets anew."""

    @property
    def initial(self) -> str:
        """What stands in the tile's circle: the last two hanzi of a Chinese name, else two capitals."""
        words = self.name.split()
        if self.name and ord(self.name[0]) >= 0x2E80:
            return self.name[-2:] if len(self.name) > 2 else self.name[-1:]
        return "".join(word[0].upper() for word in words[:2])


@dataclass(frozen=True, slots=True)
class SignInState:
    """What the sign-in screen shows.

    Attributes:
        shop_name: empty until the data is open.
        chosen: staff id, or empty.
        typed: how many digits, never which.
        notice: what went wrong, or the trouble; empty for none.
        locked: the screen was locked while somebody was signed in.
    """

    phase: SignInPhase = SignInPhase.OPENING
    shop_name: str = ""
    tiles: tuple[StaffTile, ...] = ()
    chosen: str = ""
    typed: int = 0
    notice: Words = ""
    locked: bool = False


class SignInPresenter:
    """Events in, states out. `open` once the data is open; before that it takes digits and waits.

    Args:
        staff: who may sign in here, by name (`SigningIn.staff`).
        sign_in: `SigningIn.sign_in`; runs on the lane `AUTHORISE`. CancelledError where nobody can be signed in
            after all, which is said elsewhere.
        welcome: gets the session of whoever signed in.
        show: gets each new state.
    """

    def __init__(
        self,
        background: Background,
        *,
        staff: Callable[[], Sequence[Staff]],
        sign_in: Callable[[str, str], SignInAnswer],
        welcome: Callable[[Session], None],
        show: Callable[[SignInState], None],
    ) -> None:
        self._background = background
        self._staff, self._sign_in, self._welcome, self._show = staff, sign_in, welcome, show
        self._state = SignInState()
        self._pin = ""

    @property
    def state(self) -> SignInState:
        return self._state

    def open(self, shop_name: str = "", *, last_staff_id: str = "") -> None:
        """The data is open: show who may sign in, with the one who did last already chosen."""
        self._change(shop_name=shop_name, chosen=last_staff_id, notice="", locked=False)
        self._background.run(Lane.COUNTER, self._staff, self._offer)

    def greet(self, shop_name: str, people: Sequence[Staff]) -> None:
        """The first who may sign in, read with the shop's name: nothing more has to be asked."""
        self._change(shop_name=shop_name)
        self._offer(people)

    def lock(self, staff_id: str) -> None:
        """Ask for the PIN again; somebody else may take over too."""
        self._pin = ""
        self._change(chosen=staff_id, typed=0, notice="", locked=True)
        self._background.run(Lane.COUNTER, self._staff, self._offer)

    def refuse(self, trouble: Words) -> None:
        """The data can not be used: say why and what to do."""
        self._pin = ""
        self._change(phase=SignInPhase.TROUBLE, typed=0, notice=trouble)

    def choose(self, staff_id: str) -> None:
        if self._state.phase is SignInPhase.READY and staff_id != self._state.chosen:
            self._pin = ""
            self._change(chosen=staff_id, typed=0, notice="")

    def press(self, digit: str) -> None:
        if self._takes_digits and len(self._pin) < MOST_DIGITS and digit.isascii() and digit.isdigit():
            self._pin += digit
            self._change(typed=len(self._pin), notice="")

    def rub_out(self) -> None:
        if self._takes_digits:
            self._pin = self._pin[:-1]
            self._change(typed=len(self._pin))

    def clear(self) -> None:
        if self._takes_digits:
            self._pin = ""
            self._change(typed=0, notice="")

    def submit(self) -> None:
        if self._state.phase is not SignInPhase.READY:
            return
        if not self._state.chosen:
            self._change(notice=sign_in.CHOOSE_FIRST)
            return
        if len(self._pin) < LEAST_DIGITS:
            self._change(notice=said(sign_in.PIN_TOO_SHORT, digits=LEAST_DIGITS))
            return
        from concurrent.futures import CancelledError  # noqa: PLC0415 - loaded with the first lane

        staff_id, pin, self._pin = self._state.chosen, self._pin, ""
        self._change(phase=SignInPhase.CHECKING, notice="")
        self._background.run(
            Lane.AUTHORISE,
            lambda: self._sign_in(staff_id, pin),
            self._answered,
            self._failed,
            expected=(CancelledError,),
        )

    @property
    def forgetful(self) -> tuple[str, str] | None:
        """Staff id and name of the administrator who is chosen; None for anybody else."""
        chosen = next((tile for tile in self._state.tiles if tile.staff_id == self._state.chosen), None)
        return (chosen.staff_id, chosen.name) if chosen is not None and chosen.rules else None

    @property
    def _takes_digits(self) -> bool:
        return self._state.phase in (SignInPhase.OPENING, SignInPhase.READY)

    def renewed(self) -> None:
        """The chosen person has another PIN now."""
        self._pin = ""
        self._change(typed=0, notice="")

    def _offer(self, people: Sequence[Staff]) -> None:
        """Show them; whoever was chosen while the list was read stays chosen."""
        tiles = tuple(
            StaffTile(p.staff_id, p.name, sign_in.ROLES[p.role.value], p.role.value == "administrator")
            for p in people
        )
        if not tiles:
            self._change(phase=SignInPhase.NO_STAFF, tiles=(), chosen="")
            return
        known = {tile.staff_id for tile in tiles}
        wanted = self._state.chosen
        chosen = wanted if wanted in known else tiles[0].staff_id if len(tiles) == 1 else ""
        self._change(phase=SignInPhase.READY, tiles=tiles, chosen=chosen)

    def _answered(self, answer: SignInAnswer) -> None:
        self._change(phase=SignInPhase.READY, typed=0, notice=self._refusal(answer))
        if answer.session is not None:
            self._change(locked=False)
            self._welcome(answer.session)

    def _failed(self, _error: Exception) -> None:
        """Whatever broke is reported elsewhere; here the person may try again, unless nothing can be used at all."""
        if self._state.phase is not SignInPhase.TROUBLE:
            self._change(phase=SignInPhase.READY, typed=0)

    def _refusal(self, answer: SignInAnswer) -> Words:
        from shuke.presenters.pin_words import pin_trouble  # noqa: PLC0415 - behind the first paint

        return pin_trouble(answer, self._chosen_name)

    @property
    def _chosen_name(self) -> str:
        return next((tile.name for tile in self._state.tiles if tile.staff_id == self._state.chosen), "")

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are those of the state
        self._show(self._state)


def _tile(person: Staff) -> StaffTile:
    role = person.role.value
    return StaffTile(person.staff_id, person.name, sign_in.ROLES[role], rules=role == "administrator")
