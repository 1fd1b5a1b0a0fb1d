"""The tables of the close of days; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, integer, key_text, text
from shuke_db.metadata import table

closings = table(
    "closings",
    "projection",
    key_text("tenant"),
    key_text("day"),
    boolean("finished"),
    integer("points"),
    integer("bonus_minor"),
    integer("coupons"),
    integer("kept"),
    integer("down"),
    integer("ended"),
    integer("cancelled"),
    integer("reviews"),
    integer("rewards"),
)
"""What the close of each business day brought, and the morning after it."""

reviews = table(
    "reviews",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("review_id"),
    integer("months"),
    text("last_on"),
    text("asked_on"),
    text("state"),
    text("decided_on"),
    Index("reviews_by_state", "tenant", "state", "asked_on"),
)
"""Members who sleep, on whom a person decides."""

publications = table(
    "publications", "projection", key_text("tenant"), key_text("member_id"), text("listed_on")
)
"""Cancelled cards that are to be published as such."""

closing_place = table(
    "closing_place",
    "working",
    key_text("tenant"),
    text("day"),
    text("stage"),
    text("behind"),
    boolean("begun"),
)
"""How far days were closed; see `shuke.application.closing`."""

closing_late = table("closing_late", "working", key_text("tenant"), key_text("member_id"))
"""Members of whom something was heard after the day on which it happened had been closed."""
