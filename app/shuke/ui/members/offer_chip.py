"""What is proposed for this member, with its reason: one key takes it, one opens the alternatives."""

from __future__ import annotations

from PySide6.QtCore import Signal

from shuke.presenters.member_panel import OfferKind, OfferState
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.parts.bound_keys import FreeToAct, bind_button, touch_only
from shuke.ui.parts.even_grid import EvenGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording.shell import ACCEPT, ALTERNATIVES

__all__ = ["OfferChip"]

_ICONS = {OfferKind.PROMOTION: "up", OfferKind.POINTS: "points", OfferKind.COUPONS: "coupon"}


class OfferChip(Surface):
    """As wide as the member panel: its two keys stand below each other where words are long."""

    accepted = Signal()
    alternatives_wanted = Signal()

    def __init__(self, speaker: Speaker, keys: Keys, free: FreeToAct) -> None:
        super().__init__("accent_soft", radius=RADIUS.large)
        self._mark = IconMark("points", SIZE.icon_large, "accent")
        self._title = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._reason = Text(speaker, "", Role.CAPTION, Ink.NORMAL, wrapping=True)
        self._accept = Button(speaker, ACCEPT, ButtonKind.PRIMARY, Target.LEAST)
        chord = keys.chord(
            Action.ALTERNATIVES
        )  # pressed by the screen: there are alternatives without a chip
        self._others = touch_only(Button(speaker, ALTERNATIVES, ButtonKind.PLAIN, Target.LEAST, key=chord))
        self._accept.clicked.connect(self.accepted)
        self._others.clicked.connect(self.alternatives_wanted)
        bind_button(self._accept, keys, Action.ACCEPT_OFFER, free)
        self._choices = EvenGrid(even=False)
        self._choices.show_cells([self._accept, self._others])
        top = row(self._mark, column(self._title, self._reason, gap=SPACE.xs), gap=SPACE.m)
        top.setStretch(1, 1)
        self.setLayout(column(top, self._choices, gap=SPACE.m, margin=SPACE.m))

    def render_offer(self, offer: OfferState | None) -> None:
        appear(self, offer is not None)
        if offer is not None:
            self._mark.show_icon(_ICONS[offer.kind], "accent")
            self._title.say(offer.title)
            self._reason.say(offer.reason)

    @property
    def title(self) -> str:
        return self._title.full_text if not self.isHidden() else ""

    @property
    def accept_button(self) -> Button:
        return self._accept

    @property
    def others_button(self) -> Button:
        return self._others
