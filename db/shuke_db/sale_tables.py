"""The tables of sales; see `shuke_db.tables` for their sorts. A till keeps its own, head office everybody's."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, integer, key_integer, key_text, milliseconds, text
from shuke_db.metadata import table

sales = table(
    "sales",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    text("receipt_number"),
    text("business_date"),
    milliseconds("recorded_at_ms"),
    text("staff_id"),
    text("member_id"),
    text("card_shown"),
    text("programme"),
    integer("programme_version"),
    integer("gross_minor"),
    integer("discount_minor"),
    integer("points_value_minor"),
    integer("to_pay_minor"),
    integer("points_used"),
    integer("points_earned"),
    text("content"),
    Index("sales_by_member", "tenant", "member_id", "business_date"),
    Index("sales_by_receipt", "tenant", "receipt_number"),
)
"""`content`: lines and tenders, see `shuke.domain.facts.sold_content`."""

refunds = table(
    "refunds",
    "projection",
    key_text("tenant"),
    key_text("sale_till"),
    key_integer("sale_epoch"),
    key_integer("sale_seq"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    text("number"),
    text("receipt_number"),
    text("business_date"),
    milliseconds("recorded_at_ms"),
    text("staff_id"),
    text("content"),
    boolean("goodwill"),
    Index("refunds_by_receipt", "tenant", "receipt_number"),
    Index("refunds_by_place", "tenant", "till_id", "epoch", "seq"),
    Index("refunds_by_day", "tenant", "business_date"),
)
"""Every till is told all of them: by what came back of its own sales, wherever that was, a till knows what is left.
`content`: see `shuke.domain.facts.sale_refunded`."""

till_totals = table(
    "till_totals",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    integer("sales"),
    integer("paid_minor"),
    integer("shifts"),
)
