"""Tables of what tills hand to one another."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import integer, key_integer, key_text, text
from shuke_db.metadata import table

__all__ = ["handovers", "leads"]

handovers = table(
    "handovers",
    "projection",
    key_text("tenant"),
    key_text("from_till"),
    key_integer("from_epoch"),
    key_integer("from_seq"),
    text("to_till"),
    integer("to_epoch"),
    text("request_id"),
    integer("taken_seq"),
    Index("handovers_by_taker", "tenant", "to_till", "to_epoch"),
)
"""Slices that went from till to till; `taken_seq` is the taker's fact, 0 until it is known."""

leads = table(
    "leads",
    "projection",
    key_text("tenant"),
    key_text("shop_id"),
    text("till_id"),
    text("address"),
)
"""Which till of a shop the others ask, and where."""
