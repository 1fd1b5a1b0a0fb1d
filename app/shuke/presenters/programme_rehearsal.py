"""Playing a scenario with the draft, and what came of each step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from shuke.application.rehearsal.actions import ACTIONS
from shuke.application.rehearsal.running import StepPlayed, play
from shuke.application.rehearsal.scenario import Scenario, read_scenario
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parsing import LONGEST_DOCUMENT
from shuke.domain.programme.problems import Problem, ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import MoneyText, Notice, NoticeTone, reason_words
from shuke.presenters.programme_draft import DraftPresenter
from shuke.presenters.programme_files import ProgrammeFiles, ScenarioFile, as_text
from shuke.presenters.shown import Shown
from shuke.wording import programme_window as words
from shuke.wording import rehearsal
from shuke.wording.listed import Listed
from shuke.wording.programme import problem_text
from shuke.wording.rehearsal_page import ACTIONS as ACTION_WORDS
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["RehearsalPresenter", "RehearsalState", "StepRow"]

_FIRST_YEAR, _LAST_YEAR = 2001, 2099
"""Those that a calendar has."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as it was played: what was done, and what came of it."""

    good: bool
    heading: Words
    lines: tuple[tuple[Words, NoticeTone], ...]


@dataclass(frozen=True, slots=True)
class RehearsalState:
    """`chosen` is a scenario's key; `verdict` says how the last one went."""

    scenarios: tuple[ScenarioFile, ...] = ()
    chosen: str = ""
    playing: bool = False
    by: Words = ""
    steps: tuple[StepRow, ...] = ()
    verdict: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Played:
    by: Words
    steps: tuple[StepRow, ...]


class RehearsalPresenter(Shown[RehearsalState]):
    def __init__(self, office: OfficeWork, files: ProgrammeFiles, draft: DraftPresenter) -> None:
        super().__init__(RehearsalState())
        self._office = office
        self._files = files
        self._draft = draft

    def open(self) -> None:
        """Offer what ships, what names the draft's programme first; what was opened from a file stays."""
        if not self._state.scenarios:
            self._office.background.run(Lane.READING, self._files.scenarios, self._offer)

    def choose(self, key: str) -> None:
        if any(one.key == key for one in self._state.scenarios):
            self._show(replace(self._state, chosen=key))

    def load(self, path: Path) -> None:
        """Take a scenario from a file, and choose it."""
        self._office.background.run(
            Lane.READING,
            lambda: as_text(self._files.read(path, LONGEST_DOCUMENT * 4)),
            lambda text: self._loaded(path, text),
            lambda _: self._tell(said(words.FILE_LOST, file=path.name)),
            expected=(OSError,),
        )

    def play(self) -> None:
        chosen = next((one for one in self._state.scenarios if one.key == self._state.chosen), None)
        if chosen is None or self._state.playing:
            return
        self._show(replace(self._state, playing=True, verdict=None))
        draft = self._draft.state.programme
        self._office.background.run(
            Lane.READING,
            lambda: self._play(chosen.text, draft),
            self._played,
            lambda _: self._show(replace(self._state, playing=False)),
        )

    def _offer(self, scenarios: tuple[ScenarioFile, ...]) -> None:
        mine = self._draft.state.programme
        key = mine.key if mine is not None else ""
        ordered = tuple(sorted(scenarios, key=lambda one: one.programme != key))
        first = ordered[0].key if ordered else ""
        self._show(replace(self._state, scenarios=ordered, chosen=self._state.chosen or first))

    def _loaded(self, path: Path, text: str | None) -> None:
        if text is None:
            self._tell(said(words.FILE_NOT_TEXT, file=path.name))
            return
        mine = ScenarioFile(str(path), path.name, text)
        others = tuple(one for one in self._state.scenarios if one.key != mine.key)
        self._show(replace(self._state, scenarios=(mine, *others), chosen=mine.key, verdict=None))

    def _play(self, text: str, draft: Programme | None) -> _Played | tuple[Problem, ...]:
        try:
            scenario = read_scenario(text, ACTIONS)
            programme = draft if draft is not None and draft.key == scenario.programme else None
            by: Words = words.BY_DRAFT if programme else said(words.BY_PRESET, programme=scenario.programme)
            if programme is None:
                programme = self._preset(scenario.programme)
        except ProgrammeRefused as refused:
            return refused.problems
        shop = RehearsedShop(programme, scenario.starts_on, self._calendar_of(scenario))
        return _Played(by, tuple(_row(one, self._office.money) for one in play(shop, scenario, ACTIONS)))

    def _preset(self, key: str) -> Programme:
        return read_programme(self._files.base_of(key) or f'extends = "{key}"', self._files.base_of)

    def _calendar_of(self, scenario: Scenario) -> HolidayCalendar:
        years = [scenario.starts_on.year, *(step.on.year for step in scenario.steps if step.on)]
        within = [min(max(year, _FIRST_YEAR), _LAST_YEAR) for year in years]
        return self._files.calendar(min(within), max(within))

    def _played(self, found: _Played | tuple[Problem, ...]) -> None:
        if not isinstance(found, _Played):
            problems = Listed(tuple(_problem(problem) for problem in found), on_lines=True)
            self._show(replace(self._state, playing=False, steps=(), by="", verdict=Notice(problems)))
            return
        bad = sum(not step.good for step in found.steps)
        count = len(found.steps)
        verdict = (
            Notice(said(words.PLAYED_BAD, steps=count, bad=bad), NoticeTone.WARN)
            if bad
            else Notice(said(words.PLAYED_GOOD, steps=count), NoticeTone.GOOD)
        )
        self._show(replace(self._state, playing=False, by=found.by, steps=found.steps, verdict=verdict))

    def _tell(self, sentence: Words) -> None:
        self._show(replace(self._state, verdict=Notice(sentence)))


def _row(played: StepPlayed, money: MoneyText) -> StepRow:
    step = played.step
    member = str(step.content.get("member", ""))
    action = ACTION_WORDS.get(step.do)
    sentence = words.STEP_OF if member else words.STEP
    heading = said(
        sentence,
        number=step.number,
        on=played.on.isoformat(),
        what=_plain(action) if action else step.do,
        member=member,
    )
    return StepRow(played.good, heading, tuple(_lines(played, money)))


def _plain(words: Sentence) -> Sentence:
    """Without the marks of a page."""
    return Sentence(zh=words.zh.replace("`", ""), en=words.en.replace("`", ""))


def _lines(played: StepPlayed, money: MoneyText) -> list[tuple[Words, NoticeTone]]:
    lines: list[tuple[Words, NoticeTone]] = [(_problem(one), NoticeTone.BAD) for one in played.problems]
    refused = played.outcome.refused
    if refused is not None:
        foreseen = "refused" in played.step.expect
        tone = NoticeTone.CALM if foreseen else NoticeTone.BAD
        lines.append((said(rehearsal.REFUSED, why=reason_words(refused, money)), tone))
    lines += [(reason_words(one, money), NoticeTone.CALM) for one in played.outcome.reasons if one.applied]
    for met in played.expectations:
        sentence = rehearsal.AS_EXPECTED if met.good else rehearsal.NOT_AS_EXPECTED
        told = said(sentence, name=met.name, found=met.found, expected=met.expected, line=played.step.line)
        lines.append((told, NoticeTone.GOOD if met.good else NoticeTone.BAD))
    return lines


def _problem(problem: Problem) -> Sentence:
    return Sentence(zh=problem_text(problem, Language.ZH), en=problem_text(problem, Language.EN))
