"""The practice counter: the checkout as it is, under a banner that nobody overlooks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.ui.checkout.screen import CheckoutScreen
from shuke.ui.keys import Keys
from shuke.ui.kit.layouts import column
from shuke.ui.kit.notices import Notice
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE, Tone
from shuke.wording import training as words

__all__ = ["TrainingScreen"]


class TrainingScreen(QWidget):
    """`left` asks to end it."""

    left = Signal()

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.banner = Notice(speaker)
        self.banner.say(words.BANNER, Tone.WARN, action=words.LEAVE)
        self.banner.action_chosen.connect(self.left)
        self.checkout = CheckoutScreen(speaker, keys)
        above = column(self.banner, gap=0)
        above.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        whole = column(above, self.checkout, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.checkout)
