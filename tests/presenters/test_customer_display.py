"""What the customer sees: of the counter's view only, never more of a person than a masked name, and only if seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkout_scenes import prepared, priced_by_hand
from checkout_stand import zh
from customer_scenes import (
    CUSTOMER_SCENES,
    CustomerStand,
    greeting,
    large,
    many,
    member_known,
    offer_taken,
    paying,
    rung_up,
    signing,
    stranger,
    thanked,
    thanked_stranger,
    under_test,
)
from money_scenes import WRITTEN, member_with_value
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.programme.quote import CouponUse
from shuke.presenters.customer_display import MOST_LINES, CustomerDisplayState, CustomerLanguage, DisplayScene
from shuke.presenters.signing import SignedOn


def shown(play: object) -> CustomerDisplayState:
    customer = CustomerStand()
    play(customer)  # type: ignore[operator]  # one of the scenes
    return customer.display.state


def test_nobody_there_is_greeted_with_the_shops_name() -> None:
    state = shown(greeting)
    assert (state.scene, state.shop, state.member, state.points) == (
        DisplayScene.GREETING,
        "熟客茶庄",
        "",
        None,
    )


def test_a_member_is_greeted_by_a_masked_name_with_points() -> None:
    state = shown(member_known)
    assert (state.scene, state.member, zh(state.tier)) == (DisplayScene.GREETING, "林**", "普通卡")
    assert state.points is not None
    assert state.points.before == "12,800"


@pytest.mark.parametrize("name", CUSTOMER_SCENES)
def test_no_scene_tells_more_of_a_person_than_a_masked_name(name: str) -> None:
    customer = CustomerStand()
    CUSTOMER_SCENES[name](customer)
    told = repr(customer.display.state)
    for secret in ("晓梅", "13805715678", "5678", "00111000001", "1988", "(3, 10", "生日"):
        assert secret not in told, secret


def test_the_basket_is_there_as_it_is_rung_up_the_newest_last() -> None:
    state = shown(rung_up)
    assert state.scene is DisplayScene.BASKET
    assert [str(zh(line.name)) for line in state.lines] == ["碧螺春", "盖碗", "金额商品", "绿豆糕"]
    assert (state.lines[-1].amount, zh(state.lines[-1].detail)) == ("¥18.00", "¥18.00 × 1")
    assert (zh(state.total_words), state.total, zh(state.count)) == ("应付", "¥702.50", "共 4 件")
    assert (state.rows, state.saved) == ((), "")
    assert state.points is not None
    assert (state.points.before, state.points.change, state.points.after) == ("12,800", "+1,404", "14,204")


def test_what_was_saved_stands_with_its_sum_and_the_points_go_down() -> None:
    state = shown(offer_taken)
    assert [(zh(name), amount) for name, amount in state.rows] == [
        ("小计", "¥702.50"),
        ("积分抵扣（12,800 积分）", "-¥256.00"),
    ]
    assert (state.total, zh(state.saved)) == ("¥446.50", "已为您省 ¥256.00")
    assert state.points is not None
    assert (state.points.change, state.points.after) == ("-11,908", "892")


def with_coupons(*amounts: int) -> list[tuple[str, str]]:
    """The rows where so many ten-off coupons (in fen) and a stamp card over one yuan are used."""
    customer = CustomerStand()
    member_with_value(customer.stand)
    customer.stand.enter("600")
    counter = customer.stand.checkout.counter
    view = counter.view
    assert view is not None
    used = tuple(CouponUse(f"k-{at}", "ten-off", Money(amount)) for at, amount in enumerate(amounts))
    off = Money(sum(amounts) + 1_00)
    quote = replace(view.quote, coupons=used, coupon_value=off, to_pay=view.quote.to_pay - off)
    counter.view = replace(view, quote=quote, due=view.due - off)
    counter.say("x")
    state = customer.display.state
    assert zh(state.saved) == f"已为您省 ¥{off.minor / 100:.2f}"
    return [(zh(name), amount) for name, amount in state.rows]


def test_coupons_stand_by_their_names_as_long_as_they_are_few() -> None:
    assert with_coupons(10_00, 8_00) == [
        ("小计", "¥600.00"),
        ("减10元券", "-¥10.00"),
        ("减10元券", "-¥8.00"),
        ("集章卡", "-¥1.00"),
    ]
    assert with_coupons(1_00, 1_00, 1_00, 1_00) == [("小计", "¥600.00"), ("优惠券", "-¥5.00")]


def test_a_price_by_hand_has_a_line_of_its_own() -> None:
    customer = CustomerStand()
    priced_by_hand(customer.stand)
    state = customer.display.state
    assert "店员减价" in [zh(name) for name, _ in state.rows]


def test_only_so_many_lines_are_worked_out_as_a_display_has_room_for() -> None:
    state = shown(many)
    assert len(state.lines) == MOST_LINES
    assert state.lines[-1].amount == "¥60.25"
    assert zh(state.count) == "共 60 件"


def test_while_it_is_paid_what_came_in_and_what_is_still_due() -> None:
    state = shown(paying)
    assert (zh(state.total_words), state.total) == ("还需付", "¥402.50")
    assert [(zh(name), amount) for name, amount in state.tenders] == [
        ("现金", "¥200.00"),
        ("微信支付", "¥100.00"),
    ]


def test_the_thanks_hold_change_points_savings_and_the_receipts_code() -> None:
    customer = CustomerStand()
    thanked(customer)
    state, done = customer.display.state, customer.stand.checkout.counter.completed
    assert done is not None
    assert (state.scene, state.total, state.change) == (DisplayScene.THANKS, "¥446.50", "¥65.00")
    assert [(zh(name), amount) for name, amount in state.tenders] == [("现金", "¥511.50")]
    assert (state.member, zh(state.saved)) == ("林**", "已为您省 ¥256.00")
    assert state.points is not None
    assert (state.points.before, state.points.after) == ("12,800", "892")
    assert customer.drawn.count(done.receipt_code) == 1
    assert len(state.code) >= 21
    assert any(any(row) for row in state.code)


def test_a_code_that_is_drawn_too_late_is_not_shown_for_the_next_receipt() -> None:
    customer = CustomerStand()
    thanked(customer)
    code, before = customer.display.state.code, customer.drawn[-1]
    customer.display._drawn(before + "x", ((True,),))
    assert customer.display.state.code == code


def test_a_strangers_thanks_have_no_points_and_no_name_of_whoever_came_before() -> None:
    customer = CustomerStand()
    thanked(customer)
    customer.stand.enter("18.5")
    customer.stand.checkout.take(TenderKind.ALIPAY)
    state = customer.display.state
    assert (state.scene, state.member, state.points) == (DisplayScene.THANKS, "", None)
    assert shown(thanked_stranger).points is None


def test_whoever_is_paid_before_the_display_looked_is_not_called_by_another_name() -> None:
    customer = CustomerStand(at_once=False)
    member_known(customer)
    customer.pass_time()
    assert customer.display.state.member == "林**"
    other = customer.stand.member("王小明", "13900139000")
    customer.stand.checkout.find.choose(other)
    customer.stand.enter("18.5")
    customer.stand.checkout.take(TenderKind.ALIPAY)
    customer.waiting[0][1]()
    assert (customer.display.state.scene, customer.display.state.member) == (DisplayScene.THANKS, "")


def test_thanks_go_with_the_next_customer_or_with_time() -> None:
    customer = CustomerStand()
    thanked(customer)
    assert [ms for ms, _ in customer.waiting] == [60_000, 60_000], "of this sale, and of the one before"
    customer.pass_time()
    assert customer.display.state.scene is DisplayScene.GREETING
    again = CustomerStand()
    thanked(again)
    again.stand.checkout.counter.next_customer()
    assert again.display.state.scene is DisplayScene.GREETING
    again.stand.enter("5")
    again.pass_time()
    assert again.display.state.scene is DisplayScene.BASKET


def test_a_balance_that_is_old_says_since_when() -> None:
    customer = CustomerStand()
    stand = customer.stand
    member = prepared(stand)
    with stand.shop.store.writing() as work:
        work.cursors.put(CONFIRMED_CURSOR, stand.shop.clock.now_ms() - 3_600_000)
        work.commit()
    stand.checkout.find.choose(member)
    assert "09:00" in zh(customer.display.state.known_at)


def test_where_nobody_sees_it_nothing_is_worked_out() -> None:
    customer = CustomerStand(at_once=False)
    customer.display.be_seen(False)
    before = customer.display.state
    thanked(customer)
    assert (customer.waiting, customer.drawn, customer.display.state) == ([], [], before)
    customer.display.be_seen(True)
    assert customer.display.state.scene is DisplayScene.THANKS


def test_the_till_does_not_wait_many_steps_are_one_look() -> None:
    customer = CustomerStand(at_once=False)
    before = customer.display.state
    stranger(customer)
    assert customer.display.state is before
    assert len(customer.waiting) == 1
    customer.pass_time()
    assert customer.display.state.total == "¥18.50"
    customer.stand.enter("1")
    customer.display.be_seen(False)
    customer.pass_time()
    assert customer.display.state.total == "¥18.50"


def test_the_frame_to_sign_in_comes_only_where_it_is_signed_there() -> None:
    customer = CustomerStand()
    signing(customer)
    assert customer.display.state.scene is DisplayScene.SIGNING
    customer.signing.draw(WRITTEN[0])
    asked = customer.display.state.signing
    assert asked is not None
    assert (asked.amount, asked.strokes) == ("¥600.00", (WRITTEN[0],))
    customer.signing.choose(SignedOn.HERE)
    assert customer.display.state.scene is DisplayScene.BASKET
    assert customer.display.state.signing is None


def test_the_test_picture_hides_the_basket_until_it_is_over() -> None:
    customer = CustomerStand()
    touches: list[bool] = []
    customer.display.touched = lambda: touches.append(True)
    customer.display.touch()
    under_test(customer)
    assert (customer.display.state.scene, customer.display.state.test) == (DisplayScene.TEST, "1920 × 1080")
    customer.display.touch()
    assert touches == [True]
    customer.display.test("")
    assert customer.display.state.scene is DisplayScene.GREETING


def test_the_language_changes_at_once() -> None:
    customer = CustomerStand()
    greeting(customer)
    customer.display.speak(CustomerLanguage.BOTH)
    assert customer.display.state.language is CustomerLanguage.BOTH


def test_the_largest_sums_are_told_whole() -> None:
    assert shown(large).total == "¥29,999,999.97"
