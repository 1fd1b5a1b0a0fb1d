"""The tables of shifts; see `shuke_db.tables` for their sorts. A till keeps its own, head office everybody's."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql

from shuke_db.columns import boolean, integer, key_text, milliseconds, text
from shuke_db.metadata import table

OPEN = "z_number = 0"
"""A shift that nobody closed; whoever wants the index on them says just this."""

shifts = table(
    "shifts",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("shift_id"),
    text("opened_on"),
    milliseconds("opened_at_ms"),
    text("opened_by"),
    integer("float_minor"),
    boolean("float_known"),
    integer("counted_minor"),
    integer("expected_minor"),
    milliseconds("counted_at_ms"),
    text("counted_by"),
    integer("z_number"),
    integer("z_epoch"),
    integer("z_seq"),
    text("closed_on"),
    milliseconds("closed_at_ms"),
    text("closed_by"),
    Index("shifts_open", "tenant", "till_id", sqlite_where=sql(OPEN), postgresql_where=sql(OPEN)),
)

shift_totals = table(
    "shift_totals",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("shift_id"),
    key_text("business_date"),
    integer("sales"),
    integer("member_sales"),
    integer("gross_minor"),
    integer("discount_minor"),
    integer("coupon_value_minor"),
    integer("points_value_minor"),
    integer("to_pay_minor"),
    integer("points_earned"),
    integer("points_used"),
    integer("coupons_used"),
    integer("coupons_given"),
    integer("by_hand_minor"),
    integer("rounding_minor"),
    integer("refunds"),
    integer("refunded_minor"),
    integer("collected_minor"),
    integer("cash_in_minor"),
    integer("cash_out_minor"),
    integer("drawer_openings"),
    integer("counts"),
    integer("top_ups"),
    integer("topped_up_minor"),
    integer("bonus_given_minor"),
    integer("paid_back_minor"),
    integer("bonus_back_minor"),
    integer("event_fees"),
    integer("event_fees_minor"),
    integer("event_fees_back_minor"),
    Index("shift_totals_by_day", "tenant", "business_date"),
)
"""A row for each business date that the shift lies in."""

shift_tenders = table(
    "shift_tenders",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("shift_id"),
    key_text("tender"),
    integer("amount_minor"),
    integer("times"),
    integer("refunded_minor"),
    integer("refund_times"),
)
