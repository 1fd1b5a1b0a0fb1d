"""A copy of the programme to edit, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shuke.presenters.programme_draft import DraftPresenter, DraftState
from shuke.ui.back_office.asking import AskPath, ask_to_open, ask_to_save
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.numbered_editor import NumberedEditor
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import programme_window as words
from shuke.wording.said import Words

__all__ = ["EditPage"]

MOST_ODDITIES = 3
"""So many are shown; mending them shows the rest."""


class EditPage(QWidget):
    """Typing goes into the document; Tab comes to the problems, Enter there goes to the line."""

    begin_wanted = Signal()
    file_chosen = Signal(object)
    saving_wanted = Signal(object)

    def __init__(
        self, speaker: Speaker, *, ask_open: AskPath | None = None, ask_save: AskPath | None = None
    ) -> None:
        super().__init__()
        self._speaker = speaker
        self._ask_open, self._ask_save = (
            ask_open or ask_to_open(self),
            ask_save or ask_to_save(self, "TOML (*.toml)"),
        )
        self._begun = 0
        self._lines: dict[str, int] = {}
        self._oddities: tuple[Words, ...] = ()
        self.oddities = QVBoxLayout()
        self.oddities.setSpacing(SPACE.s)
        self.editor = NumberedEditor(speaker, words.EDITOR)
        self.verdict = Notice(speaker, small=True)
        self.notice = Notice(speaker)
        self.problems = Table(speaker, (TableColumn(words.PROBLEM, stretch=True),))
        self.problems.setFixedHeight(SIZE.problems_height)
        self.problems.clicked.connect(lambda _: self._go(self.problems.chosen_key))
        self.problems.row_opened.connect(self._go)
        self.begin_button = self._button(words.AS_NOW, "undo", self.begin_wanted.emit)
        self.open_button = self._button(words.OPEN_FILE, "export", self._open)
        self.save_button = self._button(words.SAVE_FILE, "save", self._save)
        doings = row(self.begin_button, None, self.open_button, self.save_button)
        whole = column(
            doings, self.notice, self.editor, self.verdict, self.oddities, self.problems, margin=SPACE.l
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.editor)

    def attach(self, presenter: DraftPresenter) -> None:
        self.editor.typed.connect(presenter.type)
        self.file_chosen.connect(presenter.load)
        self.saving_wanted.connect(presenter.save)
        presenter.attach(self.render_state)

    def render_state(self, state: DraftState) -> None:
        if state.begun != self._begun:
            self._begun = state.begun
            self.editor.show_text(state.text)
        rows = [TableRow(f"{at}", (problem.words,)) for at, problem in enumerate(state.problems)]
        self._lines = {f"{at}": problem.line for at, problem in enumerate(state.problems)}
        if not state.checking:
            self.problems.render_rows(rows)
            appear(self.problems, bool(rows))
            self.editor.mark_lines(frozenset(problem.line for problem in state.problems))
        if state.oddities != self._oddities:
            self._oddities = state.oddities
            emptied(self.oddities)
            for oddity in state.oddities[:MOST_ODDITIES]:
                line = Notice(self._speaker, small=True)
                line.say(oddity, Tone.WARN)
                self.oddities.addWidget(line)
        tell(self.verdict, state.verdict)
        tell(self.notice, state.notice)

    def _go(self, key: str) -> None:
        line = self._lines.get(key, 0)
        if line:
            self.editor.go_to_line(line)

    def _button(self, label: Words, icon: str, do: Callable[[], object]) -> Button:
        button = Button(self._speaker, label, ButtonKind.PLAIN, Target.LEAST, icon=icon)
        button.clicked.connect(do)
        return button

    def _open(self) -> None:
        path = self._ask_open(self._speaker.text(words.OPEN_FILE), self._speaker.text(words.TOML_FILES))
        if path is not None:
            self.file_chosen.emit(path)

    def _save(self) -> None:
        path: Path | None = self._ask_save(self._speaker.text(words.SAVE_FILE), "programme.toml")
        if path is not None:
            self.saving_wanted.emit(path)
