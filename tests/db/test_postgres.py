"""PostgreSQL holds the same tables, refuses the same, folds to the same rows, and counts without a gap."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, Table, delete, insert, inspect, select, text, update
from sqlalchemy.exc import DBAPIError

from fakes.chain import TENANT, OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.postgres import cluster, empty_postgres
from fakes.told import told
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.domain.facts.rows import Add, AddMany, Columns, Insert, InsertMany, Put, Raise, RowOperation
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync.subjects import Subject, SubjectKind
from shuke_db.append_only import pruning_allowed
from shuke_db.postgres import open_postgres
from shuke_db.schema import bring_up_to_date
from shuke_db.tables import journal, ledger, metadata
from shuke_db.tables import sync_tables as sync
from shuke_db.unit_of_work import SqlStore

PLACE = {"tenant": "t", "till_id": "S01-1", "epoch": 1, "seq": 1}
ROWS: dict[Table, dict[str, Any]] = {
    journal: PLACE | {"kind": "till.opened", "business_date": "2026-03-10", "content": b"c", "hash": b"h"},
    ledger: PLACE | {"entry_no": 1, "member_id": "m-1", "account": "points", "lot": "never", "amount": 5},
}
KEY = {"member_id": "m-1"}
POINTS = {**KEY, "account": "points"}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = open_postgres(empty_postgres(), connections=12)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """Nothing that is done on it lasts."""
    with engine.connect() as connection:
        yield connection


def on_its_own() -> Engine:
    return open_postgres(empty_postgres(), connections=12)


def test_migrations_make_what_the_tables_say(connection: Connection) -> None:
    assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_processes_that_start_together_make_the_tables_once() -> None:
    url = cluster().create()
    engines = [open_postgres(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as starting:
        done = list(starting.map(bring_up_to_date, engines))
    assert sorted(done) == [False, False, False, True]
    for engine in engines:
        engine.dispose()


def test_a_fact_stays_as_it_is_in_its_row(connection: Connection) -> None:
    sale_s_size = 2_450
    connection.execute(insert(journal), ROWS[journal] | {"content": bytes(sale_s_size)})
    kept = connection.scalar(text("SELECT pg_column_size(content) FROM journal WHERE length(content) > 1"))
    assert kept is not None
    assert kept >= sale_s_size


@pytest.mark.parametrize("table", ROWS, ids=lambda table: table.name)
def test_rows_of_journal_and_ledger_stay(connection: Connection, table: Table) -> None:
    connection.execute(insert(table), ROWS[table])
    for statement in (update(table).values(seq=2), delete(table), text(f"TRUNCATE {table.name}")):
        with pytest.raises(DBAPIError, match=f"{table.name} is append-only"), connection.begin_nested():
            connection.execute(statement)
    with pruning_allowed(connection, "test"):
        connection.execute(delete(table))
    connection.execute(insert(table), ROWS[table])
    with pytest.raises(DBAPIError, match="append-only"):
        connection.execute(delete(table))


def test_the_door_of_one_transaction_is_no_other_one_s(engine: Engine) -> None:
    with engine.connect() as one, engine.connect() as other:
        one.execute(insert(journal), ROWS[journal])
        other.execute(insert(ledger), ROWS[ledger])
        with pruning_allowed(one, "test"), pytest.raises(DBAPIError, match="append-only"):
            other.execute(delete(ledger))


def operations() -> list[RowOperation]:
    return [
        Put("members", KEY, {"number": "1", "profile": b"\0\xff"}),
        Raise("members", KEY, {"tier_held": "0001.0003.2026-03-10.gold", "last_visit_ms": 5}),
        Raise("members", KEY, {"tier_held": "0001.0010.2026-01-01.diamond", "last_visit_ms": 3}),
        Put("shops", {"shop_id": "S01"}, {"name": '熟客’茶庄"\\,{}', "address": "NULL"}),
        *[
            Add("balances", {**KEY, "account": "points", "lot": lot}, {"amount": 7})
            for lot in ("a", "b", "a")
        ],
        AddMany("balances", Columns(POINTS, {"lot": ("a", "c")}), "amount", (5, 6)),
        AddMany("balances", Columns(POINTS, {"lot": ("a", "c", "a")}), "amount", (7, 8, 9)),
        AddMany("balances", Columns(POINTS, {"lot": ()}), "amount", ()),
        Insert("coupons", {**KEY, "coupon_id": "c", "kind": "k", "first_day": "2026-03-10"}),
        InsertMany.of("coupons", Columns(KEY, {"coupon_id": ("d", "e"), "kind": ("k", "l")})),
    ]


def test_both_databases_fold_the_same_operations_to_the_same_rows(engine: Engine) -> None:
    from fakes.empty_database import empty_database  # noqa: PLC0415

    digests, rows = [], []
    for store in (SqlStore(empty_database(), lambda: "t"), SqlStore(engine, lambda: "t")):
        with store.writing() as work:
            for one in operations():
                work.apply([one])  # alone, and then all of them together
            work.apply([one for one in operations() if not isinstance(one, Insert | InsertMany)])
            digests.append(work.digest())
            rows.append(told(work, [Subject(SubjectKind.MEMBER, "m-1")], "A"))
    assert digests[0] == digests[1]
    assert rows[0] == rows[1]


def test_words_compare_by_their_bytes_whatever_the_locale_of_the_database(connection: Connection) -> None:
    """A locale may pass over dots and take "10" for less than "9"; tiers held are words that compare."""
    texts = text("""
        SELECT count(*) FILTER (WHERE attcollation = '"C"'::regcollation) AS by_bytes, count(*) AS all
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND atttypid = 'text'::regtype
    """)
    by_bytes, all_ = connection.execute(texts).one()
    assert by_bytes == all_ > 100


def test_the_same_facts_have_the_same_digest_as_on_sqlite() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    tills = [TillInMemory(office, clock) for _ in range(2)]
    member = tills[0].enrol("王小明", "13800138000")
    for till in (*tills, *tills):
        till.earn(member, 30)
        till.record(sale(member, []))
        till.spend(member, 20)
        till.sync.ask(AccountKind.POINTS, member, 500)
        till.sync.round()
    engine = on_its_own()
    with office.engine.connect() as source, engine.begin() as target:
        for table in (journal, sync.arrivals):
            target.execute(insert(table), [dict(row) for row in source.execute(select(table)).mappings()])
    done = rebuild_office(
        SqlStore(engine, lambda: TENANT, sums=True), office.sealing, CborEncoding(), lambda _: None
    )
    with office.store.reading() as work:
        assert done.after == work.digest()
    assert done.facts > 10
    engine.dispose()


WRITERS, ROUNDS = 8, 25


def test_nobody_who_follows_the_stream_misses_a_change_of_eight_writers() -> None:
    """Each commits as fast as it can; the follower only ever asks for what is behind the last it saw."""
    engine = on_its_own()
    store = SqlStore(engine, lambda: "t")
    writing = threading.Event()
    writing.set()

    def write(writer: int) -> None:
        for number in range(ROUNDS):
            with store.writing() as work:
                place = work.feed.advance(2)
                mine = [Subject(SubjectKind.MEMBER, f"{writer}-{number}-{one}") for one in range(2)]
                work.feed.mark(mine, place - 1)
                work.commit()

    def follow() -> list[tuple[str, int]]:
        seen: list[tuple[str, int]] = []
        while True:
            going_on = writing.is_set()
            with store.reading() as work:
                page = work.feed.behind(seen[-1][1] if seen else 0, 7)
            seen += [(subject.name, place) for subject, place in page]
            if not page and not going_on:
                return seen

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        following = threads.submit(follow)
        for done in [threads.submit(write, writer) for writer in range(WRITERS)]:
            done.result()
        writing.clear()
        seen = following.result()
    assert [place for _, place in seen] == list(range(1, 2 * WRITERS * ROUNDS + 1))
    assert len({name for name, _ in seen}) == 2 * WRITERS * ROUNDS
    engine.dispose()


def test_two_who_look_before_they_write_do_not_both_find_the_same(engine: Engine) -> None:
    """What a transaction reads stays true until it has written: else two tills were granted the same points."""
    store = SqlStore(engine, lambda: "t2")
    account = {**KEY, "account": "points", "lot": NEVER}
    with store.writing() as work:
        work.apply([Add("balances", account, {"amount": 100})])
        work.commit()

    def ask(till: str) -> int:
        with store.writing() as work:
            pool = work.pools.pool("m-1", AccountKind.POINTS)
            granted = min(60, sum(part.amount for part in pool))
            work.apply([Add("slices", {"till_id": till, **account}, {"amount": granted})])
            work.commit()
        return granted

    with ThreadPoolExecutor(4) as tills:
        assert sorted(tills.map(ask, "ABCD")) == [0, 0, 40, 60]


def test_a_view_stays_as_it_was_and_refuses_to_be_written(engine: Engine) -> None:
    store = SqlStore(engine, lambda: "t3")
    with store.reading() as work:
        assert work.feed.position() == 0
        with store.writing() as other:
            other.feed.advance(3)
            other.commit()
        assert work.feed.position() == 0
    with pytest.raises(StoreUnusable) as refused, store.reading() as work:
        work.apply([Put("shops", {"shop_id": "S01"}, {"name": "x"})])
    assert refused.value.trouble is StoreTrouble.READ_ONLY


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://shuke@127.0.0.1:1/nothing",
        "postgresql+psycopg://nobody@127.0.0.1:{port}/postgres",
        "postgresql+psycopg://shuke@127.0.0.1:{port}/nothing",
        "sqlite:///here",
        "not an address",
    ],
)
def test_who_is_not_let_in_is_told_so(url: str) -> None:
    with pytest.raises(StoreUnusable) as refused:
        bring_up_to_date(open_postgres(url.format(port=cluster().port)))
    assert refused.value.trouble is StoreTrouble.UNREACHABLE


def test_a_refusal_quotes_no_row(connection: Connection) -> None:
    from shuke_db.engine import refusal_of  # noqa: PLC0415

    connection.execute(insert(journal), ROWS[journal])
    with pytest.raises(DBAPIError) as twice:
        connection.execute(insert(journal), ROWS[journal])
    assert "S01-1" in str(twice.value.orig)
    assert refusal_of(twice.value).trouble is StoreTrouble.FAILED
    assert "S01-1" not in refusal_of(twice.value).detail
