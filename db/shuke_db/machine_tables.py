"""Working state of this machine: settings, PINs, baskets, print jobs, cursors; see `shuke_db.tables`."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, byte_string, integer, key_integer, key_text, milliseconds, text
from shuke_db.metadata import table

settings = table("settings", "working", key_text("tenant"), key_text("name"), text("value"))
"""Of this machine; a till, which reads its tenant here, keeps them under none."""

pin_hashes = table(
    "pin_hashes",
    "working",
    key_text("tenant"),
    key_text("staff_id"),
    byte_string("sealed"),
    integer("failures"),
    milliseconds("locked_until_ms"),
)

baskets = table(
    "baskets",
    "working",
    key_text("tenant"),
    key_text("basket_id"),
    text("state"),
    milliseconds("changed_at_ms"),
    byte_string("content"),
    long_rows=True,
)

print_jobs = table(
    "print_jobs",
    "working",
    key_text("tenant"),
    key_integer("job_id"),
    text("kind"),
    text("document"),
    byte_string("content"),
    integer("copy"),
    boolean("opens_drawer"),
    text("state"),
    boolean("drawer_opened"),
    integer("partial_attempts"),
    text("trouble"),
    text("attached_to"),
    byte_string("attached"),
    Index("print_jobs_by_state", "tenant", "state", "job_id"),
    Index("print_jobs_by_document", "tenant", "document"),
    long_rows=True,
)

cursors = table("cursors", "working", key_text("tenant"), key_text("name"), integer("value"))

self_enrolments = table(
    "self_enrolments",
    "working",
    key_text("tenant"),
    key_text("self_enrolment_id"),
    text("shop_id"),
    text("name"),
    text("phone"),
    integer("birth_year"),
    integer("birth_month"),
    integer("birth_day"),
    boolean("offers_by_sms"),
    integer("terms_version"),
    milliseconds("asked_ms"),
    Index("self_enrolments_waiting", "tenant", "shop_id", "asked_ms"),
    Index("self_enrolments_old", "tenant", "asked_ms"),
    Index("self_enrolments_phone", "tenant", "phone", unique=True),
)
"""Who wants to be a member and has not been completed; the row goes when they are, or are turned away."""
