"""`shuke simulate PROGRAMME --from … --to …`: what a till recorded, under another programme, beside its own."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.application.simulation.outcome import Comparison, Month, Played, compared, together
from shuke.application.simulation.reading import read_recorded
from shuke.application.simulation.recorded import Recorded, parted
from shuke.application.simulation.replaying import replay
from shuke.bootstrap.places import till_folder
from shuke.bootstrap.presets import preset_base, preset_keys, preset_path
from shuke.bootstrap.till_data import open_till_reports
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.extending import loaded
from shuke.domain.programme.parts.tiers import Tier
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.wording import simulation as words
from shuke.wording.command_line import NOT_SET_UP
from shuke.wording.figures import money_text, points_text
from shuke.wording.programme import problem_text
from shuke.wording.rehearsal import PROGRAMME_MISSING
from shuke.wording.sentence import Language

__all__ = ["simulate"]

GOOD, CANNOT = 0, 2

_PARTS = 8
"""Of the members, for progress and for processes."""

_WORTH_PROCESSES = 2_000
"""Fewer events are played before another process has begun."""

_MONEY = frozenset({"cost", "gross", "discount", "coupons", "points_value", "bonus", "value_held"})


@dataclass(frozen=True, slots=True)
class _Rules:
    """A document with all that it extends, as it can be handed to another process."""

    document: str
    bases: tuple[tuple[str, str], ...]

    @property
    def programme(self) -> Programme:
        return read_programme(self.document, dict(self.bases).get)


class _Refused(Exception):
    """The words for whoever asked."""


def simulate(
    data: Path | None, name: str, first: str, last: str, language: Language, *, as_json: bool
) -> int:
    """Tell what the programme, a preset's key or a file, would have come to.

    Returns:
        0: told; 2: it cannot be, and why was said.
    """
    try:
        days = _days(first, last, language)
        other = _rules(name, language)
        events, today = _recorded(data, days, language)
        now, then = _played(events, (today, other), days, language)
    except _Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return CANNOT
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{words.STOPPED.into(language)}\n")
        return CANNOT
    tell = _tell_json if as_json else _tell
    tell(_Told(len(events), days, today.programme, other.programme, now, then), language)
    return GOOD


def _days(first: str, last: str, language: Language) -> tuple[date, date]:
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise _Refused(words.BAD_DAYS.into(language)) from error
    if days[0] > days[1]:
        raise _Refused(words.BAD_DAYS.into(language))
    return days


def _rules(name: str, language: Language) -> _Rules:
    path = preset_path(name) or Path(name)
    if not path.is_file():
        presets = ", ".join(preset_keys())
        raise _Refused(PROGRAMME_MISSING.into(language, programme=name, presets=presets))
    try:
        text = path.read_text(encoding="utf-8")
        rules = _Rules(text, loaded(text, preset_base).texts)
        _ = rules.programme
    except ProgrammeRefused as refused:
        told = (f"{path.name}: {problem_text(problem, language)}" for problem in refused.problems)
        raise _Refused("\n".join(told)) from refused
    except (OSError, UnicodeDecodeError) as error:
        raise _Refused(f"{path}: {error}") from error
    return rules


def _recorded(
    data: Path | None, days: tuple[date, date], language: Language
) -> tuple[list[Recorded], _Rules]:
    folder = till_folder(data)
    if not folder.database.exists():
        raise _Refused(NOT_SET_UP.into(language, path=folder.root))
    till = open_till_reports(folder)
    try:
        if till.place is None:
            raise _Refused(NOT_SET_UP.into(language, path=folder.root))
        sealing = SignedFacts(Ed25519Signer(new_seed()), Ed25519Check())
        with till.counter.reading() as work:
            published = work.programmes.in_force(days[1]) or work.programmes.newest(1)[0]
            events = read_recorded(work, sealing, *days)
            if not events:
                raise _Refused(words.NOTHING.into(language))
            return events, _Rules(published.document, published.bases)
    finally:
        till.close()


def _played(
    events: Sequence[Recorded], rules: tuple[_Rules, _Rules], days: tuple[date, date], language: Language
) -> tuple[Played, Played]:
    """Under the one and under the other."""
    parts = list(parted(events, _PARTS))
    jobs = [(which, part) for which in range(len(rules)) for part in parts]
    found: list[list[Played]] = [[], []]
    if len(events) < _WORTH_PROCESSES:
        for which, part in jobs:
            found[which].append(_part(rules[which], part, days))
        return together(found[0]), together(found[1])
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(os.cpu_count() or 1, _PARTS), mp_context=spawn) as pool:
        waiting = {pool.submit(_part, rules[which], part, days): which for which, part in jobs}
        try:
            for done, future in enumerate(as_completed(waiting), start=1):
                found[waiting[future]].append(future.result())
                _progress(done, len(jobs), language)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return together(found[0]), together(found[1])


def _part(rules: _Rules, events: Sequence[Recorded], days: tuple[date, date]) -> Played:
    return replay(rules.programme, events, *days, holiday_calendar(days[0].year, days[1].year))


def _progress(done: int, jobs: int, language: Language) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == jobs else ""
        sys.stderr.write("\r" + words.PROGRESS.into(language, done=done, all=jobs) + end)


@dataclass(frozen=True, slots=True)
class _Told:
    events: int
    days: tuple[date, date]
    today: Programme
    other: Programme
    now: Played
    then: Played

    @property
    def comparison(self) -> Comparison:
        return compared(self.now, self.then)


def _figures(told: _Told) -> Iterator[tuple[str, int, int]]:
    yield "cost", told.now.cost, told.then.cost
    now, then = told.now.total, told.then.total
    for name in words.FIGURES:
        if name != "cost":
            yield name, getattr(now, name), getattr(then, name)


def _tell(told: _Told, language: Language) -> None:
    def name(programme: Programme) -> str:
        return programme.name.zh if language is Language.ZH else programme.name.en

    first, last = (day.isoformat() for day in told.days)
    head = {"today": name(told.today), "other": name(told.other), "events": points_text(told.events)}
    _out(words.HEAD.into(language, first=first, last=last, **head))
    for figure, now, then in _figures(told):
        cells = (_cell(figure, now), _cell(figure, then), _cell(figure, then - now, signed=True))
        _out(f"  {words.FIGURES[figure].into(language)}: {cells[0]} → {cells[1]} ({cells[2]})")
    for month in sorted(told.now.months | told.then.months):
        sizes = {
            "today": _tiers(told.now.months[month], told.today, language),
            "other": _tiers(told.then.months[month], told.other, language),
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
    return money_text(Money(value)) if figure in _MONEY else points_text(value, signed=signed)


def _tiers(month: Month, programme: Programme, language: Language) -> str:
    def told(tier: Tier) -> str:
        name = tier.name.zh if language is Language.ZH else tier.name.en
        return f"{name} {points_text(month.tiers[tier.key])}"

    return ", ".join(map(told, programme.tiers))


def _tell_json(told: _Told, language: Language) -> None:
    first, last = (day.isoformat() for day in told.days)
    plain = {
        "first": first,
        "last": last,
        "events": told.events,
        "cannot_know": words.CANNOT_KNOW.into(language),
        "comparison": asdict(told.comparison),
        **{
            which: {
                "programme": programme.key,
                "version": programme.version,
                "cost": played.cost,
                "months": {name: month.plain for name, month in played.months.items()},
            }
            for which, programme, played in (
                ("today", told.today, told.now),
                ("other", told.other, told.then),
            )
        },
    }
    _out(json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True))


def _out(line: str) -> None:
    sys.stdout.write(line + "\n")
