"""The table of what members said; see `shuke_db.tables` for the sorts. Every till is told all of it but the words."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql

from shuke_db.columns import byte_string, key_text, text
from shuke_db.metadata import table

__all__ = ["OPEN", "feedback"]

OPEN = "answered_on = ''"
"""What nobody answered yet; whoever wants the index on it says just this."""

feedback = table(
    "feedback",
    "projection",
    key_text("tenant"),
    key_text("feedback_id"),
    text("member_id"),
    text("shop_id"),
    text("kind"),
    byte_string("words"),
    text("receipt"),
    text("taken_on"),
    text("taken_by"),
    text("taken_at"),
    text("answer_by"),
    byte_string("answer"),
    text("answered_on"),
    text("answered_by"),
    text("agreed_by"),
    Index(
        "feedback_open", "tenant", "shop_id", "answer_by", sqlite_where=sql(OPEN), postgresql_where=sql(OPEN)
    ),
    Index("feedback_answered", "tenant", "shop_id", "answered_on"),
    Index("feedback_member", "tenant", "member_id", "feedback_id"),
)
"""`words` and `answer` name attachments of the member, which lie where they were written and at head office."""
