"""What the form of enrolment asks: telephone, name, birthday, and whatever else the shop wants to know."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.asked_fields import Asked, AskedFields
from shuke.domain.profile_fields import ProfileField
from shuke.wording import members as words
from shuke.wording.member_record import FIELDS
from shuke.wording.said import Words, said

__all__ = ["AskedState", "labels_of", "more_of"]

_LABELS: dict[str, Words] = {"phone": words.ENROL_PHONE, "name": words.NAME, "birthday": words.BIRTHDAY}
_ALWAYS_SHOWN = ("phone", "name")
"""One of them is needed by whoever is to be found again."""


@dataclass(frozen=True, slots=True)
class AskedState:
    """A field that the shop asks for beside telephone, name and birthday, by its name, as it is typed."""

    field: ProfileField
    words: Words
    text: str = ""


def labels_of(asked: AskedFields) -> tuple[tuple[str, Words], ...]:
    return tuple(
        (name, _label(label, asked.of(ProfileField(name))))
        for name, label in _LABELS.items()
        if name in _ALWAYS_SHOWN or asked.of(ProfileField(name)) is not Asked.NOT_ASKED
    )


def more_of(asked: AskedFields) -> tuple[AskedState, ...]:
    return tuple(
        AskedState(one, _label(FIELDS[one.value], asked.of(one)))
        for one in ProfileField
        if one.value not in _LABELS and asked.of(one) is not Asked.NOT_ASKED
    )


def _label(words_: Words, asked: Asked) -> Words:
    return said(words.REQUIRED_LABEL, field=words_) if asked is Asked.REQUIRED else words_
