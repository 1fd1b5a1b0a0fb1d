"""The wizard's screen: the rail of steps, the page, what is wrong, back and on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from shuke.presenters.first_start import FirstStartPresenter, FirstStartState
from shuke.presenters.first_start_form import Page
from shuke.ui.first_start.asking import (
    AdministratorPage,
    HeadOfficePage,
    LanguagePage,
    ProgrammePage,
    ShopPage,
)
from shuke.ui.first_start.page import FirstStartEvents, WizardPage
from shuke.ui.first_start.securing import PrinterPage, RecoveryPage, SummaryPage
from shuke.ui.first_start.steps import StepList
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.logo import Logo
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Hairline, Scrolling, Surface
from shuke.ui.kit.tab_ring import go_round
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import first_start
from shuke.wording.said import said

__all__ = ["FirstStartScreen"]

_PAGES: dict[Page, type[WizardPage]] = {
    Page.LANGUAGE: LanguagePage,
    Page.HEAD_OFFICE: HeadOfficePage,
    Page.SHOP: ShopPage,
    Page.PROGRAMME: ProgrammePage,
    Page.ADMINISTRATOR: AdministratorPage,
    Page.PRINTER: PrinterPage,
    Page.RECOVERY: RecoveryPage,
    Page.SUMMARY: SummaryPage,
}


class FirstStartScreen(QWidget):
    """Enter goes on, Alt+← goes back. `ask_path` asks where the PDF of the recovery sheet shall go."""

    sheet_saved_to = Signal(object)

    def __init__(self, speaker: Speaker, *, ask_path: Callable[[str], Path | None] | None = None) -> None:
        super().__init__()
        self._speaker = speaker
        self._ask_path = ask_path or self._ask_for_path
        self.events = FirstStartEvents(self)
        self._state: FirstStartState | None = None
        self._steps = StepList(speaker)
        self._steps.page_wanted.connect(self.events.page_wanted)
        self._title = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self._teaching = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self._stack = QStackedWidget()
        self._pages = {page: kind(speaker, self.events) for page, kind in _PAGES.items()}
        for widget in self._pages.values():
            self._stack.addWidget(Scrolling(widget))
        self._notice = Notice(speaker)
        self._place = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.back_button = Button(speaker, first_start.BACK, key="Alt+←")
        self.back_button.clicked.connect(self.events.went_back)
        self.next_button = Button(speaker, first_start.NEXT, ButtonKind.PRIMARY, Target.USUAL, key="Enter")
        self.next_button.clicked.connect(self.events.went_on)
        self.events.sheet_save_wanted.connect(self._choose_path)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back_button.click)
        self._lay_out()

    def report_to(self, presenter: FirstStartPresenter) -> None:
        """Let the presenter hear all that happens here."""
        events = self.events
        events.field_written.connect(presenter.write)
        events.language_chosen.connect(presenter.choose_language)
        events.head_office_chosen.connect(presenter.choose_head_office)
        events.currency_chosen.connect(presenter.choose_currency)
        events.programme_chosen.connect(presenter.choose_programme)
        events.connection_chosen.connect(presenter.choose_connection)
        events.printers_wanted.connect(presenter.find_printers)
        events.found_printer_taken.connect(presenter.take_found)
        events.printer_chosen.connect(presenter.choose_printer)
        events.recovery_confirmed.connect(presenter.confirm_recovery)
        events.sheet_print_wanted.connect(presenter.print_sheet)
        events.test_page_wanted.connect(presenter.print_test_page)
        events.went_on.connect(presenter.go_on)
        events.went_back.connect(presenter.go_back)
        events.page_wanted.connect(presenter.go_to)
        self.sheet_saved_to.connect(presenter.save_sheet)

    def render_state(self, state: FirstStartState) -> None:
        before, self._state = self._state, state
        self._steps.render_state(state)
        self._title.say(first_start.PAGES[state.page.value])
        self._teaching.say(first_start.PAGE_TEACHING[state.page.value])
        page = self._pages[state.page]
        page.render_state(state)
        self._stack.setCurrentIndex(list(_PAGES).index(state.page))
        self._notice.say(state.notice, Tone.CALM if state.busy else Tone.GOOD if state.good else Tone.BAD)
        self._place.say(said(first_start.STEP, at=state.at + 1, of=len(state.pages)))
        appear(self.back_button, state.at > 0)
        self.back_button.setEnabled(not state.busy)
        self.next_button.setEnabled(not state.busy)
        self.next_button.say(first_start.FINISH if state.last else first_start.NEXT)
        if before is None or before.page is not state.page:
            self.focus_page()
        elif state.faults and state.faults != before.faults and len(state.faults) >= len(before.faults):
            page.focus_fault(state)

    def focus_page(self) -> None:
        """Put the focus where the page shown begins."""
        if self._state is None:
            return
        page = self._pages[self._state.page]
        if self._state.page is Page.SUMMARY:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not page.focus_fault(self._state):
            page.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.next_button.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the page as it is laid out, through cards that were offered later, too."""
        return go_round(self, forward=forward)

    def page(self, page: Page) -> WizardPage:
        return self._pages[page]

    @property
    def steps(self) -> StepList:
        return self._steps

    @property
    def notice_text(self) -> str:
        return self._notice.text

    def _choose_path(self) -> None:
        path = self._ask_path(self._speaker.text(first_start.PDF_FILE))
        if path is not None:
            self.sheet_saved_to.emit(path)

    def _ask_for_path(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._speaker.text(first_start.SAVE_SHEET), name, "PDF (*.pdf)"
        )
        return Path(chosen) if chosen else None

    def _lay_out(self) -> None:
        rail = Surface("sunken")
        rail.setFixedWidth(SIZE.rail)
        heading = Text(self._speaker, first_start.WELCOME, Role.EMPHASIS, Ink.STRONG)
        rail.setLayout(
            column(Logo(small=True), SPACE.l, heading, self._steps, None, gap=SPACE.s, margin=SPACE.xl)
        )
        page = column(self._title, self._teaching, SPACE.s, self._stack, self._notice, gap=SPACE.s)
        page.setStretch(3, 1)
        middle = QWidget()
        middle.setLayout(page)
        middle.setMaximumWidth(SIZE.wizard_width)
        centred = row(middle, None, gap=0)
        centred.setStretch(0, 10)
        centred.setContentsMargins(SPACE.xxxl, SPACE.xxl, SPACE.xxl, SPACE.l)
        steps = QWidget()
        steps.setLayout(row(self.back_button, None, self._place, self.next_button, gap=SPACE.l))
        steps.setMaximumWidth(SIZE.wizard_width)
        bar = row(steps, None, gap=0)
        bar.setStretch(0, 10)
        bar.setContentsMargins(SPACE.xxxl, SPACE.m, SPACE.xxl, SPACE.m)
        content = column(centred, Hairline(), bar, gap=0)
        content.setStretch(0, 1)
        whole = row(rail, content, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
