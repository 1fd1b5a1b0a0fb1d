"""Asking head office for a member whom this till does not keep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.sync.bounds import name
from shuke.domain.sync.messages import OfficeState, SubjectsSent

__all__ = ["Find", "FindBy", "Finding", "Found"]


class FindBy(StrEnum):
    """CARD: the id in a card's code. NUMBER: of a card, or a member's. PHONE: the whole of it. MEMBER: the id in a
    member's own code."""

    CARD = "card"
    NUMBER = "number"
    PHONE = "phone"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Find:
    """Somebody stands at the counter whom the till does not know by this. Nothing else can be searched for."""

    by: FindBy
    value: str

    def __post_init__(self) -> None:
        name(self.value, "value")


class Finding(StrEnum):
    """FOUND: here they are, and they belong to the till's shop as guests now. NOBODY: head office knows nobody by
    that. TOO_OFTEN: the till asked more than a counter does; nothing was looked up."""

    FOUND = "found"
    NOBODY = "nobody"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Found:
    """Several members where they share a phone."""

    state: OfficeState
    finding: Finding
    subjects: SubjectsSent
