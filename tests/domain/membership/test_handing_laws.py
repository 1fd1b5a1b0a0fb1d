"""Over whatever sequence of spins, redemptions and uses: no stock is oversold, no quota passed, no point spent
that is not there."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.membership.handing_shop import HandingShop, programme_with, refusal
from shuke.domain.membership.limits import limited, stock_left
from shuke.domain.membership.spinning import SPIN

PROGRAMME = programme_with("""
[[coupons]]
key = "ten-off"
name = { zh = "减10元", en = "10 off" }
kind = "amount"
amount = 10
validity = { days = 30 }
most_of_member = 3

[wheel]
spins_a_day = 4
free_a_day = 1
points = 5
collected = { days = 2 }

[[wheel.segments]]
key = "suite"
name = { zh = "套房", en = "Suite" }
weight = 5
stock = 2
gives = { thing = { zh = "套房一晚", en = "A night" } }

[[wheel.segments]]
key = "coupon"
name = { zh = "减10元", en = "10 off" }
weight = 5
stock = 4
gives = { coupon = "ten-off", count = 2 }

[[wheel.segments]]
key = "points"
name = { zh = "积分", en = "Points" }
weight = 2
gives = { points = 3 }

[[gifts]]
key = "kettle"
name = { zh = "水壶", en = "Kettle" }
points = 20
prices = { gold = 15 }
stock = 3
per = "day"
group = "ware"

[[gifts]]
key = "cup"
name = { zh = "杯", en = "Cup" }
points = 7
per = "day"
most = 1
group = "ware"

[[gifts]]
key = "coupon"
name = { zh = "换券", en = "Coupon" }
points = 4
gives = { coupon = "ten-off" }

[[perks]]
key = "hours"
name = { zh = "小时", en = "Hours" }
per = "day"
amount = 5

[[perks]]
key = "lunch"
name = { zh = "午餐", en = "Lunch" }
per = "month"
gives = { points = 2 }

[[events]]
key = "night"
name = { zh = "之夜", en = "Night" }
first = 2026-03-10
last = 2026-04-10
places = 2
""")

NAMES = ("a", "b", "c")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(
            [
                "spin",
                "spin",
                "spin",
                "kettle",
                "cup",
                "coupon",
                "hours",
                "lunch",
                "night",
                "attend",
                "earn",
                "day",
            ]
        ),
        st.integers(1, 7),
    ),
    max_size=60,
)


def act(shop: HandingShop, name: str, what: str, number: int) -> bool:
    """Whether it was done."""
    match what:
        case "spin":
            return not refusal(shop.spin(name, seed=f"{number} {len(shop.book.uses)}"))
        case "kettle" | "cup" | "coupon":
            return not refusal(shop.gift(what, name))
        case "hours":
            return not refusal(shop.perk("hours", name, times=number))
        case "lunch":
            return not refusal(shop.perk("lunch", name))
        case "night":
            return not refusal(shop.sign_up("night", name))
        case "attend":
            return not refusal(shop.attend("night", name))
        case "earn":
            shop.earn(number - 3, name)  # a clawback too
            return True
        case _:
            shop.today += timedelta(days=1)
            return True


@given(STEPS, st.integers(0, 60))
def test_nothing_is_oversold_no_quota_passed_and_no_point_spent_that_is_not_there(
    steps: list[tuple[str, str, int]], start: int
) -> None:
    shop = HandingShop(PROGRAMME)
    for name in NAMES:
        shop.member(name, "gold" if name == "c" else "ordinary", points=start)
    for name, what, number in steps:
        before = shop.points(name)
        act(shop, name, what, number)
        if what != "earn":
            assert shop.points(name) >= min(before, 0)
    whole = dict(limited(PROGRAMME))
    for rule in whole:
        left = stock_left(shop.book, PROGRAMME, rule)
        assert left is not None
        assert left >= 0
    given_out = Counter(prize.rule for prize in shop.book.prizes.values())
    given_out.update(one.rule for one in shop.book.handed)
    given_out["event.night"] = sum(one.rule == "event.night" for one in shop.book.uses)
    for rule, times in given_out.items():
        assert times <= whole.get(rule, times)
    most = {SPIN: 4, "gifts.ware": 1, "perk.hours": 5, "perk.lunch": 1, "event.night": 1, "activity.night": 1}
    used: Counter[tuple[str, str, str]] = Counter()
    for one in shop.book.uses:
        used[one.rule, one.member_id, one.period] += one.times
    assert all(times <= most[rule] for (rule, _, _), times in used.items())
    for name in NAMES:
        assert shop.book.coupons_given(name, "ten-off") <= 3
