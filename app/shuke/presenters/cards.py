"""The member's cards: which are alive, and what is done with one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.cards.asking import LONGEST_NOTE, CardAnswer, CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.carrying_out import Done
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import Card
from shuke.domain.explanation import Reason
from shuke.domain.facts.card_changed import CardAct
from shuke.presenters.card_acts import ActOffer, acts_for, card_name
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, reason_words, refused_words
from shuke.presenters.proofs import ProofState, evidence_of, proof_state, shown, told_of
from shuke.presenters.shown import Shown
from shuke.wording import card_desk as words
from shuke.wording.reasons import PROOFS
from shuke.wording.said import Words, said

__all__ = ["ActRow", "CardRow", "CardsPresenter", "CardsState", "PrintCard"]

PrintCard = Callable[[Session, str], Card | Refused]
"""Queues the slip of a live card once more, by its id: `application.card_printing.print_card`."""


@dataclass(frozen=True, slots=True)
class CardRow:
    card_id: str
    number: str
    status: Words
    detail: Words
    alive: bool


@dataclass(frozen=True, slots=True)
class ActRow:
    """`key` is the value of a `CardAct`."""

    key: str
    words: Words
    means: Words


@dataclass(frozen=True, slots=True)
class CardsState:
    """`chosen` names a card, `act` what is to be done with it; `confirm` is what the button says, empty: nothing can
    be done. `takes_away`: what is done takes something from the member."""

    rows: tuple[CardRow, ...] = ()
    chosen: str = ""
    acts: tuple[ActRow, ...] = ()
    act: str = ""
    proofs: tuple[ProofState, ...] = ()
    note: str = ""
    confirm: Words = ""
    takes_away: bool = False
    printable: bool = False
    busy: bool = False
    notice: Notice | None = None


class CardsPresenter(Shown[CardsState]):
    def __init__(self, counter: Counter, desk: CardDesk, print_card: PrintCard | None) -> None:
        super().__init__(CardsState())
        self._counter = counter
        self._desk = desk
        self._print_card = print_card
        self._cards: tuple[Card, ...] = ()
        self._offers: tuple[ActOffer, ...] = ()

    def open(self) -> None:
        """Read the cards of the member on the basket."""
        self._cards, self._offers = (), ()
        self._show(CardsState(printable=self._print_card is not None))
        self._read()

    # choosing

    def choose(self, card_id: str) -> None:
        self._show(replace(self._state, chosen=card_id, notice=None))
        self._offer_acts()

    def choose_act(self, key: str) -> None:
        offer = next((one for one in self._offers if one.act.value == key), None)
        if offer is None:
            self._show(replace(self._state, act="", proofs=(), confirm="", takes_away=False))
            return
        fee = self._counter.money(offer.fee)
        self._show(
            replace(
                self._state,
                act=key,
                proofs=tuple(proof_state(proof) for proof in offer.proofs),
                confirm=said(words.ACT_SHOWS, act=offer.words, fee=fee) if offer.fee else offer.words,
                takes_away=offer.takes_away,
                notice=None,
            )
        )

    def tick(self, kind: str, seen: bool) -> None:
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, seen=seen), notice=None))

    def note_number(self, kind: str, text: str) -> None:
        """The number of what was shown; typing it means that it was seen."""
        self._show(replace(self._state, proofs=told_of(self._state.proofs, kind, number=text), notice=None))

    def note(self, text: str) -> None:
        """Why, in the cashier's words."""
        self._show(replace(self._state, note=text[:LONGEST_NOTE]))

    # doing

    def submit(self) -> None:
        """Do what is chosen with the card that is chosen."""
        offer = next((one for one in self._offers if one.act.value == self._state.act), None)
        if offer is None or self._state.busy:
            return
        missing = next((proof for proof in self._state.proofs if not proof.seen), None)
        if missing is not None:
            kinds = {proof.value: sentence for proof, sentence in PROOFS.items()}
            self._say(said(words.LOOK_AT_FIRST, proof=kinds[missing.kind]), NoticeTone.WARN)
            return
        view = self._counter.view
        if offer.fee and view is not None and view.basket.tenders:
            self._refuse(Refused(Refusal.ALREADY_PAID))
            return
        state = self._state
        asked = CardAsked(state.chosen, shown(state.proofs), evidence_of(state.proofs), state.note.strip())
        self._show(replace(state, busy=True))
        self._counter.act(lambda session: self._done_by(offer.act, session, asked), self._answered)

    def print_again(self) -> None:
        """The chosen card's slip."""
        session, card_id, print_card = self._counter.session, self._state.chosen, self._print_card
        if card_id and print_card is not None:
            self._counter.look_up(lambda: print_card(session, card_id), self._printed)

    # inside

    def _done_by(self, act: CardAct, session: Session, asked: CardAsked) -> Done:
        desk = self._desk
        match act:
            case CardAct.REPORTED_LOST:
                return desk.report_lost(session, asked)
            case CardAct.FOUND_AGAIN:
                return desk.found_again(session, asked)
            case CardAct.REISSUED:
                return desk.reissue(session, asked)
            case CardAct.DAMAGED:
                return desk.damaged(session, asked)
            case CardAct.RECALLED:
                return desk.recall(session, asked)
            case CardAct.CLOSED:
                return desk.close(session, asked)
            case _:
                card = next(one for one in self._cards if one.card_id == asked.card_id)
                return desk.issue(session, card.member_id, card.card_type)

    def _answered(self, answer: Done) -> None:
        self._show(replace(self._state, busy=False))
        if isinstance(answer, Refused):
            self._refuse(answer)
        elif isinstance(answer, Reason):
            self._say(reason_words(answer, self._counter.money), NoticeTone.BAD)
        else:
            self._carried_out(answer)

    def _carried_out(self, answer: CardAnswer) -> None:
        told = next(one for one in answer.reasons if one.applied)
        done = reason_words(told, self._counter.money)
        if answer.fee:
            fee = answer.fee
            self._say(said(words.FEE_ON_BASKET, done=done, fee=self._counter.money(fee)), NoticeTone.GOOD)
            self._counter.step(
                lambda desk, session, b: add_open_amount(desk, session, b, fee, name=words.CARD_FEE),
                self._fee_rung_up,
                self._refuse,
            )
        else:
            self._say(done, NoticeTone.GOOD)
            self._counter.refresh()
        self._show(replace(self._state, chosen=answer.card.card_id, note=""))
        self._read()

    def _printed(self, answer: Card | Refused) -> None:
        if isinstance(answer, Refused):
            self._refuse(answer)
        else:
            self._say(words.CARD_PRINTED, NoticeTone.GOOD)

    def _fee_rung_up(self, _view: CounterView) -> None:
        """The panel shows the sum; nothing is left to say."""

    def _read(self) -> None:
        view = self._counter.view
        if view is None or view.member is None:
            return
        member_id, desk = view.member.member.member_id, self._counter.desk

        def cards() -> tuple[Card, ...]:
            with desk.store.reading() as work:
                return tuple(work.cards.of_member(member_id))

        self._counter.look_up(cards, self._list)

    def _list(self, cards: tuple[Card, ...]) -> None:
        self._cards = cards
        known = [card.card_id for card in cards]
        chosen = self._state.chosen if self._state.chosen in known else (known or [""])[0]
        self._show(replace(self._state, rows=tuple(self._row(card) for card in cards), chosen=chosen))
        self._offer_acts()

    def _offer_acts(self) -> None:
        card = next((one for one in self._cards if one.card_id == self._state.chosen), None)
        programme, view = self._counter.programme, self._counter.view
        if card is None or programme is None or view is None or view.member is None:
            self._offers = ()
        else:
            holds = view.member.standing.holds
            self._offers = acts_for(programme, card, self._cards, holds, self._counter.money)
        notice = self._state.notice
        acts = tuple(ActRow(one.act.value, one.words, one.means) for one in self._offers)
        self._show(replace(self._state, acts=acts))
        self.choose_act(acts[0].key if acts else "")
        self._show(replace(self._state, notice=notice))

    def _row(self, card: Card) -> CardRow:
        detail: Words = said(words.CARD_ISSUED, date=card.issued_on.isoformat())
        if card.replaced_by:
            detail = said(words.CARD_REPLACED_BY, number=card.replaced_by)
        elif card.expires_on is not None:
            detail = said(words.CARD_EXPIRES, date=card.expires_on.isoformat())
        programme = self._counter.programme
        name = card_name(programme, card) if programme else ""
        if name:
            detail = said(words.CARD_OF, name=name, detail=detail)
        status = words.CARD_STATUS[card.status.value]
        return CardRow(card.card_id, card.number, status, detail, card.alive)

    def _refuse(self, refused: Refused) -> None:
        self._say(refused_words(refused, self._counter.money), NoticeTone.BAD)

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))
