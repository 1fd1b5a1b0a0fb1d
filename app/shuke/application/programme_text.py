"""From a programme's text to the fact that publishes it, with all that it extends."""

from __future__ import annotations

from datetime import date

from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.programme.extending import BaseOf, loaded
from shuke.domain.programme.reading import read_programme

__all__ = ["FROM_THE_FIRST_DAY", "publishable"]

FROM_THE_FIRST_DAY = date(2000, 1, 1)
"""A shop's first programme is in force from its first day, whatever day that is."""


def publishable(
    text: str, base_of: BaseOf, starts_on: date = FROM_THE_FIRST_DAY, *, waived: str = ""
) -> ProgrammePublished:
    """The version that the text is.

    Raises:
        ProgrammeRefused: it is not a valid document.
    """
    programme = read_programme(text, base_of)
    bases = loaded(text, base_of).texts
    return ProgrammePublished(programme.key, programme.version, starts_on, text, bases, waived)
