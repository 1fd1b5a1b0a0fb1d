"""Asking head office whether a till may take back what another one sold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.sync.bounds import count, name
from shuke.domain.sync.messages import OfficeState, SubjectsSent

__all__ = ["AskRefund", "RefundAnswered", "RefundWord"]


@dataclass(frozen=True, slots=True)
class AskRefund:
    """`till`, `epoch`, `seq`: the place of the sale's fact, as its receipt says."""

    till: str
    epoch: int
    seq: int

    def __post_init__(self) -> None:
        name(self.till, "till")
        count(self.epoch, "epoch", 1)
        count(self.seq, "seq", 1)


class RefundWord(StrEnum):
    """YOURS: for a while nobody else is given it. TAKEN: another till is at it just now. UNKNOWN: head office has no
    such sale (yet)."""

    YOURS = "yours"
    TAKEN = "taken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RefundAnswered:
    """
    Attributes:
        permit: names the permission; empty unless YOURS.
        by: the till that is at it, for TAKEN.
        content: the sale's fact as its till wrote it; empty unless YOURS.
        subjects: what came back of the sale so far, and its member.
    """

    state: OfficeState
    word: RefundWord
    permit: str
    by: str
    content: bytes
    subjects: SubjectsSent
