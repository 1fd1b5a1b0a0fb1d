"""Which of many members are here already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

__all__ = ["KeysTaken", "MemberKeys"]


@dataclass(frozen=True, slots=True)
class KeysTaken:
    """
    Attributes:
        members: the ids among those asked for that somebody has.
        numbers: whose a number of a member or of a card is, by the number.
        phones: whose a telephone is, in the form in which it was asked for: member id and number.
    """

    members: frozenset[str]
    numbers: Mapping[str, str]
    phones: Mapping[str, tuple[str, str]]


class MemberKeys(Protocol):
    def taken(self, ids: Collection[str], numbers: Collection[str], phones: Collection[str]) -> KeysTaken:
        """A few hundred at once; telephones are found however they are written."""
        ...
