"""What a step keeps from the one before is used only while it is still true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fakes.counter_shop import SHOP, CounterShop
from shuke.application.basket_bytes import BasketBytes
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.view import CounterView
from shuke.application.ports.store import StoredBasket
from shuke.assets import resources
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.money import Money


def test_a_basket_that_changed_on_disk_is_the_one_that_is_rung_up_on() -> None:
    shop = CounterShop()
    basket = shop.desk.begin(shop.cashier).basket
    with shop.store.writing() as work:
        content = BasketBytes(shop.encoding).write(replace(basket, note="from elsewhere"))
        work.baskets.put(StoredBasket(basket.basket_id, basket.state.value, 7, content))
        work.commit()
    view = add_open_amount(shop.desk, shop.cashier, basket.basket_id, Money(5_00))
    assert isinstance(view, CounterView)
    assert view.basket.note == "from elsewhere"


def test_the_same_basket_under_another_programme_is_quoted_anew() -> None:
    shop = CounterShop()
    first = shop.desk.begin(shop.cashier)
    document = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    with shop.store.writing() as work:
        newer = ProgrammePublished(
            "tea-chain", 2, date(2021, 1, 1), document.replace("version = 1", "version = 2")
        )
        shop.recorder.record(work, SHOP, newer, staff="")
        work.commit()
    again = shop.desk.begin(shop.cashier)
    assert again.basket == first.basket
    assert (first.quote.programme_version, again.quote.programme_version) == (1, 2)
