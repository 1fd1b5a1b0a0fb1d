"""Tables of what staff are paid by; see `shuke_db.tables` for their sorts."""

from __future__ import annotations

from sqlalchemy import Index

from shuke_db.columns import boolean, integer, key_text, text
from shuke_db.metadata import table

staff_work = table(
    "staff_work",
    "projection",
    key_text("tenant"),
    key_text("till_id"),
    key_text("staff_id"),
    key_text("day"),
    integer("sales"),
    integer("sold_minor"),
    integer("back_minor"),
    integer("enrolled"),
    Index("staff_work_by_day", "tenant", "day", "till_id"),
)
"""How often and for how much somebody sold, what came back of it, whom they enrolled. A till keeps its own, head
office everybody's."""

staff_goals = table(
    "staff_goals",
    "projection",
    key_text("tenant"),
    key_text("staff_id"),
    key_text("month"),
    text("post"),
    integer("amount_minor"),
    boolean("whole_shop"),
)
"""What somebody is to reach in a month; of nothing: no goal."""
