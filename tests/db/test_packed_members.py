"""What is packed answers as the rows do, whatever happened since and however far packing is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from domain.facts.random_facts import TENANT
from fakes.empty_database import empty_database
from fakes.postgres import empty_postgres
from laws import examples
from shuke.application.ports.segments import KeptMembers
from shuke.application.ports.snapshot import SnapshotLoad
from shuke.application.segments.columns import Column, Numbers, Words
from shuke.application.segments.packing import read_packing, write_packing
from shuke.domain.birthday import Birthday
from shuke.domain.facts.rows import Add, Put, Raise, RowOperation
from shuke.domain.membership.state import MembershipState
from shuke.domain.profile import Profile
from shuke.domain.segments.fields import Kept
from shuke.domain.tier_held import TierHeld
from shuke_db.postgres import open_postgres
from shuke_db.repositories import packed_members
from shuke_db.repositories.packed_cells import pack_column, pack_ids, unpack_column, unpack_ids
from shuke_db.repositories.segment_columns import read_columns
from shuke_db.repositories.segment_pages import Asking
from shuke_db.schema import bring_up_to_date
from shuke_db.segment_tables import changed_members, packed_columns, packed_pages
from shuke_db.unit_of_work import SqlStore, SqlWork

TODAY = date(2026, 3, 10)
MEMBERS = tuple(f"m-{number}" for number in range(7))


class Shop:
    """Pages of two members, which are packed anew as soon as two of one changed."""

    def __init__(self, engine: Engine, tenant: str = TENANT) -> None:
        self.store = SqlStore(engine, lambda: tenant)
        self.tenant = tenant
        self.today = TODAY

    @contextmanager
    def writing(self) -> Iterator[SqlWork]:
        with self.store.writing() as work:
            yield work
            work.commit()

    def told(self, *operations: RowOperation) -> None:
        with self.writing() as work:
            work.apply(operations)

    def packs(self, most: int = 99) -> int:
        for piece in range(most):
            read = read_packing(self.store, lambda _: self.today)
            if read is None:
                return piece
            write_packing(self.store, read)
        return most

    def seen(self, *asked: Kept) -> KeptMembers:
        with self.store.reading() as work:
            return work.segments.members(asked, self.today)

    def rows(self, *asked: Kept) -> KeptMembers:
        """Without what is packed."""
        with self.store.reading() as work:
            return read_columns(Asking(work._connection, self.tenant, self.today), asked)

    def is_right(self, *asked: Kept) -> bool:
        one, other = self.seen(*asked), self.rows(*asked)
        cells = ({kept: column.cells() for kept, column in known.columns.items()} for known in (one, other))
        return list(one.ids) == list(other.ids) and next(cells) == next(cells)

    def count(self, table: object) -> int:
        with self.store.reading() as work:
            return len(work._connection.execute(select(table)).all())  # type: ignore[call-overload]


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_members, "MOST_IN_A_PAGE", 2)
    monkeypatch.setattr(packed_members, "MOST_CHANGED", 2)


@pytest.fixture
def shop() -> Iterator[Shop]:
    engine = empty_database()
    yield Shop(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def postgres() -> Iterator[Engine]:
    engine = open_postgres(empty_postgres(), connections=3)
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


def known(member: str, sales: int = 1) -> list[RowOperation]:
    key = {"member_id": member}
    return [
        Put("members", key, {"number": f"no-{member}", "joined_on": "2025-03-10", "shop_id": "S01"}),
        Add("members", key, {"sales": sales, "cumulative_minor": 100 * sales}),
        Raise("members", key, {"tier_held": TierHeld(0, 0, date(2025, 3, 10), "ordinary").word}),
        Raise("members", key, {"looked_after": "0000."}),
    ]


def test_what_changed_since_is_read_from_the_rows(shop: Shop) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    assert shop.packs() == 5  # from now on changes are marked; then two, two, two and one
    assert shop.count(packed_pages) == 4
    assert shop.seen(Kept.SALES).columns[Kept.SALES].cells() == [1] * 7
    shop.told(Add("members", {"member_id": "m-3"}, {"sales": 4}), *known("m-21"), *known("z"))
    shop.told(Raise("members", {"member_id": "m-6"}, {"erased_on": "2026-03-10"}))
    found = shop.seen(Kept.SALES)
    assert list(found.ids) == ["m-0", "m-1", "m-2", "m-21", "m-3", "m-4", "m-5", "z"]
    assert found.columns[Kept.SALES].cells() == [1, 1, 1, 1, 5, 1, 1, 1]
    assert shop.is_right(*Kept)


def test_only_what_is_asked_is_read_and_nothing_of_an_empty_shop(shop: Shop) -> None:
    assert (shop.packs(), list(shop.seen(*Kept).ids)) == (2, [])
    shop.told(*known("a"))
    assert list(shop.seen().ids) == ["a"]
    assert set(shop.seen(Kept.SALES).columns) == {Kept.SALES}


def test_a_page_is_packed_anew_when_many_changed_when_a_day_went_by_and_at_once_for_whoever_is_forgotten(
    shop: Shop,
) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    shop.packs()
    sold = [Add("members", {"member_id": member}, {"sales": 1}) for member in MEMBERS[:3]]
    shop.told(sold[0])
    assert (shop.packs(), shop.count(changed_members)) == (0, 1)
    shop.told(sold[1], sold[2])
    assert (shop.packs(), shop.count(changed_members)) == (1, 1), "the page of the third has one"
    shop.today += timedelta(1)
    assert (shop.packs(), shop.count(changed_members)) == (1, 0)
    shop.told(Raise("members", {"member_id": "m-5"}, {"erased_on": "2026-03-10"}))
    assert (shop.packs(), shop.count(changed_members)) == (1, 0)
    shop.today = date(2026, 4, 1)
    assert shop.packs() == 4, "a year reaches from another month on"
    assert shop.is_right(*Kept)


def test_a_page_that_grew_is_parted(shop: Shop) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    shop.packs()
    shop.told(*(row for member in ("z-1", "z-2", "z-3", "z-4") for row in known(member)))
    # The last had one; of its five now two stand in a page of their own.
    assert (shop.packs(), shop.count(packed_pages), shop.count(changed_members)) == (1, 5, 0)
    assert shop.is_right(*Kept)


def test_what_comes_between_reading_a_page_and_writing_it_stays_marked(shop: Shop) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    shop.packs()
    for member in MEMBERS[:2]:
        shop.told(Add("members", {"member_id": member}, {"sales": 1}))
    read = read_packing(shop.store, lambda _: shop.today)
    other = read_packing(shop.store, lambda _: shop.today)
    assert read is not None
    assert other is not None
    shop.told(Add("members", {"member_id": "m-0"}, {"sales": 1}))
    write_packing(shop.store, read)
    assert shop.count(changed_members) == 1
    with shop.writing() as work:
        assert not work.segments.pack(other), "somebody else was first"
    assert shop.seen(Kept.SALES).columns[Kept.SALES].cells()[:2] == [3, 2]


def test_a_year_of_whoever_went_up_in_another_is_read_with_that_one(shop: Shop) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    bought = {"member_id": "m-0", "year": "2026"}
    shop.told(Raise("members", {"member_id": "m-0"}, {"merged_into": "m-6"}))
    shop.packs()
    # A sale of the one that is gone is heard of late, and the page of that one is packed anew before the other's.
    shop.told(Add("member_years", bought, {"sales_03": 1, "net_03": 500}))
    assert shop.is_right(Kept.YEAR_SALES, Kept.YEAR_SPENT)
    shop.told(Add("members", {"member_id": "m-1"}, {"sales": 1}))
    assert shop.packs(1) == 1
    assert shop.is_right(Kept.YEAR_SALES, Kept.YEAR_SPENT)
    assert shop.seen(Kept.YEAR_SPENT).columns[Kept.YEAR_SPENT].cells()[-1] == 500


def _made_one_by_two_tills(shop: Shop) -> None:
    """The one made them one with m-1; what the other did, who did not know, comes later, and counts."""
    shop.told(*(row for member in MEMBERS for row in known(member)))
    shop.told(Add("member_years", {"member_id": "m-0", "year": "2026"}, {"sales_03": 1, "net_03": 500}))
    shop.told(Raise("members", {"member_id": "m-0"}, {"merged_into": "m-1"}))
    shop.packs()
    assert shop.seen(Kept.YEAR_SPENT).columns[Kept.YEAR_SPENT].cells() == [500, 0, 0, 0, 0, 0]
    shop.told(Raise("members", {"member_id": "m-0"}, {"merged_into": "m-6"}))
    assert shop.seen(Kept.YEAR_SPENT).columns[Kept.YEAR_SPENT].cells() == [0, 0, 0, 0, 0, 500]
    shop.packs()
    assert shop.is_right(*Kept)


def test_who_went_up_in_another_than_was_packed_counts_there_alone(shop: Shop) -> None:
    _made_one_by_two_tills(shop)


def test_who_went_up_in_another_than_was_packed_counts_there_alone_on_postgresql(postgres: Engine) -> None:
    _made_one_by_two_tills(Shop(postgres, "made-one"))


def test_what_is_due_is_told_for_any_later_day_and_for_an_earlier_one_from_the_rows(shop: Shop) -> None:
    shop.told(*known("a"))
    key = {"member_id": "a", "article_id": "tea"}
    shop.told(
        Put("articles", {"article_id": "tea"}, {"department_id": "d-1"}),
        Put("habits", key, {"due_on": "2026-03-12", "over_on": "2026-03-14"}),
        Put("habits", {**key, "article_id": "cup"}, {"due_on": "2026-03-08", "over_on": "2026-03-10"}),
    )
    shop.packs()
    both = (Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS)
    due = {}
    for day in range(8, 16):
        shop.today = date(2026, 3, day)
        assert shop.is_right(*both)
        due[day] = [column.cells()[0] for column in shop.seen(*both).columns.values()]
    here, cup, nothing = ["tea", "d-1"], ["cup", ""], ["", ""]
    assert due == {8: cup, 9: cup, 10: nothing, 11: nothing, 12: here, 13: here, 14: nothing, 15: nothing}


_A = {"member_id": "m-1"}


def _described(shop: Shop) -> None:
    with shop.writing() as work:
        work.members.describe("m-1", Profile("林", birthday=Birthday(3, 11)), "lin")


def _nothing_usual(shop: Shop) -> None:
    with shop.writing() as work:
        work.habits.forget("m-1")


ACTS: dict[str, Callable[[Shop], None]] = {
    "a sale": lambda shop: shop.told(Add("members", _A, {"sales": 1})),
    "a profile": _described,
    "points": lambda shop: shop.told(
        Add("balances", {**_A, "account": "points", "lot": "never"}, {"amount": 5})
    ),
    "a consent": lambda shop: shop.told(
        Raise("consents", {**_A, "channel": "sms"}, {"said": "000001.0.2026-03-01.counter.S01-1"})
    ),
    "a month": lambda shop: shop.told(
        Add("member_years", {**_A, "year": "2026"}, {"sales_03": 1, "net_03": 5})
    ),
    "a habit": lambda shop: shop.told(
        Put("habits", {**_A, "article_id": "cup"}, {"due_on": "2026-03-01", "over_on": "2026-04-01"})
    ),
    "no habit": _nothing_usual,
    "another month": lambda shop: setattr(shop, "today", date(2027, 3, 1)),
}


def _filled(shop: Shop) -> Shop:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    days = {"due_on": "2026-03-01", "over_on": "2026-04-01"}
    shop.told(
        Put("habits", {**_A, "article_id": "tea"}, days),
        Add("member_years", {**_A, "year": "2026"}, {"sales_01": 1, "net_01": 7}),
    )
    shop.packs()
    return shop


@pytest.mark.parametrize("act", ACTS)
def test_each_thing_that_happens_alone_is_seen(shop: Shop, act: str) -> None:
    before = [column.cells() for column in _filled(shop).seen(*Kept).columns.values()]
    ACTS[act](shop)
    assert shop.is_right(*Kept)
    assert before != [column.cells() for column in shop.seen(*Kept).columns.values()]


@pytest.mark.parametrize("act", ACTS)
def test_each_is_on_postgresql_too(postgres: Engine, act: str) -> None:
    shop = _filled(Shop(postgres, act))
    ACTS[act](shop)
    assert shop.is_right(*Kept)


def test_a_rebuild_packs_anew_and_marks_nobody_who_goes(shop: Shop) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    _described(shop)
    shop.packs()
    with shop.writing() as work:
        work.clear_projections()
    assert [shop.count(one) for one in (packed_pages, packed_columns, changed_members)] == [0, 0, 0]
    shop.told(*known("a", 9))
    assert shop.seen(Kept.SALES).columns[Kept.SALES].cells() == [9]


def test_while_everybody_is_brought_anew_nobody_is_packed(shop: Shop) -> None:
    _filled(shop)
    with shop.writing() as work:
        work.member_loading.note(SnapshotLoad(b"told", b"key", 0))
    shop.told(Add("members", _A, {"sales": 1}))
    assert (shop.packs(), shop.count(packed_columns), shop.count(changed_members)) == (0, 0, 0)
    with shop.writing() as work:
        work.member_loading.note(SnapshotLoad(b"told", b"key", 1))
        work.member_loading.forget()
    assert shop.packs() == 5
    assert shop.is_right(*Kept)


@pytest.mark.parametrize("packed", [2, 3, 9])
def test_what_was_read_before_a_rebuild_is_not_written_behind_it(shop: Shop, packed: int) -> None:
    shop.told(*(row for member in MEMBERS for row in known(member)))
    shop.packs(packed)
    shop.told(*(Add("members", {"member_id": member}, {"sales": 1}) for member in MEMBERS))
    read = read_packing(shop.store, lambda _: shop.today)
    assert read is not None
    with shop.writing() as work:
        work.clear_projections()
    shop.told(*(row for member in MEMBERS for row in known(member)))
    write_packing(shop.store, read)
    assert shop.count(packed_pages) == 0
    shop.packs(1)
    write_packing(shop.store, read)
    assert shop.is_right(*Kept)


# Whatever happens, on both databases.


def _sold(member: str, amount: int) -> list[RowOperation]:
    key = {"member_id": member}
    return [
        Add("members", key, {"sales": 1, "cumulative_minor": amount}),
        Raise("members", key, {"last_sale_on": (TODAY - timedelta(amount % 40)).isoformat()}),
        Add("member_years", {**key, "year": "2026"}, {"sales_02": 1, "net_02": amount}),
        Add("balances", {**key, "account": "points", "lot": "2026-06-30"}, {"amount": amount % 7 - 2}),
        Add("balances", {**key, "account": "principal", "lot": "never"}, {"amount": amount}),
    ]


def _changed(member: str, amount: int) -> list[RowOperation]:
    state = MembershipState.ENDED if amount % 2 else MembershipState.ACTIVE
    key = {"member_id": member}
    held = TierHeld(1 + amount % 3, 0, date(2026, 1, 1), "gold", state)
    return [
        Raise("members", key, {"tier_held": held.word, "looked_after": f"000{amount % 9}.st-1"}),
        Raise("consents", {**key, "channel": "sms"}, {"said": f"00000{amount % 9}.0.2026-03-01.counter.x"}),
    ]


def _usually(member: str, amount: int) -> list[RowOperation]:
    days = {"due_on": f"2026-03-{1 + amount % 20:02}", "over_on": f"2026-03-{10 + amount % 21:02}"}
    return [Put("habits", {"member_id": member, "article_id": f"a-{amount % 2}"}, days)]


def _merged(member: str, amount: int) -> list[RowOperation]:
    """Into one further on, so that nobody goes up in himself."""
    behind = [one for one in MEMBERS if one > member]
    return [
        Raise("members", {"member_id": member}, {"merged_into": behind[amount % len(behind)]})
        for _ in behind[:1]
    ]


_ROWS: dict[str, Callable[[str, int], list[RowOperation]]] = {
    "joins": known,
    "buys": _sold,
    "changes": _changed,
    "usually": _usually,
    "merges": _merged,
    "forgotten": lambda member, _: [Raise("members", {"member_id": member}, {"erased_on": "2026-03-10"})],
}
_STEPS = st.lists(
    st.tuples(
        st.sampled_from((*_ROWS, "buys", "buys", "describes", "habits go", "packs", "packs", "day")),
        st.sampled_from(MEMBERS),
        st.integers(0, 5000),
    ),
    min_size=5,
    max_size=25,
)


def _happen(shop: Shop, step: tuple[str, str, int]) -> None:
    what, member, amount = step
    if what in _ROWS:
        shop.told(*_ROWS[what](member, amount))
    elif what == "packs":
        shop.packs(1 + amount % 4)
    elif what == "day":
        shop.today += timedelta(amount % 25)
    else:
        with shop.writing() as work:
            if what == "describes":
                born = Birthday(1 + amount % 12, 1 + amount % 28, 1950 + amount % 50 if amount % 3 else None)
                work.members.describe(member, Profile("林", birthday=born), "lin")
            else:
                work.habits.forget(member)


def _goes_right(shop: Shop, steps: list[tuple[str, str, int]]) -> None:
    shop.told(*(row for member in MEMBERS[1:6] for row in known(member)))
    for step in steps:
        _happen(shop, step)
        assert shop.is_right(*Kept), step
    assert shop.is_right(Kept.YEAR_SPENT, Kept.DUE_DEPARTMENTS)
    shop.packs()
    assert shop.is_right(*Kept)


on_a_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@given(_STEPS)
@settings(on_a_database, max_examples=examples(40))
def test_packed_or_not_the_columns_are_the_same(steps: list[tuple[str, str, int]]) -> None:
    engine = empty_database()
    _goes_right(Shop(engine), steps)
    engine.dispose()


@given(_STEPS, st.integers(0, 2**60))
@settings(on_a_database, max_examples=examples(8))
def test_they_are_on_postgresql_too(postgres: Engine, steps: list[tuple[str, str, int]], name: int) -> None:
    _goes_right(Shop(postgres, f"t-{name}"), steps)


# A page's bytes.

_NUMBERS = st.lists(st.none() | st.integers(-(2**63) + 1, 2**63 - 1) | st.integers(-130, 130), max_size=9)
_TEXTS = st.lists(st.sampled_from(("", "a", "林 b", "a-1")), max_size=9)


@given(_NUMBERS, _TEXTS, st.lists(st.text(min_size=1, alphabet="abc-é"), max_size=5))
def test_what_is_packed_is_unpacked_as_it_was(
    numbers: list[int | None], texts: list[str], ids: list[str]
) -> None:
    column: Column
    for column in (Numbers.of(numbers), Words.of(texts)):
        assert unpack_column(pack_column(column)).cells() == column.cells()
    assert unpack_ids(pack_ids(ids)) == ids
    days = Words.of(texts)
    held = Words(days.members, days.rows, days.codes, days.words, (days.rows + 1, days.rows + 3))
    assert unpack_column(pack_column(held)).on(2).cells() == held.on(2).cells()  # type: ignore[union-attr]


def test_other_bytes_are_no_column() -> None:
    with pytest.raises(ValueError, match="no column"):
        unpack_column(b"x")
