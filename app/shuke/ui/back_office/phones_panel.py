"""The panel that pairs telephones: the code, those that scan, each with its way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from shuke.presenters.prizes.phones import PhoneDots, PhoneRow, PhonesPresenter, PhonesState
from shuke.ui.back_office.told import tell
from shuke.ui.code_dots import draw_code
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.painting import painter_on
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SPACE
from shuke.wording import phone_window as words

__all__ = ["PhonesPanel"]

_CODE_PX = 300


class PhonesPanel(GrowingPanel):
    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.PHONES)
        self._speaker = speaker
        self._presenter: PhonesPresenter | None = None
        self._rows: tuple[PhoneRow, ...] = ()
        self.notice = Notice(speaker)
        self.how = Text(speaker, words.HOW, Role.BODY, Ink.NORMAL, wrapping=True)
        self.code = _Code(speaker)
        self.none = Text(speaker, words.NONE, Role.BODY, Ink.MUTED)
        self.ends: dict[str, Button] = {}
        self._list = column(gap=SPACE.s)
        listed = QWidget()
        listed.setLayout(self._list)
        self.more = Button(speaker, words.PAIR_MORE, ButtonKind.PRIMARY, Target.USUAL, icon="scan")
        self.more.clicked.connect(self._pair)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.how)
        self.column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.none)
        self.column.addWidget(listed)
        self.column.addWidget(self.more)

    def attach(self, presenter: PhonesPresenter) -> None:
        self._presenter = presenter
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: PhonesState) -> None:
        if not state.shown:
            self.close_panel()
            return
        tell(self.notice, state.notice)
        appear(self.how, bool(state.dots))
        self.code.show_dots(state.dots)
        appear(self.none, not state.rows and not state.dots)
        appear(self.more, not state.dots)
        if state.rows != self._rows:
            self._rows = state.rows
            self._fill()
        if self.isHidden():
            self.open(self.close_button)

    def _fill(self) -> None:
        focused = next((key for key, one in self.ends.items() if one.hasFocus()), "")
        emptied(self._list)
        self.ends = {}
        for one in self._rows:
            name = Text(self._speaker, one.words, Role.BODY, Ink.STRONG, wrapping=True)
            end = self.ends[one.key] = Button(self._speaker, words.END, ButtonKind.DANGER, Target.LEAST)
            end.clicked.connect(lambda _checked, key=one.key: self._end(key))
            line = QWidget()
            inside = row(name, end, gap=SPACE.m)
            inside.setStretch(0, 1)
            line.setLayout(inside)
            self._list.addWidget(line)
            line.setVisible(True)
        if focused in self.ends:
            self.ends[focused].setFocus()

    def _pair(self) -> None:
        if self._presenter is not None:
            self._presenter.pair()

    def _end(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.end(key)


class _Code(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._dots: PhoneDots = ()
        self.setFixedSize(_CODE_PX, _CODE_PX)
        named(self, speaker, words.CODE)

    def show_dots(self, dots: PhoneDots) -> None:
        self._dots = dots
        appear(self, bool(dots))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_code(painter_on(self), self.rect(), self._dots)
