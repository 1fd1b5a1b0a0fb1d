"""A member's personal data: an attachment beside the journal, never inside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.birthday import Birthday
from shuke.domain.lunar_words import is_lunar, read_lunar

__all__ = ["LONGEST_NOTE", "Attachment", "Details", "Profile", "Sex", "mask_email", "mask_name", "mask_phone"]


LONGEST_NOTE = 500
"""Of a profile's note: it stands in an index of every member."""


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNTOLD = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What the counter does not need to recognise somebody by; empty text means not told. `lunar_birthday` is in the
    form of `lunar_text`, or in whatever words it was taken down before it was read."""

    messenger: str = ""
    email: str = ""
    region: str = ""
    address: str = ""
    occupation: str = ""
    income: str = ""
    education: str = ""
    lunar_birthday: str = ""
    referrer: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One version of what a member told. Empty text means not told; `phone` holds digits and a leading +.

    `note` is what the counter should know of somebody. `details` lie in the attachment alone: the rows by which
    members are found hold none, so a profile that comes from there has none either. Its `birthday` is there the
    kept one, of either calendar.
    """

    name: str = ""
    phone: str = ""
    birthday: Birthday | None = None
    sex: Sex = Sex.UNTOLD
    note: str = ""
    details: Details | None = None

    @property
    def kept_birthday(self) -> Birthday | None:
        """The one that everything goes by: of the Chinese calendar where one was told, in place of the solar one. The
        year of birth is the solar one's in any case."""
        told = self.details.lunar_birthday if self.details is not None else ""
        lunar = read_lunar(told) if told and is_lunar(told) else None
        if lunar is None:
            return self.birthday
        return lunar.with_year(self.birthday.year if self.birthday else None)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Bytes that lie beside the journal. A fact names them by `hash` = SHA-256(salt ‖ content); erasing the
    salt with the content leaves a name that says nothing, and the chain whole."""

    hash: bytes
    salt: bytes
    content: bytes


_SHOWN_END = 4
_LEAST_HIDDEN = 3


def mask_phone(phone: str) -> str:
    """138****5678: enough to ask "ending in 5678?", too little to call. A short number shows its end alone."""
    if len(phone) < _SHOWN_END + _LEAST_HIDDEN:
        return "*" * len(phone)
    beginning = phone[:3] if len(phone) > 3 + _LEAST_HIDDEN + _SHOWN_END else ""
    hidden = len(phone) - len(beginning) - _SHOWN_END
    return f"{beginning}{'*' * hidden}{phone[-_SHOWN_END:]}"


def mask_email(address: str) -> str:
    """w***@example.cn: whoever has it knows which one it is; nobody can write to it."""
    name, at, host = address.rpartition("@")
    return f"{name[:1]}***{at}{host}" if name else "***" if address else ""


def mask_name(name: str) -> str:
    """The family name (or first letter) and stars: 王** — what may stand on paper that gets left behind."""
    return name[:1] + "*" * min(len(name) - 1, 2) if name else ""
