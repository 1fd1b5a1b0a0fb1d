"""What may be wrong with a till's data: each is said in words, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import shuke_db
from fakes.till_on_disk import SESSION, folder_in, open_till
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.bootstrap.till_data import data_behind, open_till_data, open_till_reports
from shuke.bootstrap.till_door import DataUnusable, knocked
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_opening import plugs
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.wording.sentence import Language
from shuke.wording.store import ALREADY_OPEN, CANNOT_OPEN, NO_KEY, TROUBLE
from shuke_db.engine import MEMORY, open_sqlite
from shuke_db.schema import REVISIONS, bring_up_to_date
from shuke_db.tables import metadata
from shuke_db.unit_of_work import SqlStore

PAGE_BYTES = 4096


def test_every_trouble_has_words_in_both_languages() -> None:
    assert set(TROUBLE) == {trouble.value for trouble in StoreTrouble}
    for sentence in TROUBLE.values():
        assert sentence.zh.strip()
        assert sentence.en.strip()


def test_two_tills_on_one_database_the_second_is_told_where_the_first_is(tmp_path: Path) -> None:
    till = open_till(tmp_path)
    with pytest.raises(DataUnusable) as told:
        open_till_data(folder_in(tmp_path))
    assert told.value.into(Language.ZH) == ALREADY_OPEN.zh
    till.data.close()
    open_till(tmp_path).data.close()


def test_an_emptied_file_is_said_to_be_damaged_and_not_to_be_in_use(tmp_path: Path) -> None:
    open_till(tmp_path).data.close()
    folder_in(tmp_path).database.write_bytes(b"")
    with pytest.raises(DataUnusable) as told:
        open_till_data(folder_in(tmp_path))
    assert told.value.sentence is TROUBLE["wrong_key_or_damaged"]
    assert folder_in(tmp_path).database.read_bytes() == b""


def test_whichever_page_is_damaged_the_till_opens_or_says_what_is_wrong(tmp_path: Path) -> None:
    """Sign-in screen, use cases, the first basket: nothing but the port's words, and no word of what a row held."""
    open_till(tmp_path).data.close()
    folder, said = folder_in(tmp_path), []
    whole = folder.database.read_bytes()
    for start in range(0, len(whole), PAGE_BYTES):
        damaged = bytearray(whole)
        damaged[start + 100] ^= 0xFF
        folder.database.write_bytes(damaged)
        try:
            _begun_at(folder)
        except DataUnusable as told:
            said.append(str(told))
        for name in ("till.db-wal", "till.db-shm"):
            folder.database.with_name(name).unlink(missing_ok=True)
    assert len(said) > 5
    assert not [words for words in said if "tea shops" in words]


def _begun_at(folder: TillFolder) -> None:
    found = knocked(folder)
    if not isinstance(found, tuple):
        raise DataUnusable(CANNOT_OPEN)
    with closing(data_behind(found[0])) as data:
        assert data.place is not None
        made = plugs(data, data.place, lambda work: work())
        assert made is not None
        try:
            made[0].desk.begin(SESSION)
        except StoreUnusable as error:
            raise DataUnusable.because(error) from error


def test_what_a_row_held_is_in_no_error() -> None:
    store = SqlStore(open_sqlite(MEMORY, None), lambda: "tenant-1")
    with pytest.raises(StoreUnusable) as told, store.reading() as work:
        work.members._connection.exec_driver_sql("SELECT CAST(X'FF6C69' AS TEXT)").all()
    assert told.value.trouble is StoreTrouble.WRONG_KEY_OR_DAMAGED
    assert told.value.detail == "text that is not UTF-8"


def test_a_till_killed_with_its_lock_leaves_no_lock_behind(tmp_path: Path) -> None:
    open_till(tmp_path).data.close()
    script = (
        "import os, sys; from pathlib import Path; from fakes.till_on_disk import open_till; "
        "open_till(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    tests = Path(__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=tests, timeout=60, check=False)
    open_till(tmp_path).data.close()


def test_a_lost_key_is_never_replaced_by_a_new_one(tmp_path: Path) -> None:
    open_till(tmp_path).data.close()
    for file in (tmp_path / "vault").iterdir():
        if file.name != "vault.kind":
            file.unlink()
    with pytest.raises(DataUnusable) as told:
        open_till_data(folder_in(tmp_path))
    assert told.value.sentence is NO_KEY


def test_a_damaged_file_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    open_till(tmp_path).data.close()
    database = folder_in(tmp_path).database
    damaged = b"\0" * 4096 + database.read_bytes()[4096:]
    database.write_bytes(damaged)
    with pytest.raises(DataUnusable) as told:
        open_till_data(folder_in(tmp_path))
    assert told.value.sentence is TROUBLE["wrong_key_or_damaged"]
    assert database.read_bytes() == damaged


def test_a_database_of_a_newer_release_is_refused_untouched(tmp_path: Path) -> None:
    till = open_till(tmp_path)
    with till.data._writer.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    till.data.close()
    with pytest.raises(DataUnusable) as told:
        open_till_data(folder_in(tmp_path))
    assert told.value.sentence is TROUBLE["newer_version"]


def test_a_database_of_an_older_release_is_not_read_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    till = open_till(tmp_path)
    with till.data._writer.connect() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        connection.commit()
    till.data.close()
    with pytest.raises(DataUnusable) as told:
        open_till_reports(folder_in(tmp_path))
    assert told.value.sentence is TROUBLE["older_version"]


def test_a_store_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    till = open_till(tmp_path)
    with pytest.raises(StoreUnusable) as told, till.data.reports.writing() as work:
        work.cursors.put("x", 1)
    assert told.value.trouble is StoreTrouble.READ_ONLY
    till.data.close()


def test_a_full_disk_keeps_the_old_state_and_says_so(tmp_path: Path) -> None:
    till = open_till(tmp_path)
    desk = till.desk
    basket = desk.begin(SESSION).basket.basket_id
    add_open_amount(desk, SESSION, basket, Money(10_00))
    with till.data._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    for _ in range(400):
        try:
            view = add_open_amount(desk, SESSION, basket, Money(10_00))
            assert isinstance(view, CounterView)
        except StoreUnusable as refused:
            assert refused.trouble is StoreTrouble.DISK_FULL  # noqa: PT017 - it may come at any of these steps
            break
    else:
        pytest.fail("the disk never filled up")
    with till.data._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    again = desk.begin(SESSION)
    assert len(again.basket.lines) >= 1
    done = pay(desk, lambda: 1 << 40, SESSION, again.basket.basket_id, TenderKind.CASH)
    assert isinstance(done, CounterView)
    assert done.completed
    till.data.close()


def test_a_database_held_by_another_program_is_said_within_the_busy_time(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    engine = open_sqlite(path, bytes(32), busy_timeout_ms=50)
    bring_up_to_date(engine)
    other = sqlcipher3.connect(str(path), isolation_level=None)
    other.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    other.execute("BEGIN IMMEDIATE")
    store = SqlStore(engine, lambda: "t")
    with pytest.raises(StoreUnusable) as told, store.writing() as work:
        work.settings.put("language", "zh")
    assert told.value.trouble is StoreTrouble.LOCKED
    other.execute("ROLLBACK")
    other.close()
    with store.writing() as work:
        work.settings.put("language", "zh")
        work.commit()
    store.close()


def test_without_the_right_key_nothing_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    engine = open_sqlite(path, bytes(32))
    bring_up_to_date(engine)
    engine.dispose()
    with pytest.raises(StoreUnusable) as told:
        bring_up_to_date(open_sqlite(path, bytes(31) + b"\1"))
    assert told.value.trouble is StoreTrouble.WRONG_KEY_OR_DAMAGED
    written = path.read_bytes()
    assert b"SQLite format" not in written
    assert b"CREATE TABLE" not in written


def test_a_first_sector_garbled_by_a_power_cut_is_mended_from_the_log(tmp_path: Path) -> None:
    path, found = tmp_path / "x.db", tmp_path / "found.db"
    engine = open_sqlite(path, bytes(32))
    bring_up_to_date(engine)
    shutil.copy(f"{path}-wal", f"{found}-wal")
    engine.dispose()
    whole = path.read_bytes()
    found.write_bytes(bytes(512) + whole[512:])
    again = open_sqlite(found, bytes(32))
    assert not bring_up_to_date(again)
    again.dispose()
    assert found.read_bytes() == whole


def test_a_failing_migration_leaves_the_old_schema_whole() -> None:
    engine = open_sqlite(MEMORY, None)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE members (x)")  # in the way of the first migration
        connection.commit()
    with pytest.raises(Exception, match="already exists"):
        bring_up_to_date(engine)
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert tables == ["members"]


def test_the_known_revisions_are_those_of_the_migrations_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(shuke_db.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in reversed(list(scripts.walk_revisions()))] == list(REVISIONS)


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_the_migrations_make_exactly_the_tables_the_program_knows() -> None:
    engine = open_sqlite(MEMORY, None)
    bring_up_to_date(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        strict = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE strict").scalars().all()
    assert set(metadata.tables) <= set(strict)


def test_the_migrations_make_the_indexes_on_expressions_and_on_some_rows_too() -> None:
    """The comparison above passes them over."""
    migrated, described = open_sqlite(MEMORY, None), open_sqlite(MEMORY, None)
    bring_up_to_date(migrated)
    metadata.create_all(described)
    made = []
    for engine in (migrated, described):
        with engine.connect() as connection:
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            made.append({row.name: row.sql for row in connection.exec_driver_sql(asked)})
    assert made[0] == made[1]
    assert any("substr" in sql for sql in made[0].values())


def test_what_the_store_says_of_its_trouble_names_nobody(tmp_path: Path) -> None:
    """Errors end up in the log and in support files, with everything that led to them."""
    till = open_till(tmp_path)
    somebody = "".join(("王", "小明"))
    with pytest.raises(StoreUnusable) as told, till.data.counter.writing() as work:
        work.settings.put(None, somebody)  # type: ignore[arg-type]  # a bug that the database refuses
    told_whole = "".join(traceback.format_exception(told.value))
    assert "settings" in told_whole
    assert somebody not in told_whole
    till.data.close()


def test_a_report_being_read_puts_the_checkpoint_off_and_leaves_the_counter_patient(tmp_path: Path) -> None:
    till = open_till(tmp_path)
    log = till.data.folder.database.with_name("till.db-wal")
    with till.data.reports.reading() as report:
        report.settings.get("language")
        till.desk.begin(SESSION)
        till.data.checkpoint()
        assert log.stat().st_size > 0  # it was left for later …
        with till.data._writer.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 2000
    till.data.checkpoint()
    assert log.stat().st_size == 0  # … and folded in once nobody read
    till.data.close()
