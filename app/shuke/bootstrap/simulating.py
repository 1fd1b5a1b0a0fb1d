"""Playing what was recorded under two programmes, in as many processes as may be, and in one of its own beside a
window."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Protocol

from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.application.ports.store import Work
from shuke.application.simulation.outcome import Played, ProgrammeNamed, Side, Simulated, compared, together
from shuke.application.simulation.reading import read_recorded
from shuke.application.simulation.recorded import Recorded, parted
from shuke.application.simulation.replaying import replay
from shuke.application.simulation.trial import (
    NothingToTry,
    Rules,
    TrialFailed,
    TrialGoesOn,
    TrialWanted,
)
from shuke.bootstrap.head_office.cycles import look_for_cycles_less_often
from shuke.bootstrap.till_data import open_till_reports
from shuke.bootstrap.till_folder import TillFolder
from shuke.domain.programme.document import Programme

__all__ = ["Days", "TrialBeside", "all_cores", "recorded_in", "simulated"]

Days = tuple[date, date]

_LEAST_PARTS, _MOST_PARTS = 8, 64
_EVENTS_A_PART = 2_000
"""Of the members, for progress and for processes."""

_WORTH_PROCESSES = 2_000
"""Fewer events are played before another process has begun."""

_LOOKS_EVERY = 64
"""So many events pass before a stop is seen."""

_MOMENT_S = 0.2


class _Stopped(Exception):
    """Nobody waits for it any more."""


class _Flag(Protocol):
    """A `threading.Event`, or one between processes."""

    def is_set(self) -> bool: ...

    def set(self) -> None: ...


class _Telling(Protocol):
    """A pipe's end; its class differs by system."""

    def send(self, told: object, /) -> None: ...


@dataclass
class _Workers:
    """What a process that plays parts was told at its beginning."""

    stop: _Flag | None = None


_MINE = _Workers()


def all_cores() -> int:
    return os.cpu_count() or 1


def recorded_in(
    work: Work, days: Days, told: Callable[[], None] = lambda: None
) -> tuple[list[Recorded], Rules] | None:
    """What there is to repeat, and the rules in force on the last day; None: nothing is recorded."""
    published = work.programmes.in_force(days[1]) or next(iter(work.programmes.newest(1)), None)
    if published is None:
        return None
    sealing = SignedFacts(Ed25519Signer(new_seed()), Ed25519Check())
    events = read_recorded(work, sealing, *days, told)
    return (events, Rules(published.document, published.bases)) if events else None


def simulated(
    events: Sequence[Recorded],
    rules: tuple[Rules, Rules],
    days: Days,
    told: Callable[[int, int], None],
    *,
    cores: int,
    stop: _Flag | None = None,
) -> Simulated:
    """Under the one and under the other.

    Args:
        told: hears of every part that is done, and of how many.
        stop: seen by every process within some dozen sales.

    Raises:
        _Stopped: it was set.
    """
    count = min(max(len(events) // _EVENTS_A_PART, _LEAST_PARTS), _MOST_PARTS)
    parts = list(parted(events, count))
    found: list[tuple[Played, Played]] = []
    if cores < 2 or len(events) < _WORTH_PROCESSES:
        _begin(stop, modest=False)
        for part in parts:
            found.append(_part(rules, part, days))
            told(len(found), count)
    else:
        found = _in_processes(parts, rules, days, told, cores, stop)
    now, then = map(together, zip(*found, strict=True))
    today, other = (_side(one, played) for one, played in zip(rules, (now, then), strict=True))
    return Simulated(len(events), *days, today, other, compared(now, then))


def _side(rules: Rules, played: Played) -> Side:
    return Side(ProgrammeNamed.of(rules.programme), played.months, played.total)


def _in_processes(
    parts: Sequence[Sequence[Recorded]],
    rules: tuple[Rules, Rules],
    days: Days,
    told: Callable[[int, int], None],
    cores: int,
    stop: _Flag | None,
) -> list[tuple[Played, Played]]:
    """In the order of the parts, whichever is done first."""
    spawn = multiprocessing.get_context("spawn")
    flag = stop or spawn.Event()
    with ProcessPoolExecutor(min(cores, len(parts)), spawn, _begin, (flag, True)) as pool:
        waiting = [pool.submit(_part, rules, part, days) for part in parts]
        try:
            for done, future in enumerate(as_completed(waiting), start=1):
                future.result()
                told(done, len(parts))
            return [future.result() for future in waiting]
        except BaseException:
            flag.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(stop: _Flag | None, modest: bool) -> None:
    _MINE.stop = stop
    if modest:  # in a process of its own
        _be_modest()
        look_for_cycles_less_often()


def _be_modest() -> None:
    """Run when nothing else is to be done; Windows has no such number and shares fairly."""
    if hasattr(os, "nice"):
        os.nice(10)


def _part(rules: tuple[Rules, Rules], events: Sequence[Recorded], days: Days) -> tuple[Played, Played]:
    """Under both, one after the other."""
    seen = 0

    def told() -> None:
        nonlocal seen
        seen += 1
        if seen % _LOOKS_EVERY == 0:
            _look(_MINE.stop)

    _look(_MINE.stop)
    calendar = _calendar(days[0].year, days[1].year)
    now, then = (replay(_programme(one), events, *days, calendar, told) for one in rules)
    return now, then


@lru_cache(maxsize=2)
def _programme(rules: Rules) -> Programme:
    """Read once in a process."""
    return rules.programme


_calendar = lru_cache(maxsize=1)(holiday_calendar)


def _look(stop: _Flag | None) -> None:
    if stop is not None and stop.is_set():
        raise _Stopped


class TrialBeside:
    """A trial in a process of its own, which reads the till's data by a connection of its own and leaves one core to
    the counter."""

    def __init__(self, folder: TillFolder, wanted: TrialWanted) -> None:
        spawn: SpawnContext = multiprocessing.get_context("spawn")
        self._stop = spawn.Event()
        self._news, told = spawn.Pipe(duplex=False)
        self._last: TrialGoesOn | Simulated | NothingToTry | TrialFailed = TrialGoesOn()
        self._process: SpawnProcess = spawn.Process(
            target=_try_beside, args=(folder, wanted, told, self._stop), daemon=False
        )
        self._process.start()
        told.close()

    def look(self) -> TrialGoesOn | Simulated | NothingToTry | TrialFailed:
        """How it stands; waits a moment for news."""
        if isinstance(self._last, TrialGoesOn) and self._news.poll(_MOMENT_S):
            try:
                self._last = self._news.recv()
            except EOFError:
                self._process.join()
                self._last = TrialFailed(f"exit status {self._process.exitcode}")
        return self._last

    def stop(self) -> None:
        """It ends at once, and nothing of it is left."""
        self._stop.set()


def _try_beside(folder: TillFolder, wanted: TrialWanted, told: _Telling, stop: _Flag) -> None:
    """What the process does."""
    say = told.send
    _be_modest()
    days = wanted.first, wanted.last
    parent = multiprocessing.parent_process()

    def go_on() -> None:
        if parent is not None and not parent.is_alive():
            stop.set()
        _look(stop)

    def part_done(done: int, whole: int) -> None:
        go_on()
        say(TrialGoesOn(done * 1000 // whole))

    with suppress(_Stopped, BrokenPipeError):
        try:
            data = open_till_reports(folder)
            try:
                with data.reports.reading() as work:
                    found = recorded_in(work, days, go_on)
            finally:
                data.close()
            if found is None:
                say(NothingToTry())
                return
            events, today = found
            cores = max(all_cores() - 1, 1)
            say(simulated(events, (today, wanted.rules), days, part_done, cores=cores, stop=stop))
        except (_Stopped, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - it is told in the window, whatever it was
            say(TrialFailed(f"{type(error).__name__}: {error}"))
