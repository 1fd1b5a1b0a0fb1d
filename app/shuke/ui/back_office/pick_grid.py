"""Alternatives to pick one of, side by side or in a grid; the one in force is marked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording.said import Words

__all__ = ["PickGrid"]


class PickGrid(FlowingGrid):
    """`picked` announces a key; which one is in force is for `offer` to say. It is one tab stop: arrows move the
    focus, Enter, Space and a tap pick. One that `flows` has fewer columns where there is no room for all of them.
    """

    picked = Signal(str)

    def __init__(
        self, speaker: Speaker, *, columns: int, target: Target = Target.LEAST, flows: bool = False
    ) -> None:
        super().__init__(columns=columns, flows=flows)
        self._speaker, self._target = speaker, target
        self._offered: dict[str, Words] = {}
        self._buttons: dict[str, _Pick] = {}
        self._current = ""

    def offer(self, offered: Mapping[str, Words], current: str) -> None:
        """Show these; `current` is in force (none of them if it is not among them)."""
        if dict(offered) != self._offered:
            self._offered = dict(offered)
            self._buttons = {}
            for key, words in offered.items():
                button = self._buttons[key] = _Pick(self._speaker, key, words, self._target)
                button.picked.connect(self.picked)
                button.moved.connect(self._move)
            self.show_cells(tuple(self._buttons.values()))
        self._current = current
        entry = current if current in self._buttons else next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            button.setChecked(key == current)
            stop = Qt.FocusPolicy.StrongFocus if key == entry else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)

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
        then = keys.index(key) + across + down * self.across
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
