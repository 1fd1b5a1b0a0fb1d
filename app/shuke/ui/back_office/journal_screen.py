"""The journal: verified at the left, one sale in words at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.journal_view import JournalPhase, JournalViewPresenter, JournalViewState
from shuke.ui.back_office.sale_view import SaleView
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.search_field import SearchField
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice, Progress
from shuke.ui.kit.surfaces import Hairline, Scrolling, Surface
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import journal_view as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import said

__all__ = ["JournalScreen"]


class JournalScreen(BackOfficeScreen):
    """Typing goes to the receipt's number; Enter shows its sale."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.JOURNAL)
        self.facts = Amount("0", AmountSize.TOTAL, left=True)
        self.verify_button = Button(speaker, words.CHECK, ButtonKind.PRIMARY, Target.USUAL, icon="shield")
        self.progress = Progress(speaker)
        self.verdict = Notice(speaker)
        self._teaching = Text(speaker, words.NOT_CHECKED, Role.CAPTION, Ink.MUTED, wrapping=True)
        self._heads = Text(speaker, "", Role.CAPTION, Ink.NORMAL, wrapping=True)
        self._findings = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._findings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.search = SearchField(speaker, words.SALE_SEARCH_HINT)
        self.find_button = Button(speaker, words.SEARCH, target=Target.LEAST, key="Enter")
        self.notice = Notice(speaker)
        self.sale = SaleView(speaker)
        self._none = EmptyState(speaker, "receipt", words.NO_SALE, words.NO_SALE_TEACHING)
        self._places = QStackedWidget()
        self._places.addWidget(self._none)
        self._places.addWidget(Scrolling(self.sale))
        self._put_together(speaker)
        self.setFocusProxy(self.search)

    def attach(self, presenter: JournalViewPresenter) -> None:
        self.verify_button.clicked.connect(presenter.verify)
        self.progress.cancelled.connect(presenter.stop)
        self.search.changed.connect(presenter.type)
        self.search.entered.connect(presenter.submit)
        self.find_button.clicked.connect(presenter.submit)
        presenter.attach(self.render_state)

    def render_state(self, state: JournalViewState) -> None:
        checking = state.phase is JournalPhase.CHECKING
        self.facts.show_text(points_text(state.facts))
        self._heads.say(Listed(state.heads, on_lines=True))
        appear(self.verify_button, not checking)
        appear(self.progress, checking)
        if checking:
            title = said(words.CHECKING, read=points_text(state.read), whole=points_text(state.facts))
            self.progress.show_progress(title, state.progress.permille, left_s=state.progress.left_s)
        tell(self.verdict, state.verdict)
        self._findings.say(Listed(state.findings, on_lines=True))
        appear(self._findings, bool(state.findings))
        self.search.show_text(state.typed)
        tell(self.notice, state.notice)
        if state.sale is not None:
            self.sale.render_state(state.sale)
        self._places.setCurrentIndex(0 if state.sale is None else 1)

    @property
    def findings_text(self) -> str:
        return self._findings.full_text

    @property
    def heads_text(self) -> str:
        return self._heads.full_text

    def _put_together(self, speaker: Speaker) -> None:
        counted = column(self.facts, Text(speaker, words.FACTS, Role.CAPTION, Ink.MUTED), gap=0)
        about = QWidget()
        about.setLayout(
            column(
                counted,
                self.verify_button,
                self._teaching,
                self.progress,
                self.verdict,
                self._findings,
                Hairline(),
                self._heads,
                Text(speaker, words.HEAD_TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True),
                None,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        side = Surface("card")
        side.setLayout(column(Scrolling(about), gap=0))
        side.setFixedWidth(SIZE.totals_panel)
        typing = row(self.search, self.find_button, gap=SPACE.m)
        typing.setStretch(0, 1)
        right = column(typing, self.notice, self._places, gap=SPACE.m)
        right.setStretch(2, 1)
        right.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        content = QWidget()
        whole = row(side, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content)
