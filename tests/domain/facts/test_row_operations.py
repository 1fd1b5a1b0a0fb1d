"""Laws of facts that need no database: each comes back as it was, and says about a table what its kind may say."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings

from domain.facts.random_facts import Happened, happened
from golden.bodies import HEADER, SAMPLES
from laws import examples
from shuke.domain.facts.kinds import KINDS, read_body
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
    """By ``table.column``, the sorts of operation that write it; the columns of the twelve months are one."""
    sorts: defaultdict[str, set[str]] = defaultdict(set)
    for operation in operations:
        for column in columns(operation):
            sorts[f"{operation.table}.{column.rstrip('0123456789')}"].add(type(operation).__name__)
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


def test_a_table_is_either_inserted_into_or_changed() -> None:
    inserted = {row.table for row in GOLDEN if isinstance(row, Insert)}
    changed = {row.table for row in GOLDEN if not isinstance(row, Insert)}
    assert inserted & changed == INSERTED_AND_PUT


def it_comes_back_as_it_was(fact: Happened) -> None:
    body = fact.body
    assert from_plain(type(body), to_plain(body)) == body
    assert read_body(body.KIND, body.VERSION, to_plain(body)) == body


def it_always_gives_the_same_rows(fact: Happened) -> None:
    again = from_plain(type(fact.body), to_plain(fact.body))
    assert again.rows(fact.header) == fact.rows()


def it_writes_no_column_by_another_sort_than_the_samples_do(fact: Happened) -> None:
    for column, sorts in sorts_of(list(apart(fact.rows()))).items():
        assert sorts <= ALLOWED[column], column


def it_inserts_no_row_that_another_fact_inserts(fact: Happened) -> None:
    """The key of an inserted row holds the fact's place, which no other fact has; a coupon's or a prize's, an id made
    once."""
    header = fact.header
    place = {"till_id": header.till, "epoch": header.epoch, "seq": header.seq}
    for row in apart(fact.rows()):
        if isinstance(row, Insert) and row.table not in {"coupons", "prizes"}:
            assert place.items() <= row.row.items()


LAWS = (
    it_comes_back_as_it_was,
    it_always_gives_the_same_rows,
    it_writes_no_column_by_another_sort_than_the_samples_do,
    it_inserts_no_row_that_another_fact_inserts,
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_whatever_a_fact_of_this_kind_holds(kind: type) -> None:
    """All laws are tried on each fact: making one costs more than looking at it."""

    @settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
    @given(happened((kind,)))
    def law(fact: Happened) -> None:
        for holds in LAWS:
            holds(fact)

    law()
