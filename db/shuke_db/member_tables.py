"""Tables of what happened to members; see `shuke_db.tables` for their sorts. A till keeps its own, head office
everybody's."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import key_integer, key_text, text
from shuke_db.metadata import table

member_facts = table(
    "member_facts",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    key_text("member_id"),
    text("kind"),
    text("business_date"),
    Index("member_facts_by_member", "tenant", "member_id", "business_date"),
)
"""Facts of a member's history that are neither a sale nor a movement of an account."""

consents = table(
    "consents",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("channel"),
    text("said"),
)
"""By which ways a member wishes to be written to, or not; see `shuke.domain.consent`. Of those who said anything."""
