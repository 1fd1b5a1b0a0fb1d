"""The running sums of what tills hold are what adding up every slice gives, in whatever order facts are heard of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from domain.facts.random_facts import TENANT, Happened, happenings
from fakes.empty_database import empty_database
from fakes.postgres import empty_postgres
from shuke.domain.facts.lots_lapsed import LotsLapsed
from shuke.domain.facts.members_merged import MembersMerged
from shuke.domain.facts.rows import Add, Insert, Put, RowOperation
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.facts.slices_moved import SlicesMoved
from shuke.domain.facts.together import bring_together
from shuke.domain.slices.account import AccountKind
from shuke_db.held_sums import sum_up
from shuke_db.postgres import open_postgres
from shuke_db.projections import fold_together
from shuke_db.repositories.exposures import ExposureRows, SummedExposureRows
from shuke_db.schema import bring_up_to_date

COUPON = AccountKind.COUPON
on_a_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


def fold(connection: Connection, operations: Iterable[RowOperation]) -> None:
    together = bring_together(TENANT, operations)
    sum_up(connection, TENANT, together)
    fold_together(connection, together)


def assert_summed(connection: Connection) -> None:
    running, counted = SummedExposureRows(connection, TENANT), ExposureRows(connection, TENANT)
    assert running.held() == counted.held()
    assert running.balances() == counted.balances()
    assert running.coupons() == of_some_kind(counted.coupons())
    for till in ("A", "S01-1"):
        assert running.held(till) == counted.held(till)
        assert running.coupons(till) == of_some_kind(counted.coupons(till))


def of_some_kind(found: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Facts made at random know coupons of no kind; no programme does."""
    kinds = {till: {kind: count for kind, count in some.items() if kind} for till, some in found.items()}
    return {till: some for till, some in kinds.items() if some}


def slice_of(till: str, account: AccountKind, lot: str, amount: int, member: str = "m-1") -> Add:
    key = {"till_id": till, "member_id": member, "account": account.value, "lot": lot}
    return Add("slices", key, {"amount": amount})


def balance_of(account: AccountKind, lot: str, amount: int, member: str) -> Add:
    return Add("balances", {"member_id": member, "account": account.value, "lot": lot}, {"amount": amount})


def coupon(coupon_id: str, kind: str, member: str = "m-1") -> Insert:
    row = {"member_id": member, "coupon_id": coupon_id, "kind": kind}
    return Insert("coupons", {**row, "first_day": "", "last_day": "", "rate": "", "rule": ""})


def moves() -> st.SearchStrategy[Add]:
    till, member = st.sampled_from(["A", "B", "A#1"]), st.sampled_from(["m-1", "m-2"])
    stored = st.builds(
        slice_of,
        till,
        st.sampled_from([AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.STOCK]),
        st.sampled_from(["never", "2027-12-31"]),
        st.integers(-50, 50),
        member,
    )
    pieces = st.builds(
        slice_of, till, st.just(COUPON), st.sampled_from(["c-1", "c-2"]), st.sampled_from([-1, 1]), member
    )
    whole = st.builds(
        balance_of,
        st.sampled_from([AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.STAMPS]),
        st.sampled_from(["never", "2027-12-31"]),
        st.integers(-50, 50),
        member,
    )
    return st.one_of(stored, pieces, whole)


@st.composite
def stories(draw: st.DrawFn) -> list[list[RowOperation]]:
    """Sales, refunds, grants and write-offs are movements of slices; what a coupon is comes once, at any time."""
    told: list[RowOperation] = [*draw(st.lists(moves(), max_size=25))]
    for coupon_id in ("c-1", "c-2"):
        for member in ("m-1", "m-2"):
            if draw(st.booleans()):
                told.insert(draw(st.integers(0, len(told))), coupon(coupon_id, f"kind-{coupon_id}", member))
    cuts = sorted(draw(st.lists(st.integers(0, len(told)), max_size=4)))
    return [told[start:end] for start, end in pairwise([0, *cuts, len(told)])]


@on_a_database
@given(story=stories())
def test_running_sums_are_what_a_recount_gives(engine: Engine, story: list[list[RowOperation]]) -> None:
    with engine.connect() as connection:
        for batch in story:
            fold(connection, batch)
            assert_summed(connection)
        connection.rollback()


@on_a_database
@given(facts=happenings(most=6, kinds=(SaleCompleted, MembersMerged, SliceReturned, LotsLapsed, SlicesMoved)))
def test_so_they_are_after_facts_that_move_slices(engine: Engine, facts: list[Happened]) -> None:
    with engine.connect() as connection:
        for fact in facts:
            fold(connection, fact.rows())
        assert_summed(connection)
        connection.rollback()


def test_what_stands_below_nothing_is_no_part_of_what_is_held(engine: Engine) -> None:
    with engine.connect() as connection:
        fold(connection, [slice_of("A", AccountKind.POINTS, "never", 30)])
        fold(connection, [slice_of("A", AccountKind.POINTS, "never", -70, "m-2")])
        assert SummedExposureRows(connection, TENANT).held() == {"A": {AccountKind.POINTS: 30}}
        connection.rollback()


def test_a_coupon_spent_before_its_giving_was_heard_of_is_of_its_kind(engine: Engine) -> None:
    with engine.connect() as connection:
        fold(connection, [slice_of("B", COUPON, "c-1", -1), slice_of("B", COUPON, "c-2", 1)])
        assert SummedExposureRows(connection, TENANT).coupons() == {}
        fold(connection, [coupon("c-1", "ten"), coupon("c-2", "ten"), slice_of("A", COUPON, "c-1", 1)])
        assert SummedExposureRows(connection, TENANT).coupons() == {"A": {"ten": 1}, "B": {"ten": 1}}
        again = Put("coupons", {"member_id": "m-1", "coupon_id": "c-2"}, {"kind": "ten"})
        fold(connection, [again, slice_of("B", COUPON, "c-2", -1)])
        assert SummedExposureRows(connection, TENANT).coupons() == {"A": {"ten": 1}}
        connection.rollback()


def test_members_are_counted_as_far_as_it_matters(engine: Engine) -> None:
    with engine.connect() as connection:
        for member in ("m-1", "m-2", "m-3"):
            for lot in ("never", "2027-12-31"):
                key = {"member_id": member, "account": "principal", "lot": lot}
                fold(connection, [Add("balances", key, {"amount": 10})])
        rows = SummedExposureRows(connection, TENANT)
        counted = [rows.members_with(AccountKind.PRINCIPAL, most) for most in (None, 2, 5)]
        assert counted == [3, 2, 3]
        connection.rollback()


def test_running_sums_on_postgresql() -> None:
    engine = open_postgres(empty_postgres())
    bring_up_to_date(engine)
    with engine.connect() as connection:
        fold(connection, [slice_of("B", COUPON, "c-1", 1), slice_of("A", AccountKind.POINTS, "never", -5)])
        fold(connection, [coupon("c-1", "ten"), slice_of("A", AccountKind.POINTS, "2027-12-31", 9)])
        fold(connection, [slice_of("A", AccountKind.POINTS, "never", 3)])
        assert_summed(connection)
        assert SummedExposureRows(connection, TENANT).coupons() == {"B": {"ten": 1}}
        connection.rollback()
    engine.dispose()
