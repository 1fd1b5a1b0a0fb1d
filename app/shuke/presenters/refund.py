"""The refund's window: a sale is found, lines are chosen, what it comes to is shown, then it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.code_check import ReceiptCheck
from shuke.application.ports.sales import SaleFound
from shuke.application.ports.store import Work
from shuke.application.refunding.found_sale import FoundSale, HeldSale, find_sales, held_sale, look_at_sale
from shuke.application.refunding.refunding import (
    LONGEST_REASON,
    Answer,
    RefundDone,
    RefundLooked,
    RefundWished,
    look,
    take_back,
)
from shuke.application.refusal import Refusal, Refused
from shuke.application.sync.asking_refund import RefundAnswer, RefundFate
from shuke.domain.basket import WHOLE
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.explanation import Reason
from shuke.domain.refund import SalePlace
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, reason_words
from shuke.presenters.goodwill import GoodwillPresenter
from shuke.presenters.refund_search import Period, query_of
from shuke.presenters.refund_words import (
    NOTHING_BACK,
    OutcomeState,
    SaleHead,
    SaleLine,
    SaleRow,
    line_states,
    outcome_state,
    sale_head,
    sale_row,
)
from shuke.presenters.shown import Shown
from shuke.wording import refunding as words
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["GOODWILL", "AskSale", "RefundPorts", "RefundPresenter", "RefundState"]

_MOST_TYPED = 60


AskSale = Callable[[SalePlace, Callable[[RefundAnswer], None]], None]

GOODWILL = "goodwill"
"""What a notice about a sale that cannot be looked at `does`."""


@dataclass(frozen=True, slots=True)
class RefundPorts:
    """
    Attributes:
        check: looks at the code of a receipt.
        words: says what it is.
        changed: called once something was recorded.
        ask: asks head office for a sale; None on a till that has none.
    """

    check: Callable[[str], ReceiptCheck]
    words: Callable[[ReceiptCheck], Words]
    changed: Callable[[], None]
    ask: AskSale | None = None


@dataclass(frozen=True, slots=True)
class RefundState:
    """
    Attributes:
        more: there are older ones than are listed.
        sale: None before one is chosen.
        chosen_line: the line that minus and plus are about; 0 for none.
        reason_key: which of the usual reasons; `reason` is what is written where it is another.
        busy: the refund is being recorded.
    """

    typed: str = ""
    period: Period = Period.WEEK
    rows: tuple[SaleRow, ...] = ()
    chosen: str = ""
    sale: SaleHead | None = None
    lines: tuple[SaleLine, ...] = ()
    chosen_line: int = 0
    outcome: OutcomeState = NOTHING_BACK
    reason_key: str = ""
    reason: str = ""
    reason_fault: Words = ""
    busy: bool = False
    notice: Notice | None = None


class RefundPresenter(Shown[RefundState]):
    def __init__(self, office: OfficeWork, ports: RefundPorts) -> None:
        super().__init__(RefundState())
        self._office = office
        self._ports = ports
        self.goodwill = GoodwillPresenter(office, self._given)
        self._paper: ReceiptCode | None = None
        self._found: FoundSale | None = None
        self._chosen: dict[int, int] = {}
        self._looked: RefundLooked | None = None

    def open(self) -> None:
        """Afresh: the sales of the last days."""
        self._paper = None
        self.goodwill.close()
        self._let_go(RefundState())
        self._search()

    # finding

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_MOST_TYPED], notice=None))
        self._search()

    def pick_period(self, period: str) -> None:
        self._show(replace(self._state, period=Period(period)))
        self._search()

    def choose(self, key: str) -> None:
        """A sale of the list."""
        if key == self._state.chosen and self._found is not None:
            return
        till, epoch, seq = key.rsplit("/", 2)
        self._open_sale(SalePlace(till, int(epoch), int(seq)), key)

    def scanned(self, text: str) -> None:
        """The code of a receipt."""
        check = self._ports.check(text)
        code = check.code
        if code is None or check.outcome is not CodeOutcome.VALID:
            tone = NoticeTone.BAD if check.outcome is CodeOutcome.ALTERED else NoticeTone.WARN
            self._let_go(replace(self._state, notice=Notice(self._ports.words(check), tone)))
            return
        place = SalePlace(code.till, code.epoch, code.seq)
        if place.till == self._office.desk.till:
            self._open_sale(place, "")
            return
        self._paper = code
        self._let_go(replace(self._state, chosen="", notice=Notice(words.ASKING, NoticeTone.CALM)))
        self._ask(place, lambda answer: self._have_asked(answer, code))

    def open_goodwill(self) -> None:
        """For a receipt whose sale cannot be looked at: the one that was scanned last, or a typed number."""
        self.goodwill.open(self._paper)

    # choosing what comes back

    def choose_line(self, line_id: int) -> None:
        self._show(replace(self._state, chosen_line=line_id))

    def toggle(self, line_id: int) -> None:
        """All that is left of the line, or none of it."""
        left = self._left(line_id)
        self._wish({line_id: 0 if self._chosen.get(line_id) else left}, line_id)

    def more(self, pieces: int) -> None:
        """One piece more or less of the line that is chosen; goods by weight come back whole."""
        line_id = self._state.chosen_line
        left = self._left(line_id)
        if not left:
            return
        step = pieces * (WHOLE if left % WHOLE == 0 else left)
        wished = min(max(self._chosen.get(line_id, 0) + step, 0), left)
        self._wish({line_id: wished}, line_id)

    def take_all(self) -> None:
        if self._found is not None:
            every = {line.line_id: line.left_milli for line in self._found.lines}
            self._wish(every, self._state.chosen_line)

    def take_none(self) -> None:
        self._wish(dict.fromkeys(self._chosen, 0), self._state.chosen_line)

    def pick_reason(self, key: str) -> None:
        self._show(replace(self._state, reason_key=key, reason_fault="", notice=None))

    def type_reason(self, text: str) -> None:
        self._show(replace(self._state, reason=text[:LONGEST_REASON], reason_fault="", notice=None))

    def submit(self) -> None:
        """Do it."""
        state, found, looked = self._state, self._found, self._looked
        if found is None or state.busy:
            return
        if looked is None:
            self._trouble(self._office.refusal(Refused(Refusal.NOTHING_CHOSEN)))
            return
        reason = self._reason()
        if not reason:
            self._show(replace(state, reason_fault=words.REASON_FAULT, notice=Notice(words.REASON_FAULT)))
            return
        wished = RefundWished(found.held, self._lines(), reason, looked.paid_back)
        self._show(replace(state, busy=True, notice=None))
        if found.held.permit or not self._office.desk.contact.online or self._office.desk.contact.alone:
            self._take_back(wished)
        else:
            self._ask(found.held.place, lambda answer: self._take_back_unless_taken(wished, answer))

    # inside

    def _ask(self, place: SalePlace, then: Callable[[RefundAnswer], None]) -> None:
        if self._ports.ask is None:
            then(RefundAnswer(RefundFate.OFFLINE))
        else:
            self._ports.ask(place, then)

    def _have_asked(self, answer: RefundAnswer, code: ReceiptCode) -> None:
        if self._paper is not code:
            return  # another paper was scanned since
        held = answer.held
        if held is not None:
            session, desk = self._office.session(), self._office.desk
            self._show(replace(self._state, notice=None))
            self._office.read(
                lambda work: look_at_sale(desk, work, session, held), self._have_opened, self._trouble
            )
        elif answer.fate is RefundFate.TAKEN:
            self._say_taken(answer)
        else:
            may = answer.fate is not RefundFate.REFUSED
            action, does = (words.GOODWILL, GOODWILL) if may else ("", "")
            notice = Notice(words.FATES[answer.fate.value], NoticeTone.WARN, action, does)
            self._show(replace(self._state, notice=notice))

    def _say_taken(self, answer: RefundAnswer) -> None:
        def named(name: str) -> None:
            taken = Refused(Refusal.REFUND_TAKEN, (("till", name),))
            self._trouble(self._office.refusal(taken))

        self._office.read(lambda work: work.shops.till_name(answer.by) or answer.by, named, self._trouble)

    def _take_back_unless_taken(self, wished: RefundWished, answer: RefundAnswer) -> None:
        """This till sold it and may always take it back; but not while another one is at it."""
        if answer.fate is RefundFate.TAKEN:
            self._say_taken(answer)
        else:
            self._take_back(wished)

    def _take_back(self, wished: RefundWished) -> None:
        self._office.change(lambda desk, session: take_back(desk, session, wished), self._done, self._trouble)

    def _given(self, sentence: Words) -> None:
        self._paper = None
        self._let_go(RefundState(period=self._state.period, notice=Notice(sentence, NoticeTone.GOOD)))
        self._search()
        self._ports.changed()

    def _reason(self) -> str:
        """As the slip and the journal have it."""
        key = self._state.reason_key
        if key == words.OTHER_REASON:
            return self._state.reason.strip()
        language = Language(self._office.desk.language())
        return words.REASONS[key].into(language) if key else ""

    def _search(self) -> None:
        typed, period = self._state.typed.strip(), self._state.period
        session, desk = self._office.session(), self._office.desk

        def read(work: Work) -> tuple[SaleFound, ...] | Refused:
            today = desk.recorder.today(work, desk.shop)
            return find_sales(work, session, query_of(work, desk.till, typed, period, today))

        self._office.read(read, lambda answer: self._have_found(answer, typed), self._trouble)

    def _have_found(self, answer: tuple[SaleFound, ...] | Refused, typed: str) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
        elif typed == self._state.typed.strip():
            rows = tuple(sale_row(self._office.desk, one, self._office.money) for one in answer)
            self._show(replace(self._state, rows=rows))

    def _read_again(self) -> None:
        """It was not done: what is left may be another than was shown. Why stays to be read."""
        found, session, desk = self._found, self._office.session(), self._office.desk
        if found is not None:
            self._chosen, self._looked = {}, None
            self._show(replace(self._state, outcome=NOTHING_BACK))
            self._office.read(
                lambda work: look_at_sale(desk, work, session, found.held), self._have_opened, self._trouble
            )

    def _open_sale(self, place: SalePlace, key: str) -> None:
        session, desk = self._office.session(), self._office.desk
        self._let_go(replace(self._state, chosen=key, notice=None))

        def read(work: Work) -> FoundSale | Refused:
            held = held_sale(desk, work, place)
            return look_at_sale(desk, work, session, held) if held else Refused(Refusal.NO_RECEIPT)

        self._office.read(read, self._have_opened, self._trouble)

    def _have_opened(self, answer: FoundSale | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._found = answer
        only = [line.line_id for line in answer.lines if line.left_milli]
        self._show(
            replace(
                self._state,
                sale=sale_head(self._office.desk, answer, self._office.money),
                lines=line_states(answer.lines, {}, self._office.money),
                chosen_line=only[0] if only else 0,
            )
        )

    def _left(self, line_id: int) -> int:
        lines = self._found.lines if self._found is not None else ()
        return next((line.left_milli for line in lines if line.line_id == line_id), 0)

    def _wish(self, wished: dict[int, int], line_id: int) -> None:
        found = self._found
        if found is None or self._state.busy:
            return
        self._chosen |= wished
        self._looked = None
        lines = line_states(found.lines, self._chosen, self._office.money)
        self._show(replace(self._state, lines=lines, chosen_line=line_id, outcome=NOTHING_BACK, notice=None))
        if self._lines():
            self._look(found.held)

    def _lines(self) -> tuple[tuple[int, int], ...]:
        return tuple((line_id, milli) for line_id, milli in sorted(self._chosen.items()) if milli)

    def _look(self, held: HeldSale) -> None:
        session, desk, lines = self._office.session(), self._office.desk, self._lines()
        self._office.read(
            lambda work: look(desk, work, session, RefundWished(held, lines)),
            lambda answer: self._have_looked(answer, lines),
            self._trouble,
        )

    def _have_looked(self, answer: Answer, lines: tuple[tuple[int, int], ...]) -> None:
        if lines != self._lines():
            return  # more was chosen since
        if not isinstance(answer, RefundLooked):
            self._trouble(self._no(answer))
            return
        self._looked = answer
        may = self._office.session().may(answer.right)
        self._show(replace(self._state, outcome=outcome_state(answer, may, self._office.money)))

    def _no(self, answer: Refused | Reason) -> Words:
        money = self._office.money
        return reason_words(answer, money) if isinstance(answer, Reason) else self._office.refusal(answer)

    def _done(self, answer: RefundDone | Refused | Reason) -> None:
        if not isinstance(answer, RefundDone):
            self._trouble(self._no(answer))
            self._read_again()
            return
        told = said(words.DONE, amount=self._office.money(answer.paid_back), number=answer.number)
        period = self._state.period
        self._let_go(RefundState(period=period, notice=Notice(told, NoticeTone.GOOD)))
        self._search()
        self._ports.changed()

    def _let_go(self, state: RefundState) -> None:
        """No sale any more."""
        self._found, self._looked, self._chosen = None, None, {}
        self._show(
            replace(
                state,
                sale=None,
                lines=(),
                chosen_line=0,
                outcome=NOTHING_BACK,
                reason_key="",
                reason="",
                busy=False,
            )
        )

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))
