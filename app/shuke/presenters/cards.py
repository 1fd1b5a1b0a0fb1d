"""The member's cards: which are alive, and what is done with one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shuke.application.cards.asking import LONGEST_NOTE, CardAnswer, CardAsked
from shuke.application.cards.beside_desk import BesideDesk, BesideWay, Taker, ways_beside
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.card_face import CardFace, card_faces
from shuke.application.cards.carrying_out import Done
from shuke.application.cards.swap_desk import SwapDesk
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.standing import membership_of
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import Card
from shuke.domain.explanation import Reason
from shuke.domain.facts.card_changed import CardAct
from shuke.presenters.card_acts import ActOffer, acts_for, card_name, ways_to
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words, refused_words
from shuke.presenters.proofs import ProofState, evidence_of, proof_state, shown, told_of
from shuke.presenters.shown import Shown
from shuke.wording import Sentence
from shuke.wording import card_desk as words
from shuke.wording.reasons import PROOFS
from shuke.wording.said import Words, said

__all__ = ["ActRow", "CardDesks", "CardRow", "CardsPresenter", "CardsState", "PrintCard", "SaveCards"]

LONGEST_TAKER = 40
_TO_APPLY = "apply:"
"""In front of a card's key where a row is no card yet."""

SaveCards = Callable[[tuple[CardFace, ...]], Path]
"""Writes the cards as a sheet and as pictures; the sheet's path."""

PrintCard = Callable[[Session, str], Card | Refused]
"""Queues the slip of a live card once more, by its id: `application.card_printing.print_card`."""


@dataclass(frozen=True, slots=True)
class CardDesks:
    """What does it."""

    cards: CardDesk
    beside: BesideDesk
    save: SaveCards | None = None
    swap: SwapDesk | None = None


@dataclass(frozen=True, slots=True)
class CardRow:
    """`number` is empty for a card that may be applied for."""

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
    be done. `takes_away`: what is done takes something from the member. `taker_asked`: it goes to somebody else."""

    rows: tuple[CardRow, ...] = ()
    chosen: str = ""
    acts: tuple[ActRow, ...] = ()
    act: str = ""
    proofs: tuple[ProofState, ...] = ()
    note: str = ""
    taker: str = ""
    taker_name: str = ""
    taker_asked: bool = False
    confirm: Words = ""
    takes_away: bool = False
    printable: bool = False
    savable: bool = False
    busy: bool = False
    notice: Notice | None = None


class CardsPresenter(Shown[CardsState]):
    def __init__(self, counter: Counter, desks: CardDesks, print_card: PrintCard | None) -> None:
        super().__init__(CardsState())
        self._counter = counter
        self._desks = desks
        self._print_card = print_card
        self._cards: tuple[Card, ...] = ()
        self._offers: tuple[ActOffer, ...] = ()
        self._ways: tuple[BesideWay, ...] = ()

    def open(self) -> None:
        """Read the cards of the member on the basket."""
        self._cards, self._offers, self._ways = (), (), ()
        self._show(CardsState(printable=self._print_card is not None, savable=self._desks.save is not None))
        self._read()

    # choosing

    def choose(self, card_id: str) -> None:
        self._show(replace(self._state, chosen=card_id, notice=None))
        self._offer_acts()

    def choose_act(self, key: str) -> None:
        offer = next((one for one in self._offers if one.key == key), None)
        if offer is None:
            self._show(
                replace(self._state, act="", proofs=(), confirm="", takes_away=False, taker_asked=False)
            )
            return
        fee = self._counter.money(offer.fee)
        self._show(
            replace(
                self._state,
                act=key,
                proofs=tuple(proof_state(proof) for proof in offer.proofs),
                confirm=said(words.ACT_SHOWS, act=offer.words, fee=fee) if offer.fee else offer.words,
                takes_away=offer.takes_away,
                taker_asked=offer.act is CardAct.HANDED_OVER,
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

    def name_taker(self, *, taker: str | None = None, name: str | None = None) -> None:
        """Who takes the card: phone or card number, and the name of somebody new."""
        state = self._state
        told = state.taker if taker is None else taker[:LONGEST_TAKER]
        called = state.taker_name if name is None else name[:LONGEST_TAKER]
        self._show(replace(state, taker=told, taker_name=called, notice=None))

    # doing

    def submit(self) -> None:
        """Do what is chosen with the card that is chosen."""
        offer = next((one for one in self._offers if one.key == self._state.act), None)
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
        self._counter.act(lambda session: self._done_by(offer, session, asked), self._answered)

    def print_again(self) -> None:
        """The chosen card's slip."""
        session, card_id, print_card = self._counter.session, self._state.chosen, self._print_card
        if card_id and print_card is not None:
            self._counter.look_up(lambda: print_card(session, card_id), self._printed)

    def save(self) -> None:
        """The member's live cards as a sheet to be printed and cut, and as pictures."""
        desk, session, member_id, save = (
            self._counter.desk,
            self._counter.session,
            self._member_id,
            self._desks.save,
        )
        if save is None or not member_id:
            return

        def found(faces: tuple[CardFace, ...] | Refused) -> None:
            if isinstance(faces, Refused):
                self._refuse(faces)
            else:
                self._counter.draw(lambda: save(faces), self._saved, self._not_saved)

        self._counter.look_up(lambda: card_faces(desk, session, member_id), found)

    def _saved(self, path: Path) -> None:
        self._say(said(words.CARDS_SAVED, path=str(path)), NoticeTone.GOOD)

    def _not_saved(self, problem: OSError) -> None:
        self._say(
            said(words.CARDS_NOT_SAVED, reason=problem.strerror or type(problem).__name__), NoticeTone.BAD
        )

    # inside

    def _done_by(self, offer: ActOffer, session: Session, asked: CardAsked) -> Done:
        desk = self._desks.cards
        match offer.act:
            case CardAct.APPLIED:
                return self._desks.beside.apply(session, self._member_id, offer.rule, asked)
            case CardAct.HANDED_OVER:
                taker = Taker(self._state.taker, self._state.taker_name, asked.shows)
                return self._desks.beside.hand_over(session, asked, taker)
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

    @property
    def _member_id(self) -> str:
        view = self._counter.view
        return view.member.member.member_id if view is not None and view.member is not None else ""

    def _answered(self, answer: Done) -> None:
        self._show(replace(self._state, busy=False))
        if isinstance(answer, Refused):
            self._refuse(answer)
        elif isinstance(answer, Reason):
            self._say(reason_words(answer, self._counter.money), NoticeTone.BAD)
        else:
            self._carried_out(answer)

    def _carried_out(self, answer: CardAnswer) -> None:
        done = self._all_of([reason for reason in answer.reasons if reason.applied])
        if answer.fee:
            fee = answer.fee
            name = words.APPLY_FEE if self._state.act.startswith("card.") else words.CARD_FEE
            self._say(said(words.FEE_ON_BASKET, done=done, fee=self._counter.money(fee)), NoticeTone.GOOD)
            self._counter.step(
                lambda desk, session, b: add_open_amount(desk, session, b, fee, name=name),
                self._fee_rung_up,
                self._refuse,
            )
        else:
            self._say(done, NoticeTone.GOOD)
            self._counter.refresh()
        self._show(replace(self._state, chosen=answer.card.card_id, note="", taker="", taker_name=""))
        self._read()

    def _all_of(self, reasons: Sequence[Reason]) -> Sentence:
        told = [reason_words(reason, self._counter.money) for reason in reasons]
        return Sentence(zh="；".join(one.zh for one in told), en="; ".join(one.en for one in told))

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
        self._ways = self._ways_open()
        rows = (*(self._row(card) for card in cards), *self._rows_to_apply())
        known = [row.card_id for row in rows]
        chosen = self._state.chosen if self._state.chosen in known else (known or [""])[0]
        self._show(replace(self._state, rows=rows, chosen=chosen))
        self._offer_acts()

    def _offer_acts(self) -> None:
        card = next((one for one in self._cards if one.card_id == self._state.chosen), None)
        programme, view = self._counter.programme, self._counter.view
        if card is None:
            ways = [way for way in self._ways if _TO_APPLY + way.extra.key == self._state.chosen]
            self._offers = ways_to(ways, self._counter.money)
        elif programme is None or view is None or view.member is None:
            self._offers = ()
        else:
            holds = view.member.standing.holds
            self._offers = acts_for(programme, card, self._cards, holds, self._counter.money)
        notice = self._state.notice
        acts = tuple(ActRow(one.key, one.words, one.means) for one in self._offers)
        self._show(replace(self._state, acts=acts))
        self.choose_act(acts[0].key if acts else "")
        self._show(replace(self._state, notice=notice))

    def _ways_open(self) -> tuple[BesideWay, ...]:
        view, programme = self._counter.view, self._counter.programme
        if view is None or view.member is None or programme is None:
            return ()
        return tuple(ways_beside(programme, membership_of(view.member.member, view.member.standing)))

    def _rows_to_apply(self) -> list[CardRow]:
        """Cards that the member has not got and may apply for."""
        extras = {way.extra.key: way.extra for way in self._ways}
        return [
            CardRow(
                _TO_APPLY + key,
                "",
                said(words.CARD_TO_APPLY, name=bilingual_words(extra.name)),
                words.CARD_TO_APPLY_MEANS,
                False,
            )
            for key, extra in extras.items()
        ]

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
