"""The heaviest basket that can be rung up can also be paid, written down, and given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.tea_chain import changed
from fakes.counter_shop import SHOP, CounterShop
from shuke.adapters.fact_bytes import MOST_FACT_BYTES
from shuke.application.counter.lines import add_article, cancel_line, void_basket
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.counter.weight import carried, told, too_heavy
from shuke.application.refusal import Refusal, Refused
from shuke.domain.article import Article
from shuke.domain.basket import MOST_LINES, Basket, BasketLine, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.articles_listed import MOST_ARTICLES, ArticlesListed
from shuke.domain.facts.explained import explained, reasons_of
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money
from shuke.domain.profile import Profile

LONG = "𠮷" * 60
"""As long as a text of an article may be, of the longest characters."""


def article(number: int, text: str) -> Article:
    return Article(f"a-{number:038d}", text, Money(128_00 + number), f"{number:040d}", f"d-{number:010d}", text, text,
                   text, text, text)  # fmt: skip


def discounts(how_many: int) -> str:
    """Rules for this member, one that applies and many that take every line out."""
    applies = (
        '[[discounts]]\nkey = "best"\nname = { zh = "会员价", en = "Members" }\n'
        'tiers = ["ordinary"]\npay_percent = 88\n'
    )
    refused = "".join(
        f'[[discounts]]\nkey = "d{number}"\nname = {{ zh = "第{number}条优惠", en = "Rule number {number}" }}\n'
        f'tiers = ["ordinary"]\npay_percent = 90\nwithout = {{ categories = ["{"tea" * 10}"] }}\n'
        for number in range(how_many)
    )
    return applies + refused


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def on_the_counter(shop: CounterShop, basket: Basket) -> None:
    with shop.store.writing() as work:
        shop.desk.put(work, basket)
        work.commit()


def the_newest_fact(shop: CounterShop) -> tuple[object, int]:
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    _, kind, version, plain = shop.sealing.open(stored.content)
    return read_body(kind, version, plain), len(stored.content)


def pay_it(shop: CounterShop, basket: Basket) -> CounterView | Refused:
    return pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket.basket_id, TenderKind.CASH)


def test_a_sale_of_500_lines_under_many_rules_is_written_down_and_keeps_what_moved_money(
    shop: CounterShop,
) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    with shop.store.writing() as work:
        document = changed(("version = 1\n", "version = 2\n"), more=discounts(20))
        shop.recorder.record(
            work, SHOP, ProgrammePublished("tea-chain", 2, date(2021, 1, 1), document), staff=""
        )
        work.commit()
    name = "明前特级手工碧螺春绿茶礼盒装洞庭山头采茶叶送礼佳品二百五十克双罐装铁盒"
    line = replace(
        article(1, "").line(date(2026, 3, 10)),
        name=name,
        style="罐装礼盒",
        brand="星野茶业",
        category="tea" * 10,
    )
    lines = tuple(replace(line, line_id=number) for number in range(1, MOST_LINES + 1))
    basket = shop.desk.begin(shop.cashier).basket
    basket = replace(
        basket, lines=lines, next_line_id=MOST_LINES + 1, member_id=member.member_id, voided=lines
    )
    assert not too_heavy(lines)
    on_the_counter(shop, basket)
    answer = pay_it(shop, basket)
    assert isinstance(answer, CounterView)
    assert answer.completed
    sale, size = the_newest_fact(shop)
    assert isinstance(sale, SaleCompleted)
    assert size <= MOST_FACT_BYTES
    applied = [reason for reason in reasons_of(sale.explanation) if reason.rule == "discount.best"]
    assert sum(reason.amount.minor for reason in applied) == sale.discount.minor > 0
    assert len(applied) == MOST_LINES


def test_lines_too_long_for_one_sale_are_refused_when_they_are_rung_up(shop: CounterShop) -> None:
    long_one = article(1, LONG)
    other = article(2, LONG)
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, ArticlesListed((long_one, other)), staff="")
        work.commit()
    lines: tuple[BasketLine, ...] = ()
    while not too_heavy((*lines, long_one.line(date(2026, 3, 10)))):
        lines = (*lines, replace(long_one.line(date(2026, 3, 10)), line_id=len(lines) + 1))
    basket = shop.desk.begin(shop.cashier).basket
    basket = replace(basket, lines=lines, next_line_id=len(lines) + 1)
    on_the_counter(shop, basket)
    answer = add_article(shop.desk, shop.cashier, basket.basket_id, other.article_id)
    assert answer == Refused(Refusal.BASKET_FULL)
    assert isinstance(pay_it(shop, basket), CounterView)
    _, size = the_newest_fact(shop)
    assert size <= MOST_FACT_BYTES


def test_the_heaviest_basket_can_be_given_up(shop: CounterShop) -> None:
    line = article(1, LONG).line(date(2026, 3, 10))
    lines = tuple(replace(line, line_id=number) for number in range(1, 180))
    basket = replace(shop.desk.begin(shop.cashier).basket, lines=lines, next_line_id=180)
    on_the_counter(shop, basket)
    for number in range(1, 90):
        answer = cancel_line(shop.desk, shop.cashier, basket.basket_id, number)
        assert isinstance(answer, CounterView)
    assert [kept.line_id for kept in answer.basket.voided] == list(range(90 - len(answer.basket.voided), 90))
    on_the_counter(shop, replace(answer.basket, lines=lines))
    assert isinstance(void_basket(shop.desk, shop.cashier, basket.basket_id), CounterView)


def test_a_fact_of_the_longest_articles_can_be_written_down(shop: CounterShop) -> None:
    many = tuple(article(number, LONG) for number in range(MOST_ARTICLES))
    with shop.store.writing() as work:
        fact = shop.recorder.record(work, SHOP, ArticlesListed(many), staff="")
    assert len(fact.content) <= MOST_FACT_BYTES


def test_of_the_lines_taken_out_the_newest_are_kept() -> None:
    line = article(1, LONG).line(date(2026, 3, 10))
    voided = tuple(replace(line, line_id=number) for number in range(100))
    kept = carried(voided)
    assert 0 < len(kept) < 100
    assert kept == voided[-len(kept) :]
    assert carried(voided[:3]) == voided[:3]
    assert carried(()) == ()


def test_what_moved_money_is_told_before_what_did_not() -> None:
    moved = Reason("discount.best", applied=True, sentence="discount.applied", values=(("x", "長" * 2000),))
    idle = moved._replace(applied=False)
    explanation = [idle] * 100 + [moved] * 50
    kept = reasons_of(told(explanation))
    assert kept.count(moved) == 50
    assert 0 < kept.count(idle) < 100
    assert told([idle, moved]) == explained((idle, moved))
