"""Members are shared out: what would come of it is shown first, then it is done as it was shown."""

from __future__ import annotations

from datetime import date

import pytest

from back_office_stand import zh
from fakes.counter_shop import CounterShop
from members_stand import MembersStand
from shuke.application.members.handing_on import AT_ONCE
from shuke.application.members.sharing_out import Scope
from shuke.domain.facts.member_assigned import looked_after_row
from shuke.domain.facts.rows import Raise
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.looked_after import LookedAfter
from shuke.domain.shop import Role, Staff
from shuke.presenters.background import Lane
from shuke.presenters.member_pages.sharing import SharingPage, SharingState


@pytest.fixture
def stand() -> MembersStand:
    """st-1 小林 looks after three, who bought 30, 20 and 10 yuan; st-2 陈店长 after nobody."""
    stand = MembersStand()
    for yuan in (30, 20, 10):
        member_id = stand.enrol(f"王{yuan}", f"138001380{yuan}").member_id
        stand.sell_to(member_id, yuan)
    stand.as_manager()
    stand.presenter.open(member_id)
    return stand


@pytest.fixture
def page(stand: MembersStand) -> SharingPage:
    stand.presenter.go("care")
    stand.care.sharing.open("st-1")
    return stand.care.sharing


def shown(page: SharingPage) -> list[list[str]]:
    return [[zh(cell) for cell in row.cells] for row in page.state.rows]


def staff(stand: MembersStand, *people: Staff) -> None:
    with stand.shop.store.writing() as work:
        for person in people:
            stand.shop.recorder.record(work, stand.shop.desk.shop, StaffEnrolled(person), staff="")
        work.commit()


def nobody_looks_after(stand: MembersStand, count: int) -> None:
    with stand.shop.store.writing() as work:
        where = {"joined_on": "2026-01-01", "shop_id": "S01"}
        work.apply([Raise("members", {"member_id": f"m-{at:04}"}, where) for at in range(count)])
        work.commit()


def test_who_would_have_what_is_shown_and_then_done(stand: MembersStand, page: SharingPage) -> None:
    assert shown(page) == [
        ["小林", "参与", "3", "¥60.00", "3", "¥60.00"],
        ["陈店长", "—", "0", "¥0.00", "0", "¥0.00"],
    ]
    assert (zh(page.state.told), page.state.ready) == ("不需要调整。", False)
    before = stand.facts
    page.choose("st-2")
    page.toggle()
    # Two stay with whoever has three; the one whose purchases are nearest to the 30 that are too much goes.
    assert [row[1:] for row in shown(page)] == [
        ["参与", "3", "¥60.00", "2", "¥30.00"],
        ["参与", "0", "¥0.00", "1", "¥30.00"],
    ]
    assert zh(page.state.told) == "将有 1 位会员换客户经理。"
    assert stand.facts == before
    page.share_out()
    assert stand.facts == before + 1
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == "已分配 1 位会员。"
    assert [row[2:4] for row in shown(page)] == [["2", "¥30.00"], ["1", "¥30.00"]]
    page.share_out()
    assert stand.facts == before + 1, "there is nothing left to do"


def test_it_is_worked_out_beside_the_counter(stand: MembersStand, page: SharingPage) -> None:
    stand.background.lanes_used.clear()
    page.choose_scope("nobody")
    assert stand.background.lanes_used == [Lane.READING]


def test_members_of_one_who_leaves(stand: MembersStand, page: SharingPage) -> None:
    staff(stand, Staff("st-3", "赵姐", Role.CASHIER), Staff("st-4", "老钱", Role.CASHIER, active=False))
    page.choose_scope("one")
    assert [zh(name) for _, name in page.state.scopes] == ["全部会员", "小林的会员", "还没人负责的会员"]
    assert [row[::2] for row in shown(page)] == [
        ["小林", "3", "0"],
        ["赵姐", "0", "1"],
        ["陈店长", "0", "2"],
    ]
    page.choose("st-2")
    assert zh(page.state.teaching).startswith("有人离职或调岗时用：陈店长的会员")
    assert [row[1] for row in shown(page)] == ["参与", "参与", "—"]
    page.choose_scope("everybody")
    page.choose("nobody known")
    assert (page.state.scope, page.state.chosen) == (Scope.EVERYBODY, "st-2")


def test_those_whom_nobody_looks_after(stand: MembersStand, page: SharingPage) -> None:
    nobody_looks_after(stand, 1)
    page.choose_scope("nobody")
    assert shown(page)[-1] == ["（没有人负责）", "", "1", "¥0.00", "0", "¥0.00"]
    page.choose("")
    page.toggle()
    assert page.state.ready, "nobody takes no part"
    page.choose("st-1")
    page.toggle()
    assert (zh(page.state.told), page.state.ready) == ("请先选参与的同事。", False)


def test_what_the_programme_has_no_room_for_is_told() -> None:
    stand = MembersStand(CounterShop(programme="supreme-vip"))
    stand.as_manager()
    nobody_looks_after(stand, 1001)
    page = stand.care.sharing
    page.open("")
    assert (
        zh(page.state.told) == "将有 1,000 位会员换客户经理。\n方案规定每人至多 500 位，还有 1 位分不出去。"
    )
    page.share_out()
    assert [row[2] for row in shown(page)] == ["500", "500", "1"]
    assert stand.background.lanes_used.count(Lane.COUNTER) == 10


def test_a_step_under_way_is_not_taken_twice_and_whoever_changed_meanwhile_stays(
    stand: MembersStand, page: SharingPage
) -> None:
    page.choose("st-2")
    page.toggle()
    stand.background.hold_lane(Lane.COUNTER)
    page.share_out()
    assert zh(page.state.told) == "正在分配，还剩 1 位…"
    for step in (page.share_out, page.toggle, lambda: page.choose_scope("one")):
        step()
    page.open("st-2")
    page.choose("st-1")
    assert (page.state.shown, page.state.busy) == (True, True)
    with stand.shop.store.writing() as work:
        everybody = work.segments.members((), date(2026, 3, 10)).ids
        work.apply([looked_after_row(one, LookedAfter(7, "st-2")) for one in everybody])
        work.commit()
    facts = stand.facts
    stand.background.release()
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == "已分配 0 位会员；1 位期间有变动，没有动。"
    assert stand.facts == facts


def test_it_is_stopped_with_the_step_under_way_and_whoever_was_not_reached_stays(
    stand: MembersStand, page: SharingPage
) -> None:
    nobody_looks_after(stand, 2 * AT_ONCE + 50)
    page.choose_scope("nobody")
    stand.background.hold_lane(Lane.COUNTER)
    page.share_out()
    page.close()
    assert (page.state.shown, page.state.stopping, zh(page.state.told)) == (True, True, "正在停止…")
    stand.background.release()
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == "已分配 100 位会员。"
    assert shown(page)[-1][2] == "150"
    assert (page.state.busy, page.state.stopping, page.state.ready) == (False, False, True)
    page.share_out()
    assert zh(page.state.notice.words) == "已分配 150 位会员。"
    page.close()
    assert not page.state.shown


def test_what_is_asked_last_is_shown_and_nothing_once_it_is_closed(
    stand: MembersStand, page: SharingPage
) -> None:
    stand.background.hold_lane(Lane.READING)
    page.choose_scope("nobody")
    page.choose_scope("one")
    stand.background.release()
    assert page.state.scope is Scope.ONE
    stand.background.hold_lane(Lane.READING)
    page.choose_scope("everybody")
    page.close()
    stand.background.release()
    assert page.state == SharingState()
    page.close()
    page.toggle()
    stand.background.hold_lane(Lane.READING)
    page.open("st-1")
    page.choose_scope("nobody")
    page.choose("st-2")
    stand.background.release()
    assert (page.state.shown, page.state.scope) == (True, Scope.NOBODY)


def test_whoever_may_not_is_told(stand: MembersStand, page: SharingPage) -> None:
    page.choose("st-2")
    page.toggle()
    stand.session = stand.shop.cashier
    page.share_out()
    assert page.state.notice is not None
    refused = zh(page.state.notice.words)
    assert not page.state.busy
    page.choose_scope("nobody")
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == refused
