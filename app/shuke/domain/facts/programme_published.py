"""`programme.published`: a version of the membership programme, whole, in force from a business date."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["ProgrammePublished"]


@dataclass(frozen=True, slots=True)
class ProgrammePublished:
    """`document` is the programme's text exactly as it was validated.

    Attributes:
        bases: key and text of each document that it extends, the nearest first: whatever presets a till ships
            with, this version means the same there.
        waived: why an administrator published it though a rule of publishing spoke against it; mostly empty.
    """

    KIND: ClassVar[str] = "programme.published"
    VERSION: ClassVar[int] = 1

    programme: str
    version: int
    starts_on: date
    document: str
    bases: tuple[tuple[str, str], ...] = ()
    waived: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "programmes",
                {"programme": self.programme, "version": self.version},
                {
                    "starts_on": self.starts_on.isoformat(),
                    "document": self.document,
                    "bases": json.dumps(self.bases, ensure_ascii=False) if self.bases else "",
                },
            ),
        )
