"""The card was forgotten: the points of a sale are claimed the same day, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from domain.membership.acting import NO_HOLIDAYS, Shop, line, plain
from shuke.domain.membership.changes import MembershipTurned, Outcome, SaleRecorded
from shuke.domain.membership.claiming import claim
from shuke.domain.membership.state import MembershipState
from shuke.domain.membership.sums import measured
from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import SINCE_JOINING
from shuke.domain.slices.account import AccountKind

MEMBER_DAY = date(2026, 3, 15)


@cache
def same_day() -> Programme:
    return plain(("unit = 1", 'unit = 1\nclaimed_later = "same-day"'))


def shop(tier: str = "ordinary") -> Shop:
    made = Shop(same_day())
    made.member("m", tier=tier)
    made.sells("99.90", to="", sale="s")
    return made


def claims(made: Shop, sale: str = "s", name: str = "m") -> Outcome:
    return made.do(claim(made.book, made.programme, made.book.members[name], made.today, sale, NO_HOLIDAYS))


@pytest.mark.parametrize(("tier", "points"), [("ordinary", 99), ("gold", 148), ("diamond", 297)])
def test_what_the_sale_would_have_earned_under_the_members_tier(tier: str, points: int) -> None:
    made = shop(tier)
    assert claims(made).refused is None
    assert (made.points(), made.balance(AccountKind.PROGRESS)) == (points, points)
    assert measured(made.book, made.book.members["m"], SINCE_JOINING, made.today) == 9990


def refused(outcome: Outcome) -> str | None:
    return None if outcome.refused is None else outcome.refused.sentence


def test_once_and_by_nobody_else() -> None:
    made = shop()
    made.member("other")
    claims(made)
    assert refused(claims(made)) == "claim.already"
    assert refused(claims(made, name="other")) == "claim.already"
    assert (made.points(), made.points("other")) == (99, 0)


def test_the_same_day_only() -> None:
    made = shop()
    made.today += timedelta(days=1)
    assert refused(claims(made)) == "claim.other_day"


def test_not_with_a_receipt_that_opened_a_card() -> None:
    made = shop()
    sale = made.book.sales["s"]
    made.do(Outcome((SaleRecorded(replace(sale, used_for_entry=True)),)))
    assert refused(claims(made)) == "claim.used_for_entry"


def test_not_what_is_a_members_already_nor_what_nobody_knows() -> None:
    made = shop()
    made.sells(50, sale="own")
    assert refused(claims(made, "own")) == "claim.of_member"
    assert refused(claims(made, "x")) == "refund.unknown"


def test_only_where_the_programme_lets_it() -> None:
    made = Shop(plain())
    made.member()
    made.sells(50, to="", sale="s")
    assert refused(claims(made)) == "claim.off"


def test_what_earns_nothing_cannot_be_claimed() -> None:
    made = shop()
    made.sells("0.99", to="", sale="small")
    assert refused(claims(made, "small")) == "claim.nothing"


def test_what_came_back_before_earns_nothing() -> None:
    made = shop()
    made.sells(line(1, 10, 4), to="", sale="some")
    made.refunds("some", (1, 3))
    claims(made, "some")
    assert made.points() == 10


def test_a_claimed_sale_can_be_taken_back() -> None:
    made = shop()
    made.sells(line(1, 10, 4), to="", sale="some")
    claims(made, "some")
    made.refunds("some", (1, 1))
    assert made.points() == 30
    made.refunds("some")
    assert (made.points(), made.balance(AccountKind.PROGRESS)) == (0, 0)


def test_a_member_day_claimed_is_a_member_day_used() -> None:
    made = Shop(same_day(), today=MEMBER_DAY)
    made.member()
    made.sells(100, to="", sale="s")
    claims(made)
    assert made.points() == 200
    made.today = date(2026, 4, 15)
    made.sells(100)
    assert made.points() == 300


def test_whoever_is_a_member_no_more_claims_nothing() -> None:
    made = shop()
    made.do(Outcome((MembershipTurned("m", MembershipState.ENDED),)))
    assert refused(claims(made)) == "member.not_active"
