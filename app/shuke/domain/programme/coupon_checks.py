"""Contradictions in coupons and in the stamp card."""

from __future__ import annotations

from shuke.domain.programme.document import Programme
from shuke.domain.programme.goods import leaves_nothing
from shuke.domain.programme.parts.coupons import MOST_OF_MEMBER, Beside, Coupon
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Notes
from shuke.domain.programme.toml_lines import Path

__all__ = ["check_coupons"]


def check_coupons(programme: Programme, notes: Notes) -> None:
    """Note what stands there twice, names no tier or card, is for no goods at all, or can never be used.

    An amount above its threshold is no contradiction: it takes off what there is.
    """
    tiers = [*(tier.key for tier in programme.tiers), *(card.key for card in programme.cards)]
    seen: set[str] = set()
    for place, coupon in enumerate(programme.coupons):
        path = ("coupons", place)
        if coupon.key in seen:
            notes.add(ProblemKind.DUPLICATE, (*path, "key"), coupon.key)
        seen.add(coupon.key)
        _check_tiers(coupon, path, tiers, notes)
        _check_numbers(programme, coupon, path, notes)
        if leaves_nothing(coupon.scope):
            notes.add(ProblemKind.GOODS_IN_AND_OUT, (*path, "without"))
    if programme.stamps is not None and leaves_nothing(programme.stamps.scope):
        notes.add(ProblemKind.GOODS_IN_AND_OUT, ("stamps", "without"))


def _check_tiers(coupon: Coupon, path: Path, tiers: list[str], notes: Notes) -> None:
    for name in sorted(coupon.tiers.difference(tiers)):
        notes.add(ProblemKind.UNKNOWN_TIER, (*path, "tiers"), name, choices=", ".join(tiers))
    for name, _ in coupon.rates:
        if name and name not in tiers:
            where = (*path, "pay_percent_by_tier", name)
            notes.add(ProblemKind.UNKNOWN_TIER, where, name, choices=", ".join(tiers))


def _check_numbers(programme: Programme, coupon: Coupon, path: Path, notes: Notes) -> None:
    """Limits of one coupon against those of the sale and the member."""
    alone = Beside.COUPONS in coupon.never_with
    most = 1 if alone else programme.most_coupons
    if coupon.most_a_sale > most:
        notes.add(ProblemKind.OUT_OF_RANGE, (*path, "most_a_sale"), coupon.most_a_sale, least=1, most=most)
    of_member = coupon.most_of_member
    if of_member is not None and of_member < coupon.most_a_sale:
        bounds = {"least": coupon.most_a_sale, "most": MOST_OF_MEMBER}
        notes.add(ProblemKind.OUT_OF_RANGE, (*path, "most_of_member"), of_member, **bounds)
