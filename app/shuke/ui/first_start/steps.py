"""The rail: which steps there are, which are done, where one is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from shuke.presenters.first_start import FirstStartState
from shuke.presenters.first_start_form import Page
from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.layouts import column, emptied
from shuke.ui.kit.painting import draw_text, focus_ring, painter_on, surface
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording import first_start

__all__ = ["StepList"]


class StepList(QWidget):
    """Steps that were reached can be gone back to."""

    page_wanted = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._pages: tuple[Page, ...] = ()
        self._steps: list[_Step] = []
        self._column: QVBoxLayout = column(gap=SPACE.xs)
        self.setLayout(self._column)

    def render_state(self, state: FirstStartState) -> None:
        if state.pages != self._pages:
            self._pages = state.pages
            emptied(self._column)
            self._steps = [_Step(self._speaker, page, at + 1) for at, page in enumerate(state.pages)]
            for step in self._steps:
                step.wanted.connect(self.page_wanted)
                self._column.addWidget(step)
        for at, step in enumerate(self._steps):
            step.show_place(at - state.at, reachable=at <= state.reached and not state.busy)

    def step(self, page: Page) -> QAbstractButton:
        return self._steps[self._pages.index(page)]


class _Step(QAbstractButton):
    wanted = Signal(object)

    def __init__(self, speaker: Speaker, page: Page, number: int) -> None:
        super().__init__()
        self._speaker, self._page, self._number, self._from_here = speaker, page, number, 0
        self.setFixedHeight(SIZE.target_least)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._want)
        speaker.changed.connect(self._retell)
        self._retell()

    def show_place(self, from_here: int, *, reachable: bool) -> None:
        """0 is the step shown, below that the ones before it."""
        self._from_here = from_here
        self.setEnabled(reachable)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.rail - SPACE.xl * 2, SIZE.target_least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        here, done = self._from_here == 0, self._from_here < 0
        if here:
            surface(painter, self.rect(), "accent_soft")
        if self.hasFocus():
            focus_ring(painter, self.rect(), "accent")
        disc = QRect(SPACE.s, (self.height() - SIZE.icon_large) // 2, SIZE.icon_large, SIZE.icon_large)
        if done:
            draw_icon(painter, "good", disc, current().colours.good)
        else:
            surface(
                painter,
                disc,
                "accent" if here else "card",
                edge="" if here else "outline",
                radius=disc.width() // 2,
            )
            number = "inverse" if here else "muted"
            font = ui_font(TYPE.caption, bold=here)
            draw_text(painter, disc, str(self._number), font, number, Qt.AlignmentFlag.AlignHCenter)
        room = self.rect().adjusted(disc.right() + SPACE.m, 0, -SPACE.s, 0)
        colour = "strong" if here else "normal" if done or self.isEnabled() else "muted"
        draw_text(painter, room, self._text, ui_font(TYPE.body, bold=here), colour)

    def _want(self) -> None:
        self.wanted.emit(self._page)

    def _retell(self) -> None:
        self._text = self._speaker.text(first_start.PAGES[self._page.value])
        self.setAccessibleName(self._text)
        self.update()
