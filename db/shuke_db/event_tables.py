"""Tables of events; see `shuke_db.tables` for their sorts. Every till is told all of it."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, integer, key_text, text
from shuke_db.metadata import table

own_events = table(
    "own_events",
    "projection",
    key_text("tenant"),
    key_text("event"),
    text("shop_id"),
    text("name"),
    text("first_on"),
    text("last_on"),
    text("opens_on"),
    integer("places"),
    integer("fee_minor"),
    text("fees"),
    text("tiers"),
    text("priority"),
    integer("priority_days"),
    boolean("called_off"),
)
"""Those that a shop announced itself; see `shuke.domain.facts.event_announced` for the words."""

sign_ups = table(
    "sign_ups",
    "projection",
    key_text("tenant"),
    key_text("event"),
    key_text("member_id"),
    text("standing"),
    text("came_on"),
    text("shop_id"),
    text("booked_on"),
    text("till_id"),
    integer("epoch"),
    integer("seq"),
    integer("fee_minor"),
    text("paid_by"),
    integer("kept_until_ms"),
    Index("sign_ups_by_member", "tenant", "member_id"),
    Index("sign_ups_by_place", "tenant", "till_id", "epoch", "seq"),
)
"""Who signed up for an event, waits, signed off (`standing`, see `shuke.domain.sign_up`) or came. Till, epoch and seq
are the place of the fact that booked it last: the slip says it, and the waiting list goes by it. After
`kept_until_ms` who waits does so no more; 0: without bound."""
