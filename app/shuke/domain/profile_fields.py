"""The fields of a profile one by one: what of it changed, and which word counts where two people changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter
from typing import Any

from shuke.domain.birthday import Birthday
from shuke.domain.lunar_words import lunar_text, one_lunar_form
from shuke.domain.profile import LONGEST_NOTE, Details, Profile, Sex

__all__ = [
    "LONGEST",
    "ProfileField",
    "changed_fields",
    "clean_text",
    "teller",
    "told",
    "value_of",
    "with_fields",
]


class ProfileField(StrEnum):
    """Named like the attributes of `Profile` and `Details`; each has a label in `shuke.wording.member_record`."""

    NAME = "name"
    PHONE = "phone"
    SEX = "sex"
    BIRTHDAY = "birthday"
    LUNAR_BIRTHDAY = "lunar_birthday"
    MESSENGER = "messenger"
    EMAIL = "email"
    REGION = "region"
    ADDRESS = "address"
    OCCUPATION = "occupation"
    INCOME = "income"
    EDUCATION = "education"
    REFERRER = "referrer"
    NOTE = "note"


_OF_PROFILE = frozenset(
    {
        ProfileField.NAME,
        ProfileField.PHONE,
        ProfileField.SEX,
        ProfileField.BIRTHDAY,
        ProfileField.NOTE,
    }
)

LONGEST: Mapping[ProfileField, int] = {
    ProfileField.NAME: 40,
    ProfileField.PHONE: 24,
    ProfileField.BIRTHDAY: 12,
    ProfileField.LUNAR_BIRTHDAY: 20,
    ProfileField.MESSENGER: 60,
    ProfileField.EMAIL: 120,
    ProfileField.REGION: 60,
    ProfileField.ADDRESS: 200,
    ProfileField.OCCUPATION: 60,
    ProfileField.INCOME: 40,
    ProfileField.EDUCATION: 40,
    ProfileField.REFERRER: 60,
    ProfileField.NOTE: LONGEST_NOTE,
}
"""Characters of a text that is typed."""

_NONE = Details()


def value_of(profile: Profile, field: ProfileField) -> str | Birthday | None:
    """Of the two birthdays each its own."""
    profile = _apart(profile)
    whose: object = profile if field in _OF_PROFILE else profile.details or _NONE
    value: str | Birthday | None = getattr(whose, field.value)
    return value


def with_fields(profile: Profile, values: Mapping[ProfileField, str | Birthday | None]) -> Profile:
    """The profile with these values in place of its own; a lunar birthday in the form in which it is kept."""
    profile = _apart(profile)
    plain: dict[str, Any] = {one.value: value for one, value in values.items() if one in _OF_PROFILE}
    if "sex" in plain:
        plain["sex"] = Sex(plain["sex"])
    details: dict[str, Any] = {one.value: value for one, value in values.items() if one not in _OF_PROFILE}
    if profile.details is not None:
        details.setdefault("lunar_birthday", profile.details.lunar_birthday)
    if "lunar_birthday" in details:
        details["lunar_birthday"] = one_lunar_form(details["lunar_birthday"] or "")
    whole = replace(profile.details or _NONE, **details)
    return replace(profile, details=None if whole == _NONE else whole, **plain)


def _apart(profile: Profile) -> Profile:
    """What comes from the rows of members has one birthday in place of two: each in its own field."""
    birthday = profile.birthday
    if birthday is None or not birthday.lunar:
        return profile
    details = profile.details or _NONE
    if not details.lunar_birthday:
        details = replace(details, lunar_birthday=lunar_text(birthday))
    return replace(profile, birthday=None, details=details)


def changed_fields(before: Profile, after: Profile) -> tuple[ProfileField, ...]:
    return tuple(field for field in ProfileField if value_of(before, field) != value_of(after, field))


def told(profile: Profile, field: ProfileField) -> str:
    """The value as a person types it; empty if it was not told."""
    return _TOLD[field](profile)


def teller(field: ProfileField) -> Callable[[Profile], str]:
    """`told` of that field, for a million profiles in a row."""
    return _TOLD[field]


def _teller(field: ProfileField) -> Callable[[Profile], str]:
    value_in = attrgetter(field.value)
    if field in (ProfileField.BIRTHDAY, ProfileField.LUNAR_BIRTHDAY):
        return lambda profile: _as_typed(value_of(profile, field))
    if field not in _OF_PROFILE:
        return lambda profile: _as_typed(value_in(profile.details or _NONE))
    return lambda profile: _as_typed(value_in(profile))


def _as_typed(value: str | Birthday | None) -> str:
    if isinstance(value, Birthday):
        day = f"{value.month:02d}-{value.day:02d}"
        return f"{value.year:04d}-{day}" if value.year else day
    return value or ""


_TOLD = {field: _teller(field) for field in ProfileField}


def clean_text(text: str) -> str:
    """One line without what no reader sees: control characters, signs that turn the direction of writing."""
    plain = text if text.isprintable() else "".join(_visible(text))
    return " ".join(plain.split())


def _visible(text: str) -> Iterable[str]:
    return (sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text)
