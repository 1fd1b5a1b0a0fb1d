"""Tables of what campaigns and care gave; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import byte_string, integer, key_integer, key_text, text
from shuke_db.metadata import table

campaigns = table(
    "campaigns",
    "projection",
    key_text("tenant"),
    key_text("campaign_id"),
    text("name"),
    text("plan"),
    text("seed"),
    text("till_id"),
    text("started_on"),
    text("started_by"),
    text("state"),
    text("ended_by"),
    long_rows=True,
)
"""Every till is told all of them; `till_id` started it, and alone runs it. `plan`: see
`shuke.domain.campaigns.plan`; `seed` draws who is held back. `ended_by`: the person who ended
it; nobody where it came to its end by itself."""

care_plans = table(
    "care_plans",
    "projection",
    key_text("tenant"),
    key_text("shop_id"),
    key_text("occasion"),
    text("plan"),
    text("till_id"),
    integer("running"),
    text("set_on"),
    text("set_by"),
)
"""Every till is told all of them; `till_id` runs it. `plan`: see `shuke.domain.care.plan`."""

handouts = table(
    "handouts",
    "projection",
    key_text("tenant"),
    key_text("rule"),
    key_text("occasion"),
    key_text("member_id"),
    integer("given"),
    integer("held"),
    integer("points"),
    integer("coupons"),
    integer("chances"),
    text("given_on"),
    Index("handouts_by_day", "tenant", "rule", "given_on"),
)
"""Who was given something by a run, who was held back. `given` is one, or nothing; two would be a fault that head
office tells. It stays with the machine that gave and with head office; that a member was given something stands in
`uses`, which every till is told."""

run_parts = table(
    "run_parts",
    "working",
    key_text("tenant"),
    key_text("rule"),
    key_text("occasion"),
    key_integer("part"),
    integer("count"),
    integer("done"),
    byte_string("members"),
    long_rows=True,
)
"""Whom a run has still to look at, some thousand ids a row, packed by zlib; `done` of them were looked at."""
