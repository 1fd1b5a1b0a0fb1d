"""The programme's window: a rail of four pages, one of them shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.programme_window import ProgrammePage, ProgrammePresenter, ProgrammeState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.programme.edit_page import EditPage
from shuke.ui.programme.publish_page import PublishPage
from shuke.ui.programme.read_page import ReadPage
from shuke.ui.programme.rehearse_page import RehearsePage
from shuke.ui.programme.try_page import TryPage
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import programme_window as words
from shuke.wording.said import said

__all__ = ["ProgrammeScreen"]

_ICONS = {
    ProgrammePage.READ: "eye",
    ProgrammePage.EDIT: "keyboard",
    ProgrammePage.REHEARSE: "forward",
    ProgrammePage.TRY: "chart",
    ProgrammePage.PUBLISH: "check",
}


class ProgrammeScreen(BackOfficeScreen):
    """Alt+1 to Alt+5 go to the pages; Alt+Enter plays the scenario chosen, or tries the programme chosen."""

    page_wanted = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.PROGRAMME)
        self.rail = ChoiceList(speaker, height=SIZE.target_digit)
        self.rail.chosen.connect(lambda key: self.page_wanted.emit(ProgrammePage(key)))
        self.read = ReadPage(speaker)
        self.edit = EditPage(speaker)
        self.rehearse = RehearsePage(speaker)
        self.trying = TryPage(speaker)
        self.publish = PublishPage(speaker)
        self._pages: dict[ProgrammePage, QWidget] = {
            ProgrammePage.READ: self.read,
            ProgrammePage.EDIT: self.edit,
            ProgrammePage.REHEARSE: self.rehearse,
            ProgrammePage.TRY: self.trying,
            ProgrammePage.PUBLISH: self.publish,
        }
        self._shown: ProgrammePage | None = None
        self._stack = QStackedWidget()
        for number, (page, widget) in enumerate(self._pages.items(), start=1):
            self._stack.addWidget(widget)
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda page=page: self.page_wanted.emit(page))
        play = QShortcut(QKeySequence("Alt+Return"), self)
        play.activated.connect(self._go)
        self._put_together()

    def attach(self, presenter: ProgrammePresenter) -> None:
        self.page_wanted.connect(presenter.go)
        self.read.version_chosen.connect(presenter.choose)
        self.edit.begin_wanted.connect(presenter.begin_draft)
        self.edit.attach(presenter.draft)
        self.rehearse.attach(presenter.rehearsal)
        self.trying.attach(presenter.trial)
        self.publish.attach(presenter.publishing)
        presenter.attach(self.render_state)

    def render_state(self, state: ProgrammeState) -> None:
        offered = [
            Choice(
                page.value,
                words.PAGES[page.value],
                said(words.PAGE_TEACHING[page.value], key=f"Alt+{number}"),
                icon=_ICONS[page],
            )
            for number, page in enumerate(ProgrammePage, start=1)
        ]
        self.rail.offer(offered, state.page.value)
        self.read.render_state(state)
        if state.page is not self._shown:
            self._shown = state.page
            self._stack.setCurrentWidget(self._pages[state.page])
            self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where the page shown begins."""
        if self._shown is ProgrammePage.READ:
            self.read.versions.focus_choice()
        elif self._shown is ProgrammePage.REHEARSE:
            self.rehearse.focus_first()
        elif self._shown is ProgrammePage.TRY:
            self.trying.focus_first()
        elif self._shown is not None:
            self._pages[self._shown].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        """What the page shown does."""
        trying = self._shown is ProgrammePage.TRY
        (self.trying.begin_button if trying else self.rehearse.play_button).click()

    def _put_together(self) -> None:
        side = Surface("sunken")
        side.setFixedWidth(SIZE.rail)
        side.setLayout(column(self.rail, None, margin=SPACE.l))
        content = QWidget()
        whole = row(side, self._stack, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content)
        self.rail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
