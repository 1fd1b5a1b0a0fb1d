"""What is refused before a document is looked into: length, depth, text that is no TOML."""

from __future__ import annotations

from fractions import Fraction

import pytest

from shuke.domain.programme.parsing import LONGEST_DOCUMENT, MOST_DEPTH, parsed
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import OddNumber


def problem(text: str) -> Problem:
    with pytest.raises(ProgrammeRefused) as refused:
        parsed(text)
    (found,) = refused.value.problems
    return found


def test_decimals_are_exact_and_odd_numbers_stay_as_written() -> None:
    assert parsed("a = 0.1\nb = 1_000.50\nc = 1e9\nd = inf") == {
        "a": Fraction(1, 10),
        "b": Fraction(2001, 2),
        "c": OddNumber("1e9"),
        "d": OddNumber("inf"),
    }


def test_a_key_has_at_most_as_many_parts_as_tables_nest() -> None:
    allowed = ".".join("a" * MOST_DEPTH)
    assert parsed(f"{allowed} = 1")
    assert parsed(f"[{allowed}]")
    assert problem(f"{allowed}.a = 1").kind is ProblemKind.TOO_DEEP
    assert problem(f"[{allowed}.a]").kind is ProblemKind.TOO_DEEP


def test_a_hostile_key_is_refused_before_it_is_read() -> None:
    assert problem("a." * 99_000 + "a = 1").kind is ProblemKind.TOO_DEEP


def test_brackets_too_deep_are_refused() -> None:
    assert parsed("a = " + "[" * MOST_DEPTH + "]" * MOST_DEPTH)
    assert problem("a = " + "[" * 9 + "]" * 9).values == (("most", str(MOST_DEPTH)),)


def test_a_text_too_long_is_refused() -> None:
    assert parsed("#" * LONGEST_DOCUMENT) == {}
    assert problem("#" * (LONGEST_DOCUMENT + 1)).kind is ProblemKind.TOO_LONG_DOCUMENT


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    assert problem("a = 1\nb = = 2").line == 2
    assert problem('a = 1\n\nb = "').line == 3
