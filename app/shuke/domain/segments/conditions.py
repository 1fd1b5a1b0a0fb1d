"""Who is meant: conditions on fields, all or any of which must hold. Typed, bounded, with a plain form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.segments.fields import Field, Sort, sort_of

__all__ = [
    "EVERYBODY",
    "MOST_CONDITIONS",
    "MOST_DEPTH",
    "MOST_VALUES",
    "Condition",
    "Operator",
    "Together",
    "Where",
    "conditions_of",
    "is_word",
    "operators_of",
    "plain_of",
    "read_where",
]

MOST_CONDITIONS = 20
MOST_DEPTH = 4
"""Of "all of" and "any of" inside one another."""

MOST_VALUES = 50
MOST_NUMBER = 10**13
_LONGEST_WORD = 80
_SCORES = range(6)


class Operator(StrEnum):
    """BETWEEN includes both ends. ONE_OF: at least one of the member's words is among them; NONE_OF: none is.
    UNKNOWN: there is no value, such as the birthday that nobody told."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    UNKNOWN = "unknown"


_OF_NUMBERS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN, Operator.UNKNOWN)
_OF_SCORES = _OF_NUMBERS[:3]
_OF_WORDS = (Operator.ONE_OF, Operator.NONE_OF, Operator.UNKNOWN)
_VALUES = {
    Operator.AT_LEAST: range(1, 2),
    Operator.AT_MOST: range(1, 2),
    Operator.BETWEEN: range(2, 3),
    Operator.ONE_OF: range(1, MOST_VALUES + 1),
    Operator.NONE_OF: range(1, MOST_VALUES + 1),
    Operator.UNKNOWN: range(1),
}


def operators_of(field: Field) -> tuple[Operator, ...]:
    sort = sort_of(field)
    if sort is Sort.WORDS:
        return _OF_WORDS
    return _OF_SCORES if sort is Sort.SCORE else _OF_NUMBERS


@dataclass(frozen=True, slots=True)
class Condition:
    """`values` are whole numbers (money in minor units) or words, as the field has them.

    Raises:
        ValueError: the operator is not the field's, or the values are not its.
    """

    field: Field
    operator: Operator
    values: tuple[int | str, ...] = ()

    def __post_init__(self) -> None:
        if self.operator not in operators_of(self.field):
            raise ValueError(f"{self.field} cannot be asked {self.operator}")
        if len(self.values) not in _VALUES[self.operator]:
            raise ValueError(f"{len(self.values)} values for {self.operator}")
        if not all(_is_value(self.field, value) for value in self.values):
            raise ValueError(f"no value of {self.field}")
        if self.operator is Operator.BETWEEN and self.values[0] > self.values[1]:  # type: ignore[operator]
            raise ValueError("the lesser one comes first")

    def holds(self, cell: int | str | None) -> bool:
        """Of a member of whom this is known."""
        match self.operator:
            case Operator.UNKNOWN:
                return cell is None or cell == ""
            case Operator.ONE_OF:
                return isinstance(cell, str) and not set(self.values).isdisjoint(cell.split())
            case Operator.NONE_OF:
                return not isinstance(cell, str) or set(self.values).isdisjoint(cell.split())
        first, last = self.reach
        return isinstance(cell, int) and first <= cell <= last

    @property
    def reach(self) -> tuple[int, int]:
        """The least and the largest number of which it holds."""
        first, last = self.values[0], self.values[-1]
        assert isinstance(first, int)
        assert isinstance(last, int)
        match self.operator:
            case Operator.AT_LEAST:
                return first, _ABOVE
            case Operator.AT_MOST:
                return -_ABOVE, last
        return first, last


_ABOVE = 10**19
"""What no number is beyond."""


def is_word(value: str) -> bool:
    """Whether a field of words may have it: they stand in one text with blanks between."""
    return 0 < len(value) <= _LONGEST_WORD and value.split() == [value]


def _is_value(field: Field, value: object) -> bool:
    if sort_of(field) is Sort.WORDS:
        return isinstance(value, str) and is_word(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return value in _SCORES if sort_of(field) is Sort.SCORE else abs(value) <= MOST_NUMBER


@dataclass(frozen=True, slots=True)
class Together:
    """All of the parts hold, or with `any_of` at least one. All of nothing is everybody, any of nothing nobody.

    Raises:
        ValueError: too many conditions, or too deep.
    """

    parts: tuple[Where, ...] = ()
    any_of: bool = False

    def __post_init__(self) -> None:
        if sum(1 for _ in conditions_of(self)) > MOST_CONDITIONS:
            raise ValueError("too many conditions")
        if len(self.parts) > MOST_CONDITIONS or _depth(self) > MOST_DEPTH:
            raise ValueError("too many parts, or too deep")


Where = Condition | Together


def conditions_of(where: Where) -> Iterator[Condition]:
    if isinstance(where, Condition):
        yield where
        return
    for part in where.parts:
        yield from conditions_of(part)


def _depth(where: Where) -> int:
    if isinstance(where, Condition):
        return 0
    return 1 + max(map(_depth, where.parts), default=0)


EVERYBODY = Together()


def plain_of(where: Where) -> dict[str, object]:
    """As it can be written down: ``{"all": [{"field": "sales", "is": "at_least", "values": [3]}, …]}``."""
    if isinstance(where, Together):
        return {"any" if where.any_of else "all": [plain_of(part) for part in where.parts]}
    return {"field": where.field.value, "is": where.operator.value, "values": list(where.values)}


def read_where(plain: object, depth: int = 0) -> Where:
    """
    Raises:
        ValueError: no such form, or beyond a bound.
    """
    if not isinstance(plain, dict) or depth > MOST_DEPTH:
        raise ValueError("no condition")
    if plain.keys() == {"field", "is", "values"}:
        return Condition(Field(plain["field"]), Operator(plain["is"]), tuple(_listed(plain["values"])))
    if plain.keys() not in ({"all"}, {"any"}):
        raise ValueError("no condition")
    ((how, parts),) = plain.items()
    return Together(tuple(read_where(part, depth + 1) for part in _listed(parts)), how == "any")


def _listed(plain: object) -> Sequence[int | str]:
    if not isinstance(plain, list) or len(plain) > max(MOST_VALUES, MOST_CONDITIONS):
        raise ValueError("no list, or too long a one")
    return plain
