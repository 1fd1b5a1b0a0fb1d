"""Telephones that scan for a till, as till and head office speak of them. The till decides which ones do: whoever it
does not name any more is nobody's scanner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.codes.scan import MOST_CODE_TEXT
from shuke.domain.sync.bounds import at_most, count
from shuke.domain.sync.limits import MOST_PHONES

__all__ = ["AskPhones", "PhoneOffered", "PhoneSeen", "PhonesSent", "ScanFate", "ScanHeard"]

_ID = re.compile(r"[0-9a-f]{32}")
_LONGEST_NAME = 40
_HASH_BYTES = 32


class ScanFate(StrEnum):
    """What became of a scan at the till; `shuke.wording.phone_page` has words for each.

    TAKEN: the counter has it. NOT_FOR_PHONES: no code of a member or a prize. LOCKED: nobody is signed in there.
    """

    TAKEN = "taken"
    NOT_FOR_PHONES = "not_for_phones"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class PhoneOffered:
    """A telephone that may scan for the till.

    Attributes:
        word_hash: SHA-256 of the word in the code on the till's screen, which opens the page once.
        of: whose it is.
        until_ms: no longer than this, by the wall clock.
    """

    phone_id: str
    word_hash: bytes
    of: str
    until_ms: int

    def __post_init__(self) -> None:
        _is_id(self.phone_id)
        count(self.until_ms, "until_ms")
        if len(self.word_hash) != _HASH_BYTES or len(self.of) > _LONGEST_NAME:
            raise ValueError("no such offer")


@dataclass(frozen=True, slots=True)
class ScanHeard:
    """The till has that telephone's scan of this number."""

    phone_id: str
    number: int
    fate: ScanFate

    def __post_init__(self) -> None:
        _is_id(self.phone_id)
        count(self.number, "number")


@dataclass(frozen=True, slots=True)
class AskPhones:
    """All telephones that may scan for the till now, and what became of their scans."""

    offered: tuple[PhoneOffered, ...] = ()
    heard: tuple[ScanHeard, ...] = ()

    def __post_init__(self) -> None:
        at_most(self.offered, MOST_PHONES, "offered")
        at_most(self.heard, MOST_PHONES, "heard")


@dataclass(frozen=True, slots=True)
class PhoneSeen:
    """`opened`: the page was opened. `number` counts its scans; `text` is the newest one, empty before the first."""

    phone_id: str
    opened: bool
    number: int = 0
    text: str = ""

    def __post_init__(self) -> None:
        _is_id(self.phone_id)
        count(self.number, "number")
        if len(self.text) > MOST_CODE_TEXT or not self.text.isascii():
            raise ValueError("no scanned text")


@dataclass(frozen=True, slots=True)
class PhonesSent:
    phones: tuple[PhoneSeen, ...]

    def __post_init__(self) -> None:
        at_most(self.phones, MOST_PHONES, "phones")


def _is_id(text: str) -> None:
    if not _ID.fullmatch(text):
        raise ValueError("no telephone's id")
