"""By which rule something moved is told in words, whichever rule it was."""

from __future__ import annotations

import pytest

from shuke.bootstrap.presets import preset_base
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.presenters.rule_words import rule_words
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

CAMPAIGNS = {"campaign.c-1": "开春新茶"}


@pytest.fixture(scope="module")
def hotel() -> Programme:
    return preset("hotel-wheel")


def preset(name: str) -> Programme:
    text = preset_base(name)
    assert text is not None
    read = read_programme(text)
    assert isinstance(read, Programme)
    return read


def told(rule: str, programme: Programme | None) -> str:
    return str(in_words(rule_words(rule, programme, CAMPAIGNS), Language.ZH))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("campaign.c-1", "营销活动：开春新茶"),
        ("campaign.c-2", "营销活动"),
        ("care.birthday", "会员关怀：生日"),
        ("care.newer", "会员关怀"),
        ("earning", "消费积分"),
        ("refund.points.used", "退货冲回：积分抵现"),
        ("refund.campaign.c-1", "退货冲回：营销活动：开春新茶"),
        ("card.club.to.wang", "会员卡"),
        ("event.announced-01.waiting", "活动"),
        ("prize.handed-over", "奖品"),
        ("erased", "删除个人资料"),
        ("exception.collect", "异常处理"),
        ("stock.opened", "开通转盘资格"),
        ("something-new.x", "规则 something-new.x"),
    ],
)
def test_a_rule_is_told_in_words(hotel: Programme, rule: str, words: str) -> None:
    assert told(rule, hotel) == words
    assert told("care.birthday", None) == "会员关怀：生日"


@pytest.mark.parametrize("name", ["tea-chain", "hotel-wheel", "salon-six-tiers"])
def test_what_a_programme_names_is_told_by_its_name(name: str) -> None:
    programme = preset(name)
    named = {
        **{f"reward.{one.key}": one.name for one in programme.rewards},
        **{f"gift.{one.key}": one.name for one in programme.gifts},
        **{f"perk.{one.key}": one.name for one in programme.perks},
        **{f"tier.{one.key}.fee": one.name for one in programme.tiers},
        **{one.rule: one.name for one in programme.coupons},
        **{one.key: one.name for one in programme.days},
    }
    assert named
    for rule, words in named.items():
        assert told(rule, programme).endswith(words.zh)
