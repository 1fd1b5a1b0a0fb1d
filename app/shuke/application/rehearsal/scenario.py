"""The scenario document: members, dates, actions, expectations.

```toml
programme = "tea-chain"        # a preset, or the path of a document beside this one
starts_on = 2026-03-02

[[steps]]
on = 2026-03-05                # days pass up to this one; left out: the same day
do = "sell"
member = "li"
amount = 128.50
[steps.expect]
points_earned = 128
```

`programme` may name another document; whoever runs the scenario finds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from shuke.domain.programme.parsing import parsed
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import Notes, Table
from shuke.domain.programme.toml_lines import Path, key_lines

__all__ = ["MOST_STEPS", "Scenario", "Step", "read_scenario"]

MOST_STEPS = 5000


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it stands there; its keys are read when it is played.

    Attributes:
        on: the date to go to first; None: stay.
        expect: expectation to value, as written.
        line: where it begins.
    """

    number: int
    do: str
    on: date | None
    content: Mapping[str, object]
    expect: Mapping[str, object]
    line: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is to be played. `lines` are the lines of all its keys; `seed` is what draws take their seeds from."""

    title: str
    programme: str
    starts_on: date
    steps: tuple[Step, ...]
    lines: Mapping[Path, int]
    seed: str = ""


def read_scenario(text: str, actions: Mapping[str, object]) -> Scenario:
    """The scenario that a text describes.

    Raises:
        ProgrammeRefused: it has problems, all of which it names.
    """
    content = parsed(text)
    notes = Notes(key_lines(text))
    top = Table(content, (), notes)
    scenario = Scenario(
        title=top.text("title", 200) if top.there_is("title") else "",
        programme=top.text("programme", 400),
        starts_on=top.date("starts_on"),
        steps=tuple(
            _step(table, n, actions) for n, table in enumerate(top.tables("steps", 1, MOST_STEPS), 1)
        ),
        lines=notes.lines,
        seed=top.text_or("seed", ""),
    )
    top.close()
    if notes.problems:
        raise ProgrammeRefused(tuple(sorted(notes.problems, key=lambda problem: problem.line)))
    return scenario


def _step(table: Table, number: int, actions: Mapping[str, object]) -> Step:
    do = table.text("do", 40)
    if do and do not in actions:
        table.note(ProblemKind.NOT_ONE_OF, "do", do, choices=", ".join(actions))
    on = table.date("on") if table.there_is("on") else None
    expect = table.table_if_there("expect")
    rest = {key: value for key, value in table.content.items() if key not in ("do", "on", "expect")}
    return Step(
        number, do, on, rest, {} if expect is None else expect.content, table.notes.lines.get(table.path, 1)
    )
