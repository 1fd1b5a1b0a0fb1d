"""Choosing a department: a button that names it, a panel with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.domain.article import Department
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import article_screen as words
from shuke.wording.said import Words, said

__all__ = ["EVERY", "NONE", "DepartmentPicker", "department_key_of"]

EVERY, NONE = "every", "none"

_COLUMNS = 3


class DepartmentPicker(Button):
    """`chosen` announces a department's id: "" for none, None for all of them (where that is offered)."""

    chosen = Signal(object)

    def __init__(self, speaker: Speaker, screen: QWidget, *, every: bool) -> None:
        super().__init__(speaker, "", ButtonKind.QUIET, Target.LEAST, icon="down")
        self._every = every
        self._panel = OverlayPanel(speaker, screen, words.DEPARTMENT, width=SIZE.wizard_width)
        self._grid = PickGrid(speaker, columns=_COLUMNS, target=Target.USUAL)
        self._grid.picked.connect(self._pick)
        scrolling = Scrolling(self._grid)
        self._panel.column.addWidget(scrolling, 1)
        self.clicked.connect(self._open)

    def offer(self, departments: Sequence[Department], current: str | None) -> None:
        offered: dict[str, Words] = {EVERY: words.ALL_DEPARTMENTS} if self._every else {}
        offered[NONE] = words.NO_DEPARTMENT
        offered |= {department_key_of(d.department_id): d.name for d in departments}
        now = department_key_of(current)
        self._grid.offer(offered, now)
        name = offered.get(now, words.NO_DEPARTMENT)
        self.say(said(words.DEPARTMENT_IS, name=name) if self._every else name)

    @property
    def grid(self) -> PickGrid:
        return self._grid

    @property
    def panel(self) -> OverlayPanel:
        return self._panel

    def _open(self) -> None:
        self._panel.open()
        self._grid.focus_current()

    def _pick(self, key: str) -> None:
        self._panel.close_panel()
        self.chosen.emit(None if key == EVERY else "" if key == NONE else key.removeprefix("d:"))


def department_key_of(department_id: str | None) -> str:
    """What stands for it in the grid: ids come from anywhere, so they get a mark of their own."""
    if department_id is None:
        return EVERY
    return f"d:{department_id}" if department_id else NONE
