"""Mornings, drawings of lots, and who is looked at when a day passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.membership.acting import NO_HOLIDAYS, TODAY, Shop, apparel, plain
from domain.membership.time_rules import DRAWS, MORNINGS, supreme
from shuke.domain.figures.draw import winners
from shuke.domain.membership.closing.day import close_day, looked_at
from shuke.domain.membership.state import (
    MembershipState,
)
from shuke.domain.slices.account import AccountKind


def test_a_birthday_brings_its_reward_in_the_morning_once_a_year() -> None:
    made = Shop(plain(more=MORNINGS))
    made.born("m", 4, 20)
    made.go_to(date(2026, 3, 31))
    assert made.points() == 0
    made.go_to(date(2026, 4, 1))
    assert made.points() == 5
    made.go_to(date(2026, 4, 19))
    assert made.points() == 5
    made.go_to(date(2026, 4, 20))
    assert made.points() == 71
    made.go_to(date(2027, 4, 20))
    assert made.points() == 142


def test_a_leap_days_birthday_is_kept_the_day_before_in_common_years() -> None:
    made = Shop(plain(more=MORNINGS))
    made.born("m", 2, 29)
    made.go_to(date(2027, 2, 27))
    before = made.points()
    made.go_to(date(2027, 2, 28))
    assert made.points() == before + 66


def test_a_campaigns_days_bring_their_reward_to_the_tiers_named() -> None:
    made = Shop(plain(more=MORNINGS))
    made.member("m", tier="gold")
    made.member("n")
    made.go_to(date(2026, 5, 4))
    assert (made.points("m"), made.points("n")) == (8, 0)


def drawing(seed: str) -> Shop:
    made = Shop(plain(more=DRAWS))
    for number in range(9):
        made.member(f"m{number}", tier="gold" if number < 3 else "")
    made.go_to(date(2026, 3, 31), seed)
    assert made.book.draws == []
    made.go_to(date(2026, 4, 1), seed)
    return made


def test_lots_are_drawn_on_the_last_day_of_the_month_and_can_be_worked_out_again() -> None:
    made = drawing("spring")
    (draw,) = made.book.draws
    assert (draw.draw, draw.on, len(draw.winners)) == ("draw.monthly", date(2026, 3, 31), 2)
    assert winners(bytes.fromhex(draw.seed), reversed(draw.among), 2) == draw.winners
    assert {name for name in draw.among if made.points(name)} == set(draw.winners)
    assert drawing("spring").book.draws == [draw]
    assert {drawing(seed).book.draws[0].winners for seed in "abcdefgh"} != {draw.winners}


def test_each_month_has_its_own_seed() -> None:
    made = drawing("spring")
    made.go_to(date(2026, 7, 1), "spring")
    assert len({draw.seed for draw in made.book.draws}) == 4


def test_at_the_years_end_every_ticket_wins() -> None:
    made = drawing("spring")
    made.go_to(date(2027, 1, 1), "spring")
    last = [draw for draw in made.book.draws if draw.draw == "draw.year"]
    assert [set(draw.winners) for draw in last] == [{"m0", "m1", "m2"}]


def test_who_is_no_member_any_more_is_not_drawn() -> None:
    made = drawing("spring")
    made.book.members["m0"] = type(made.book.members["m0"])(
        "m0", "gold", TODAY, TODAY, TODAY, state=MembershipState.ENDED
    )
    made.go_to(date(2026, 5, 1), "spring")
    assert "m0" not in made.book.draws[-1].among


def test_only_members_with_something_due_are_looked_at() -> None:
    made = Shop(apparel())
    for number in range(50):
        made.member(f"m{number}")
    made.go_to(date(2026, 6, 1))
    assert looked_at(made.book, made.programme, date(2026, 6, 1)) == []
    made.sells(100, to="m7")
    made.has("m9", AccountKind.POINTS, 5, "2026-06-20")
    assert looked_at(made.book, made.programme, date(2026, 6, 1)) == ["m7", "m9"]
    assert looked_at(made.book, made.programme, date(2026, 6, 20)) == ["m9"]


def test_a_close_done_again_does_nothing_more() -> None:
    made = supreme("300000", held=True)
    made.born("n", 3, 3)
    day = date(2026, 12, 31)
    assert [
        one.changes for one in close_day(made.book, made.programme, day, NO_HOLIDAYS) if one.changes
    ] == []


def test_on_the_day_a_version_begins_everybody_is_looked_at() -> None:
    made = Shop(plain())
    made.member("a")
    made.member("b")
    made.go_to(date(2026, 4, 1))
    assert looked_at(made.book, made.programme, date(2026, 4, 1)) == []
    newer = replace(made.programme, version=2, starts_on=date(2026, 4, 1))
    assert looked_at(made.book, newer, date(2026, 4, 1)) == ["a", "b"]
