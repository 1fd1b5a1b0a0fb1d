"""A month that head office settled is known at the tills of its shops, to each its own alone."""

from __future__ import annotations

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.month_settled import MonthSettled
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.money import Money
from shuke.domain.shop import Shop
from shuke.domain.shop_debts import DebtKind, DebtSum
from shuke.domain.shop_statement import ShopStatement
from shuke.domain.sync import limits
from shuke.domain.sync.bounds import OutOfBounds
from shuke.domain.sync.exchanges import STATEMENTS
from shuke.domain.sync.statement_messages import StatementsSent

SPENT, BACK, OTHERS, LOUNGE = (
    DebtSum("2026-08", DebtKind.SPENT, "S01", "S02", principal=Money(300_00), bonus=Money(30_00), debts=2),
    DebtSum("2026-08", DebtKind.PAID_BACK, "S02", "S01", principal=Money(40_00)),
    DebtSum("2026-08", DebtKind.SPENT, "S02", "S03", principal=Money(55_50)),
    DebtSum("2026-08", DebtKind.PARTNER, "S01", "airport", "lounge", times=2),
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    office = OfficeInMemory(clock)
    office.record(*(ShopDescribed(Shop(shop, f"{shop}店")) for shop in ("S02", "S03")))
    return office


def settle(office: OfficeInMemory, month: str, *sums: DebtSum) -> None:
    office.record(MonthSettled(month, (), sums))


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def held(till: TillInMemory) -> list[ShopStatement]:
    with till.store.reading() as work:
        return work.shop_statements.all()


def asked(till: TillInMemory) -> int:
    return sum(letter.claim.path == STATEMENTS.path for letter in till.link.letters)


def test_each_shop_is_told_what_concerns_it_and_asks_only_for_what_is_new(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first, third = TillInMemory(office, clock), TillInMemory(office, clock, shop_id="S03")
    in_step(first, third)
    assert (asked(first), asked(third)) == (0, 0)
    settle(office, "2026-08", SPENT, BACK, OTHERS, LOUNGE)
    in_step(first, third)
    (mine,), (theirs,) = held(first), held(third)
    assert (mine.month, mine.sums, theirs.sums) == ("2026-08", (SPENT, BACK, LOUNGE), (OTHERS,))
    assert mine.settled_at_ms == clock.now_ms()
    (payment,) = mine.statement.payments
    assert (payment.debtor, payment.creditor, payment.amount) == ("S01", "S02", Money(290_00))
    in_step(first, third)
    assert (asked(first), asked(third)) == (1, 1)


def test_months_come_with_the_newest_first_and_one_without_the_shop_is_not_told(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    settle(office, "2026-08", SPENT)
    settle(office, "2026-09", OTHERS)
    settle(office, "2026-10", BACK)
    in_step(till)
    known = held(till)
    assert [one.month for one in known] == ["2026-10", "2026-08"]
    with till.store.reading() as work:
        assert work.shop_statements.of_month("2026-08") == known[1]
        assert work.shop_statements.of_month("2026-09") is None


def test_no_more_is_told_than_a_till_takes(
    office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = TillInMemory(office, clock)
    settle(office, "2026-08", SPENT)
    settle(office, "2026-09", SPENT, BACK)
    monkeypatch.setattr("shuke.application.head_office.telling_statements.MOST_STATEMENT_SUMS", 2)
    in_step(till)
    assert [one.month for one in held(till)] == ["2026-09"]
    one = held(till)[0]
    assert StatementsSent(1, (one,) * limits.MOST_STATEMENTS)
    with pytest.raises(OutOfBounds):
        StatementsSent(1, (one,) * (limits.MOST_STATEMENTS + 1))
    with pytest.raises(OutOfBounds):
        StatementsSent(1, (ShopStatement("2026-09", 1, "陈", (SPENT,) * (limits.MOST_STATEMENT_SUMS + 1)),))


@pytest.mark.parametrize("month", ["", "2026-13", "2026-8", "2026-08\n", "=1+1", "二〇二六"])
def test_a_month_that_is_none_is_refused(month: str) -> None:
    with pytest.raises(OutOfBounds):
        ShopStatement(month, 0, "陈", (SPENT,))
    with pytest.raises(OutOfBounds):
        ShopStatement("2026-08", 0, "陈" * 81, ())
    with pytest.raises(OutOfBounds):
        ShopStatement("2026-08", 0, "陈", (DebtSum("2026-08", DebtKind.SPENT, "x" * 65, "S02"),))
