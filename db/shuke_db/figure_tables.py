"""The tables of figures: sums that facts add to by their business day; see `shuke_db.tables` for their sorts. A till
keeps its own and, apart, what it was told of its shop's others; head office everybody's. Days lead the keys: a year
is read in one piece."""

from __future__ import annotations

from shuke.domain.shop_figures import COLUMNS
from shuke_db.columns import byte_string, integer, key_text, milliseconds, text
from shuke_db.metadata import table

day_sums = table(
    "day_sums",
    "projection",
    key_text("tenant"),
    key_text("business_date"),
    key_text("till_id"),
    integer("sales"),
    integer("member_sales"),
    integer("sold_minor"),
    integer("member_sold_minor"),
    integer("refunds"),
    integer("back_minor"),
    integer("member_back_minor"),
    integer("discount_minor"),
    integer("coupon_off_minor"),
    integer("points_off_minor"),
    integer("joined"),
    integer("top_ups"),
    integer("topped_up_minor"),
    integer("paid_back_minor"),
    integer("gifts"),
    integer("perks"),
    integer("referred"),
    integer("welcome_points"),
    integer("guests"),
    integer("event_fees_minor"),
)

day_parts = table(
    "day_parts",
    "projection",
    key_text("tenant"),
    key_text("part"),
    key_text("business_date"),
    key_text("till_id"),
    key_text("of"),
    integer("sales"),
    integer("sold_minor"),
    integer("back_minor"),
)
"""A day's sales divided by hour, programme with tier, and category; see `shuke.domain.facts.figure_rows`."""

day_moves = table(
    "day_moves",
    "projection",
    key_text("tenant"),
    key_text("account"),
    key_text("business_date"),
    key_text("till_id"),
    integer("came"),
    integer("went"),
    integer("lapsed"),
    integer("carried"),
)
"""Of what members hold: came - went - lapsed + carried is what the ledger's entries of that day add up to."""

shop_figures = table(
    "shop_figures",
    "working",
    key_text("tenant"),
    key_text("kind"),
    key_text("business_date"),
    key_text("of"),
    *map(integer, COLUMNS),
)
"""At a till, what the other tills of its shop did, all of them together, as head office told it; see
`shuke.domain.shop_figures`. Columns that a kind does not have are nothing."""

shop_figure_months = table(
    "shop_figure_months",
    "working",
    key_text("tenant"),
    key_text("month"),
    text("shop_id"),
    byte_string("stamp"),
    milliseconds("told_at_ms"),
)
"""Which months of which shop head office told, and when it last said that they are so."""
