"""The window of commission: who gets what and why, goals, paper and file; each sees only the own."""

from __future__ import annotations

from pathlib import Path

import pytest

from back_office_stand import en, zh
from fakes.value_shop import VALUE, publish
from pay_stand import PayStand
from shuke.wording import Language


@pytest.fixture
def stand() -> PayStand:
    stand = PayStand()
    stand.paid_in(1000, "小林", "王小明")
    stand.paid_in(500, "陈店长", "李雷")
    stand.presenter.open()
    return stand


def test_each_is_listed_with_the_sum_and_one_of_them_line_by_line(stand: PayStand) -> None:
    state = stand.presenter.state
    assert zh(state.month) == "2026 年 3 月"
    assert [(one.person, one.amount) for one in state.rows] == [("小林", "¥20.00"), ("陈店长", "¥5.00")]
    assert (state.chosen, state.total) == ("小林", "¥20.00")
    assert [(zh(one.words), one.amount) for one in state.lines] == [
        ("小林：办入会2位，提成¥10.00", "¥10.00"),
        ("小林：售卡00111000001，充值¥1,000.00，提成¥10.00", "¥10.00"),
    ]
    stand.presenter.choose("陈店长")
    assert (stand.presenter.state.total, len(stand.presenter.state.lines)) == ("¥5.00", 1)


def test_months_are_turned(stand: PayStand) -> None:
    stand.presenter.go(1)
    assert en(stand.presenter.state.month) == "4 / 2026"
    assert stand.presenter.state.lines == ()
    stand.presenter.go(-1)
    stand.presenter.go(-1)
    assert zh(stand.presenter.state.month) == "2026 年 2 月"
    stand.presenter.go(0)
    assert zh(stand.presenter.state.month) == "2026 年 2 月"


def test_a_goal_is_set_and_shown_with_what_is_reached(stand: PayStand) -> None:
    presenter = stand.presenter
    presenter.type_goal("很多")
    presenter.set_goal()
    assert zh(presenter.state.fault) == "请写金额，例如 50000"
    presenter.pick_post("other")
    presenter.tick_whole_shop(True)
    presenter.type_goal("3000")
    presenter.set_goal()
    assert stand.told == "已定下 小林 的目标。"
    assert zh(presenter.state.goal) == "其他岗位：目标 ¥3,000.00，完成 50%"
    assert [one.goal for one in presenter.state.rows] == ["50%", ""]
    assert (presenter.state.total, stand.changes) == ("¥170.00", 1)
    presenter.type_goal("99999999999")
    presenter.set_goal()
    assert stand.changes == 1
    assert stand.told


def test_somebody_who_does_not_work_here_has_no_goal(stand: PayStand) -> None:
    stand.paid_in(700, "外面的人", "赵六")
    stand.presenter.open()
    stand.presenter.choose("外面的人")
    assert (stand.presenter.state.total, stand.presenter.state.may_set) == ("¥7.00", False)
    stand.presenter.set_goal()
    assert stand.changes == 0


def test_a_cashier_sees_only_the_own_and_sets_nothing(stand: PayStand) -> None:
    stand.session = stand.shop.cashier
    stand.presenter.open()
    state = stand.presenter.state
    assert [one.person for one in state.rows] == ["小林"]
    assert (zh(state.teaching), state.may_set, state.posts) == ("您看到的是自己的提成。", False, ())
    stand.presenter.print()
    assert (stand.told, stand.queued) == ("已送去打印：2026-03 小林", 1)


def test_everything_is_exported_and_a_full_disk_says_so(stand: PayStand) -> None:
    stand.presenter.export(Path("/files/pay.csv"), Language.ZH)
    text = stand.written[Path("/files/pay.csv")].decode("utf-8-sig")
    assert text.splitlines()[0] == "姓名,金额,由来"
    assert "小林,20.00,合计" in text
    assert stand.told == "已导出到 /files/pay.csv"
    stand.presenter.export(Path("/full/pay.csv"), Language.ZH)
    assert stand.told == "没有写成 pay.csv：No space left on device"
    assert zh(stand.presenter.state.file_name) == "提成 2026-03.csv"


def test_nothing_is_printed_of_nobody_and_a_programme_without_it_says_so(stand: PayStand) -> None:
    stand.presenter.choose("nobody")
    stand.presenter.print()
    assert stand.queued == 0
    publish(stand.shop, VALUE, version=3)
    stand.presenter.open()
    state = stand.presenter.state
    assert zh(state.why_none) == "方案没有售卡提成"
    assert (state.lines, state.posts) == ((), ())


def test_before_anything_was_read_nothing_is_done(stand: PayStand) -> None:
    fresh = PayStand()
    fresh.presenter.go(1)
    fresh.presenter.print()
    fresh.presenter.export(Path("/files/x.csv"), Language.ZH)
    fresh.presenter.set_goal()
    fresh.presenter.choose("小林")
    assert (fresh.written, fresh.queued, fresh.changes) == ({}, 0, 0)


def test_in_a_chain_it_says_what_is_missing(stand: PayStand) -> None:
    with stand.shop.store.writing() as work:
        stand.shop.desk.contact.heard(work)
        work.commit()
    stand.presenter.open()
    assert zh(stand.presenter.state.teaching).startswith("销售和办会员只算本台")
