"""What is odd in a document is told in both languages, and refuses nothing."""

from __future__ import annotations

import pytest

from domain.tea_chain import PRESETS, changed, tea_chain
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.warnings import OddityKind, oddities
from shuke.wording.oddities import ODDITIES, oddity_text
from shuke.wording.sentence import Language

ORDINARY_ONLY = ("times_a_year = { ordinary = 1 }", 'tiers = ["ordinary"]\ntimes_a_year = { ordinary = 1 }')
DISCOUNT = """
[[discounts]]
key = "{key}"
name = {{ zh = "折", en = "Off" }}
tiers = {tiers}
pay_percent = {pays}
"""


def kinds(programme: Programme) -> list[tuple[OddityKind, str]]:
    return [(one.kind, one.path) for one in oddities(programme)]


def discount(key: str, tiers: list[str], pays: int, more: str = "") -> str:
    return DISCOUNT.format(key=key, tiers=str(tiers).replace("'", '"'), pays=pays) + more


def test_silver_earns_less_than_vip_on_the_department_stores_member_day() -> None:
    store = read_programme((PRESETS / "department-store.toml").read_text(encoding="utf-8"))
    (odd,) = oddities(store)
    assert odd.kind is OddityKind.EARNS_LESS_ON_DAY
    assert oddity_text(odd, Language.EN) == (
        "days[1].tiers: Member day: VIP earns 2×, Silver above it only 1.5×. Is that meant?"
    )
    assert oddity_text(odd, Language.ZH) == (
        "days[1].tiers: 会员日：贵宾卡按2倍积分，等级更高的银卡只有1.5倍。是否有意？"
    )


def test_the_tea_chain_is_not_odd() -> None:
    assert oddities(tea_chain()) == ()


@pytest.mark.parametrize(("multiplier", "odd"), [("2", False), ("1.99", True)])
def test_a_day_is_odd_where_a_lower_tier_earns_more_not_where_it_earns_the_same(
    multiplier: str, odd: bool
) -> None:
    programme = read_programme(
        changed(ORDINARY_ONLY, ("points_multiplier = 1.5", f"points_multiplier = {multiplier}"))
    )
    assert kinds(programme) == ([(OddityKind.EARNS_LESS_ON_DAY, "days[2].tiers")] if odd else [])


def test_another_rule_of_the_same_day_makes_up_for_it() -> None:
    second = (
        '\n[[days]]\nkey = "gold-day"\nname = { zh = "金卡日", en = "Gold day" }\non = "dates"\n'
        "first = 2026-05-01\nlast = 2026-05-03\npoints_multiplier = {times}\ntiers = [{tiers}]\n"
    )
    low = second.replace("{times}", "4").replace("{tiers}", '"ordinary"')
    high = second.replace("gold-day", "other").replace("{times}", "3").replace("{tiers}", '"gold", "diamond"')
    assert kinds(read_programme(changed(more=low))) == [
        (OddityKind.EARNS_LESS_ON_DAY, "days[3].tiers"),
        (OddityKind.EARNS_LESS_ON_DAY, "days[3].tiers"),
    ]
    assert kinds(read_programme(changed(more=low + high))) == []


@pytest.mark.parametrize(("multiplier", "odd"), [("1", False), ("0.99", True)])
def test_a_higher_tier_that_earns_less_is_odd(multiplier: str, odd: bool) -> None:
    programme = read_programme(changed(("points_multiplier = 1.5", f"points_multiplier = {multiplier}")))
    assert kinds(programme) == ([(OddityKind.EARNS_LESS, "tiers[2].points_multiplier")] if odd else [])


@pytest.mark.parametrize(("pays", "odd"), [(90, False), (91, True)])
def test_a_higher_tier_that_pays_more_is_odd(pays: int, odd: bool) -> None:
    two = discount("low", ["gold"], 90) + discount("high", ["diamond"], pays)
    programme = read_programme(changed(more=two))
    assert kinds(programme) == ([(OddityKind.PAYS_MORE, "discounts[1].tiers")] if odd else [])


def test_a_discount_on_other_goods_makes_up_for_nothing_one_on_all_does() -> None:
    some = 'only = { categories = ["tea"] }\n'
    other = 'only = { categories = ["cups"] }\n'
    low = discount("low", ["gold"], 90, some)
    assert kinds(read_programme(changed(more=low + discount("high", ["diamond"], 80, other)))) == [
        (OddityKind.PAYS_MORE, "discounts[1].tiers")
    ]
    assert kinds(read_programme(changed(more=low + discount("high", ["diamond"], 90)))) == []


def test_a_discount_of_a_card_beside_the_tier_is_not_odd() -> None:
    campus = (PRESETS / "campus-card.toml").read_text(encoding="utf-8")
    base = (PRESETS / "department-store.toml").read_text(encoding="utf-8")
    assert OddityKind.PAYS_MORE not in [kind for kind, _ in kinds(read_programme(campus, lambda _: base))]


def test_a_tier_that_nobody_can_reach_is_odd() -> None:
    text = changed()
    begin = text.index("[[tiers.entry]]", text.index('key = "diamond"'))
    end = text.index("# ---", begin)
    (odd,) = oddities(read_programme(text[:begin] + text[end:]))
    assert (odd.kind, odd.path) == (OddityKind.NO_WAY_IN, "tiers[3].entry")
    assert oddity_text(odd, Language.EN) == (
        "tiers[3].entry: Diamond has no way in: nobody can reach it. Is that meant?"
    )


def test_every_oddity_has_words() -> None:
    assert set(ODDITIES) == set(OddityKind)
