"""Typed access to the tables of a document. What is not as it should be is noted and reading goes on,
so that a person sees all problems at once; the values handed out after a problem stand in and are never used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.problems import MOST_PROBLEMS, Problem, ProblemKind
from shuke.domain.programme.toml_lines import Path

__all__ = ["LONGEST_NAME", "MOST_MONEY", "MOST_POINTS", "Notes", "OddNumber", "Table"]

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")

LONGEST_NAME = 40
ONE_MINOR = Money(1)
MOST_MONEY = Money(1_000_000_000_00)
MOST_POINTS = 1_000_000_000
_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_REQUIRED = object()


@dataclass(frozen=True, slots=True)
class OddNumber:
    """A number that is not plainly written (inf, nan, an exponent, endless digits), as it stands there."""

    written: str

    def __str__(self) -> str:
        return self.written


class Notes:
    """The problems found so far, where the keys stand, and the decimals that amounts may have.

    `bases` names the document of those keys that come from one that is extended.
    """

    def __init__(self, lines: Mapping[Path, int], bases: Mapping[Path, str] | None = None) -> None:
        self.lines = lines
        self.bases = bases or {}
        self.money_digits = 2
        self.problems: list[Problem] = []

    def add(self, kind: ProblemKind, path: Path, found: object = "", **expected: object) -> None:
        """Note a problem. A key that is missing is looked for in the table that should have it."""
        line_path = path
        while line_path not in self.lines:
            line_path = line_path[:-1]
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                Problem(
                    kind=kind,
                    path=written(path),
                    line=self.lines[line_path],
                    found=shortened(found),
                    values=tuple(sorted((name, str(value)) for name, value in expected.items())),
                    base=self.bases.get(line_path, ""),
                )
            )

    def major(self, amount: Money) -> str:
        """An amount as the document writes it."""
        return decimal_text(Fraction(amount.minor, 10**self.money_digits))


def written(path: Path) -> str:
    """The path as a person counts: ``tiers[1].name.zh`` is the first tier's."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shortened(value: object) -> str:
    """What stands there, on one line and short enough to be shown."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, Mapping):
        text = "{…}" if value else "{}"
    elif isinstance(value, list):
        text = "[…]" if value else "[]"
    elif isinstance(value, Fraction):
        text = decimal_text(value)
    else:
        text = str(value)
    text = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)
    return text if len(text) <= 40 else text[:39] + "…"


class Table:
    """One table of the document; `close` at the end tells the keys that nothing asked for."""

    there = True

    def __init__(self, content: Mapping[str, object], path: Path, notes: Notes) -> None:
        self.content = content
        self.path = path
        self.notes = notes
        self.asked: list[str] = []

    def close(self) -> None:
        """Note every key that was not asked for, with the nearest one that may stand there and does not yet."""
        known = dict.fromkeys(self.asked)
        absent = [key for key in known if key not in self.content]
        for key, value in self.content.items():
            if key not in known:
                near = get_close_matches(key, absent, n=1)
                if near:
                    self.note(ProblemKind.MISSPELT_KEY, key, value, near=near[0])
                else:
                    self.note(ProblemKind.UNKNOWN_KEY, key, value, choices=", ".join(known))

    def note(self, kind: ProblemKind, key: str, found: object = "", **expected: object) -> None:
        self.notes.add(kind, (*self.path, key), found, **expected)

    def value(self, key: str, default: object = _REQUIRED) -> object:
        """What stands at a key; a key that may be absent has a default. None is noted already."""
        self.asked.append(key)
        if key in self.content:
            return self.content[key]
        if default is _REQUIRED:
            self.note(ProblemKind.MISSING, key)
            return None
        return default

    def there_is(self, key: str) -> bool:
        """Whether a key that may be absent stands there."""
        self.asked.append(key)
        return key in self.content

    # --- single values ---

    def yes_or_no(self, key: str, default: bool) -> bool:
        value = self.value(key, default)
        if isinstance(value, bool):
            return value
        self.note(ProblemKind.NOT_YES_OR_NO, key, value)
        return default

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        stand_in = least if default is None else default
        value = self.value(key, _REQUIRED if default is None else default)
        if value is None:
            return stand_in
        if not isinstance(value, int) or isinstance(value, bool):
            self.note(ProblemKind.NOT_WHOLE, key, value, least=least, most=most)
            return stand_in
        if not least <= value <= most:
            self.note(ProblemKind.OUT_OF_RANGE, key, value, least=least, most=most)
            return stand_in
        return value

    def number(self, key: str, least: Fraction, most: Fraction) -> Fraction:
        """A whole or decimal number, exact, within the bounds (both included)."""
        value = self.value(key)
        if value is None:
            return least
        bounds = {"least": decimal_text(least), "most": decimal_text(most)}
        if not isinstance(value, int | Fraction) or isinstance(value, bool):
            self.note(ProblemKind.NOT_A_NUMBER, key, value, **bounds)
            return least
        if not least <= value <= most:
            self.note(ProblemKind.OUT_OF_RANGE, key, value, **bounds)
            return least
        return Fraction(value)

    def number_or(self, key: str, default: Fraction, least: Fraction, most: Fraction) -> Fraction:
        """`number`, or the default where the key is absent."""
        return self.number(key, least, most) if self.there_is(key) else default

    def wholes(self, key: str, least: int, most: int) -> tuple[int, ...]:
        """A list of different whole numbers within the bounds."""
        values = self.items(key, 1, most - least + 1, None)
        for place, value in enumerate(values):
            if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
                self.notes.add(ProblemKind.NOT_WHOLE, (*self.path, key, place), value, least=least, most=most)
        self.all_different(key, values)
        return tuple(value for value in values if isinstance(value, int))

    def whole_or_none(self, key: str, least: int, most: int) -> int | None:
        return self.whole(key, least, most) if self.there_is(key) else None

    def amount_or(self, key: str, default: Money, least: Money = ONE_MINOR) -> Money:
        """`amount`, or the default where the key is absent."""
        return self.amount(key, least) if self.there_is(key) else default

    def amount_or_none(self, key: str) -> Money | None:
        return self.amount(key, ONE_MINOR) if self.there_is(key) else None

    def amounts(self, key: str, most: int) -> tuple[Money, ...]:
        """A list of amounts that may be absent."""
        return tuple(
            self.checked_amount(value, (*self.path, key, place), ONE_MINOR)
            for place, value in enumerate(self.items(key, 1, most))
        )

    def amount(self, key: str, least: Money) -> Money:
        """An amount in the currency's major unit, with no more decimals than the currency has."""
        value = self.value(key)
        return least if value is None else self.checked_amount(value, (*self.path, key), least)

    def checked_amount(self, value: object, path: Path, least: Money) -> Money:
        digits = self.notes.money_digits
        minor = Fraction(1, 2)  # not an amount either
        if isinstance(value, int | Fraction) and not isinstance(value, bool):
            minor = Fraction(value) * 10**digits
        if minor.denominator != 1:
            self.notes.add(ProblemKind.NOT_AN_AMOUNT, path, value, digits=digits)
            return least
        if not least.minor <= minor <= MOST_MONEY.minor:
            bounds = {"least": self.notes.major(least), "most": self.notes.major(MOST_MONEY)}
            self.notes.add(ProblemKind.OUT_OF_RANGE, path, value, **bounds)
            return least
        return Money(int(minor))

    def date_or(self, key: str, default: date) -> date:
        return self.date(key) if self.there_is(key) else default

    def date(self, key: str) -> date:
        value = self.value(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.note(ProblemKind.NOT_A_DATE, key, value)
        return date.min

    def key_name(self, key: str) -> str:
        """A name for rules and records: small letters, digits, hyphens."""
        value = self.value(key)
        if isinstance(value, str) and _KEY.fullmatch(value):
            return value
        if value is not None:
            self.note(ProblemKind.NOT_A_KEY, key, value)
        return ""

    def key_name_or(self, key: str, default: str) -> str:
        return self.key_name(key) if self.there_is(key) else default

    def text_or(self, key: str, default: str) -> str:
        return self.text(key, LONGEST_NAME) if self.there_is(key) else default

    def text(self, key: str, longest: int, allowed: str = "") -> str:
        """Text without control characters but the allowed: nothing that a printer or a screen would obey."""
        value = self.value(key)
        return "" if value is None else self.checked_text(value, (*self.path, key), longest, allowed)

    def checked_text(self, value: object, path: Path, longest: int, allowed: str = "") -> str:
        if not isinstance(value, str):
            self.notes.add(ProblemKind.NOT_TEXT, path, value)
            return ""
        words = value.strip()
        if not 1 <= len(words) <= longest:
            self.notes.add(ProblemKind.TEXT_LENGTH, path, value, most=longest)
        if any(unicodedata.category(char)[0] == "C" and char not in allowed for char in words):
            self.notes.add(ProblemKind.CONTROL_CHARACTER, path, value)
        return words

    def choice(self, key: str, among: type[Choice]) -> Choice:
        value = self.value(key)
        if value is None:
            return next(iter(among))
        return self.chosen(value, among, (*self.path, key))

    def choice_or(self, key: str, default: Choice) -> Choice:
        return self.choice(key, type(default)) if self.there_is(key) else default

    def chosen(self, value: object, among: type[Choice], path: Path) -> Choice:
        if isinstance(value, str) and value in {item.value for item in among}:
            return among(value)
        self.notes.add(ProblemKind.NOT_ONE_OF, path, value, choices=", ".join(item.value for item in among))
        return next(iter(among))

    # --- lists and tables ---

    def items(self, key: str, least: int, most: int, default: Sequence[object] | None = ()) -> list[object]:
        value = self.value(key, _REQUIRED if default is None else list(default))
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(ProblemKind.NOT_A_LIST, key, value)
            return []
        if not least <= len(value) <= most and key in self.content:
            self.note(ProblemKind.LIST_LENGTH, key, value, least=least, most=most)
        return value[:most]

    def choices(self, key: str, among: type[Choice], default: Sequence[Choice] = ()) -> tuple[Choice, ...]:
        """Different members of an enumeration, in the order they stand there."""
        values = self.items(key, 1, len(among), default)
        found = [self.chosen(v, among, (*self.path, key, place)) for place, v in enumerate(values)]
        self.all_different(key, values)
        return tuple(found)

    def texts(self, key: str, most: int = 200) -> tuple[str, ...]:
        """Different words in the order they stand there; the key may be absent."""
        values = self.items(key, 0, most)
        found = [
            self.checked_text(value, (*self.path, key, place), LONGEST_NAME)
            for place, value in enumerate(values)
        ]
        self.all_different(key, values)
        return tuple(found)

    def names(self, key: str, most: int = 200, default: Sequence[str] | None = ()) -> frozenset[str]:
        """Different words: categories, brands, tiers."""
        values = self.items(key, 1, most, default)
        found = [
            self.checked_text(value, (*self.path, key, place), LONGEST_NAME)
            for place, value in enumerate(values)
        ]
        self.all_different(key, values)
        return frozenset(found)

    def all_different(self, key: str, values: Sequence[object]) -> None:
        for place, value in enumerate(values):
            if value in values[:place]:
                self.notes.add(ProblemKind.DUPLICATE, (*self.path, key, place), value)

    def table(self, key: str, default: Mapping[str, object] | None = None) -> Table:
        value = self.value(key, _REQUIRED if default is None else default)
        return self.inner(value, (*self.path, key))

    def table_if_there(self, key: str) -> Table | None:
        return self.inner(self.content[key], (*self.path, key)) if self.there_is(key) else None

    def by_name(self, key: str, read: Callable[[Table, str], Value]) -> tuple[tuple[str, Value], ...]:
        """A table that may be absent, whose keys are names of the document's own (tiers, cards): each with what
        `read` makes of it."""
        inner = self.table_if_there(key)
        if inner is None:
            return ()
        found = tuple((name, read(inner, name)) for name in inner.content)
        inner.close()
        return found

    def tables(self, key: str, least: int, most: int) -> list[Table]:
        values = self.items(key, least, most, None if least else ())
        return [self.inner(value, (*self.path, key, place)) for place, value in enumerate(values)]

    def inner(self, value: object, path: Path) -> Table:
        if not isinstance(value, Mapping):
            if value is not None:
                self.notes.add(ProblemKind.NOT_A_TABLE, path, value)
            return _Nowhere({}, path, self.notes)
        return Table(value, path, self.notes)

    def words_or_none(self, key: str) -> Bilingual | None:
        return self.words(key) if self.there_is(key) else None

    def words(self, key: str, longest: int = LONGEST_NAME, allowed: str = "") -> Bilingual:
        """``{ zh = "…", en = "…" }``."""
        both = self.table(key)
        found = Bilingual(zh=both.text("zh", longest, allowed), en=both.text("en", longest, allowed))
        both.close()
        return found


class _Nowhere(Table):
    """Stands for a table that is missing or is none: that is noted, its keys are not."""

    there = False

    def note(self, kind: ProblemKind, key: str, found: object = "", **expected: object) -> None:
        pass
