"""Every programme that ships is read out in words, whole, in both languages."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from domain.tea_chain import changed
from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.domain.programme import parts
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.wording import programme_told
from shuke.wording.figures import money_text
from shuke.wording.programme_sentences import SUBJECTS
from shuke.wording.programme_told import Subject, headline, tier_names, told
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

CUMULATIVE = '[[tiers.entry]]\nby = "cumulative"\nfee = 20\n'

NOT_TOLD = {
    "key",  # a name for machines
    "format",
    "version",  # the window's heading says them
    "starts_on",
    "money_digits",
    "face",  # how a spin looks
    "called_off",  # of a shop's own events; a document leaves such an event out
    "presets",  # keys of the till
    "_asked",  # worked out from the rules
}


def preset(key: str) -> Programme:
    return read_programme(preset_base(key) or "", preset_base)


def lines(programme: Programme, language: Language) -> dict[str, list[str]]:
    return {
        section.subject.value: [str(in_words(line, language)) for line in section.lines]
        for section in told(programme, money_text)
    }


def test_every_subject_has_a_heading() -> None:
    assert set(SUBJECTS) == {subject.value for subject in Subject}


@pytest.mark.parametrize("key", preset_keys())
@pytest.mark.parametrize("language", Language)
def test_a_preset_is_read_out(key: str, language: Language) -> None:
    programme = preset(key)
    found = lines(programme, language)
    assert {"tiers", "points", "card", "terms"} <= set(found)
    assert all(
        line.strip() and "{" not in line and "Bilingual" not in line
        for said in found.values()
        for line in said
    )
    every = " ".join(line for said in found.values() for line in said)
    for tier in programme.tiers:
        assert (tier.name.zh if language is Language.ZH else tier.name.en) in every
    assert str(in_words(tier_names(programme), language))
    assert "{" not in str(in_words(headline(programme, money_text), language))


def test_the_tea_chain_in_words() -> None:
    zh, en = (lines(preset("tea-chain"), language) for language in Language)
    assert "金卡：累计消费满 ¥7,000（现有会员）" in zh["tiers"]
    assert (
        "Gold: ¥5,000 or more spent on one day (new customers); to be shown: slip, identity document"
        in en["tiers"]
    )
    assert "50 积分抵 ¥1，按 50 的整数倍使用" in zh["points"]
    assert "Member day (on day 15 of each month): 2 × points for all members" in en["days"]
    assert "挂失补卡：工本费 ¥5，凭证件" in zh["card"]


SWAPS = (
    (
        "unit = 1 ",
        'without = { categories = ["gift"], zones = ["sale"], styles = ["s-1"], articles = ["a-1"], '
        "reduced = true, special_price = true }\nbulk_from = 3\nmost_a_sale = 500\nmost_a_day = 900\nunit = 1 ",
    ),
    ("least_balance = 0", "least_balance = 200"),
    ('[[tiers.entry]]                         # 会员累计消费满7000元\nby = "cumulative"\n', CUMULATIVE),
    ("[card]\n", '[card]\nfree_for = ["gold"]\nrecalled_on_promotion = true\n'),
)
MORE = """
[[discounts]]
key = "holiday"
name = { zh = "节日折扣", en = "Holiday" }
tiers = ["gold"]
pay_percent = 90
when = { on = "holiday", holiday = "National Day" }
not_on = { dates = [{ first = 2026-10-02, last = 2026-10-03 }] }

[[discounts]]
key = "weekdays"
name = { zh = "工作日", en = "Weekdays" }
tiers = ["gold"]
pay_percent = 95
when = { on = "weekdays", weekdays = [1, 2] }

[[discounts]]
key = "every-holiday"
name = { zh = "假日", en = "Holidays" }
tiers = ["gold"]
pay_percent = 96
when = { on = "holiday" }

[[days]]
key = "anniversary"
name = { zh = "店庆", en = "Anniversary" }
on = "day-of-year"
month = 8
day = 18
points_multiplier = 3
only = { brands = ["云山"] }

[[coupons]]
key = "swap"
name = { zh = "换购券", en = "Swap" }
kind = "exchange"
price = 9.90
tiers = ["gold"]
validity = { until = 2026-12-31 }
most_a_sale = 2

[[coupons]]
key = "present"
name = { zh = "礼品券", en = "Present" }
kind = "gift"
validity = { months = 2 }

[[stored_value.ladder]]
from = 200
bonus = 10
gives = { coupon = "present", bonus = 5 }

[wheel]
spins_a_day = 1
free_a_day = 1
collected = { days = 7 }
tiers = ["gold"]
[[wheel.segments]]
key = "nothing"
name = { zh = "谢谢", en = "Thanks" }
weight = 1
"""


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (
            "不积分：gift、sale区、款式 s-1、商品 a-1、已打折商品、特价商品",
            "Nothing is earned on gift, zone sale, style s-1, article a-1, reduced goods, special prices",
        ),
        ("同款当日满 3 件视为团购，不积分", "3 or more of one style in a day earn nothing"),
        ("每笔最多积 500 分", "At most 500 points a sale"),
        ("每天最多积 900 分", "At most 900 points a day"),
        ("余额满 200 分才可抵用", "Usable from a balance of 200"),
        ("金卡免工本费", "No fee for Gold"),
        ("升级时收回旧卡", "The old card is taken back on promotion"),
        (
            "金卡：累计消费满 ¥7,000（现有会员），另交¥20",
            "Gold: ¥7,000 or more spent since joining (members), and a fee of ¥20",
        ),
        ("节日折扣：法定节日（National Day）", "Holiday: on National Day"),
        ("节日折扣：2026-10-02 至 2026-10-03不可用", "Holiday: not on 2026-10-02 to 2026-10-03"),
        ("工作日：每周一、周二", "Weekdays: on Monday, Tuesday"),
        ("假日：国家法定节假日", "Holidays: on national holidays"),
        (
            "店庆（每年 8 月 18 日）：3 倍积分，全体会员",
            "Anniversary (every year on 8-18 (month-day)): 3 × points for all members",
        ),
        ("店庆：限云山", "Anniversary: for 云山 only"),
        ("换购券：以 ¥9.90 换一件", "Swap: one piece for ¥9.90"),
        ("换购券：限金卡", "Swap: for Gold only"),
        ("换购券：每单最多 2 张", "Swap: at most 2 a sale"),
        ("换购券：有效期 到 2026-12-31", "Swap: valid until 2026-12-31"),
        ("礼品券：领取礼品", "Present: handed over as a gift"),
        ("充 ¥200 起，送¥10、礼品券 1 张、储值 ¥5", "From ¥200: ¥10, 1 × Present, ¥5 of stored value on top"),
        ("每天 1 次，免费", "1 free spins a day"),
        ("限金卡", "For Gold only"),
    ],
)
def test_what_no_preset_says_is_said_too(zh: str, en: str) -> None:
    programme = read_programme(changed(*SWAPS, more=MORE))
    for language, line in ((Language.ZH, zh), (Language.EN, en)):
        assert line in [one for said in lines(programme, language).values() for one in said]


OVER = """
extends = "tea-chain"
key = "other"
version = 1
referral = { replace = true, by_spending = [10] }
points_as_money = { on = false, in_cash = true }
stamps = { full = 5, least = 20 }
commission = { percent = 1, sales_percent = 2, enrolment = 3 }
notice_days = 0
card = { sums_go_on = true }

[[tiers]]
key = "gold"
term = { months = 12 }
renewal = { from = 100, within = "term", otherwise = "ends", grace_days = 10 }

[[perks]]
key = "parking"
name = { zh = "停车", en = "Parking" }
per = "day"
granted = "spending"
steps = [{ from = 200, amount = 2 }]
most = 6

[[draws]]
key = "lots"
name = { zh = "抽奖", en = "Lots" }
on = "last-day-of-month"
winners = 1
gives = { thing = { zh = "茶", en = "Tea" } }
not_on = { holidays = true }

[[gifts]]
key = "cup"
name = { zh = "杯子", en = "Cup" }
points = 10
when = { on = "dates", first = 2026-05-01, last = 2026-05-31 }
shows = ["health"]
reviewed = true
prices = { gold = 8 }
or_with_money = { points = 4, pay = 6 }

[[cards]]
key = "circle"
name = { zh = "茶友会", en = "Circle" }
kind = "overlay"
entry = [{ by = "invitation", who = "members" }]
points_multiplier = 2
founding = { days = 365, only = { categories = ["绿茶"] }, least_age = 30 }

[wheel]
spins_a_day = 1
free_a_day = 1
when = { on = "dates", first = 2026-05-01, last = 2026-05-03 }
where_won = true
chances_days = 30
collected = { days = 30 }

[[wheel.segments]]
key = "pot"
name = { zh = "茶壶", en = "Teapot" }
weight = 1
gives = { thing = { zh = "茶壶", en = "Teapot" } }

[[coupons]]
key = "tenth"
name = { zh = "九折券", en = "Tenth off" }
kind = "percent"
pay_percent = 90
validity = { days = 30 }
"""


@pytest.mark.parametrize(
    "line",
    [
        "1 point for each ¥10 that the friend pays",
        "Points do not pay",
        "A manager may pay points out in cash",
        "A stamp from ¥20 up",
        "Commission: 1% of what is paid in, also later",
        "What was reached in the card's term goes on after a promotion",
        "Gold: valid for 12 months",
        "Gold at the end of its term: kept for ¥100 or more spent in the card's term; otherwise the membership ends",
        "Tenth off: 90% for the basket",
        "Circle: 2 × points",
        "Circle: its first holders are 30 to … years old",
        "Gold: still held 10 days after its term",
        "Parking: from ¥200 on the day, 2 time(s)",
        "Parking: at most 6 time(s)",
        "Lots: not handed over on national holidays",
        "Cup: 2026-05-01 to 2026-05-31",
        "Cup: staff look at what is shown",
        "Circle: for its first holders count 绿茶 only",
        "Cup: Gold 8 points",
        "Cup: or 4 points and ¥6",
        "Only 2026-05-01 to 2026-05-03",
        "Prizes are collected at the shop where they were won",
        "2% of what is sold, taken back with what comes back",
        "¥3 for each member enrolled",
    ],
)
def test_what_another_document_says_is_said(line: str) -> None:
    programme = read_programme(OVER, preset_base)
    assert line in [one for said in lines(programme, Language.EN).values() for one in said]


def attributes() -> set[str]:
    """Every attribute that the reading-out looks at."""
    found: set[str] = set()
    for file in Path(programme_told.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.MatchClass):
                found.update(node.kwd_attrs)
    return found


def test_no_field_of_a_programme_is_passed_over() -> None:
    """Whoever adds a field to a part says it in words, too."""
    looked_at = attributes()
    missing = set()
    for module in (
        *(import_module(f"{parts.__name__}.{found.name}") for found in iter_modules(parts.__path__)),
    ):
        for shape in vars(module).values():
            if isinstance(shape, type) and is_dataclass(shape) and shape.__module__ == module.__name__:
                missing |= {
                    f"{shape.__name__}.{field.name}"
                    for field in fields(shape)
                    if field.name not in looked_at | NOT_TOLD
                }
    missing |= {
        f"Programme.{field.name}" for field in fields(Programme) if field.name not in looked_at | NOT_TOLD
    }
    assert missing == set()
