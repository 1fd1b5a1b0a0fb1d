"""What rarely happens at the counter, and must not surprise anybody when it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from checkout_stand import DISCOUNTS, CheckoutStand, zh
from fakes.counter_shop import CUP, TEA
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.counter.lines import change_quantity
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.print_queue import QueueState
from shuke.application.refusal import Refusal, Refused
from shuke.domain.basket import MOST_LINES, IdentifiedBy, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.money import Money
from shuke.presenters.background import Lane
from shuke.presenters.checkout import Checkout, Overlay
from shuke.presenters.counter_words import NoticeTone, refused_words
from shuke.presenters.identification import IdentifiedKind
from shuke.presenters.status import HeadOfficeContact, HeadOfficeSeen, StatusPresenter
from shuke.wording.figures import money_text
from shuke.wording.head_office import TROUBLES


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand()


@pytest.fixture
def checkout(stand: CheckoutStand) -> Checkout:
    return stand.begin()


# before anything is known


def test_before_the_first_view_every_key_answers_or_is_quiet(stand: CheckoutStand) -> None:
    checkout = stand.checkout
    checkout.paying.begin()
    assert "还没有商品" in stand.notice
    checkout.paying.take_back(1)
    assert "不在单上" in stand.notice
    checkout.basket.void()
    checkout.basket.cancel()
    assert "先录入商品" in stand.notice
    checkout.basket.add_pieces(1)
    checkout.basket.change_quantity(2000)
    checkout.basket.move(1)
    checkout.accept_offer()
    checkout.panel.promote()
    checkout.panel.forget()
    checkout.panel.decline_promotion()
    checkout.undo()
    checkout.offers.choose(50)
    assert "已经结束" in stand.notice
    assert checkout.basket.state.lines == ()


def test_the_last_line_cancelled_leaves_nothing_chosen(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.basket.cancel()
    assert checkout.basket.state.chosen == 0
    checkout.basket.cancel()
    assert "先录入商品" in stand.notice
    checkout.forget_undo()
    assert checkout.basket.state.undoable == ""
    checkout.undo()
    assert checkout.basket.state.lines == ()


def test_choosing_another_line_keeps_it_folded_and_the_same_one_unfolds_it(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("5")
    stand.enter("6")
    checkout.basket.choose(1)
    assert (checkout.basket.state.chosen, checkout.basket.state.explaining) == (1, False)
    checkout.basket.choose(1)
    assert checkout.basket.state.explaining


# typing


def test_the_pad_types_and_rubs_out_like_keys(stand: CheckoutStand, checkout: Checkout) -> None:
    for sign in ("1", "00", "."):
        checkout.entry.press(sign)
    checkout.entry.rub_out()
    checkout.entry.type("100")
    assert checkout.entry.state.typed == "100"
    checkout.submit()
    checkout.submit()
    assert checkout.basket.state.totals.due == "¥100.00"


@pytest.mark.parametrize(("text", "said"), [("0*5", "不是数量"), ("12.345", "不是金额"), ("0", "大于 0")])
def test_what_cannot_be_rung_up_is_said(
    stand: CheckoutStand, checkout: Checkout, text: str, said: str
) -> None:
    stand.enter(text)
    assert said in stand.notice
    assert checkout.basket.state.lines == ()


def test_a_refusal_carries_names_and_counts_as_people_read_them() -> None:
    words = refused_words(Refused(Refusal.PHONE_KNOWN, (("number", Bilingual("一", "one")),)), money_text)
    assert "一" in zh(words)
    assert "1,000" in zh(refused_words(Refused(Refusal.TOO_MANY_HELD, (("most", 1000),)), money_text))


def test_escape_takes_away_the_nearest_thing_first(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    checkout.take(TenderKind.CASH)
    stand.checkout.open_overlay(Overlay.FIND)
    checkout.escape()
    assert checkout.state.overlay is Overlay.NONE
    assert stand.notice
    checkout.escape()
    assert stand.notice == ""
    assert checkout.paying.state.thanks
    checkout.escape()
    assert checkout.paying.state.thanks is None
    stand.type("盖")
    checkout.escape()
    assert (checkout.entry.state.typed, checkout.entry.state.results) == ("", ())


def test_escape_leaves_a_payment_that_has_not_begun(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.pay()
    checkout.escape()
    assert not checkout.paying.paying
    assert len(checkout.basket.state.lines) == 1


def test_undo_with_nothing_to_undo_rings_nothing_up(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.basket.undo()
    assert len(checkout.basket.state.lines) == 1


def test_a_code_that_is_nobodys_is_told_beside_the_picture(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.SCAN)
    checkout.scanned("SK:6BF%D0R4N1DOMNONSENSE", IdentifiedBy.CAMERA)
    assert checkout.state.overlay is Overlay.SCAN
    result = checkout.scan.state.result
    assert result
    assert result.tone is NoticeTone.BAD
    assert "再扫" in zh(result.words)


def test_rubbing_everything_out_leaves_the_thanks_alone(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    assert checkout.paying.state.thanks
    checkout.entry.type("")
    assert checkout.paying.state.thanks
    checkout.entry.type("8")
    checkout.entry.type("")
    assert (checkout.paying.state.thanks, checkout.entry.state.typed) == (None, "")


def test_a_result_that_is_gone_by_now_rings_nothing_up(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.type("盖")
    checkout.entry.choose("a-of-yesterday")
    assert checkout.basket.state.lines == ()
    assert checkout.entry.state.typed == "盖"


def test_what_was_typed_over_before_its_answer_came_is_not_rung_up(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.background.hold()
    stand.type("盖碗")
    checkout.submit()
    checkout.entry.type("7")
    stand.background.release()
    assert checkout.basket.state.lines == ()
    assert checkout.entry.state.typed == "7"


def test_after_a_bug_in_a_step_the_next_key_is_taken(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.background.survives = (ZeroDivisionError,)
    checkout.counter.step(lambda _desk, _session, _basket: 1 // 0)  # type: ignore[arg-type,return-value]
    assert not checkout.counter.busy
    stand.enter("5")
    assert len(checkout.basket.state.lines) == 1


def test_closing_means_no_panel(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.HELD)
    checkout.open_overlay(Overlay.NONE)
    assert checkout.state.overlay is Overlay.NONE


def test_a_typed_phone_goes_on_in_the_enrolment(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.type("13900001111")
    checkout.open_overlay(Overlay.ENROL)
    assert checkout.enrol.state.phone == "13900001111"
    assert checkout.entry.state.typed == ""


def test_a_till_without_a_sound_hears_all_the_same(stand: CheckoutStand) -> None:
    checkout = Checkout(replace(stand.checkout._needs, heard=None))
    checkout.begin()
    checkout.scanned("nonsense", IdentifiedBy.CAMERA)
    checkout.act_on_notice()
    assert "没有找到" in stand_notice(checkout)


def stand_notice(checkout: Checkout) -> str:
    notice = checkout.state.notice
    return zh(notice.words) if notice else ""


# discounts and weights


def test_a_discounted_line_shows_what_it_was_what_it_is_and_why(stand: CheckoutStand) -> None:
    stand.publish(2, DISCOUNTS)
    reduced = replace(CUP, article_id="a-red", barcode="2000000000022", reduced=True)
    special = replace(CUP, article_id="a-spe", barcode="2000000000039", special_price=True, category="")
    stand.list_articles((TEA, CUP, reduced, special), ())
    gold = stand.member()
    stand.sell_to(gold, Money(7000_00))
    checkout = stand.begin()
    checkout.find.choose(gold)
    checkout.panel.promote()
    for code in (TEA.barcode, reduced.barcode, special.barcode):
        stand.enter(code)
    tea, cup, dear = checkout.basket.state.lines
    assert (tea.amount, tea.was, zh(tea.note)) == ("¥115.20", "¥128.00", "金卡九折 9折")
    assert (tea.reasons[0].moved, tea.reasons[0].applied) == ("-¥12.80", True)
    assert zh(cup.note).startswith("茶具八五折")
    assert zh(dear.note).startswith("金卡九折")
    assert checkout.basket.state.totals.discount.startswith("-¥")


def test_what_was_weighed_counts_as_one_piece(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("0.25*" + TEA.barcode)
    stand.enter("3*5")
    assert zh(checkout.basket.state.totals.count) == "2 行 · 4 件"


def test_a_reduced_line_says_so_where_no_rule_speaks(stand: CheckoutStand) -> None:
    reduced = replace(CUP, article_id="a-red", barcode="2000000000022", reduced=True)
    special = replace(CUP, article_id="a-spe", barcode="2000000000039", special_price=True)
    stand.list_articles((reduced, special), ())
    checkout = stand.begin()
    for one in (reduced, special):
        stand.enter(one.barcode)
    assert [zh(line.note) for line in checkout.basket.state.lines] == ["已降价", "特价"]


# scans


def test_a_receipt_scanned_at_the_till_says_whether_it_is_genuine(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    code = _receipt_code(stand)
    checkout.scanned(CodeTexts().write_receipt(code, stand.shop.signer), IdentifiedBy.HAND_SCANNER)
    assert checkout.state.notice
    assert checkout.state.notice.tone is NoticeTone.GOOD
    assert "有效" in stand.notice
    assert stand.heard[-1].kind is IdentifiedKind.RECEIPT


def _receipt_code(stand: CheckoutStand) -> ReceiptCode:
    return ReceiptCode(
        tenant="tenant-1",
        shop="S01",
        till="S01-1",
        epoch=1,
        seq=7,
        number="S01-1.1-000001",
        business_date=date(2026, 3, 10),
        sold_at=time(10, 0),
        total=Money(5_00),
        previous=bytes(16),
        running_sales=1,
        running_paid=Money(5_00),
    )


def test_a_scan_that_meets_a_paid_basket_is_refused_in_words(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    card = stand.card_text(stand.card_of(stand.member()))
    stand.enter("20")
    stand.type("5")
    checkout.take(TenderKind.ALIPAY)
    for text in (card, TEA.barcode):
        checkout.scanned(text, IdentifiedBy.HAND_SCANNER)
        assert "已收了部分款项" in stand.notice
        assert stand.heard[-1].kind is IdentifiedKind.REFUSED
    assert checkout.panel.state.member is None


# the member panel's rarer words


def test_a_birthday_without_a_rule_of_its_own_is_still_a_birthday(stand: CheckoutStand) -> None:
    member = stand.member(birthday=Birthday(3, 10))
    checkout = stand.begin()
    checkout.find.choose(member)
    programme = checkout.counter.programme
    assert programme is not None
    checkout.counter.programme = replace(
        programme, days=tuple(rule for rule in programme.days if rule.key != "birthday")
    )
    checkout.counter.be_silent()
    checkout.panel._refresh()
    assert checkout.panel.state.member
    assert [(one.icon, zh(one.words)) for one in checkout.panel.state.member.today] == [
        ("birthday", "今天是会员生日")
    ]


def test_points_that_are_no_money_have_no_worth(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(40_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    assert checkout.panel.state.member
    assert checkout.panel.state.member.worth == ""


def test_a_forgotten_member_is_not_brought_back_into_another_basket(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.find.choose(stand.member())
    stand.enter("5")
    checkout.panel.forget()
    checkout.take(TenderKind.CASH)
    assert checkout.panel.state.undoable == ""
    checkout.undo()
    assert checkout.panel.state.member is None


def test_a_forgotten_member_fades(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.find.choose(stand.member())
    checkout.panel.forget()
    checkout.forget_undo()
    checkout.undo()
    assert checkout.panel.state.member is None


def test_the_alternatives_are_chosen_by_arrows_and_by_touch(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(520_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("200")
    checkout.open_overlay(Overlay.OFFERS)
    checkout.offers.move(1)
    assert checkout.offers.submit()
    assert checkout.basket.state.totals.points_value == "-¥5.00"
    checkout.offers.choose(0)
    assert checkout.basket.state.totals.points_value == ""
    checkout.offers.promote()
    assert checkout.panel.state.member


def test_an_offer_taken_behind_a_panel_that_was_open_before_the_last_change_is_harmless(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.accept_offer()
    checkout.paying.promote()
    assert checkout.state.notice is None


# finding


def test_the_search_keeps_whom_the_arrows_reached(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.member("李一", "13800000001")
    stand.member("李二", "13800000002")
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type("李")
    checkout.find.move(1)
    second = checkout.find.state.found[1].member_id
    checkout.find.type("李 ")
    assert checkout.find.state.found[checkout.find.state.highlighted].member_id == second
    checkout.find.type("李 ")
    checkout.find.move(-5)
    assert checkout.find.state.highlighted == 0


def test_enter_on_an_empty_search_does_nothing_and_stale_enters_are_dropped(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.member()
    checkout.open_overlay(Overlay.FIND)
    checkout.find.submit()
    checkout.find.move(1)
    stand.background.hold()
    checkout.find.type("5678")
    checkout.find.submit()
    checkout.find.type("567")
    stand.background.release()
    assert checkout.panel.state.member is None


def test_what_is_typed_in_the_search_may_be_enrolled(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type("13900001111")
    assert checkout.find.phone == "13900001111"
    checkout.find.type("王")
    assert checkout.find.phone == ""


def test_a_dead_card_in_the_search_says_that_it_is_dead(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.session = stand.shop.manager
    member = stand.member()
    checkout.find.choose(member)
    checkout.open_overlay(Overlay.CARDS)
    checkout.cards.choose_act("reissued")
    checkout.cards.note_number("document", "身份证 1234")
    checkout.cards.submit()
    checkout.cards.choose_act("reported-lost")
    checkout.cards.submit()
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type(stand.card_of(member).number)
    assert zh(checkout.find.state.found[0].visited) == "已挂失"


# enrolling


def test_a_member_enrolled_behind_a_partly_paid_basket_is_a_member_all_the_same(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("20")
    stand.type("5")
    checkout.take(TenderKind.ALIPAY)
    checkout.open_overlay(Overlay.ENROL, "13900001111")
    checkout.enrol.tick("slip", True)
    checkout.enrol.note_number("document", "身份证1234")
    checkout.enrol.submit()
    assert "不记给新会员" in stand.notice
    assert checkout.panel.state.member is None


def test_no_fee_is_taken_behind_a_partly_paid_basket(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("20")
    stand.type("5")
    checkout.take(TenderKind.ALIPAY)
    checkout.open_overlay(Overlay.ENROL, "13900001111")
    checkout.enrol.choose_way("tier.ordinary.fee")
    checkout.enrol.submit()
    assert checkout.enrol.state.notice
    assert "已收了部分款项" in zh(checkout.enrol.state.notice.words)


def test_a_fee_that_cannot_be_rung_up_is_told(stand: CheckoutStand, checkout: Checkout) -> None:
    view = checkout.counter.view
    assert view
    basket = view.basket
    for _ in range(MOST_LINES):
        basket = basket.with_line(CUP.line(date(2026, 3, 10)))
    with stand.shop.store.writing() as work:
        stand.shop.desk.put(work, basket)
        work.commit()
    checkout = stand.begin()
    checkout.open_overlay(Overlay.ENROL, "13900001111")
    checkout.enrol.choose_way("no.such.way")
    checkout.enrol.choose_way("tier.ordinary.fee")
    checkout.enrol.submit()
    assert "500 行" in stand.notice
    assert checkout.panel.state.member


def test_a_second_press_while_the_first_is_under_way_enrols_once(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.open_overlay(Overlay.ENROL, "13900001111")
    checkout.enrol.choose_way("tier.ordinary.fee")
    stand.background.hold()
    checkout.enrol.submit()
    checkout.enrol.submit()
    stand.background.release()
    assert "已入会" in stand.notice


def test_a_name_of_strange_signs_is_refused_beside_the_field(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.open_overlay(Overlay.ENROL, "13900001111")
    checkout.enrol.type("name", "王\u202e明")
    checkout.enrol.submit()
    assert [field for field, _ in checkout.enrol.state.wrong] == ["name"]


def test_a_document_without_a_number_is_kept_by_its_kind(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.open_overlay(Overlay.ENROL, "13900001111")
    checkout.enrol.tick("slip", True)
    checkout.enrol.note_number("document", "身份证 12")
    checkout.enrol.note_number("document", "")
    assert [proof.seen for proof in checkout.enrol.state.proofs] == [True, True]
    checkout.enrol.submit()
    assert checkout.panel.state.member


# holding, paying, the rest


def test_arrows_choose_among_the_held(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.held.submit()
    checkout.held.move(1)
    for amount in ("1", "2"):
        stand.enter(amount)
        checkout.hold()
    checkout.open_overlay(Overlay.HELD)
    checkout.held.move(1)
    checkout.held.submit()
    assert checkout.basket.state.totals.due == "¥1.00"


def test_holding_nothing_is_refused(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.hold()
    assert "还没有商品" in stand.notice


def test_a_likely_amount_is_taken_by_touch(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("87.5")
    checkout.pay()
    checkout.paying.take_preset(100_00)
    assert checkout.paying.state.thanks
    assert checkout.paying.state.thanks.change == "¥12.50"


def test_leaving_the_payment_keeps_the_basket(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("5")
    checkout.pay()
    assert checkout.paying.leave()
    assert not checkout.paying.leave()
    assert checkout.basket.state.totals.due == "¥5.00"


def test_a_step_refused_by_the_use_case_leaves_the_view_as_it_was(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("5")
    checkout.counter.step(lambda desk, session, b: change_quantity(desk, session, b, 99, 1000))
    assert "不在单上" in stand.notice
    assert not checkout.counter.busy
    assert checkout.basket.state.totals.due == "¥5.00"


def test_a_receipt_nobody_printed_says_so_and_is_not_saved(checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.RECEIPT)
    assert checkout.preview.state.notice
    checkout.preview.save()
    assert "没有可以重打" in zh(checkout.preview.state.notice.words)


def test_while_a_receipt_is_drawn_the_next_customer_is_served(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("5")
    checkout.take(TenderKind.CASH)
    stand.background.hold_lane(Lane.PRINTER)
    checkout.open_overlay(Overlay.RECEIPT)
    assert checkout.preview.state.picture == b""
    checkout.close_overlay()
    stand.enter("7")
    assert checkout.basket.state.totals.due == "¥7.00"
    checkout.open_overlay(Overlay.RECEIPT)
    stand.background.release()
    assert checkout.preview.state.picture == b"picture of S01-1.1-000001"


def test_the_strip_tells_head_office_in_each_of_its_states() -> None:
    strip = StatusPresenter()
    strip.place_known("熟客茶庄", "1号台")
    said = {}
    for contact in HeadOfficeContact:
        refused = TROUBLES["refused"] if contact is HeadOfficeContact.REFUSED else ""
        strip.head_office_seen(HeadOfficeSeen(contact, 3, trouble=refused))
        said[contact] = next(zh(one.words) for one in strip.state.items if one.name == "head_office")
    assert len(set(said.values())) == len(HeadOfficeContact)
    assert "上传 3 条" in said[HeadOfficeContact.ONLINE]


def test_a_printer_in_trouble_with_nothing_to_print_says_only_that() -> None:
    strip = StatusPresenter()
    strip.queue_changed(QueueState(0, trouble=PrinterTrouble.OFFLINE))
    assert "待打印" not in next(zh(one.words) for one in strip.state.items if one.name == "printer")
