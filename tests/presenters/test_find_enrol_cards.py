"""Finding a member, enrolling one, and a card that was lost."""

from __future__ import annotations

from datetime import date

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.application.members.record import read_record
from shuke.domain.basket import IdentifiedBy
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.profile import Details
from shuke.presenters.checkout import Checkout, Overlay
from shuke.presenters.counter_words import Notice
from shuke.presenters.enrol_reading import (
    birthday_text,
    birthday_told,
    read_birthday,
    read_either_birthday,
    read_phone,
)


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand()


@pytest.fixture
def checkout(stand: CheckoutStand) -> Checkout:
    return stand.begin()


def words(notice: Notice | None) -> str:
    return zh(notice.words) if notice else ""


# finding


def test_four_digits_and_enter_put_the_member_on_the_basket(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.member()
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type("5678")
    (found,) = checkout.find.state.found
    assert (zh(found.name), zh(found.tier), found.phone, zh(found.visited)) == (
        "王小明",
        "普通卡",
        "138****5678",
        "还没有消费",
    )
    checkout.find.submit()
    assert checkout.state.overlay is Overlay.NONE
    assert checkout.panel.state.member
    assert checkout.counter.view
    assert checkout.counter.view.basket.identified_by is IdentifiedBy.PHONE


def test_recent_visitors_come_first_and_arrows_choose(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.member("李雷", "13800000001")
    second = stand.member("李梅", "13800000002")
    stand.shop.clock.advance(1)
    stand.sell_to(second, Money(10_00))
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type("李")
    assert [zh(one.name) for one in checkout.find.state.found] == ["李梅", "李雷"]
    checkout.find.move(1)
    checkout.find.submit()
    assert checkout.panel.state.member
    assert zh(checkout.panel.state.member.name) == "李雷"
    assert checkout.counter.view
    assert checkout.counter.view.basket.identified_by is IdentifiedBy.NAME


def test_answers_to_what_is_no_longer_typed_are_dropped(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.member("李雷", "13800000001")
    stand.member("王小明", "13800135678")
    checkout.open_overlay(Overlay.FIND)
    stand.background.hold()
    checkout.find.type("李")
    checkout.find.type("")
    checkout.find.type("王")
    stand.background.release()
    assert [zh(one.name) for one in checkout.find.state.found] == ["王小明"]
    stand.background.hold()
    checkout.find.type("李")
    checkout.find.type("")
    stand.background.release()
    assert checkout.find.state.found == ()


def test_nobody_found_teaches_what_to_do(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.FIND)
    checkout.find.type("9999")
    assert "9999" in zh(checkout.find.state.nobody)
    checkout.find.submit()
    assert checkout.state.overlay is Overlay.FIND


def test_what_was_begun_in_the_field_goes_on_in_the_search(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.member()
    stand.type("5678")
    checkout.open_overlay(Overlay.FIND)
    assert checkout.find.state.typed == "5678"
    assert len(checkout.find.state.found) == 1
    assert checkout.entry.state.typed == ""


def test_a_member_cannot_change_after_a_payment_and_the_search_says_so(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    member = stand.member()
    stand.enter("20")
    stand.type("5")
    checkout.pay()
    checkout.pay()
    checkout.open_overlay(Overlay.FIND)
    checkout.find.choose(member)
    assert "已收了部分款项" in words(checkout.find.state.notice)


# enrolling


def test_enrolling_needs_what_the_programme_asks_for_and_ends_with_the_member_on_the_basket(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("30")
    checkout.open_overlay(Overlay.ENROL)
    enrol = checkout.enrol
    assert enrol.state.way == "tier.ordinary.sale"
    assert [proof.kind for proof in enrol.state.proofs] == ["slip", "document"]
    assert zh(enrol.state.terms).strip().startswith("会员章程")
    enrol.type("phone", "138 0013 5678")
    enrol.type("birthday", "5-20")
    enrol.submit()
    assert "消费小票" in words(enrol.state.notice)
    enrol.tick("slip", True)
    enrol.note_number("document", "身份证 110101199003071234")
    enrol.submit()
    assert checkout.state.overlay is Overlay.NONE
    assert "已入会：普通卡，卡号" in stand.notice
    panel = checkout.panel.state.member
    assert panel
    assert panel.phone == "138****5678"
    with stand.shop.store.reading() as work:
        member = work.members.get(panel.member_id)
        facts = work.journal.after("S01-1", 1, 0, 50)
        assert work.print_jobs.latest(f"card {panel.card}")
    assert member
    assert member.profile.birthday == Birthday(5, 20)
    whole = b"".join(fact.content for fact in facts)
    assert "身份证 …1234".encode() in whole
    assert b"199003071234" not in whole


def test_a_lunar_birthday_may_be_typed_where_a_birthday_is_asked_for(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.enter("30")
    checkout.open_overlay(Overlay.ENROL)
    enrol = checkout.enrol
    enrol.type("phone", "138 0013 5678")
    enrol.type("birthday", "8-15")
    assert enrol.state.birthday_told == ""
    enrol.type("birthday", "农历8-15")
    assert zh(enrol.state.birthday_told) == "八月十五，下次公历 2026-09-25"
    enrol.tick("slip", True)
    enrol.note_number("document", "身份证 110101199003071234")
    enrol.submit()
    panel = checkout.panel.state.member
    assert panel, stand.notice
    with stand.shop.store.reading() as work:
        record = read_record(work, stand.shop.recorder, panel.member_id)
    assert record
    assert (record.profile.birthday, record.profile.details) == (None, Details(lunar_birthday="八月十五"))
    assert record.member.profile.birthday == Birthday(8, 15, lunar=True)


def test_joining_for_a_fee_rings_the_fee_up(stand: CheckoutStand, checkout: Checkout) -> None:
    checkout.open_overlay(Overlay.ENROL, "13800135678")
    assert checkout.enrol.state.way == ""
    checkout.enrol.submit()
    assert "入会方式" in words(checkout.enrol.state.notice)
    checkout.enrol.choose_way("tier.ordinary.fee")
    checkout.enrol.submit()
    assert "入会费 ¥150.00 已记在单上" in stand.notice
    lines = checkout.basket.state.lines
    assert [(zh(line.name), line.amount) for line in lines] == [("入会费", "¥150.00")]
    checkout.basket.cancel()
    checkout.undo()
    assert [zh(line.name) for line in checkout.basket.state.lines] == ["入会费"]


def test_a_till_locked_while_somebody_is_enrolled_still_puts_them_on_the_basket(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.open_overlay(Overlay.ENROL, "13800135678")
    checkout.enrol.choose_way("tier.ordinary.fee")
    stand.background.hold()
    checkout.enrol.submit()
    stand.lock()
    stand.background.release()
    assert checkout.panel.state.member
    assert [zh(line.name) for line in checkout.basket.state.lines] == ["入会费"]
    with pytest.raises(RuntimeError, match="nobody"):
        _ = checkout.counter.session


def test_slips_of_the_day_open_a_higher_tier(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.enter("3000")
    checkout.open_overlay(Overlay.ENROL, "13800135678")
    gold = next(way for way in checkout.enrol.state.ways if way.rule == "tier.gold.same-day")
    assert (gold.open, zh(gold.words)) == (False, "金卡 · 当日消费满 ¥5,000.00")
    assert "¥2,000.00" in zh(gold.detail)
    checkout.enrol.choose_way(gold.rule)
    checkout.enrol.note_number("slip", "S01-1.1-000012")
    checkout.enrol.tick("document", True)
    checkout.enrol.submit()
    assert checkout.panel.state.member
    assert zh(checkout.panel.state.member.tier) == "金卡"


def test_wrong_fields_are_named_beside_them_and_typing_clears_them(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    checkout.open_overlay(Overlay.ENROL)
    checkout.enrol.type("phone", "12a")
    checkout.enrol.type("birthday", "2-30")
    checkout.enrol.submit()
    assert [field for field, _ in checkout.enrol.state.wrong] == ["phone", "birthday"]
    checkout.enrol.type("phone", "12")
    assert [field for field, _ in checkout.enrol.state.wrong] == ["birthday"]


def test_a_phone_that_is_known_names_its_member(stand: CheckoutStand, checkout: Checkout) -> None:
    number = stand.card_of(stand.member()).number
    checkout.open_overlay(Overlay.ENROL, "13800135678")
    checkout.enrol.choose_way("tier.ordinary.fee")
    checkout.enrol.submit()
    assert number in words(checkout.enrol.state.notice)
    assert not checkout.enrol.state.busy


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("138-0013-5678", "13800135678"),
        (" +852 6123 4567", "+85261234567"),
        ("", ""),
        ("1234", None),
        ("１２３４５６", None),
    ],
)
def test_phones_are_read_as_they_are_told(text: str, phone: str | None) -> None:
    assert read_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("5-20", Birthday(5, 20)),
        ("1990-5-20", Birthday(5, 20, 1990)),
        ("5月20日", Birthday(5, 20)),
        ("2-29", Birthday(2, 29)),
    ],
)
def test_birthdays_are_read_as_they_are_told(text: str, birthday: Birthday) -> None:
    assert read_birthday(text) == birthday


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("八月十五", Birthday(8, 15, lunar=True)),
        ("农历8-15", Birthday(8, 15, lunar=True)),
        ("闰4-3", Birthday(4, 3, lunar=True, leap=True)),
        ("8-15", Birthday(8, 15)),
        ("8月15日", Birthday(8, 15)),
        ("", None),
    ],
)
def test_what_is_no_day_of_ours_may_be_one_of_the_chinese_calendar(
    text: str, birthday: Birthday | None
) -> None:
    assert read_either_birthday(text) == birthday
    assert birthday is None or read_either_birthday(birthday_text(birthday)) == birthday
    assert bool(birthday_told(text, date(2026, 3, 10))) is (birthday is not None and birthday.lunar)


@pytest.mark.parametrize("text", ["2-30", "八月三十一", "农历", "1990-2-29"])
def test_what_is_a_day_of_neither_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_either_birthday(text)


@pytest.mark.parametrize("text", ["20", "13-1", "2-30", "1990-2-29", "May 20"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_birthday(text)
