"""What the feed is about: whom a row operation concerns."""

from __future__ import annotations

import pytest

from shuke.domain.facts.rows import Add, Insert, OneRowOperation, Put, Raise
from shuke.domain.sync.subjects import Subject, SubjectKind, changed_subjects, subject_of

MEMBER = Subject(SubjectKind.MEMBER, "m-1")


@pytest.mark.parametrize(
    "operation",
    [
        Insert("members", {"member_id": "m-1", "tier": "gold"}),
        Put("members", {"member_id": "m-1"}, {"tier": "gold"}),
        Put("coupons", {"coupon_id": "k-1"}, {"member_id": "m-1", "rule": "x"}),
        Put("cards", {"member_id": "m-1", "card_id": "c-1"}, {"status": "lost"}),
        Raise("cards", {"member_id": "m-1", "card_id": "c-1"}, {"gone": "2026-03-10.closed"}),
        Add("balances", {"member_id": "m-1", "account": "points", "lot": "never"}, {"amount": 5}),
        Raise("members", {"member_id": "m-1"}, {"last_visit_ms": 5}),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_whatever_is_done_to_a_members_rows_concerns_the_member(operation: OneRowOperation) -> None:
    assert subject_of(operation) == MEMBER


def test_a_subject_of_two_columns_has_both_in_its_name() -> None:
    published = Put("programmes", {"programme": "tea-chain", "version": 3}, {"document": "…"})
    assert subject_of(published) == Subject(SubjectKind.PROGRAMME, "tea-chain/3")


def test_a_sale_stays_where_it_was_written() -> None:
    assert subject_of(Insert("sales", {"till_id": "S01-1", "seq": 4})) is None


@pytest.mark.parametrize(
    "operation",
    [
        Insert("cards", {"card_id": "c-1"}),
        Put("cards", {"card_id": "c-1"}, {"status": "lost"}),
        Add("cards", {"card_id": "c-1"}, {"uses": 1}),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_an_operation_that_does_not_say_whom_it_concerns_is_a_fault(operation: OneRowOperation) -> None:
    """Its row would never reach another till."""
    with pytest.raises(ValueError, match="cards does not say which member_id"):
        subject_of(operation)


def test_each_subject_is_told_once_in_the_order_of_its_last_change() -> None:
    other = Put("members", {"member_id": "m-2"}, {"tier": "gold"})
    mine = Put("members", {"member_id": "m-1"}, {"tier": "gold"})
    assert changed_subjects([mine, other, mine]) == [Subject(SubjectKind.MEMBER, "m-2"), MEMBER]
