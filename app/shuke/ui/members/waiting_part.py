"""Who enrolled themselves, above the ways in: one is chosen to be completed, or turned away with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shuke.domain.self_enrolment import TurnedAway
from shuke.presenters.enrol_waiting import WaitingState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Scrolling, Section
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording.self_enrolled import SELF_ENROLLED, TURN_AWAY, TURN_AWAY_TITLE

__all__ = ["WaitingPart"]

_SEEN = 2


class WaitingPart(QWidget):
    """There only while somebody waits."""

    chosen = Signal(str)
    turned_away = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.choices = ChoiceList(speaker, columns=2, height=SIZE.target_usual)
        self.choices.chosen.connect(self.chosen)
        inside = QWidget()
        inside.setLayout(column(self.choices))
        self._area = Scrolling(inside)
        self._reasons = {
            why: Button(speaker, TURN_AWAY[why.value], ButtonKind.QUIET, Target.LEAST) for why in TurnedAway
        }
        for why, button in self._reasons.items():
            button.clicked.connect(lambda _=False, why=why: self.turned_away.emit(why))
        self.turning = Section(speaker, TURN_AWAY_TITLE, row(*self._reasons.values(), None, gap=SPACE.s))
        """Stands where there is room for it."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Section(speaker, SELF_ENROLLED, self._area))
        appear(self.turning, False)
        appear(self, False)

    def reason(self, why: TurnedAway) -> Button:
        return self._reasons[why]

    def show_waiting(self, waiting: Sequence[WaitingState], waited: str) -> None:
        self.choices.offer(
            [Choice(one.self_enrolment_id, one.name, one.phone) for one in waiting],
            waited,
        )
        lines = max(min(-(-len(waiting) // 2), _SEEN), 1)
        height = lines * (SIZE.target_usual + SIZE.target_gap) - SIZE.target_gap
        self._area.setFixedHeight(height)
        appear(self.turning, bool(waited))
        appear(self, bool(waiting))
