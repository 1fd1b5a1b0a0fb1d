"""Paying with stored value: what the member shows or says first, how much may be paid, what it is taken from."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.code_shown import code_in_the_way
from shuke.application.counter.desk import Desk, Quoted
from shuke.application.counter.money_book import money_book
from shuke.application.counter.pin_held import PinHeld, pin_held
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused, RefusedByRule
from shuke.domain.basket import IdentifiedBy, Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.membership.carding import spending_stopped
from shuke.domain.membership.stored_value import RULE, STORED, Spent, counter_refusal, left_today, spent
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason
from shuke.domain.signature import Signature
from shuke.domain.slices.account import spendable

__all__ = [
    "BY_PIN",
    "DRAWN",
    "NOT_CONFIRMED",
    "SIGNED",
    "Confirmed",
    "ValueAsks",
    "spend_value",
    "value_asks",
    "value_tender",
    "value_there",
]

BY_PIN, SIGNED, DRAWN = "pin", "signed", "drawn"
"""How the member confirmed a payment with stored value (signed: on paper; drawn: on a screen); stands where other
tenders have their number."""

_BY_CARD = (
    IdentifiedBy.CAMERA,
    IdentifiedBy.HAND_SCANNER,
    IdentifiedBy.CARD_NUMBER,
    IdentifiedBy.MEMBER_CODE,
)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the counter has seen. `pin_word` is what a right PIN gave, good for one basket of this member's. `drawn`
    is the signature where it was given on a screen."""

    shows: frozenset[Proof] = frozenset()
    signs_on_paper: bool = False
    pin_word: str = ""
    drawn: Signature | None = None

    @property
    def signed(self) -> bool:
        return self.signs_on_paper or self.drawn is not None


NOT_CONFIRMED = Confirmed()


@dataclass(frozen=True, slots=True)
class ValueAsks:
    """What paying so much with stored value asks of the member: `proofs` that were not shown yet, the PIN, a
    signature. `pin_elsewhere`: there is a PIN, set at another till; here it has to be set first."""

    proofs: tuple[Proof, ...] = ()
    pin: bool = False
    signature: bool = False
    pin_elsewhere: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.proofs or self.pin or self.signature or self.pin_elsewhere)


def value_asks(desk: Desk, work: Work, quoted: Quoted, amount: Money) -> ValueAsks:
    """What is still to be shown or said before so much more of the basket is paid with stored value."""
    rules, member = quoted.programme.stored_value, quoted.member
    if rules is None or member is None:
        return ValueAsks()
    basket = quoted.basket
    vouched = basket.shown is not None and basket.shown.proves
    shown = {Proof.CARD} if vouched or basket.identified_by in _BY_CARD else set()
    proofs = tuple(proof for proof in rules.proofs if proof not in shown)
    confirmed = vouched or any(tender.reference == BY_PIN for tender in basket.tenders)
    above = basket.stored_value + amount > desk.money_policy().confirmed_above and not confirmed
    if code_in_the_way(basket):
        if pin_held(work, member.member_id) is not PinHeld.HERE:
            return ValueAsks()  # there is nothing that they could be asked for; the payment is refused
        above = True
    held = pin_held(work, member.member_id) if above else PinHeld.NONE
    return ValueAsks(
        proofs=proofs,
        pin=held is PinHeld.HERE,
        signature=rules.signed or (above and held is PinHeld.NONE),
        pin_elsewhere=held is PinHeld.ELSEWHERE,
    )


def value_tender(
    desk: Desk, work: Work, quoted: Quoted, given: Money | None, confirmed: Confirmed
) -> Tender | Refused:
    """The tender that pays so much of it, with None as much as is due and there; or why it cannot be taken."""
    member, basket = quoted.member, quoted.basket
    if member is None:
        return RefusedByRule(Refusal.BY_RULE, reason=reason(RULE, ValueTells.NO_HOLDER))
    due = _due(quoted)
    amount = value_there(desk, work, quoted) if given is None else given
    if amount > due:
        return Refused(Refusal.TOO_MUCH, (("due", due),))
    wanted = due if given is None and not amount else amount
    if wanted <= ZERO:
        return Refused(Refusal.AMOUNT if due else Refusal.NOTHING_DUE)
    paid = spend_value(desk, work, quoted, basket.stored_value + wanted)
    if isinstance(paid, Reason):
        return RefusedByRule(Refusal.BY_RULE, reason=paid)
    asks = value_asks(desk, work, quoted, wanted)
    refused = _lacking(desk, quoted, member.member_id, asks, confirmed)
    if refused is not None:
        return refused
    return Tender(TenderKind.STORED_VALUE, wanted, wanted, _how(asks, confirmed))


def _how(asks: ValueAsks, confirmed: Confirmed) -> str:
    if asks.pin:
        return BY_PIN
    if confirmed.drawn is not None:
        return DRAWN
    return SIGNED if confirmed.signs_on_paper else ""


def spend_value(desk: Desk, work: Work, quoted: Quoted, amount: Money) -> Spent | Reason:
    """What pays so much, principal first, out of this till's own slices; or why it cannot be paid so."""
    assert quoted.member is not None  # nobody else has stored value
    member_id = quoted.member.member_id
    book = money_book(desk, work, quoted.programme, member_id, quoted.on, quoted.basket)
    stopped = None if quoted.basket.tenders else spending_stopped(book, member_id)
    return stopped or spent(book, quoted.programme, member_id, amount, quoted.on)


def _due(quoted: Quoted) -> Money:
    """Where stored value excludes discounts, its first payment makes the rest dearer."""
    plain = quoted.quote.by_stored_value
    whole = quoted.quote.to_pay if plain is None or quoted.basket.stored_value else plain
    return whole - quoted.basket.covered


def value_there(desk: Desk, work: Work, quoted: Quoted) -> Money:
    """What may still be paid so here, today, up to what is due."""
    assert quoted.member is not None  # looked at by the caller
    member_id, basket = quoted.member.member_id, quoted.basket
    book = money_book(desk, work, quoted.programme, member_id, quoted.on, basket)
    there = Money(sum(spendable(book.lots(member_id, account), quoted.on) for account in STORED))
    left = left_today(book, quoted.programme, member_id, quoted.on)
    there = max((there if left is None else min(there, left)) - basket.stored_value, ZERO)
    return min(there, _due(quoted))


def _lacking(
    desk: Desk, quoted: Quoted, member_id: str, asks: ValueAsks, confirmed: Confirmed
) -> Refused | None:
    if asks.pin_elsewhere:
        return Refused(Refusal.PIN_FIRST)
    if asks.pin and not desk.member_words.is_good(member_id, confirmed.pin_word):
        return Refused(Refusal.CONFIRM_FIRST)
    shown = frozenset(quoted.programme.stored_value.proofs if quoted.programme.stored_value else ())
    lacking = frozenset(asks.proofs) - confirmed.shows
    why = counter_refusal(quoted.programme, shown - lacking, confirmed.signed, False, ())
    if why is not None:
        return RefusedByRule(Refusal.BY_RULE, reason=why)
    return Refused(Refusal.CONFIRM_FIRST) if asks.signature and not confirmed.signed else None
