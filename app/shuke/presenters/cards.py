"""The member's cards: which are alive, reporting one lost, a new one in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refusal, Refused
from shuke.application.reissuing import Reissued, Reissuing
from shuke.application.session import Session
from shuke.domain.card import Card, CardStatus
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.shown import Shown
from shuke.wording import members as words
from shuke.wording.said import Words, said

__all__ = ["CardRow", "CardsPresenter", "CardsState", "PrintCard"]

_LONGEST_EVIDENCE = 60

PrintCard = Callable[[Session, str], Card | Refused]
"""Queues the slip of a live card once more, by its id: `application.card_printing.print_card`."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card. `alive`: it can be reported lost; `replaceable`: a new one can take its place."""

    card_id: str
    number: str
    status: Words
    detail: Words
    alive: bool
    replaceable: bool


@dataclass(frozen=True, slots=True)
class CardsState:
    """`fee` is what a new card costs, empty if nothing."""

    rows: tuple[CardRow, ...] = ()
    chosen: str = ""
    evidence: str = ""
    fee: str = ""
    printable: bool = False
    notice: Notice | None = None


class CardsPresenter(Shown[CardsState]):
    def __init__(self, counter: Counter, reissuing: Reissuing, print_card: PrintCard | None) -> None:
        super().__init__(CardsState())
        self._counter = counter
        self._reissuing = reissuing
        self._print_card = print_card

    def open(self) -> None:
        """Read the cards of the member on the basket."""
        programme = self._counter.programme
        fee = programme.card.lost.fee if programme else None
        self._show(
            CardsState(
                fee=self._counter.money(fee) if fee else "",
                printable=self._print_card is not None,
            )
        )
        self._read()

    def choose(self, card_id: str) -> None:
        self._show(replace(self._state, chosen=card_id))

    def note_evidence(self, text: str) -> None:
        self._show(replace(self._state, evidence=text[:_LONGEST_EVIDENCE], notice=None))

    def report_lost(self) -> None:
        """The chosen card is dead from now on."""
        session, card_id = self._counter.session, self._state.chosen
        self._counter.look_up(lambda: self._reissuing.report_lost(session, card_id), self._reported)

    def reissue(self) -> None:
        """A new card in place of the chosen one; its fee goes on the basket."""
        evidence = self._state.evidence.strip()
        if not evidence and self._evidence_asked:
            self._say(words.CARD_NEEDS_EVIDENCE, NoticeTone.WARN)
            return
        view = self._counter.view
        if self._state.fee and view is not None and view.basket.tenders:
            self._refuse(Refused(Refusal.ALREADY_PAID))
            return
        card_id = self._state.chosen
        self._counter.act(lambda session: self._reissuing.reissue(session, card_id, evidence), self._reissued)

    def print_again(self) -> None:
        """The chosen card's slip."""
        session, card_id, print_card = self._counter.session, self._state.chosen, self._print_card
        if card_id and print_card is not None:
            self._counter.look_up(lambda: print_card(session, card_id), self._printed)

    @property
    def _evidence_asked(self) -> bool:
        programme = self._counter.programme
        return programme is not None and bool(programme.card.lost.proofs)

    def _reported(self, answer: Card | Refused) -> None:
        if isinstance(answer, Refused):
            self._refuse(answer)
            return
        self._say(said(words.CARD_REPORTED, number=answer.number), NoticeTone.GOOD)
        self._read()
        self._counter.refresh()

    def _reissued(self, answer: Reissued | Refused) -> None:
        if isinstance(answer, Refused):
            self._refuse(answer)
            return
        number, fee = answer.card.number, answer.fee
        if not fee:
            self._say(said(words.CARD_REISSUED_FREE, number=number), NoticeTone.GOOD)
            self._counter.refresh()
        else:
            self._say(said(words.CARD_REISSUED, number=number, fee=self._counter.money(fee)), NoticeTone.GOOD)
            self._counter.step(
                lambda desk, session, b: add_open_amount(desk, session, b, fee, name=words.CARD_FEE),
                self._fee_rung_up,
                self._refuse,
            )
        self._show(replace(self._state, evidence=""))
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
        rows = tuple(_row(card) for card in cards)
        usable = [row.card_id for row in rows if row.alive or row.replaceable]
        chosen = self._state.chosen if self._state.chosen in usable else (usable or [""])[0]
        self._show(replace(self._state, rows=rows, chosen=chosen))

    def _refuse(self, refused: Refused) -> None:
        self._say(refused_words(refused, self._counter.money), NoticeTone.BAD)

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))


def _row(card: Card) -> CardRow:
    alive = card.status is CardStatus.ACTIVE
    detail: Words = said(words.CARD_ISSUED, date=card.issued_on.isoformat())
    if card.replaced_by:
        detail = said(words.CARD_REPLACED_BY, number=card.replaced_by)
    elif card.expires_on is not None:
        detail = said(words.CARD_EXPIRES, date=card.expires_on.isoformat())
    return CardRow(
        card_id=card.card_id,
        number=card.number,
        status=words.CARD_STATUS[card.status.value],
        detail=detail,
        alive=alive,
        replaceable=(alive or card.status is CardStatus.LOST) and not card.replaced_by,
    )
