"""Tables of messages; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, integer, key_text, milliseconds, text
from shuke_db.metadata import table

message_templates = table(
    "message_templates",
    "projection",
    key_text("tenant"),
    key_text("template_id"),
    text("title_zh"),
    text("title_en"),
    text("text_zh"),
    text("text_en"),
    text("purpose"),
    text("saved_on"),
    text("saved_by"),
    boolean("gone"),
    long_rows=True,
)
"""Every till is told all of them."""

messages = table(
    "messages",
    "working",
    key_text("tenant"),
    key_text("member_id"),
    key_text("occasion"),
    text("purpose"),
    text("channel"),
    text("title"),
    text("body"),
    text("sent_to"),
    text("state"),
    text("trouble"),
    integer("tries"),
    integer("parts"),
    integer("cost_minor"),
    integer("epoch"),
    milliseconds("queued_ms"),
    milliseconds("at_ms"),
    milliseconds("until_ms"),
    Index("messages_by_state", "tenant", "state", "at_ms", "parts", "cost_minor"),
    long_rows=True,
)
"""What this machine sends. A member and an occasion are one row for good: nobody gets two for the same.
`sent_to`: the address, masked, once it left."""
