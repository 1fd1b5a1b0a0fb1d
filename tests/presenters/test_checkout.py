"""The checkout by its keys, over a whole shop in memory."""

from __future__ import annotations

import errno
from datetime import date

import pytest

from checkout_stand import CheckoutStand, zh
from fakes.counter_shop import CUP, TEA
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.domain.article import Article, Department
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.codes.payload import PrizeCode
from shuke.domain.money import Money
from shuke.presenters.checkout import Checkout, Overlay
from shuke.presenters.counter import MOST_WAITING
from shuke.presenters.identification import IdentifiedKind
from shuke.wording.said import in_words
from shuke.wording.sentence import Language


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand()


@pytest.fixture
def checkout(stand: CheckoutStand) -> Checkout:
    return stand.begin()


def names(checkout: Checkout) -> list[tuple[str, str, str]]:
    return [(zh(line.name), line.quantity, line.amount) for line in checkout.basket.state.lines]


# a cash sale


def test_an_amount_enter_and_the_cash_key_sell_and_thank(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("12.5")
    checkout.take(TenderKind.CASH)
    thanks = checkout.paying.state.thanks
    assert thanks
    assert (thanks.paid, thanks.change, thanks.receipt_number) == ("¥12.50", "", "S01-1.1-000001")
    assert checkout.basket.state.lines == ()


def test_what_is_typed_before_the_cash_key_is_what_was_given(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("87.5")
    stand.type("100")
    checkout.take(TenderKind.CASH)
    assert checkout.paying.state.thanks
    assert checkout.paying.state.thanks.change == "¥12.50"
    assert checkout.entry.state.typed == ""


def test_the_pay_key_then_enter_takes_the_exact_sum(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("20")
    checkout.pay()
    assert [preset.amount for preset in checkout.paying.state.presets] == ["¥20.00", "¥50.00", "¥100.00"]
    checkout.submit()
    assert checkout.paying.state.thanks


def test_in_paying_eight_digits_are_money_and_not_a_barcode(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("7654321")
    checkout.pay()
    stand.enter("7654321.99")
    assert checkout.paying.state.thanks
    assert checkout.paying.state.thanks.change == "¥0.99"


def test_the_thanks_stay_until_the_next_customer_is_served(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    checkout.take(TenderKind.CASH)
    assert checkout.paying.state.thanks
    assert "还没有商品" in stand.notice
    stand.type("6")
    assert checkout.paying.state.thanks is None


def test_a_scan_serves_the_next_customer(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    checkout.scanned(TEA.barcode, IdentifiedBy.HAND_SCANNER)
    assert checkout.paying.state.thanks is None
    assert names(checkout) == [("碧螺春", "1", "¥128.00")]


def test_keys_pressed_faster_than_the_disk_keep_their_order(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.background.hold()
    stand.type("12")
    checkout.submit()
    checkout.scanned(CUP.barcode, IdentifiedBy.HAND_SCANNER)
    checkout.take(TenderKind.CASH)
    stand.type("7")
    checkout.submit()
    stand.background.release()
    with stand.shop.store.reading() as work:
        totals = work.sales.totals("S01-1", 1)
    assert (totals.sales, totals.paid_minor) == (1, 12_00 + 88_50)
    assert names(checkout) == [("金额商品", "1", "¥7.00")]


def test_a_till_that_falls_behind_says_so_and_loses_no_step_it_took(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.background.hold()
    for _ in range(MOST_WAITING + 2):
        stand.enter("1")
    assert "稍等" in stand.notice
    stand.background.release()
    assert len(checkout.basket.state.lines) == MOST_WAITING + 1


# lines


def test_a_quantity_before_an_article_an_amount_and_on_the_chosen_line(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("3*" + TEA.barcode)
    stand.enter("2*10")
    stand.enter("4*")
    assert names(checkout) == [("碧螺春", "3", "¥384.00"), ("金额商品", "4", "¥40.00")]


def test_a_quantity_typed_before_a_scan_counts_for_it(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.type("0.5*")
    checkout.scanned(TEA.barcode, IdentifiedBy.HAND_SCANNER)
    assert names(checkout) == [("碧螺春", "0.5", "¥64.00")]
    assert checkout.entry.state.typed == ""


def test_a_scan_leaves_an_amount_that_is_being_typed_alone(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.type("12")
    checkout.scanned(TEA.barcode, IdentifiedBy.HAND_SCANNER)
    assert names(checkout) == [("碧螺春", "1", "¥128.00")]
    assert checkout.entry.state.typed == "12"


def test_arrows_choose_lines_and_a_cancelled_one_comes_back(stand: CheckoutStand, checkout: Checkout) -> None:
    for text in ("1", "2*" + TEA.barcode, "3"):
        stand.enter(text)
    assert checkout.basket.state.chosen == 3
    checkout.entry.move(-1)
    assert checkout.basket.state.chosen == 2
    checkout.basket.cancel()
    assert [line.amount for line in checkout.basket.state.lines] == ["¥1.00", "¥3.00"]
    assert checkout.basket.state.chosen == 3
    assert zh(checkout.basket.state.undoable) == "已删除 碧螺春"
    checkout.undo()
    assert names(checkout)[-1] == ("碧螺春", "2", "¥256.00")
    assert checkout.basket.state.undoable == ""


def test_an_open_amount_comes_back_with_its_quantity(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("3*2.5")
    checkout.basket.cancel()
    checkout.undo()
    assert names(checkout) == [("金额商品", "3", "¥7.50")]


def test_one_less_than_one_takes_the_line_out(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("2*" + TEA.barcode)
    checkout.basket.add_pieces(-1)
    assert names(checkout) == [("碧螺春", "1", "¥128.00")]
    checkout.basket.add_pieces(-1)
    assert names(checkout) == []


def test_a_basket_is_voided_by_the_second_press_and_not_by_the_first(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("12")
    checkout.basket.void()
    assert "整单取消？单上 1 行、¥12.00" in stand.notice
    checkout.escape()
    checkout.basket.void()
    assert len(checkout.basket.state.lines) == 1
    checkout.act_on_notice()
    assert checkout.basket.state.lines == ()
    assert "已取消" in stand.notice


def test_typing_takes_the_question_back(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("12")
    checkout.basket.void()
    stand.type("3")
    checkout.basket.void()
    assert len(checkout.basket.state.lines) == 1


# searching


def test_words_search_while_they_are_typed_and_enter_takes_the_highlighted(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.type("盖")
    assert [result.name for result in checkout.entry.state.results] == ["盖碗"]
    checkout.submit()
    assert names(checkout) == [("盖碗", "1", "¥88.50")]
    assert checkout.entry.state.results == ()


def test_an_answer_to_what_is_no_longer_typed_is_dropped(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.background.hold()
    stand.type("盖")
    checkout.entry.clear()
    stand.type("碧")
    stand.background.release()
    assert [result.name for result in checkout.entry.state.results] == ["碧螺春"]
    stand.background.hold()
    stand.type("螺")
    checkout.entry.clear()
    stand.background.release()
    assert checkout.entry.state.results == ()


def test_enter_before_the_answer_takes_the_first_article(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.background.hold()
    stand.type("2*碧")
    checkout.submit()
    stand.background.release()
    assert names(checkout) == [("碧螺春", "2", "¥256.00")]


def test_words_that_find_nothing_say_what_to_do(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("咖啡机")
    assert "咖啡机" in stand.notice
    assert checkout.entry.state.typed == "咖啡机"


def test_an_amount_goes_under_a_department_or_the_department_lists_its_articles(stand: CheckoutStand) -> None:
    cake = Article("a-cake", "绿豆糕", Money(18_00), department_id="d-2")
    departments = (Department("d-1", "茶叶"), Department("d-2", "茶点", 1))
    stand.list_articles((TEA, CUP, cake), departments)
    checkout = stand.begin()
    assert [zh(key.name) for key in checkout.entry.state.departments] == ["茶叶", "茶点"]
    stand.type("9.9")
    checkout.entry.press_department("d-2")
    checkout.entry.press_department("d-2")
    assert [(one.name, one.price) for one in checkout.entry.state.results] == [("绿豆糕", "¥18.00")]
    checkout.submit()
    assert names(checkout) == [("茶点", "1", "¥9.90"), ("绿豆糕", "1", "¥18.00")]
    checkout.entry.press_department("d-1")
    assert "茶叶" in stand.notice


def test_more_departments_than_keys_are_listed_behind_the_last_key(stand: CheckoutStand) -> None:
    stand.list_articles((), tuple(Department(f"d-{at}", f"部门{at}", at) for at in range(1, 13)))
    checkout = stand.begin()
    keys = checkout.entry.state.departments
    assert len(keys) == 8
    checkout.entry.press_department(keys[-1].key)
    assert len(checkout.entry.state.results) == 12
    checkout.entry.move(11)
    stand.background.hold()
    checkout.submit()
    stand.background.release()
    assert "部门12" in stand.notice


# scans and typed codes


def test_a_card_of_the_house_puts_its_member_on_the_basket(stand: CheckoutStand, checkout: Checkout) -> None:
    member = stand.member()
    checkout.open_overlay(Overlay.SCAN)
    assert checkout.scan.state.open
    checkout.scanned(stand.card_text(stand.card_of(member)), IdentifiedBy.CAMERA)
    assert checkout.panel.state.member
    assert zh(checkout.panel.state.member.name) == "王小明"
    assert checkout.state.overlay is Overlay.NONE
    assert not checkout.scan.state.open
    assert [one.kind for one in stand.heard] == [IdentifiedKind.MEMBER]


def test_an_article_scanned_by_the_camera_leaves_the_camera_open(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.open_overlay(Overlay.SCAN)
    checkout.scanned(TEA.barcode, IdentifiedBy.CAMERA)
    assert checkout.state.overlay is Overlay.SCAN
    assert checkout.scan.state.result
    assert zh(checkout.scan.state.result.words) == "已录入 碧螺春"


def test_a_dead_card_is_refused_in_words_and_names_the_new_one(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    member = stand.member()
    old = stand.card_text(stand.card_of(member))
    stand.session = stand.shop.manager
    checkout.find.choose(member)
    checkout.open_overlay(Overlay.CARDS)
    checkout.cards.choose_act("reissued")
    checkout.cards.note_number("document", "身份证 1234")
    checkout.cards.submit()
    checkout.close_overlay()
    checkout.panel.forget()
    checkout.scanned(old, IdentifiedBy.HAND_SCANNER)
    assert "已挂失并补办" in stand.notice
    assert "-2" in stand.notice
    assert checkout.panel.state.member is None


def test_a_typed_phone_identifies_and_an_unknown_one_offers_to_enrol(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.member(phone="13800135678")
    stand.enter("13800135678")
    assert checkout.panel.state.member
    checkout.panel.forget()
    stand.enter("13900000001")
    assert "13900000001" in stand.notice
    checkout.act_on_notice()
    assert checkout.state.overlay is Overlay.ENROL
    assert checkout.enrol.state.phone == "13900000001"


def test_enter_in_an_empty_field_is_the_key_of_what_a_notice_leads_to_and_voids_nothing(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("13900000001")
    assert checkout.state.enter_acts
    checkout.submit()
    assert checkout.enrol.state.phone == "13900000001"
    checkout.close_overlay()
    stand.enter("12")
    checkout.basket.void()
    assert not checkout.state.enter_acts
    checkout.submit()
    assert len(checkout.basket.state.lines) == 1


def test_a_prizes_code_is_named_where_nothing_can_be_handed_over(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    code = PrizeCode("tenant-1", "p-1", "m-1", date(2026, 3, 1))
    checkout.scanned(stand.codes.write(code, stand.shop.signer), IdentifiedBy.HAND_SCANNER)
    assert stand.heard[-1].kind is IdentifiedKind.PRIZE
    assert stand.notice


def test_an_unknown_code_is_named_and_a_very_long_one_is_cut(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.scanned("X" * 5000, IdentifiedBy.HAND_SCANNER)
    assert len(stand.notice) < 140
    assert "没有找到" in stand.notice


# holding


def test_a_held_basket_comes_back_with_member_points_and_payment(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    member = stand.member()
    stand.sell_to(member, Money(200_00))
    checkout.find.choose(member)
    stand.enter(TEA.barcode)
    checkout.accept_offer()
    stand.type("50")
    checkout.take(TenderKind.ALIPAY)
    stand.type("去取包")
    checkout.hold()
    assert (checkout.held.state.count, checkout.panel.state.member, checkout.entry.state.typed) == (
        1,
        None,
        "",
    )
    stand.enter("3")
    checkout.take(TenderKind.CASH)
    checkout.open_overlay(Overlay.HELD)
    (row,) = checkout.held.state.rows
    assert (zh(row.member), row.note, row.total) == ("王**", "去取包", "¥128.00")
    checkout.held.submit()
    assert checkout.state.overlay is Overlay.NONE
    assert checkout.panel.state.member
    totals = checkout.basket.state.totals
    assert (totals.points_value, totals.paid, totals.due) == ("-¥4.00", "-¥50.00", "¥74.00")
    assert checkout.paying.paying


def test_resuming_over_an_unfinished_basket_is_refused_in_the_list(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("3")
    checkout.hold()
    stand.enter("4")
    checkout.open_overlay(Overlay.HELD)
    checkout.held.submit()
    assert checkout.held.state.notice
    assert "还没完成" in zh(checkout.held.state.notice.words)
    assert checkout.state.overlay is Overlay.HELD


# payments


def test_a_partial_payment_fixes_the_basket_until_it_is_taken_back(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter(CUP.barcode)
    checkout.paying.note_reference("2026031022001")
    stand.type("50")
    checkout.take(TenderKind.ALIPAY)
    (tender,) = checkout.paying.state.tenders
    assert (zh(tender.name), tender.amount, tender.reference) == ("支付宝", "¥50.00", "2026031022001")
    assert checkout.paying.state.reference == ""
    assert checkout.basket.state.totals.due == "¥38.50"
    checkout.basket.cancel()
    assert "已收了部分款项" in stand.notice
    assert checkout.paying.leave() is False
    checkout.paying.take_back(1)
    assert "已退回 支付宝 ¥50.00" in stand.notice
    assert checkout.basket.state.totals.due == "¥88.50"
    checkout.paying.take_back(1)
    assert "不在单上" in stand.notice


def test_a_card_payment_above_what_is_due_is_refused_with_the_sum(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("20")
    stand.type("21")
    checkout.take(TenderKind.BANK_CARD)
    assert "最多只能收 ¥20.00" in stand.notice


def test_what_is_no_amount_is_not_taken_and_stays_in_the_field(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("20")
    stand.type("碧")
    checkout.take(TenderKind.CASH)
    assert "碧" in stand.notice
    assert checkout.entry.state.typed == "碧"
    assert len(checkout.basket.state.lines) == 1


def test_a_full_disk_refuses_before_the_customer_pays(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.free_bytes = 0
    stand.enter("20")
    checkout.take(TenderKind.CASH)
    assert "顾客的钱还没有收" in stand.notice
    assert len(checkout.basket.state.lines) == 1


def test_points_can_pay_all_of_it(stand: CheckoutStand, checkout: Checkout) -> None:
    member = stand.member()
    stand.sell_to(member, Money(1000_00))
    checkout.find.choose(member)
    stand.enter("20")
    checkout.accept_offer()
    assert checkout.basket.state.totals.due == "¥0.00"
    checkout.pay()
    assert [(one.minor, zh(one.change)) for one in checkout.paying.state.presets] == [(0, "完成")]
    checkout.submit()
    assert checkout.paying.state.thanks


def test_ringing_up_more_leaves_paying(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("20")
    checkout.pay()
    checkout.scanned(TEA.barcode, IdentifiedBy.HAND_SCANNER)
    assert not checkout.paying.paying
    assert zh(checkout.entry.state.place).startswith("扫码")


# whole


def test_a_restart_takes_up_the_basket_where_it_was(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("20")
    stand.type("5")
    checkout.take(TenderKind.WECHAT)
    stand.type("junk")
    again = Checkout(checkout._needs)
    again.begin()
    assert again.basket.state.totals.due == "¥15.00"
    assert again.paying.paying


def test_a_store_in_trouble_is_told_and_the_next_key_works(stand: CheckoutStand, checkout: Checkout) -> None:
    writing = stand.shop.store.writing

    def locked() -> object:
        raise StoreUnusable(StoreTrouble.LOCKED, "busy")

    stand.shop.store.writing = locked  # type: ignore[assignment,method-assign]
    stand.enter("20")
    assert "占用" in stand.notice
    stand.shop.store.writing = writing  # type: ignore[method-assign]
    stand.enter("20")
    assert [line.amount for line in checkout.basket.state.lines] == ["¥20.00"]
    assert stand.notice == ""


def test_every_state_can_be_read_in_english_too(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter(TEA.barcode)
    checkout.basket.void()
    notice = checkout.state.notice
    assert notice
    assert (
        in_words(notice.words, Language.EN)
        == "Void the whole basket? Lines: 1, ¥128.00. The journal keeps it; nothing is paid."
    )


def test_the_receipt_of_this_sale_is_printed_again_as_a_copy(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.preview.reprint()
    assert "没有可以重打的小票" in stand.notice
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    checkout.open_overlay(Overlay.RECEIPT)
    assert checkout.preview.state.picture == b"picture of S01-1.1-000001"
    checkout.preview.reprint()
    with stand.shop.store.reading() as work:
        assert work.print_jobs.highest_copy("S01-1.1-000001") == 1
    assert "重打" in stand.notice
    assert checkout.paying.state.thanks
    checkout.preview.save()
    assert checkout.preview.state.notice
    assert "/receipts/S01-1.1-000001.png" in zh(checkout.preview.state.notice.words)
    stand.disk_trouble = OSError(errno.ENOSPC, "No space left on device")
    checkout.preview.save()
    assert "No space left on device" in zh(checkout.preview.state.notice.words)
    assert checkout.preview.state.picture
