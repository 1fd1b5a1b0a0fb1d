"""What a shop says of its programme's costs, and its budget."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout

from shuke.presenters.cost_form import LONGEST_TYPED, CostField
from shuke.presenters.programme_cost import CostPresenter, CostState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import programme_cost_form as words

__all__ = ["CostFormPanel"]

_COLUMNS = 2


class CostFormPanel(Surface):
    """Enter in a field saves, as the button does."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__("paper")
        self.fields = {
            one: TextField(
                speaker,
                words.FIELDS[one.value],
                hint=words.FIELD_HINTS.get(one.value, ""),
                most=LONGEST_TYPED,
            )
            for one in CostField
        }
        self.yearly = Tick(speaker, words.YEARLY)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self._chains = Text(speaker, words.CHAINS_COUNT, Role.BODY, Ink.MUTED, wrapping=True)
        self._for_managers = Text(speaker, words.FOR_MANAGERS, Role.BODY, Ink.MUTED, wrapping=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.l)
        grid.setVerticalSpacing(SPACE.s)
        for at, one in enumerate(self.fields.values()):
            place = at + (at > 0)  # beside the budget stands which time it is for
            grid.addWidget(one, place // _COLUMNS, place % _COLUMNS)
        grid.addWidget(self.yearly, 0, 1)
        inside = column(
            Text(speaker, words.TEACHING, Role.BODY, Ink.MUTED, wrapping=True),
            self._chains,
            self._for_managers,
            grid,
            row(self.save_button, None),
            gap=SPACE.m,
            margin=SPACE.l,
        )
        inside.addStretch(1)
        self.setLayout(inside)

    def attach(self, presenter: CostPresenter) -> None:
        for which, one in self.fields.items():
            one.changed.connect(partial(presenter.type_cost, which))
            one.entered.connect(presenter.save)
        self.yearly.ticked.connect(presenter.tick_yearly)
        self.save_button.clicked.connect(presenter.save)

    def render_state(self, state: CostState) -> None:
        form = state.form
        for which, one in self.fields.items():
            one.show_text(form.typed.get(which, ""))
            fault = words.NOT_A_SHARE if which is CostField.MARGIN else words.NOT_AN_AMOUNT
            one.complain(fault if which in form.wrong else "")
            one.setEnabled(state.may_say)
        self.yearly.show_on(form.yearly)
        self.yearly.setEnabled(state.may_say)
        self.save_button.setEnabled(state.may_say)
        appear(self._chains, state.chains)
        appear(self._for_managers, not state.may_say)
