"""A segment: who is meant, where its lines are drawn, and those that every shop wants."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shuke.domain.figures.abc import AbcClass
from shuke.domain.segments.bounds import Bounds, plain_bounds, read_bounds
from shuke.domain.segments.conditions import (
    EVERYBODY,
    Condition,
    Operator,
    Together,
    Where,
    plain_of,
    read_where,
)
from shuke.domain.segments.fields import Field
from shuke.domain.segments.standing import Quadrant, Stage

__all__ = ["LONGEST_NAME", "LONGEST_RULE", "NEAR_TIER_MINOR", "PRESETS", "Preset", "Rule"]

NEAR_TIER_MINOR = 500_00
"""So much, or less, is missing to the next tier: whoever is told of it comes for it."""

LONGEST_NAME = 40
LONGEST_RULE = 20_000
"""Of the plain form as a text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who is meant, by which lines."""

    where: Where = EVERYBODY
    bounds: Bounds = field(default_factory=Bounds)

    @property
    def text(self) -> str:
        """As a fact carries it."""
        plain = {"where": plain_of(self.where), "bounds": plain_bounds(self.bounds)}
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Rule:
        """
        Raises:
            ValueError: no such form, or beyond a bound.
        """
        if len(text) > LONGEST_RULE:
            raise ValueError("too long")
        try:
            plain = json.loads(text)
        except RecursionError as error:
            raise ValueError("too deep") from error
        if not isinstance(plain, dict) or plain.keys() != {"where", "bounds"}:
            raise ValueError("no rule")
        return cls(read_where(plain["where"]), read_bounds(plain["bounds"]))


class Preset(StrEnum):
    """`shuke.wording.segments` has a name for each, and a word on what it is good for."""

    CHAMPIONS = "champions"
    TO_WIN_BACK = "to_win_back"
    NEWCOMERS = "newcomers"
    AA = "aa"
    A = "a"
    GOOD = "good"
    SMALL_BASKET = "small_basket"
    RARE = "rare"
    POOR = "poor"
    ACTIVE = "active"
    SILENT = "silent"
    SLEEPING = "sleeping"
    LOST = "lost"
    DUE_AGAIN = "due_again"
    NEVER_BOUGHT = "never_bought"
    BIRTHDAYS = "birthdays"
    LAPSING = "lapsing"
    NEAR_NEXT_TIER = "near_next_tier"


def _all(*conditions: Condition) -> Together:
    return Together(conditions)


def _is(what: Field, *words: str) -> Condition:
    return Condition(what, Operator.ONE_OF, words)


def _at_least(what: Field, least: int) -> Condition:
    return Condition(what, Operator.AT_LEAST, (least,))


def _at_most(what: Field, most: int) -> Condition:
    return Condition(what, Operator.AT_MOST, (most,))


_HERE = _is(Field.STAGE, Stage.NEW, Stage.ACTIVE, Stage.SILENT, Stage.SLEEPING)

PRESETS: Mapping[Preset, Where] = {
    Preset.CHAMPIONS: _all(
        _at_least(Field.RECENCY, 4), _at_least(Field.FREQUENCY, 4), _at_least(Field.MONEY, 4)
    ),
    Preset.TO_WIN_BACK: _all(
        Condition(Field.RECENCY, Operator.BETWEEN, (1, 2)),
        _at_least(Field.FREQUENCY, 4),
        _at_least(Field.MONEY, 4),
    ),
    Preset.NEWCOMERS: _all(_at_most(Field.MEMBER_DAYS, 30)),
    Preset.AA: _all(_is(Field.ABC, AbcClass.AA)),
    Preset.A: _all(_is(Field.ABC, AbcClass.AA, AbcClass.A)),
    **{
        Preset(quadrant.value): _all(_is(Field.QUADRANT, quadrant))
        for quadrant in (Quadrant.GOOD, Quadrant.SMALL_BASKET, Quadrant.RARE, Quadrant.POOR)
    },
    **{
        Preset(stage.value): _all(_is(Field.STAGE, stage))
        for stage in (Stage.ACTIVE, Stage.SILENT, Stage.SLEEPING, Stage.LOST)
    },
    Preset.DUE_AGAIN: _all(_at_least(Field.DUE_GOODS, 1), _HERE),
    Preset.NEVER_BOUGHT: _all(Condition(Field.DAYS_SINCE_SALE, Operator.UNKNOWN), _HERE),
    Preset.BIRTHDAYS: _all(_at_most(Field.DAYS_TO_BIRTHDAY, 7), _HERE),
    Preset.LAPSING: _all(_at_most(Field.DAYS_TO_LAPSE, 30), _at_least(Field.LAPSING, 1)),
    Preset.NEAR_NEXT_TIER: _all(_at_most(Field.TO_NEXT_TIER, NEAR_TIER_MINOR)),
}
