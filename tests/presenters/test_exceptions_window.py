"""The exceptions' window without a window: what is listed, told, decided, and settled at the counter."""

from __future__ import annotations

import pytest

from back_office_stand import en, zh
from checkout_stand import CheckoutStand
from exceptions_stand import DUE, ExceptionsStand, raised
from shuke.domain.exceptions.kinds import ExceptionKind, State, exception_id
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.money import Money
from shuke.presenters.exceptions import DraftState


@pytest.fixture
def window() -> ExceptionsStand:
    return ExceptionsStand()


def key(kind: ExceptionKind) -> str:
    return exception_id(kind, "stand")


def decisions(window: ExceptionsStand) -> list[str]:
    return [one.decision.value for one in window.state.draft.offered]


def test_nothing_found_is_an_empty_list(window: ExceptionsStand) -> None:
    window.exceptions.open()
    assert window.state.rows == ()
    assert window.state.story is None


def test_the_list_says_what_who_when_where_how_much_whose_and_until_when(window: ExceptionsStand) -> None:
    window.one_of_each()
    window.exceptions.open()
    assert len(window.state.rows) == len(ExceptionKind)
    first = window.state.rows[0]
    assert (zh(first.kind), zh(first.who), first.till) == ("升级未达标", "王** 5678", "1号台")
    assert (first.happened_on, first.deadline, zh(first.state)) == ("03-08", "03-08", "已超期、待处理")
    fork = next(row for row in window.state.rows if zh(row.kind) == "收银台分叉")
    assert (fork.who, fork.at_risk, en(fork.owner), en(fork.state)) == ("", "¥86.00", "Head office", "open")


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (ExceptionKind.DOUBLE_USE, ["accept", "collect", "dispute"]),
        (ExceptionKind.FORKED_TILL, ["accept", "dispute"]),
        (ExceptionKind.SAME_PHONE, ["accept", "merge", "dispute"]),
        (ExceptionKind.PROMOTION, ["accept", "dispute"]),
    ],
)
def test_each_kind_offers_its_decisions(
    window: ExceptionsStand, kind: ExceptionKind, offered: list[str]
) -> None:
    window.one_of_each()
    window.exceptions.open()
    window.exceptions.choose(key(kind))
    assert decisions(window) == offered


def test_one_is_told_with_its_facts(window: ExceptionsStand) -> None:
    window.one_of_each()
    window.exceptions.choose(key(ExceptionKind.DOUBLE_USE))
    story = window.state.story
    assert story is not None
    assert [zh(line) for line in story.facts] == [
        "1号台 · 第 1 期第 41 条 · 小票 S01-1.1-000017",
        "S01-2 · 第 1 期第 12 条 · 小票 S01-2.1-000004",
    ]
    particulars = {zh(name): zh(value) for name, value in story.particulars}
    assert particulars["期限"] == "2026-03-09、已超期"
    assert particulars["涉及金额"] == "¥20.00"
    assert particulars["经过"].startswith("券 ")


def test_a_decision_goes_with_its_reason_and_waits(window: ExceptionsStand) -> None:
    window.one_of_each()
    window.exceptions.open()
    window.exceptions.choose(key(ExceptionKind.OVERDRAFT))
    window.exceptions.submit()
    assert window.told == ""
    window.exceptions.pick("accept")
    window.exceptions.submit()
    assert window.told.startswith("还没写理由")
    window.exceptions.type_reason("金额小")
    window.exceptions.submit()
    assert window.told.startswith("已记下")
    assert zh(window.state.waits) == "陈店长 已处理：认损。等总部确认。"
    assert window.state.draft == DraftState(survivor="")
    story = window.state.story
    assert story is not None
    assert "金额小" in zh(story.history[0])


def test_a_dispute_asks_for_a_day_after_today(window: ExceptionsStand) -> None:
    window.one_of_each()
    window.exceptions.choose(key(ExceptionKind.OVERDRAFT))
    window.exceptions.pick("dispute")
    window.exceptions.type_reason("查监控")
    for typed in ("", "soon", "2026-3-1"):
        window.exceptions.type_day(typed)
        window.exceptions.submit()
        assert zh(window.state.draft.day_fault) != ""
    window.exceptions.type_day("2026-03-10")
    window.exceptions.submit()
    assert window.told.startswith("新的期限要晚于今天")
    window.exceptions.type_day("2026-03-31")
    window.exceptions.pick_owner("shop")
    window.exceptions.submit()
    assert "有争议" in zh(window.state.waits)


def test_a_merger_names_who_stays(window: ExceptionsStand) -> None:
    window.one_of_each()
    window.exceptions.choose(key(ExceptionKind.SAME_PHONE))
    window.exceptions.pick("merge")
    choices = window.state.draft.choices
    assert {choice.member_id for choice in choices} == {window.member, window.other}
    assert len({zh(choice.words) for choice in choices}) == 2
    assert zh(window.state.draft.offered[0].words) == "保持原样"
    window.exceptions.type_reason("同一人")
    window.exceptions.pick_survivor(window.member)
    window.exceptions.submit()
    assert "是同一个人" in zh(window.state.waits)


def test_the_decision_that_came_too_late_is_seen_and_what_was_paid(window: ExceptionsStand) -> None:
    found = window.collecting()
    window.settled(found, Money(5_00))
    window.exceptions.choose(found)
    story = window.state.story
    assert story is not None
    assert [zh(line).rpartition(" · ")[2] for line in story.history[:2]] == ["生效", "来晚了，未生效"]
    assert zh(story.history[2]) == "2026-03-10 1号台 收 ¥5.00"
    assert [zh(line) for line in story.sums] == ["已收 ¥5.00", "还欠 ¥7.40"]
    assert decisions(window) == ["accept"]


def test_what_is_over_is_shown_when_asked_for(window: ExceptionsStand) -> None:
    found = window.collecting()
    window.settled(found, DUE)
    window.exceptions.open()
    assert window.state.rows == ()
    window.exceptions.show_done(True)
    (row,) = window.state.rows
    assert zh(row.state) == "已结清"
    window.exceptions.choose(found)
    assert decisions(window) == []


def test_a_loss_says_what_it_cost(window: ExceptionsStand) -> None:
    window.one_of_each()
    found = key(ExceptionKind.FORKED_TILL)
    shut = raised(ExceptionKind.FORKED_TILL)
    accepted = ExceptionCarriedOut(
        found, "S01-1", 1, 1, "总部", shut.happened_on, "", 1, State.ACCEPTED, shut.owner, shut.deadline
    )
    window.record(accepted)
    window.exceptions.choose(found)
    story = window.state.story
    assert story is not None
    assert [zh(line) for line in story.sums] == ["实际损失 ¥86.00"]


def test_more_than_a_page_is_asked_for(window: ExceptionsStand) -> None:
    window.record(
        *(raised(ExceptionKind.FORKED_TILL, exception_id=f"x-{number:03d}") for number in range(60))
    )
    window.exceptions.open()
    assert (len(window.state.rows), window.state.more) == (50, True)
    window.exceptions.show_more()
    assert (len(window.state.rows), window.state.more) == (60, False)
    window.exceptions.show_more()
    assert len(window.state.rows) == 60


def test_a_cashier_is_refused_in_words(window: ExceptionsStand) -> None:
    window.one_of_each()
    window.stand.session = window.stand.shop.cashier
    window.exceptions.open()
    assert window.state.rows == ()
    assert window.told.startswith("您的岗位不能做这一步")
    window.exceptions.choose(key(ExceptionKind.OVERDRAFT))
    assert window.state.story is None


def owing(points: int = 0) -> tuple[CheckoutStand, str]:
    """A cashier who serves a member that owes something."""
    window, stand = ExceptionsStand(), CheckoutStand()
    window.stand.shop = stand.shop
    window.member = stand.member()
    found = window.collecting(Money(0) if points else DUE, points)
    stand.begin().find.choose(window.member)
    return stand, found


def test_the_counter_says_what_the_member_owes_and_the_cashier_settles_it() -> None:
    stand, found = owing()
    member = stand.checkout.panel.state.member
    assert member is not None
    (debt,) = member.debts
    assert zh(debt.words) == "待补 ¥12.40：03-08 透支"
    assert zh(debt.action) == "现金收 ¥12.40"
    stand.checkout.panel.settle(debt.key)
    after = stand.checkout.panel.state.member
    assert after is not None
    assert after.debts == ()
    assert stand.notice.startswith("已结清")
    stand.checkout.panel.settle(found)
    assert stand.notice.startswith("这位会员没有这笔待补")


def test_points_that_are_not_there_are_not_taken() -> None:
    stand, _ = owing(points=30)
    member = stand.checkout.panel.state.member
    assert member is not None
    (debt,) = member.debts
    assert (zh(debt.words), zh(debt.action)) == ("待补 30 积分：03-08 透支", "扣 30 积分")
    stand.checkout.panel.settle(debt.key)
    assert "积分" in stand.notice
    after = stand.checkout.panel.state.member
    assert after is not None
    assert after.debts == (debt,)
