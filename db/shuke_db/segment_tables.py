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

packed_pages = table(
    "packed_pages",
    "search",
    key_text("tenant"),
    key_text("behind"),
    text("until"),
    integer("turn"),
    text("packed_on"),
    byte_string("ids"),
    long_rows=True,
)
"""Members behind an id, up to another; see `repositories.packed_members`. A page up to no id at all is nobody's: it
says that whoever changes is marked from then on."""

packed_columns = table(
    "packed_columns",
    "search",
    key_text("tenant"),
    key_text("kept"),
    key_text("behind"),
    integer("turn"),
    text("stamp"),
    byte_string("cells"),
    long_rows=True,
)
"""Of a page, of the same turn. `stamp`: the month, or the day, for which the cells hold."""

changed_members = table(
    "changed_members", "search", key_text("tenant"), key_text("member_id"), integer("turn")
)
"""Whoever is other than packed."""
