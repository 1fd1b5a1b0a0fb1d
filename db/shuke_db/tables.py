"""The tables. Every key leads with the tenant, then member or till, so that head office can be distributed.

Four sorts, told apart by `info["sort"]`:
- `journal`: the facts themselves and what lies beside them; written once.
- `projection`: folded from facts; dropped and folded again by a rebuild; compared by digest.
- `search`: derived from attachments and projections, rebuilt with them, outside the digest.
- `working`: baskets, queues, cursors, settings of this machine; outside digest and rebuild.
"""

from __future__ import annotations

from sqlalchemy import Index, Table
from sqlalchemy import text as sql

from shuke_db import (
    article_tables,
    closing_tables,
    cost_tables,
    event_tables,
    exception_tables,
    feedback_tables,
    figure_tables,
    habit_tables,
    handout_tables,
    handover_tables,
    machine_tables,
    member_page_tables,
    member_tables,
    message_tables,
    office_door_tables,
    pay_tables,
    prize_tables,
    sale_tables,
    search_tables,
    segment_tables,
    settlement_tables,
    shift_tables,
    sync_tables,
)
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
from shuke_db.metadata import metadata, table

__all__ = [
    "BELOW_NOTHING",
    "CARED_FOR_BY",
    "LAPSING_LOTS",
    "MEMBER_TABLES",
    "MERGED",
    "article_tables",
    "closing_tables",
    "cost_tables",
    "event_tables",
    "exception_tables",
    "feedback_tables",
    "figure_tables",
    "habit_tables",
    "handout_tables",
    "handover_tables",
    "machine_tables",
    "member_page_tables",
    "member_tables",
    "message_tables",
    "metadata",
    "office_door_tables",
    "pay_tables",
    "prize_tables",
    "sale_tables",
    "search_tables",
    "segment_tables",
    "settlement_tables",
    "shift_tables",
    "sync_tables",
    "tables_of",
]


def tables_of(sort: str) -> list[Table]:
    return [one for one in metadata.sorted_tables if one.info["sort"] == sort]


journal = table(
    "journal",
    "journal",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    text("kind"),
    text("business_date"),
    byte_string("content"),
    byte_string("hash"),
    byte_string("signature"),
    long_rows=True,
)

attachments = table(
    "attachments",
    "journal",
    key_text("tenant"),
    key_text("member_id"),
    key_bytes("hash"),
    byte_string("salt"),
    byte_string("content"),
)

tills = table(
    "tills",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    text("shop_id"),
    text("name"),
    byte_string("public_key"),
    integer("epoch"),
)

shops = table(
    "shops",
    "projection",
    key_text("tenant"),
    key_text("shop_id"),
    text("name"),
    text("address"),
    text("currency"),
    text("zone"),
    integer("day_change_minutes"),
    boolean("closed"),
)

stock_given = table(
    "stock_given",
    "projection",
    key_text("tenant"),
    key_text("shop_id"),
    key_text("rule"),
    integer("given"),
)
"""Of what a programme gives only so many at each shop, how many were."""

staff = table(
    "staff",
    "projection",
    key_text("tenant"),
    key_text("staff_id"),
    text("name"),
    text("role"),
    boolean("active"),
    text("shops"),
)
"""`shops`: the ids of those where somebody works, with spaces between; empty: all of them."""

programmes = table(
    "programmes",
    "projection",
    key_text("tenant"),
    key_text("programme"),
    key_integer("version"),
    text("starts_on"),
    text("document"),
    text("bases"),
    long_rows=True,
)

CARED_FOR_BY = "substr(looked_after, 6)"
"""Who looks after a member, of the word that says so (see `shuke.domain.looked_after`)."""

MERGED = "merged_into <> ''"
"""Whoever wants the index on members who went up in another says just this."""

members = table(
    "members",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    text("number"),
    text("tier_held"),
    text("joined_on"),
    text("shop_id"),
    byte_string("profile"),
    integer("sales"),
    integer("cumulative_minor"),
    text("last_sale_on"),
    milliseconds("last_visit_ms"),
    text("noticed_on"),
    text("terms"),
    text("merged_into"),
    text("erased_on"),
    text("looked_after"),
    text("contacted_on"),
    Index("members_by_number", "tenant", "number"),
    Index(
        "members_by_term", "tenant", sql("substr(tier_held, 10, 10)"), "member_id", "tier_held", "merged_into"
    ),
    Index("members_by_last_sale", "tenant", "last_sale_on", "member_id"),
    Index("members_by_joining", "tenant", "joined_on", "member_id"),
    Index("members_by_care", "tenant", sql(CARED_FOR_BY), "member_id"),
    Index(
        "members_by_merger",
        "tenant",
        "merged_into",
        "member_id",
        sqlite_where=sql(MERGED),
        postgresql_where=sql(MERGED),
    ),
)
"""`noticed_on`: when the member was last told that the card sleeps. `terms`: those accepted last (see
`shuke.domain.consent`). `merged_into`: who stands for this one. `erased_on`:
when all that was known of the person went. The day a term began is part of `tier_held` (see
`shuke.domain.tier_held`)."""

NUMBER_END = "substr(number, length(number) - 3)"
"""The last four characters of a card's number; whoever wants the index on them says just this."""

cards = table(
    "cards",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("card_id"),
    text("number"),
    text("card_type"),
    text("status"),
    text("issued_on"),
    text("expires_on"),
    text("replaced_by"),
    text("dead_since"),
    text("gone"),
    Index("cards_by_id", "tenant", "card_id"),
    Index("cards_by_number", "tenant", "number"),
    Index("cards_by_number_end", "tenant", sql(NUMBER_END), "number", "member_id"),
)
"""`status`: in use, or lost since `dead_since`; `gone`: since when, and how, it is dead for ever (see
`shuke.domain.facts.card_rows`)."""

cards_beside = table(
    "cards_beside",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("card"),
    text("held"),
)
"""Cards beside the tier that a member holds or held; see `shuke.domain.beside_held`."""

uses = table(
    "uses",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("rule"),
    key_text("period"),
    integer("times"),
    text("last_on"),
)
"""`last_on`: of what staff hand out, when that was last."""

counted = table(
    "counted",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("counter"),
    key_text("day"),
    integer("amount"),
)
"""What a member's sales and top-ups added up to, day by day, for the thresholds a programme names; see
`shuke.domain.programme.counting`."""

coupons = table(
    "coupons",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("coupon_id"),
    text("kind"),
    text("first_day"),
    text("last_day"),
    text("rate"),
    text("rule"),
    Index("coupons_by_last_day", "tenant", "last_day", "member_id", "coupon_id"),
)
"""What a coupon is; whether it is still there, the balances say."""

LAPSING_LOTS = "lot <> 'never' AND account IN ('bonus', 'points') AND amount <> 0"
"""The lots that have a last day and something in them; whoever wants the index on them says just this."""

balances = table(
    "balances",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("account"),
    key_text("lot"),
    integer("amount"),
    Index(
        "balances_by_lot",
        "tenant",
        "lot",
        "member_id",
        "account",
        sqlite_where=sql(LAPSING_LOTS),
        postgresql_where=sql(LAPSING_LOTS),
    ),
)

BELOW_NOTHING = "amount < 0"
"""Of a slice: more was spent than it had; whoever wants the index on those says just this."""

slices = table(
    "slices",
    "projection",
    key_text("tenant"),
    key_text("member_id"),
    key_text("account"),
    key_text("lot"),
    key_text("till_id"),
    integer("amount"),
    Index("slices_by_till", "tenant", "till_id"),
    Index(
        "slices_below_nothing",
        "tenant",
        "till_id",
        "account",
        "amount",
        sqlite_where=sql(BELOW_NOTHING),
        postgresql_where=sql(BELOW_NOTHING),
    ),
)

grants = table(
    "grants",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("request_id"),
    integer("amount"),
)

ledger = table(
    "ledger",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_integer("epoch"),
    key_integer("seq"),
    key_integer("entry_no"),
    text("member_id"),
    text("account"),
    text("lot"),
    integer("amount"),
    text("reason"),
    text("business_date"),
    Index("ledger_by_member", "tenant", "member_id", "business_date"),
)

pruning = table("pruning", "working", key_text("reason"))
"""While a row lies here the triggers on journal and ledger let rows go; see `shuke_db.append_only`."""

MEMBER_TABLES = (
    "members",
    "cards",
    "cards_beside",
    "consents",
    "uses",
    "counted",
    "top_ups",
    "coupons",
    "prizes",
    "prize_acts",
    "balances",
    "slices",
)
"""Projections whose rows belong to one member each; a pull replaces them member by member. The ledger is not
among them: a till keeps its own entries, head office everybody's."""
