"""What may be decided about an exception, and what a decision does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shuke.domain.exceptions.case import ExceptionCase, decided
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State, exception_id, terms_of
from shuke.domain.exceptions.worth import worth
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.account import AccountKind, Slice

FOUND = date(2026, 3, 10)


def case(kind: ExceptionKind = ExceptionKind.OVERDRAFT, **more: object) -> ExceptionCase:
    terms = terms_of(kind)
    plain = ExceptionCase(
        exception_id=exception_id(kind, "cause"),
        kind=kind,
        shop_id="S01",
        till="S01-1",
        happened_on=FOUND,
        found_on=FOUND,
        facts=(),
        owner=terms.owner,
        deadline=terms.deadline(FOUND),
        member_id="m-1",
        account=AccountKind.POINTS,
        shortfall=(Slice("never", 30),),
        at_risk=Money(60),
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields' own types


def test_accepting_lifts_the_account_and_books_the_loss() -> None:
    outcome = decided(case(), Decision.ACCEPT)
    assert outcome is not None
    assert (outcome.state, outcome.lifted, outcome.due) == (State.ACCEPTED, (Slice("never", 30),), ZERO)
    assert case(state=State.ACCEPTED).lost == Money(60)
    assert case(state=State.ACCEPTED, collected=Money(25)).lost == Money(35)
    assert case().lost == ZERO


def test_collecting_moves_the_debt_from_the_account_to_the_member() -> None:
    outcome = decided(case(), Decision.COLLECT)
    assert outcome is not None
    assert outcome.lifted == (Slice("never", 30),)
    assert (outcome.due, outcome.due_points) == (Money(60), 0)


def test_points_without_a_price_are_owed_in_points() -> None:
    outcome = decided(case(at_risk=ZERO), Decision.COLLECT)
    assert outcome is not None
    assert (outcome.due, outcome.due_points) == (ZERO, 30)


def test_what_nobody_owes_is_not_collected() -> None:
    assert Decision.COLLECT not in case(member_id="").allowed
    assert Decision.COLLECT not in case(account=AccountKind.STAMPS, at_risk=ZERO).allowed
    assert decided(case(member_id=""), Decision.COLLECT) is None


def test_whoever_collects_in_vain_may_give_it_up_and_the_account_is_lifted_once() -> None:
    collecting = case(state=State.COLLECTING, due=Money(60), collected=Money(10))
    assert collecting.allowed == (Decision.ACCEPT,)
    outcome = decided(collecting, Decision.ACCEPT)
    assert outcome is not None
    assert outcome.lifted == ()


def test_a_dispute_needs_somebody_and_a_day() -> None:
    until = FOUND + timedelta(days=40)
    outcome = decided(case(), Decision.DISPUTE, owner=Owner.HEAD_OFFICE, deadline=until)
    assert outcome is not None
    assert (outcome.state, outcome.owner, outcome.deadline) == (State.DISPUTED, Owner.HEAD_OFFICE, until)
    assert outcome.lifted == ()
    assert decided(case(), Decision.DISPUTE, owner=Owner.HEAD_OFFICE) is None
    assert decided(case(), Decision.DISPUTE, deadline=until) is None


def test_a_merger_names_one_of_the_two() -> None:
    pair = case(ExceptionKind.SAME_PHONE, other_member_id="m-2", account=None, shortfall=(), at_risk=ZERO)
    assert pair.allowed == (Decision.ACCEPT, Decision.MERGE, Decision.DISPUTE)
    outcome = decided(pair, Decision.MERGE, survivor="m-2")
    assert outcome is not None
    assert (outcome.state, outcome.survivor) == (State.MERGED, "m-2")
    assert decided(pair, Decision.MERGE, survivor="m-3") is None
    assert decided(case(), Decision.MERGE, survivor="m-1") is None


@pytest.mark.parametrize("kind", list(ExceptionKind))
def test_every_kind_can_be_accepted_and_disputed_and_has_a_deadline(kind: ExceptionKind) -> None:
    terms = terms_of(kind)
    assert {Decision.ACCEPT, Decision.DISPUTE} <= set(terms.decisions)
    assert terms.deadline(FOUND) == FOUND + timedelta(days=terms.days) > FOUND


@pytest.mark.parametrize(
    "done",
    [
        case(state=State.ACCEPTED),
        case(state=State.MERGED),
        case(state=State.COLLECTING, due=Money(60), collected=Money(60)),
        case(state=State.COLLECTING, due=Money(60), collected=Money(120)),
        case(state=State.COLLECTING, due_points=30, collected_points=30),
    ],
)
def test_what_is_done_is_neither_overdue_nor_decided_again(done: ExceptionCase) -> None:
    assert done.is_done
    assert done.allowed == ()
    assert not done.is_overdue(date(2099, 1, 1))
    assert done.owed == ZERO
    assert done.owed_points == 0


def test_it_is_overdue_from_the_day_after_its_deadline() -> None:
    one = case()
    assert not one.is_overdue(one.deadline)
    assert one.is_overdue(one.deadline + timedelta(days=1))
    owing = case(state=State.COLLECTING, due=Money(60), collected=Money(59))
    assert owing.owed == Money(1)
    assert owing.is_overdue(one.deadline + timedelta(days=1))


def test_a_cause_has_one_name_and_its_parts_do_not_run_into_each_other() -> None:
    kind = ExceptionKind.DOUBLE_USE
    assert exception_id(kind, "a", "b") == exception_id(kind, "a", "b")
    assert len({exception_id(kind, "a", "b"), exception_id(kind, "ab"), exception_id(kind, "", "ab")}) == 3
    assert exception_id(ExceptionKind.OVERDRAFT, "a", "b") != exception_id(kind, "a", "b")


@pytest.mark.parametrize(
    ("account", "amount", "minor"),
    [
        (AccountKind.POINTS, 50, 100),
        (AccountKind.POINTS, 51, 102),
        (AccountKind.POINTS, 1, 2),
        (AccountKind.PRINCIPAL, 12_40, 12_40),
        (AccountKind.BONUS, 5, 5),
        (AccountKind.STAMPS, 7, 0),
        (AccountKind.COUPON, 1, 0),
    ],
)
def test_what_an_account_is_worth(account: AccountKind, amount: int, minor: int) -> None:
    rate = PointsAsMoney(50, Money(100), 50)
    assert worth(account, amount, rate) == Money(minor)


def test_points_that_do_not_pay_are_worth_nothing() -> None:
    assert worth(AccountKind.POINTS, 50, None) == ZERO
    assert worth(AccountKind.POINTS, 50, PointsAsMoney(50, Money(100), 50, on=False)) == ZERO
    assert worth(AccountKind.POINTS, 1, PointsAsMoney(30, Money(100), 30)) == Money(4)
