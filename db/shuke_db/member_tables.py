"""Tables of what happened to members; see `shuke_db.tables` for their sorts. A till keeps its own, head office
everybody's."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql

from shuke_db.columns import boolean, integer, key_integer, key_text, text
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

SOLD = "seller <> ''"
"""A top-up that counts for somebody; whoever wants the indexes on them says just this."""

top_ups = table(
    "top_ups",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("top_up_id"),
    text("business_date"),
    text("shop_id"),
    text("seller"),
    integer("paid_minor"),
    boolean("invoiced"),
    boolean("first"),
    text("moves"),
    text("coupons"),
    integer("back_minor"),
    integer("bonus_back_minor"),
    integer("spent_minor"),
    integer("bonus_spent_minor"),
    text("back_on"),
    Index("top_ups_sold", "tenant", "business_date", sqlite_where=sql(SOLD), postgresql_where=sql(SOLD)),
    Index("top_ups_sold_back", "tenant", "back_on", sqlite_where=sql(SOLD), postgresql_where=sql(SOLD)),
)
"""What a member paid in: `moves` and `coupons` are what it brought, `back` what was paid back or withdrawn
of it, last `back_on`,
`spent` what sales used of it (see `shuke.domain.facts.value_topped_up`)."""
