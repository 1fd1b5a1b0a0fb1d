"""Contradictions in coupons are refused, at their key."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from domain.documents import coupon, with_coupons
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused

TEA = {"categories": ["tea"]}


def refused(*coupons: dict[str, Any], **parts: Any) -> list[tuple[ProblemKind, str]]:
    with pytest.raises(ProgrammeRefused) as caught:
        with_coupons(*coupons, **parts)
    return [(problem.kind, problem.path) for problem in caught.value.problems]


def amount(**more: Any) -> dict[str, Any]:
    return coupon("a", "amount", **{"amount": 10, **more})


@pytest.mark.parametrize(
    ("one", "kind", "path"),
    [
        (amount(tiers=["gold"]), ProblemKind.UNKNOWN_TIER, "coupons[1].tiers"),
        (
            coupon("p", "percent", pay_percent_by_tier={"gold": 80}),
            ProblemKind.UNKNOWN_TIER,
            "coupons[1].pay_percent_by_tier.gold",
        ),
        (amount(only=TEA, without=TEA), ProblemKind.GOODS_IN_AND_OUT, "coupons[1].without"),
        (amount(most_a_sale=4), ProblemKind.OUT_OF_RANGE, "coupons[1].most_a_sale"),
        (amount(never_with=["coupons"], most_a_sale=2), ProblemKind.OUT_OF_RANGE, "coupons[1].most_a_sale"),
        (amount(most_a_sale=3, most_of_member=2), ProblemKind.OUT_OF_RANGE, "coupons[1].most_of_member"),
        (amount(amount=0), ProblemKind.OUT_OF_RANGE, "coupons[1].amount"),
        (amount(amount=-5), ProblemKind.OUT_OF_RANGE, "coupons[1].amount"),
        (amount(threshold=0), ProblemKind.OUT_OF_RANGE, "coupons[1].threshold"),
        (coupon("p", "percent", pay_percent=100), ProblemKind.OUT_OF_RANGE, "coupons[1].pay_percent"),
        (coupon("p", "percent", pay_percent=0), ProblemKind.OUT_OF_RANGE, "coupons[1].pay_percent"),
        (coupon("p", "percent", amount=5, pay_percent=50), ProblemKind.UNKNOWN_KEY, "coupons[1].amount"),
        (coupon("p", "bogof"), ProblemKind.NOT_ONE_OF, "coupons[1].kind"),
        (amount(never_with=["love"]), ProblemKind.NOT_ONE_OF, "coupons[1].never_with[1]"),
    ],
)
def test_a_coupon_that_cannot_be_is_refused_at_its_key(
    one: dict[str, Any], kind: ProblemKind, path: str
) -> None:
    assert (kind, path) in refused(one)


def test_two_kinds_of_one_key_are_refused() -> None:
    assert refused(amount(), amount()) == [(ProblemKind.DUPLICATE, "coupons[2].key")]


@pytest.mark.parametrize(
    "one", [amount(threshold=5), amount(most_a_sale=3, most_of_member=3), amount(amount="0.01")]
)
def test_what_is_only_unusual_is_read(one: dict[str, Any]) -> None:
    """More off than the threshold asks for is legal: never more than there is."""
    assert with_coupons({**one, "amount": Decimal(str(one["amount"]))}).coupons


@pytest.mark.parametrize("part", ["rewards", "wheel"])
def test_what_gives_a_coupon_names_one_that_there_is(part: str) -> None:
    gives = {"coupon": "b"}
    name = {"zh": "奖", "en": "Prize"}
    parts: dict[str, Any] = {
        "rewards": [{"key": "r", "name": name, "on": "joining", "gives": gives}],
        "wheel": {
            "spins_a_day": 1,
            "free_a_day": 1,
            "collected": {"days": 3},
            "segments": [{"key": "s", "name": name, "weight": 1, "gives": gives}],
        },
    }
    found = refused(amount(), **{part: parts[part]})
    assert any(
        kind is ProblemKind.UNKNOWN_COUPON and path.endswith("gives.coupon") for kind, path in found
    ), found
