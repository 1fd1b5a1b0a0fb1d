"""Coupons given, used and withdrawn, in scenarios of a document of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.documents import coupon, written
from shuke.__main__ import main

COUPONS: list[dict[str, Any]] = [
    coupon("ten", "amount", amount=10, threshold=100, most_of_member=2),
    coupon("cup", "gift", threshold=50),
    coupon("tea", "exchange", price=1, only={"categories": ["tea"]}),
    {**coupon("half", "item-percent", pay_percent_by_tier={"silver": 50}), "validity": {"days": 3}},
]
SILVER = {
    "key": "silver",
    "name": {"zh": "银卡", "en": "Silver"},
    "points_multiplier": 1,
    "entry": [{"by": "cumulative", "from": 200}],
}
MEMBER = {
    "key": "member",
    "name": {"zh": "会员", "en": "Member"},
    "points_multiplier": 1,
    "entry": [{"by": "registering"}],
}
JOIN = 'do = "enrol"\nmember = "li"\nby = "registering"'


def played(tmp_path: Path, *steps: str) -> int:
    document = written(coupons=COUPONS, tiers=[MEMBER, SILVER])
    (tmp_path / "own.toml").write_text(document, encoding="utf-8")
    scenario = tmp_path / "scenario.toml"
    head = 'programme = "own.toml"\nstarts_on = 2026-03-02\n'
    scenario.write_text(head + "".join(f"[[steps]]\n{step}\n" for step in (JOIN, *steps)), encoding="utf-8")
    return main(["--language", "en", "rehearse", str(scenario)])


def give(kind: str, expect: str, more: str = "") -> str:
    return f'do = "give-coupon"\nmember = "li"\ncoupon = "{kind}"\n{more}\n[steps.expect]\n{expect}'


def sell(amount: str, coupons: str, expect: str) -> str:
    return f'do = "sell"\nmember = "li"\n{amount}\ncoupons = {coupons}\n[steps.expect]\n{expect}'


def test_a_coupon_is_given_used_once_and_gone(tmp_path: Path) -> None:
    assert not played(
        tmp_path,
        give("ten", 'coupons = ["ten"]\nsays = ["campaign.spring"]', 'campaign = "spring"'),
        sell("amount = 99.99", '"best"', 'to_pay = 99.99\ncoupons = ["ten"]'),
        sell("amount = 100", '"best"', "to_pay = 90\ncoupons = []"),
        sell("amount = 100", '["coupon-1"]', 'refused = "coupon.not_held"'),
    )


def test_nobody_is_given_more_of_a_kind_than_it_allows_in_parts_neither(tmp_path: Path) -> None:
    assert not played(
        tmp_path,
        give("ten", "coupons = []\nrefused = true", "count = 3"),
        give("ten", 'coupons = ["ten"]'),
        give("ten", 'coupons = ["ten"]\nrefused = true', "count = 2"),
        give("ten", 'coupons = ["ten", "ten"]'),
        sell("amount = 100", '"best"', 'coupons = ["ten"]'),
        give("ten", 'coupons = ["ten"]\nrefused = "handing.coupon_most"'),
    )


def test_gifts_and_exchanges_are_redeemed_at_checkout(tmp_path: Path) -> None:
    assert not played(
        tmp_path,
        give("cup", 'coupons = ["cup"]'),
        give("tea", 'coupons = ["cup", "tea"]'),
        sell("amount = 49.99", '["coupon-1"]', 'to_pay = 49.99\ncoupons = ["cup", "tea"]'),
        sell("amount = 50", '["coupon-1"]', 'to_pay = 50\ncoupons = ["tea"]\nsays = ["coupon.gift"]'),
        sell('lines = [{ price = 30, category = "tea" }]', '"best"', "to_pay = 1\ncoupons = []"),
    )


def test_the_rate_is_that_of_the_tier_held_when_it_was_given(tmp_path: Path) -> None:
    assert not played(
        tmp_path,
        give("half", 'refused = "couponing.no_rate"'),
        sell("amount = 200", "[]", 'promotion = "silver"'),
        'do = "accept"\nmember = "li"\n[steps.expect]\ntier = "silver"',
        give("half", 'coupons = ["half"]'),
        "on = 2026-03-04\n" + sell("amount = 80", '"best"', "to_pay = 40\ncoupons = []"),
        give("half", 'coupons = ["half"]'),
        "on = 2026-03-07\n" + sell("amount = 80", '"best"', "to_pay = 80"),
    )


def test_a_coupon_withdrawn_is_used_no_more_and_one_used_stays_used(tmp_path: Path) -> None:
    withdraw = 'do = "withdraw-coupon"\nmember = "li"\ncoupon = "coupon-{number}"\n[steps.expect]\n{expect}'
    assert not played(
        tmp_path,
        give("ten", 'coupons = ["ten"]'),
        withdraw.format(number=1, expect="coupons = []"),
        withdraw.format(number=1, expect='refused = "couponing.withdrawn_already"'),
        sell("amount = 100", '["coupon-1"]', 'refused = "coupon.not_held"'),
        give("ten", 'coupons = ["ten"]'),
        sell("amount = 100", '["coupon-2"]', "to_pay = 90"),
        withdraw.format(number=2, expect='refused = "couponing.used_already"'),
        withdraw.format(number=9, expect='refused = "couponing.no_such_coupon"'),
    )


@pytest.mark.parametrize("kind", ["none", "t3n"])
def test_a_kind_that_the_programme_does_not_have_is_refused_with_those_it_has(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not played(tmp_path, give(kind, 'refused = "couponing.no_such_kind"'))
    assert "ten, cup, tea, half" in capsys.readouterr().out


def test_a_reward_gives_no_coupon_that_would_be_worth_nothing_to_the_tier(tmp_path: Path) -> None:
    reward = {
        "key": "hello",
        "name": {"zh": "见面礼", "en": "Hello"},
        "on": "joining",
        "gives": {"coupon": "half"},
    }
    for tiers, kinds in (({"silver": 50}, "[]"), ({"member": 70}, '["half"]')):
        half = coupon("half", "item-percent", pay_percent_by_tier=tiers)
        document = written(coupons=[half], tiers=[MEMBER, SILVER], rewards=[reward])
        (tmp_path / "own.toml").write_text(document, encoding="utf-8")
        scenario = tmp_path / "scenario.toml"
        head = 'programme = "own.toml"\nstarts_on = 2026-03-02\n'
        scenario.write_text(f"{head}[[steps]]\n{JOIN}\n[steps.expect]\ncoupons = {kinds}\n", encoding="utf-8")
        assert main(["--language", "en", "rehearse", str(scenario)]) == 0


def test_a_kind_stands_for_those_of_it_in_their_order(tmp_path: Path) -> None:
    assert not played(
        tmp_path,
        give("ten", 'coupons = ["ten"]'),
        give("tea", 'coupons = ["ten", "tea"]'),
        sell("amount = 100", '["ten"]', 'to_pay = 90\ncoupons = ["tea"]'),
        sell("amount = 100", '["ten"]', 'refused = "coupon.not_held"'),
    )
