"""A customer's PIN: set, changed by the old one, or set anew against a document."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import dataclass, replace

from shuke.application.counter.pin_held import PinHeld, pin_held
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.pin_tries import PinTried
from shuke.application.refusal import Refused
from shuke.domain.pin import MOST_DIGITS, PinFault
from shuke.presenters.background import Background, Lane
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.pin_words import pin_trouble
from shuke.presenters.shown import Shown
from shuke.wording import money_held as words
from shuke.wording.pins import FAULTS
from shuke.wording.said import Words

__all__ = ["CustomerPinPresenter", "CustomerPinState"]

_LONGEST_EVIDENCE = 40


@dataclass(frozen=True, slots=True)
class CustomerPinState:
    """`told` says how it stands. What is typed of PINs is here and nowhere else, and gone when it is done."""

    told: Words = ""
    old_shown: bool = False
    document_shown: bool = False
    old: str = ""
    new: str = ""
    again: str = ""
    document: str = ""
    busy: bool = False
    notice: Notice | None = None


class CustomerPinPresenter(Shown[CustomerPinState]):
    def __init__(self, counter: Counter, background: Background, pins: CustomerPins) -> None:
        super().__init__(CustomerPinState())
        self._counter = counter
        self._background = background
        self._pins = pins

    def open(self, notice: Notice | None = None) -> None:
        self._show(CustomerPinState(notice=notice))
        desk, member_id = self._counter.desk, self._member_id

        def read() -> PinHeld:
            with desk.store.reading() as work:
                return pin_held(work, member_id)

        self._counter.look_up(read, self._stands)

    def type(self, field: str, text: str) -> None:
        """`field`: old, new, again or document."""
        most = _LONGEST_EVIDENCE if field == "document" else MOST_DIGITS
        self._show(replace(self._state, notice=None, **{field: text[:most]}))  # type: ignore[arg-type]  # all of them text

    def submit(self) -> None:
        state, session = self._state, self._counter.session
        if state.busy or not state.new:
            return
        if state.new != state.again:
            self._show(replace(state, again="", notice=Notice(words.PINS_DIFFER, NoticeTone.WARN)))
            return
        change = PinChange(self._member_id, state.new, state.old, state.document)
        self._show(replace(state, busy=True, notice=None))
        self._background.run(
            Lane.AUTHORISE,
            lambda: self._pins.change(session, change),
            self._answered,
            lambda _error: self._show(replace(self._state, busy=False)),
            expected=(CancelledError,),
        )

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self._show(CustomerPinState())

    @property
    def _member_id(self) -> str:
        view = self._counter.view
        return view.member.member.member_id if view is not None and view.member is not None else ""

    def _stands(self, held: PinHeld) -> None:
        self._show(
            replace(
                self._state,
                told=words.PIN_STATES[held.value],
                old_shown=held is PinHeld.HERE,
                document_shown=held is not PinHeld.NONE,
            )
        )

    def _answered(self, answer: PinTried | PinFault | Refused | None) -> None:
        if answer is None:
            self.open(Notice(words.PIN_IS_SET, NoticeTone.GOOD))
            return
        told: Words
        if isinstance(answer, PinFault):
            told = FAULTS[answer.value]
        elif isinstance(answer, Refused):
            told = refused_words(answer, self._counter.money)
        else:
            told = pin_trouble(answer, "")
        self._show(replace(self._state, busy=False, old="", new="", again="", notice=Notice(told)))
