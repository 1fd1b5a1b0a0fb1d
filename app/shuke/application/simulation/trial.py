"""Trying a programme on what this till, or all of head office's, recorded: what is asked, and leave for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.simulation.outcome import Simulated
from shuke.domain.programme.document import Programme
from shuke.domain.programme.extending import BaseOf, loaded
from shuke.domain.programme.reading import read_programme
from shuke.domain.shop import Right

__all__ = [
    "BeginTrial",
    "NothingToTry",
    "Rules",
    "Trial",
    "TrialFailed",
    "TrialGoesOn",
    "TrialWanted",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class Rules:
    """A document with all that it extends, as it can be handed to another process."""

    document: str
    bases: tuple[tuple[str, str], ...]

    @property
    def programme(self) -> Programme:
        return read_programme(self.document, dict(self.bases).get)

    @classmethod
    def of(cls, document: str, base_of: BaseOf) -> Rules:
        """
        Raises:
            ProgrammeRefused: no programme.
        """
        rules = cls(document, loaded(document, base_of).texts)
        _ = rules.programme
        return rules


@dataclass(frozen=True, slots=True)
class TrialWanted:
    """Leave for one trial, given by `wanted` alone: these rules beside those in force on the last day."""

    rules: Rules
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class TrialGoesOn:
    """How much of all is done, in thousandths; 0 while the past is read."""

    permille: int = 0


@dataclass(frozen=True, slots=True)
class NothingToTry:
    """Nothing of members is recorded in these days."""


@dataclass(frozen=True, slots=True)
class TrialFailed:
    """It came to no end, and why, for whoever mends it."""

    why: str


class Trial(Protocol):
    """A trial that runs beside everything else."""

    def look(self) -> TrialGoesOn | Simulated | NothingToTry | TrialFailed:
        """How it stands; waits a moment for news."""
        ...

    def stop(self) -> None:
        """It ends at once, and nothing of it is left."""
        ...


BeginTrial = Callable[[TrialWanted], Trial]


def wanted(session: Session, rules: Rules, first: date, last: date) -> TrialWanted | Refused:
    if not session.may(Right.MANAGE_PROGRAMME):
        return Refused(Refusal.NOT_ALLOWED)
    return TrialWanted(rules, first, last)
