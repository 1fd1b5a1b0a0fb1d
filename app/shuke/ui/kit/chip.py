"""What the engine proposes, with its reason: one key takes it, one opens the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording.said import Words
from shuke.wording.shell import ACCEPT, ALTERNATIVES

__all__ = ["Chip"]


class Chip(Surface):
    """A proposal. `propose` shows it, `withdraw` hides it; nothing is taken without a press."""

    accepted = Signal()
    alternatives_wanted = Signal()

    def __init__(self, speaker: Speaker, icon: str = "points") -> None:
        super().__init__("accent_soft", radius=RADIUS.large)
        self._mark = IconMark(icon, SIZE.icon_large, "accent")
        self._title = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._reason = Text(speaker, "", Role.CAPTION, Ink.NORMAL, wrapping=True)
        self._accept = Button(speaker, ACCEPT, ButtonKind.PRIMARY, Target.LEAST)
        self._others = Button(speaker, ALTERNATIVES, ButtonKind.PLAIN, Target.LEAST)
        self._accept.clicked.connect(self.accepted)
        self._others.clicked.connect(self.alternatives_wanted)
        self._accept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = column(self._title, self._reason, gap=SPACE.xs)
        top = row(self._mark, words, gap=SPACE.m)
        top.setStretch(1, 1)
        self.setLayout(column(top, row(self._accept, self._others), gap=SPACE.m, margin=SPACE.m))

    def propose(self, title: Words, reason: Words, *, icon: str = "", others: bool = True) -> None:
        """Show a proposal and why; `others` says whether there is anything else to choose."""
        self._title.say(title)
        self._reason.say(reason)
        if icon:
            self._mark.show_icon(icon, "accent")
        appear(self._others, others)
        appear(self, True)

    def withdraw(self) -> None:
        self.setVisible(False)

    def bind(self, keys: Keys) -> Chip:
        """Take with the key of `ACCEPT_OFFER`, look further with that of `ALTERNATIVES`."""
        self._accept.bind(keys, Action.ACCEPT_OFFER)
        self._others.bind(keys, Action.ALTERNATIVES)
        return self

    @property
    def accept_button(self) -> Button:
        return self._accept

    @property
    def others_button(self) -> Button:
        return self._others
