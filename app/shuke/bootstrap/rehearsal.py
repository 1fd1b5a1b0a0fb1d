"""`shuke rehearse FILE…`: play scenarios against a fresh shop in memory and tell what came of each step."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.application.rehearsal.actions import ACTIONS
from shuke.application.rehearsal.running import StepPlayed, play
from shuke.application.rehearsal.scenario import Scenario, read_scenario
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.bootstrap.presets import preset_base, preset_keys, preset_path
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.wording import rehearsal as words
from shuke.wording.figures import money_text
from shuke.wording.programme import problem_text
from shuke.wording.reasons import text as reason_text
from shuke.wording.sentence import Language

__all__ = ["CANNOT_READ", "rehearse"]

GOOD, BAD, CANNOT_READ = 0, 1, 2


def rehearse(files: Sequence[Path], language: Language, *, as_json: bool) -> int:
    """Play every file.

    Returns:
        0: all as expected; 1: an expectation failed; 2: a file, or the programme it names, cannot be read.
    """
    return max(_rehearsed(file, language, as_json=as_json) for file in files)


def _rehearsed(file: Path, language: Language, *, as_json: bool) -> int:
    try:
        scenario = read_scenario(file.read_text(encoding="utf-8"), ACTIONS)
        programme = _programme(scenario.programme, file, language)
    except (OSError, UnicodeDecodeError) as error:
        _say(words.FILE_MISSING.into(language, file=str(file), why=str(error)))
        return CANNOT_READ
    except ProgrammeRefused as refused:
        for problem in refused.problems:
            _say(f"{file.name}: {problem_text(problem, language)}")
        return CANNOT_READ
    if programme is None:
        return CANNOT_READ
    days = [scenario.starts_on, *(step.on for step in scenario.steps if step.on)]
    calendar = holiday_calendar(_year(min(days)), _year(max(days)))
    shop = RehearsedShop(programme, scenario.starts_on, calendar)
    played = list(play(shop, scenario, ACTIONS))
    bad = sum(not one.good for one in played)
    if as_json:
        _out(json.dumps(_plain(file, scenario, played, language), ensure_ascii=False, indent=2))
    else:
        for one in played:
            _tell(one, language)
        summary = words.SOME_BAD if bad else words.ALL_GOOD
        _out(summary.into(language, file=file.name, steps=len(played), bad=bad))
    return BAD if bad else GOOD


def _year(day: date) -> int:
    """Within the years that a calendar has."""
    return min(max(day.year, 2001), 2099)


def _programme(name: str, file: Path, language: Language) -> Programme | None:
    """A preset, or a document at a path seen from the scenario's own folder."""
    path = preset_path(name) or file.parent / name
    if not path.is_file():
        _say(words.PROGRAMME_MISSING.into(language, programme=name, presets=", ".join(preset_keys())))
        return None

    def base_of(key: str) -> str | None:
        beside = path.parent / f"{key}.toml"
        return beside.read_text(encoding="utf-8") if beside.is_file() else preset_base(key)

    return read_programme(path.read_text(encoding="utf-8"), base_of)


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


def _plain(
    file: Path, scenario: Scenario, played: Sequence[StepPlayed], language: Language
) -> dict[str, object]:
    return {
        "file": str(file),
        "title": scenario.title,
        "programme": scenario.programme,
        "good": all(one.good for one in played),
        "steps": [_plain_step(one, language) for one in played],
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


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
