"""What the form of enrolment asks: telephone, name, birthday, and whatever else the shop wants to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.asked_fields import Asked, AskedFields
from shuke.domain.lunar_words import is_lunar
from shuke.domain.profile_fields import ProfileField
from shuke.presenters.lunar_hint import lunar_hint
from shuke.wording import members as words
from shuke.wording.member_record import FIELDS
from shuke.wording.said import Words, said

__all__ = ["AskedState", "labels_of", "more_of"]

_LABELS: dict[str, Words] = {"phone": words.ENROL_PHONE, "name": words.NAME, "birthday": words.BIRTHDAY}
_ALWAYS_SHOWN = ("phone", "name")
"""One of them is needed by whoever is to be found again."""


@dataclass(frozen=True, slots=True)
class AskedState:
    """A field that the shop asks for beside telephone, name and birthday, by its name, as it is typed; `told`: what
    it is understood as."""

    field: ProfileField
    words: Words
    text: str = ""
    told: Words = ""

    def typed(self, text: str, today: date | None) -> AskedState:
        told = lunar_hint(text, today) if self.field is ProfileField.LUNAR_BIRTHDAY else ""
        return AskedState(self.field, self.words, text, told)

    @property
    def is_read(self) -> bool:
        """Whether it may stand so; a length is said by the field itself."""
        return self.field is not ProfileField.LUNAR_BIRTHDAY or is_lunar(self.text)


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
