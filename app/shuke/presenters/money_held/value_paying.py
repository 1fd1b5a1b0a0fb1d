"""What the member shows, signs or types before stored value pays; asked only where something is to be asked."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace

from shuke.application.counter.code_shown import vouch
from shuke.application.counter.desk import Desk
from shuke.application.counter.pin_held import PinHeld, pin_held
from shuke.application.counter.stored_value import (
    NOT_CONFIRMED,
    Confirmed,
    ValueAsks,
    value_asks,
    value_there,
)
from shuke.application.counter.view import CounterView
from shuke.application.money_held.customer_pins import CustomerPins
from shuke.application.pin_tries import PinTried
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.domain.money import ZERO, Money
from shuke.domain.pin import MOST_DIGITS
from shuke.presenters.background import Background, Lane
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.pin_words import pin_trouble
from shuke.presenters.proofs import ProofState, proof_state, shown, told_of
from shuke.presenters.shown import Shown
from shuke.presenters.signing import SignedOn, SigningPresenter
from shuke.wording import card_desk
from shuke.wording import member_codes as code_words
from shuke.wording import money_held as words
from shuke.wording import signing as signing_words
from shuke.wording.reasons import PROOFS
from shuke.wording.said import Words, said

__all__ = ["PayWithValue", "ValuePayingPresenter", "ValuePayingState"]

PayWithValue = Callable[[Money | None, Confirmed], None]
"""Takes the tender: how much (None: as much as there is, up to what is due), and what was shown for it."""


@dataclass(frozen=True, slots=True)
class ValuePayingState:
    """`pin` is what was typed so far; it stands here and nowhere else."""

    pays: Words = ""
    proofs: tuple[ProofState, ...] = ()
    pin_shown: bool = False
    pin: str = ""
    sign_shown: bool = False
    checking: bool = False
    notice: Notice | None = None


class ValuePayingPresenter(Shown[ValuePayingState]):
    """`ask` shows the panel, `done` takes it away; `signing` is where the member signs."""

    def __init__(
        self,
        counter: Counter,
        background: Background,
        pins: CustomerPins,
        ask: Callable[[], None],
        done: Callable[[], None],
        signing: SigningPresenter,
    ) -> None:
        super().__init__(ValuePayingState())
        self.signing = signing
        signing.attach(lambda _state: self._show(replace(self._state, notice=None)))
        self._counter = counter
        self._background = background
        self._pins = pins
        self._ask, self._done = ask, done
        self._given: Money | None = None
        self._pay: PayWithValue = lambda _given, _confirmed: None

    def begin(self, given: Money | None, pay: PayWithValue) -> None:
        """Pay at once where nothing is to be asked, else ask."""
        view = self._counter.view
        if view is None or not view.basket.lines:
            pay(given, NOT_CONFIRMED)
            return
        desk, basket_id = self._counter.desk, view.basket.basket_id
        self._counter.look_up(
            lambda: _asked(desk, basket_id, given), lambda found: self._ask_or_pay(given, pay, *found)
        )

    def vouch(self) -> None:
        """Nothing is paid yet: the member's PIN alone says that it is they, where what was shown does not."""
        view = self._counter.view
        if view is None or view.member is None:
            return
        desk, member_id = self._counter.desk, self._member_id

        def held() -> PinHeld:
            with desk.store.reading() as work:
                return pin_held(work, member_id)

        self._counter.look_up(held, self._ask_pin)

    def tick(self, kind: str, seen: bool) -> None:
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, seen=seen), notice=None))

    def note_number(self, kind: str, text: str) -> None:
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, number=text), notice=None))

    def type_pin(self, text: str) -> None:
        if not self._state.checking:
            self._show(replace(self._state, pin=text[:MOST_DIGITS], notice=None))

    def submit(self) -> None:
        state, member_id = self._state, self._member_id
        if state.checking:
            return
        missing = next((proof for proof in state.proofs if not proof.seen), None)
        if missing is not None:
            kinds = {proof.value: sentence for proof, sentence in PROOFS.items()}
            self._say(said(card_desk.LOOK_AT_FIRST, proof=kinds[missing.kind]))
        elif state.sign_shown and not self.signing.given():
            self._say_not_signed()
        elif state.pin_shown:
            pin = state.pin
            self._show(replace(state, pin="", checking=True, notice=None))
            self._background.run(
                Lane.AUTHORISE,
                lambda: self._pins.check(member_id, pin),
                self._checked,
                lambda _error: self._show(replace(self._state, checking=False)),
                expected=(CancelledError,),
            )
        else:
            self._go_on("")

    def close(self) -> None:
        """Given up: nothing typed or drawn stays, nothing is paid."""
        self.signing.close()
        self._show(ValuePayingState())

    # inside

    @property
    def _member_id(self) -> str:
        view = self._counter.view
        return view.member.member.member_id if view is not None and view.member is not None else ""

    def _ask_or_pay(self, given: Money | None, pay: PayWithValue, asks: ValueAsks, amount: Money) -> None:
        if asks.nothing or asks.pin_elsewhere or not amount:
            pay(given, NOT_CONFIRMED)
            return
        self._given, self._pay = given, pay
        self._show(
            ValuePayingState(
                pays=said(words.PAYS, amount=self._counter.money(amount)),
                proofs=tuple(proof_state(proof) for proof in asks.proofs),
                pin_shown=asks.pin,
                sign_shown=asks.signature,
            )
        )
        if asks.signature:
            self.signing.ask(self._counter.money(amount))
        self._ask()

    def _ask_pin(self, held: PinHeld) -> None:
        if held is not PinHeld.HERE:
            refusal = Refusal.PIN_FIRST if held is PinHeld.ELSEWHERE else Refusal.NO_PIN
            self._counter.refuse(Refused(refusal))
            return

        def vouched(_view: CounterView) -> None:
            self._counter.say(code_words.VOUCHED, NoticeTone.GOOD)

        def say_so(_given: Money | None, confirmed: Confirmed) -> None:
            word = confirmed.pin_word
            self._counter.step(lambda desk, session, b: vouch(desk, session, b, word), vouched)

        self._given, self._pay = None, say_so
        self._show(ValuePayingState(pays=code_words.VOUCHES, pin_shown=True))
        self._ask()

    def _checked(self, answer: tuple[PinTried, str]) -> None:
        tried, word = answer
        if not self._state.checking:
            return  # given up meanwhile
        self._show(replace(self._state, checking=False))
        if word:
            self._go_on(word)
        else:
            self._say(pin_trouble(tried, ""))

    def _go_on(self, word: str) -> None:
        state, given, pay = self._state, self._given, self._pay
        confirmed = Confirmed(shown(state.proofs), self.signing.state.agreed, word, self.signing.signature)
        self._done()
        pay(given, confirmed)

    def _say_not_signed(self) -> None:
        """What is wrong with what was drawn here stands beside it."""
        if self.signing.state.on is SignedOn.DISPLAY:
            self._say(signing_words.NOT_SIGNED)
        elif self.signing.state.on is SignedOn.PAPER:
            self._say(refused_words(Refused(Refusal.CONFIRM_FIRST), self._counter.money))

    def _say(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence, NoticeTone.WARN)))


def _asked(desk: Desk, basket_id: str, given: Money | None) -> tuple[ValueAsks, Money]:
    """What is asked for it, and how much it is."""
    with desk.store.reading() as work:
        return _asked_in(desk, work, basket_id, given)


def _asked_in(desk: Desk, work: Work, basket_id: str, given: Money | None) -> tuple[ValueAsks, Money]:
    basket = desk.load(work, basket_id)
    if basket is None:
        return ValueAsks(), ZERO
    quoted = desk.quoted(work, basket)
    if quoted.member is None or quoted.programme.stored_value is None:
        return ValueAsks(), ZERO
    amount = value_there(desk, work, quoted) if given is None else given
    return value_asks(desk, work, quoted, amount), amount
