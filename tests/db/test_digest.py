"""Digests: equal for equal projections, different for everything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert, update

from fakes.empty_database import empty_database
from laws import examples
from shuke_db.digest import digest_of, row_hash, table_digest
from shuke_db.machine_tables import settings as machine
from shuke_db.search_tables import profiles
from shuke_db.tables import balances, cards, journal, members, metadata, tables_of

T = "tenant-1"
CELLS = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=4) | st.binary(max_size=4)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        yield connection
        connection.rollback()


def balance(member_id: str, amount: int, tenant: str = T) -> dict[str, Any]:
    return {"tenant": tenant, "member_id": member_id, "account": "points", "lot": "never", "amount": amount}


def test_the_order_in_which_rows_were_written_does_not_matter(connection: Connection) -> None:
    rows = [balance(f"m-{number}", number) for number in range(5)]
    digests = set()
    for order in (rows, rows[::-1], rows[2:] + rows[:2]):
        with connection.begin_nested() as never:
            connection.execute(insert(balances), order)
            digests.add(digest_of(connection, T))
            never.rollback()
    assert len(digests) == 1


def test_every_changed_cell_of_every_projection_changes_the_digest(connection: Connection) -> None:
    of_nothing = digest_of(connection, T)
    for table in tables_of("projection"):
        row = {column.name: 7 if column.type.python_type is int else "x" for column in table.columns}
        row |= {column.name: b"x" for column in table.columns if column.type.python_type is bytes}
        row["tenant"] = T
        with connection.begin_nested() as never:
            connection.execute(insert(table), row)
            assert digest_of(connection, T) != of_nothing, table.name
            before = table_digest(connection, T, table)
            assert before != 0
            for column in table.columns:
                if column.name == "tenant":
                    continue
                other: Any = {int: 8, str: "y", bytes: b"y"}[column.type.python_type]
                with connection.begin_nested() as changed:
                    if table.name == "ledger":
                        connection.exec_driver_sql("INSERT INTO pruning (reason) VALUES ('test')")
                    connection.exec_driver_sql(f"UPDATE {table.name} SET {column.name} = ?", (other,))
                    assert table_digest(connection, T, table) != before, f"{table.name}.{column.name}"
                    changed.rollback()
            assert table_digest(connection, T, table) == before
            never.rollback()


def test_two_rows_that_swap_a_value_are_not_the_same(connection: Connection) -> None:
    with connection.begin_nested() as never:
        connection.execute(insert(balances), [balance("m-1", 1), balance("m-2", 2)])
        before = digest_of(connection, T)
        never.rollback()
    connection.execute(insert(balances), [balance("m-1", 2), balance("m-2", 1)])
    assert digest_of(connection, T) != before


def test_a_row_more_or_less_shows(connection: Connection) -> None:
    empty = digest_of(connection, T)
    connection.execute(insert(balances), [balance("m-1", 0)])
    assert digest_of(connection, T) != empty


def test_only_projections_of_the_tenant_count(connection: Connection) -> None:
    before = digest_of(connection, T)
    connection.execute(insert(balances), [balance("m-1", 1, "tenant-2")])
    connection.execute(
        insert(journal),
        {
            "tenant": T,
            "till_id": "t",
            "epoch": 1,
            "seq": 1,
            "kind": "k",
            "business_date": "",
            "content": b"x",
        },
    )
    connection.execute(insert(profiles), {"tenant": T, "member_id": "m-1", "name": "王小明"})
    connection.execute(insert(machine), {"tenant": T, "name": "language", "value": "zh"})
    assert digest_of(connection, T) == before


def test_the_same_row_in_another_table_is_another_digest(connection: Connection) -> None:
    """A member's card number and a member's own number are both text under an id."""
    with connection.begin_nested() as never:
        connection.execute(insert(members), {"tenant": T, "member_id": "x"})
        of_members = digest_of(connection, T)
        never.rollback()
    connection.execute(insert(cards), {"tenant": T, "member_id": "m", "card_id": "x"})
    assert digest_of(connection, T) != of_members


def test_one_members_rows_have_a_digest_of_their_own(connection: Connection) -> None:
    connection.execute(insert(balances), [balance("m-1", 1), balance("m-2", 2)])
    one = table_digest(connection, T, balances, balances.c.member_id == "m-1")
    two = table_digest(connection, T, balances, balances.c.member_id == "m-2")
    assert table_digest(connection, T, balances) == (one + two) % 2**256
    connection.execute(update(balances).where(balances.c.member_id == "m-2").values(amount=9))
    assert table_digest(connection, T, balances, balances.c.member_id == "m-1") == one


@settings(max_examples=examples(150))
@given(st.lists(CELLS, max_size=4).map(tuple), st.lists(CELLS, max_size=4).map(tuple))
def test_no_two_rows_share_a_form(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    same = [(type(cell), cell) for cell in one] == [(type(cell), cell) for cell in other]
    assert (row_hash(one) == row_hash(other)) == same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("atb", "c"), ("a", "btc")),
        (("a1:b", "c"), ("a", "b1:c")),
        ((b"ab", b"c"), (b"a", b"bc")),
        ((b"abb", b"c"), (b"a", b"bbc")),
        ((1, "i2;"), ("i1;", 2)),
        (("", "x"), ("x", "")),
        ((None,), ("",)),
        ((b"",), ("",)),
        ((None,), (b"",)),
        ((1,), ("1",)),
        ((1, 2), (12,)),
        (("t1:a",), ("a",)),
        ((-1,), (1,)),
    ],
)
def test_rows_that_look_alike_are_told_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert row_hash(one) != row_hash(other)


def test_every_table_is_of_a_known_sort() -> None:
    sorts = {table.info["sort"] for table in metadata.sorted_tables}
    assert sorts == {"journal", "projection", "search", "working"}
