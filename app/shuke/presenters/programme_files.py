"""What the programme's window asks of the machine: files, presets, scenarios, holidays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shuke.application.simulation.paper import TrialPaper
from shuke.application.simulation.trial import BeginTrial
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.extending import BaseOf
from shuke.wording.said import Words

__all__ = ["ProgrammeFiles", "ScenarioFile", "as_text"]


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario to choose; `programme` is the key that it names, `subject` what stands under the title."""

    key: str
    title: Words
    text: str
    programme: str = ""
    subject: Words = ""


@dataclass(frozen=True, slots=True)
class ProgrammeFiles:
    """All of it is called on the reading lane.

    Attributes:
        read: so many bytes of a file at most; raises OSError.
        write: raises OSError.
        base_of: the text of a preset.
        scenarios: those that ship.
        calendar: national holidays from one year to another.
        presets: keys and names of the programmes that ship.
        begin_trial: tries a programme on the past, beside everything else.
        trial_pdf: one page of what came of it.
    """

    read: Callable[[Path, int], bytes]
    write: Callable[[Path, bytes], object]
    base_of: BaseOf
    scenarios: Callable[[], tuple[ScenarioFile, ...]]
    calendar: Callable[[int, int], HolidayCalendar]
    presets: Callable[[], tuple[tuple[str, Words], ...]]
    begin_trial: BeginTrial
    trial_pdf: Callable[[TrialPaper], bytes]


def as_text(content: bytes) -> str | None:
    """None for what is no UTF-8. The mark some editors put first is left out."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
