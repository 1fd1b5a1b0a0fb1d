"""Tables of prizes and of what is drawn; see `shuke_db.tables` for their sorts."""

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

prizes = table(
    "prizes",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("prize_id"),
    text("rule"),
    text("thing_zh"),
    text("thing_en"),
    text("won_on"),
    text("last_day"),
    boolean("holidays"),
    text("spans"),
    text("shop_id"),
    text("proofs"),
    text("short_code"),
    Index("prizes_by_id", "tenant", "prize_id"),
    Index("prizes_by_short_code", "tenant", "short_code"),
    Index("prizes_by_last_day", "tenant", "last_day", "prize_id"),
)
"""What a prize is; whether it is still there, the balances say."""

prize_acts = table(
    "prize_acts",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("prize_id"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    text("act"),
    text("shop_id"),
    text("staff_id"),
    text("business_date"),
    milliseconds("at_ms"),
    Index("prize_acts_by_day", "tenant", "till_id", "business_date", "at_ms"),
)
"""Handed over, or rolled back, when and where."""

draw_seeds = table(
    "draw_seeds",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("campaign"),
    key_bytes("commitment"),
    text("committed_on"),
    byte_string("proof"),
)
"""Seeds that journals committed to, and, once a campaign is over, the signatures behind them."""

wheel_sums = table(
    "wheel_sums",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("campaign"),
    key_text("segment"),
    integer("spins"),
    integer("came_up"),
    integer("expected_ppb"),
)
"""Of each segment: how often the wheel was spun, how often it came up, and what the odds of those spins add up to."""
