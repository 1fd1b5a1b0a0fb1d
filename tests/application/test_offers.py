"""A special price for a time: by business date, the lower one, from the form and from a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import TEA, CounterShop
from shuke.application.article_cells import CellProblem, CellRefused, read_date
from shuke.application.article_export import articles_csv
from shuke.application.article_sheet import SheetColumn, read_articles
from shuke.application.articles import save_article
from shuke.application.counter.enquiring import PriceTold, articles_for, enquire
from shuke.application.counter.lines import add_article
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.article import Article
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.wording import Language

OFFER = replace(TEA, offer=Money(99_00), offer_from=date(2026, 3, 10), offer_until=date(2026, 3, 11))
_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("article", "day", "price"),
    [
        (OFFER, date(2026, 3, 9), 128_00),
        (OFFER, date(2026, 3, 10), 99_00),
        (OFFER, date(2026, 3, 11), 99_00),
        (OFFER, date(2026, 3, 12), 128_00),
        (replace(OFFER, offer=Money(128_00)), date(2026, 3, 10), 128_00),
        (replace(OFFER, offer=Money(130_00)), date(2026, 3, 10), 128_00),
        (replace(OFFER, offer_from=None), date(2020, 1, 1), 99_00),
        (replace(OFFER, offer_until=None), date(2099, 1, 1), 99_00),
    ],
)
def test_the_lower_price_counts_on_its_days(article: Article, day: date, price: int) -> None:
    line = article.line(day)
    assert (line.unit_price, line.special_price) == (Money(price), price == 99_00)


def rung_up(shop: CounterShop) -> CounterView:
    view = shop.desk.begin(shop.cashier)
    added = add_article(shop.desk, shop.cashier, view.basket.basket_id, TEA.article_id)
    assert isinstance(added, CounterView)
    return added


def test_it_ends_with_the_business_day_not_with_midnight() -> None:
    """Half past one on the 12th is the 11th still; half past four is not."""
    shop = CounterShop()
    saved = save_article(shop.desk, shop.manager, OFFER)
    assert saved == OFFER
    assert rung_up(shop).quote.to_pay == Money(99_00)
    shop.clock.wall_ms += _DAY_MS + 15 * _HOUR_MS + _HOUR_MS // 2
    second = rung_up(shop)
    assert second.basket.lines[0].quantity_milli == 2000
    assert second.quote.to_pay == Money(198_00)
    shop.clock.wall_ms += 3 * _HOUR_MS
    third = rung_up(shop)
    assert [line.unit_price for line in third.basket.lines] == [Money(99_00), Money(128_00)]


def test_a_price_check_tells_todays() -> None:
    shop = CounterShop()
    save_article(shop.desk, shop.manager, OFFER)
    with shop.store.reading() as work:
        told = enquire(shop.desk, work, shop.cashier, TEA.article_id, None)
    assert isinstance(told, PriceTold)
    assert told.price == Money(99_00)


def test_a_price_check_is_for_those_who_sell_and_for_what_is_sold() -> None:
    shop = CounterShop()
    save_article(shop.desk, shop.manager, replace(TEA, active=False))
    auditor = Session(Staff("st-9", "老周", Role.AUDITOR), shop.clock.now_ms())
    with shop.store.reading() as work:
        assert articles_for(work, "  ") == []
        assert enquire(shop.desk, work, auditor, TEA.article_id, None) == Refused(Refusal.NOT_ALLOWED)
        for article_id in (TEA.article_id, "nobody-sells-this"):
            told = enquire(shop.desk, work, shop.cashier, article_id, None)
            assert told == Refused(Refusal.ARTICLE_UNKNOWN)


SHEET = "条码,名称,售价,促销价,促销开始,促销结束\n6901234567892,碧螺春,128,99,{first},{last}\n"


def test_a_sheet_brings_it_and_takes_it_back_as_it_was() -> None:
    sheet = read_articles(SHEET.format(first="2026/3/10", last="2026年3月11日").encode())
    assert sheet.bad == ()
    article = sheet.rows[0].article
    assert (article.offer, article.offer_from, article.offer_until) == (
        OFFER.offer,
        OFFER.offer_from,
        OFFER.offer_until,
    )
    again = read_articles(articles_csv([article], {}, Language.EN))
    assert again.rows[0].article == article
    none = read_articles(articles_csv([replace(TEA, article_id=article.article_id)], {}, Language.ZH))
    assert none.rows[0].article.offer == Money(0)


@pytest.mark.parametrize(
    ("first", "last", "column", "problem"),
    [
        ("soon", "", SheetColumn.OFFER_FROM, CellProblem.NOT_A_DATE),
        ("", "2026-02-30", SheetColumn.OFFER_UNTIL, CellProblem.NOT_A_DATE),
        ("2026-03-11", "2026-03-10", SheetColumn.OFFER_UNTIL, CellProblem.ENDS_TOO_SOON),
    ],
)
def test_a_bad_date_names_its_cell(first: str, last: str, column: SheetColumn, problem: CellProblem) -> None:
    (bad,) = read_articles(SHEET.format(first=first, last=last).encode()).bad
    assert (bad.row, bad.column, bad.problem) == (2, column, problem)


@pytest.mark.parametrize(
    "cell", ["2026-3-10", "2026.03.10", "20260310", "2026-03-10 00:00:00", " 2026/03/10 "]
)
def test_dates_are_read_as_people_and_spreadsheets_write_them(cell: str) -> None:
    assert read_date(cell) == date(2026, 3, 10)


def test_a_moment_is_no_date() -> None:
    with pytest.raises(CellRefused):
        read_date("2026-03-10 13:30:00")
