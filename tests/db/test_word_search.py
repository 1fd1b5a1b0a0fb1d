"""On PostgreSQL head office finds members by the same words as on SQLite, in the same order, by an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import Engine

from fakes.empty_database import empty_database
from fakes.postgres import empty_postgres
from shuke.adapters.pinyin import initials
from shuke.domain.facts.rows import Insert
from shuke.domain.member import Member
from shuke.domain.profile import Profile
from shuke.domain.tier_held import TierHeld
from shuke_db.postgres import open_postgres
from shuke_db.repositories import word_search
from shuke_db.repositories.member_search import SearchableMemberRows
from shuke_db.unit_of_work import SqlStore

FAMILIES, GIVEN = "王李张曾欧", ("小明", "明小明", "丽丽", "O’Brien", "古丽·买买提", "😀", "' OR 1=1 --", "")
TYPED = (
    "王",
    "小明",
    "王小明",
    "明小",
    "wxm",
    "w",
    "zxm",
    "cxm",
    "obrien",
    "O b",
    "古丽买",
    "😀",
    "%",
    "_",
    "堃",
    "--",
    "",
)
LIMIT = 7
JOINED = {"joined_on": "2026-03-01", "tier_held": TierHeld(0, 0, date(2026, 3, 1), "ordinary").word}

_Find = Callable[[SearchableMemberRows], list[Member]]


@pytest.fixture(scope="module")
def stores() -> Iterator[tuple[SqlStore, SqlStore]]:
    with (
        closing(filled(empty_database())) as lists,
        closing(filled(open_postgres(empty_postgres()))) as words,
    ):
        yield lists, words


def filled(engine: Engine) -> SqlStore:
    store = SqlStore(engine, lambda: "tenant-1", sums=True)
    told = [
        (f"m-{number:03d}", Profile(family + given, f"138{number * 7919 % 100_000_000:08d}"))
        for number, (family, given) in enumerate((one, two) for one in FAMILIES * 2 for two in GIVEN)
    ]
    with store.writing() as work:
        work.apply(
            Insert("members", {"member_id": member, "number": f"8800{member[2:]}", **JOINED})
            for member, _ in told
        )
        work.apply(
            Insert("cards", {"card_id": member, "member_id": member, "number": f"8800{member[2:]}"})
            for member, _ in told
        )
        work.members.describe_many((member, one, initials(one.name)) for member, one in told)
        work.members.describe("m-004", Profile("赵敏", "13900001111"), initials("赵敏"))
        work.members.describe("m-008", Profile(), "")
        work.commit()
    return store


def found(store: SqlStore, find: _Find) -> list[str]:
    with store.reading() as work:
        return [one.member_id for one in find(work.members)]


def same(stores: tuple[SqlStore, SqlStore], find: _Find) -> list[str]:
    lists, words = (found(store, find) for store in stores)
    assert words == lists
    return words


@pytest.mark.parametrize("most", [2_000, 3], ids=["few have it", "many have it"])
def test_names_and_spellings_find_who_they_find_on_sqlite(
    stores: tuple[SqlStore, SqlStore], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(word_search, "_MOST_HELD", most)
    hits = 0
    for typed in TYPED:
        hits += len(same(stores, lambda rows, typed=typed: rows.by_name(typed, LIMIT)))
        hits += len(same(stores, lambda rows, typed=typed: rows.by_initials(typed, LIMIT)))
        hits += len(same(stores, lambda rows, typed=typed: rows.by_name_and_ending(typed, "1111", LIMIT)))
    assert hits > 60
    assert same(stores, lambda rows: rows.by_name_and_ending("赵", "1111", LIMIT)) == ["m-004"]
    assert "m-008" not in same(stores, lambda rows: rows.by_name("王", 99))


def test_half_numbers_find_who_they_find_on_sqlite(stores: tuple[SqlStore, SqlStore]) -> None:
    def of(find: _Find) -> set[str]:
        lists, words = (set(found(store, find)) for store in stores)
        assert words == lists
        return words

    assert of(lambda rows: rows.by_phone("13900001111", LIMIT)) == {"m-004"}
    assert of(lambda rows: rows.by_phone_beginning("1390000", LIMIT)) == {"m-004"}
    assert of(lambda rows: rows.by_phone_ending("1111", LIMIT)) == {"m-004"}
    assert of(lambda rows: rows.by_number_part("0012", LIMIT)) == {"m-012"}
    assert len(of(lambda rows: rows.by_number_part("8800", 30))) == 30
    assert of(lambda rows: rows.by_number_part("88%0", LIMIT)) == set()


def test_whoever_joined_last_and_told_something_comes_first(stores: tuple[SqlStore, SqlStore]) -> None:
    assert found(stores[1], lambda rows: rows.latest_visitors(3)) == ["m-079", "m-078", "m-077"]
    everybody = found(stores[1], lambda rows: rows.latest_visitors(99))
    assert "m-008" not in everybody
    assert len(everybody) == 79


def test_the_index_leads_from_words_to_members(stores: tuple[SqlStore, SqlStore]) -> None:
    with stores[1]._engine.connect() as connection:
        connection.exec_driver_sql(
            "INSERT INTO member_words SELECT 'tenant-1', 'x-' || n, 'n李 s' || n FROM generate_series(1, 20000) AS n"
        )
        connection.exec_driver_sql("ANALYZE member_words")
        asked = ("tenant-1", ["n王小", "n小明"], 5)
        plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {word_search._SOME}", asked).scalars())
    assert "member_words_by_word" in plan
