"""Prizes: a code at the left with what it is for, today's hand-overs and the stock at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget

from shuke.presenters.prizes.phones import PhonesPresenter
from shuke.presenters.prizes.redeeming import RedemptionPresenter, RedemptionState
from shuke.presenters.prizes.rows import HandedRow, StockRow
from shuke.presenters.prizes.wheel import WheelPresenter
from shuke.presenters.prizes.wheel_figures import WheelFiguresPresenter
from shuke.ui.back_office.known_lines import KnownLines
from shuke.ui.back_office.phones_panel import PhonesPanel
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.search_field import SearchField
from shuke.ui.back_office.told import tell
from shuke.ui.back_office.wheel_figures_panel import FiguresPanel
from shuke.ui.back_office.wheel_panel import WheelPanel
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.beside_or_below import BesideOrBelow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import phone_window as phone_words
from shuke.wording import prizes as words
from shuke.wording.listed import Listed
from shuke.wording.said import said

__all__ = ["PrizesScreen"]


class PrizesScreen(BackOfficeScreen):
    """Typing goes to the code; Enter looks it up, and Enter again hands over what is shown."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.PRIZES)
        self._speaker = speaker
        self.code = SearchField(speaker, words.CODE_HINT)
        self.notice = Notice(speaker)
        self.thing = Text(speaker, "", Role.TITLE, Ink.STRONG, wrapping=True)
        self.lines = KnownLines(speaker)
        self.verdict = Notice(speaker)
        self.evidence = TextField(speaker, words.EVIDENCE, most=120)
        self.hand_over = Button(speaker, words.HAND_OVER, ButtonKind.PRIMARY, Target.DIGIT, key="Enter")
        self.skip = Button(speaker, words.SKIP, ButtonKind.QUIET, Target.DIGIT)
        self.waiting = Text(speaker, "", Role.BODY, Ink.MUTED)
        self.handed = Table(
            speaker,
            [
                TableColumn(words.TIME),
                TableColumn(words.THING, stretch=True),
                TableColumn(words.WHAT),
                TableColumn(words.SLIP_STAFF),
            ],
        )
        self.note = TextField(speaker, words.ROLL_BACK_WHY, most=120, target=Target.USUAL)
        self.roll_back = Button(speaker, words.ROLL_BACK, ButtonKind.QUIET, Target.USUAL, icon="undo")
        self.stock = Table(
            speaker,
            [
                TableColumn(words.THING, stretch=True),
                TableColumn(words.STOCK_LEFT, number=True),
                TableColumn(words.STOCK_WAITING, number=True),
            ],
        )
        self.low = Notice(speaker, small=True)
        self.wheel_button = Button(speaker, words.WHEEL, ButtonKind.PLAIN, Target.LEAST, icon="prize")
        self.wheel = WheelPanel(speaker, self)
        self.figures_button = Button(speaker, words.FIGURES, ButtonKind.PLAIN, Target.LEAST, icon="chart")
        self.figures = FiguresPanel(speaker, self)
        self.phones_button = Button(speaker, phone_words.PHONES, ButtonKind.PLAIN, Target.LEAST, icon="scan")
        self.phones = PhonesPanel(speaker, self)
        self.ticks: dict[str, Tick] = {}
        self._handed: tuple[HandedRow, ...] = ()
        self._stock: tuple[StockRow, ...] = ()
        self._looked_at = ""
        self._presenter: RedemptionPresenter | None = None
        self._put_together()
        self.setFocusProxy(self.code)

    def attach(self, presenter: RedemptionPresenter) -> None:
        self._presenter = presenter
        self.code.changed.connect(presenter.type)
        self.code.entered.connect(presenter.submit_typed)
        self.evidence.changed.connect(presenter.type_evidence)
        self.evidence.entered.connect(presenter.confirm)
        self.hand_over.clicked.connect(presenter.confirm)
        self.skip.clicked.connect(presenter.skip)
        self.handed.row_chosen.connect(presenter.choose)
        self.note.changed.connect(presenter.type_note)
        self.note.entered.connect(presenter.roll_back)
        self.roll_back.clicked.connect(presenter.roll_back)
        presenter.attach(self.render_state)

    def attach_phones(self, presenter: PhonesPresenter) -> None:
        self.phones.attach(presenter)
        self.phones_button.clicked.connect(presenter.open)

    def attach_wheel(self, presenter: WheelPresenter, figures: WheelFiguresPresenter) -> None:
        self.wheel.attach(presenter)
        self.wheel_button.clicked.connect(presenter.open)
        self.figures.attach(figures)
        self.figures_button.clicked.connect(figures.open)

    def render_state(self, state: RedemptionState) -> None:
        self.code.show_text(state.typed)
        tell(self.notice, state.notice)
        self._show_card(state)
        self.waiting.say(said(words.WAITING, count=state.waiting) if state.waiting else "")
        appear(self.waiting, bool(state.waiting))
        self._show_handed(state)
        self._show_stock(state)

    def keep_apart(self, *, alone: bool) -> None:
        """For whoever does nothing else, there is no way to the checkout."""
        appear(self.back_button, not alone)
        appear(self.wheel_button, not alone)
        appear(self.figures_button, not alone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits typed anywhere else belong to the code."""
        if event.text().isprintable() and event.text().strip():
            self.code.type_on(event.text())
        elif event.key() != Qt.Key.Key_Escape or not self.back_button.isHidden():
            super().keyPressEvent(event)

    def _show_card(self, state: RedemptionState) -> None:
        card = state.card
        self._card.setCurrentIndex(0 if card is None else 1)
        if card is None:
            self._looked_at = ""
            return
        if card.prize_id != self._looked_at:
            self._looked_at = card.prize_id
            self._enter_hands_over()
        self.thing.say(card.thing)
        self.lines.show_lines(card.lines)
        may = not card.why_not
        if not may:
            self.verdict.say(card.why_not, Tone.WARN)
        else:
            self.verdict.say(
                words.MAY if card.here else words.ELSEWHERE, Tone.GOOD if card.here else Tone.CALM
            )
        if tuple(self.ticks) != tuple(key for key, _ in card.proofs):
            emptied(self._proofs)
            self.ticks = {}
            for key, name in card.proofs:
                tick = self.ticks[key] = Tick(self._speaker, said(words.LOOKED_AT, proof=name))
                tick.ticked.connect(lambda _on, key=key: self._see(key))
                self._proofs.addWidget(tick)
                tick.setVisible(True)
        for key, tick in self.ticks.items():
            tick.show_on(key in state.seen)
        self.evidence.show_text(state.evidence)
        appear(self._shows, bool(card.proofs) and may)
        self.hand_over.setEnabled(may and not state.busy)

    def _enter_hands_over(self) -> None:
        """As it is printed on its button, although the one before was put aside by touch."""
        if QApplication.focusWidget() in (self.hand_over, self.skip):
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.see(key)

    def _show_handed(self, state: RedemptionState) -> None:
        if state.handed != self._handed or state.chosen != self.handed.chosen_key:
            self._handed = state.handed
            self.handed.blockSignals(True)
            rows = [TableRow(one.key, (one.at, one.thing, one.act, one.staff)) for one in state.handed]
            self.handed.render_rows(rows, chosen=state.chosen)
            if not state.chosen:
                self.handed.clearSelection()
            self.handed.blockSignals(False)
        self._list.setCurrentIndex(0 if state.handed else 1)
        may = any(one.key == state.chosen and one.may_roll_back for one in state.handed)
        self.note.show_text(state.note)
        appear(self.note, may)
        appear(self.roll_back, may)

    def _show_stock(self, state: RedemptionState) -> None:
        if state.stock != self._stock:
            self._stock = state.stock
            self.stock.render_rows(
                [TableRow(one.key, (one.name, one.left, one.waiting)) for one in state.stock]
            )
        appear(self._stock_part, bool(state.stock))
        low = tuple(one.name for one in state.stock if one.low)
        self.low.say(said(words.STOCK_LOW, names=Listed(low)) if low else "", Tone.WARN)

    def _put_together(self) -> None:
        self._shows = QWidget()
        self._proofs = column(gap=SPACE.s)
        self._shows.setLayout(column(BesideOrBelow(self._proofs, row(self.evidence))))
        doings = row(self.hand_over, self.skip, gap=SPACE.m)
        doings.setStretch(0, 1)
        self.hand_over.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        card = QWidget()
        inside = column(self.thing, self.lines, self.verdict, self._shows, None, doings, gap=SPACE.m)
        card.setLayout(inside)
        self.lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._card = QStackedWidget()
        self._card.addWidget(
            EmptyState(self._speaker, "scan", words.NOTHING_SCANNED, words.NOTHING_SCANNED_TEACHING)
        )
        self._card.addWidget(card)
        left = column(self.code, self.notice, self.waiting, self._card, gap=SPACE.m)
        left.setStretch(3, 1)
        left.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        self._list = QStackedWidget()
        self._list.addWidget(self.handed)
        self._list.addWidget(
            EmptyState(self._speaker, "receipt", words.NONE_TODAY, words.NONE_TODAY_TEACHING)
        )
        self._stock_part = QWidget()
        stock_title = Text(self._speaker, words.STOCK, Role.EMPHASIS, Ink.STRONG)
        self._stock_part.setLayout(column(stock_title, self.stock, self.low, gap=SPACE.s))
        today = Text(self._speaker, words.TODAY, Role.EMPHASIS, Ink.STRONG)
        side = Surface("card")
        whole = column(today, self._list, self.note, self.roll_back, self._stock_part, gap=SPACE.s)
        whole.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        whole.setStretch(1, 1)
        whole.setStretch(4, 1)
        side.setLayout(whole)
        side.setFixedWidth(SIZE.panel_width)
        both = row(left, side, gap=0)
        both.setStretch(0, 1)
        content = QWidget()
        content.setLayout(both)
        self.lay_out(content, self.phones_button, self.figures_button, self.wheel_button)
