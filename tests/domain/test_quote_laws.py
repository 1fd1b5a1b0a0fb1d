"""Laws that hold for every basket, member, day and tender."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from domain.tea_chain import changed, tea_chain
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.money import Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Birthday, Checkout, Quote, Standing
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.tiers import promotion_open

DISCOUNTS = """
[[discounts]]
key = "members"
name = { zh = "会员价", en = "Members" }
tiers = ["ordinary", "gold"]
pay_percent = 93.7
without = { brands = ["B"] }

[[discounts]]
key = "ware"
name = { zh = "茶具", en = "Ware" }
tiers = ["gold", "diamond"]
pay_percent = 88
only = { categories = ["ware"] }
without = { reduced = true }
"""


@cache
def busy() -> Programme:
    """The tea chain with discounts, goods that do not earn, another unit and step."""
    return read_programme(
        changed(
            ("unit = 1 ", 'without = { categories = ["gift"], special_price = true }\nunit = 3 '),
            ("points = 50 ", "points = 25 "),
            ("step = 50", "step = 75"),
            more=DISCOUNTS,
        )
    )


programmes = st.sampled_from([tea_chain, busy]).map(lambda made: made())

lines = st.lists(
    st.builds(
        BasketLine,
        line_id=st.just(0),
        name=st.sampled_from(["茶", "壶"]),
        unit_price=st.builds(Money, st.integers(0, 300_000)),
        quantity_milli=st.sampled_from([1, 250, 1000, 3000, 1333]),
        category=st.sampled_from(["tea", "ware", "gift"]),
        brand=st.sampled_from(["A", "B"]),
        reduced=st.booleans(),
        special_price=st.booleans(),
    ),
    max_size=8,
).map(lambda some: tuple(replace(line, line_id=place) for place, line in enumerate(some, start=1)))

birthdays = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: Birthday(day.month, day.day))

standings = st.builds(
    Standing,
    member_id=st.just("m"),
    tier=st.sampled_from(["ordinary", "gold", "diamond"]),
    joined_on=st.just(date(2025, 1, 1)),
    tier_since=st.just(date(2025, 1, 1)),
    birthday=st.none() | birthdays,
    points_known=st.integers(-500, 5000),
    points_spendable=st.integers(0, 5000),
    cumulative=st.builds(Money, st.integers(-10_000, 2_000_000)),
    member_days_this_year=st.integers(0, 3),
)

tenders = st.lists(
    st.builds(
        lambda kind, minor: Tender(kind, Money(minor), Money(minor)),
        st.sampled_from(TenderKind),
        st.integers(0, 100_000),
    ),
    max_size=3,
).map(tuple)

checkouts = st.builds(
    Checkout,
    business_date=st.integers(0, 800).map(lambda days: date(2026, 1, 1) + timedelta(days=days)),
    lines=lines,
    standing=st.none() | standings,
    points_wanted=st.integers(0, 6000),
    tenders=tenders,
)


def applied_amount(answer: Quote, kind: str) -> int:
    return sum(one.amount.minor for one in answer.explanation if one.applied and one.rule.startswith(kind))


def applied_points(answer: Quote, kind: str) -> int:
    return sum(one.points for one in answer.explanation if one.applied and one.rule.startswith(kind))


@given(programmes, checkouts)
def test_no_fen_is_made_or_lost_on_the_way_over_the_lines(programme: Programme, checkout: Checkout) -> None:
    answer = quote(programme, checkout)
    assert [line.line_id for line in answer.lines] == [line.line_id for line in checkout.lines]
    assert answer.gross == total(line.gross for line in checkout.lines)
    assert answer.discount == total(line.discount for line in answer.lines)
    assert answer.points_value == total(line.points_share for line in answer.lines)
    assert answer.to_pay == total(line.net for line in answer.lines)
    assert answer.gross - answer.discount - answer.points_value == answer.to_pay
    for line in answer.lines:
        assert Money(0) <= line.eligible_net <= line.net <= line.gross
        assert line.discount.minor >= 0
        assert line.points_share.minor >= 0


@given(programmes, checkouts)
def test_the_explanation_adds_up_to_the_totals(programme: Programme, checkout: Checkout) -> None:
    answer = quote(programme, checkout)
    assert applied_amount(answer, "discount.") == answer.discount.minor
    assert applied_amount(answer, "points.") == answer.points_value.minor
    assert applied_points(answer, "points.") == -answer.points_used
    assert applied_points(answer, "earning.") == answer.points_earned
    for line in answer.lines:
        told = [one for one in answer.explanation if one.line_id == line.line_id and one.applied]
        assert total(one.amount for one in told) == line.discount
    for one in answer.explanation:
        assert one.applied or (not one.amount and not one.points)


@given(programmes, checkouts)
def test_points_never_exceed_wish_slice_balance_or_bill(programme: Programme, checkout: Checkout) -> None:
    answer = quote(programme, checkout)
    who = checkout.standing
    rate = programme.points_as_money
    assert rate is not None
    held = min(who.points_spendable, max(who.points_known, 0)) if who else 0
    assert 0 <= answer.points_used <= min(checkout.points_wanted, held)
    assert answer.points_used % rate.step == 0
    assert answer.points_value == Money(answer.points_used * rate.worth.minor // rate.points)
    paid_already = total(tender.amount for tender in checkout.tenders)
    assert answer.points_used == 0 or answer.to_pay >= paid_already
    if answer.points_offer is None:
        assert answer.points_used == 0
    else:
        assert answer.points_used == min(
            answer.points_offer.points, checkout.points_wanted // rate.step * rate.step
        )


@given(programmes, checkouts)
def test_the_offer_can_be_taken_whole_and_not_one_step_more(programme: Programme, checkout: Checkout) -> None:
    offer = quote(programme, replace(checkout, points_wanted=0)).points_offer
    greedy = quote(programme, replace(checkout, points_wanted=100_000))
    assert greedy.points_used == (offer.points if offer else 0)
    assert greedy.points_value == (offer.value if offer else Money(0))


@given(programmes, checkouts, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_total(
    programme: Programme, checkout: Checkout, chance: object
) -> None:
    mixed = list(checkout.lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    renumbered = tuple(replace(line, line_id=place) for place, line in enumerate(mixed, start=1))
    one, other = quote(programme, checkout), quote(programme, replace(checkout, lines=renumbered))
    alone = {"lines": (), "explanation": ()}
    assert replace(one, **alone) == replace(other, **alone)  # type: ignore[arg-type]
    assert sorted(map(repr, (replace(line, line_id=0) for line in one.lines))) == sorted(
        map(repr, (replace(line, line_id=0) for line in other.lines))
    )


@given(programmes, checkouts)
def test_asking_again_gives_the_same_answer(programme: Programme, checkout: Checkout) -> None:
    assert quote(programme, checkout) == quote(programme, checkout)


@given(programmes, checkouts)
def test_points_earned_follow_the_published_formula(programme: Programme, checkout: Checkout) -> None:
    answer = quote(programme, checkout)
    if checkout.standing is None:
        assert answer.points_earned == 0
        return
    base = total(line.eligible_net for line in answer.lines).minor // programme.earning.unit.minor
    tier = programme.tier(checkout.standing.tier).points_multiplier
    days = {"": 1, **{day.key: day.points_multiplier for day in programme.days}}
    assert answer.points_earned == int(base * tier * days[answer.day])
    assert base == 0 or answer.points_earned <= int(base * tier * max(days.values()))


@given(programmes, checkouts)
def test_the_offer_of_the_sale_is_the_offer_after_it(programme: Programme, checkout: Checkout) -> None:
    answer = quote(programme, checkout)
    who = checkout.standing
    if who is None:
        assert answer.promotion is None
        return
    after = replace(who, cumulative=who.cumulative + answer.counted)
    assert answer.promotion == promotion_open(programme, after)
    assert Money(0) <= answer.counted <= answer.to_pay
