"""By which ways a member wishes to be written to, and which terms they accepted; each as one word that compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["AcceptedTerms", "Channel", "Consent", "ConsentBy"]


class Channel(StrEnum):
    """How the shop may tell of offers. Whoever never said anything is told nothing."""

    SMS = "sms"
    MESSENGER = "messenger"
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


class ConsentBy(StrEnum):
    """How it was said."""

    COUNTER = "counter"
    SIGNED = "signed"
    MESSAGE = "message"
    OWN_PAGE = "own_page"


@dataclass(frozen=True, slots=True, order=True)
class Consent:
    """What was said last of one channel. Two tills that hear different things while neither knows of the other: no
    counts, whichever is heard first.

    Attributes:
        turn: how often something else was said before.
        withdrawn: the member wants nothing by this way.
        on, till, by: when, where and how it was said.
    """

    turn: int
    withdrawn: bool
    on: date
    till: str
    by: ConsentBy

    def __post_init__(self) -> None:
        if not 0 <= self.turn <= 999_999:
            raise ValueError(f"turn {self.turn}")

    @property
    def given(self) -> bool:
        return not self.withdrawn

    @property
    def word(self) -> str:
        """As text that compares as the fields do; what a row keeps."""
        return f"{self.turn:06d}.{int(self.withdrawn)}.{self.on.isoformat()}.{self.by.value}.{self.till}"

    @classmethod
    def read(cls, word: str) -> Consent:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        turn, withdrawn, on, by, till = word.split(".", 4)
        return cls(int(turn), withdrawn == "1", date.fromisoformat(on), till, ConsentBy(by))


@dataclass(frozen=True, slots=True, order=True)
class AcceptedTerms:
    """The programme version whose terms were accepted last; versions count up over all programmes of a tenant."""

    version: int
    on: date

    @property
    def word(self) -> str:
        """As text that compares as the fields do; every member's row has it, so it is short."""
        return f"{self.version:010d}.{self.on.isoformat()}"

    @classmethod
    def read(cls, word: str) -> AcceptedTerms:
        """
        Raises:
            ValueError: anything that is no such word.
        """
        version, on = word.split(".")
        return cls(int(version), date.fromisoformat(on))
