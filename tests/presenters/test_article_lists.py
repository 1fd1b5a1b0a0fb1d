from __future__ import annotations

from dataclasses import replace

import pytest

from back_office_stand import BackOfficeStand, en, many_articles, zh
from fakes.counter_shop import CUP, TEA
from shuke.application.article_checks import ArticleField
from shuke.application.ports.article_list import ArticleOrder, ArticleSort
from shuke.domain.article import Department
from shuke.domain.money import Money
from shuke.presenters.article_form import ArticleFormPresenter
from shuke.presenters.articles import MOST_PAGES, PAGE, ArticlesPresenter
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice
from shuke.presenters.departments import DepartmentsPresenter


@pytest.fixture
def stand() -> BackOfficeStand:
    return BackOfficeStand()


@pytest.fixture
def articles(stand: BackOfficeStand) -> ArticlesPresenter:
    presenter = ArticlesPresenter(stand.office)
    presenter.open()
    return presenter


@pytest.fixture
def form(stand: BackOfficeStand, articles: ArticlesPresenter) -> ArticleFormPresenter:
    return ArticleFormPresenter(stand.office, articles.saved)


def names(articles: ArticlesPresenter) -> list[str]:
    return [zh(row.cells[0]) for page in articles.state.pages for row in page.rows]


# the list


def test_the_list_says_how_many_there_are_and_reads_beside_the_counter(
    stand: BackOfficeStand, articles: ArticlesPresenter
) -> None:
    assert names(articles) == [CUP.name, TEA.name]
    assert zh(articles.state.count) == "共 2 种"
    assert set(stand.background.lanes_used) == {Lane.READING}


def test_before_the_first_answer_no_number_is_told(stand: BackOfficeStand) -> None:
    stand.background.hold()
    articles = ArticlesPresenter(stand.office)
    articles.open()
    assert articles.state.count == ""
    stand.background.release()
    assert zh(articles.state.count) == "共 2 种"


def test_typing_what_is_typed_already_reads_nothing(
    stand: BackOfficeStand, articles: ArticlesPresenter
) -> None:
    articles.type("盖")
    before = len(stand.background.lanes_used)
    articles.type("盖")
    assert len(stand.background.lanes_used) == before


def test_what_another_panel_has_to_say_stands_over_the_list(articles: ArticlesPresenter) -> None:
    articles.tell(Notice("收好了"))
    assert articles.state.notice == Notice("收好了")
    assert len(names(articles)) == 2


def test_a_row_holds_what_the_columns_say(stand: BackOfficeStand, articles: ArticlesPresenter) -> None:
    marked = replace(
        TEA, price=Money(10_000_000_00), reduced=True, special_price=True, department_id="d-1", brand="云山"
    )
    stand.list_articles((marked,))
    articles.refresh()
    row = articles.state.row(1)
    assert row
    assert [zh(cell) for cell in row.cells] == [
        "碧螺春",
        "6901234567892",
        "茶叶",
        "绿茶",
        "云山",
        "¥10,000,000.00",
        "降价、特价",
    ]
    assert en(row.cells[-1]) == "Reduced, Special"


def test_typing_narrows_the_list_and_clearing_it_shows_all_again(articles: ArticlesPresenter) -> None:
    articles.type("盖")
    assert names(articles) == [CUP.name]
    assert zh(articles.state.count) == "找到 1 种"
    assert articles.state.narrowed
    articles.type("")
    assert len(names(articles)) == 2


def test_what_was_typed_meanwhile_is_what_is_shown(
    stand: BackOfficeStand, articles: ArticlesPresenter
) -> None:
    stand.background.hold()
    for text in ("没", "没有", "碧"):
        articles.type(text)
    assert names(articles) == [CUP.name, TEA.name], "what was there stays until the answer comes"
    before = len(stand.background.lanes_used)
    stand.background.release()
    assert names(articles) == [TEA.name]
    assert len(stand.background.lanes_used) == before + 1, "words that were typed over are not looked for"


def test_only_the_pages_looked_at_are_read(stand: BackOfficeStand, articles: ArticlesPresenter) -> None:
    stand.list_articles(many_articles(10_000))
    articles.refresh()
    assert articles.state.total == 10_002
    assert [page.number for page in articles.state.pages] == [0]
    articles.show_rows(9_050, 9_110)
    assert [page.number for page in articles.state.pages] == [0, 90, 91]
    row = articles.state.row(9_100)
    assert row
    assert zh(row.cells[0]) == "茶叶 09098"
    for first in range(0, 10_000, PAGE):
        articles.show_rows(first, first + 20)
    assert len(articles.state.pages) == MOST_PAGES
    assert articles.state.row(9_905)
    assert articles.state.row(50) is None


def test_pages_of_an_older_list_are_not_mixed_into_a_newer_one(
    stand: BackOfficeStand, articles: ArticlesPresenter
) -> None:
    stand.list_articles(many_articles(1_000))
    articles.refresh()
    stand.background.hold()
    articles.show_rows(500, 520)
    articles.order_by(ArticleOrder.PRICE, descending=True)
    shown: list[list[int]] = []
    articles.attach(lambda state: shown.append([page.number for page in state.pages]))
    stand.background.release()
    assert all(numbers == [0] for numbers in shown), "not even for a moment"
    assert names(articles)[0] == "茶叶 00999"


def test_rows_scrolled_to_while_the_list_is_read_come_after_it(
    stand: BackOfficeStand, articles: ArticlesPresenter
) -> None:
    stand.list_articles(many_articles(1_000))
    stand.background.hold()
    articles.refresh()
    articles.show_rows(500, 520)
    stand.background.release()
    assert articles.state.row(510)


def test_the_order_is_kept_over_search_and_filter(
    stand: BackOfficeStand, articles: ArticlesPresenter
) -> None:
    stand.list_articles(many_articles(5))
    articles.order_by(ArticleOrder.PRICE, descending=True)
    articles.type("茶叶")
    assert names(articles)[0] == "茶叶 00004"
    articles.choose_department("d-1")
    assert names(articles)[0] == "茶叶 00004"
    articles.choose_department("")
    assert names(articles) == []


def test_withdrawing_can_be_undone(stand: BackOfficeStand, articles: ArticlesPresenter) -> None:
    articles.choose("a-tea")
    articles.withdraw()
    assert zh(articles.state.undo) == "“碧螺春”已停售"
    assert names(articles) == [CUP.name]
    articles.undo()
    assert names(articles) == [CUP.name, TEA.name]
    assert stand.article("a-tea") == TEA
    assert articles.state.undo == ""


def test_withdrawn_articles_are_found_and_sold_again(articles: ArticlesPresenter) -> None:
    articles.choose("a-tea")
    articles.withdraw()
    articles.choose_sort(ArticleSort.WITHDRAWN)
    row = articles.state.row(0)
    assert row
    assert not row.sold
    assert zh(row.cells[-1]) == "停售"
    articles.take_up()
    assert names(articles) == []
    articles.undo()
    assert names(articles) == [TEA.name]


def test_a_cashier_is_refused_by_the_use_case(stand: BackOfficeStand, articles: ArticlesPresenter) -> None:
    stand.session = stand.shop.cashier
    before = stand.facts
    articles.choose("a-tea")
    articles.withdraw()
    notice = articles.state.notice
    assert notice
    assert zh(notice.words) == "您的岗位不能做这一步。请店长登录后操作。"
    assert stand.facts == before


# the form


def fill(form: ArticleFormPresenter, **texts: str) -> None:
    for name, text in texts.items():
        form.write(ArticleField(name), text)


def test_a_new_article_is_typed_and_saved(
    stand: BackOfficeStand, articles: ArticlesPresenter, form: ArticleFormPresenter
) -> None:
    form.open_new()
    fill(
        form,
        name=" 紫砂壶  西施 ",
        barcode="６９０９８７６５４３２１２",
        price="1,280",
        cost="560.5",
        brand="松间",
    )
    form.choose_department("d-1")
    form.mark_reduced(True)
    form.save()
    assert not form.state.shown
    saved = stand.article("a-6909876543212")
    assert saved
    assert (saved.name, saved.barcode, saved.brand) == ("紫砂壶 西施", "6909876543212", "松间")
    assert (saved.price, saved.cost) == (Money(1_280_00), Money(560_50))
    assert (saved.department_id, saved.reduced, saved.active) == ("d-1", True, True)
    assert articles.state.chosen == saved.article_id
    assert "紫砂壶 西施" in names(articles)
    notice = articles.state.notice
    assert notice
    assert zh(notice.words) == "已保存“紫砂壶 西施”。"


def test_the_form_of_an_article_shows_what_it_holds_and_changes_only_that(
    stand: BackOfficeStand, form: ArticleFormPresenter
) -> None:
    form.open("a-tea")
    assert form.state.texts[ArticleField.PRICE] == "128.00"
    assert form.state.texts[ArticleField.COST] == "60.00"
    fill(form, price="138.05")
    form.save()
    assert stand.article("a-tea") == replace(TEA, price=Money(138_05))


@pytest.mark.parametrize("typed", ["1.234", "12,80", "一百", "1e3", "-5", "1,28", "0x10", "NaN", "½"])
def test_what_is_no_amount_is_said_below_the_field(
    stand: BackOfficeStand, form: ArticleFormPresenter, typed: str
) -> None:
    before = stand.facts
    form.open("a-tea")
    fill(form, price=typed)
    form.save()
    assert zh(form.state.faults[ArticleField.PRICE]).startswith("不是金额。")
    assert stand.facts == before
    fill(form, price="1")
    assert form.state.faults == {}


def test_every_field_says_its_own_fault(stand: BackOfficeStand, form: ArticleFormPresenter) -> None:
    form.open_new()
    fill(form, barcode="6909876543213", price="10000000.01", cost="x", zone="区" * 61)
    form.save()
    told = {where: zh(words) for where, words in form.state.faults.items()}
    assert told == {
        ArticleField.NAME: "请填写这一项。",
        ArticleField.BARCODE: "13 位条码的校验位不对，可能抄错一位。请扫码或核对。",
        ArticleField.PRICE: "应在 0 到 ¥10,000,000.00 之间。请核对。",
        ArticleField.COST: "不是金额。请写成 128 或 128.50，最多两位小数。",
        ArticleField.ZONE: "太长了，最多 60 个字。请改短。",
    }
    fill(form, name="壶", barcode=TEA.barcode, price="5", cost="", zone="")
    form.save()
    assert zh(form.state.faults[ArticleField.BARCODE]) == "“碧螺春”已用这个条码。请核对，或先将它停售。"
    assert form.state.shown
    assert not form.state.busy


def test_a_scan_fills_the_barcode_of_the_open_form(form: ArticleFormPresenter) -> None:
    form.open_new()
    form.scanned("6909876543212")
    assert form.state.texts[ArticleField.BARCODE] == "6909876543212"


def test_a_scan_opens_the_article_that_has_the_barcode_or_a_new_one(form: ArticleFormPresenter) -> None:
    form.scanned(TEA.barcode)
    assert form.state.article_id == "a-tea"
    form.leave()
    form.scanned("6909876543212")
    assert form.state.article_id == ""
    assert form.state.texts[ArticleField.BARCODE] == "6909876543212"
    assert form.state.notice


def test_unsaved_changes_are_given_up_the_second_time_only(form: ArticleFormPresenter) -> None:
    form.open("a-tea")
    form.leave()
    assert not form.state.shown
    form.open("a-tea")
    fill(form, name="别的")
    form.leave()
    assert form.state.shown
    assert form.state.asked
    fill(form, name="别的茶")
    assert not form.state.asked, "typing on means that it is not given up"
    form.leave()
    form.leave()
    assert not form.state.shown


def test_an_article_without_cost_keeps_none(stand: BackOfficeStand, form: ArticleFormPresenter) -> None:
    form.open("a-cup")
    assert form.state.texts[ArticleField.COST] == ""
    before = stand.facts
    form.save()
    assert not form.state.shown
    assert stand.facts == before, "nothing changed, nothing recorded"


def test_a_cashier_can_not_save_a_form_left_open(stand: BackOfficeStand, form: ArticleFormPresenter) -> None:
    form.open("a-tea")
    fill(form, price="1")
    stand.session = stand.shop.cashier
    form.save()
    assert form.state.shown
    assert not form.state.busy
    assert form.state.notice
    assert stand.article("a-tea") == TEA


# departments


def test_departments_are_added_renamed_and_moved(stand: BackOfficeStand, articles: ArticlesPresenter) -> None:
    presenter = DepartmentsPresenter(stand.office, articles.refresh)
    presenter.open()
    presenter.type("茶具")
    presenter.submit()
    assert presenter.state.typed == ""
    chosen = presenter.state.chosen
    presenter.move(-1)
    assert stand.departments() == ["茶具", "茶叶"]
    presenter.begin_rename(chosen)
    assert zh(presenter.state.label) == "“茶具”改名为"
    presenter.type("壶与杯")
    presenter.submit()
    assert stand.departments() == ["壶与杯", "茶叶"]
    assert articles.state.departments[0] == Department(chosen, "壶与杯", 1)


def test_a_department_s_fault_stands_below_the_field(stand: BackOfficeStand) -> None:
    presenter = DepartmentsPresenter(stand.office, lambda: None)
    presenter.open()
    presenter.type("茶叶")
    presenter.submit()
    assert zh(presenter.state.fault) == "已经有“茶叶”这个部门了。请换个名称。"
    presenter.type("")
    assert presenter.state.fault == ""


def test_escape_lets_go_of_a_new_name_before_the_panel(stand: BackOfficeStand) -> None:
    presenter = DepartmentsPresenter(stand.office, lambda: None)
    presenter.open()
    presenter.begin_rename("d-1")
    presenter.close()
    assert presenter.state.shown
    presenter.close()
    assert not presenter.state.shown
    stand.session = stand.shop.cashier
    presenter.open()
    presenter.type("新")
    presenter.submit()
    assert presenter.state.notice
    assert stand.departments() == ["茶叶"]


def test_the_form_is_called_after_what_it_does(form: ArticleFormPresenter) -> None:
    form.open_new()
    assert zh(form.state.title) == "新增商品"
    form.open(TEA.article_id)
    assert zh(form.state.title) == "修改商品"
