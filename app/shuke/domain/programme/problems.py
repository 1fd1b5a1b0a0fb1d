"""What is wrong with a programme document: where, what stands there, what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["MOST_PROBLEMS", "Problem", "ProblemKind", "ProgrammeRefused"]

MOST_PROBLEMS = 50
"""A refusal lists at most this many; mending those shows the rest."""


class ProblemKind(StrEnum):
    """The kinds of problem; `shuke.wording.programme` has words for each."""

    TOO_LONG_DOCUMENT = "too_long_document"
    TOO_DEEP = "too_deep"
    SYNTAX = "syntax"
    NEWER_FORMAT = "newer_format"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    MISSPELT_KEY = "misspelt_key"
    NOT_A_TABLE = "not_a_table"
    NOT_A_LIST = "not_a_list"
    NOT_TEXT = "not_text"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_WHOLE = "not_whole"
    NOT_A_NUMBER = "not_a_number"
    NOT_AN_AMOUNT = "not_an_amount"
    NOT_A_DATE = "not_a_date"
    NOT_A_KEY = "not_a_key"
    OUT_OF_RANGE = "out_of_range"
    NOT_ONE_OF = "not_one_of"
    TEXT_LENGTH = "text_length"
    CONTROL_CHARACTER = "control_character"
    LIST_LENGTH = "list_length"
    DUPLICATE = "duplicate"
    EXTENDS_UNKNOWN = "extends_unknown"
    EXTENDS_CYCLE = "extends_cycle"
    EXTENDS_TOO_DEEP = "extends_too_deep"
    NOTHING_TO_REMOVE = "nothing_to_remove"
    UNKNOWN_TIER = "unknown_tier"
    TIERS_OUT_OF_ORDER = "tiers_out_of_order"
    NO_WAY_TO_JOIN = "no_way_to_join"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    NOT_A_WEEKEND = "not_a_weekend"
    ONLY_ONE_SUCH_DAY = "only_one_such_day"
    LIMIT_FOR_OTHER_TIER = "limit_for_other_tier"
    STEP_WITHOUT_WHOLE_VALUE = "step_without_whole_value"
    BACK_IN_TIME = "back_in_time"
    EITHER_OR = "either_or"
    GIVES_NOTHING = "gives_nothing"
    NAMES_NO_GOODS = "names_no_goods"
    GOODS_IN_AND_OUT = "goods_in_and_out"
    UNKNOWN_COUPON = "unknown_coupon"
    NOTHING_COMES_UP = "nothing_comes_up"
    NOT_WITH = "not_with"
    NOT_ABOVE = "not_above"
    QUOTA_OF_GROUP = "quota_of_group"
    NEEDS = "needs"
    LADDER_OUT_OF_ORDER = "ladder_out_of_order"
    ABOVE_CEILING = "above_ceiling"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem.

    Attributes:
        path: the key as a person finds it, e.g. ``tiers[2].points_multiplier`` (counted from 1); empty for
            the document as a whole.
        line: counted from 1.
        found: what stands there, shortened; empty if nothing does.
        values: what was expected, for the sentence of this kind, in order of name.
        base: the key of the document that is extended, if the line is one of it.
    """

    kind: ProblemKind
    path: str
    line: int
    found: str = ""
    values: tuple[tuple[str, str], ...] = ()
    base: str = ""


class ProgrammeRefused(ValueError):
    """The text is not a programme document that may be used. Nothing of it was taken over."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__(f"line {first.line}: {first.path}: {first.kind} ({len(problems)} problems)")
