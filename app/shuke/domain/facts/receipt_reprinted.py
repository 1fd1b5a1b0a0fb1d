"""`receipt.reprinted`: a marked copy was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["ReceiptReprinted"]


@dataclass(frozen=True, slots=True)
class ReceiptReprinted:
    """`epoch` and `seq` name the sale's fact in this till's journal; `copy` counts from 1."""

    KIND: ClassVar[str] = "receipt.reprinted"
    VERSION: ClassVar[int] = 1

    epoch: int
    seq: int
    copy: int

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
