"""From the text of a document to plain tables, within bounds, numbers exact."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction

from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import OddNumber
from shuke.domain.programme.toml_lines import depth, parts_of_longest_key

__all__ = ["LONGEST_DOCUMENT", "MOST_DEPTH", "parsed"]

LONGEST_DOCUMENT = 200_000
"""Characters. A real one has some five thousand, most of them the terms."""

MOST_DEPTH = 8

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9_]{1,20}(?:\.[0-9_]{1,20})?")


def parsed(text: str) -> dict[str, object]:
    """The document's tables; decimal numbers are Fractions, or an `OddNumber`.

    Raises:
        ProgrammeRefused: the text is too long, nests too deep, or is no TOML.
    """
    if len(text) > LONGEST_DOCUMENT:
        raise _refused(ProblemKind.TOO_LONG_DOCUMENT, 1, most=LONGEST_DOCUMENT)
    if depth(text) > MOST_DEPTH or parts_of_longest_key(text) > MOST_DEPTH:
        raise _refused(ProblemKind.TOO_DEEP, 1, most=MOST_DEPTH)
    try:
        return tomllib.loads(text, parse_float=_exact)
    except ValueError as error:  # also a whole number of thousands of digits
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise _refused(ProblemKind.SYNTAX, line, detail=str(error)) from error


def _refused(kind: ProblemKind, line: int, **values: object) -> ProgrammeRefused:
    expected = tuple((name, str(value)) for name, value in sorted(values.items()))
    return ProgrammeRefused((Problem(kind=kind, path="", line=line, values=expected),))


def _exact(number: str) -> Fraction | OddNumber:
    """A decimal number, exact. An exponent could ask for a number of a billion digits."""
    if _PLAIN_NUMBER.fullmatch(number):
        return Fraction(number.replace("_", ""))
    return OddNumber(number)
