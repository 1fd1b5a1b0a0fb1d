"""Whether what came up is what the odds said: the chi-square test, in whole numbers and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

__all__ = ["Fit", "Verdict", "fit_of"]

_BILLION = 10**9
_LEAST_EXPECTED = 5
"""Of fewer the test says nothing: such segments are counted together."""

_ONE_IN_A_HUNDRED = (
    6635, 9210, 11345, 13277, 15086, 16812, 18475, 20090, 21666, 23209, 24725, 26217,
    27688, 29141, 30578, 32000, 33409, 34805, 36191, 37566, 38932, 40289, 41638,
)  # fmt: skip
"""The value that is exceeded once in a hundred times, in thousandths, by degrees of freedom from 1 (NIST/SEMATECH
e-Handbook of Statistical Methods, 1.3.6.7.4)."""


class Verdict(StrEnum):
    """TOO_FEW: nothing can be said yet. AS_EXPECTED: such differences are chance. UNLIKELY: a fair wheel differs so
    much once in a hundred times."""

    TOO_FEW = "too-few"
    AS_EXPECTED = "as-expected"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Fit:
    """`statistic` in thousandths."""

    verdict: Verdict
    statistic: int = 0
    degrees: int = 0


def fit_of(seen: Iterable[tuple[int, int]]) -> Fit:
    """
    Args:
        seen: of each segment how often it came up, and how often it was expected, in parts of a billion.
    """
    classes: list[tuple[int, int]] = []
    rare_up = rare_expected = 0
    for came_up, expected in seen:
        if expected >= _LEAST_EXPECTED * _BILLION:
            classes.append((came_up, expected))
        else:
            rare_up, rare_expected = rare_up + came_up, rare_expected + expected
    if rare_expected >= _LEAST_EXPECTED * _BILLION:
        classes.append((rare_up, rare_expected))
    elif classes:
        classes[-1] = classes[-1][0] + rare_up, classes[-1][1] + rare_expected
    degrees = len(classes) - 1
    if not 1 <= degrees <= len(_ONE_IN_A_HUNDRED):
        return Fit(Verdict.TOO_FEW)
    statistic = sum(
        Fraction((came_up * _BILLION - expected) ** 2, expected * _BILLION) for came_up, expected in classes
    )
    thousandths = round(statistic * 1000)
    likely = thousandths <= _ONE_IN_A_HUNDRED[degrees - 1]
    return Fit(Verdict.AS_EXPECTED if likely else Verdict.UNLIKELY, thousandths, degrees)
