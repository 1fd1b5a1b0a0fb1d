"""Members who buy nothing: ended, cancelled and listed, or decided on by a person after a notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.membership.acting import TODAY, Shop, joined, plain
from shuke.domain.card import CardStatus
from shuke.domain.membership.changes import Joined, Outcome
from shuke.domain.membership.closing.sleeping import Verdict, decide, notice_sent
from shuke.domain.membership.state import MembershipState, RequestState

STORE = """
[[dormancy]]
months = 12
then = "ends"

[[dormancy]]
months = 24
then = "cancelled"
"""
REVIEW = """
[[dormancy]]
months = 24
then = "review"
notice = true
"""
NOTICED = """
[[dormancy]]
months = 12
then = "cancelled"
notice = true
"""


def state(made: Shop) -> str:
    return made.book.members["m"].state.value


def test_a_year_without_a_purchase_ends_it_two_cancel_the_card_and_list_it() -> None:
    made = joined(plain(more=STORE))
    made.sells(10)  # on 10 March 2026
    made.go_to(date(2027, 3, 10))
    assert state(made) == "active"
    assert made.go_to(date(2027, 3, 11)) == ["sleeping.ended"]
    assert (state(made), made.points()) == ("ended", 0)
    assert made.book.for_publication == []
    made.go_to(date(2028, 3, 10))
    assert state(made) == "ended"
    assert made.go_to(date(2028, 3, 11)) == ["sleeping.cancelled"]
    assert state(made) == "cancelled"
    assert [one.member_id for one in made.book.for_publication] == ["m"]
    assert [card.status for card in made.book.cards_of("m")] == [CardStatus.CLOSED]
    assert made.go_to(date(2030, 1, 1)) == []


def test_a_purchase_keeps_it_awake_one_that_came_back_does_not() -> None:
    made = joined(plain(more=STORE))
    made.go_to(date(2027, 3, 10))
    made.sells(10)
    made.go_to(date(2028, 3, 10))
    assert state(made) == "active"
    made.sells(10, sale="s")
    made.refunds("s")
    made.go_to(date(2028, 3, 11))
    assert state(made) == "ended"


def test_whoever_never_bought_sleeps_since_joining() -> None:
    made = joined(plain(more=STORE))
    made.go_to(date(2027, 3, 10))
    assert state(made) == "active"
    made.go_to(date(2027, 3, 11))
    assert state(made) == "ended"


def test_months_of_different_lengths_are_met() -> None:
    made = Shop(plain(more=STORE.replace("12", "1")), today=date(2026, 1, 31))
    made.member()
    made.go_to(date(2026, 3, 1))
    assert state(made) == "active"
    made.go_to(date(2026, 3, 2))
    assert state(made) == "ended"


def test_without_its_notice_the_card_is_not_cancelled() -> None:
    made = joined(plain(more=NOTICED))
    assert made.go_to(date(2027, 3, 11)) == ["sleeping.notice"]
    assert made.go_to(date(2027, 5, 1)) == []
    assert state(made) == "active"
    made.do(notice_sent(made.book.members["m"], made.today))
    assert made.go_to(date(2027, 5, 2))[-1] == "sleeping.cancelled"
    assert state(made) == "cancelled"


def test_an_old_notice_does_not_count_after_a_purchase() -> None:
    made = joined(plain(more=NOTICED))
    made.do(notice_sent(made.book.members["m"], made.today))
    made.go_to(date(2026, 4, 1))
    made.sells(10)
    assert made.go_to(date(2027, 4, 2)) == ["sleeping.notice"]
    assert state(made) == "active"


# ------------------------------------------------------------------ a person decides


def asleep(tier: str = "gold") -> Shop:
    made = Shop(plain(more=REVIEW))
    made.member("m", tier=tier)
    assert made.go_to(date(2028, 3, 10)) == []
    assert made.go_to(date(2028, 3, 11)) == ["sleeping.review"]
    assert made.go_to(date(2028, 9, 1)) == []
    return made


def decided(made: Shop, verdict: Verdict) -> Outcome:
    return made.do(decide(made.book, made.programme, made.book.members["m"], made.today, verdict))


def refused(outcome: Outcome) -> str | None:
    return None if outcome.refused is None else outcome.refused.sentence


@pytest.mark.parametrize("verdict", [Verdict.DOWNGRADE, Verdict.CANCEL])
def test_only_after_the_notice(verdict: Verdict) -> None:
    made = asleep()
    assert refused(decided(made, verdict)) == "sleeping.notice_first"
    made.do(notice_sent(made.book.members["m"], made.today))
    assert refused(decided(made, verdict)) is None


def test_down_by_one_tier() -> None:
    made = asleep("diamond")
    made.do(notice_sent(made.book.members["m"], made.today))
    told = decided(made, Verdict.DOWNGRADE)
    assert [one.sentence for one in told.reasons] == ["sleeping.decided_down"]
    assert (made.book.members["m"].tier, state(made)) == ("gold", "active")
    assert [one.state for one in made.book.requests.values()] == [RequestState.APPROVED]
    assert refused(decided(made, Verdict.CANCEL)) == "sleeping.nothing_to_decide"


def test_the_lowest_tier_cannot_come_down() -> None:
    made = asleep("ordinary")
    made.do(notice_sent(made.book.members["m"], made.today))
    assert refused(decided(made, Verdict.DOWNGRADE)) == "sleeping.lowest_already"


def test_cancelled_and_listed() -> None:
    made = asleep()
    made.do(notice_sent(made.book.members["m"], made.today))
    decided(made, Verdict.CANCEL)
    assert made.book.members["m"].state is MembershipState.CANCELLED
    assert [one.on for one in made.book.for_publication] == [made.today]


def test_kept_needs_no_notice_and_is_not_asked_again() -> None:
    made = asleep()
    assert refused(decided(made, Verdict.KEEP)) is None
    assert made.go_to(date(2029, 9, 1)) == []
    assert (made.book.members["m"].tier, state(made)) == ("gold", "active")


def test_whoever_bought_since_is_awake() -> None:
    made = asleep()
    made.do(notice_sent(made.book.members["m"], made.today))
    made.sells(10)
    assert refused(decided(made, Verdict.CANCEL)) == "sleeping.bought_since"


def test_nobody_decides_on_who_is_awake() -> None:
    made = Shop(plain(more=REVIEW))
    made.member()
    assert refused(decided(made, Verdict.CANCEL)) == "sleeping.nothing_to_decide"
    assert made.today == TODAY


def test_whoever_comes_back_begins_anew_but_is_who_he_was() -> None:
    made = joined(plain(more=STORE))
    made.sells(100)
    made.do(Outcome((Joined(replace(made.book.members["m"], referrer="r", contact="s")),)))
    made.go_to(date(2027, 3, 11))
    assert made.sells(10).refused is not None
    before = made.book.members["m"]
    again = joined(made.programme, made)
    member = made.book.members["m"]
    assert again is made
    assert (member.active, member.joined_on, made.points()) == (True, date(2027, 3, 11), 0)
    assert member.birthday == before.birthday is not None
    assert (member.referrer, member.contact) == ("r", "s")
    assert made.book.cards_of("m")[-1].status is CardStatus.ACTIVE
