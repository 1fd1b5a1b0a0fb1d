"""What stands under a line when it unfolds: what the rules said of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from shuke.presenters.basket_lines import LineState, ReasonState
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, emptied, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.even_grid import EvenGrid
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import checkout as words
from shuke.wording.keys import CANCEL_LINE
from shuke.wording.said import said

__all__ = ["BasketReasons", "LineDetail"]


class LineDetail(Surface):
    """Reasons in words, then one less, one more, cancel."""

    one_more = Signal()
    one_less = Signal()
    cancelled = Signal()

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__("sunken")
        self._speaker = speaker
        self._name = Text(speaker, "", Role.BODY, Ink.STRONG, wrapping=True)
        self._each = Text(speaker, "", Role.CAPTION, Ink.NORMAL)
        self._reasons = column(gap=SPACE.xs)
        self._less = _tool(IconButton(speaker, "minus", words.ONE_LESS, ButtonKind.QUIET))
        self._more = _tool(IconButton(speaker, "plus", words.ONE_MORE, ButtonKind.QUIET))
        chord = keys.chord(Action.CANCEL_LINE)
        self._cancel = _tool(
            Button(speaker, CANCEL_LINE, ButtonKind.DANGER, Target.LEAST, icon="trash", key=chord)
        )
        self._less.clicked.connect(self.one_less)
        self._more.clicked.connect(self.one_more)
        self._cancel.clicked.connect(self.cancelled)
        self._tools = EvenGrid(even=False, least_width=SIZE.target_least)
        self._tools.show_cells([self._less, self._more, self._cancel])
        self._tools.setMaximumWidth(SIZE.panel_width)
        inside = column(self._name, self._each, self._reasons, self._tools, gap=SPACE.s)
        inside.setContentsMargins(SPACE.l, SPACE.m, SPACE.m, SPACE.m)
        self.setLayout(inside)
        self.hide()

    def show_line(self, line: LineState, *, cut: bool, fixed: bool) -> None:
        """`cut`: the row above has no room for the whole name. `fixed`: part of the basket is paid, nothing
        can be changed."""
        self._name.say(line.name)
        self._name.setVisible(cut)
        self._each.say(said(words.QUANTITY_TIMES, quantity=line.quantity, price=line.price))
        _fill(self._speaker, self._reasons, line.reasons)
        self._tools.setVisible(not fixed)

    @property
    def more_button(self) -> Button:
        return self._more

    @property
    def less_button(self) -> Button:
        return self._less

    @property
    def cancel_button(self) -> Button:
        return self._cancel

    def texts(self) -> tuple[str, ...]:
        return tuple(label.full_text for label in self.findChildren(Text) if not label.isHidden())


class BasketReasons(QWidget):
    """What the rules said of the whole basket: points, days, tiers."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._reasons = column(gap=SPACE.xs)
        title = Text(speaker, words.EXPLAIN_BASKET, Role.CAPTION, Ink.MUTED)
        inside = column(title, self._reasons, gap=SPACE.s)
        inside.setContentsMargins(SPACE.l, SPACE.l, SPACE.m, SPACE.m)
        self.setLayout(inside)
        self.hide()

    def show_reasons(self, reasons: Sequence[ReasonState]) -> None:
        _fill(self._speaker, self._reasons, reasons)


def _tool(button: Button) -> Button:
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _fill(speaker: Speaker, place: QVBoxLayout, reasons: Sequence[ReasonState]) -> None:
    emptied(place)
    if not reasons:
        place.addWidget(Text(speaker, words.NO_EXPLANATION, Role.CAPTION, Ink.MUTED, wrapping=True))
    for reason in reasons:
        ink = Ink.NORMAL if reason.applied else Ink.MUTED
        said = Text(speaker, reason.words, Role.CAPTION, ink, wrapping=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        moved = Text(speaker, reason.moved, Role.CAPTION, Ink.STRONG, right=True)
        moved.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        place.addLayout(row(said, moved, gap=SPACE.m))
