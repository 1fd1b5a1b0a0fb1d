"""Tables of what shops owe each other; see `shuke_db.tables` for their sorts. A till keeps its own, head office
everybody's."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import integer, key_integer, key_text, milliseconds, text
from shuke_db.metadata import table

shop_debts = table(
    "shop_debts",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    key_integer("debt_no"),
    text("kind"),
    text("business_date"),
    text("debtor"),
    text("creditor"),
    text("what"),
    integer("principal_minor"),
    integer("bonus_minor"),
    integer("times"),
    Index("shop_debts_by_day", "tenant", "business_date", "till_id", "epoch", "seq", "debt_no"),
    Index(
        "shop_debts_by_pair",
        "tenant",
        "debtor",
        "creditor",
        "business_date",
        "till_id",
        "epoch",
        "seq",
        "debt_no",
    ),
)
"""One row for each time that something of one shop was given in another; see `shuke.domain.shop_debts`."""

debt_sums = table(
    "debt_sums",
    "projection",
    key_text("tenant"),
    key_text("month"),
    key_text("kind"),
    key_text("debtor"),
    key_text("creditor"),
    key_text("perk"),
    integer("principal_minor"),
    integer("bonus_minor"),
    integer("times"),
    integer("debts"),
)
"""What the debts of a month come to, and how many they are; `perk` names what a partner served. An open month is read
from here, however many debts it has."""

settlements = table(
    "settlements",
    "projection",
    key_text("tenant"),
    key_text("month"),
    text("settled_on"),
    milliseconds("settled_at_ms"),
    text("settled_by"),
    integer("debts"),
    integer("payments"),
    text("content"),
)
"""Months that were settled; `content`: see `shuke.domain.facts.month_settled`."""

shop_statements = table(
    "shop_statements",
    "working",
    key_text("tenant"),
    key_text("month"),
    milliseconds("settled_at_ms"),
    text("settled_by"),
    text("content"),
)
"""At a till, what was settled for its shop; `content` as above, with the sums alone that name the shop."""
