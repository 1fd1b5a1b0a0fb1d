"""The tables that syncing needs; see `shuke_db.tables` for their sorts.

All but `wishes`, `trust_lists`, `snapshot_loads` and `snapshot_newer`, which are a till's, are filled at head office
alone.
"""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import (
    boolean,
    byte_string,
    integer,
    key_bytes,
    key_integer,
    key_text,
    milliseconds,
    text,
)
from shuke_db.metadata import table

till_keys = table(
    "till_keys",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("key_id"),
    text("shop_id"),
    byte_string("public_key"),
    text("valid_from"),
    text("revoked_on"),
    integer("listed_seq"),
    integer("until_epoch"),
    integer("until_seq"),
    text("replaced_on"),
)
"""`until_epoch`, `until_seq`: the newest fact the key may have signed, where the till has changed to another one."""

office_keys = table(
    "office_keys",
    "projection",
    key_text("tenant"),
    key_text("key_id"),
    byte_string("public_key"),
    byte_string("former"),
    byte_string("vouched"),
    text("valid_from"),
)
"""Keys head office changed to, each vouched for by the one before."""

allowances = table("allowances", "projection", key_text("tenant"), key_text("scope"), text("policy"))

EVERYWHERE = ""
"""Stands where a till's name would: what members have in all, wherever it lies."""

held_sums = table(
    "held_sums",
    "search",
    key_text("tenant"),
    key_text("till_id"),
    key_text("account"),
    key_text("kind"),
    integer("amount"),
)
"""What each till holds of each account, coupons by their kind; see `shuke_db.held_sums`."""

coupon_sums = table(
    "coupon_sums",
    "search",
    key_text("tenant"),
    key_text("kind"),
    key_text("rule"),
    integer("given"),
    integer("open"),
    integer("lapsed"),
    integer("withdrawn"),
)
"""How many coupons of a kind were given by which rule, and what became of them; see `shuke_db.coupon_sums`."""

keepings = table(
    "keepings", "projection", key_text("tenant"), key_text("scope"), text("kept"), integer("days")
)

guests = table(
    "guests", "projection", key_text("tenant"), key_text("member_id"), key_text("shop_id"), text("last_on")
)
"""Whom a shop's tills fetched, and when last."""

outages = table(
    "outages",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("from_ms"),
    text("shop_id"),
    milliseconds("to_ms"),
    integer("sales"),
    integer("risked_minor"),
    integer("lost_minor"),
    text("accounts"),
    Index("outages_by_end", "tenant", "to_ms"),
)

arrivals = table(
    "arrivals",
    "journal",
    key_text("tenant"),
    key_integer("position"),
    text("till_id"),
    integer("epoch"),
    integer("from_seq"),
    integer("to_seq"),
)
"""In which order facts were taken in, so that a rebuild folds them in the same one."""

streams = table("streams", "working", key_text("tenant"), integer("position"))
"""How far the stream of changes has come."""

changes = table(
    "changes",
    "working",
    key_text("tenant"),
    key_text("kind"),
    key_text("name"),
    integer("position"),
    Index("changes_by_position", "tenant", "position"),
)

recalls = table(
    "recalls",
    "working",
    key_text("tenant"),
    key_text("till_id"),
    key_text("member_id"),
    key_text("account"),
    integer("amount"),
    text("asked_by"),
    milliseconds("since_ms"),
)

enrolment_codes = table(
    "enrolment_codes",
    "working",
    key_text("tenant"),
    key_bytes("code_hash"),
    text("till_id"),
    text("till_name"),
    text("shop_id"),
    milliseconds("expires_at_ms"),
    byte_string("used_by"),
)

contacts = table(
    "contacts",
    "working",
    key_text("tenant"),
    key_text("till_id"),
    milliseconds("last_ms"),
    integer("backed_up_epoch"),
    integer("backed_up_seq"),
    integer("announced"),
    integer("finds_minute"),
    integer("finds"),
    text("release"),
    integer("unsent"),
    integer("clock_off_ms"),
    integer("trust_version"),
)

open_outages = table(
    "open_outages",
    "working",
    key_text("tenant"),
    key_text("till_id"),
    milliseconds("from_ms"),
    milliseconds("to_ms"),
    integer("sales"),
    text("risked"),
    text("lost"),
)

nonces = table(
    "nonces",
    "working",
    key_text("tenant"),
    key_text("till_id"),
    key_bytes("nonce"),
    milliseconds("seen_ms"),
)

quarantine = table(
    "quarantine",
    "working",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    key_bytes("hash"),
    byte_string("content"),
    byte_string("signature"),
    text("reason"),
    milliseconds("received_ms"),
    long_rows=True,
)

refund_permits = table(
    "refund_permits",
    "working",
    key_text("tenant"),
    key_text("sale_till"),
    key_integer("sale_epoch"),
    key_integer("sale_seq"),
    text("till_id"),
    text("permit"),
    milliseconds("given_at_ms"),
)

wishes = table(
    "wishes",
    "working",
    key_text("tenant"),
    key_text("request_id"),
    text("account"),
    text("member_id"),
    integer("amount"),
    milliseconds("wished_at_ms"),
)

trust_lists = table(
    "trust_lists",
    "working",
    key_text("tenant"),
    integer("version"),
    byte_string("sealed"),
    long_rows=True,
)

snapshot_loads = table(
    "snapshot_loads",
    "working",
    key_text("tenant"),
    byte_string("told"),
    byte_string("content_key"),
    integer("next_part"),
    boolean("arrived"),
    long_rows=True,
)
"""The snapshot that is being put in place. While a row lies here the trigger that notes the visits of new members
rests: their names, and with them their visits, are read afterwards."""

snapshot_newer = table("snapshot_newer", "working", key_text("tenant"), key_text("member_id"))
"""Members whose rows are newer than that snapshot's, or the same."""
