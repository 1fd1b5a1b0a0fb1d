"""The lines of a segment, typed: four bounds for each score, days and months of the stages, quadrants, shares."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from shuke.presenters.segments.lines import LONGEST_LINE, Line
from shuke.presenters.segments.state import LinesDraft
from shuke.presenters.segments.window import SegmentsPresenter
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import segment_lines as words

__all__ = ["SegmentLinesPanel"]

_ACROSS = 3


class SegmentLinesPanel(QWidget):
    """Enter takes what is typed, Esc leaves it as it was."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._open = False
        self.fields = {
            line: TextField(speaker, words.LINE_NAMES[line.value], most=LONGEST_LINE, complains=False)
            for line in Line
        }
        self.fault = Text(speaker, "", Role.BODY, Ink.BAD, wrapping=True)
        self.take_button = Button(
            speaker, words.TAKE_LINES, ButtonKind.PRIMARY, Target.LEAST, icon="check", key="Enter"
        )
        self.usual_button = Button(speaker, words.USUAL_LINES, ButtonKind.QUIET, Target.LEAST)
        self.leave_button = Button(speaker, words.LEAVE_LINES, ButtonKind.QUIET, Target.LEAST, key="Esc")
        grid = QGridLayout()
        grid.setSpacing(SPACE.m)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // _ACROSS, place % _ACROSS)
        typed = QWidget()
        typed.setLayout(grid)
        inside = QWidget()
        inside.setLayout(
            column(
                Text(speaker, words.LINES_HEADING, Role.CAPTION, Ink.MUTED, wrapping=True),
                typed,
                self.fault,
                row(self.usual_button, None, self.leave_button, self.take_button, gap=SPACE.m),
                None,
                gap=SPACE.s,
            )
        )
        self.setLayout(column(Scrolling(inside)))

    def attach(self, presenter: SegmentsPresenter) -> None:
        for line, field in self.fields.items():
            field.changed.connect(lambda text, line=line: presenter.type_line(line, text))
            field.entered.connect(presenter.take_lines)
        self.take_button.clicked.connect(presenter.take_lines)
        self.usual_button.clicked.connect(presenter.usual_lines)
        self.leave_button.clicked.connect(presenter.leave_lines)

    def render_lines(self, lines: LinesDraft | None) -> None:
        opened, self._open = not self._open and lines is not None, lines is not None
        if lines is None:
            return
        for line, field in self.fields.items():
            field.show_text(lines.typed[line])
        self.fault.say(lines.fault)
        appear(self.fault, bool(lines.fault))
        at = next(iter(self.fields)) if opened else lines.at
        if at is not None:
            self.fields[at].setFocus()
