"""What the screen says of a member's code, and the ways on from one that spends nothing."""

from __future__ import annotations

import pytest

from checkout_stand import CheckoutStand, zh
from fakes.member_phone import MemberPhone
from money_scenes import member_with_value, topped_up
from shuke.adapters.signing.ed25519 import Ed25519Signer
from shuke.application.money_held.customer_pins import PinChange
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.presenters.checkout import Overlay
from shuke.presenters.identification import IdentifiedKind
from shuke.wording import Language
from shuke.wording.codes import MEMBER


class Stand(CheckoutStand):
    """With a member whose telephone shows codes."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.member_id = member_with_value(self)
        topped_up(self, 1000)
        self.checkout.panel.forget()
        self.phone = MemberPhone(self.office, self.member_id, self.shop.clock.now_ms() - 3_600_000)
        time = self.shop.contact.time
        time.heard(self.shop.clock.now_ms(), time.begun())

    def scan(self, seconds_ago: int = 0) -> None:
        text = self.phone.code(self.shop.clock.now_ms() - seconds_ago * 1000)
        self.checkout.scanned(text, IdentifiedBy.CAMERA)

    @property
    def beside(self) -> list[str]:
        member = self.checkout.panel.state.member
        assert member is not None
        return [zh(one.words) for one in member.today]


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_a_fresh_code_is_said_beside_the_member_and_whoever_comes_back_shows_it_again(stand: Stand) -> None:
    stand.scan()
    assert stand.beside[0] == "会员码有效，刚刚生成"
    assert stand.checkout.state.notice is None
    assert stand.heard[-1].kind is IdentifiedKind.MEMBER
    stand.checkout.panel.forget()
    stand.checkout.panel.undo()
    assert stand.beside[0] == "旧会员码或截图：只能积分"
    stand.scan()
    assert stand.beside[0] == "会员码有效，刚刚生成"


def test_an_old_code_is_said_with_the_ways_on_and_the_pin_is_one(stand: Stand) -> None:
    stand.pins.change(stand.shop.cashier, PinChange(stand.member_id, "730519"))
    stand.scan(600)
    assert stand.beside[0] == "旧会员码或截图：只能积分"
    stand.enter("20")
    assert stand.checkout.panel.state.offer is None
    stand.scan(600)
    notice = stand.checkout.state.notice
    assert notice is not None
    assert zh(notice.words).startswith("会员已识别")
    assert zh(notice.action) == "输入支付密码"
    stand.checkout.panel.use_points(50)
    assert "旧的" in stand.notice
    stand.checkout.act_on_notice()
    assert stand.checkout.state.overlay is Overlay.VALUE_PAYING
    asking = stand.checkout.value_paying
    assert zh(asking.state.pays) == "用支付密码确认是会员本人"
    asking.type_pin("730519")
    asking.submit()
    assert stand.checkout.state.overlay is Overlay.NONE
    assert "密码正确" in stand.notice
    assert stand.beside[0] == "会员已输入支付密码"
    stand.enter("20")
    stand.checkout.panel.use_points(50)
    assert stand.checkout.state.notice is None


def test_stored_value_asks_for_the_pin_at_once_where_the_code_is_old(stand: Stand) -> None:
    stand.pins.change(stand.shop.cashier, PinChange(stand.member_id, "730519"))
    stand.scan(600)
    stand.enter("20")
    stand.checkout.take(TenderKind.STORED_VALUE)
    asking = stand.checkout.value_paying
    assert (asking.state.pin_shown, asking.state.sign_shown) == (True, False)
    asking.type_pin("730519")
    asking.submit()
    assert stand.checkout.paying.state.thanks is not None


def test_who_has_no_pin_shows_a_new_code_also_when_something_is_paid(stand: Stand) -> None:
    stand.scan(600)
    stand.checkout.act_on_notice()
    assert "没有设支付密码" in stand.notice
    stand.enter("20")
    stand.checkout.pay()
    stand.checkout.entry.type("5")
    stand.checkout.submit()
    stand.checkout.take(TenderKind.STORED_VALUE)
    assert "旧的" in stand.notice
    stand.scan()
    stand.checkout.take(TenderKind.STORED_VALUE)
    assert stand.checkout.paying.state.thanks is not None


def test_in_the_scan_panel_an_old_code_closes_it_and_is_said_behind_it(stand: Stand) -> None:
    stand.checkout.open_overlay(Overlay.SCAN)
    stand.scan(600)
    assert stand.checkout.state.overlay is Overlay.NONE
    assert "会员已识别" in stand.notice


def test_a_printed_card_is_called_that(stand: Stand) -> None:
    with stand.shop.store.reading() as work:
        (card,) = work.cards.of_member(stand.member_id)
    stand.checkout.scanned(stand.card_text(card), IdentifiedBy.CAMERA)
    assert stand.beside[0] == "印刷会员卡"


def test_a_code_that_is_nobodys_is_refused_in_words(stand: Stand) -> None:
    now_ms = stand.shop.clock.now_ms()
    stranger = MemberPhone(stand.office, "nobody-here", now_ms)
    stand.checkout.scanned(stranger.code(now_ms), IdentifiedBy.CAMERA)
    assert stand.notice.startswith(MEMBER["not_here_yet"].into(Language.ZH))
    forged = MemberPhone(Ed25519Signer(bytes([9]) * 32), stand.member_id, now_ms)
    stand.checkout.scanned(forged.code(now_ms), IdentifiedBy.CAMERA)
    assert stand.notice.startswith(MEMBER["cannot_tell_yet"].into(Language.ZH))
