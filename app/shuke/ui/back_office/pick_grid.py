"""Alternatives to pick one of, side by side or in a grid; the one in force is marked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import emptied
from shuke.ui.parts.flowing_grid import columns_that_fit, put_in_order
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording.said import Words

__all__ = ["PickGrid"]


class PickGrid(QWidget):
    """`picked` announces a key; which one is in force is for `offer` to say. It is one tab stop: arrows move the
    focus, Enter, Space and a tap pick. One that `flows` has fewer columns where there is no room for all of them.
    """

    picked = Signal(str)

    def __init__(
        self, speaker: Speaker, *, columns: int, target: Target = Target.LEAST, flows: bool = False
    ) -> None:
        super().__init__()
        self._speaker, self._columns, self._target, self._flows = speaker, columns, target, flows
        self._across = columns
        self._offered: dict[str, Words] = {}
        self._buttons: dict[str, _Pick] = {}
        self._current = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SIZE.target_gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def offer(self, offered: Mapping[str, Words], current: str) -> None:
        """Show these; `current` is in force (none of them if it is not among them)."""
        if dict(offered) != self._offered:
            self._offered = dict(offered)
            emptied(self._grid)
            self._buttons = {}
            for at, (key, words) in enumerate(offered.items()):
                button = self._buttons[key] = _Pick(self._speaker, key, words, self._target)
                button.picked.connect(self.picked)
                button.moved.connect(self._move)
                self._grid.addWidget(button, at // self._across, at % self._across)
                button.setVisible(True)  # at once, so that it can take the focus
            put_in_order(self, self._buttons.values())
        self._current = current
        entry = current if current in self._buttons else next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            button.setChecked(key == current)
            stop = Qt.FocusPolicy.StrongFocus if key == entry else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        if not self._flows or not self._buttons:
            return usual
        return QSize(max(one.minimumSizeHint().width() for one in self._buttons.values()), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words, in another language too
            self._flow()
        return super().event(event)

    def _flow(self) -> None:
        if not self._flows or not self._buttons:
            return
        widths = [one.sizeHint().width() for one in self._buttons.values()]
        across = columns_that_fit(widths, self._columns, self.width(), self._grid.spacing())
        if across == self._across:
            return
        self._across = across
        for at, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, at // across, at % across)
        self.updateGeometry()

    @property
    def current(self) -> str:
        return self._current

    def keys(self) -> tuple[str, ...]:
        return tuple(self._buttons)

    def button(self, key: str) -> Button:
        return self._buttons[key]

    def focus_current(self) -> None:
        button = self._buttons.get(self._current) or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, key: str, across: int, down: int) -> None:
        keys = list(self._buttons)
        then = keys.index(key) + across + down * self._across
        if 0 <= then < len(keys):
            self._buttons[keys[then]].setFocus(Qt.FocusReason.OtherFocusReason)


class _Pick(Button):
    picked = Signal(str)
    moved = Signal(str, int, int)

    def __init__(self, speaker: Speaker, key: str, words: Words, target: Target) -> None:
        super().__init__(speaker, words, ButtonKind.QUIET, target)
        self._pick_key = key
        self.setCheckable(True)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.clicked.connect(self._pick)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(self._pick_key, *step)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Where room is short, long words are shortened rather than everything beside them cut."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), SIZE.member_panel // 2), whole.height())

    def nextCheckState(self) -> None:
        """Pressing asks; what is in force stays marked until the presenter says otherwise."""

    def _pick(self) -> None:
        self.picked.emit(self._pick_key)
