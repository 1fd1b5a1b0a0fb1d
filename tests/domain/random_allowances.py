"""Policies of what tills may spend offline, made at random."""

from __future__ import annotations

from hypothesis import strategies as st

from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowance, Bounds, Step

__all__ = ["AMOUNTS", "policies"]

AMOUNTS = st.integers(0, 500)
_CAP = st.none() | AMOUNTS


@st.composite
def policies(draw: st.DrawFn) -> Allowance:
    """Points always have bounds, coupons sometimes."""
    hours = sorted(draw(st.sets(st.integers(1, 1_500), max_size=4)))
    percents = sorted(draw(st.lists(st.integers(0, 99), min_size=len(hours), max_size=len(hours))))[::-1]
    steps = tuple(Step(*step) for step in zip(hours, percents, strict=True))
    points = Bounds(AccountKind.POINTS, draw(AMOUNTS), draw(_CAP), draw(_CAP), draw(_CAP), draw(_CAP))
    coupons = draw(st.none() | st.builds(Bounds, st.just(AccountKind.COUPON), sale=_CAP, till=_CAP))
    accounts = (points,) if coupons is None else (points, coupons)
    return Allowance(draw(st.integers(0, 100)), draw(st.integers(1, 2_000)), steps, accounts)
