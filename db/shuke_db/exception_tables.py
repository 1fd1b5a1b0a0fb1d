"""The tables of exceptions; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql

from shuke_db.columns import boolean, byte_string, integer, key_integer, key_text, milliseconds, text
from shuke_db.metadata import table

exceptions = table(
    "exceptions",
    "projection",
    key_text("tenant"),
    key_text("exception_id"),
    text("kind"),
    text("shop_id"),
    text("till_id"),
    text("happened_on"),
    text("found_on"),
    text("facts"),
    text("owner"),
    text("deadline"),
    text("state"),
    text("member_id"),
    text("other_member_id"),
    text("account"),
    text("shortfall"),
    integer("at_risk_minor"),
    text("about"),
    integer("round"),
    text("decided_by"),
    text("decided_on"),
    text("reason"),
    text("survivor"),
    integer("due_minor"),
    integer("due_points"),
    Index("exceptions_by_deadline", "tenant", "deadline", "exception_id"),
    Index("exceptions_by_member", "tenant", "member_id"),
    long_rows=True,
)

exception_decisions = table(
    "exception_decisions",
    "projection",
    key_text("tenant"),
    key_text("exception_id"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    text("decision"),
    integer("round"),
    text("decided_by"),
    text("decided_on"),
    text("reason"),
    text("owner"),
    text("deadline"),
    boolean("counts"),
)
"""Every decision anybody made; those that `counts` were heard first."""

exception_settlements = table(
    "exception_settlements",
    "projection",
    key_text("tenant"),
    key_text("exception_id"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    text("business_date"),
    text("staff_id"),
    integer("paid_minor"),
    integer("points"),
)

UNLISTED = "listed = 0"
"""Whoever wants the index on those says just this."""

member_phones = table(
    "member_phones",
    "search",
    key_text("tenant"),
    key_text("member_id"),
    text("phone"),
    boolean("listed"),
    Index("member_phones_by_phone", "tenant", "phone"),
    Index(
        "member_phones_unlisted",
        "tenant",
        "member_id",
        sqlite_where=sql(UNLISTED),
        postgresql_where=sql(UNLISTED),
    ),
)
"""Head office's own: by it two members with one telephone are found. `listed`: the newest profile is on the lists of
names, too."""

access_tokens = table(
    "access_tokens",
    "working",
    key_text("tenant"),
    key_text("token_id"),
    byte_string("secret_hash"),
    text("name"),
    text("role"),
    milliseconds("made_at_ms"),
    milliseconds("expires_at_ms"),
    milliseconds("revoked_at_ms"),
)
"""What lets a person's program in at head office; the secret itself is nowhere."""
