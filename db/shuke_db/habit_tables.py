"""The tables of what members usually buy; see `shuke_db.tables` for their sorts, and decision 0060."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import integer, key_integer, key_text, text
from shuke_db.metadata import table

__all__ = ["habit_counts", "habit_marks", "habits"]

habits = table(
    "habits",
    "search",
    key_text("tenant"),
    key_text("member_id"),
    key_text("article_id"),
    text("due_on"),
    text("over_on"),
    Index("habits_by_end", "tenant", "over_on", "due_on", "member_id", "article_id"),
)
"""From which day on it is due again, and from which on nobody waits for it; see `shuke.domain.habits`."""

habit_counts = table("habit_counts", "search", key_text("tenant"), key_text("article_id"), integer("members"))
"""How many members have which habit."""

habit_marks = table(
    "habit_marks",
    "search",
    key_text("tenant"),
    key_text("of"),
    key_text("name"),
    key_integer("epoch"),
    integer("seq"),
    text("told"),
)
"""How far sales, what came back and mergers were read; see `repositories.habits`."""
