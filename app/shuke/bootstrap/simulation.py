"""`shuke simulate PROGRAMME --from … --to …`: what was recorded, under another programme, beside the one in force."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from shuke.adapters.whole_files import write_whole
from shuke.application.simulation.outcome import Month, ProgrammeNamed, Side, Simulated, TierNamed
from shuke.application.simulation.paper import trial_paper
from shuke.application.simulation.recorded import Recorded
from shuke.application.simulation.trial import Rules
from shuke.bootstrap.places import till_folder
from shuke.bootstrap.presets import preset_base, preset_keys, preset_path
from shuke.bootstrap.simulating import Days, all_cores, recorded_in, simulated
from shuke.bootstrap.till_data import open_till_reports
from shuke.domain.money import Money
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.presenters.file_problems import file_problem
from shuke.wording import simulation as words
from shuke.wording.command_line import NOT_SET_UP
from shuke.wording.figures import money_text, points_text
from shuke.wording.programme import problem_text
from shuke.wording.programme_window import SAVED
from shuke.wording.rehearsal import PROGRAMME_MISSING
from shuke.wording.said import in_words
from shuke.wording.sentence import Language
from shuke.wording.staff_pay import FILE_FAILED

__all__ = ["Source", "Told", "simulate", "simulate_from"]

GOOD, CANNOT = 0, 2

Source = Callable[[Days], tuple[list[Recorded], Rules] | None]
"""Reads what there is to repeat, and the rules in force; None: nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is tried, a preset's key or a file, over which days, as it was typed, and how it is told; `pdf`:
    where one page of it goes."""

    programme: str
    first: str
    last: str
    as_json: bool = False
    pdf: Path | None = None


class _Refused(Exception):
    """The words for whoever asked."""


def simulate(data: Path | None, asked: Told, language: Language) -> int:
    """Tell what the programme would have come to with what a till recorded.

    Returns:
        0: told; 2: it cannot be, and why was said.
    """
    return simulate_from(lambda days: _of_till(data, days, language), asked, language)


def simulate_from(source: Source, asked: Told, language: Language) -> int:
    """The same with what somebody else keeps."""
    try:
        days = _days(asked.first, asked.last, language)
        other = _rules(asked.programme, language)
        events, today = source(days) or _nothing(language)
        told = simulated(
            events,
            (today, other),
            days,
            lambda done, whole: _progress(done, whole, language),
            cores=all_cores(),
        )
    except _Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return CANNOT
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{words.STOPPED.into(language)}\n")
        return CANNOT
    tell = _tell_json if asked.as_json else _tell
    tell(told, language)
    return _write_pdf(asked.pdf, told, language) if asked.pdf else GOOD


def _write_pdf(path: Path, told: Simulated, language: Language) -> int:
    from shuke.adapters.trial_pdf import trial_pdf  # noqa: PLC0415 - half a second, for whoever wants one

    content = trial_pdf(trial_paper(told, money_text, language))
    try:
        write_whole(path, content)
    except OSError as error:
        reason = in_words(file_problem(error), language)
        sys.stderr.write(FILE_FAILED.into(language, file=path, reason=reason) + "\n")
        return CANNOT
    sys.stderr.write(SAVED.into(language, file=path) + "\n")
    return GOOD


def _nothing(language: Language) -> NoReturn:
    raise _Refused(words.NOTHING.into(language))


def _days(first: str, last: str, language: Language) -> Days:
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise _Refused(words.BAD_DAYS.into(language)) from error
    if days[0] > days[1]:
        raise _Refused(words.BAD_DAYS.into(language))
    return days


def _rules(name: str, language: Language) -> Rules:
    path = preset_path(name) or Path(name)
    if not path.is_file():
        presets = ", ".join(preset_keys())
        raise _Refused(PROGRAMME_MISSING.into(language, programme=name, presets=presets))
    try:
        return Rules.of(path.read_text(encoding="utf-8"), preset_base)
    except ProgrammeRefused as refused:
        told = (f"{path.name}: {problem_text(problem, language)}" for problem in refused.problems)
        raise _Refused("\n".join(told)) from refused
    except (OSError, UnicodeDecodeError) as error:
        raise _Refused(f"{path}: {error}") from error


def _of_till(data: Path | None, days: Days, language: Language) -> tuple[list[Recorded], Rules] | None:
    folder = till_folder(data)
    if not folder.database.exists():
        raise _Refused(NOT_SET_UP.into(language, path=folder.root))
    till = open_till_reports(folder)
    try:
        if till.place is None:
            raise _Refused(NOT_SET_UP.into(language, path=folder.root))
        with till.counter.reading() as work:
            return recorded_in(work, days)
    finally:
        till.close()


def _progress(done: int, jobs: int, language: Language) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == jobs else ""
        sys.stderr.write("\r" + words.PROGRESS.into(language, done=done, all=jobs) + end)


def _figures(told: Simulated) -> Iterator[tuple[str, int, int]]:
    for name in words.FIGURES:
        yield name, getattr(told.today.total, name), getattr(told.other.total, name)


def _tell(told: Simulated, language: Language) -> None:
    def name(programme: ProgrammeNamed) -> str:
        return programme.name.zh if language is Language.ZH else programme.name.en

    head = {
        "first": told.first.isoformat(),
        "last": told.last.isoformat(),
        "today": name(told.today.programme),
        "other": name(told.other.programme),
        "events": points_text(told.events),
    }
    _out(words.HEAD.into(language, **head))
    for figure, now, then in _figures(told):
        cells = (_cell(figure, now), _cell(figure, then), _cell(figure, then - now, signed=True))
        _out(f"  {words.FIGURES[figure].into(language)}: {cells[0]} → {cells[1]} ({cells[2]})")
    for month in sorted({*told.today.months, *told.other.months}):
        sizes = {
            which: _tiers(side.months[month], side.programme, language)
            for which, side in (("today", told.today), ("other", told.other))
        }
        _out(words.MONTH.into(language, month=month, **sizes))
    found = told.comparison
    for sentence, count, amount, named in (
        (words.GAIN, found.gain, found.gained, found.most_gained),
        (words.LOSE, found.lose, found.lost, found.most_lost),
    ):
        _out(sentence.into(language, count=points_text(count), amount=money_text(Money(amount))))
        for member, by in named:
            _out(f"  {member}  {money_text(Money(by))}")
    _out(words.SAME.into(language, count=points_text(found.same)))
    _out(words.CANNOT_KNOW.into(language))


def _cell(figure: str, value: int, *, signed: bool = False) -> str:
    return money_text(Money(value)) if figure in words.IN_MONEY else points_text(value, signed=signed)


def _tiers(month: Month, programme: ProgrammeNamed, language: Language) -> str:
    def told(tier: TierNamed) -> str:
        name = tier.name.zh if language is Language.ZH else tier.name.en
        return f"{name} {points_text(month.tiers[tier.key])}"

    return ", ".join(map(told, programme.tiers))


def _tell_json(told: Simulated, language: Language) -> None:
    def plain(side: Side) -> dict[str, object]:
        return {
            "programme": side.programme.key,
            "version": side.programme.version,
            "cost": side.total.cost,
            "months": {name: month.plain for name, month in side.months.items()},
        }

    whole = {
        "first": told.first.isoformat(),
        "last": told.last.isoformat(),
        "events": told.events,
        "cannot_know": words.CANNOT_KNOW.into(language),
        "comparison": asdict(told.comparison),
        "today": plain(told.today),
        "other": plain(told.other),
    }
    _out(json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True))


def _out(line: str) -> None:
    sys.stdout.write(line + "\n")
