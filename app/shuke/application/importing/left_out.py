"""The rows of a list that were left out, as a file to be put right and taken over again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shuke.application.importing.columns import Header
from shuke.application.importing.old_members import FaultyRow
from shuke.application.sheets.table import Table
from shuke.wording.article_import import LEFT_OUT_PROBLEM
from shuke.wording.sentence import Language

__all__ = ["left_out_rows"]


def left_out_rows(
    table: Table, header: Header, faulty: Sequence[FaultyRow], language: Language
) -> Iterator[Sequence[str]]:
    """What is wrong, then the row's own cells under the list's own header, in the order of the list."""
    told: dict[int, list[str]] = {}
    for one in faulty:
        told.setdefault(one.row, []).append(one.words.into(language))
    yield (LEFT_OUT_PROBLEM.into(language), *header.names)
    for row in sorted(told):
        yield (" ".join(told[row]), *table.rows[row - 1])
