"""Laws that hold for every basket, member, day and tender."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.random_checkouts import checkouts, programmes
from shuke.domain.money import Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Checkout, Quote
from shuke.domain.programme.tiers import promotion_open


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
    assert sorted(map(repr, (line._replace(line_id=0) for line in one.lines))) == sorted(
        map(repr, (line._replace(line_id=0) for line in other.lines))
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
    assert answer.promotion == promotion_open(programme, after.tier, after.value)
    assert Money(0) <= answer.counted <= answer.to_pay
