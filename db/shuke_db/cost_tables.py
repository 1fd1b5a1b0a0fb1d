"""The tables of what the programme costs; see `shuke_db.tables` for their sorts. A till keeps its own sums, head
office everybody's; what was said of costs every till is told."""

from __future__ import annotations

from shuke.domain.facts.cost_rows import CARD_SUMS, MONTHS, month_columns
from shuke_db.columns import boolean, integer, key_text, milliseconds, text
from shuke_db.metadata import table

month_cards = table(
    "month_cards",
    "projection",
    key_text("tenant"),
    key_text("month"),
    key_text("till_id"),
    key_text("card"),
    *(integer(name) for name in CARD_SUMS),
)
"""A month's sales to members by what they bought with; see `shuke.domain.facts.cost_rows`."""

member_years = table(
    "member_years",
    "projection",
    key_text("tenant"),
    key_text("year"),
    key_text("member_id"),
    *(integer(name) for month in MONTHS for name in month_columns(month)),
)
"""What a member bought in each month of a year: who came again is one walk through a year's rows. Of two members who
are one later each keeps what was bought in that name."""

kept_counts = table(
    "kept_counts",
    "search",
    key_text("tenant"),
    key_text("of"),
    key_text("first"),
    key_text("last"),
    integer("sales"),
    integer("sold_minor"),
    integer("off_minor"),
    milliseconds("at_ms"),
    text("told"),
)
"""What came of a walk through members' years, from the month `first` to `last`, with the sums that say whether
anything was bought since; see `shuke.application.figures.counting`."""

said_costs = table(
    "said_costs",
    "projection",
    key_text("tenant"),
    key_text("scope"),
    integer("margin_milli"),
    integer("gift_minor"),
    integer("prize_minor"),
    integer("perk_minor"),
    integer("guest_minor"),
    integer("recruit_minor"),
    integer("budget_minor"),
    boolean("yearly"),
)
"""`scope`: a shop's id; empty: the whole chain."""
