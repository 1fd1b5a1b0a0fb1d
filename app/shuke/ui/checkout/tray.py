"""Below the basket: departments while goods are rung up, likely amounts while the customer pays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from shuke.presenters.entry import DepartmentKey
from shuke.presenters.paying import LONGEST_REFERENCE, PayingState, PresetState, TenderState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.bound_keys import touch_only
from shuke.ui.parts.even_grid import EvenGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import checkout as words

__all__ = ["Departments", "PaidTenders", "Presets"]

_MOST_TENDERS_SEEN = 2


class Departments(EvenGrid):
    """A key for each department; the last one may stand for the rest."""

    department_pressed = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(most_rows=2)
        self._speaker = speaker
        self._keys: tuple[DepartmentKey, ...] = ()

    def render_keys(self, keys: tuple[DepartmentKey, ...]) -> None:
        if keys == self._keys:
            return
        self._keys = keys
        self.show_cells([self._button(key) for key in keys])

    def button(self, key: str) -> Button:
        at = next(at for at, one in enumerate(self._keys) if one.key == key)
        cell = self.cells()[at]
        assert isinstance(cell, Button)  # this grid holds nothing else
        return cell

    def _button(self, department: DepartmentKey) -> Button:
        button = touch_only(Button(self._speaker, department.name, ButtonKind.QUIET, Target.USUAL))
        button.clicked.connect(lambda: self.department_pressed.emit(department.key))
        return button


class Presets(QWidget):
    """What the customer may hand over in cash, each with its change; and the reference of another device."""

    preset_pressed = Signal(int)
    reference_typed = Signal(str)
    reference_entered = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: tuple[PresetState, ...] = ()
        self._grid = EvenGrid(least_width=SIZE.target_digit, most_rows=1)
        self._reference = QLineEdit()
        self._reference.setFixedHeight(SIZE.target_least)
        self._reference.setMaxLength(LONGEST_REFERENCE)
        self._reference.textEdited.connect(self.reference_typed)
        self._reference.returnPressed.connect(self.reference_entered)
        self.setLayout(column(self._grid, self._reference, gap=SPACE.s))
        speaker.changed.connect(self._retell)
        self._retell()

    def render_state(self, state: PayingState) -> None:
        if state.reference != self._reference.text():
            self._reference.setText(state.reference)
        if state.presets != self._shown:
            self._shown = state.presets
            self._grid.show_cells([self._button(one) for one in state.presets])

    def buttons(self) -> tuple[Button, ...]:
        return tuple(cell for cell in self._grid.cells() if isinstance(cell, Button))

    @property
    def reference(self) -> QLineEdit:
        return self._reference

    def _retell(self) -> None:
        words_now = self._speaker.text(words.REFERENCE)
        self._reference.setPlaceholderText(words_now)
        self._reference.setAccessibleName(words_now)

    def _button(self, preset: PresetState) -> Button:
        button = touch_only(
            Button(self._speaker, preset.amount, ButtonKind.QUIET, Target.USUAL, detail=preset.change or " ")
        )
        button.clicked.connect(lambda: self.preset_pressed.emit(preset.minor))
        return button


class PaidTenders(QWidget):
    """What was taken so far, each with a way back."""

    taken_back = Signal(int)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: tuple[TenderState, ...] = ()
        self._rows = column(gap=0)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._area = Scrolling(inside)
        title = Text(speaker, words.PAID_TENDERS, Role.CAPTION, Ink.MUTED)
        self.setLayout(column(title, Hairline(), self._area, gap=SPACE.xs))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def render_tenders(self, tenders: tuple[TenderState, ...]) -> None:
        appear(self, bool(tenders))
        if tenders == self._shown:
            return
        self._shown = tenders
        emptied(self._rows)
        for tender in tenders:
            self._rows.addWidget(self._row(tender))
        self._area.setFixedHeight(SIZE.row * min(max(len(tenders), 1), _MOST_TENDERS_SEEN))

    def buttons(self) -> tuple[Button, ...]:
        return tuple(self.findChildren(Button))

    def _row(self, tender: TenderState) -> QWidget:
        name = Text(self._speaker, tender.name, Role.BODY, Ink.STRONG)
        name.setMinimumWidth(SIZE.target_digit)
        note = Text(self._speaker, tender.reference, Role.CAPTION, Ink.MUTED)
        amount = Text(self._speaker, tender.amount, Role.BODY, Ink.STRONG, right=True)
        back = Button(self._speaker, words.TAKE_BACK, ButtonKind.PLAIN, Target.LEAST, icon="undo")
        back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        back.clicked.connect(lambda: self.taken_back.emit(tender.tender_no))
        line = QWidget()
        inside = row(name, note, amount, back, gap=SPACE.s)
        inside.setStretch(1, 1)
        line.setLayout(inside)
        line.setFixedHeight(SIZE.row)
        return line
