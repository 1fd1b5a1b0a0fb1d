"""Operations on many rows at once: the same as one after another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golden.bodies import HEADER
from shuke.domain.facts.lots_lapsed import LapsedLot, LapsedSlices, LotsLapsed
from shuke.domain.facts.rows import (
    Add,
    AddMany,
    AddRows,
    Columns,
    Insert,
    InsertMany,
    Put,
    Raise,
    RowOperation,
    apart,
)
from shuke.domain.facts.together import bring_together
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.subjects import Subject, SubjectKind, changed_subjects

MEMBERS = st.sampled_from(["m-1", "m-2", "m-3", "m-4"])


def added(*members: str) -> AddMany:
    return AddMany(
        "balances", Columns({"lot": "never"}, {"member_id": members}), "amount", [5] * len(members)
    )


def test_taken_apart_each_row_has_what_all_have_and_what_is_its_own() -> None:
    new = InsertMany.of("ledger", Columns({"reason": "lapse"}, {"entry_no": range(1, 3), "amount": (-3, -4)}))
    put = Put("members", {"member_id": "m-1"}, {"number": "1"})
    assert list(apart([new, put, added("m-1", "m-2")])) == [
        Insert("ledger", {"reason": "lapse", "entry_no": 1, "amount": -3}),
        Insert("ledger", {"reason": "lapse", "entry_no": 2, "amount": -4}),
        put,
        Add("balances", {"lot": "never", "member_id": "m-1"}, {"amount": 5}),
        Add("balances", {"lot": "never", "member_id": "m-2"}, {"amount": 5}),
    ]


def test_brought_together_one_row_has_the_sum_the_last_word_and_the_highest() -> None:
    said: list[RowOperation] = [
        Add("members", {"member_id": "m-1"}, {"sales": 2}),
        Raise("members", {"member_id": "m-1"}, {"last_sale_on": "2026-03-10", "last_visit_ms": 5}),
        Put("members", {"member_id": "m-1"}, {"number": "1"}),
        Put("members", {"member_id": "m-1"}, {"number": "2"}),
        Raise("members", {"member_id": "m-1"}, {"last_sale_on": "2026-03-09", "last_visit_ms": 6}),
        Add("members", {"member_id": "m-1"}, {"sales": 1}),
    ]
    ((shape, rows),) = bring_together("t", said).items()
    told = dict(zip(shape.columns, rows[0], strict=True))
    assert len(rows) == 1
    assert told == {
        "tenant": "t",
        "member_id": "m-1",
        "number": "2",
        "sales": 3,
        "last_sale_on": "2026-03-10",
        "last_visit_ms": 6,
    }


def test_columns_that_are_not_equally_long_are_no_rows() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        Columns({}, {"entry_no": (1, 2), "amount": (3,)})
    with pytest.raises(ValueError, match="different lengths"):
        AddMany("balances", Columns({}, {"member_id": ("m-1",)}), "amount", (1, 2))


@pytest.mark.parametrize(
    "lot",
    [
        LapsedLot(AccountKind.POINTS, "2026-12-31", ("m-1",), (-5, -6)),
        LapsedLot(AccountKind.POINTS, "2026-12-31", ("m-1",), (-5,), (LapsedSlices("t", (0,), (-5, -6)),)),
        LapsedLot(AccountKind.POINTS, "2026-12-31", ("m-1",), (-5,), (LapsedSlices("t", (1,), (-5,)),)),
        LapsedLot(AccountKind.POINTS, "2026-12-31", ("m-1",), (-5,), (LapsedSlices("t", (-1,), (-5,)),)),
    ],
)
def test_a_fact_whose_columns_do_not_go_together_has_no_rows(lot: LapsedLot) -> None:
    with pytest.raises(ValueError, match=r"different lengths|no member"):
        LotsLapsed(date(2026, 12, 31), (lot,)).rows(HEADER)


OPERATIONS = st.lists(
    st.one_of(
        st.lists(MEMBERS, max_size=4).map(lambda members: added(*members)),
        MEMBERS.map(lambda member: Put("members", {"member_id": member}, {"number": "1"})),
        st.lists(st.integers(1, 3), max_size=3).map(
            lambda numbers: AddMany(
                "programmes", Columns({"programme": "p"}, {"version": numbers}), "sales", numbers
            )
        ),
        MEMBERS.map(lambda one: AddMany("uses", Columns({"member_id": one}, {"rule": "r"}), "times", (1,))),
        MEMBERS.map(lambda one: AddRows("uses", ("member_id",), ("times",), (((one,), (1,)),))),
    )
)


@given(operations=OPERATIONS)
def test_those_whom_many_rows_concern_are_told_in_the_order_of_their_last_change(
    operations: list[RowOperation],
) -> None:
    told = changed_subjects(operations)
    assert told == changed_subjects(list(apart(operations)))
    assert len(set(told)) == len(told)


def test_a_member_that_all_rows_have_is_told_once() -> None:
    of_one = AddMany("uses", Columns({"member_id": "m-1"}, {"rule": ("a", "b")}), "times", (1, 1))
    assert changed_subjects([of_one, added("m-2")]) == [
        Subject(SubjectKind.MEMBER, "m-1"),
        Subject(SubjectKind.MEMBER, "m-2"),
    ]


def test_sums_of_rows_are_those_of_one_row_after_another() -> None:
    some = AddRows(
        "uses", ("rule",), ("times", "more"), ((("a",), (1, 2)), (("b",), (3, 4)), (("a",), (5, 6)))
    )
    alone = bring_together("t", [some])
    assert alone == bring_together("t", list(apart([some])))
    with_others = [
        some,
        Add("uses", {"rule": "a"}, {"times": 10}),
        Put("uses", {"rule": "c"}, {"last_on": "x"}),
    ]
    assert sorted_rows(with_others) == sorted_rows(list(apart(with_others)))


def sorted_rows(operations: list[RowOperation]) -> list[tuple[object, list[object]]]:
    return sorted((repr(shape), sorted(rows)) for shape, rows in bring_together("t", operations).items())  # type: ignore[type-var]
