"""Members of an older system come in once, whole, with what it owed them; whoever asks again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import MANAGER, CounterShop
from fakes.heard_statements import hearing
from fakes.joined_shop import JoinedShop
from fakes.pinned_staff import PIN, PinnedStaff
from shuke.application.approval import ApprovalWanted
from shuke.application.importing import carrying_over
from shuke.application.importing.carrying_over import (
    ROWS_A_SLICE,
    CarriedSlice,
    CarryingOver,
    Permit,
    foresee,
)
from shuke.application.importing.cells import Fault
from shuke.application.importing.columns import Header
from shuke.application.importing.old_members import OldMember, OldMembers, Totals
from shuke.application.members.record import read_record, record_changes
from shuke.application.members.time_line import time_line
from shuke.application.ports.snapshot import SnapshotLoad
from shuke.application.refusal import Refusal, Refused
from shuke.domain.birthday import Birthday
from shuke.domain.facts.members_carried_over import MembersCarriedOver
from shuke.domain.money import Money
from shuke.domain.profile import Profile, Sex
from shuke.domain.slices.account import NEVER, AccountKind, Slice

ORIGIN = "旧收银系统"
WANG = OldMember(
    row=2,
    card="A001",
    phone="13800138000",
    name="王小明",
    sex=Sex.MALE,
    birthday=Birthday(5, 1, 1990),
    note="爱喝绿茶",
    tier="gold",
    joined_on=date(2019, 2, 3),
    points=1200,
    points_last_day=date(2026, 12, 31),
    principal=Money(88_50),
    bonus=Money(10_00),
    spent=Money(2_345_67),
    sales=88,
    last_sale_on=date(2026, 3, 1),
)
LI = OldMember(3, "", "13900139000", "李雷")


def listed(*members: OldMember) -> OldMembers:
    return OldMembers(Header(0, (), ()), members, (), Totals.of(members))


def many(count: int) -> OldMembers:
    return listed(
        *(OldMember(n, f"{n:06d}", f"139{n:08d}", f"会员{n}", points=n) for n in range(1, count + 1))
    )


def carrying(shop: CounterShop) -> CarryingOver:
    return CarryingOver(shop.desk, str.lower)


def permit(shop: CounterShop, old: OldMembers, origin: str = ORIGIN) -> Permit:
    given = carrying(shop).begin(shop.manager, old, origin)
    assert isinstance(given, Permit), given
    return given


def taken_over(shop: CounterShop, old: OldMembers) -> list[CarriedSlice]:
    given, done = permit(shop, old), list[CarriedSlice]()
    next_row: int | None = 0
    while next_row is not None:
        done.append(carrying(shop).take_slice(given, next_row))
        next_row = done[-1].next_row
    reading = carrying(shop)
    while reading.read_names() is not None:
        continue
    return done


def everything(shop: CounterShop) -> tuple[int, int]:
    """How many facts there are, and all points held."""
    with shop.store.reading() as work:
        points = sum(work.members.balance(one, AccountKind.POINTS) for one, _ in work.members.profiles())
        return work.journal.count_after("S01-1", 0, 0), points


def test_a_member_comes_in_with_all_that_was_owed() -> None:
    shop = CounterShop()
    assert taken_over(shop, listed(WANG, LI)) == [CarriedSlice(2, 0, (), None)]
    with shop.store.reading() as work:
        wang = work.members.by_number("A001")
        assert wang is not None
        assert (wang.tier, wang.joined_on, wang.sales, wang.cumulative) == (
            "gold",
            date(2019, 2, 3),
            88,
            Money(2_345_67),
        )
        assert wang.profile == Profile("王小明", "13800138000", Birthday(5, 1, 1990), Sex.MALE, "爱喝绿茶")
        kinds = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS)
        lots = [work.members.lots(wang.member_id, kind) for kind in kinds]
        assert lots == [[Slice("2026-12-31", 1200)], [Slice(NEVER, 88_50)], [Slice(NEVER, 10_00)]]
        assert [work.members.slices("S01-1", wang.member_id, kind) for kind in kinds] == lots
        (card,) = work.cards.of_member(wang.member_id)
        assert (card.number, card.alive, work.cards.by_number("A001")) == ("A001", True, card)
        (li,) = work.members.by_phone("13900139000", 2)
        assert (li.tier, li.number, li.joined_on) == ("ordinary", "00111000001", date(2026, 3, 10))
        assert [one.member_id for one in work.members.by_name("小明", 5)] == [wang.member_id]


def test_the_time_line_and_the_record_tell_of_each_member_alone() -> None:
    shop = CounterShop()
    taken_over(shop, listed(WANG, LI))
    with shop.store.reading() as work:
        wang = work.members.by_number("A001")
        assert wang is not None
        (change,) = record_changes(work, shop.recorder, wang.member_id, 9)
        assert change.joined
        assert "王小明" in {value.after for value in change.values}
        (happened,) = time_line(work, shop.recorder, (wang.member_id,)).happenings
        assert {(move.account, move.amount) for move in happened.moves} == {
            (AccountKind.POINTS, 1200),
            (AccountKind.PRINCIPAL, 88_50),
            (AccountKind.BONUS, 10_00),
        }
        record = read_record(work, shop.recorder, wang.member_id)
        assert record is not None
        assert record.profile.note == "爱喝绿茶"


def test_the_same_list_again_changes_nothing() -> None:
    shop = CounterShop()
    old = many(ROWS_A_SLICE + 20)
    assert [one.new for one in taken_over(shop, old)] == [ROWS_A_SLICE, 20]
    before = everything(shop)
    assert [(one.new, one.there) for one in taken_over(shop, old)] == [(0, ROWS_A_SLICE), (0, 20)]
    assert everything(shop) == before


def test_after_a_break_the_rest_comes_in() -> None:
    shop, whole = CounterShop(), CounterShop()
    old = many(2 * ROWS_A_SLICE)
    carrying(shop).take_slice(permit(shop, old), 0)
    taken_over(shop, old)
    taken_over(whole, old)
    assert everything(shop)[1] == everything(whole)[1] == sum(range(2 * ROWS_A_SLICE + 1))


def missing(shop: CounterShop) -> int:
    """How many of the indexes that are made when there is time are not there. They are there afterwards."""
    made = 0
    with shop.store.writing() as work:
        before = work.member_loading.finds_phones()
        while work.member_loading.make_one():
            made += 1
        work.commit()
    assert before, "each row is held against the phones"
    return made


def test_a_long_list_into_a_new_shop_takes_down_what_each_row_would_be_entered_into_and_makes_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(carrying_over, "MANY_ROWS", 120)
    short, shop = CounterShop(), CounterShop()
    carrying(short).take_slice(permit(short, many(119)), 0)
    assert missing(short) == 0
    given = permit(shop, many(120))
    carrying(shop).take_slice(given, 0)
    assert missing(shop) > 4
    shop = CounterShop()
    taken_over(shop, many(120))
    assert missing(shop) == 0
    with shop.store.reading() as work:
        assert work.members.by_phone_ending("00120", 2)


def test_what_is_foreseen_is_what_happens() -> None:
    shop = CounterShop()
    taken_over(shop, listed(WANG))
    old = listed(WANG, LI, OldMember(4, "B1", "13900139001"))
    with shop.store.reading() as work:
        foreseen = foresee(work, old, ORIGIN, 0)
    assert foreseen == CarriedSlice(2, 1, (), None)
    assert taken_over(shop, old) == [foreseen]


@pytest.mark.parametrize("origin", [ORIGIN, "另一个系统"])
def test_a_card_or_phone_of_somebody_else_here_keeps_a_row_out(origin: str) -> None:
    shop = CounterShop()
    new = shop.enrol(Profile("张三", "+8613700137000"))
    old = listed(
        OldMember(2, new.number, ""), OldMember(3, "X1", "13700137000"), OldMember(4, "X2", "13700137001")
    )
    with shop.store.reading() as work:
        found = foresee(work, old, origin, 0)
    assert [(one.row, one.fault) for one in found.faulty] == [(2, Fault.CARD_TAKEN), (3, Fault.PHONE_TAKEN)]
    assert dict(found.faulty[1].values) == {"text": "13700137000", "other": new.number}
    assert found.new == 1


def test_who_was_taken_over_from_one_system_is_another_member_in_another() -> None:
    assert WANG.member_id("a") != WANG.member_id("b")
    assert WANG.member_id("a") == replace(WANG, row=9, phone="", points=1).member_id("a")
    assert LI.member_id("a") == replace(LI, row=9, name="").member_id("a")
    assert "13900139000" not in LI.member_id("a")


def test_a_cashier_needs_a_manager_for_this_list_and_the_fact_names_both() -> None:
    shop = CounterShop()
    people = PinnedStaff(shop)
    wanted = carrying(shop).begin(shop.cashier, listed(WANG), ORIGIN)
    assert isinstance(wanted, ApprovalWanted)
    approved = people.approving.approve(shop.cashier, wanted.act, MANAGER.staff_id, PIN).session
    assert approved is not None
    other = carrying(shop).begin(approved, listed(replace(WANG, points=9_999)), ORIGIN)
    assert isinstance(other, Refused)
    given = carrying(shop).begin(approved, listed(WANG), ORIGIN)
    assert isinstance(given, Permit)
    carrying(shop).take_slice(given, 0)
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head is not None
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored is not None
    header, body = shop.recorder.opened(stored)
    assert isinstance(body, MembersCarriedOver)
    assert (header.staff, body.approved_by) == (shop.cashier.staff.staff_id, MANAGER.staff_id)


@pytest.mark.parametrize("origin", ["", "  ", "长" * 41, "a\nb"])
def test_the_older_system_needs_a_name(origin: str) -> None:
    shop = CounterShop()
    refused = carrying(shop).begin(shop.manager, listed(WANG), origin)
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.ORIGIN


def test_nobody_is_taken_over_while_members_are_still_coming_from_head_office() -> None:
    shop = CounterShop()
    with shop.store.writing() as work:
        work.member_loading.note(SnapshotLoad(b"", b"", 0))
        work.commit()
    refused = carrying(shop).begin(shop.manager, listed(WANG), ORIGIN)
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.MEMBERS_COMING


def test_who_is_here_is_found_without_reading_everybody() -> None:
    with hearing() as heard:
        shop = CounterShop()
        taken_over(shop, listed(WANG))
        del heard[:]
        with shop.store.reading() as work:
            foresee(work, listed(WANG, LI), ORIGIN, 0)
    with shop.engine.connect() as connection:
        for statement, values in heard:
            if not statement.startswith("SELECT"):
                continue
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
            steps = [step[3] for step in plan if "json_each" not in step[3]]
            assert not [step for step in steps if step.startswith("SCAN") or step.endswith("(tenant=?)")]


def test_head_office_and_the_other_tills_hear_of_them_with_their_profiles() -> None:
    chain = JoinedShop()
    chain.in_step()
    old = listed(WANG, LI)
    taken_over(chain.shop, old)
    chain.in_step()
    other = chain.other.store
    with other.reading() as work:
        wang = work.members.by_number("A001")
        assert wang is not None
        assert (wang.profile.name, wang.cumulative) == ("王小明", Money(2_345_67))
        assert work.members.balance(wang.member_id, AccountKind.POINTS) == 1200
        assert foresee(work, old, ORIGIN, 0) == CarriedSlice(0, 2, (), None)


def found(shop: CounterShop, name: str) -> list[str]:
    with shop.store.reading() as work:
        return [one.number for one in work.members.by_name(name, 10)]


def test_a_phone_finds_at_once_and_a_name_when_it_was_read_however_often_that_began() -> None:
    shop = CounterShop()
    shop.enrol(Profile("韩梅梅", "13700137000"))
    given, before = permit(shop, listed(WANG, LI)), carrying(shop)
    before.take_slice(given, 0)
    between = shop.enrol(Profile("王小二", "13700137001"))
    with shop.store.reading() as work:
        assert [one.number for one in work.members.by_phone("13800138000", 10)] == ["A001"]
    assert found(shop, "王小") == [between.number]
    reading = carrying(shop)
    assert reading.read_names() is not None, "a till that stops here reads them again"
    after = carrying(shop)
    while after.read_names() is not None:
        continue
    assert set(found(shop, "王小")) == {"A001", between.number}
    with shop.store.reading() as work:
        assert [one.number for one in work.members.by_initials("王小明", 10)] == ["A001"]
        assert {one.number for one in work.members.latest_visitors(10)} >= {"A001", between.number}
    assert len(found(shop, "韩梅")) == 1
