"""Perks: who has one, how often, on which days, and what a refusal says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from domain.membership.handing_shop import HOLIDAYS, TODAY, HandingShop, programme_with, refusal, said
from domain.tea_chain import yuan
from shuke.domain.birthday import Birthday
from shuke.domain.membership.changes import MembershipTurned, Outcome, TierGiven
from shuke.domain.membership.deciding import approve, refuse
from shuke.domain.membership.promoting import promote
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.programme.parts.shown import Proof
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.reasons import text

PERKS = """
[[perks]]
key = "parking"
name = { zh = "停车", en = "Parking" }
per = "day"
granted = "spending"
steps = [{ from = 200, amount = 2 }, { from = 400, each = 200 }]
most = 6

[[perks]]
key = "hours"
name = { zh = "升级停车", en = "Parking hours" }
tiers = ["gold", "diamond"]
per = "tier"
granted = "promotion"
from_tiers = ["ordinary", "gold"]
amount = 10
amounts = { diamond = 20 }
unit = { zh = "小时", en = "hours" }

[[perks]]
key = "trip"
name = { zh = "旅行", en = "A trip" }
tiers = ["diamond"]
per = "once"
granted = "promotion"

[[perks]]
key = "magazine"
name = { zh = "会刊", en = "Magazine" }
per = "month"
amount = 1
amounts = { gold = 2, seal = 4 }

[[perks]]
key = "cake"
name = { zh = "蛋糕", en = "Cake" }
per = "birthday-month"

[[perks]]
key = "noodles"
name = { zh = "长寿面", en = "Noodles" }
per = "year"
when = { on = "birthday" }

[[perks]]
key = "gift-event"
name = { zh = "活动礼品", en = "Event gift" }
per = "event"
amount = 2
gives = { points = 30 }

[[perks]]
key = "lounge"
name = { zh = "贵宾厅", en = "Lounge" }
tiers = ["seal"]
per = "standing"
partner = "Airport"

[[perks]]
key = "alteration"
name = { zh = "改衣", en = "Alteration" }
per = "tier"
shows = ["slip", "card"]

[[perks]]
key = "coupons"
name = { zh = "领券", en = "Coupons" }
per = "day"
amount = 9
gives = { coupon = "two-off", count = 2 }

[[perks]]
key = "third-visit"
name = { zh = "第三次来访", en = "Third visit" }
per = "tier"
reaches = { counts = "sales", within = "year", from = 3 }

[[coupons]]
key = "two-off"
name = { zh = "减2元", en = "2 off" }
kind = "amount"
amount = 2
validity = { days = 30 }
most_of_member = 5

[[cards]]
key = "seal"
name = { zh = "至尊", en = "Seal" }
kind = "overlay"

[[cards.entry]]
by = "invitation"
"""


@pytest.fixture
def shop() -> HandingShop:
    found = HandingShop(programme_with(PERKS))
    found.member()
    return found


@pytest.mark.parametrize(
    ("spent", "hours"),
    [
        ("199.99", 0),
        ("200", 2),
        ("400", 2),
        ("400.01", 2),
        ("599.99", 2),
        ("600", 3),
        ("799.99", 3),
        ("800", 4),
        ("1199.99", 5),
        ("1200", 6),
        ("1400", 6),
    ],
)
def test_parking_goes_by_the_days_spending(shop: HandingShop, spent: str, hours: int) -> None:
    shop.buy(spent)
    if hours:
        assert not refusal(shop.perk("parking", times=hours))
    assert refusal(shop.perk("parking")) == ("perk.spend_more" if hours < 6 else "perk.used_up")
    shop.today = date(2026, 3, 11)
    assert refusal(shop.perk("parking")) == "perk.spend_more"


def test_parking_says_what_is_missing_to_the_next_hour_and_what_is_left(shop: HandingShop) -> None:
    shop.buy("100")
    shop.buy("87.60")
    told = shop.perk("parking").refused
    assert told is not None
    assert dict(told.values)["missing"] == yuan("12.40")
    shop.buy("12.40")
    assert refusal(shop.perk("parking", times=3)) == "perk.too_much"
    assert not refusal(shop.perk("parking", times=2))


def up(shop: HandingShop, spent: int) -> Outcome:
    shop.buy(spent)
    member = shop.book.members["li"]
    return shop.done(promote(shop.book, shop.programme, member, shop.today, HOLIDAYS))


def test_a_promotion_grants_hours_that_stay_until_they_are_used(shop: HandingShop) -> None:
    assert refusal(shop.perk("hours")) == "handing.other_tier"
    assert "perk.granted" in said(up(shop, 7000))
    assert not refusal(shop.perk("hours", times=4))
    shop.today = date(2027, 8, 1)
    assert not refusal(shop.perk("hours", times=5))
    up(shop, 9000)
    told = shop.perk("hours", times=22).refused
    assert told is not None
    assert text(told, Language.EN, money_text) == "Parking hours: only 21 hours left"
    assert not refusal(shop.perk("hours", times=21))
    told = shop.perk("hours").refused
    assert told is not None
    assert told.sentence == "perk.used_up_for_good"
    assert dict(told.values)["day"] == "2027-08-01"


def test_who_joined_in_the_tier_was_not_promoted_to_it(shop: HandingShop) -> None:
    shop.member("chen", "gold")
    assert refusal(shop.perk("hours", "chen")) == "perk.not_granted"


def test_the_next_day_named_is_one_on_which_the_perk_is_handed_out(shop: HandingShop) -> None:
    shop.member("chen", "gold")
    shop.today = date(2026, 3, 15)
    assert said(shop.perk("souvenir-each", "chen")) == ["perk.used", "reward.thing"]
    told = shop.perk("souvenir-each", "chen").refused
    assert told is not None
    assert (told.sentence, dict(told.values)["again"]) == ("perk.used_up", "2026-04-15")


def test_a_promotion_from_another_tier_grants_nothing() -> None:
    shop = HandingShop(
        programme_with(PERKS.replace('from_tiers = ["ordinary", "gold"]', 'from_tiers = ["gold"]'))
    )
    shop.member()
    assert "perk.granted" not in said(up(shop, 7000))
    assert "perk.granted" in said(up(shop, 9000))


def test_what_a_promotion_grants_once_is_not_granted_again(shop: HandingShop) -> None:
    up(shop, 16000)
    assert not refusal(shop.perk("trip"))
    shop.book.apply([TierGiven("li", "ordinary", TODAY, "demoted")])
    assert "perk.granted" in said(up(shop, 1))  # the hours come again, the trip does not
    assert shop.book.entitled("li", "perk.trip") == 1
    assert refusal(shop.perk("trip")) == "perk.used_up_for_good"


def test_amounts_differ_by_tier_and_card_and_the_highest_counts(shop: HandingShop) -> None:
    shop.member("wang", "gold")
    shop.member("chen", "gold", cards=("seal",))
    assert refusal(shop.perk("magazine", times=2)) == "perk.too_much"
    assert not refusal(shop.perk("magazine"))
    assert not refusal(shop.perk("magazine", "wang", times=2))
    assert not refusal(shop.perk("magazine", "chen", times=4))
    for name in ("li", "wang", "chen"):
        assert refusal(shop.perk("magazine", name)) == "perk.used_up"


def test_a_monthly_quota_begins_again_on_the_first_and_the_refusal_names_both_days(shop: HandingShop) -> None:
    shop.perk("magazine")
    shop.today = date(2026, 3, 31)
    told = shop.perk("magazine").refused
    assert told is not None
    assert dict(told.values)["day"] == TODAY.isoformat()
    assert dict(told.values)["again"] == "2026-04-01"
    shop.today = date(2026, 4, 1)
    assert not refusal(shop.perk("magazine"))


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(2026, 4, 30), "perk.not_birthday_month"),
        (date(2026, 5, 1), ""),
        (date(2026, 5, 31), ""),
        (date(2026, 6, 1), "perk.not_birthday_month"),
    ],
)
def test_a_birthday_perk_is_for_the_month_of_the_birthday_once_a_year(
    shop: HandingShop, day: date, refused: str
) -> None:
    shop.member("born", birthday=Birthday(5, 20))
    shop.today = day
    assert refusal(shop.perk("cake")) == "perk.no_birthday"
    assert refusal(shop.perk("cake", "born")) == refused
    if refused:
        return
    told = shop.perk("cake", "born").refused
    assert told is not None
    assert (told.sentence, dict(told.values)["again"]) == ("perk.used_up", "2027-05-01")


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (date(2026, 4, 30), "perk.not_birthday_month"),
        (date(2026, 5, 1), ""),
        (date(2026, 5, 31), ""),
        (date(2028, 4, 1), ""),
        (date(2028, 5, 1), "perk.not_birthday_month"),
    ],
)
def test_a_lunar_birthday_has_its_month_where_it_falls_that_year(
    shop: HandingShop, day: date, refused: str
) -> None:
    """The fourth of the fourth month: 20 May 2026, 9 May 2027, 28 April 2028."""
    shop.member("moon", birthday=Birthday(4, 4, lunar=True))
    shop.today = day
    told = shop.perk("cake", "moon").refused
    assert (told.sentence if told else "") == refused
    if told is not None:
        assert dict(told.values)["month"] == 5
        return
    again = shop.perk("cake", "moon").refused
    assert again is not None
    assert dict(again.values)["again"] == ("2027-05-01" if day.year == 2026 else "2029-05-01")


def test_a_lunar_birthday_that_comes_twice_in_one_year_of_ours_is_of_two_years(shop: HandingShop) -> None:
    shop.member("late", birthday=Birthday(12, 1, lunar=True))
    days = [date(2035, 1, 9), date(2035, 12, 29), date(2037, 1, 16), date(2038, 1, 5)]
    for day, following in pairwise(days):
        shop.today = day
        for perk, again in (("cake", following.replace(day=1)), ("noodles", following)):
            assert not refusal(shop.perk(perk, "late"))
            told = shop.perk(perk, "late").refused
            assert told is not None
            assert (told.sentence, dict(told.values)["again"]) == ("perk.used_up", again.isoformat())


def test_a_perk_per_event_asks_at_which_and_counts_each_by_itself(shop: HandingShop) -> None:
    assert refusal(shop.perk("gift-event")) == "perk.no_event"
    shop.perk("gift-event", event="spring")
    assert not refusal(shop.perk("gift-event", event="spring"))
    assert refusal(shop.perk("gift-event", event="spring")) == "perk.used_up_for_good"
    assert not refusal(shop.perk("gift-event", event="autumn"))
    assert shop.points() == 90


def test_a_standing_perk_has_no_quota_its_uses_are_counted_and_its_partner_named(shop: HandingShop) -> None:
    shop.member("chen", cards=("seal",))
    assert refusal(shop.perk("lounge")) == "handing.other_tier"
    for _ in range(5):
        assert said(shop.perk("lounge", "chen", times=2)) == ["perk.standing", "perk.partner"]
    assert sum(one.times for one in shop.book.uses if one.rule == "perk.lounge") == 10


def test_all_that_a_perk_asks_for_has_to_be_shown(shop: HandingShop) -> None:
    told = shop.perk("alteration", shows=frozenset({Proof.CARD})).refused
    assert told is not None
    assert dict(told.values)["proofs"] == "slip"
    assert not refusal(shop.perk("alteration", shows=frozenset({Proof.CARD, Proof.SLIP})))
    again = shop.perk("alteration", shows=frozenset({Proof.CARD, Proof.SLIP}))
    assert refusal(again) == "perk.used_up_for_good"


def test_coupons_that_cannot_all_be_given_are_not_given_in_part(shop: HandingShop) -> None:
    shop.perk("coupons")
    shop.perk("coupons")
    assert refusal(shop.perk("coupons")) == "handing.coupon_most"
    assert len(shop.book.coupons_of("li")) == 4


def test_a_perk_that_is_none_and_a_member_who_is_none_any_more(shop: HandingShop) -> None:
    assert refusal(shop.perk("nothing")) == "perk.none"
    shop.book.apply([MembershipTurned("li", MembershipState.ENDED)])
    assert refusal(shop.perk("coupons")) == "member.not_active"


def test_a_perk_may_ask_for_visits_and_begins_again_with_the_next_tier(shop: HandingShop) -> None:
    shop.buy(1)
    shop.buy(1)
    told = shop.perk("third-visit").refused
    assert told is not None
    assert (told.sentence, dict(told.values)["missing"]) == ("handing.not_reached_times", 1)
    shop.buy(1)
    assert not refusal(shop.perk("third-visit"))
    assert refusal(shop.perk("third-visit")) == "perk.used_up_for_good"
    up(shop, 7000)
    assert not refusal(shop.perk("third-visit"))


def asked(shop: HandingShop, worth: int) -> str:
    """The request for medical aid."""
    return dict(shop.perk("medical-aid", "chen", worth=yuan(worth)).gave)["request"]


def test_a_request_is_decided_once_and_by_the_programme_of_that_day(shop: HandingShop) -> None:
    shop.member("chen", "diamond")
    shop.buy(30000, "chen")
    first, second, third = asked(shop, 100), asked(shop, 100), asked(shop, 100)
    book, programme = shop.book, shop.programme
    shop.done(refuse(book, programme, first, shop.today))
    assert refusal(refuse(book, programme, first, shop.today)) == "request.decided"
    assert refusal(approve(book, programme, "nothing", shop.today, HOLIDAYS)) == "request.none"
    without = replace(programme, perks=())
    assert refusal(approve(book, without, second, shop.today, HOLIDAYS)) == "perk.none"
    assert said(shop.done(refuse(book, without, second, shop.today))) == ["request.refused"]
    over = approve(book, programme, third, shop.today, HOLIDAYS, yuan("20000.01"))
    assert refusal(over) == "perk.too_much_money"
    shop.done(approve(book, programme, third, shop.today, HOLIDAYS, yuan(20000)))
    assert book.used("chen", "perk.medical-aid", "once") == 20000_00
    assert book.requests[third].granted == 20000_00
    assert book.requests[first].granted == 0


def test_money_is_asked_of_a_perk_in_money_only(shop: HandingShop) -> None:
    shop.member("chen", "diamond")
    shop.buy(30000, "chen")
    assert refusal(shop.perk("medical-aid", "chen", times=5)) == "perk.ask_amount"
    assert not refusal(shop.perk("medical-aid", "chen", worth=yuan(20000)))
    assert not refusal(shop.perk("magazine", worth=Money(999)))
    assert shop.book.used("li", "perk.magazine", "2026-03") == 1
