"""Perks, gifts, coupons and stamps over the checkout: left what there is, right what is asked for the chosen one."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.money_held.giving import GivingPage, GivingPresenter, GivingState
from shuke.presenters.money_held.giving_rows import GiveRow
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.members.proof_rows import ProofRows
from shuke.ui.money_held.lines import Lines
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import giving as words

__all__ = ["GivingOverlay"]

_ROWS_SEEN = 5
_ICONS = {
    GivingPage.PERKS: "gift",
    GivingPage.MALL: "points",
    GivingPage.COUPONS: "coupon",
    GivingPage.STAMPS: "good",
    GivingPage.DONE: "undo",
}


class GivingOverlay(GrowingPanel):
    def __init__(self, speaker: Speaker, screen: QWidget, presenter: GivingPresenter) -> None:
        super().__init__(speaker, screen, words.TITLE, width=SIZE.field_width * 2 + SPACE.xxxl * 2)
        self._rows_shown: tuple[GiveRow, ...] = ()
        self._now = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.pages = ChoiceList(speaker, columns=len(GivingPage), height=SIZE.target_least)
        self.pages.offer([Choice(key, sentence) for key, sentence in presenter.state.pages])
        self.rows = ChoiceList(speaker, height=SIZE.target_usual)
        self._empty = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.lines = Lines(speaker)
        self.number = TextField(speaker, "", most=9)
        self.mixed = Tick(speaker, "")
        self.reviewed = Tick(speaker, words.REVIEWED)
        self.proofs = ProofRows(speaker)
        self.why = TextField(speaker, words.WHY, hint=words.WHY_HINT, most=120)
        self.notice = Notice(speaker)
        self.give = Button(speaker, "", ButtonKind.PRIMARY, Target.DIGIT)
        self.take = Button(speaker, "", ButtonKind.DANGER, Target.DIGIT)
        self._lay_out()
        self._connect(presenter)
        presenter.attach(self.render_state)

    def render_state(self, state: GivingState) -> None:
        self._now.say(state.now)
        self.pages.choose(state.page.value)
        if state.rows != self._rows_shown:
            self._rows_shown = state.rows
            icon = _ICONS[state.page]
            self.rows.offer([Choice(one.key, one.words, one.detail, icon) for one in state.rows])
        self.rows.choose(state.chosen)
        self._empty.say(state.empty)
        appear(self._empty, bool(state.empty))
        self.lines.show_lines(state.told)
        appear(self.lines, bool(state.told))
        self.number.relabel(state.number_label)
        self.number.show_text(state.number)
        self.mixed.relabel(state.mixed)
        self.mixed.show_on(state.with_money)
        self.reviewed.show_on(state.reviewed)
        self.proofs.show_proofs(state.proofs if state.confirm else ())
        self.why.show_text(state.note)
        able = bool(state.confirm)
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.number, able and bool(state.number_label)),
            (self.mixed, able and bool(state.mixed)),
            (self.reviewed, able and state.reviewed_shown),
            (self.why, able and state.note_shown),
            (self.give, able and not state.takes_away),
            (self.take, able and state.takes_away),
        )
        for part, there in parts:
            appear(part, there)
        for button in (self.give, self.take):
            button.say(state.confirm)
            button.setEnabled(not state.busy)
        tell(self.notice, state.notice)

    def start(self) -> None:
        """Open with the keyboard on what may be had: arrows choose, Tab goes on."""
        self.open()
        self.rows.focus_choice()

    @property
    def confirm_button(self) -> Button:
        """The one that is shown."""
        return self.give if self.take.isHidden() else self.take

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(column(self.rows, None))
        scrolling = Scrolling(inside)
        scrolling.setFixedHeight(_ROWS_SEEN * (SIZE.target_usual + SIZE.target_gap))
        left = QWidget()
        left.setLayout(column(self._empty, scrolling, None, gap=SPACE.s))
        left.setFixedWidth(SIZE.field_width)
        for button in (self.give, self.take):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        right = column(
            self.lines, self.number, self.mixed, self.proofs, self.reviewed, self.why, None, gap=SPACE.s
        )
        both = row(left, right, gap=SPACE.xl)
        both.setStretch(1, 1)
        self.column.setSpacing(SPACE.m)
        self.column.addWidget(self._now)
        self.column.addWidget(self.pages)
        self.column.addLayout(both, 1)
        for part in (self.notice, self.give, self.take):
            self.column.addWidget(part)

    def _connect(self, presenter: GivingPresenter) -> None:
        self.pages.chosen.connect(presenter.choose_page)
        self.pages.picked.connect(lambda _page: self.rows.focus_choice())
        self.rows.chosen.connect(presenter.choose)
        self.number.changed.connect(presenter.type_number)
        self.mixed.ticked.connect(presenter.choose_mixed)
        self.reviewed.ticked.connect(presenter.tick_reviewed)
        self.proofs.ticked.connect(presenter.tick)
        self.proofs.numbered.connect(presenter.note_number)
        self.why.changed.connect(presenter.note)
        self.number.entered.connect(presenter.submit)
        self.why.entered.connect(presenter.submit)
        self.give.clicked.connect(presenter.submit)
        self.take.clicked.connect(presenter.submit)
        press_by_main_key(self, self.give, self.take)
