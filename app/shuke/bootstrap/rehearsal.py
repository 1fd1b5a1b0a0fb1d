"""`shuke rehearse FILE…`: play scenarios against a fresh shop in memory and tell what came of each step."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.application.rehearsal.actions import ACTIONS
from shuke.application.rehearsal.page import page
from shuke.application.rehearsal.running import StepPlayed, play
from shuke.application.rehearsal.scenario import Scenario, read_scenario
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.bootstrap.presets import preset_base, preset_keys, preset_path
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.warnings import Oddity, oddities
from shuke.wording import rehearsal as words
from shuke.wording.figures import money_text
from shuke.wording.oddities import oddity_text
from shuke.wording.programme import problem_text
from shuke.wording.reasons import text as reason_text
from shuke.wording.sentence import Language

__all__ = ["CANNOT_READ", "rehearse", "tell_actions"]

GOOD, BAD, CANNOT_READ = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Played:
    file: Path
    scenario: Scenario
    oddities: tuple[Oddity, ...]
    steps: tuple[StepPlayed, ...]

    @property
    def bad(self) -> int:
        return sum(not step.good for step in self.steps)


def tell_actions(language: Language) -> int:
    """Write the scenario page."""
    _out(page(language).rstrip("\n"))
    return GOOD


class _Unreadable(Exception):
    """The words for whoever asked; one line each."""


def rehearse(files: Sequence[Path], language: Language, *, as_json: bool, programme: str = "") -> int:
    """Play every file.

    Args:
        programme: a preset or the path of a document, instead of the one that each scenario names.

    Returns:
        0: all as expected; 1: an expectation failed; 2: a file, or the programme it names, cannot be read.
    """
    found = [played for file in files if (played := _rehearsed(file, language, programme)) is not None]
    if as_json:
        good = len(found) == len(files) and not any(played.bad for played in found)
        plain = {"good": good, "files": [_plain(played, language) for played in found]}
        _out(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        for played in found:
            _tell_file(played, language)
    if len(found) < len(files):
        return CANNOT_READ
    return BAD if any(played.bad for played in found) else GOOD


def _rehearsed(file: Path, language: Language, instead: str) -> _Played | None:
    """The file, played; None when it cannot be read, which is told."""
    try:
        scenario = _scenario(file, language)
        found = _programme(instead or scenario.programme, Path() if instead else file.parent, language)
        days = [scenario.starts_on, *(step.on for step in scenario.steps if step.on)]
        calendar = holiday_calendar(_year(min(days)), _year(max(days)))
        shop = RehearsedShop(found, scenario.starts_on, calendar)
        shop.find = lambda name: _programme(name, file.parent, language)
        return _Played(file, scenario, oddities(found), tuple(play(shop, scenario, ACTIONS)))
    except _Unreadable as told:
        sys.stderr.write(f"{told}\n")
        return None


def _scenario(file: Path, language: Language) -> Scenario:
    try:
        return read_scenario(_text(file, language), ACTIONS)
    except ProgrammeRefused as refused:
        raise _Unreadable(_problems(file, refused, language)) from refused


def _text(file: Path, language: Language) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _Unreadable(words.FILE_MISSING.into(language, file=str(file), why=str(error))) from error


def _problems(file: Path, refused: ProgrammeRefused, language: Language) -> str:
    return "\n".join(f"{file.name}: {problem_text(problem, language)}" for problem in refused.problems)


def _year(day: date) -> int:
    """Within the years that a calendar has."""
    return min(max(day.year, 2001), 2099)


def _programme(name: str, folder: Path, language: Language) -> Programme:
    """A preset, or a document at a path seen from the folder."""
    path = preset_path(name) or folder / name
    if not path.is_file():
        presets = ", ".join(preset_keys())
        raise _Unreadable(words.PROGRAMME_MISSING.into(language, programme=name, presets=presets))

    def base_of(key: str) -> str | None:
        beside = path.parent / f"{key}.toml"
        return beside.read_text(encoding="utf-8") if beside.is_file() else preset_base(key)

    try:
        return read_programme(_text(path, language), base_of)
    except ProgrammeRefused as refused:
        raise _Unreadable(_problems(path, refused, language)) from refused


def _tell_file(played: _Played, language: Language) -> None:
    for oddity in played.oddities:
        _out("! " + oddity_text(oddity, language))
    for step in played.steps:
        _tell(step, language)
    summary = words.SOME_BAD if played.bad else words.ALL_GOOD
    _out(summary.into(language, file=played.file.name, steps=len(played.steps), bad=played.bad))


def _tell(played: StepPlayed, language: Language) -> None:
    step = played.step
    member = str(step.content.get("member", ""))
    _out(
        ("  " if played.good else "✗ ")
        + words.STEP.into(
            language, number=step.number, on=played.on.isoformat(), do=f"{step.do} {member}".strip()
        )
    )
    for problem in played.problems:
        _out("      " + problem_text(problem, language))
    if played.outcome.refused is not None:
        _out("      " + words.REFUSED.into(language, why=_reason(played.outcome.refused, language)))
        if "refused" not in step.expect:
            _out("      " + words.UNFORESEEN.into(language, line=step.line))
    for one in played.outcome.reasons:
        _out(f"      {'·' if one.applied else ' '} {_reason(one, language)}")
    for met in played.expectations:
        sentence = words.AS_EXPECTED if met.good else words.NOT_AS_EXPECTED
        told = sentence.into(language, name=met.name, found=met.found, expected=met.expected, line=step.line)
        _out(f"      {'✓' if met.good else '✗'} {told}")


def _reason(reason: Reason, language: Language) -> str:
    return reason_text(reason, language, _money)


def _money(amount: Money) -> str:
    return money_text(amount)


def _plain(played: _Played, language: Language) -> dict[str, object]:
    return {
        "file": str(played.file),
        "title": played.scenario.title,
        "programme": played.scenario.programme,
        "good": not played.bad,
        "warnings": [
            {"key": one.kind.value, "path": one.path, "text": oddity_text(one, language)}
            for one in played.oddities
        ],
        "steps": [_plain_step(step, language) for step in played.steps],
    }


def _plain_step(played: StepPlayed, language: Language) -> dict[str, object]:
    refused = played.outcome.refused
    return {
        "number": played.step.number,
        "line": played.step.line,
        "do": played.step.do,
        "on": played.on.isoformat(),
        "good": played.good,
        "refused": None if refused is None else {"key": refused.sentence, "text": _reason(refused, language)},
        "gave": dict(played.outcome.gave),
        "reasons": [
            {
                "rule": one.rule,
                "key": one.sentence,
                "applied": one.applied,
                "amount_minor": one.amount.minor,
                "points": one.points,
                "line": one.line_id,
                "text": _reason(one, language),
            }
            for one in played.outcome.reasons
        ],
        "expectations": [
            {"name": met.name, "expected": met.expected, "found": met.found, "good": met.good}
            for met in played.expectations
        ],
        "problems": [problem_text(problem, language) for problem in played.problems],
    }


def _out(line: str) -> None:
    sys.stdout.write(line + "\n")
