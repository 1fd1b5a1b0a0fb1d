"""Somebody whom this till does not keep: head office is asked, and each answer has its words."""

from __future__ import annotations

from datetime import date

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.application.sync.fetching import Fetched
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import Card, CardStatus
from shuke.domain.money import Money
from shuke.domain.sync.finding import Find, FindBy
from shuke.presenters.checkout import Checkout, Overlay
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.elsewhere import nobody_to_ask

PHONE = "13800135678"
ASKING = f"本店没有 {PHONE} 的会员资料，正在向总部查询…"


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    stand.keep_a_part()
    return stand


@pytest.fixture
def checkout(stand: CheckoutStand) -> Checkout:
    return stand.begin()


def served(checkout: Checkout) -> str:
    member = checkout.counter.view.member if checkout.counter.view else None
    return member.member.profile.name if member else ""


def test_a_typed_phone_is_asked_for_and_the_member_comes_onto_the_basket(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter(PHONE)
    assert stand.notice == ASKING
    assert [asked for asked, _ in stand.asked] == [Find(FindBy.PHONE, PHONE)]
    stand.member()
    stand.answer(Fetched.FOUND)
    assert served(checkout) == "王小明"
    assert stand.notice == ""
    assert stand.asked == []


def test_a_scanned_card_of_another_shop_is_asked_for_by_what_its_code_says(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    card = Card("c-9", "m-9", "68000099", "member", issued_on=date(2026, 3, 10), status=CardStatus.ACTIVE)
    checkout.scanned(stand.card_text(card), IdentifiedBy.HAND_SCANNER)
    assert stand.notice == "本店没有 68000099 的会员资料，正在向总部查询…"
    assert [asked for asked, _ in stand.asked] == [Find(FindBy.CARD, "c-9")]
    stand.answer(Fetched.NOBODY)
    assert stand.notice == "68000099：本店和总部都没有这位会员。请核对，或办理入会。"
    with stand.shop.store.reading() as work:
        facts = work.journal.after("S01-1", 0, 0, 500)
    assert all(fact.kind != "code.refused" for fact in facts), "nobody forged anything"


def test_a_card_number_is_asked_for_and_a_short_number_is_not(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("0011100004")
    assert [asked for asked, _ in stand.asked] == [Find(FindBy.NUMBER, "0011100004")]
    stand.answer(Fetched.NOBODY)
    checkout.scanned("00042", IdentifiedBy.HAND_SCANNER)
    assert stand.asked == []
    assert stand.notice.startswith("没有找到“00042”")


@pytest.mark.parametrize(
    ("fetched", "said", "tone"),
    [
        (Fetched.NOBODY, "本店和总部都没有这位会员", NoticeTone.WARN),
        (Fetched.OFFLINE, "总部也联系不上。可以不用会员继续收银，或办理入会", NoticeTone.OFFLINE),
        (Fetched.TOO_OFTEN, "请一分钟后再试", NoticeTone.WARN),
        (Fetched.REFUSED, "总部不接受本收银台", NoticeTone.BAD),
    ],
)
def test_each_answer_has_its_words_and_the_phone_can_be_enrolled(
    stand: CheckoutStand, checkout: Checkout, fetched: Fetched, said: str, tone: NoticeTone
) -> None:
    stand.enter(PHONE)
    stand.answer(fetched)
    assert said in stand.notice
    assert checkout.state.notice is not None
    assert checkout.state.notice.tone is tone
    checkout.act_on_notice()
    assert checkout.state.overlay is Overlay.ENROL
    assert checkout.enrol.state.phone == PHONE


def test_goods_are_rung_up_while_head_office_is_asked(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter(PHONE)
    stand.enter("12.00")
    stand.member()
    stand.answer(Fetched.FOUND)
    assert served(checkout) == "王小明"
    assert checkout.counter.view is not None
    assert checkout.counter.view.quote.to_pay == Money(12_00)


def test_a_member_who_comes_too_late_is_not_put_on_the_next_customers_basket(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("12.00")
    stand.enter(PHONE)
    checkout.pay()
    checkout.submit()
    stand.enter("7.00")
    stand.member()
    stand.answer(Fetched.FOUND)
    assert served(checkout) == ""
    assert stand.notice == f"已从总部取得 {PHONE} 的会员资料，请再查找一次。"


def test_two_who_share_a_phone_are_for_the_cashier_to_tell_apart(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter(PHONE)
    stand.answer(Fetched.FOUND)
    assert stand.notice == f"手机号 {PHONE} 还不是会员，或不止一位。可以马上办会员，或按姓名查找。"
    assert stand.asked == []


def test_a_till_that_keeps_everybody_asks_nobody() -> None:
    stand = CheckoutStand()
    stand.begin()
    stand.enter(PHONE)
    assert stand.asked == []
    assert "还不是会员" in stand.notice


def test_a_till_that_stands_alone_has_nobody_to_ask() -> None:
    heard: list[Fetched] = []
    nobody_to_ask(Find(FindBy.PHONE, PHONE), heard.append)
    assert heard == [Fetched.OFFLINE]


# the search


def test_the_search_says_that_head_office_can_be_asked_and_enter_asks(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type(PHONE)
    assert zh(checkout.find.state.nobody) == (
        f"本店没有“{PHONE}”的会员。按回车向总部查询，或为顾客办理入会。"
    )
    assert stand.asked == []
    checkout.find.submit()
    checkout.find.submit()
    assert len(stand.asked) == 1, "asked once, however often Enter is pressed"
    assert checkout.find.state.notice is not None
    assert zh(checkout.find.state.notice.words) == ASKING
    stand.member()
    stand.answer(Fetched.FOUND)
    (found,) = checkout.find.state.found
    assert zh(found.name) == "王小明"
    assert checkout.find.state.notice is None
    checkout.find.submit()
    assert served(checkout) == "王小明"


def test_the_search_tells_what_came_of_it(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type(PHONE)
    checkout.find.submit()
    stand.answer(Fetched.OFFLINE)
    assert checkout.find.state.notice is not None
    assert "总部也联系不上" in zh(checkout.find.state.notice.words)
    checkout.find.submit()
    assert len(stand.asked) == 1, "it may be tried again"


def test_an_answer_to_what_is_no_longer_typed_says_nothing(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type(PHONE)
    checkout.find.submit()
    checkout.find.type("王")
    stand.answer(Fetched.NOBODY)
    assert checkout.find.state.notice is None
    assert not checkout.find.state.asking


def test_a_name_cannot_be_asked_for(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type("欧阳")
    checkout.find.submit()
    assert stand.asked == []
    assert zh(checkout.find.state.nobody).startswith("没有找到")


# enrolling


def fill_in(checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.ENROL, PHONE)
    checkout.enrol.choose_way("tier.ordinary.sale")
    for proof in checkout.enrol.state.proofs:
        checkout.enrol.tick(proof.kind, True)
    checkout.enrol.submit()


def test_before_a_phone_is_enrolled_head_office_is_asked_whether_somebody_has_it(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("100.00")
    fill_in(checkout)
    assert checkout.enrol.state.notice is not None
    assert zh(checkout.enrol.state.notice.words) == ASKING
    assert checkout.enrol.state.busy
    stand.member()
    stand.answer(Fetched.FOUND)
    assert checkout.enrol.state.notice is not None
    assert "已经是会员" in zh(checkout.enrol.state.notice.words)
    assert checkout.state.overlay is Overlay.ENROL


@pytest.mark.parametrize("fetched", [Fetched.NOBODY, Fetched.OFFLINE])
def test_the_customer_is_enrolled_if_nobody_has_it_or_nobody_can_say(
    stand: CheckoutStand, checkout: Checkout, fetched: Fetched
) -> None:
    stand.enter("100.00")
    fill_in(checkout)
    stand.answer(fetched)
    assert checkout.state.overlay is Overlay.NONE
    assert checkout.panel.state.member is not None


def test_whoever_has_no_phone_is_enrolled_at_once(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("100.00")
    checkout.open_overlay(Overlay.ENROL)
    checkout.enrol.type("name", "王小明")
    checkout.enrol.choose_way("tier.ordinary.sale")
    for proof in checkout.enrol.state.proofs:
        checkout.enrol.tick(proof.kind, True)
    checkout.enrol.submit()
    assert stand.asked == []
    assert served(checkout) == "王小明"
