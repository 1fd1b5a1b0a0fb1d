"""The wheel for whoever is being served: the odds as they are now, and the key that spins."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.customer_display import CustomerLanguage
from shuke.presenters.prizes.wheel import WheelPresenter, WheelState
from shuke.presenters.prizes.wheel_show import WheelShown
from shuke.ui.back_office.told import tell
from shuke.ui.customer_display.sheet import Measure
from shuke.ui.customer_display.wheel_face import WheelFace
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import prizes as words

__all__ = ["WheelPanel"]

_SIDE = SIZE.target_least * 7


class WheelPanel(GrowingPanel):
    """Enter spins; while the wheel turns, here and on the customer's display, Enter shows the result."""

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.WHEEL, width=SIZE.menu_width)
        self._speaker = speaker
        self._seen: WheelShown | None = None
        self.face = WheelFace(self, ground="raised")
        self.member = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.odds = Table(
            speaker, [TableColumn(words.SEGMENT, stretch=True), TableColumn(words.CHANCE, number=True)]
        )
        self.face.setFixedSize(_SIDE, _SIDE)
        self.odds.setMinimumHeight(_SIDE)
        self.price = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.notice = Notice(speaker)
        self.spin_button = Button(speaker, words.SPIN, ButtonKind.PRIMARY, Target.DIGIT, key="Enter")
        self.spin_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self.member)
        self.column.addLayout(row(self.face, self.odds, gap=SPACE.l))
        for part in (self.price, self.notice, self.spin_button):
            self.column.addWidget(part)
        speaker.changed.connect(self._show_face)

    def attach(self, presenter: WheelPresenter) -> None:
        self.spin_button.clicked.connect(presenter.spin)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: WheelState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self._seen = state.seen
        self._show_face()
        self.member.say(state.member)
        came_up = next((one.key for one in state.odds if one.came_up), "")
        self.odds.render_rows(
            [TableRow(one.key, (one.name, one.share)) for one in state.odds], chosen=came_up
        )
        if not came_up:
            self.odds.clearSelection()
        self.price.say(state.price)
        tell(self.notice, state.notice)
        may = (state.may and not state.busy) or state.turning
        self.spin_button.say(
            words.SPIN_SKIP if state.turning else words.SPIN_CONFIRMED if state.confirming else words.SPIN
        )
        self.spin_button.setEnabled(may)
        if self.isHidden():
            self.open(self.spin_button)
        if may:
            self.spin_button.setFocus()  # it could not take the focus while the odds were looked up

    def _show_face(self) -> None:
        """As the member sees it; where nothing is on it there is none."""
        seen = self._seen
        if seen is not None and seen.sectors:
            self.face.show_wheel(seen, Measure(1, CustomerLanguage(self._speaker.language.value)))
        appear(self.face, seen is not None and bool(seen.sectors))
