"""Who signs in to head office's pages, and the browsers they sit at; see `shuke_db.tables` for the sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, byte_string, integer, key_bytes, key_text, milliseconds, text
from shuke_db.metadata import table

office_accounts = table(
    "office_accounts",
    "working",
    key_text("tenant"),
    key_text("staff_id"),
    text("login"),
    byte_string("password"),
    boolean("is_once"),
    byte_string("second"),
    integer("last_step"),
    byte_string("recovery"),
    Index("office_accounts_by_login", "tenant", "login", unique=True),
)
"""`recovery`: hashes of 32 bytes, one behind the other."""

office_visits = table(
    "office_visits",
    "working",
    key_text("tenant"),
    key_bytes("visit_hash"),
    text("staff_id"),
    text("stage"),
    milliseconds("began_ms"),
    milliseconds("seen_ms"),
    byte_string("pending"),
    boolean("is_locked"),
    Index("office_visits_of_staff", "tenant", "staff_id"),
    Index("office_visits_seen", "tenant", "seen_ms"),
)

office_tries = table(
    "office_tries",
    "working",
    key_text("tenant"),
    key_text("who"),
    integer("at_window"),
    integer("tries"),
    Index("office_tries_by_window", "tenant", "at_window"),
)
"""How often somebody tried to get in, in the newest stretch of time in which they did."""
