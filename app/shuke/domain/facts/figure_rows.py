"""What facts add to the figures of their business day: a shop's sums, its parts, and what its members' accounts did.

Only sums: whatever order facts are heard in, the figures are those that a recount of the journal gives. Which shop a
till belongs to, and which hour it was there, is found when they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import AddRows
from shuke.domain.membership.changes import LAPSE
from shuke.domain.slices.account import OWED, AccountKind

__all__ = ["Part", "carried_in", "day_sold", "day_sum", "flow_rows", "part_back", "parts_sold", "ruled_by"]

_HOUR_MS = 3_600_000
_HOURS = tuple(f"{hour:02d}" for hour in range(24))
_OWED = frozenset(account.value for account in OWED)
_DAY_KEY = ("business_date", "till_id")
_PART_KEY = ("business_date", "of", "part", "till_id")
_MOVE_KEY = ("account", "business_date", "till_id")
_PART_SOLD = ("sales", "sold_minor")
_DAY_SOLD = (
    "sales",
    "member_sales",
    "sold_minor",
    "member_sold_minor",
    "discount_minor",
    "coupon_off_minor",
    "points_off_minor",
)


class Part(StrEnum):
    """By what a day's sales are divided. HOUR is that of UTC, in two digits; PROGRAMME is a document's key, its
    version and the member's tier, with spaces between them; CATEGORY is a department's id, empty where a line had
    none."""

    HOUR = "hour"
    PROGRAMME = "programme"
    CATEGORY = "category"


_HOUR, _PROGRAMME, _CATEGORY = Part.HOUR.value, Part.PROGRAMME.value, Part.CATEGORY.value


def ruled_by(programme: str, version: int, tier: str = "") -> str:
    """`tier`: empty: no member's, or of something that comes back."""
    return f"{programme} {version} {tier}"


def day_sum(header: FactHeader, **amounts: int) -> AddRows:
    """
    Args:
        amounts: by the column of `day_sums`.
    """
    key = (header.business_date.isoformat(), header.till)
    return AddRows("day_sums", _DAY_KEY, tuple(amounts), ((key, tuple(amounts.values())),))


def day_sold(header: FactHeader, sums: tuple[int, int, int, int, int, int, int]) -> AddRows:
    """Of one sale, column by column: the same as `day_sum` in less time."""
    return AddRows(
        "day_sums", _DAY_KEY, _DAY_SOLD, (((header.business_date.isoformat(), header.till), sums),)
    )


def parts_sold(
    header: FactHeader, sold_minor: int, ruled: str, categories: Mapping[str, tuple[int, int]]
) -> AddRows:
    """
    Args:
        ruled: see `ruled_by`.
        categories: how many lines, for how much, by the department's id.
    """
    day, till, once = header.business_date.isoformat(), header.till, (1, sold_minor)
    hour = _HOURS[header.recorded_at_ms // _HOUR_MS % 24]
    rows = [((day, of, _CATEGORY, till), amounts) for of, amounts in categories.items()]
    rows += (((day, hour, _HOUR, till), once), ((day, ruled, _PROGRAMME, till), once))
    return AddRows("day_parts", _PART_KEY, _PART_SOLD, rows)


def part_back(header: FactHeader, part: Part, of: str, back_minor: int) -> AddRows:
    """What came back of that part, in minor units."""
    key = (header.business_date.isoformat(), of, part.value, header.till)
    return AddRows("day_parts", _PART_KEY, ("back_minor",), ((key, (back_minor,)),))


def flow_rows(
    header: FactHeader, moves: Iterable[tuple[str, int, str]], *, back: bool = False
) -> list[AddRows]:
    """What these movements, as (account, amount, reason), add to what came, went and lapsed of what members hold.

    Args:
        back: they undo what was booked before: what leaves is less that came, what comes is less that went.
    """
    flows: dict[str, tuple[int, int]] = {}
    lapsed: dict[str, tuple[int]] = {}
    for account, amount, reason in moves:
        if account not in _OWED:
            continue
        if reason == LAPSE:
            lapsed[account] = (lapsed.get(account, (0,))[0] - amount,)
        else:
            came, went = flows.get(account, (0, 0))
            flows[account] = (came + amount, went) if (amount > 0) is not back else (came, went - amount)
    rows = []
    if flows:
        rows.append(_moves(header, ("came", "went"), flows))
    if lapsed:
        rows.append(_moves(header, ("lapsed",), lapsed))
    return rows


def carried_in(header: FactHeader, moves: Iterable[tuple[AccountKind, int]]) -> list[AddRows]:
    """What was taken over from an older system, or set right: nobody earned it, nobody used it."""
    sums: dict[str, tuple[int]] = {}
    for account, amount in moves:
        if account.value in _OWED:
            sums[account.value] = (sums.get(account.value, (0,))[0] + amount,)
    return [_moves(header, ("carried",), sums)] if sums else []


def _moves(header: FactHeader, columns: tuple[str, ...], sums: Mapping[str, tuple[int, ...]]) -> AddRows:
    day, till = header.business_date.isoformat(), header.till
    rows = tuple([((account, day, till), amounts) for account, amounts in sums.items()])
    return AddRows("day_moves", _MOVE_KEY, columns, rows)
