"""The small pure rules: who gets what, when to try again, how much to ask for, which subject a row belongs to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.application.head_office.dealing import deal
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.joining import JoinProblem
from shuke.application.sync.pulling import next_at_once
from shuke.application.sync.pushing import NAMING_KINDS
from shuke.application.sync.state import RoundOutcome, next_round_in_s, trouble_clause, trouble_words
from shuke.domain.facts.rows import Add, Insert, OneRowOperation, Put
from shuke.domain.slices.account import NEVER, Slice
from shuke.domain.sync.exchanges import RefusalReason
from shuke.domain.sync.subjects import Subject, SubjectKind, changed_subjects, subject_of
from shuke.wording import head_office as wording
from shuke_db.tables import MEMBER_TABLES, metadata

TODAY = date(2026, 11, 3)


def test_the_pool_is_granted_soonest_to_lapse_first_and_only_what_is_alive() -> None:
    pool = [Slice(NEVER, 50), Slice("2026-12-31", 30), Slice("2026-11-02", 99)]
    dealt = deal(pool, {}, "S01-1", 60, TODAY)
    assert dealt.granted == (Slice("2026-12-31", 30), Slice(NEVER, 30))
    assert (dealt.amount, dealt.recalling) == (60, 0)


def test_what_the_pool_lacks_is_asked_of_whoever_has_most() -> None:
    dealt = deal([Slice(NEVER, 10)], {"a": 20, "b": 70, "me": 500}, "me", 100, TODAY)
    assert dealt.granted == (Slice(NEVER, 10),)
    assert dealt.recalled == (("b", 70), ("a", 20))


@given(
    st.dictionaries(st.sampled_from([NEVER, "2026-12-31", "2026-01-01"]), st.integers(-50, 500)),
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 500)),
    st.integers(1, 1000),
)
def test_never_more_is_granted_than_the_pool_has(
    pool: dict[str, int], held: dict[str, int], amount: int
) -> None:
    dealt = deal([Slice(lot, has) for lot, has in pool.items()], held, "a", amount, TODAY)
    assert dealt.amount + dealt.recalling <= amount
    assert all(part.amount <= pool[part.lot] for part in dealt.granted)
    assert all(asked <= held[till] for till, asked in dealt.recalled)
    assert "a" not in dict(dealt.recalled)


@given(st.integers(0, 2000), st.floats(0, 1))
def test_waits_grow_with_failures_and_stay_bounded(failures: int, random: float) -> None:
    assert 0.2 <= next_round_in_s(RoundOutcome.OFFLINE, failures, random) <= 300
    assert 10 <= next_round_in_s(RoundOutcome.IN_STEP, failures, random) <= 30
    assert next_round_in_s(RoundOutcome.FORKED, failures, random) >= 150


def test_waits_are_spread_over_their_whole_length() -> None:
    assert next_round_in_s(RoundOutcome.OFFLINE, 3, 0.0) < 1
    assert next_round_in_s(RoundOutcome.OFFLINE, 3, 1.0) == 16
    assert next_round_in_s(RoundOutcome.OFFLINE, 4, 1.0) == 32


def test_pages_shrink_where_they_take_long_and_grow_again() -> None:
    assert next_at_once(100, 41) == 50
    assert next_at_once(60, 400) == 40
    assert next_at_once(100, 30) == 100
    assert next_at_once(100, 5) == 150
    assert next_at_once(900, 5) == 1000


@pytest.mark.parametrize(
    ("operation", "subject"),
    [
        (Put("cards", {"card_id": "c"}, {"member_id": "m"}), Subject(SubjectKind.MEMBER, "m")),
        (Add("slices", {"till_id": "t", "member_id": "m"}, {"amount": 1}), Subject(SubjectKind.MEMBER, "m")),
        (
            Put("programmes", {"programme": "a/b", "version": 3}, {"document": "d"}),
            Subject(SubjectKind.PROGRAMME, "a/b/3"),
        ),
        (Insert("sales", {"till_id": "t", "member_id": "m"}), None),
        (Add("grants", {"till_id": "t", "request_id": "r"}, {"amount": 1}), None),
    ],
)
def test_a_row_belongs_to_one_subject(operation: OneRowOperation, subject: Subject | None) -> None:
    assert subject_of(operation) == subject


def test_a_subject_that_changed_twice_is_told_once() -> None:
    one = Add("balances", {"member_id": "m"}, {"amount": 1})
    other = Put("staff", {"staff_id": "s"}, {"name": "n"})
    assert changed_subjects([one, other, one]) == [
        Subject(SubjectKind.STAFF, "s"),
        Subject(SubjectKind.MEMBER, "m"),
    ]


def test_every_projection_belongs_to_a_subject_or_stays_where_it_was_written() -> None:
    told = {table for kind in SubjectKind for table in kind.tables}
    stays = {
        "sales",
        "ledger",
        "member_facts",
        "till_totals",
        "grants",
        "handovers",
        "till_keys",
        "shifts",
        "shift_totals",
        "shift_tenders",
        "staff_work",
    }
    stays |= {"shop_debts", "debt_sums", "settlements"}
    stays |= {"shop_debts", "settlements", "day_sums", "day_parts", "day_moves"}
    stays |= {"closings", "office_keys", "guests", "publications", "reviews", "draw_seeds", "wheel_sums"}
    stays |= {"handouts", "month_cards", "member_years"}
    projections = {name for name, table in metadata.tables.items() if table.info["sort"] == "projection"}
    assert told | stays == projections
    assert set(SubjectKind.MEMBER.tables) == set(MEMBER_TABLES)
    for kind in SubjectKind:
        for table in kind.tables:
            assert set(kind.named_by) <= set(metadata.tables[table].c.keys())


def test_enrolled_and_carried_over_members_bring_their_profiles() -> None:
    assert {"member.enrolled", "member.carried_over"} <= NAMING_KINDS


def test_every_outcome_has_words_in_both_languages() -> None:
    for words, named in (
        (wording.REFUSALS, RefusalReason),
        (wording.JOINING, JoinProblem),
        (wording.OUTCOMES, RoundOutcome),
        (wording.GRANTS, GrantOutcome),
    ):
        assert set(words) == {one.value for one in named}
        assert all(sentence.zh and sentence.en for sentence in words.values())


def test_only_what_somebody_must_do_something_about_is_trouble() -> None:
    def words(outcome: RoundOutcome, refusal: RefusalReason | None = None) -> object:
        return trouble_words(outcome, refusal)

    quiet = {RoundOutcome.NOT_YET, RoundOutcome.IN_STEP, RoundOutcome.OFFLINE, RoundOutcome.STOPPED}
    for outcome in RoundOutcome:
        assert (words(outcome) is None) == (outcome in quiet)
    assert words(RoundOutcome.REFUSED, RefusalReason.REVOKED) is wording.REFUSALS["revoked"]


def test_the_strip_says_in_a_clause_what_waits_for_a_person_and_nothing_of_what_mends_itself() -> None:
    by_itself = {RoundOutcome.NOT_YET, RoundOutcome.IN_STEP, RoundOutcome.OFFLINE, RoundOutcome.STOPPED}
    by_itself.add(RoundOutcome.SERVER_TROUBLE)
    for outcome in RoundOutcome:
        assert (trouble_clause(outcome, None) is None) == (outcome in by_itself)
    for reason in RefusalReason:
        clause = trouble_clause(RoundOutcome.REFUSED, reason)
        assert clause is wording.TROUBLES.get(reason.value, wording.TROUBLES["refused"])
    assert trouble_clause(RoundOutcome.SERVER_TROUBLE, RefusalReason.BUSY) is None
    own = set(wording.TROUBLES) - {outcome.value for outcome in RoundOutcome}
    assert own == {"revoked", "unknown_till"}
