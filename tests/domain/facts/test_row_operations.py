"""Laws of row operations that need no database: what a kind of fact may say about a table."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings

from domain.facts.random_facts import Happened, bodies, happened, headers
from golden.bodies import HEADER, SAMPLES
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import KINDS, FactBody
from shuke.domain.facts.plain import from_plain, to_plain
from shuke.domain.facts.rows import Add, Insert, OneRowOperation, Put, Raise, apart


def columns(operation: OneRowOperation) -> tuple[str, ...]:
    """What the operation writes beside the row's key."""
    match operation:
        case Insert():
            return tuple(operation.row)
        case Put():
            return tuple(operation.values)
        case Add():
            return tuple(operation.amounts)
        case Raise():
            return tuple(operation.floors)


def sorts_of(operations: list[OneRowOperation]) -> dict[str, set[str]]:
    """By ``table.column``, the sorts of operation that write it."""
    sorts: defaultdict[str, set[str]] = defaultdict(set)
    for operation in operations:
        for column in columns(operation):
            sorts[f"{operation.table}.{column}"].add(type(operation).__name__)
    return dict(sorts)


GOLDEN = [row for cases in SAMPLES.values() for body in cases.values() for row in apart(body.rows(HEADER))]
ALLOWED = sorts_of(GOLDEN)


INSERTED_AND_PUT = {"coupons"}
"""A coupon is inserted for the member to whom it is issued, under an id of its own, and put for the one to whom a
merger moves it: never both under one key."""


def test_a_column_is_written_by_one_sort_of_operation_over_all_kinds() -> None:
    several = {column: sorts for column, sorts in sorts_of(GOLDEN).items() if len(sorts) > 1}
    assert {column.partition(".")[0] for column in several} == INSERTED_AND_PUT
    assert all(sorts == {"Insert", "Put"} for sorts in several.values())


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(happened())
def test_no_fact_writes_a_column_by_another_sort_than_the_samples_do(fact: Happened) -> None:
    for column, sorts in sorts_of(list(apart(fact.rows()))).items():
        assert sorts <= ALLOWED[column], column


def test_a_table_is_either_inserted_into_or_changed() -> None:
    inserted = {row.table for row in GOLDEN if isinstance(row, Insert)}
    changed = {row.table for row in GOLDEN if not isinstance(row, Insert)}
    assert inserted & changed == INSERTED_AND_PUT


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_same_fact_always_gives_the_same_rows(kind: type) -> None:
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    @given(bodies(kind), headers())
    def law(body: FactBody, header: FactHeader) -> None:
        again = from_plain(kind, to_plain(body))
        assert again.rows(header) == body.rows(header)

    law()


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(happened())
def test_two_facts_never_insert_the_same_row(fact: Happened) -> None:
    """The key of an inserted row holds the fact's place, which no other fact has; a coupon's or a prize's, an id made
    once."""
    header = fact.header
    place = {"till_id": header.till, "epoch": header.epoch, "seq": header.seq}
    for row in apart(fact.rows()):
        if isinstance(row, Insert) and row.table not in {"coupons", "prizes"}:
            assert place.items() <= row.row.items()
