"""Whatever stands in a document, it is read or refused with words: never another exception, never without a place."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from domain.random_programmes import chances, document, toml_text
from laws import examples
from shuke.bootstrap.presets import preset_base, preset_keys, preset_path
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parsing import parsed
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.wording import Language
from shuke.wording.programme import problem_text

ABSURD: list[Any] = [
    -1,
    0,
    10**30,
    -(10**30),
    Decimal("0.001"),
    Decimal("-0.5"),
    True,
    False,
    "",
    " ",
    "x" * 5000,
    "\u202e",
    "\x00",
    "gold",
    "never-lapses",
    [],
    [[]],
    [1, "a", True],
    {},
    {"zh": 1},
    {"on": "holiday"},
    [{}],
    date(1, 1, 1),
    date(9999, 12, 31),
    datetime(2026, 1, 1, 12, tzinfo=UTC),
    time(12, 30),
]


@cache
def preset(key: str) -> str:
    path = preset_path(key)
    assert path is not None
    return path.read_text(encoding="utf-8")


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every key of a document, at every depth."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


def at(content: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        content = content[key]
    return content


def tried(text: str) -> Programme | None:
    """The programme, or None where it is refused; a refusal has a kind, a place and words in both languages."""
    try:
        return read_programme(text, preset_base)
    except ProgrammeRefused as refused:
        found = refused.problems
    assert found
    for problem in found:
        assert problem.kind in ProblemKind
        assert problem.line >= 1
        for language in Language:
            words = problem_text(problem, language)
            assert words
            assert "{" not in words.replace("{…}", "").replace("{}", "")
    return None


def broken(content: dict[str, Any], chance: Random) -> dict[str, Any]:
    """The document with one to three keys made wrong: changed, taken out, doubled, misspelt."""
    wrong = copy.deepcopy(content)
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(list(places(wrong)) or [("key",)])
        holder, key = at(wrong, path[:-1]), path[-1]
        match chance.randrange(5):
            case 0 | 1:
                holder[key] = copy.deepcopy(chance.choice(ABSURD))
            case 2:
                del holder[key]
            case 3 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case 3 | 4 if isinstance(holder, dict):
                holder[chance.choice(["kye", "zz", key + "s"])] = copy.deepcopy(holder[key])
    return wrong


@given(chances)
@settings(max_examples=examples(50))
def test_a_random_document_made_wrong_is_refused_with_words_or_read(chance: Random) -> None:
    tried(toml_text(broken(document(chance), chance)))


@given(chances)
@settings(max_examples=examples(40))
def test_a_preset_made_wrong_is_refused_with_words_or_read(chance: Random) -> None:
    key = chance.choice(preset_keys())
    tried(toml_text(broken(parsed(preset(key)), chance)))


@given(chances)
def test_a_preset_with_lines_lost_doubled_or_moved_is_refused_with_words_or_read(chance: Random) -> None:
    lines = preset(chance.choice(preset_keys())).split("\n")
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                del lines[place]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[place])
            case _:
                lines[place] = lines[place][: chance.randint(0, len(lines[place]))]
    tried("\n".join(lines))


@pytest.mark.parametrize("key", preset_keys())
def test_every_key_of_a_preset_minds_what_stands_there(key: str) -> None:
    """A table where a value is asked for, and the other way round, is always refused, at that very key. One of each
    shape of place is enough: the first tier's name stands for all. Each part of the document has one at a time."""
    content = parsed(preset(key))
    shapes = {
        tuple("*" if isinstance(part, int) else part for part in path): path for path in places(content)
    }
    parts: dict[str, list[tuple[Any, ...]]] = {}
    for path in shapes.values():
        if path not in {("extends",), ("remove",)}:
            parts.setdefault(path[0], []).append(path)
    for together in zip_longest(*parts.values()):
        wrong = copy.deepcopy(content)
        spoilt = [path for path in together if path is not None]
        for path in spoilt:
            table = isinstance(at(wrong, path), dict | list)
            at(wrong, path[:-1])[path[-1]] = "no table" if table else {"no": "value"}
        with pytest.raises(ProgrammeRefused) as refused:
            read_programme(toml_text(wrong), preset_base)
        for path in spoilt:
            assert any(problem.path.startswith(str(path[0])) for problem in refused.value.problems), path


@given(chances)
@settings(max_examples=examples(40))
def test_a_random_document_is_sound(chance: Random) -> None:
    assert tried(toml_text(document(chance))) is not None
