"""The lots stage of a close, page by page: what is there goes, what was spent too late is given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fakes.empty_database import empty_database
from shuke.application.closing.lots import lots_lapsing
from shuke.domain.facts.lots_lapsed import LapsedLot, LapsedSlices, LotsLapsed
from shuke.domain.facts.rows import Add, Insert
from shuke.domain.membership.changes import LAPSE
from shuke.domain.slices.account import AccountKind
from shuke_db.unit_of_work import SqlStore, SqlWork

DAY = date(2026, 12, 31)
LOT = "2026-03-10"


@pytest.fixture
def work() -> Iterator[SqlWork]:
    with SqlStore(empty_database(), lambda: "t").writing() as work:
        yield work


def holds(work: SqlWork, member_id: str, amount: int, **slices: int) -> None:
    key = {"member_id": member_id, "account": "points", "lot": LOT}
    work.apply([Add("balances", key, {"amount": amount})])
    work.apply([Add("slices", {**key, "till_id": till}, {"amount": part}) for till, part in slices.items()])


def lapsed_before(work: SqlWork, member_id: str, amount: int) -> None:
    place = {"till_id": "head-office", "epoch": 1, "seq": 1, "entry_no": 1}
    entry = {"member_id": member_id, "account": "points", "lot": LOT, "amount": -amount, "reason": LAPSE}
    work.apply([Insert("ledger", {**place, **entry, "business_date": LOT})])


def test_a_lot_goes_with_all_that_tills_hold_of_it_and_a_debt_is_given_back_as_far_as_it_lapsed(
    work: SqlWork,
) -> None:
    holds(work, "m-1", 50, a=20, b=30)
    holds(work, "m-2", 7)
    holds(work, "m-3", -30, a=-30)
    lapsed_before(work, "m-3", 20)
    holds(work, "m-4", -5, b=-5)  # a debt that time has no part in
    done = lots_lapsing(work, DAY, "", 10)
    lot = LapsedLot(
        AccountKind.POINTS,
        LOT,
        ("m-1", "m-2", "m-3"),
        (-50, -7, 20),
        (LapsedSlices("a", (0, 2), (-20, 20)), LapsedSlices("b", (0,), (-30,))),
    )
    assert done.body == LotsLapsed(DAY, (lot,))
    assert (done.count, done.behind) == (4, f"{LOT}|m-4|points")
    assert lots_lapsing(work, DAY, done.behind, 10).count == 0


def test_a_page_counts_lots_and_not_what_tills_hold_of_them(work: SqlWork) -> None:
    for member_id in ("m-1", "m-2", "m-3"):
        holds(work, member_id, 9, a=4, b=5)
    first = lots_lapsing(work, DAY, "", 2)
    second = lots_lapsing(work, DAY, first.behind, 2)
    assert [page.body.lots[0].members for page in (first, second)] == [("m-1", "m-2"), ("m-3",)]  # type: ignore[union-attr]


def test_debts_that_time_has_no_part_in_are_passed_over(work: SqlWork) -> None:
    holds(work, "m-1", -5)
    done = lots_lapsing(work, DAY, "", 10)
    assert (done.body, done.count) == (None, 1)
