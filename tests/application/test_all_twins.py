"""Everybody who may be one with somebody else is found, a stretch at a time; debts go where a member went."""

from __future__ import annotations

from datetime import date

import pytest

from exceptions_stand import ExceptionsStand
from fakes.counter_shop import CounterShop
from shuke.application.counter.member import serve_member
from shuke.application.counter.view import CounterView
from shuke.application.exceptions.owing import owed_by
from shuke.application.exceptions.settling import settle
from shuke.application.find_members import find_members
from shuke.application.members import all_twins
from shuke.application.members.all_twins import LookedUpTo, twins_in_the_shop
from shuke.application.members.erasing import erasure_look
from shuke.application.members.merging import Merging
from shuke.application.members.record import MemberRecord
from shuke.domain.basket import IdentifiedBy
from shuke.domain.birthday import Birthday
from shuke.domain.facts.members_carried_over import CarriedMember, MembersCarriedOver
from shuke.domain.profile import Profile


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def carried(shop: CounterShop, *told: tuple[str, Profile]) -> None:
    """Members of an older system: two of them may have one telephone."""
    with shop.store.writing() as work:
        attached = shop.recorder.attach_profiles(work, told)
        members = tuple(
            CarriedMember(one, f"80{one[1:]}", "ordinary", date(2026, 1, 1), attachment.hash, f"{one}-1")
            for (one, _), attachment in zip(told, attached, strict=True)
        )
        fact = MembersCarriedOver(members, "旧", "S01", date(2026, 1, 1))
        shop.recorder.record(work, shop.desk.shop, fact, staff="")
        work.members.describe_many([(one, profile, profile.name.lower()) for one, profile in told])
        work.commit()


def groups(shop: CounterShop) -> list[set[str]]:
    found: list[set[str]] = []
    behind: LookedUpTo | None = LookedUpTo()
    while behind is not None:
        with shop.store.reading() as work:
            part = twins_in_the_shop(work, behind)
        found += [{one.member_id for one in group} for group in part.groups]
        behind = part.behind
    return found


MAY = Birthday(5, 1, 1990)


@pytest.mark.parametrize("at_once", [2, 3, 5_000])
def test_the_same_phone_or_name_and_birthday_is_found_across_stretches(
    shop: CounterShop, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(all_twins, "_AT_ONCE", at_once)
    carried(
        shop,
        ("m1", Profile("王小明", "13800138000")),
        ("m2", Profile("李雷", "13800138000")),
        ("m3", Profile("赵一", "13900139000", MAY)),
        ("m4", Profile("赵一", "13900139001", Birthday(5, 1))),
        ("m5", Profile("赵一", "13900139002", Birthday(5, 2))),
        ("m6", Profile("孙二", "13900139003", MAY)),
        ("m7", Profile("孙二", "13900139004", Birthday(5, 1, 1991))),
        ("m8", Profile("周三", "13900139005")),
        ("m9", Profile("周三", "13900139006")),
    )
    assert groups(shop) == [{"m1", "m2"}, {"m3", "m4"}]


def test_whoever_is_one_already_is_no_twin_and_owes_what_the_other_owed() -> None:
    stand = ExceptionsStand()
    shop, key = stand.stand.shop, stand.collecting()
    merged = Merging(shop.desk, str.lower).merge(shop.manager, stand.member, stand.other, "同一人")
    assert isinstance(merged, MemberRecord), merged
    assert groups(shop) == []
    with shop.store.reading() as work:
        assert [case.exception_id for case in owed_by(work, stand.other)] == [key]
        look = erasure_look(work, stand.other)
    assert look is not None
    assert not look.is_settled
    desk, who = shop.desk, shop.cashier
    basket = desk.begin(who).basket.basket_id
    served = serve_member(desk, who, basket, stand.other, IdentifiedBy.PHONE)
    assert isinstance(served, CounterView)
    assert served.member is not None
    assert [case.exception_id for case in served.member.owes] == [key]
    assert isinstance(settle(desk, who, basket, key), CounterView)
    with shop.store.reading() as work:
        assert owed_by(work, stand.other) == []


def test_half_a_cards_number_finds_its_member(shop: CounterShop) -> None:
    carried(
        shop,
        ("m123456", Profile("王小明", "13800138000")),
        ("mA9923456", Profile("李雷", "13900139000")),
        ("m77", Profile("韩梅梅", "13700137000")),
    )

    def found(part: str) -> set[str]:
        with shop.store.reading() as work:
            return {one.member_id for one in work.members.by_number_part(part, 10)}

    assert found("3456") == {"m123456", "mA9923456"}
    assert found("23456") == {"m123456", "mA9923456"}
    assert found("923456") == {"mA9923456"}
    assert found("8012") == {"m123456"}
    assert found("80A9") == {"mA9923456"}
    assert found("345") == found("9999") == set()


def test_half_a_number_is_looked_for_behind_phones_and_also_with_letters(shop: CounterShop) -> None:
    carried(shop, ("mA1234567", Profile("王小明", "13800138000")), ("m9", Profile("李雷", "13900134567")))
    with shop.store.reading() as work:
        assert [one.member_id for one in find_members(work, "4567", 10).members] == ["m9", "mA1234567"]
        assert [one.member_id for one in find_members(work, "80A123", 10).members] == ["mA1234567"]
        assert [one.member_id for one in find_members(work, "123-4567", 10).members] == ["mA1234567"]


def test_one_name_with_one_lunar_birthday_is_found_too(shop: CounterShop) -> None:
    moon, leap = (Birthday(4, 3, lunar=True, leap=leap) for leap in (False, True))
    told = {"m1": moon, "m2": moon, "m3": leap, "m4": Birthday(4, 3)}
    carried(shop, *((one, Profile("王小明", birthday=born)) for one, born in told.items()))
    assert groups(shop) == [{"m1", "m2"}]
