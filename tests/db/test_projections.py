"""Folding: whatever facts are brought together, the rows are those that one fact after another gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from domain.facts.random_facts import TENANT, Happened, happenings
from fakes.empty_database import empty_database
from golden.bodies import HEADER, SAMPLES
from shuke.domain.facts.kinds import KINDS
from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation, apart
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.slice_granted import SliceGranted, SliceReturned
from shuke.domain.facts.together import bring_together
from shuke_db.digest import digest_of
from shuke_db.projections import fold_together
from shuke_db.tables import metadata, tables_of

Rows = dict[str, dict[tuple[Cell, ...], dict[str, Cell]]]
"""By table, by key (tenant left out): a row's columns."""

on_a_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

_BROUGHT = {
    "card.changed",
    "day.brought",
    "event.booked",
    "feedback.answered",
    "handed.out",
    "lots.brought",
    "member.erased",
    "prize.turned",
    "review.decided",
    "run.brought",
    "value.paid_back",
    "value.topped_up",
    "wheel.spun",
}

ORDER_DEPENDENT = {
    # Only head office writes these: one journal, one order.
    "allowances": {"allowance.set"},
    "outages": {"outage.ended"},
    "keepings": {"keeping.set"},
    # A shop's managers, or head office; the last word that head office heard.
    "said_costs": {"costs.set"},
    "articles": {"articles.listed"},
    "departments": {"articles.listed"},
    "programmes": {"programme.published"},
    "shops": {"shop.described"},
    "staff": {"staff.enrolled"},
    "till_keys": {"till.enrolled", "till.opened", "till.rekeyed", "till.revoked"},
    "office_keys": {"office.rekeyed"},
    "exceptions": {"exception.carried_out", "exception.raised"},
    # Of a decision, what was decided is put by whoever decides, whether it counts by head office: other columns.
    "exception_decisions": {"exception.carried_out", "exception.decided"},
    # Head office takes a till in before that till's opening can arrive there.
    "tills": {"office.rekeyed", "till.enrolled", "till.opened", "till.rekeyed"},
    # Every till writes these. Head office's order of arrival decides, and reaches every till with the next pull.
    "cards": _BROUGHT | {"card.issued", "member.promoted", "members.carried_over"},
    # What a coupon is, is the same whoever moves it to a member's other name.
    "coupons": {"members.merged"},
    "members": {
        "member.came_back",
        "member.carried_over",
        "member.described",
        "member.enrolled",
        "members.carried_over",
    },
    # One journal closes days: head office's, or that of the till that stands alone.
    "closings": {"day.closed"},
    # Each till writes of its own shifts alone, and its journal is one.
    "shifts": {
        "cash.moved",
        "exception.settled",
        "event.booked",
        "goodwill.refunded",
        "sale.completed",
        "sale.refunded",
        "shift.closed",
        "shift.counted",
        "shift.opened",
        "value.paid_back",
        "value.topped_up",
    },
    # A shop's managers; the last word that head office heard. Of a sign-up the last place heard is the one on paper.
    "own_events": {"event.announced"},
    # Taken once; of two answers the last one heard is told, and what both gave was given.
    "feedback": {"feedback.answered", "feedback.taken"},
    "staff_goals": {"goal.set"},
    # Any manager; the last word that head office heard.
    "segments": {"segment.saved"},
    "message_templates": {"message_template.saved"},
    # Started once; any manager stops it or goes on with it, and the till that runs it ends it: the last word heard.
    "campaigns": {"campaign.started", "campaign.turned"},
    # Any manager of the shop; the last word heard.
    "care_plans": {"care.set"},
    # Head office alone settles, each month once.
    "settlements": {"month.settled"},
    "sign_ups": {"event.booked"},
    # Each till commits to its own seeds.
    "draw_seeds": {"draw.committed", "draw.revealed", "lots.drawn"},
    # A top-up is made at one till, once.
    "top_ups": {"value.topped_up"},
    # Of a card's change neither is ever part, though its fact has the room.
    "publications": _BROUGHT,
    # Giver and taker put the same there.
    "handovers": {"slice.handed_over", "slice.taken_over"},
    # Any manager of the shop; the last word that head office heard.
    "leads": {"lead.named"},
    "reviews": _BROUGHT,
}
"""Tables whose rows the last of several `Put`s decides, with the kinds that put there. Add to it only what is decided
in one place, or may be decided by the order of arrival."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


@contextmanager
def scratch(engine: Engine) -> Iterator[Connection]:
    """A transaction that never happened."""
    with engine.connect() as connection:
        yield connection
        connection.rollback()


def fold(connection: Connection, tenant: str, operations: Iterable[RowOperation]) -> None:
    fold_together(connection, bring_together(tenant, operations))


def rows_in(connection: Connection) -> Rows:
    found: Rows = {}
    for table in tables_of("projection"):
        keys = [column.name for column in table.primary_key if column.name != "tenant"]
        rows = connection.execute(select(table).where(table.c.tenant == TENANT)).mappings()
        found[table.name] = {
            tuple(row[key] for key in keys): {name: row[name] for name in row if name != "tenant"}
            for row in rows
        }
    return {table: rows for table, rows in found.items() if rows}


def rows_by_hand(operations: Iterable[RowOperation]) -> Rows:
    """What the operations mean, one after another, in the plainest words."""
    found: defaultdict[str, dict[tuple[Cell, ...], dict[str, Cell]]] = defaultdict(dict)
    for operation in apart(operations):
        cells = operation.row if isinstance(operation, Insert) else operation.key
        table = metadata.tables[operation.table]
        key = tuple(cells[column.name] for column in table.primary_key if column.name != "tenant")
        rows = found[operation.table]
        if isinstance(operation, Insert):
            assert key not in rows
        row = rows.setdefault(key, empty_row(operation.table) | dict(cells))
        match operation:
            case Put():
                row.update(operation.values)
            case Add():
                row.update({name: row[name] + more for name, more in operation.amounts.items()})  # type: ignore[operator]
            case Raise():
                row.update({name: max(row[name], floor) for name, floor in operation.floors.items()})  # type: ignore[type-var]
    return dict(found)


def empty_row(table: str) -> dict[str, Cell]:
    empty: dict[type, Cell] = {int: 0, str: "", bytes: None}
    columns = (column for column in metadata.tables[table].columns if column.name != "tenant")
    return {column.name: empty[column.type.python_type] for column in columns}


def all_rows(facts: Iterable[Happened]) -> list[RowOperation]:
    return [operation for fact in facts for operation in fact.rows()]


def in_batches(facts: Sequence[Happened], cuts: Iterable[int]) -> Iterator[Sequence[Happened]]:
    places = [0, *sorted(cut % (len(facts) + 1) for cut in cuts), len(facts)]
    for start, end in pairwise(places):
        yield facts[start:end]


@on_a_database
@given(facts=happenings(), cuts=st.lists(st.integers(0, 1000), max_size=4))
def test_however_facts_are_brought_together_the_rows_are_the_same(
    engine: Engine, facts: list[Happened], cuts: list[int]
) -> None:
    expected = rows_by_hand(all_rows(facts))
    for batches in ([facts], [[fact] for fact in facts], list(in_batches(facts, cuts))):
        with scratch(engine) as connection:
            for batch in batches:
                fold(connection, TENANT, all_rows(batch))
            assert rows_in(connection) == expected


@on_a_database
@given(facts=happenings(), cuts=st.lists(st.integers(0, 1000), max_size=4))
def test_a_rebuild_gives_the_digest_that_folding_as_it_happened_gave(
    engine: Engine, facts: list[Happened], cuts: list[int]
) -> None:
    with scratch(engine) as connection:
        for batch in in_batches(facts, cuts):
            fold(connection, TENANT, all_rows(batch))
        as_it_happened = digest_of(connection, TENANT)
    with scratch(engine) as connection:
        fold(connection, TENANT, all_rows(facts))
        assert digest_of(connection, TENANT) == as_it_happened


def interleaved(facts: Sequence[Happened], pick: Callable[[int], int]) -> list[Happened]:
    """The same journals, read in turns of another order."""
    journals: defaultdict[str, list[Happened]] = defaultdict(list)
    for fact in facts:
        journals[fact.header.till].append(fact)
    waiting = list(journals.values())
    mixed: list[Happened] = []
    while waiting:
        journal = waiting[pick(len(waiting))]
        mixed.append(journal.pop(0))
        waiting = [left for left in waiting if left]
    return mixed


def put_by_one_till(facts: Iterable[Happened]) -> list[Happened]:
    """Without the facts that put into a row which another till's facts put into."""
    owners: dict[tuple[object, ...], str] = {}
    kept = []
    for fact in facts:
        put = {(row.table, *row.key.values()) for row in fact.rows() if isinstance(row, Put)}
        if all(owners.setdefault(row, fact.header.till) == fact.header.till for row in put):
            kept.append(fact)
    return kept


@on_a_database
@given(
    facts=happenings(most=15, kinds=(SaleCompleted, SliceGranted, SliceReturned)),
    data=st.data(),
)
def test_sales_and_slices_of_several_tills_may_arrive_in_any_order(
    engine: Engine, facts: list[Happened], data: st.DataObject
) -> None:
    assert put_by_one_till(facts) == facts, "selling puts into no row that another till puts into"
    same_digest_in_another_order(engine, facts, data)


@on_a_database
@given(facts=happenings(most=15).map(put_by_one_till), data=st.data())
def test_facts_of_several_tills_may_arrive_in_any_order_but_for_puts_into_one_row(
    engine: Engine, facts: list[Happened], data: st.DataObject
) -> None:
    same_digest_in_another_order(engine, facts, data)


def same_digest_in_another_order(engine: Engine, facts: list[Happened], data: st.DataObject) -> None:
    order = interleaved(facts, lambda waiting: data.draw(st.integers(0, waiting - 1)))
    digests = set()
    for facts_in_order in (facts, order):
        with scratch(engine) as connection:
            fold(connection, TENANT, all_rows(facts_in_order))
            digests.add(digest_of(connection, TENANT))
    assert len(digests) == 1


def test_the_rows_that_the_last_put_decides_are_the_known_ones() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind in KINDS.values():
        for body in SAMPLES[kind].values():
            for row in apart(body.rows(HEADER)):
                if isinstance(row, Put):
                    found[row.table].add(kind.KIND)
    assert dict(found) == ORDER_DEPENDENT


def test_a_column_is_written_by_one_sort_of_operation() -> None:
    """So what is said of a row by many of them goes into one statement."""
    sorts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for kind in KINDS.values():
        for body in SAMPLES[kind].values():
            for row in apart(body.rows(HEADER)):
                match row:
                    case Put(table, _, cells) | Add(table, _, cells) | Raise(table, _, cells):
                        for name in cells:
                            sorts[table, name].add(type(row).__name__)
    assert {column: found for column, found in sorts.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_row_named_is_a_row_of_a_projection_by_its_whole_key(kind: type[Any]) -> None:
    projections = {table.name for table in tables_of("projection")}
    for body in SAMPLES[kind].values():
        for row in apart(body.rows(HEADER)):
            table = metadata.tables[row.table]
            assert table.name in projections
            keys = {column.name for column in table.primary_key}
            match row:
                case Insert(_, cells):
                    assert cells.keys() | {"tenant"} == set(table.columns.keys())
                case Put(_, key, values) | Add(_, key, values) | Raise(_, key, values):
                    assert key.keys() | {"tenant"} == keys
                    assert values.keys() <= set(table.columns.keys()) - keys
                    assert values


def folded(engine: Engine, *operations: RowOperation) -> dict[tuple[Cell, ...], dict[str, Cell]]:
    """The one table's rows after the operations, each folded by itself."""
    with scratch(engine) as connection:
        for operation in operations:
            fold(connection, TENANT, [operation])
        apart = rows_in(connection)
    with scratch(engine) as connection:
        fold(connection, TENANT, operations)
        assert rows_in(connection) == apart
    (rows,) = apart.values()
    return rows


MEMBER = {"member_id": "m-1"}
LOT = {"member_id": "m-1", "account": "points", "lot": "never"}


@given(floors=st.lists(st.integers(0, 2**53), min_size=1, max_size=5))
@on_a_database
def test_a_floor_is_never_lowered(engine: Engine, floors: list[int]) -> None:
    rows = folded(engine, *(Raise("members", MEMBER, {"last_visit_ms": floor}) for floor in floors))
    assert rows["m-1",]["last_visit_ms"] == max(floors)


@given(days=st.lists(st.dates().map(str) | st.just(""), min_size=1, max_size=5))
@on_a_database
def test_a_last_day_is_never_lowered(engine: Engine, days: list[str]) -> None:
    rows = folded(engine, *(Raise("members", MEMBER, {"last_sale_on": day}) for day in days))
    assert rows["m-1",]["last_sale_on"] == max(days)


@given(amounts=st.lists(st.integers(-(2**40), 2**40), min_size=1, max_size=5))
@on_a_database
def test_what_is_added_to_a_missing_row_is_added_to_nothing(engine: Engine, amounts: list[int]) -> None:
    rows = folded(engine, *(Add("balances", LOT, {"amount": amount}) for amount in amounts))
    assert rows["m-1", "points", "never"]["amount"] == sum(amounts)


def test_the_last_put_wins_column_by_column(engine: Engine) -> None:
    rows = folded(
        engine,
        Put("members", MEMBER, {"shop_id": "S01", "number": "1"}),
        Add("members", MEMBER, {"sales": 2}),
        Put("members", MEMBER, {"shop_id": "S02"}),
        Raise("members", MEMBER, {"last_visit_ms": 5}),
        Add("members", MEMBER, {"sales": 1}),
    )
    (member,) = rows.values()
    assert (member["shop_id"], member["number"], member["sales"], member["last_visit_ms"]) == (
        "S02",
        "1",
        3,
        5,
    )


def test_a_key_is_the_same_in_whatever_order_its_columns_come(engine: Engine) -> None:
    backwards = dict(reversed(LOT.items()))
    programme = {"programme": "tea-chain", "version": 1}
    assert (
        len(folded(engine, Add("balances", LOT, {"amount": 1}), Add("balances", backwards, {"amount": 1})))
        == 1
    )
    rows = folded(
        engine,
        Put("programmes", programme, {"starts_on": "2026-01-01"}),
        Put("programmes", dict(reversed(programme.items())), {"starts_on": "2026-02-01"}),
        Put("programmes", programme, {"starts_on": "2026-03-01"}),
    )
    assert rows["tea-chain", 1]["starts_on"] == "2026-03-01"


def test_another_tenants_rows_are_other_rows(engine: Engine) -> None:
    with scratch(engine) as connection:
        fold(connection, TENANT, [Add("balances", LOT, {"amount": 1})])
        mine = digest_of(connection, TENANT)
        fold(connection, "tenant-2", [Add("balances", LOT, {"amount": 5})])
        assert digest_of(connection, TENANT) == mine
        assert rows_in(connection)["balances"]["m-1", "points", "never"]["amount"] == 1


@pytest.mark.parametrize("count", [99, 100, 101, 102, 200, 201])
def test_rows_by_the_hundred_and_the_few_behind_them_are_the_same_rows(engine: Engine, count: int) -> None:
    balances = [
        Add("balances", {**LOT, "member_id": f"m-{number}"}, {"amount": number}) for number in range(count)
    ]
    coupons = [
        Insert("coupons", {"member_id": f"m-{number}", "coupon_id": f"c-{number}", "kind": str(number)})
        for number in range(count)
    ]
    with scratch(engine) as connection:
        fold(connection, TENANT, balances[::2])
        fold(connection, TENANT, [*balances, *coupons])
        assert rows_in(connection) == rows_by_hand([*balances[::2], *balances, *coupons])
