"""Tables of segments; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from shuke_db.columns import boolean, byte_string, integer, key_text, text
from shuke_db.metadata import table

segments = table(
    "segments",
    "projection",
    key_text("tenant"),
    key_text("segment_id"),
    text("name"),
    text("rule"),
    text("saved_on"),
    text("saved_by"),
    boolean("gone"),
    long_rows=True,
)
"""Every till is told all of them. `rule`: see `shuke.domain.segments.segment`."""

segment_takings = table(
    "segment_takings",
    "working",
    key_text("tenant"),
    key_text("segment_id"),
    key_text("day"),
    integer("of"),
    integer("count"),
    byte_string("members"),
    long_rows=True,
)
"""Who was in a segment on a day, as this machine knew it, of how many: their ids, packed by zlib."""
