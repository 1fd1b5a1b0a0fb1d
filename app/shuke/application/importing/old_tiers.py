"""Which of the programme's tiers stands for each tier of an older system."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.importing.columns import Header, MemberColumn
from shuke.application.ports.store import Settings
from shuke.application.sheets.table import Table
from shuke.domain.profile_fields import clean_text
from shuke.domain.spelling import folded

__all__ = ["MOST_TIERS", "OldTier", "old_tiers", "recall_tiers", "remember_tiers"]

MOST_TIERS = 30
"""That are shown; a column with more different words is none of tiers."""

_REMEMBERED = "import.tiers"
_MOST_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class OldTier:
    """A word of the list's column of tiers, how many rows have it, and the key it stands for; empty: none yet."""

    name: str
    rows: int
    key: str


def old_tiers(table: Table, header: Header, tiers: Mapping[str, str]) -> tuple[OldTier, ...]:
    """The most frequent first. `tiers` gives keys by folded names."""
    if MemberColumn.TIER not in header.columns:
        return ()
    place = header.columns.index(MemberColumn.TIER)
    counted = Counter(
        clean_text(row[place])
        for row in table.rows[header.at + 1 :]
        if len(row) > place and row[place].strip()
    )
    return tuple(
        OldTier(name, rows, tiers.get(folded(name), "")) for name, rows in counted.most_common(MOST_TIERS)
    )


def recall_tiers(settings: Settings) -> dict[str, str]:
    """Keys by folded names of older tiers, as they were chosen before."""
    told = settings.get(_REMEMBERED)
    return dict(json.loads(told)) if told else {}


def remember_tiers(settings: Settings, chosen: Mapping[str, str]) -> None:
    newest = {**recall_tiers(settings), **chosen}
    settings.put(_REMEMBERED, json.dumps(dict(list(newest.items())[-_MOST_REMEMBERED:])))
