"""The tables behind a member's own page, the codes it shows, and the page that scans for a till; see
`shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import byte_string, integer, key_bytes, key_integer, key_text, milliseconds, text
from shuke_db.metadata import table

shown_codes = table(
    "shown_codes",
    "working",
    key_text("tenant"),
    key_text("member_id"),
    integer("slot"),
    text("basket_id"),
    Index("shown_codes_by_slot", "tenant", "slot"),
)
"""A till's own: the newest code of each member that it saw, while such a code could be fresh."""

member_sessions = table(
    "member_sessions",
    "working",
    key_text("tenant"),
    key_text("session_id"),
    text("member_id"),
    byte_string("secret_hash"),
    text("told"),
    milliseconds("made_at_ms"),
    milliseconds("seen_at_ms"),
    milliseconds("ended_at_ms"),
    Index("member_sessions_by_member", "tenant", "member_id"),
    Index("member_sessions_by_seen", "tenant", "seen_at_ms"),
)
"""Head office's: telephones that show a member's page. The secret itself is nowhere."""

member_links = table(
    "member_links",
    "working",
    key_text("tenant"),
    key_bytes("word_hash"),
    text("member_id"),
    text("ends_session"),
    milliseconds("expires_at_ms"),
    milliseconds("used_at_ms"),
    Index("member_links_by_end", "tenant", "expires_at_ms"),
)
"""Head office's: invitations to a page that it made itself, or that were used, until nobody could use them again."""

member_passwords = table(
    "member_passwords",
    "working",
    key_text("tenant"),
    key_text("member_id"),
    byte_string("sealed"),
)
"""Head office's: passwords of members' own pages, hashed slowly and wrapped; empty: somebody had one."""

page_requests = table(
    "page_requests",
    "working",
    key_text("tenant"),
    key_text("asker"),
    key_text("request_id"),
    key_integer("epoch"),
    key_integer("seq"),
    milliseconds("at_ms"),
    Index("page_requests_by_time", "tenant", "at_ms"),
)
"""Head office's: which fact answered a page's request, so that the same request is never done twice. `asker` is a
member, or somebody who works at head office."""

scanning_phones = table(
    "scanning_phones",
    "working",
    key_text("tenant"),
    key_text("phone_id"),
    text("till_id"),
    byte_string("word_hash"),
    byte_string("session_hash"),
    text("of"),
    milliseconds("until_ms"),
    integer("number"),
    text("scanned"),
    integer("heard"),
    text("fate"),
    Index("scanning_phones_by_till", "tenant", "till_id"),
)
"""Head office's: who may scan for which till, with the newest scan of each until the till has it."""
