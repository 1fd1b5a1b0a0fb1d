"""A birthday in a step of a rehearsal."""

from __future__ import annotations

from shuke.domain.birthday import Birthday
from shuke.domain.lunar_words import is_lunar, read_lunar
from shuke.domain.profile_fields import LONGEST, ProfileField
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Table

__all__ = ["birthday_of"]


def birthday_of(step: Table) -> Birthday | None:
    """``birthday = 1990-03-05``, or a lunar one, ``birthday = "8-15"``."""
    if not step.there_is("birthday"):
        return None
    if not isinstance(step.value("birthday"), str):
        day = step.date("birthday")
        return Birthday(day.month, day.day, day.year)
    text = step.text("birthday", LONGEST[ProfileField.LUNAR_BIRTHDAY])
    if not is_lunar(text):
        step.note(ProblemKind.NOT_A_DATE, "birthday", text)
        return None
    return read_lunar(text)
