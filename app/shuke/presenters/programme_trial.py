"""A programme tried on what members did: chosen, run beside everything else, and told next to the one in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.simulation.compared import figure_cells, in_months, months_of, most_told
from shuke.application.simulation.outcome import Month, Side, Simulated
from shuke.application.simulation.paper import trial_paper
from shuke.application.simulation.trial import (
    NothingToTry,
    Rules,
    Trial,
    TrialFailed,
    TrialGoesOn,
    TrialWanted,
    wanted,
)
from shuke.domain.money import Money
from shuke.domain.profile import mask_name, mask_phone
from shuke.domain.programme.extending import BaseOf
from shuke.domain.programme.parsing import LONGEST_DOCUMENT
from shuke.domain.programme.problems import Problem, ProgrammeRefused
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import MoneyText, Notice, NoticeTone, bilingual_words
from shuke.presenters.file_problems import file_problem
from shuke.presenters.pace import Pace, Progress
from shuke.presenters.programme_draft import DraftPresenter
from shuke.presenters.programme_files import ProgrammeFiles, as_text
from shuke.presenters.shown import Shown
from shuke.presenters.typed import day_of
from shuke.wording import programme_trial as words
from shuke.wording import programme_window, simulation, staff_pay
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.programme import problem_text
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["DRAFT", "TrialChart", "TrialChoice", "TrialPresenter", "TrialState", "TrialTold"]

DRAFT = "."
"""The key of the programme on the edit page; no preset is called so."""

_A_YEAR = timedelta(days=365)
_LONGEST_DAY = 10
_BEGUN = Progress()


@dataclass(frozen=True, slots=True)
class TrialChoice:
    key: str
    title: Words
    subject: Words = ""


@dataclass(frozen=True, slots=True)
class TrialChart:
    """Two amounts for each month, and how the largest is written."""

    title: Words
    months: tuple[str, ...]
    today: tuple[int, ...]
    other: tuple[int, ...]
    most: str


@dataclass(frozen=True, slots=True)
class TrialTold:
    """A trial's result. Rows hold their cells: of figures the name, now, tried, difference; of tiers the month, now,
    tried; of members who has more, or less, the member and by how much."""

    heading: Words
    figures: tuple[tuple[Words, ...], ...]
    charts: tuple[TrialChart, ...]
    tiers: tuple[tuple[Words, ...], ...]
    members: tuple[tuple[Words, tuple[tuple[Words, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class TrialState:
    """What the page shows; days are as they were typed, `trying` is the name of what runs now, empty: nothing."""

    choices: tuple[TrialChoice, ...] = ()
    chosen: str = DRAFT
    first_day: str = ""
    last_day: str = ""
    wrong: Words = ""
    trying: Words = ""
    progress: Progress = _BEGUN
    told: TrialTold | None = None
    notice: Notice | None = None


class TrialPresenter(Shown[TrialState]):
    def __init__(
        self,
        office: OfficeWork,
        files: ProgrammeFiles,
        draft: DraftPresenter,
        clock_s: Callable[[], float],
    ) -> None:
        super().__init__(TrialState())
        self._office = office
        self._files = files
        self._draft = draft
        self._clock_s = clock_s
        self._texts: dict[str, str] = {}
        self._running: Trial | None = None
        self._found: Simulated | None = None
        self._pace = Pace(clock_s, 1000)

    # choosing

    def open(self) -> None:
        """Offer what ships and the own copy; the last twelve months, unless days were typed."""
        if not self._state.choices:
            self._office.background.run(Lane.READING, self._files.presets, self._offer)
        if not self._state.first_day:
            desk = self._office.desk
            self._office.read(
                lambda work: desk.recorder.today(work, desk.shop), self._offer_days, self._trouble
            )

    def _offer(self, presets: tuple[tuple[str, Words], ...]) -> None:
        own = TrialChoice(DRAFT, words.DRAFT, words.DRAFT_TEACHING)
        shipped = (TrialChoice(key, name, key) for key, name in presets)
        self._show(replace(self._state, choices=(own, *shipped)))

    def _offer_days(self, today: date) -> None:
        first = (today - _A_YEAR).replace(day=1)
        self._show(replace(self._state, first_day=first.isoformat(), last_day=today.isoformat()))

    def choose(self, key: str) -> None:
        if any(one.key == key for one in self._state.choices):
            self._show(replace(self._state, chosen=key, notice=None))

    def between(self, first_day: str, last_day: str) -> None:
        days = first_day.strip()[:_LONGEST_DAY], last_day.strip()[:_LONGEST_DAY]
        wrong = simulation.BAD_DAYS if _days(*days) is None else ""
        self._show(replace(self._state, first_day=days[0], last_day=days[1], wrong=wrong))

    def load(self, path: Path) -> None:
        """Take a programme from a file, and choose it."""
        self._office.background.run(
            Lane.READING,
            lambda: as_text(self._files.read(path, LONGEST_DOCUMENT * 4)),
            lambda text: self._loaded(path, text),
            lambda _: self._trouble(said(programme_window.FILE_LOST, file=path.name)),
            expected=(OSError,),
        )

    def _loaded(self, path: Path, text: str | None) -> None:
        if text is None:
            self._trouble(said(programme_window.FILE_NOT_TEXT, file=path.name))
            return
        key = str(path)
        self._texts[key] = text
        own, *others = (one for one in self._state.choices if one.key != key)
        mine = TrialChoice(key, path.name)
        self._show(replace(self._state, choices=(own, mine, *others), chosen=key, notice=None))

    # running

    def begin(self) -> None:
        state, days = self._state, _days(self._state.first_day, self._state.last_day)
        if state.trying or days is None:
            return
        if state.chosen == DRAFT and self._draft.state.programme is None:
            self._trouble(words.CHOOSE_FIRST)
            return
        text, base_of = self._text_of(state.chosen)
        session = self._office.session()

        def ready() -> tuple[Words, TrialWanted | Refused, Trial | None]:
            rules = Rules.of(text, base_of)
            asked = wanted(session, rules, *days)
            trial = self._files.begin_trial(asked) if isinstance(asked, TrialWanted) else None
            return bilingual_words(rules.programme.name), asked, trial

        self._show(replace(state, trying=words.BEGIN, progress=_BEGUN, notice=None, told=None))
        self._office.background.run(
            Lane.READING,
            ready,
            lambda begun: self._begun(*begun),
            self._refused,
            expected=(ProgrammeRefused,),
        )

    def _text_of(self, key: str) -> tuple[str, BaseOf]:
        if key == DRAFT:
            return self._draft.state.text, self._draft.base_of
        return self._texts.get(key) or self._files.base_of(key) or "", self._files.base_of

    def _begun(self, name: Words, asked: TrialWanted | Refused, trial: Trial | None) -> None:
        if isinstance(asked, Refused):
            self._trouble(self._office.refusal(asked))
        elif trial is not None:
            self._running = trial
            self._pace = Pace(self._clock_s, 1000)
            self._show(replace(self._state, trying=said(words.TRYING, programme=name)))
            self._look(trial)

    def stop(self) -> None:
        """At once; nothing of it is left."""
        trial, self._running = self._running, None
        if trial is not None:
            trial.stop()
            self._tell(simulation.STOPPED, NoticeTone.WARN)

    def _look(self, trial: Trial) -> None:
        """By the lane of long work, a moment at a time."""
        self._office.background.run(
            Lane.CARE,
            trial.look,
            lambda news: self._seen(trial, news),
            lambda _: self._ended(trial, words.NOTHING_TRIED),
        )

    def _seen(self, trial: Trial, news: TrialGoesOn | Simulated | NothingToTry | TrialFailed) -> None:
        if trial is not self._running:
            return
        match news:
            case TrialGoesOn(permille):
                self._show(replace(self._state, progress=self._pace.at(permille)))
                self._look(trial)
            case NothingToTry():
                self._ended(trial, simulation.NOTHING)
            case TrialFailed(why):
                self._ended(trial, said(words.FAILED, why=why))
            case Simulated():
                self._running, self._found = None, news
                self._office.read(
                    lambda work: _told(work, news, self._office.money), self._show_told, self._trouble
                )

    def _show_told(self, told: TrialTold) -> None:
        self._show(replace(self._state, trying="", told=told, notice=None))

    def save(self, path: Path, language: Language) -> None:
        """What is told, as one page."""
        found = self._found
        if found is None or self._state.told is None:
            return

        def failed(problem: Exception) -> None:
            reason = file_problem(problem) if isinstance(problem, OSError) else type(problem).__name__
            self._trouble(said(staff_pay.FILE_FAILED, file=path.name, reason=reason))

        def write() -> object:
            paper = trial_paper(found, self._office.money, language)
            return self._files.write(path, self._files.trial_pdf(paper))

        self._office.background.run(
            Lane.READING,
            write,
            lambda _: self._tell(said(programme_window.SAVED, file=path.name), NoticeTone.GOOD),
            failed,
            expected=(OSError,),
        )

    def _ended(self, trial: Trial, sentence: Words) -> None:
        if trial is self._running:
            self._running = None
            self._trouble(sentence)

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, ProgrammeRefused):
            self._trouble(Listed(tuple(map(_problem, problem.problems)), on_lines=True))
        else:
            self._trouble(words.CHOOSE_FIRST)

    def _trouble(self, sentence: Words) -> None:
        self._tell(sentence, NoticeTone.BAD)

    def _tell(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, trying="", progress=_BEGUN, notice=Notice(sentence, tone)))


def _days(first: str, last: str) -> tuple[date, date] | None:
    begins, ends = day_of(first), day_of(last)
    return (begins, ends) if begins and ends and begins <= ends else None


def _problem(problem: Problem) -> Sentence:
    return Sentence(zh=problem_text(problem, Language.ZH), en=problem_text(problem, Language.EN))


def _told(work: Work, tried: Simulated, money: MoneyText) -> TrialTold:
    months = months_of(tried)

    def chart(name: str, title: Sentence) -> TrialChart:
        return TrialChart(title, months, *in_months(tried, name), most_told(tried, name, money))

    def names(side: Side, month: str) -> Words:
        sizes = side.months.get(month, Month()).tiers
        told = (
            said(words.TIER_AT, tier=bilingual_words(tier.name), count=points_text(sizes[tier.key]))
            for tier in side.programme.tiers
        )
        return Listed(tuple(told))

    found = tried.comparison
    return TrialTold(
        heading=said(
            words.HEADING,
            first=tried.first.isoformat(),
            last=tried.last.isoformat(),
            events=points_text(tried.events),
            today=bilingual_words(tried.today.programme.name),
            other=bilingual_words(tried.other.programme.name),
        ),
        figures=tuple(
            (title, *figure_cells(tried, name, money)) for name, title in simulation.FIGURES.items()
        ),
        charts=tuple(
            one
            for one in (chart(name, title) for name, title in words.CHARTS.items())
            if any((*one.today, *one.other))
        ),
        tiers=tuple((month, names(tried.today, month), names(tried.other, month)) for month in months),
        members=(
            (
                said(simulation.GAIN, count=points_text(found.gain), amount=money(Money(found.gained))),
                _members(work, found.most_gained, money),
            ),
            (
                said(simulation.LOSE, count=points_text(found.lose), amount=money(Money(found.lost))),
                _members(work, found.most_lost, money),
            ),
            (said(simulation.SAME, count=points_text(found.same)), ()),
        ),
    )


def _members(work: Work, named: Sequence[tuple[str, int]], money: MoneyText) -> tuple[tuple[Words, ...], ...]:
    """Whoever it is, with the middle of name and telephone left out."""
    rows = []
    for member_id, by in named:
        member = work.members.get(member_id)
        who: Words = member_id
        if member is not None:
            told = (mask_name(member.profile.name), mask_phone(member.profile.phone))
            who = " ".join(part for part in told if part) or said(words.MEMBER, number=member.number)
        rows.append((who, ("+" if by > 0 else "") + money(Money(by))))
    return tuple(rows)
