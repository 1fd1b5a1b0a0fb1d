"""A programme to choose, a time, and what it would have come to beside the one in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from shuke.presenters.programme_trial import TrialChart, TrialPresenter, TrialState, TrialTold
from shuke.ui.back_office.asking import AskPath, ask_to_open, ask_to_save
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice, Progress
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.paired_bars import PairedBars
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SPACE
from shuke.wording import programme_trial as words
from shuke.wording import programme_window, simulation
from shuke.wording.said import Words

__all__ = ["TryPage"]


class TryPage(QWidget):
    """Arrows choose a programme, Alt+Enter tries it, Ctrl+S saves what came of it as one page."""

    choice_wanted = Signal(str)
    days_typed = Signal(str, str)
    begin_wanted = Signal()
    stop_wanted = Signal()
    file_chosen = Signal(object)
    saving_wanted = Signal(object, object)

    def __init__(
        self, speaker: Speaker, *, ask_open: AskPath | None = None, ask_save: AskPath | None = None
    ) -> None:
        super().__init__()
        self._speaker = speaker
        self._ask_open = ask_open or ask_to_open(self)
        self._ask_save = ask_save or ask_to_save(self, "PDF (*.pdf)")
        self._shown: TrialTold | None = None
        self.choices = ChoiceList(speaker)
        self.choices.chosen.connect(self.choice_wanted)
        self.open_button = Button(
            speaker, programme_window.OPEN_FILE, ButtonKind.PLAIN, Target.LEAST, icon="export"
        )
        self.open_button.clicked.connect(self._open)
        self.first_day = TextField(speaker, words.FIRST_DAY, hint="2026-01-01", most=10)
        self.last_day = TextField(speaker, words.LAST_DAY, hint="2026-12-31", most=10)
        for field in (self.first_day, self.last_day):
            field.changed.connect(lambda _: self.days_typed.emit(self.first_day.text, self.last_day.text))
            field.entered.connect(self._begin)
        self.begin_button = Button(
            speaker, words.BEGIN, ButtonKind.PRIMARY, Target.USUAL, icon="forward", key="Alt+Enter"
        )
        self.begin_button.clicked.connect(self.begin_wanted)
        self.save_button = Button(
            speaker, words.SAVE_PDF, ButtonKind.PLAIN, Target.LEAST, icon="save", key="Ctrl+S"
        )
        self.save_button.clicked.connect(self._save)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_button.click)
        self.progress = Progress(speaker)
        self.progress.cancelled.connect(self.stop_wanted)
        self.notice = Notice(speaker)
        self.result = QVBoxLayout()
        self.result.setSpacing(SPACE.l)
        self._none = EmptyState(speaker, "chart", programme_window.PAGES["try"], words.NOTHING_TRIED)
        self._lay_out()
        speaker.changed.connect(self._retell)

    def attach(self, presenter: TrialPresenter) -> None:
        self.choice_wanted.connect(presenter.choose)
        self.days_typed.connect(presenter.between)
        self.begin_wanted.connect(presenter.begin)
        self.stop_wanted.connect(presenter.stop)
        self.file_chosen.connect(presenter.load)
        self.saving_wanted.connect(presenter.save)
        presenter.attach(self.render_state)

    def render_state(self, state: TrialState) -> None:
        busy = bool(state.trying)
        self.choices.offer([Choice(one.key, one.title, one.subject) for one in state.choices], state.chosen)
        self.first_day.show_text(state.first_day)
        self.last_day.show_text(state.last_day)
        self.last_day.complain(state.wrong)
        self.begin_button.setEnabled(not busy and not state.wrong and bool(state.choices))
        self.save_button.setEnabled(state.told is not None and not busy)
        appear(self.save_button, state.told is not None)
        tell(self.notice, state.notice)
        appear(self.progress, busy)
        if busy:
            self.progress.show_progress(state.trying, state.progress.permille, left_s=state.progress.left_s)
        appear(self._none, state.told is None and state.notice is None and not busy)
        if state.told is not self._shown:
            self._shown = state.told
            self._retell()

    def focus_first(self) -> None:
        self.choices.focus_choice()

    def _retell(self) -> None:
        emptied(self.result)
        told = self._shown
        if told is None:
            return
        speaker = self._speaker
        self.result.addWidget(Text(speaker, told.heading, Role.EMPHASIS, Ink.STRONG, wrapping=True))
        head = (words.FIGURE, words.TODAY, words.OTHER, words.DIFFERENCE)
        self.result.addWidget(_Grid(speaker, head, told.figures))
        for chart in told.charts:
            self.result.addWidget(_Chart(speaker, chart))
        self.result.addWidget(Text(speaker, words.TIERS, Role.EMPHASIS, Ink.STRONG))
        self.result.addWidget(_Grid(speaker, ("", words.TODAY, words.OTHER), told.tiers, numbers=False))
        self.result.addWidget(Text(speaker, words.MORE_OR_LESS, Role.EMPHASIS, Ink.STRONG))
        for sentence, rows in told.members:
            self.result.addWidget(Text(speaker, sentence, Role.BODY, Ink.NORMAL, wrapping=True))
            if rows:
                self.result.addWidget(_Grid(speaker, (), rows))
        self.result.addWidget(Text(speaker, simulation.CANNOT_KNOW, Role.CAPTION, Ink.MUTED, wrapping=True))
        # Laid out at once: else it would be seen pressed together for a moment.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _begin(self) -> None:
        if self.begin_button.isEnabled():
            self.begin_wanted.emit()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setLayout(column(self.choices, None, gap=SPACE.s))
        heading = Text(self._speaker, words.CHOICES, Role.CAPTION, Ink.MUTED)
        left = column(
            row(heading, None, self.open_button),
            Scrolling(side),
            row(self.first_day, self.last_day, gap=SPACE.s),
            self.begin_button,
            self.save_button,
            gap=SPACE.s,
        )
        left.setStretch(1, 1)
        left.setContentsMargins(SPACE.l, SPACE.l, SPACE.m, SPACE.l)
        inside = QWidget()
        inside.setLayout(
            column(self.notice, self.progress, self._none, self.result, None, gap=SPACE.m, margin=SPACE.l)
        )
        whole = row(left, Hairline(standing=True), Scrolling(inside), gap=0)
        whole.setStretch(0, 2)
        whole.setStretch(2, 3)
        self.setLayout(whole)

    def _open(self) -> None:
        path = self._ask_open(
            self._speaker.text(programme_window.OPEN_FILE), self._speaker.text(programme_window.TOML_FILES)
        )
        if path is not None:
            self.file_chosen.emit(path)

    def _save(self) -> None:
        path = self._ask_save(self._speaker.text(words.SAVE_PDF), self._speaker.text(words.PDF_NAME))
        if path is not None:
            self.saving_wanted.emit(path, self._speaker.language)


class _Grid(QWidget):
    """Rows of words; all but the first stand right where they are numbers."""

    def __init__(
        self,
        speaker: Speaker,
        head: Sequence[Words],
        rows: Sequence[Sequence[Words]],
        *,
        numbers: bool = True,
    ) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.l)
        grid.setVerticalSpacing(SPACE.xs)
        for down, cells in enumerate((head, *rows)):
            ink = Ink.MUTED if not down else Ink.NORMAL
            for across, cell in enumerate(cells):
                wrapping = not numbers or not across
                text = Text(speaker, cell, Role.CAPTION if not down else Role.BODY, ink, wrapping=wrapping)
                if numbers and across:
                    text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(text, down, across)
        # Numbers take what they need, and what they are called has the rest.
        for across in range(1, max(map(len, (head, *rows)), default=0)) if not numbers else (0,):
            grid.setColumnStretch(across, 1)
        self.setLayout(grid)


class _Chart(QWidget):
    def __init__(self, speaker: Speaker, chart: TrialChart) -> None:
        super().__init__()
        bars = PairedBars()
        bars.show_pairs(chart.months, tuple(zip(chart.today, chart.other, strict=True)), chart.most)
        named(bars, speaker, chart.title)
        legend = row(
            Text(speaker, chart.title, Role.EMPHASIS, Ink.STRONG, wrapping=True),
            Text(speaker, words.TODAY, Role.CAPTION, Ink.MUTED),
            Text(speaker, words.OTHER, Role.CAPTION, Ink.ACCENT),
            gap=SPACE.m,
        )
        legend.setStretch(0, 1)
        self.setLayout(column(legend, bars, gap=SPACE.s))
