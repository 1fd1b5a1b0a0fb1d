"""A scenario to choose, and what came of each of its steps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.programme_rehearsal import RehearsalPresenter, RehearsalState, StepRow
from shuke.ui.back_office.asking import AskPath, ask_to_open
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import programme_window as words

__all__ = ["RehearsePage"]

MOST_STEPS = 200
"""So many are listed; a scenario of more is better read by `shuke rehearse`."""

_INKS = {
    NoticeTone.GOOD: Ink.GOOD,
    NoticeTone.BAD: Ink.BAD,
    NoticeTone.WARN: Ink.WARN,
    NoticeTone.CALM: Ink.MUTED,
}


class RehearsePage(QWidget):
    """Arrows choose a scenario, Enter plays it."""

    scenario_chosen = Signal(str)
    play_wanted = Signal()
    file_chosen = Signal(object)

    def __init__(self, speaker: Speaker, *, ask_open: AskPath | None = None) -> None:
        super().__init__()
        self._speaker = speaker
        self._ask_open = ask_open or ask_to_open(self)
        self._shown: tuple[StepRow, ...] = ()
        self._waits_for_focus = False
        self.scenarios = ChoiceList(speaker)
        self.scenarios.chosen.connect(self.scenario_chosen)
        self.play_button = Button(
            speaker, words.PLAY, ButtonKind.PRIMARY, Target.USUAL, icon="forward", key="Alt+Enter"
        )
        self.play_button.clicked.connect(self.play_wanted)
        self.open_button = Button(speaker, words.OPEN_FILE, ButtonKind.PLAIN, Target.LEAST, icon="export")
        self.open_button.clicked.connect(self._open)
        self.by = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.verdict = Notice(speaker)
        self.steps = QVBoxLayout()
        self.steps.setSpacing(SPACE.m)
        self._none = EmptyState(speaker, "forward", words.PAGES["rehearse"], words.NOTHING_PLAYED)
        self._lay_out()

    def attach(self, presenter: RehearsalPresenter) -> None:
        self.scenario_chosen.connect(presenter.choose)
        self.play_wanted.connect(presenter.play)
        self.file_chosen.connect(presenter.load)
        presenter.attach(self.render_state)

    def render_state(self, state: RehearsalState) -> None:
        self.scenarios.offer(
            [Choice(one.key, one.title, one.subject) for one in state.scenarios], state.chosen
        )
        if self._waits_for_focus and state.scenarios:
            self.focus_first()
        self.play_button.setEnabled(not state.playing and bool(state.chosen))
        tell(self.verdict, state.verdict)
        self.by.say(state.by)
        appear(self.by, bool(state.by))
        appear(self._none, not state.steps and state.verdict is None)
        if state.steps != self._shown:
            self._shown = state.steps
            emptied(self.steps)
            for step in state.steps[:MOST_STEPS]:
                self.steps.addWidget(_Step(self._speaker, step))

    def focus_first(self) -> None:
        """On the scenario that is chosen; as soon as there are some, if there are none yet."""
        self._waits_for_focus = not self.scenarios.keys()
        self.scenarios.focus_choice()

    def _lay_out(self) -> None:
        side = QWidget()
        heading = Text(self._speaker, words.SCENARIOS, Role.CAPTION, Ink.MUTED)
        side.setLayout(column(self.scenarios, None, gap=SPACE.s))
        left = column(row(heading, None, self.open_button), Scrolling(side), self.play_button, gap=SPACE.s)
        left.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(
            column(self.verdict, self.by, self._none, self.steps, None, gap=SPACE.m, margin=SPACE.l)
        )
        self.results = Scrolling(inside)
        left.setContentsMargins(SPACE.l, SPACE.l, SPACE.m, SPACE.l)
        whole = row(left, Hairline(standing=True), self.results, gap=0)
        whole.setStretch(0, 2)
        whole.setStretch(2, 3)
        self.setLayout(whole)

    def _open(self) -> None:
        path = self._ask_open(self._speaker.text(words.OPEN_FILE), self._speaker.text(words.SCENARIO_FILES))
        if path is not None:
            self.file_chosen.emit(path)


class _Step(QWidget):
    def __init__(self, speaker: Speaker, step: StepRow) -> None:
        super().__init__()
        mark = IconMark("good" if step.good else "bad", SIZE.icon, "good" if step.good else "bad")
        heading = row(mark, Text(speaker, step.heading, Role.BODY, Ink.STRONG, wrapping=True), gap=SPACE.s)
        heading.setStretch(1, 1)
        lines = column(
            *(Text(speaker, told, Role.CAPTION, _INKS[tone], wrapping=True) for told, tone in step.lines),
            gap=SPACE.xs,
        )
        lines.setContentsMargins(SIZE.icon + SPACE.s, 0, 0, 0)
        self.setLayout(column(heading, lines, gap=SPACE.xs))
