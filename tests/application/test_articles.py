from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from fakes.counter_shop import CUP, TEA, CounterShop
from shuke.application.article_checks import (
    LONGEST_TEXT,
    MOST_DEPARTMENTS,
    ArticleField,
    Fault,
    FaultKind,
    article_faults,
)
from shuke.application.article_keys import article_key
from shuke.application.articles import (
    ArticleFaulty,
    move_department,
    save_article,
    save_department,
    sell_article,
)
from shuke.application.ports.article_list import ArticleOrder, ArticleSort, ArticlesWanted
from shuke.application.refusal import Refusal, Refused
from shuke.domain.article import Article, Department
from shuke.domain.basket import MOST_UNIT_PRICE
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.money import Money

NOT_ALLOWED = Refused(Refusal.NOT_ALLOWED)
POT = Article(
    "",
    "紫砂壶 西施",
    Money(1_280_00),
    "6909876543212",
    "d-1",
    "西施",
    "松间",
    "280ml",
    "茶具",
    "茶具区",
    Money(560_00),
)


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def held(shop: CounterShop, article_id: str) -> Article | None:
    with shop.store.reading() as work:
        return work.articles.by_id(article_id)


def facts(shop: CounterShop) -> int:
    with shop.store.reading() as work:
        return work.journal.count_after("S01-1", 0, 0)


def names(shop: CounterShop, wanted: ArticlesWanted, offset: int = 0, limit: int = 100) -> list[str]:
    with shop.store.reading() as work:
        return [article.name for article in work.articles.listed(wanted, offset, limit)]


def departments(shop: CounterShop) -> list[Department]:
    with shop.store.reading() as work:
        return work.articles.departments()


def saved(shop: CounterShop, article: Article) -> Article:
    answer = save_article(shop.desk, shop.manager, article)
    assert isinstance(answer, Article), answer
    return answer


def faults(shop: CounterShop, article: Article) -> dict[ArticleField, FaultKind]:
    answer = save_article(shop.desk, shop.manager, article)
    assert isinstance(answer, ArticleFaulty), answer
    return {field: fault.kind for field, fault in answer.faults.items()}


def test_a_cashier_may_keep_neither_articles_nor_departments(shop: CounterShop) -> None:
    before = facts(shop)
    assert save_article(shop.desk, shop.cashier, POT) == NOT_ALLOWED
    assert sell_article(shop.desk, shop.cashier, "a-tea", sold=False) == NOT_ALLOWED
    assert save_department(shop.desk, shop.cashier, "茶具") == NOT_ALLOWED
    assert move_department(shop.desk, shop.cashier, "d-1", 1) == NOT_ALLOWED
    assert facts(shop) == before


def test_a_new_article_is_a_fact_under_the_id_an_import_would_give_it(shop: CounterShop) -> None:
    pot = saved(shop, POT)
    assert pot.article_id == article_key(POT.barcode, POT.name)
    assert held(shop, pot.article_id) == replace(POT, article_id=pot.article_id)
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    header, kind, _, _ = shop.sealing.open(stored.content)
    assert (kind, header.staff) == (ArticlesListed.KIND, "st-2")


def test_saving_what_is_there_already_records_nothing(shop: CounterShop) -> None:
    before = facts(shop)
    assert saved(shop, TEA) == TEA
    assert facts(shop) == before
    changed = saved(shop, replace(TEA, price=Money(138_00)))
    assert held(shop, "a-tea") == changed
    assert facts(shop) == before + 1


def test_a_barcode_rings_up_one_article(shop: CounterShop) -> None:
    answer = save_article(shop.desk, shop.manager, replace(POT, barcode=TEA.barcode))
    assert isinstance(answer, ArticleFaulty)
    assert answer.faults == {ArticleField.BARCODE: Fault(FaultKind.BARCODE_TAKEN, other=TEA.name)}
    assert held(shop, article_key(TEA.barcode, POT.name)) is None


def test_a_withdrawn_article_is_off_the_counter_and_comes_back(shop: CounterShop) -> None:
    assert sell_article(shop.desk, shop.manager, "a-tea", sold=False) == replace(TEA, active=False)
    with shop.store.reading() as work:
        assert work.articles.by_barcode(TEA.barcode) is None
    assert sell_article(shop.desk, shop.manager, "a-tea", sold=True) == TEA
    with shop.store.reading() as work:
        assert work.articles.by_barcode(TEA.barcode) == TEA


def test_a_withdrawn_article_stays_so_while_another_has_its_barcode(shop: CounterShop) -> None:
    sell_article(shop.desk, shop.manager, "a-tea", sold=False)
    saved(shop, replace(POT, barcode=TEA.barcode))
    answer = sell_article(shop.desk, shop.manager, "a-tea", sold=True)
    assert answer == Fault(FaultKind.BARCODE_TAKEN, other=POT.name)
    assert held(shop, "a-tea") == replace(TEA, active=False)


def test_an_article_that_is_not_there_can_not_be_withdrawn(shop: CounterShop) -> None:
    answer = sell_article(shop.desk, shop.manager, "a-nothing", sold=False)
    assert answer == Refused(Refusal.ARTICLE_UNKNOWN)


def test_a_new_article_takes_the_place_of_the_withdrawn_one_with_its_barcode(shop: CounterShop) -> None:
    first = saved(shop, POT)
    sell_article(shop.desk, shop.manager, first.article_id, sold=False)
    again = saved(shop, replace(POT, name="紫砂壶 西施(新)"))
    assert again.article_id == first.article_id
    assert held(shop, first.article_id) == again


def test_a_barcode_given_up_by_an_article_does_not_bring_its_place_with_it(shop: CounterShop) -> None:
    first = saved(shop, POT)
    moved = saved(shop, replace(first, barcode="6900000000014"))
    second = saved(shop, replace(POT, name="另一把壶"))
    assert second.article_id != first.article_id
    assert held(shop, first.article_id) == moved


def test_two_articles_without_barcode_need_two_names(shop: CounterShop) -> None:
    plain = replace(POT, barcode="")
    saved(shop, plain)
    assert faults(shop, plain) == {ArticleField.NAME: FaultKind.NAME_TAKEN}


@pytest.mark.parametrize(
    ("changes", "field", "kind"),
    [
        ({"name": ""}, ArticleField.NAME, FaultKind.MISSING),
        ({"name": "   "}, ArticleField.NAME, FaultKind.MISSING),
        ({"name": "壶" * (LONGEST_TEXT + 1)}, ArticleField.NAME, FaultKind.TOO_LONG),
        ({"name": "壶\x1b@"}, ArticleField.NAME, FaultKind.UNPRINTABLE),
        ({"barcode": "690\t123"}, ArticleField.BARCODE, FaultKind.NOT_A_BARCODE),
        ({"barcode": "6909876543213"}, ArticleField.BARCODE, FaultKind.CHECK_DIGIT),
        ({"barcode": "６９０"}, ArticleField.BARCODE, FaultKind.NOT_A_BARCODE),
        ({"barcode": "6" * 41}, ArticleField.BARCODE, FaultKind.TOO_LONG),
        ({"zone": "区" * (LONGEST_TEXT + 1)}, ArticleField.ZONE, FaultKind.TOO_LONG),
        ({"brand": "松\n间"}, ArticleField.BRAND, FaultKind.UNPRINTABLE),
        ({"price": Money(-1)}, ArticleField.PRICE, FaultKind.OUT_OF_BOUNDS),
        ({"price": Money(MOST_UNIT_PRICE.minor + 1)}, ArticleField.PRICE, FaultKind.OUT_OF_BOUNDS),
        ({"cost": Money(MOST_UNIT_PRICE.minor + 1)}, ArticleField.COST, FaultKind.OUT_OF_BOUNDS),
    ],
)
def test_what_no_article_may_hold_is_named_by_field(
    changes: dict[str, object], field: ArticleField, kind: FaultKind
) -> None:
    found = article_faults(replace(POT, **changes))  # type: ignore[arg-type]  # names are those of the article
    assert {at: fault.kind for at, fault in found.items()} == {field: kind}


def test_an_article_with_several_faults_is_told_all_of_them_and_not_kept(shop: CounterShop) -> None:
    before = facts(shop)
    assert faults(shop, replace(POT, name="", barcode=TEA.barcode, department_id="d-gone")) == {
        ArticleField.NAME: FaultKind.MISSING,
        ArticleField.BARCODE: FaultKind.BARCODE_TAKEN,
        ArticleField.DEPARTMENT: FaultKind.DEPARTMENT_GONE,
    }
    assert facts(shop) == before


def test_the_bounds_themselves_are_allowed() -> None:
    longest = replace(
        POT,
        name="壶" * LONGEST_TEXT,
        zone="区" * LONGEST_TEXT,
        barcode="6" * 40,
        price=MOST_UNIT_PRICE,
        cost=Money(0),
    )
    assert article_faults(longest) == {}
    assert article_faults(replace(POT, price=Money(0), barcode="")) == {}


def test_departments_are_added_renamed_and_keep_their_articles(shop: CounterShop) -> None:
    added = save_department(shop.desk, shop.manager, " 茶具 ")
    assert isinstance(added, tuple)
    assert [(d.name, d.position) for d in added] == [("茶叶", 0), ("茶具", 1)]
    renamed = save_department(shop.desk, shop.manager, "名茶", "d-1")
    assert isinstance(renamed, tuple)
    assert (renamed[0].department_id, renamed[0].name) == ("d-1", "名茶")
    assert departments(shop) == list(renamed)


def test_a_department_with_the_former_name_of_another_is_one_of_its_own(shop: CounterShop) -> None:
    first = save_department(shop.desk, shop.manager, "茶具")
    assert isinstance(first, tuple)
    save_department(shop.desk, shop.manager, "壶与杯", first[1].department_id)
    again = save_department(shop.desk, shop.manager, "茶具")
    assert isinstance(again, tuple)
    assert [d.name for d in departments(shop)] == ["茶叶", "壶与杯", "茶具"]


def test_department_names_are_bounded_and_used_once(shop: CounterShop) -> None:
    before = facts(shop)
    manager = shop.manager
    assert save_department(shop.desk, manager, "  ") == Fault(FaultKind.MISSING)
    assert save_department(shop.desk, manager, "茶叶") == Fault(FaultKind.NAME_TAKEN, other="茶叶")
    too_long = "长" * (LONGEST_TEXT + 1)
    assert save_department(shop.desk, manager, too_long) == Fault(FaultKind.TOO_LONG, LONGEST_TEXT)
    assert save_department(shop.desk, manager, "名", "d-gone") == Fault(FaultKind.DEPARTMENT_GONE)
    assert isinstance(save_department(shop.desk, manager, "茶叶", "d-1"), tuple)
    assert facts(shop) == before


def test_the_number_of_departments_is_bounded(shop: CounterShop) -> None:
    many = tuple(Department(f"m-{number}", f"部门{number}", number) for number in range(1, MOST_DEPARTMENTS))
    with shop.store.writing() as work:
        shop.recorder.record(work, shop.desk.shop, ArticlesListed((), many), staff="")
        work.commit()
    answer = save_department(shop.desk, shop.manager, "再来一个")
    assert answer == Fault(FaultKind.TOO_MANY, MOST_DEPARTMENTS)


def test_departments_change_places_and_stay_within_the_list(shop: CounterShop) -> None:
    for name in ("茶具", "茶点"):
        save_department(shop.desk, shop.manager, name)
    last = departments(shop)[-1].department_id
    moved = move_department(shop.desk, shop.manager, last, -1)
    assert isinstance(moved, tuple)
    assert [d.name for d in departments(shop)] == ["茶叶", "茶点", "茶具"]
    before = facts(shop)
    move_department(shop.desk, shop.manager, departments(shop)[0].department_id, -1)
    assert [d.name for d in departments(shop)] == ["茶叶", "茶点", "茶具"]
    assert move_department(shop.desk, shop.manager, "d-gone", 1) == tuple(departments(shop))
    assert facts(shop) == before


def test_the_list_finds_every_word_in_any_of_the_columns(shop: CounterShop) -> None:
    saved(shop, POT)
    assert names(shop, ArticlesWanted("松间 西施")) == [POT.name]
    assert names(shop, ArticlesWanted("280ML")) == [POT.name]
    assert names(shop, ArticlesWanted("69012")) == [TEA.name]
    assert names(shop, ArticlesWanted("松间 盖碗")) == []
    assert names(shop, ArticlesWanted("100%")) == []


def test_the_list_is_filtered_by_department_and_by_sale(shop: CounterShop) -> None:
    pot = saved(shop, POT)
    assert names(shop, ArticlesWanted(department_id="d-1")) == [POT.name]
    assert set(names(shop, ArticlesWanted(department_id=""))) == {TEA.name, CUP.name}
    sell_article(shop.desk, shop.manager, pot.article_id, sold=False)
    assert POT.name not in names(shop, ArticlesWanted())
    assert names(shop, ArticlesWanted(sort=ArticleSort.WITHDRAWN)) == [POT.name]
    assert len(names(shop, ArticlesWanted(sort=ArticleSort.ALL))) == 3


def test_pages_in_any_order_hold_every_article_once(shop: CounterShop) -> None:
    many = tuple(
        Article(f"m-{n:02d}", f"茶{n % 7}", Money(n % 3 * 100), f"{n % 5}", f"d-{n % 2}", brand="b" * (n % 4))
        for n in range(40)
    )
    with shop.store.writing() as work:
        shop.recorder.record(work, shop.desk.shop, ArticlesListed(many), staff="")
        work.commit()
    for order, descending in product(ArticleOrder, (False, True)):
        wanted = ArticlesWanted(order=order, descending=descending)
        with shop.store.reading() as work:
            pages = [work.articles.listed(wanted, offset, 10) for offset in range(0, 50, 10)]
            assert work.articles.count_listed(wanted) == 42
        found = [article.article_id for page in pages for article in page]
        assert len(found) == len(set(found)) == 42, wanted


def test_the_list_is_ordered_by_what_is_wanted(shop: CounterShop) -> None:
    saved(shop, POT)
    saved(shop, replace(CUP, reduced=True))
    assert names(shop, ArticlesWanted(order=ArticleOrder.PRICE)) == [CUP.name, TEA.name, POT.name]
    assert names(shop, ArticlesWanted(order=ArticleOrder.PRICE, descending=True))[0] == POT.name
    assert names(shop, ArticlesWanted(order=ArticleOrder.MARKS))[0] == CUP.name
    assert names(shop, ArticlesWanted(order=ArticleOrder.DEPARTMENT, descending=True))[0] == POT.name
