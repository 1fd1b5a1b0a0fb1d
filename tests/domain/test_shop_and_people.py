"""Shops, people and what may be known of them: rights by role, masks, telephones, the name of a fact."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.article import Article, Department
from shuke.domain.basket import MOST_LINES, Basket, BasketLine, Tender, TenderKind
from shuke.domain.codes.trust import MOST_KEYS, KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.fact import GENESIS, FactHeader, FactIdentity
from shuke.domain.money import Money
from shuke.domain.phone import one_form, written_forms
from shuke.domain.profile import mask_email, mask_name, mask_phone
from shuke.domain.shop import CURRENCY_SIGNS, Right, Role, Staff

# Rights


def test_a_cashier_sells_and_enrols_with_a_telephone_too_counts_the_drawer_and_nothing_else() -> None:
    assert Role.CASHIER.rights == {Right.SELL, Right.ENROL, Right.RUN_SHIFT, Right.PAIR_PHONE}


def test_a_manager_may_what_a_cashier_may_and_more_and_an_administrator_everything() -> None:
    in_turn = (Role.CASHIER, Role.SHIFT_LEAD, Role.MANAGER, Role.ADMINISTRATOR)
    assert all(less.rights < more.rights for less, more in pairwise(in_turn))
    assert Role.ADMINISTRATOR.rights == set(Right)
    assert Right.REISSUE_CARD in Role.MANAGER.rights


def test_who_hands_over_prizes_and_who_audits_sell_nothing() -> None:
    for role in (Role.REDEMPTION, Role.AUDITOR):
        assert Right.SELL not in role.rights
        assert role.rights < Role.MANAGER.rights


def test_nobody_gives_more_than_they_have() -> None:
    given = {role: {other for other in Role if Staff("st-1", "小林", role).may_give(other)} for role in Role}
    assert given[Role.ADMINISTRATOR] == set(Role)
    assert given[Role.MANAGER] == set(Role) - {Role.ADMINISTRATOR}
    assert not any(given[role] for role in Role if role not in {Role.ADMINISTRATOR, Role.MANAGER})
    assert not Staff("st-1", "小林", Role.MANAGER, active=False).may_give(Role.CASHIER)


@pytest.mark.parametrize("role", Role)
def test_who_left_may_nothing(role: Role) -> None:
    person = Staff("st-1", "小林", role)
    left = Staff("st-1", "小林", role, active=False)
    assert {right for right in Right if person.may(right)} == role.rights
    assert not any(left.may(right) for right in Right)


def test_every_currency_has_a_sign_of_its_own() -> None:
    assert len(set(CURRENCY_SIGNS.values())) == len(CURRENCY_SIGNS)
    assert CURRENCY_SIGNS["CNY"] == "¥"


# Masks


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("", ""),
        ("王", "王"),
        ("王明", "王*"),
        ("王小明", "王**"),
        ("欧阳小明", "欧**"),
        ("Chan Tai Man", "C**"),
    ],
)
def test_paper_shows_the_beginning_of_a_name(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("", ""),
        ("12345", "*****"),
        ("1234567", "***4567"),
        ("91234567", "****4567"),
        ("0215555019", "******5019"),
        ("13800138000", "138****8000"),
        ("+85291234567", "+85*****4567"),
    ],
)
def test_a_phone_is_shown_by_its_ends(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [("", ""), ("wang@tea.cn", "w***@tea.cn"), ("a@b@tea.cn", "a***@tea.cn"), ("wang", "***"), ("@x", "***")],
)
def test_an_address_of_mail_is_shown_by_its_first_letter_and_its_host(address: str, masked: str) -> None:
    assert mask_email(address) == masked


@given(st.text(st.sampled_from("0123456789"), max_size=20))
def test_a_masked_phone_is_as_long_as_the_phone_and_hides_enough_not_to_be_called(phone: str) -> None:
    masked = mask_phone(phone)
    assert len(masked) == len(phone)
    assert sum(char != "*" for char in masked) <= 7
    assert masked.count("*") >= min(len(phone), 3)


# Telephones


@pytest.mark.parametrize("written", ["13800138000", "+8613800138000", "8613800138000", "008613800138000"])
def test_a_mainland_mobile_is_kept_without_its_country(written: str) -> None:
    assert one_form(written) == "13800138000"
    assert written in written_forms(written)
    assert written_forms(written)[0] == "13800138000"


@pytest.mark.parametrize("written", ["+85291234567", "02155550199", "12345", "+8612345", "23800138000", ""])
def test_any_other_number_is_kept_as_it_is(written: str) -> None:
    assert one_form(written) == written
    assert written_forms(written) == (written,)


@given(st.text(st.sampled_from("+0123456789"), max_size=16))
def test_one_form_is_one_form(written: str) -> None:
    assert one_form(one_form(written)) == one_form(written)
    assert {one_form(form) for form in written_forms(written)} == {one_form(written)}


# Facts, articles, baskets


def test_a_fact_is_named_by_its_place_alone() -> None:
    header = FactHeader("tenant-1", "S01-1", 2, 41, GENESIS, 1_773_108_000_000, date(2026, 3, 10), "st-1")
    assert header.identity == FactIdentity("tenant-1", "S01-1", 2, 41)
    assert (
        FactIdentity("t", "S01-1", 1, 9)
        < FactIdentity("t", "S01-1", 1, 10)
        < FactIdentity("t", "S01-1", 2, 1)
    )


def test_an_articles_line_says_all_that_rules_ask() -> None:
    marks = {"reduced": True, "special_price": True}
    texts = ("d-1", "罐装", "星野", "B-12", "绿茶", "东山")
    line = Article("a-1", "碧螺春", Money(128_00), "690", *texts, **marks).line(date(2026, 3, 10), 250)
    assert line == BasketLine(0, "碧螺春", Money(128_00), 250, "a-1", *texts, **marks)
    assert line.gross == Money(32_00)
    assert Department("d-1", "茶叶").position == 0


def test_a_basket_numbers_its_lines_and_never_gives_a_number_twice() -> None:
    basket = Basket("b", 0, "st-1")
    assert basket.empty
    for _ in range(3):
        basket = basket.with_line(BasketLine(0, "茶", Money(10_00)))
    basket = basket.changed(2, 0).with_line(BasketLine(0, "壶", Money(1_00)))
    assert [line.line_id for line in basket.lines] == [1, 3, 4]
    assert (basket.gross, basket.line(2), basket.empty) == (Money(21_00), None, False)
    assert basket.changed(3, 2500).gross == Money(36_00)
    assert len(basket.lines) <= MOST_LINES


def test_what_was_handed_over_and_what_counts_are_told_apart() -> None:
    basket = Basket("b", 0, "st-1").with_tender(Tender(TenderKind.CASH, Money(36_00), Money(50_00)))
    assert (basket.tendered, basket.tenders[0].change, basket.empty) == (Money(36_00), Money(14_00), False)


# Trust


def key(number: int, **changes: object) -> TrustedKey:
    named: dict[str, object] = {"shop": "S01", "till": f"S01-{number}"} | changes
    return TrustedKey(number.to_bytes(32, "big"), KeyOwner.TILL, date(2026, 1, 1), **named)  # type: ignore[arg-type]


def test_a_trust_list_is_bounded_and_names_each_key_once() -> None:
    day = date(2026, 1, 1)
    assert TrustList("t", 1, day, (key(1), key(2))).find(key(2).key_id) == key(2)
    with pytest.raises(ValueError, match="each once"):
        TrustList("t", 1, day, (key(1), key(1, till="S01-9")))
    with pytest.raises(ValueError, match=str(MOST_KEYS)):
        TrustList("t", 1, day, tuple(key(number) for number in range(1, MOST_KEYS + 2)))
    with pytest.raises(ValueError, match="from 1"):
        TrustList("t", 0, day)


def test_only_head_offices_living_keys_sign_the_next_list_and_no_list_goes_back() -> None:
    day = date(2026, 1, 1)
    root = TrustedKey(bytes(32), KeyOwner.HEAD_OFFICE, day)
    former = TrustedKey(bytes(31) + b"\xff", KeyOwner.HEAD_OFFICE, day, revoked_on=day)
    held = TrustList("t", 3, day, (root, former, key(1)))
    assert held.roots == (root.public_key,)
    assert held.supersedes(None)
    assert TrustList("t", 4, day).supersedes(held)
    assert not TrustList("t", 3, day).supersedes(held)
    assert not TrustList("other", 9, day).supersedes(held)
