"""The demo shop's content: plausible, valid, the same every time."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice
from random import Random

import pytest

from shuke.bootstrap.demo_shop import DEMO_PINS, demo_articles, demo_departments, demo_members, demo_staff
from shuke.bootstrap.demo_shop.articles import ean13
from shuke.bootstrap.demo_shop.names import demo_names
from shuke.domain.shop import Role

TODAY = date(2026, 11, 21)


def test_every_article_has_a_valid_barcode_of_its_own() -> None:
    articles = demo_articles()
    assert len(articles) == 300
    assert len({article.barcode for article in articles}) == 300
    for article in articles:
        assert article.barcode == ean13(article.barcode[:12])
        assert 20 <= int(article.barcode[:2]) <= 29 or 690 <= int(article.barcode[:3]) <= 699


def test_a_known_barcode_gets_its_printed_check_digit() -> None:
    assert ean13("400638133393") == "4006381333931"


def test_names_and_ids_of_articles_are_distinct_and_departments_exist() -> None:
    articles, departments = demo_articles(), {one.department_id for one in demo_departments()}
    assert (
        len({article.name for article in articles})
        == len({article.article_id for article in articles})
        == 300
    )
    assert {article.department_id for article in articles} == departments


def test_every_article_costs_less_than_it_brings_and_some_are_reduced() -> None:
    articles = demo_articles()
    assert all(article.cost < article.price for article in articles)
    assert sum(article.reduced for article in articles) >= 10
    assert sum(article.special_price for article in articles) >= 5
    assert not any(article.reduced and article.special_price for article in articles)


def test_the_packings_of_one_tea_are_one_style() -> None:
    styles = Counter(article.style for article in demo_articles())
    assert styles["安溪铁观音 清香"] == 4


def test_the_same_members_come_every_time() -> None:
    assert list(demo_members(300, TODAY)) == list(demo_members(300, TODAY))


def test_members_have_phones_numbers_and_ids_of_their_own() -> None:
    members = list(demo_members(5000, TODAY))
    for told in ("member_id", "number", "card_id"):
        assert len({getattr(member, told) for member in members}) == 5000
    assert len({member.profile.phone for member in members}) == 5000
    assert all(len(member.profile.phone) == 11 and member.profile.phone[:3] == "154" for member in members)


def test_members_show_every_tier_birthdays_today_and_in_leap_years_and_untold_ones() -> None:
    members = list(demo_members(5000, TODAY))
    birthdays = [member.profile.birthday for member in members]
    assert {member.tier for member in members} == {"ordinary", "gold", "diamond"}
    assert sum(birthday is None for birthday in birthdays) > 400
    assert sum((one.month, one.day) == (2, 29) for one in birthdays if one) >= 5
    assert sum(one.is_on(TODAY) for one in birthdays if one) >= 10


@pytest.mark.parametrize("today", [date(2026, 11, 21), date(2024, 2, 29), date(2027, 1, 1)])
def test_nobody_visits_before_joining_or_today(today: date) -> None:
    for member in demo_members(400, today):
        assert member.joined_on <= member.last_sale_on < today
        assert member.joined_on <= member.tier_since <= today
        assert member.points >= 0


def test_rare_characters_other_peoples_and_foreign_names_are_among_them() -> None:
    names = "".join(who.name + "|" for who in islice(demo_names(Random(7)), 30_000))
    for rare in "堃喆犇玥彧曌䶮·":
        assert rare in names
    assert "O'Brien" in names


def test_every_role_is_there_with_a_pin() -> None:
    staff = demo_staff()
    assert {one.role for one in staff} == set(Role)
    assert {one.staff_id for one in staff} == set(DEMO_PINS)
