"""Playing a scenario, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.expecting import Met, met
from shuke.application.rehearsal.scenario import Scenario, Step
from shuke.application.rehearsal.seeing import Seen
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.programme.problems import Problem, ProblemKind
from shuke.domain.programme.tables import Notes, Table

__all__ = ["StepPlayed", "play"]

MOST_DAYS = 36_600


@dataclass(frozen=True, slots=True)
class StepPlayed:
    """What became of a step.

    Attributes:
        problems: keys that are not as the action wants them; then nothing was done.
        good: every expectation was met, and what was refused was expected to be.
    """

    step: Step
    on: date
    outcome: Outcome
    expectations: tuple[Met, ...]
    problems: tuple[Problem, ...]
    good: bool


def play(shop: RehearsedShop, scenario: Scenario, actions: Mapping[str, Action]) -> Iterator[StepPlayed]:
    """Every step, played in its order on the same shop."""
    shop.seed = scenario.seed or f"{scenario.title}|{scenario.programme}"
    for place, step in enumerate(scenario.steps):
        yield _played(shop, step, Notes(scenario.lines), place, actions[step.do])


def _played(shop: RehearsedShop, step: Step, notes: Notes, place: int, action: Action) -> StepPlayed:
    notes.money_digits = shop.programme.money_digits
    table = Table(step.content, ("steps", place), notes)
    shop.closings.clear()
    if step.on is not None:
        if not 0 <= (step.on - shop.today).days <= MOST_DAYS:
            notes.add(ProblemKind.BACK_IN_TIME, ("steps", place, "on"), step.on, today=shop.today)
        else:
            shop.go_to(step.on)
    outcome = Outcome()
    if not notes.problems:
        outcome = action.act(shop, table)
        table.close()
    if notes.problems:
        return StepPlayed(step, shop.today, Outcome(), (), tuple(notes.problems), good=False)
    shop.book.apply(outcome.changes)
    found = met(Seen(shop, outcome, step.content), step.expect)
    unforeseen = outcome.refused is not None and "refused" not in step.expect
    good = all(one.good for one in found) and not unforeseen
    return StepPlayed(step, shop.today, outcome, tuple(found), (), good)
