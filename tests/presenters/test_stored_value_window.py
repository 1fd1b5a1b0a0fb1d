"""The window of stored value: what comes is said first; pages, refusals, approval; paying asks what it must."""

from __future__ import annotations

import pytest

from checkout_stand import CheckoutStand, zh
from fakes.counter_shop import MANAGER
from money_scenes import member_with_value, topped_up
from shuke.application.approval import Act
from shuke.application.counter.stored_value import NOT_CONFIRMED, Confirmed
from shuke.application.money_held.customer_pins import PinChange
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.checkout import Overlay
from shuke.presenters.money_held.pay_back import ALL
from shuke.presenters.money_held.value_paying import ValuePayingState


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand()


def held(stand: CheckoutStand) -> Money:
    view = stand.checkout.counter.view
    assert view is not None
    assert view.member is not None
    return view.member.standing.principal + view.member.standing.bonus


def approving(stand: CheckoutStand, asked: list[Act]) -> None:
    """The manager says yes to whatever is asked."""

    def ask(session: object, act: Act, go_on: object, _given_up: object) -> None:
        asked.append(act)
        go_on(stand.shop.desk.approvals.give(session, act, MANAGER.staff_id, "ap"))  # type: ignore[operator, arg-type]  # as AskApproval

    stand.ask_approval = ask


def test_a_preset_says_what_comes_and_one_key_takes_it(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    value = stand.checkout.value
    assert zh(value.state.now) == "现有 ¥0.00 = 本金 ¥0.00 + 赠送 ¥0.00"
    top_up = value.top_up
    assert [(zh(one.words), zh(one.detail)) for one in top_up.state.presets] == [
        ("¥100.00", "无赠送"),
        ("¥500.00", "送¥50.00"),
        ("¥1,000.00", "送¥100.00＋礼"),
    ]
    assert not top_up.state.ready
    top_up.choose("100000")
    told = [zh(line) for line in top_up.state.brings]
    assert told[0] == "充值¥1,000.00，赠送¥100.00"
    assert "赠100积分" in told
    assert "赠减10元券 2张" in told
    assert told[-1] == "到账后 ¥1,100.00 = 本金 ¥1,000.00 + 赠送 ¥100.00"
    assert zh(top_up.state.confirm) == "收款 ¥1,000.00 · 现金"
    top_up.type_given("1100")
    assert zh(top_up.state.brings[-1]) == "找零 ¥100.00"
    top_up.submit()
    assert top_up.state.notice is not None
    assert "找零 ¥100.00" in zh(top_up.state.notice.words)
    assert (held(stand), top_up.state.typed) == (Money(1100_00), "")
    assert zh(value.state.now).startswith("现有 ¥1,100.00")


@pytest.mark.parametrize(
    "text",
    ["", "abc", "-5", "0", "1e9", "999999999999", "5", "'; DROP--", "=1+1", "💰", "\u202e500", "5\x0000"],
)
def test_nothing_is_taken_for_what_is_no_amount(stand: CheckoutStand, text: str) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.top_up.type(text)
    stand.checkout.value.top_up.submit()
    assert held(stand) == Money(0)
    assert not stand.checkout.value.top_up.state.ready
    assert bool(stand.checkout.value.top_up.state.wrong) is bool(text.strip())


def test_a_large_one_asks_for_a_second_person_and_says_so_before(stand: CheckoutStand) -> None:
    member_with_value(stand)
    asked: list[Act] = []
    stand.checkout.open_overlay(Overlay.VALUE)
    top_up = stand.checkout.value.top_up
    top_up.type("6000")
    top_up.choose_tender(TenderKind.ALIPAY.value)
    assert "授权" in zh(top_up.state.brings[-1])
    top_up.submit()
    assert held(stand) == Money(0)
    assert top_up.state.notice is not None
    approving(stand, asked)
    top_up.type_rate("15")
    assert not any("批准" in zh(line) for line in top_up.state.brings)
    top_up.submit()
    assert (held(stand), asked[0].kind) == (Money(6900_00), "value.topped-up")


def test_a_rate_is_asked_for_only_from_the_amount_on_that_the_programme_says(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    top_up = stand.checkout.value.top_up
    top_up.type("1999")
    assert not top_up.state.rate_shown
    top_up.type("2000")
    assert top_up.state.rate_shown
    top_up.type_rate("a lot")
    assert "百分比" in zh(top_up.state.wrong)
    top_up.type_rate("12.5%")
    assert zh(top_up.state.brings[0]) == "充值¥2,000.00，赠送¥250.00"


def test_paying_back_says_what_is_withdrawn_and_wants_a_reason(stand: CheckoutStand) -> None:
    member_with_value(stand)
    topped_up(stand, 500, 1000)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pay-back")
    back = stand.checkout.value.pay_back
    assert [row.key == ALL for row in back.state.rows] == [True, False, False]
    assert zh(back.state.rows[0].detail) == "可退 ¥1,500.00，后充的先退"
    back.choose(back.state.rows[1].key)
    assert [zh(line) for line in back.state.takes] == [
        "退还顾客 ¥1,000.00，收回赠送 ¥100.00",
        "收回充值送的积分 100",
        "收回未用的券 2 张",
        "这笔要另一位同事授权。",
    ]
    back.submit()
    assert back.state.notice is not None
    assert "理由" in zh(back.state.notice.words)
    back.note("搬家")
    approving(stand, [])
    back.submit()
    assert held(stand) == Money(550_00)
    assert back.state.notice is not None
    assert "¥1,000.00" in zh(back.state.notice.words)
    assert zh(back.state.rows[1].detail) == "已用完或退清"


def test_what_is_typed_of_an_amount_to_pay_back_is_looked_at_before_anything_goes(
    stand: CheckoutStand,
) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pay-back")
    back = stand.checkout.value.pay_back
    back.type("100")
    assert (back.state.rows, back.state.wrong, back.state.ready) == ((), "", False), "nothing was paid in"
    stand.checkout.close_overlay()
    topped_up(stand, 500)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pay-back")
    back.type("abc")
    assert "abc" in zh(back.state.wrong)
    assert (back.state.takes, back.state.ready) == ((), False)
    back.note("搬家")
    back.submit()
    assert back.state.notice is None, "nothing is asked of what is no amount"
    back.type("99999999")
    assert zh(back.state.wrong)
    back.choose_tender("alipay")
    back.type("100")
    assert back.state.ready
    assert "支付宝" in zh(back.state.confirm)


def test_a_programme_without_stored_value_says_how_to_get_it() -> None:
    stand = CheckoutStand(programme="stamp-card")
    member = stand.shop.enrol(Profile("李四", "13900001111"), "tier.member.registering").member_id
    stand.begin()
    stand.checkout.find.choose(member)
    stand.checkout.open_overlay(Overlay.VALUE)
    assert "发布" in zh(stand.checkout.value.state.none)
    assert not stand.checkout.paying.state.stored_value


# the PIN


def test_the_pin_is_typed_twice_and_stays_nowhere(stand: CheckoutStand) -> None:
    member_with_value(stand)
    stand.checkout.open_overlay(Overlay.VALUE)
    stand.checkout.value.choose_page("pin")
    pin = stand.checkout.value.pin
    assert (pin.state.old_shown, pin.state.document_shown) == (False, False)
    pin.type("new", "730519")
    pin.type("again", "730518")
    pin.submit()
    assert pin.state.notice is not None
    assert "不一样" in zh(pin.state.notice.words)
    pin.type("again", "730519")
    pin.submit()
    assert pin.state.notice is not None
    assert "已设置" in zh(pin.state.notice.words)
    assert (pin.state.new, pin.state.again, pin.state.old_shown) == ("", "", True)
    pin.type("new", "1111")
    pin.type("again", "1111")
    pin.submit()
    assert pin.state.notice is not None
    assert "太容易" in zh(pin.state.notice.words)
    pin.type("new", "840627")
    stand.checkout.close_overlay()
    assert pin.state.new == ""


# paying


def test_where_nothing_is_rung_up_and_nobody_is_served_nothing_is_asked(stand: CheckoutStand) -> None:
    asking, paid = stand.checkout.value_paying, list[tuple[Money | None, Confirmed]]()
    asking.begin(Money(5), lambda given, confirmed: paid.append((given, confirmed)))
    assert paid == [(Money(5), NOT_CONFIRMED)]
    asking.vouch()
    assert asking.state == ValuePayingState()


def test_a_small_sum_is_paid_at_once_and_a_large_one_asks(stand: CheckoutStand) -> None:
    member_with_value(stand)
    topped_up(stand, 1000)
    stand.enter("120")
    stand.checkout.take(TenderKind.STORED_VALUE)
    assert stand.checkout.paying.state.thanks is not None
    stand.checkout.find.choose(member_of(stand))
    stand.enter("600")
    stand.checkout.take(TenderKind.STORED_VALUE)
    assert stand.checkout.state.overlay is Overlay.VALUE_PAYING
    asking = stand.checkout.value_paying
    assert (asking.state.sign_shown, asking.state.pin_shown) == (True, False)
    assert zh(asking.state.pays) == "从储值扣 ¥600.00"
    asking.submit()
    assert asking.state.notice is not None
    asking.signing.agree(True)
    asking.submit()
    assert stand.checkout.state.overlay is Overlay.NONE
    assert stand.checkout.paying.state.thanks is not None


def test_the_pin_is_asked_for_and_a_wrong_one_pays_nothing(stand: CheckoutStand) -> None:
    member = member_with_value(stand)
    topped_up(stand, 1000)
    stand.pins.change(stand.shop.cashier, PinChange(member, "730519"))
    stand.enter("600")
    stand.checkout.take(TenderKind.STORED_VALUE)
    asking = stand.checkout.value_paying
    asking.type_pin("111111")
    asking.submit()
    assert asking.state.notice is not None
    assert asking.state.pin == ""
    assert "再试 2 次" in zh(asking.state.notice.words)
    assert stand.checkout.paying.state.thanks is None
    asking.type_pin("730519")
    asking.submit()
    assert stand.checkout.paying.state.thanks is not None
    stand.checkout.find.choose(member)
    assert held(stand) == Money(500_00)


def test_giving_up_pays_nothing_and_forgets_what_was_typed(stand: CheckoutStand) -> None:
    member = member_with_value(stand)
    topped_up(stand, 1000)
    stand.pins.change(stand.shop.cashier, PinChange(member, "730519"))
    stand.enter("600")
    stand.checkout.take(TenderKind.STORED_VALUE)
    stand.checkout.value_paying.type_pin("730519")
    stand.checkout.escape()
    assert stand.checkout.value_paying.state.pin == ""
    view = stand.checkout.counter.view
    assert view is not None
    assert not view.basket.tenders


def test_a_stranger_is_told_that_there_is_no_stored_value_to_pay_with(stand: CheckoutStand) -> None:
    stand.begin()
    stand.enter("20")
    stand.checkout.take(TenderKind.STORED_VALUE)
    assert "先出示" in stand.notice


def member_of(stand: CheckoutStand) -> str:
    with stand.shop.store.reading() as work:
        return work.members.by_phone("13805715678", 1)[0].member_id
