"""Each occasion against days that were worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from care_stand import DAY, GIFT, CareStand, held
from shuke.domain.birthday import Birthday
from shuke.domain.care.festivals import Festival, OwnDay
from shuke.domain.care.lunar import lunar_day
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Raise
from shuke.domain.membership.state import MembershipState
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld


@pytest.fixture
def stand() -> CareStand:
    return CareStand()


def who(stand: CareStand, occasion: Occasion, plan: CarePlan | None = None) -> set[str]:
    stand.lay_down(occasion, plan)
    stand.run()
    return set(stand.cared_for(occasion))


def test_birthdays_of_the_day_of_the_days_before_it_and_of_three_days_missed(stand: CareStand) -> None:
    for number in range(-5, 10):
        day = DAY + timedelta(days=number)
        stand.join(f"{number:+}", birthday=Birthday(day.month, day.day, 1990))
    stand.join("untold")
    plan = CarePlan(days=2, what=GIFT)
    assert who(stand, Occasion.BIRTHDAY, plan) == {"-3", "-2", "-1", "+0", "+1", "+2"}
    stand.go_to(DAY + timedelta(days=1))
    stand.run()
    assert set(stand.cared_for(Occasion.BIRTHDAY)) == {"-3", "-2", "-1", "+0", "+1", "+2", "+3"}


def test_lunar_birthdays_are_found_by_their_day_as_solar_ones_are(stand: CareStand) -> None:
    for number in range(-5, 10):
        there = lunar_day(DAY + timedelta(days=number))
        assert there is not None
        stand.join(f"{number:+}", birthday=Birthday(there.month, there.day, 1950, lunar=True))
        stand.join(f"leap {number:+}", birthday=Birthday(there.month, there.day, lunar=True, leap=True))
    due = {"-3", "-2", "-1", "+0", "+1", "+2"}
    assert who(stand, Occasion.BIRTHDAY, CarePlan(days=2, what=GIFT)) == due | {f"leap {one}" for one in due}


def test_a_birthday_at_the_end_of_the_chinese_year_is_thought_of_once_in_each(stand: CareStand) -> None:
    """2035 has it on two days, 2036 on none."""
    stand.join("late", birthday=Birthday(12, 1, lunar=True))
    stand.lay_down(Occasion.BIRTHDAY)
    for times, day in enumerate((date(2035, 1, 9), date(2035, 12, 29), date(2037, 1, 16)), start=1):
        stand.go_to(day)
        stand.run()
        assert stand.cared_for(Occasion.BIRTHDAY) == {"late": times}


def test_whoever_turns_to_the_other_calendar_is_not_thought_of_twice_for_one_year(stand: CareStand) -> None:
    stand.join("turns", birthday=Birthday(3, 10))
    assert who(stand, Occasion.BIRTHDAY) == {"turns"}
    for lunar in (Birthday(2, 1, lunar=True), Birthday(12, 20, lunar=True)):
        with stand.shop.store.writing() as work:
            work.members.describe("turns", Profile("turns", "13800000000", lunar), "")
            work.commit()
        kept = lunar.next_on(DAY)
        assert kept is not None
        stand.go_to(kept)
        stand.run()
        assert stand.cared_for(Occasion.BIRTHDAY) == {"turns": 1}, kept


@pytest.mark.parametrize(
    ("on", "due"), [(date(2027, 2, 28), True), (date(2028, 2, 28), False), (date(2028, 2, 29), True)]
)
def test_the_twenty_ninth_of_february_is_kept_on_the_day_before_in_common_years(
    stand: CareStand, on: date, due: bool
) -> None:
    stand.join("leap", birthday=Birthday(2, 29), joined=date(2024, 2, 29))
    stand.go_to(on)
    assert who(stand, Occasion.BIRTHDAY) == ({"leap"} if due else set())
    assert who(stand, Occasion.ANNIVERSARY) == ({"leap"} if due else set())


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2027, 2, 27), set()),
        (date(2027, 2, 28), {"02-28", "02-29"}),
        (date(2027, 3, 1), {"02-28", "02-29", "03-01"}),
        (date(2027, 3, 5), set()),
        (date(2028, 2, 28), {"02-28"}),
        (date(2028, 2, 29), {"02-28", "02-29"}),
        (date(2028, 3, 3), {"02-29", "03-01"}),
        (date(2028, 3, 4), {"03-01"}),
    ],
)
def test_days_around_the_twenty_ninth_of_february_and_three_days_missed(
    stand: CareStand, on: date, due: set[str]
) -> None:
    for day in (date(2023, 2, 28), date(2024, 2, 29), date(2023, 3, 1)):
        stand.join(f"{day:%m-%d}", birthday=Birthday(day.month, day.day), joined=day)
    stand.go_to(on)
    assert who(stand, Occasion.BIRTHDAY) == due
    assert who(stand, Occasion.ANNIVERSARY) == due


def test_a_birthday_after_the_turn_of_the_year_is_the_next_years(stand: CareStand) -> None:
    stand.join("new", birthday=Birthday(1, 2))
    stand.go_to(date(2026, 12, 30))
    assert who(stand, Occasion.BIRTHDAY, CarePlan(days=5, what=GIFT)) == {"new"}
    stand.go_to(date(2027, 1, 2))
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"new": 1}
    stand.go_to(date(2027, 12, 30))
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"new": 2}


def test_festivals_of_both_calendars_and_own_days_are_everybodys_once(stand: CareStand) -> None:
    stand.join("a", "b")
    plan = CarePlan(3, GIFT, festivals=(Festival.MID_AUTUMN,), own_days=(OwnDay(9, 26, "店庆"),))
    stand.go_to(date(2026, 9, 21))  # Mid-Autumn is on 25 September 2026
    assert who(stand, Occasion.FESTIVAL, plan) == set()
    stand.go_to(date(2026, 9, 22))
    stand.run()
    assert stand.cared_for(Occasion.FESTIVAL) == {"a": 1, "b": 1}
    for day in (23, 24, 25):
        stand.go_to(date(2026, 9, day))
        stand.run()
    assert stand.cared_for(Occasion.FESTIVAL) == {"a": 2, "b": 2}


def test_a_day_of_joining_comes_back_each_year_but_not_the_first(stand: CareStand) -> None:
    stand.join("today", joined=DAY)
    stand.join("a-year", joined=date(2025, 3, 10))
    stand.join("thirty", joined=date(1996, 3, 10))
    stand.join("tomorrow", joined=date(2025, 3, 11))
    stand.join("late", joined=date(2024, 3, 7))
    stand.join("too-late", joined=date(2024, 3, 6))
    assert who(stand, Occasion.ANNIVERSARY) == {"a-year", "thirty", "late"}


def test_whoever_came_up_to_a_tier_and_nobody_who_came_down_or_kept_it(stand: CareStand) -> None:
    stand.join("joined", joined=DAY, word=held(DAY))
    stand.join("up", word=held(DAY, "gold", 1))
    stand.join("up-before", word=held(DAY - timedelta(days=14), "gold", 1))
    stand.join("long-ago", word=held(DAY - timedelta(days=15), "gold", 1))
    stand.join("renewed", word=TierHeld(0, 1, DAY, "gold", given=date(2025, 3, 10)).word)
    stand.join("down", word=held(DAY, "ordinary", 0, term=1))
    stand.join("up-again", word=held(DAY, "gold", 1, term=1))
    header = FactHeader("tenant-1", "S01-1", 1, 9, b"", 0, DAY, "")
    stand.told([concerns(header, "up-again", "member.promoted")])
    plan = CarePlan(what=GIFT)
    assert who(stand, Occasion.TIER, plan) == {"up", "up-before", "up-again"}


def test_points_that_lapse_within_the_days_are_told_of_once_a_lot(stand: CareStand) -> None:
    def lot(member: str, last: date, amount: int, account: AccountKind = AccountKind.POINTS) -> Add:
        key = {"member_id": member, "account": account.value, "lot": last.isoformat()}
        return Add("balances", key, {"amount": amount})

    stand.join("soon", "last", "later", "gone", "empty", "bonus")
    stand.told(
        [
            lot("soon", DAY, 5),
            lot("last", DAY + timedelta(days=30), 5),
            lot("later", DAY + timedelta(days=31), 5),
            lot("gone", DAY - timedelta(days=1), 5),
            lot("empty", DAY, 0),
            lot("bonus", DAY, 5, AccountKind.BONUS),
        ]
    )
    assert who(stand, Occasion.LAPSING, CarePlan(30, GIFT)) == {"soon", "last"}


def test_whoever_has_been_away_for_so_long_but_not_for_ever(stand: CareStand) -> None:
    def ago(days: int) -> date:
        return DAY - timedelta(days=days)

    stand.join("at-89", bought=ago(89))
    stand.join("at-90", bought=ago(90))
    stand.join("at-104", bought=ago(104))
    stand.join("at-105", bought=ago(105))
    stand.join("never", joined=ago(95))
    stand.join("never-long", joined=ago(400))
    assert who(stand, Occasion.SLEEPING, CarePlan(90, GIFT)) == {"at-90", "at-104", "never"}


def test_whoever_comes_again_and_sleeps_again_is_cared_for_again_but_once_a_sleep(stand: CareStand) -> None:
    def bought(name: str, day: date) -> None:
        stand.told([Raise("members", {"member_id": name}, {"last_sale_on": day.isoformat()})])

    stand.join("again", "away", bought=DAY - timedelta(days=90))
    stand.lay_down(Occasion.SLEEPING, CarePlan(90, GIFT))
    for days in (0, 1, 2):
        stand.go_to(DAY + timedelta(days=days))
        stand.run()
    bought("again", DAY + timedelta(days=3))
    for days in (92, 93, 94):
        stand.go_to(DAY + timedelta(days=days))
        stand.run()
    assert stand.cared_for(Occasion.SLEEPING) == {"again": 2, "away": 1}


def test_an_ended_membership_is_cared_for_no_more(stand: CareStand) -> None:
    ended = TierHeld(1, 0, DAY, "ordinary", MembershipState.ENDED).word
    stand.join("ended", birthday=Birthday(3, 10), joined=date(2025, 3, 10), word=ended)
    assert who(stand, Occasion.BIRTHDAY) == set()
    assert who(stand, Occasion.ANNIVERSARY) == set()
    assert who(stand, Occasion.FESTIVAL, CarePlan(0, GIFT, own_days=(OwnDay(3, 10, "x"),))) == set()
