"""Importing a list of articles: choose, look, run; the counter goes on meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shuke.presenters.article_import import ArticleImportPresenter, ArticleImportState, ImportPhase
from shuke.ui.back_office.asking import AskPath, ask_to_open, ask_to_save
from shuke.ui.back_office.leave_panel import LeavePanel
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice, Progress
from shuke.ui.kit.surfaces import Card, Hairline, Scrolling
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import article_import as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import said
from shuke.wording.sentence import Sentence

__all__ = ["ImportPanel"]


class _Figure(QWidget):
    """A count as the hero, its word below."""

    def __init__(self, speaker: Speaker, words: Sentence, ink: Ink = Ink.STRONG) -> None:
        super().__init__()
        self._ink = ink
        self.amount = Amount("0", AmountSize.AMOUNT, ink, left=True)
        self.setLayout(column(self.amount, Text(speaker, words, Role.CAPTION, Ink.MUTED), gap=0))

    def show_count(self, count: int) -> None:
        self.amount.show_text(points_text(count))
        self.amount.write_in(self._ink if count else Ink.MUTED)


class ImportPanel(LeavePanel):
    def __init__(
        self,
        speaker: Speaker,
        screen: QWidget,
        *,
        ask_open: AskPath | None = None,
        ask_save: AskPath | None = None,
    ) -> None:
        super().__init__(speaker, screen, words.TITLE, width=SIZE.wizard_width)
        self._speaker = speaker
        self._ask_open, self._ask_save = ask_open or ask_to_open(self), ask_save or ask_to_save(self)
        self._file = ""
        self.notice = Notice(speaker)
        self.progress = Progress(speaker)
        self.figures = {
            "new": _Figure(speaker, words.NEW, Ink.GOOD),
            "changed": _Figure(speaker, words.CHANGED, Ink.ACCENT),
            "unchanged": _Figure(speaker, words.UNCHANGED),
            "bad": _Figure(speaker, words.BAD, Ink.BAD),
        }
        self._columns = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._ignored = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self._bad = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._bad.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.choose_button = Button(speaker, words.CHOOSE_FILE, icon="export")
        self.save_button = Button(speaker, words.SAVE_BAD, target=Target.LEAST, icon="save")
        self.run_button = Button(speaker, words.IMPORT_NOTHING, ButtonKind.PRIMARY)
        self._preview = self._preview_card(speaker)
        self._bad_part = self._bad_card(speaker)
        self._put_together(speaker)

    def attach(self, presenter: ArticleImportPresenter) -> None:
        self.choose_button.clicked.connect(lambda: self._choose(presenter))
        self.save_button.clicked.connect(lambda: self._save_bad(presenter))
        self.run_button.clicked.connect(presenter.run)
        self.progress.cancelled.connect(presenter.cancel)
        self.leave_wanted.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: ArticleImportState) -> None:
        self._file = state.file
        tell(self.notice, state.notice)
        seen = state.phase in (ImportPhase.PREVIEW, ImportPhase.RUNNING, ImportPhase.DONE)
        appear(self._preview, seen or state.phase is ImportPhase.COMPARING)
        appear(self._bad_part, seen and bool(state.bad))
        appear(self.progress, state.busy)
        if state.busy:
            title = said(_TITLES[state.phase], file=state.file)
            self.progress.show_progress(title, state.progress.permille, left_s=state.progress.left_s)
        self._render_preview(state)
        self.choose_button.setEnabled(not state.busy)
        appear(self.run_button, state.phase in (ImportPhase.PREVIEW, ImportPhase.COMPARING))
        self.run_button.setEnabled(state.phase is ImportPhase.PREVIEW and state.to_take > 0)
        taken = said(words.IMPORT_RUN, count=points_text(state.to_take))
        self.run_button.say(taken if state.to_take else words.IMPORT_NOTHING)
        self.show_open(state.phase is not ImportPhase.SHUT, self.choose_button)

    def _render_preview(self, state: ArticleImportState) -> None:
        counts = state.counts
        for name, count in (
            ("new", counts.new),
            ("changed", counts.changed),
            ("unchanged", counts.unchanged),
            ("bad", state.bad_rows),
        ):
            self.figures[name].show_count(count)
        self._columns.say(Listed(state.columns))
        names = said(words.COLUMNS_IGNORED, names=Listed(state.ignored))
        self._ignored.say(names if state.ignored else "")
        appear(self._ignored, bool(state.ignored))
        self._bad.say(Listed(state.bad, on_lines=True))
        self._more.say(said(words.AND_MORE, count=points_text(state.more_bad)) if state.more_bad else "")
        appear(self._more, bool(state.more_bad))

    @property
    def bad_text(self) -> str:
        return self._bad.full_text

    def _choose(self, presenter: ArticleImportPresenter) -> None:
        path = self._ask_open(self._speaker.text(words.CHOOSE_FILE), self._speaker.text(words.LIST_FILES))
        if path is not None:
            presenter.choose(path)

    def _save_bad(self, presenter: ArticleImportPresenter) -> None:
        name = self._speaker.text(said(words.LEFT_OUT_FILE, name=Path(self._file).stem))
        path = self._ask_save(self._speaker.text(words.SAVE_BAD), name)
        if path is not None:
            presenter.save_bad(path, self._speaker.language)

    def _preview_card(self, speaker: Speaker) -> QWidget:
        whole = QWidget()
        columns = Text(speaker, words.COLUMNS_FOUND, Role.CAPTION, Ink.MUTED)
        whole.setLayout(
            column(
                row(*self.figures.values(), gap=SPACE.xl),
                Hairline(),
                columns,
                self._columns,
                self._ignored,
                gap=SPACE.xs,
            )
        )
        return whole

    def _bad_card(self, speaker: Speaker) -> QWidget:
        heading = Text(speaker, words.BAD_ROWS, Role.BODY, Ink.STRONG)
        content = QWidget()
        content.setLayout(column(self._bad, self._more, None, gap=SPACE.s))
        scrolling = Scrolling(content)
        scrolling.setMinimumHeight(SIZE.row * 2)
        top = row(heading, self.save_button)
        top.setStretch(0, 1)
        return Card(top, scrolling, gap=SPACE.s, margin=SPACE.m)

    def _put_together(self, speaker: Speaker) -> None:
        self.column.addWidget(Text(speaker, words.TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True))
        for part in (self.notice, self.progress, self._preview):
            self.column.addWidget(part)
        self.column.addWidget(self._bad_part, 1)
        self.column.addLayout(row(self.choose_button, None, self.run_button))


_TITLES = {
    ImportPhase.READING: words.READING,
    ImportPhase.COMPARING: words.COMPARING,
    ImportPhase.RUNNING: words.IMPORTING,
}
