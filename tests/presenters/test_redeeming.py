"""The redemption screen: one scan and Enter; codes that wait; why not; rolling back."""

from __future__ import annotations

import pytest

from back_office_stand import en, zh
from prizes_stand import PrizesStand
from shuke.domain.short_code import short_code_of, shown_short_code
from shuke.presenters.prizes.redeeming import RedemptionState


@pytest.fixture
def stand() -> PrizesStand:
    found = PrizesStand()
    found.presenter.open()
    return found


def state(stand: PrizesStand) -> RedemptionState:
    return stand.presenter.state


def handed(stand: PrizesStand, code: str) -> None:
    stand.presenter.scanned(code)
    stand.presenter.see("document")
    stand.presenter.submit_typed()


def test_one_scan_shows_everything_and_enter_hands_it_over(stand: PrizesStand) -> None:
    code = stand.win()
    stand.presenter.scanned(code)
    card = state(stand).card
    assert card is not None
    lines = {zh(name): zh(value) for name, value in card.lines}
    assert (zh(card.thing), en(card.thing)) == ("套房一晚", "A night in the suite")
    assert lines["中奖会员"].startswith("王小明")
    assert (lines["领取期限"], lines["不可领取"], lines["领取门店"]) == (
        "2026-04-08",
        "法定节假日",
        "熟客茶庄",
    )
    assert (card.why_not, [key for key, _ in card.proofs]) == ("", ["document"])
    stand.presenter.submit_typed()
    assert stand.notice == "套房一晚：请出示本人证件"
    stand.presenter.see("document")
    stand.presenter.type_evidence("身份证 …1234")
    stand.presenter.submit_typed()
    assert stand.notice.startswith("已发：套房一晚（领奖单 S01-1.1-P")
    assert state(stand).card is None
    (row,) = state(stand).handed
    assert (zh(row.act), row.staff, row.may_roll_back) == ("已领取", "st-3", True)
    assert stand.changes == 1


def test_the_same_code_again_names_the_earlier_hand_over(stand: PrizesStand) -> None:
    code = stand.win()
    handed(stand, code)
    stand.presenter.scanned(code)
    card = state(stand).card
    assert card is not None
    assert zh(card.why_not) == "已于 2026-03-10 10:00 在1号台领取，不能再领。如有疑问请店长查看领奖单。"
    stand.presenter.confirm()
    assert stand.changes == 1


def test_codes_scanned_one_after_the_other_wait_their_turn(stand: PrizesStand) -> None:
    first, second, third = (stand.win(f"1380013800{number}") for number in range(3))
    for code in (first, second, third, second):
        stand.presenter.scanned(code)
    assert state(stand).waiting == 2
    stand.presenter.see("document")
    stand.presenter.confirm()
    assert state(stand).waiting == 1
    assert state(stand).card is not None
    stand.presenter.skip()
    card = state(stand).card
    assert card is not None
    assert state(stand).waiting == 0
    stand.presenter.skip()
    assert state(stand).card is None
    assert len(state(stand).handed) == 1


def test_the_short_code_is_typed_and_a_wrong_one_is_said(stand: PrizesStand) -> None:
    stand.win()
    with stand.shop.store.reading() as work:
        (winner,) = work.members.by_phone("13800138000", 1)
        (kept,) = work.prizes.of_member(winner.member_id)
    stand.presenter.type(shown_short_code(kept.short_code).lower())
    stand.presenter.submit_typed()
    assert state(stand).card is not None
    stand.presenter.skip()
    stand.presenter.type("ABC")
    stand.presenter.submit_typed()
    assert stand.notice.startswith("短码有误")
    stand.presenter.type(short_code_of("no such prize"))
    stand.presenter.submit_typed()
    assert stand.notice.startswith("本台查不到这件奖品")


def test_a_code_that_is_none_is_said_and_the_next_one_comes(stand: PrizesStand) -> None:
    code = stand.win()
    stand.presenter.scanned(code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert stand.notice.startswith("中奖码没有读完整")
    stand.presenter.scanned(code)
    assert state(stand).card is not None


def test_what_lies_elsewhere_is_asked_for_and_said_if_it_does_not_come(stand: PrizesStand) -> None:
    code = stand.win()
    with stand.shop.store.writing() as work:
        work.keepings.spend_nothing_of("S01-1")  # as if another till held it
        work.commit()
    stand.presenter.scanned(code)
    card = state(stand).card
    assert card is not None
    assert not card.here
    stand.presenter.see("document")
    stand.presenter.confirm()
    assert stand.notice.startswith("这件奖品的领取权不在本台")
    assert len(stand.asked) == 1
    assert not state(stand).busy


def test_a_mistake_is_rolled_back_with_a_reason_and_a_second_person(stand: PrizesStand) -> None:
    handed(stand, stand.win())
    (row,) = state(stand).handed
    stand.session = stand.shop.manager
    stand.presenter.choose(row.key)
    stand.presenter.roll_back()
    assert stand.notice.startswith("还没写理由")
    stand.presenter.type_note("拿错了")
    stand.presenter.roll_back()
    assert stand.notice.startswith("已撤销：套房一晚")
    assert [zh(one.act) for one in state(stand).handed] == ["领取已撤销", "已领取"]
    assert not any(one.may_roll_back for one in state(stand).handed)


def test_the_stock_and_when_to_order_more(stand: PrizesStand) -> None:
    (row,) = state(stand).stock
    assert (zh(row.name), row.left, row.waiting, row.low) == ("一等奖", "3 / 3", "0", False)
    for number in range(3):
        code = stand.win(f"1380013800{number}")
    handed(stand, code)
    (row,) = state(stand).stock
    assert (row.left, row.waiting, row.low) == ("0 / 3", "2", True)
