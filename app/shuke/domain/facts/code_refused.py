"""`code.refused`: somebody showed a code that was not taken. The text itself is kept as a hash only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["CodeRefused"]


@dataclass(frozen=True, slots=True)
class CodeRefused:
    KIND: ClassVar[str] = "code.refused"
    VERSION: ClassVar[int] = 1

    outcome: str
    code_hash: bytes
    card_id: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
