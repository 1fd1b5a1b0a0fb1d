"""What somebody else saved while a form was being filled in, beside what was typed there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from shuke.wording import office_pages as words
from shuke.wording.said import Words

__all__ = ["Beside", "beside", "differing"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Beside:
    """A field as it was typed, and as it is saved now."""

    name: Words
    typed: Words
    now: Words


def beside(name: Words, typed: T, now: T, told: Callable[[T], Words]) -> Beside:
    return Beside(name, told(typed), told(now))


def differing(fields: Iterable[Beside]) -> list[tuple[Words, Words]]:
    """The names of those that are saved otherwise than they were typed, with what is saved."""
    return [(one.name, one.now or words.EMPTY_NOW) for one in fields if one.typed != one.now]
