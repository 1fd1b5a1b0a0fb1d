"""The rows that syncing keeps: the stream of changes, subjects, pools, nonces, codes, facts set aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fakes.empty_database import empty_database
from fakes.told import told
from shuke.application.ports.sync import (
    Arrival,
    EnrolmentCode,
    HeldTrust,
    NoRoom,
    OpenRecall,
    QuarantinedFact,
    Wish,
)
from shuke.domain.facts.rows import Add, Put
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows
from shuke_db.repositories import till_register
from shuke_db.unit_of_work import SqlStore, SqlWork

POINTS = AccountKind.POINTS
MEMBER = Subject(SubjectKind.MEMBER, "m-1")


@pytest.fixture
def work() -> Iterator[SqlWork]:
    store = SqlStore(empty_database(), lambda: "t")
    with store.writing() as work:
        yield work


def test_the_stream_counts_on_and_a_subject_stands_at_its_last_change(work: SqlWork) -> None:
    shop, staff = Subject(SubjectKind.SHOP, "S01"), Subject(SubjectKind.STAFF, "st-1")
    assert work.feed.position() == 0
    assert work.feed.advance(2) == 2
    work.feed.mark([shop, staff], 1)
    assert work.feed.advance(1) == 3
    work.feed.mark([shop], 3)
    assert work.feed.behind(0, 10) == [(staff, 2), (shop, 3)]
    assert work.feed.behind(2, 10) == [(shop, 3)]
    assert work.feed.behind(0, 1) == [(staff, 2)]
    assert work.feed.position() == 3


def test_a_place_in_the_stream_that_was_not_committed_is_given_again() -> None:
    store = SqlStore(empty_database(), lambda: "t")
    with store.writing() as work:
        assert work.feed.advance(5) == 5
    with store.writing() as work:
        assert work.feed.advance(1) == 1


def test_arrivals_come_back_in_their_order(work: SqlWork) -> None:
    arrivals = [Arrival(1, "b", 1, 1, 3), Arrival(2, "a", 1, 1, 1), Arrival(9, "b", 1, 4, 4)]
    work.feed.arrived(arrivals)
    assert work.feed.arrivals(0, 2) == arrivals[:2]
    assert work.feed.arrivals(2, 5) == arrivals[2:]


def put_member(work: SqlWork, shop: str) -> None:
    key = {"member_id": "m-1"}
    slices = [
        Add("slices", {"till_id": till, **key, "account": "points", "lot": NEVER}, {"amount": amount})
        for till, amount in (("A", 30), ("B", 5))
    ]
    work.apply(
        [
            Put("members", key, {"number": "1", "shop_id": shop, "profile": b"p"}),
            Put("cards", {**key, "card_id": "c-1"}, {"number": "11", "issued_on": "2026-03-10"}),
            Add("balances", {**key, "account": "points", "lot": NEVER}, {"amount": 40}),
            *slices,
        ]
    )


def test_a_till_reads_a_subject_with_its_own_slices_only(work: SqlWork) -> None:
    put_member(work, "gold")
    (read,) = told(work, [MEMBER], "A")
    by_table = {table.table: table for table in read.tables}
    assert set(by_table) == {"members", "cards", "balances", "slices"}
    slices = by_table["slices"]
    assert [dict(zip(slices.columns, row, strict=True))["amount"] for row in slices.rows] == [30]
    assert "tenant" not in by_table["members"].columns


def test_what_was_read_put_in_place_elsewhere_is_the_same(work: SqlWork) -> None:
    put_member(work, "gold")
    read = told(work, [MEMBER], "A")
    there = SqlStore(empty_database(), lambda: "t")
    with there.writing() as other:
        put_member(other, "ordinary")
        other.apply([Put("cards", {"member_id": "m-1", "card_id": "c-old"}, {"number": "9"})])
        assert other.subjects.digests([MEMBER], "A") != work.subjects.digests([MEMBER], "A")
        other.subjects.replace(read, "A")
        assert other.subjects.digests([MEMBER], "A") == work.subjects.digests([MEMBER], "A")
        assert [table.rows for table in told(other, [MEMBER], "A")[0].tables] == [
            table.rows for table in read[0].tables
        ]
        assert [part.amount for part in other.members.slices("B", "m-1", POINTS)] == [5]


def test_a_subject_without_rows_goes(work: SqlWork) -> None:
    put_member(work, "gold")
    work.subjects.replace([SubjectRows(MEMBER, ())], "A")
    assert work.members.get("m-1") is None
    assert work.cards.of_member("m-1") == []
    assert work.members.balance("m-1", POINTS) == 0


def test_columns_and_tables_of_a_later_release_are_left_out(work: SqlWork) -> None:
    staff = Subject(SubjectKind.STAFF, "st-1")
    columns = ("staff_id", "name", "role", "shoe_size", "active")
    rows = SubjectRows(
        staff,
        (
            TableRows("staff", columns, (("st-1", "小林", "cashier", 42, 1),)),
            TableRows("badges", ("staff_id",), (("st-1",),)),
        ),
    )
    work.subjects.replace([rows], "A")
    assert work.shops.staff() == [Staff("st-1", "小林", Role.CASHIER)]
    (read,) = work.subjects.read([staff])
    assert [table.table for table in read.tables] == ["staff"]


def test_a_programmes_name_may_hold_a_slash(work: SqlWork) -> None:
    work.apply([Put("programmes", {"programme": "a/b", "version": 3}, {"document": "d"})])
    (read,) = work.subjects.read([Subject(SubjectKind.PROGRAMME, "a/b/3")])
    assert [dict(zip(table.columns, table.rows[0], strict=True))["document"] for table in read.tables] == [
        "d"
    ]


def test_the_pool_is_what_belongs_to_no_till(work: SqlWork) -> None:
    put_member(work, "gold")
    assert work.pools.pool("m-1", POINTS) == [Slice(NEVER, 5)]
    assert work.pools.held("m-1", POINTS, date.min) == {"A": 30, "B": 5}
    assert work.pools.pool("nobody", POINTS) == []


def test_what_is_over_is_nobody_s_to_give_back(work: SqlWork) -> None:
    """A till keeps what has lapsed until the day is closed, and cannot part with it."""
    key = {"account": POINTS.value, "member_id": "m-1"}
    work.apply([Add("slices", key | {"lot": "2026-11-20", "till_id": "A"}, {"amount": 897})])
    assert work.pools.held("m-1", POINTS, date(2026, 11, 20)) == {"A": 897}
    assert work.pools.held("m-1", POINTS, date(2026, 11, 21)) == {}


def test_a_recall_is_over_when_it_is_met_or_old(work: SqlWork) -> None:
    work.pools.recall(OpenRecall("A", POINTS, "m-1", 20, "B", 1_000))
    work.pools.recall(OpenRecall("A", POINTS, "m-1", 10, "C", 2_000))
    (open_,) = work.pools.recalls("A", 0, 10)
    assert (open_.amount, open_.since_ms) == (20, 2_000)
    work.pools.returned("A", "m-1", POINTS, 15)
    assert [one.amount for one in work.pools.recalls("A", 0, 10)] == [5]
    assert work.pools.recalls("A", 2_001, 10) == []
    work.pools.returned("A", "m-1", POINTS, 5)
    assert work.pools.recalls("A", 0, 10) == []
    work.pools.recall(OpenRecall("A", POINTS, "m-1", 1, "B", 1_000))
    work.pools.forget_recalls(1_001)
    assert work.pools.recalls("A", 0, 10) == []


def test_a_nonce_counts_once_per_till_until_it_is_forgotten(work: SqlWork) -> None:
    nonce = bytes(16)
    assert work.contacts.remember("A", nonce, 1_000, 0)
    assert work.contacts.last_ms("A") == 1_000
    assert not work.contacts.remember("A", nonce, 1_500, 0)
    assert work.contacts.remember("B", nonce, 1_500, 0)
    assert work.contacts.remember("A", nonce, 3_000, 1_001)
    assert work.contacts.backed_up("A") == (0, 0)


def test_codes_hold_a_tills_name_while_they_can_be_used_or_were(work: SqlWork) -> None:
    work.invitations.put(EnrolmentCode(b"1" * 32, "S01-1", "1", "S01", 1_000))
    work.invitations.put(EnrolmentCode(b"2" * 32, "S01-2", "2", "S01", 1_000, used_by=b"k" * 32))
    assert work.invitations.tills(1_000) == {"S01-1", "S01-2"}
    assert work.invitations.tills(1_001) == {"S01-2"}
    found = work.invitations.get(b"2" * 32)
    assert found is not None
    assert found.used_by == b"k" * 32
    assert work.invitations.get(b"3" * 32) is None


def test_quarantine_keeps_each_fact_once_and_has_an_end(
    work: SqlWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(till_register, "MOST_QUARANTINED", 2)
    facts = [QuarantinedFact("A", 1, seq, bytes([seq]) * 32, b"c", b"s", "forked", 5) for seq in (1, 2, 3)]
    work.quarantine.put(facts[:1])
    work.quarantine.put(facts[:2])
    assert work.quarantine.count("A") == 2
    with pytest.raises(NoRoom):
        work.quarantine.put(facts[2:])
    assert work.quarantine.of_till("A", 10) == facts[:2]


def test_a_till_keeps_its_wishes_and_its_newest_trust_list(work: SqlWork) -> None:
    late, early = Wish("r-2", POINTS, "m", 5, 200), Wish("r-1", POINTS, "m", 9, 100)
    work.wishes.put(late)
    work.wishes.put(early)
    assert work.wishes.all() == [early, late]
    work.wishes.remove("r-1")
    assert work.wishes.all() == [late]
    assert work.trust_lists.held() is None
    work.trust_lists.hold(HeldTrust(1, b"one"))
    work.trust_lists.hold(HeldTrust(2, b"two"))
    assert work.trust_lists.held() == HeldTrust(2, b"two")


def test_members_are_walked_through_in_order(work: SqlWork) -> None:
    work.apply([Put("members", {"member_id": f"m-{n}"}, {"profile": bytes([n])}) for n in range(5)])
    assert work.subjects.members_behind("", 3) == ["m-0", "m-1", "m-2"]
    assert work.subjects.members_behind("m-2", 3) == ["m-3", "m-4"]
    assert work.subjects.profile_hashes(["m-1", "nobody"]) == {"m-1": b"\x01"}
