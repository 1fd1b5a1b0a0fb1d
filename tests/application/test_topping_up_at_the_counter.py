"""Paying in and paying back: said before, booked once, owed and no revenue, approved where it must be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from fakes.counter_shop import MANAGER, CounterShop
from fakes.value_shop import PLENTY, VALUE, publish, value_shop
from shuke.application.approval import ApprovalWanted
from shuke.application.enrolling import NewMember
from shuke.application.money_held.paying_back import (
    BackAnswer,
    BackSeen,
    BackWanted,
    pay_value_back,
    see_pay_back,
    top_ups_left,
)
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpSeen, TopUpWanted, see_top_up, top_up
from shuke.application.ports.printing import PrintKind
from shuke.application.refusal import Refusal, Refused
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.rows import Put
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import Money
from shuke.domain.paper import SignatureLine
from shuke.domain.profile import Profile
from shuke.domain.shift import ShiftFigures
from shuke.domain.slices.account import AccountKind


@pytest.fixture
def stand() -> tuple[CounterShop, NewMember]:
    return value_shop()


def wanted(member: NewMember, yuan: int, number: int = 1, **more: object) -> TopUpWanted:
    plain = TopUpWanted(f"top-up-{number}", member.member_id, Money(yuan * 100))
    return replace(plain, **more)  # type: ignore[arg-type]  # its own fields


def paid_in(shop: CounterShop, wish: TopUpWanted) -> TopUpAnswer:
    answer = top_up(shop.desk, lambda: PLENTY, shop.cashier, wish)
    assert isinstance(answer, TopUpAnswer), answer
    return answer


def balances(shop: CounterShop, member: NewMember) -> tuple[int, int, int, int]:
    """Principal, bonus, points, coupons; all of them this till's own."""
    with shop.store.reading() as work:
        members = work.members
        kinds = (AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.POINTS, AccountKind.COUPON)
        found = [members.balance(member.member_id, account) for account in kinds]
        own = [sum(part.amount for part in members.slices("S01-1", member.member_id, one)) for one in kinds]
    assert found == own
    return found[0], found[1], found[2], found[3]


def figures(shop: CounterShop) -> ShiftFigures:
    with shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        return work.shifts.figures(shift)


def newest_fact(shop: CounterShop) -> FactBody | None:
    with shop.store.reading() as work:
        fact = work.journal.after("S01-1", 0, 0, 1000)[-1]
    _, kind, version, plain = shop.sealing.open(fact.content)
    return read_body(kind, version, plain)


def test_what_comes_is_said_before_and_comes(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    wish = wanted(member, 1000)
    with shop.store.reading() as work:
        seen = see_top_up(shop.desk, work, shop.cashier, wish)
    assert isinstance(seen, TopUpSeen)
    assert (seen.paid, seen.extra, seen.principal, seen.bonus) == (
        Money(1000_00),
        Money(100_00),
        Money(1000_00),
        Money(100_00),
    )
    assert [one.sentence for one in seen.reasons] == [
        ValueTells.TOPPED_UP,
        "reward.points",
        "reward.coupon",
    ]
    assert balances(shop, member) == (0, 0, 0, 0)
    answer = paid_in(shop, replace(wish, given=Money(1100_00)))
    assert (answer.seen, answer.change) == (seen, Money(100_00))
    assert balances(shop, member) == (1000_00, 100_00, 100, 2)


def test_what_is_paid_in_lies_in_the_drawer_and_is_no_revenue(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 500))
    paid_in(shop, wanted(member, 100, 2, tender=TenderKind.WECHAT))
    now = figures(shop)
    assert (now.topped_up, now.top_ups, now.bonus_given) == (Money(600_00), 2, Money(50_00))
    assert (now.sales, now.to_pay, now.expected) == (0, Money(0), Money(500_00))


def test_a_top_up_that_is_sent_twice_is_booked_once(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 100))
    answer = top_up(shop.desk, lambda: PLENTY, shop.cashier, wanted(member, 100))
    assert isinstance(answer, Reason)
    assert answer.sentence == ValueTells.TOP_UP_TWICE
    assert balances(shop, member) == (100_00, 0, 0, 0)


def test_a_large_one_needs_a_second_person_and_names_both(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    large = wanted(member, 5000)
    answer = top_up(shop.desk, lambda: PLENTY, shop.cashier, large)
    assert isinstance(answer, ApprovalWanted)
    session = shop.desk.approvals.give(shop.cashier, answer.act, MANAGER.staff_id, "ap-1")
    other = top_up(shop.desk, lambda: PLENTY, session, replace(large, paid=Money(6000_00)))
    assert isinstance(other, ApprovalWanted)
    done = top_up(shop.desk, lambda: PLENTY, session, large)
    assert isinstance(done, TopUpAnswer)
    fact = newest_fact(shop)
    assert isinstance(fact, ValueToppedUp)
    assert fact.approved_by == MANAGER.staff_id
    again = top_up(shop.desk, lambda: PLENTY, session, replace(large, top_up_id="top-up-2"))
    assert isinstance(again, ApprovalWanted)
    assert isinstance(top_up(shop.desk, lambda: PLENTY, shop.manager, wanted(member, 5000, 3)), TopUpAnswer)


def test_a_higher_rate_is_somebody_elses_to_set_whatever_the_amount(
    stand: tuple[CounterShop, NewMember],
) -> None:
    shop, member = stand
    high = wanted(member, 2000, rate=Fraction(15, 100))
    assert isinstance(top_up(shop.desk, lambda: PLENTY, shop.cashier, high), ApprovalWanted)
    done = top_up(shop.desk, lambda: PLENTY, shop.manager, high)
    assert isinstance(done, TopUpAnswer)
    assert done.seen.extra == Money(300_00)
    low = top_up(shop.desk, lambda: PLENTY, shop.manager, wanted(member, 2000, 2, rate=Fraction(5, 100)))
    assert isinstance(low, Reason)
    assert low.sentence == ValueTells.RATE_BELOW_LADDER


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"paid": Money(0)}, Refusal.AMOUNT),
        ({"paid": Money(-5)}, Refusal.AMOUNT),
        ({"paid": Money(10**15)}, Refusal.AMOUNT),
        ({"given": Money(1)}, Refusal.AMOUNT),
        ({"given": Money(200_00), "tender": TenderKind.ALIPAY}, Refusal.TOO_MUCH),
        ({"tender": TenderKind.STORED_VALUE}, Refusal.NOT_ALLOWED),
        ({"member_id": "'; DROP TABLE members; --"}, Refusal.MEMBER_UNKNOWN),
    ],
)
def test_what_cannot_be_is_refused_and_records_nothing(
    stand: tuple[CounterShop, NewMember], more: dict[str, object], refusal: Refusal
) -> None:
    shop, member = stand
    answer = top_up(shop.desk, lambda: PLENTY, shop.cashier, wanted(member, 100, **more))
    assert isinstance(answer, Refused)
    assert answer.refusal is refusal
    assert balances(shop, member) == (0, 0, 0, 0)


def test_no_money_is_taken_on_a_full_disk_or_below_the_least(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    full = top_up(shop.desk, lambda: 1000, shop.cashier, wanted(member, 100))
    assert full == Refused(Refusal.DISK_NEARLY_FULL)
    little = top_up(shop.desk, lambda: PLENTY, shop.cashier, wanted(member, 5))
    assert isinstance(little, Reason)
    assert little.sentence == ValueTells.BELOW_LEAST


def test_the_tier_that_a_top_up_opens_comes_with_it() -> None:
    shop, member = value_shop()
    publish(
        shop,
        VALUE
        + """
[[tiers]]
key = "patron"
name = { zh = "储值金卡", en = "Patron" }
points_multiplier = 1

[[tiers.entry]]
by = "top-up"
who = "members"
from = 2000
automatic = true
""",
        3,
    )
    with shop.store.reading() as work:
        seen = see_top_up(shop.desk, work, shop.cashier, wanted(member, 2000))
    assert isinstance(seen, TopUpSeen)
    assert seen.promotion is not None
    assert (seen.promotion.zh, seen.automatic) == ("储值金卡", True)
    paid_in(shop, wanted(member, 1999))
    with shop.store.reading() as work:
        assert getattr(work.members.get(member.member_id), "tier", "") == "ordinary"
    paid_in(shop, wanted(member, 2000, 2))
    with shop.store.reading() as work:
        assert getattr(work.members.get(member.member_id), "tier", "") == "patron"


# paying back


def back(shop: CounterShop, wish: BackWanted) -> BackAnswer:
    answer = pay_value_back(shop.desk, shop.manager, wish)
    assert isinstance(answer, BackAnswer), answer
    return answer


def test_money_that_was_not_spent_goes_back_and_what_came_on_top_is_withdrawn(
    stand: tuple[CounterShop, NewMember],
) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 500))
    paid_in(shop, wanted(member, 1000, 2))
    with shop.store.reading() as work:
        seen = see_pay_back(shop.desk, work, shop.cashier, BackWanted(member.member_id, "top-up-2"))
        assert [
            (one.record.top_up_id, one.left) for one in top_ups_left(shop.desk, work, member.member_id)
        ] == [
            ("top-up-2", Money(1000_00)),
            ("top-up-1", Money(500_00)),
        ]
    assert isinstance(seen, BackSeen)
    assert (seen.paid, seen.bonus, seen.points, seen.coupons) == (Money(1000_00), Money(100_00), 100, 2)
    assert seen.approval
    half = back(shop, BackWanted(member.member_id, "top-up-2", Money(500_00), note="搬家"))
    assert (half.seen.bonus, half.seen.points, half.seen.coupons) == (Money(50_00), 50, 0)
    assert balances(shop, member) == (1000_00, 100_00, 50, 2)
    back(shop, BackWanted(member.member_id, note="搬家"))
    assert balances(shop, member) == (0, 0, 0, 0)
    now = figures(shop)
    assert (now.paid_back, now.bonus_back, now.expected) == (Money(1500_00), Money(150_00), Money(0))
    nothing = pay_value_back(shop.desk, shop.manager, BackWanted(member.member_id, note="搬家"))
    assert isinstance(nothing, Reason)
    assert nothing.sentence == ValueTells.NOTHING_TO_PAY_BACK


def test_paying_back_wants_a_reason_and_somebody_who_may(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 500))
    silent = pay_value_back(shop.desk, shop.manager, BackWanted(member.member_id, note="\u202e \n"))
    assert silent == Refused(Refusal.REASON_MISSING)
    cashier = pay_value_back(shop.desk, shop.cashier, BackWanted(member.member_id, note="搬家"))
    assert isinstance(cashier, ApprovalWanted)
    much = pay_value_back(
        shop.desk, shop.manager, BackWanted(member.member_id, amount=Money(501_00), note="x")
    )
    assert isinstance(much, Reason)
    assert much.sentence == ValueTells.TOP_UP_SPENT
    assert balances(shop, member) == (500_00, 50_00, 0, 0)


def test_money_that_lies_at_another_till_is_not_paid_back_here(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 500))
    with shop.store.writing() as work:
        away = SliceReturned(AccountKind.PRINCIPAL, member.member_id, "never", 200_00)
        shop.recorder.record(work, shop.desk.shop, away, staff="")
        work.commit()
    answer = pay_value_back(shop.desk, shop.manager, BackWanted(member.member_id, note="搬家"))
    assert answer == Refused(Refusal.VALUE_ELSEWHERE, (("amount", Money(200_00)),))


def test_the_slips_say_who_what_and_what_is_there_now(stand: tuple[CounterShop, NewMember]) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 1000, invoice=True))
    back(shop, BackWanted(member.member_id, amount=Money(300_00), note="搬家"))
    with shop.store.reading() as work:
        jobs = [
            job for job in map(work.print_jobs.get, range(1, 9)) if job and job.kind is PrintKind.VALUE_SLIP
        ]
    assert [job.opens_drawer for job in jobs] == [True, True]
    first, second = (composed(job) for job in jobs)
    told = " ".join(f"{getattr(one, 'text', '')} {getattr(one, 'right', '')}" for one in first.elements)
    for part in ("充值凭证", "王**", "¥1,000.00", "¥100.00", "¥1,100.00", "减10元券", "发票"):
        assert part in told
    assert "王小明" not in told
    assert any(isinstance(one, SignatureLine) for one in second.elements)


def test_what_somebody_paid_in_who_went_up_in_another_is_found_with_that_one(
    stand: tuple[CounterShop, NewMember],
) -> None:
    shop, member = stand
    paid_in(shop, wanted(member, 500))
    other = shop.enrol(Profile("王晓明", "13900001111"))
    with shop.store.writing() as work:
        work.apply([Put("members", {"member_id": member.member_id}, {"merged_into": other.member_id})])
        work.commit()
    with shop.store.reading() as work:
        (found,) = top_ups_left(shop.desk, work, other.member_id)
    assert (found.record.top_up_id, found.record.holder) == ("top-up-1", other.member_id)
