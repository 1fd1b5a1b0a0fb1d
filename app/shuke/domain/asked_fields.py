"""Which fields of a profile a shop asks of whoever joins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField, value_of

__all__ = ["AS_USUAL", "USUALLY_ASKED", "Asked", "AskedFields"]


class Asked(StrEnum):
    REQUIRED = "required"
    ASKED = "asked"
    """There is a place for it; it may stay empty."""
    NOT_ASKED = "not"


USUALLY_ASKED: Mapping[ProfileField, Asked] = {
    ProfileField.PHONE: Asked.ASKED,
    ProfileField.NAME: Asked.ASKED,
    ProfileField.BIRTHDAY: Asked.ASKED,
}
"""Of the others nothing; either a telephone or a name is needed in any case."""


@dataclass(frozen=True, slots=True)
class AskedFields:
    """What is not told of is as usual."""

    told: Mapping[ProfileField, Asked] = field(default_factory=dict)

    def of(self, which: ProfileField) -> Asked:
        return self.told.get(which) or USUALLY_ASKED.get(which, Asked.NOT_ASKED)

    def with_field(self, which: ProfileField, asked: Asked) -> AskedFields:
        return AskedFields({**self.told, which: asked})

    def missing(self, profile: Profile) -> Iterator[ProfileField]:
        """What is required and was not told; a lunar birthday is a birthday."""
        return (one for one in ProfileField if self.of(one) is Asked.REQUIRED and not _is_told(profile, one))

    @property
    def word(self) -> str:
        """As a setting keeps it."""
        return " ".join(f"{one.value}:{self.of(one).value}" for one in ProfileField)

    @classmethod
    def read(cls, word: str) -> AskedFields:
        """What cannot be read counts as usual."""
        fields = {one.value: one for one in ProfileField}
        answers = {one.value: one for one in Asked}
        pairs = (part.partition(":") for part in word.split())
        return cls(
            {fields[name]: answers[how] for name, _, how in pairs if name in fields and how in answers}
        )


def _is_told(profile: Profile, which: ProfileField) -> bool:
    return bool(profile.kept_birthday if which is ProfileField.BIRTHDAY else value_of(profile, which))


AS_USUAL = AskedFields()
