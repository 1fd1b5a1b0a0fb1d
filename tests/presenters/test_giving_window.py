"""The window of perks, gifts, coupons and stamps: what may be had stands first, what may not says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from checkout_stand import CheckoutStand, zh
from fakes.value_shop import MORE
from money_scenes import member_with_value, topped_up
from shuke.application.prizes.stock_here import Missing
from shuke.presenters.checkout import Overlay
from shuke.presenters.money_held.giving import GivingPresenter


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    member_with_value(stand, MORE)
    stand.session = stand.shop.manager
    return stand


def opened(stand: CheckoutStand, page: str) -> GivingPresenter:
    stand.checkout.open_overlay(Overlay.GIVING)
    stand.checkout.giving.choose_page(page)
    return stand.checkout.giving


def said(giving: GivingPresenter) -> str:
    return zh(giving.state.notice.words) if giving.state.notice else ""


def points(stand: CheckoutStand) -> int:
    view = stand.checkout.counter.view
    assert view is not None
    assert view.member is not None
    return view.member.standing.points_known


def test_perks_that_may_be_had_stand_first_and_the_others_say_why(stand: CheckoutStand) -> None:
    giving = opened(stand, "perks")
    able = [bool(row.confirm) for row in giving.state.rows]
    assert able == sorted(able, reverse=True)
    assert (able[0], able[-1]) == (True, False)
    giving.choose(giving.state.rows[-1].key)
    assert (zh(giving.state.told[0])[:6], giving.state.confirm) == ("现在不能发：", "")
    giving.submit()
    assert giving.state.notice is None


def test_a_perk_is_handed_out_against_what_is_shown_and_the_rest_is_told(stand: CheckoutStand) -> None:
    giving = opened(stand, "perks")
    giving.choose("birthday-gift")
    giving.submit()
    assert "请先看过" in said(giving)
    for proof in giving.state.proofs:
        giving.note_number(proof.kind, "身份证 110101199003071234")
    giving.submit()
    assert "单号" in said(giving)
    giving.choose("birthday-gift")
    assert giving.state.confirm == ""
    giving.choose("tasting")
    assert zh(giving.state.number_label) == "数量"
    giving.type_number("2")
    giving.submit()
    giving.choose("tasting")
    assert "2026-03-10" in zh(giving.state.told[0])
    with stand.shop.store.reading() as work:
        whole = b"".join(fact.content for fact in work.journal.after("S01-1", 1, 0, 99))
    assert "…1234".encode() in whole
    assert b"110101199003071234" not in whole


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "0", "💰", "999999999", "'; --"])
def test_a_number_that_is_none_hands_nothing_out(stand: CheckoutStand, text: str) -> None:
    giving = opened(stand, "perks")
    giving.choose("tasting")
    giving.type_number(text)
    giving.submit()
    assert said(giving)
    assert "单号" not in said(giving)
    giving.choose_page("done")
    assert giving.state.rows == ()


def test_a_gift_is_taken_for_points_or_for_points_and_money(stand: CheckoutStand) -> None:
    giving = opened(stand, "mall")
    giving.choose("mug")
    row = next(one for one in giving.state.rows if one.key == "mug")
    assert zh(row.detail) == "90 积分，或 40 积分 + ¥8.00 · 剩 2"
    before = points(stand)
    giving.submit()
    assert points(stand) == before - 90
    giving.choose_mixed(True)
    giving.submit()
    assert points(stand) == before - 130
    assert "¥8.00 已记在单上" in said(giving)
    assert [(zh(line.name), line.amount) for line in stand.checkout.basket.state.lines] == [
        ("礼品加价", "¥8.00")
    ]
    giving.choose("mug")
    assert "现在不能发" in zh(giving.state.told[0])


def test_no_gift_is_half_paid_once_the_customer_has_begun_to_pay(stand: CheckoutStand) -> None:
    stand.enter("20")
    stand.checkout.pay()
    stand.enter("5")
    giving = opened(stand, "mall")
    giving.choose("mug")
    giving.choose_mixed(True)
    giving.submit()
    assert "已收了部分款项" in said(giving)
    assert points(stand) == 12_800


def test_coupons_are_given_and_withdrawn_with_a_reason(stand: CheckoutStand) -> None:
    giving = opened(stand, "coupons")
    assert len(giving.state.rows) == 1
    giving.submit()
    assert "理由" in said(giving)
    giving.type_number("2")
    giving.note("等得太久")
    giving.submit()
    assert len(giving.state.rows) == 3
    giving.choose(giving.state.rows[1].key)
    assert giving.state.takes_away
    giving.note("给多了")
    giving.submit()
    assert len(giving.state.rows) == 2


def test_stamps_are_seen_and_given(stand: CheckoutStand) -> None:
    giving = opened(stand, "stamps")
    (row,) = giving.state.rows
    assert zh(row.words) == "集章卡：1 / 5"
    giving.type_number("4")
    giving.note("上次漏盖")
    giving.submit()
    (row,) = giving.state.rows
    assert (zh(row.words), zh(row.detail)) == ("集章卡：5 / 5", "已集满：下一件录入后自动免单")
    stand.checkout.close_overlay()
    stand.enter("20")
    assert stand.checkout.counter.view is not None
    assert stand.checkout.counter.view.due.minor == 0


def test_what_was_handed_out_is_taken_back(stand: CheckoutStand) -> None:
    giving = opened(stand, "mall")
    giving.choose("mug")
    giving.submit()
    giving.choose_page("done")
    (row,) = giving.state.rows
    assert zh(row.words) == "积分换礼：马克杯"
    giving.note("拿错了")
    giving.submit()
    assert "已撤回：马克杯" in said(giving)
    assert (giving.state.rows, points(stand)) == ((), 12_800)
    assert "撤回" in zh(giving.state.empty)


def test_nobody_on_the_basket_is_told_so() -> None:
    stand = CheckoutStand()
    stand.begin()
    stand.checkout.open_overlay(Overlay.GIVING)
    assert stand.checkout.state.overlay is Overlay.NONE
    assert "会员" in stand.notice


def test_topping_up_brings_coupons_that_the_window_shows(stand: CheckoutStand) -> None:
    topped_up(stand, 1000)
    giving = opened(stand, "coupons")
    assert len(giving.state.rows) == 3


def test_what_lies_elsewhere_is_asked_for_once_before_it_is_said_to_be_missing(stand: CheckoutStand) -> None:
    asked: list[tuple[Missing, ...]] = []

    def ask(missing: Sequence[Missing], then: Callable[[], None]) -> None:
        asked.append(tuple(missing))
        then()

    giving = GivingPresenter(stand.checkout.counter, ask)
    giving.open()
    assert asked == [], "a till that stands alone has everything"
    with stand.shop.store.writing() as work:
        stand.shop.desk.contact.heard(work)
        work.commit()
    giving.open()
    ((missing, *_),) = asked
    assert missing.holder.startswith("stock~tea-chain.gifts@S01.")
    giving.choose_page("mall")
    giving.choose("mug")
    assert "本台没有库存" in zh(giving.state.told[0])
