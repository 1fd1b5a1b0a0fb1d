"""What time does: what runs out, terms that end, cards beside the tier, lots that are drawn; each at its boundary."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest

from domain.membership.acting import NO_HOLIDAYS, TODAY, Shop, apparel, joined, plain
from shuke.domain.bilingual import Bilingual
from shuke.domain.card import CardStatus
from shuke.domain.figures.draw import winners
from shuke.domain.membership.changes import CouponGiven, ExtraCardGiven, Outcome, PrizeGiven
from shuke.domain.membership.closing.day import close_day, looked_at
from shuke.domain.membership.state import (
    CouponState,
    ExtraCardHeld,
    MembershipState,
    OwnedCoupon,
    PrizeState,
    PrizeWon,
)
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind

LAST = date(2026, 3, 31)


@pytest.mark.parametrize("account", [AccountKind.POINTS, AccountKind.BONUS])
def test_a_lot_is_there_on_its_last_day_and_gone_after_it(account: AccountKind) -> None:
    made = Shop(plain())
    made.member()
    made.has("m", account, 7, LAST.isoformat())
    made.has("m", account, 5)
    made.go_to(LAST)
    assert made.balance(account) == 12
    assert made.go_to(LAST + timedelta(days=1)) == ["close.lapsed"]
    assert made.balance(account) == 5
    assert made.book.lapsed("m", account, LAST.isoformat()) == 7


def test_what_was_paid_in_and_what_is_owed_do_not_lapse() -> None:
    made = Shop(plain())
    made.member()
    made.has("m", AccountKind.PRINCIPAL, 7, LAST.isoformat())
    made.has("m", AccountKind.POINTS, -9, LAST.isoformat())
    assert made.go_to(LAST + timedelta(days=9)) == []
    assert (made.balance(AccountKind.PRINCIPAL), made.points()) == (7, -9)


def test_points_given_back_to_a_lot_that_ran_out_lapse_with_the_next_close() -> None:
    made = Shop(plain())
    made.member()
    made.has("m", AccountKind.POINTS, 50, LAST.isoformat())
    made.sells(10, sale="s", points_wanted=50)
    made.go_to(LAST + timedelta(days=5))
    made.refunds("s")
    assert made.points() == 50
    made.go_to(LAST + timedelta(days=6))
    assert made.points() == 0


def test_coupons_and_prizes_run_out() -> None:
    made = Shop(plain())
    made.member()
    held = HeldCoupon("c", "five", TODAY, LAST)
    prize = PrizeWon("p", "m", "draw.x", Bilingual("茶杯", "a cup"), TODAY, LAST)
    made.do(Outcome((CouponGiven(OwnedCoupon(held, "m", "gift")), PrizeGiven(prize))))
    assert made.go_to(LAST) == []
    assert made.go_to(LAST + timedelta(days=1)) == ["close.coupon_lapsed", "close.prize_lapsed"]
    assert made.book.coupons["c"].state is CouponState.LAPSED
    assert made.book.prizes["p"].state is PrizeState.LAPSED
    assert made.book.prizes["p"].handed_over_on is None


# ------------------------------------------------------------------ terms


@pytest.mark.parametrize(
    ("tier", "further", "becomes", "balance"),
    [
        ("silver", 199, "ordinary", 0),
        ("silver", 200, "silver", 300),
        ("silver", 201, "silver", 300),
        ("gold", 499, "silver", 300),
        ("gold", 500, "gold", 800),
        ("diamond", 699, "gold", 800),
        ("diamond", 700, "diamond", 1500),
    ],
)
def test_a_tier_is_kept_by_what_came_on_top(tier: str, further: int, becomes: str, balance: int) -> None:
    made = Shop(apparel())
    made.member("m", tier=tier)
    made.sells(further * 10)
    made.go_to(date(2027, 3, 9))
    assert made.book.members["m"].tier == tier
    assert made.points() == further
    made.go_to(date(2027, 3, 10))
    member = made.book.members["m"]
    assert (member.tier, made.points(), made.balance(AccountKind.PROGRESS)) == (becomes, balance, balance)
    assert (member.term_from, member.term_ends, member.progress_from) == (
        date(2027, 3, 10),
        date(2028, 3, 9),
        balance,
    )
    assert made.go_to(date(2027, 6, 1)) == []


def test_a_restart_forgives_what_was_owed() -> None:
    made = Shop(apparel())
    made.member("m", tier="silver")
    made.has("m", AccountKind.POINTS, -40)
    made.sells(2000)
    made.go_to(date(2027, 3, 10))
    assert made.points() == 300


def test_ordinary_ends_with_all_that_hung_on_it_but_the_money() -> None:
    made = Shop(apparel())
    made.member()
    made.has("m", AccountKind.PRINCIPAL, 5000)
    made.sells(4000)
    made.go_to(date(2027, 3, 10))
    assert made.book.members["m"].state is MembershipState.ENDED
    assert (made.points(), made.balance(AccountKind.PROGRESS), made.balance(AccountKind.PRINCIPAL)) == (
        0,
        0,
        5000,
    )


RENEWAL = """
[tiers.renewal]
within = "term"
from = 1000
otherwise = "lowest-tier"
grace_days = 10
"""


@cache
def graceful() -> Programme:
    """Calendar-year cards: ordinary is kept whatever was done, gold by what was spent."""
    return plain(
        ('[[tiers]]\nkey = "gold"', '[tiers.renewal]\n\n[[tiers]]\nkey = "gold"'),
        ("# gold renewal", RENEWAL),
        ('validity = "never-lapses"\n[card.lost]', 'validity = "end-of-next-year"\n[card.lost]'),
        ('points_validity = "never-lapses"', 'points_validity = "with-card"'),
    )


def test_a_calendar_card_is_renewed_to_the_end_of_the_next_year_again() -> None:
    made = Shop(graceful())
    made.member()
    made.sells(100)
    assert made.book.members["m"].term_ends == date(2027, 12, 31)
    made.go_to(date(2027, 12, 31))
    assert made.points() == 100
    assert made.go_to(date(2028, 1, 1)) == ["term.renewed", "close.lapsed"]
    assert made.points() == 0
    member = made.book.members["m"]
    assert (member.tier, member.term_from, member.term_ends) == (
        "ordinary",
        date(2028, 1, 1),
        date(2029, 12, 31),
    )
    made.sells(50)
    assert [one.lot for one in made.book.lots("m", AccountKind.POINTS)] == ["2029-12-31"]


@pytest.mark.parametrize(("amount", "tier"), [("999.99", "ordinary"), ("1000", "gold")])
def test_days_of_grace_are_told_and_end(amount: str, tier: str) -> None:
    made = Shop(graceful())
    made.member("m", tier="gold")
    assert made.go_to(date(2028, 1, 1)) == ["term.grace"]
    made.go_to(date(2028, 1, 10))
    assert made.book.members["m"].tier == "gold"
    made.sells(amount)
    made.go_to(date(2028, 1, 11))
    member = made.book.members["m"]
    assert (member.tier, member.term_from) == (tier, date(2028, 1, 11))


def test_in_the_days_of_grace_the_tier_is_kept_as_soon_as_it_is_reached() -> None:
    made = Shop(graceful())
    made.member("m", tier="gold")
    made.go_to(date(2028, 1, 3))
    made.sells(1000)
    assert made.go_to(date(2028, 1, 4)) == ["term.renewed"]
    assert made.book.members["m"].term_ends == date(2029, 12, 31)


# ------------------------------------------------------------------ cards beside the tier

OVERLAY = """
[[cards]]
key = "supreme"
name = { zh = "至尊", en = "Supreme" }
kind = "overlay"
on_tiers = ["gold"]
not_origins = ["goodwill", "business-gift"]
out = { over = 50000 }

[[cards.entry]]
by = "years"
from = 100000
last_year_from = 100000
automatic = true

[[cards.entry]]
by = "years"
over = 200000
automatic = true

[[rewards]]
key = "year"
name = { zh = "年终", en = "Year end" }
on = "year-end"
tiers = ["supreme"]
per = "year"
reaches = { within = "year", over = 200000 }
gives = { points = 20000 }
"""


def supreme(*years: str, tier: str = "gold", held: bool = False, **known: object) -> Shop:
    """What was spent in each year from 2026 on, and the year's end."""
    made = Shop(plain(more=OVERLAY), date(2026, 2, 1))
    made.member("m", tier=tier, **known)
    if held:
        made.do(Outcome((ExtraCardGiven("m", ExtraCardHeld("supreme", TODAY)),)))
    for year, amount in enumerate(years, 2026):
        made.go_to(date(year, 6, 1))
        made.sells(amount)
        made.go_to(date(year + 1, 1, 1))
    return made


def cards(made: Shop) -> list[str]:
    return [card.key for card in made.book.members["m"].cards]


@pytest.mark.parametrize(
    ("years", "there"),
    [
        (("200000",), False),
        (("200000.01",), True),
        (("99999.99", "100000"), False),
        (("100000", "99999.99"), False),
        (("100000", "100000"), True),
    ],
)
def test_an_overlay_comes_by_itself_when_the_year_ends(years: tuple[str, ...], there: bool) -> None:
    assert cards(supreme(*years)) == (["supreme"] if there else [])


def test_it_does_not_come_before_the_year_ends() -> None:
    made = supreme()
    made.sells(300_000)
    made.go_to(date(2026, 12, 31))
    assert cards(made) == []


@pytest.mark.parametrize("origin", [CardOrigin.GOODWILL, CardOrigin.BUSINESS_GIFT])
def test_a_card_that_was_a_favour_opens_no_overlay(origin: CardOrigin) -> None:
    assert cards(supreme("300000", origin=origin)) == []


def test_another_tier_opens_no_overlay() -> None:
    assert cards(supreme("300000", tier="ordinary")) == []


@pytest.mark.parametrize(("spent", "kept"), [("50000", False), ("50000.01", True)])
def test_an_overlay_is_lost_with_too_little(spent: str, kept: bool) -> None:
    assert cards(supreme(spent, held=True)) == (["supreme"] if kept else [])


def test_a_holder_who_buys_nothing_loses_it_too() -> None:
    made = supreme(held=True)
    made.go_to(date(2026, 12, 31))
    assert cards(made) == ["supreme"]
    assert "beside.out" in made.go_to(date(2027, 1, 1))
    assert cards(made) == []


@pytest.mark.parametrize(("spent", "points"), [("200000", 300_000), ("200000.01", 320_000)])
def test_the_years_reward_comes_once(spent: str, points: int) -> None:
    made = supreme(spent, held=True)
    assert made.points() == points
    made.go_to(date(2027, 2, 1))
    assert made.points() == points


# ------------------------------------------------------------------ mornings

MORNINGS = """
[[rewards]]
key = "birthday"
name = { zh = "生日礼", en = "Birthday" }
on = "birthday"
per = "year"
gives = { points = 66 }

[[rewards]]
key = "month"
name = { zh = "生日月礼", en = "Birthday month" }
on = "day"
when = { on = "birthday-month" }
per = "year"
gives = { points = 5 }

[[rewards]]
key = "spring"
name = { zh = "春礼", en = "Spring" }
on = "day"
when = { on = "dates", first = 2026-05-01, last = 2026-05-03 }
tiers = ["gold"]
gives = { points = 8 }
"""


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


# ------------------------------------------------------------------ draws

DRAWS = """
[[draws]]
key = "monthly"
name = { zh = "月末抽奖", en = "Monthly draw" }
on = "last-day-of-month"
winners = 2
gives = { points = 100 }

[[draws]]
key = "year"
name = { zh = "年终抽奖", en = "Year-end draw" }
on = "last-day-of-year"
everybody = true
tiers = ["gold"]
gives = { points = 1000 }
"""


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


# ------------------------------------------------------------------ who is looked at


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


def test_cards_close_with_the_membership() -> None:
    made = joined(apparel())
    made.go_to(date(2027, 3, 10))
    assert [card.status for card in made.book.cards_of("m")] == [CardStatus.CLOSED]
