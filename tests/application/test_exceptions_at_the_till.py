"""A manager decides, a cashier settles; who may not is refused, and nothing is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.counter.member import serve_member
from shuke.application.counter.view import CounterView
from shuke.application.exceptions.deciding import Verdict, decide
from shuke.application.exceptions.looking import CaseLook, CasesListed, list_cases, look_at
from shuke.application.exceptions.settling import settle
from shuke.application.ports.printing import PrintKind
from shuke.application.refusal import Refusal, Refused
from shuke.domain.basket import IdentifiedBy
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State, terms_of
from shuke.domain.facts.entries import GivenByRules, LedgerEntry
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import NEVER, AccountKind, Slice

ACCEPT = Verdict(Decision.ACCEPT, "金额小")


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def record(shop: CounterShop, *bodies: FactBody) -> None:
    with shop.store.writing() as work:
        for body in bodies:
            shop.recorder.record(work, shop.desk.shop, body, staff="")
        work.commit()


def raised(member: str, name: str = "x-1", **more: object) -> ExceptionRaised:
    terms = terms_of(ExceptionKind.OVERDRAFT)
    plain = ExceptionRaised(
        name,
        ExceptionKind.OVERDRAFT,
        "S01",
        "S01-1",
        date(2026, 3, 9),
        (NamedFact("S01-1", 1, 4, "S01-1.1-000001"),),
        terms.owner,
        date(2026, 3, 24),
        member_id=member,
        account=AccountKind.POINTS,
        shortfall=(Slice(NEVER, 30),),
        at_risk=Money(60),
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields' own types


def collecting(member: str, due: Money, points: int = 0, name: str = "x-1") -> ExceptionCarriedOut:
    return ExceptionCarriedOut(
        name,
        "S01-1",
        1,
        99,
        "陈店长",
        date(2026, 3, 10),
        "下次补",
        1,
        State.COLLECTING,
        Owner.SHOP,
        date(2026, 3, 24),
        member_id=member,
        due=due,
        due_points=points,
    )


def facts(shop: CounterShop) -> int:
    with shop.store.reading() as work:
        return work.journal.count_after("S01-1", 0, 0)


def refused(shop: CounterShop, verdict: Verdict, name: str = "x-1", session: object = None) -> Refusal:
    before = facts(shop)
    answer = decide(shop.desk, session or shop.manager, name, verdict)  # type: ignore[arg-type]  # a session
    assert isinstance(answer, Refused)
    assert facts(shop) == before
    return answer.refusal


def listed(shop: CounterShop, *, done: bool = False) -> list[str]:
    with shop.store.reading() as work:
        found = list_cases(work, shop.manager, shop.recorder.place, date(2026, 3, 10), done=done)
    assert isinstance(found, CasesListed)
    return [row.case.exception_id for row in found.rows]


def test_a_manager_decides_and_waits_for_head_office(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800135678")).member_id
    record(shop, raised(member))
    look = decide(shop.desk, shop.manager, "x-1", ACCEPT)
    assert isinstance(look, CaseLook)
    assert look.waits is not None
    assert (look.waits.decided_by, look.waits.reason, look.waits.counts) == ("陈店长", "金额小", False)
    assert look.row.case.state is State.OPEN
    assert look.row.whom is not None
    assert (look.row.whom.name, look.row.whom.phone) == ("王**", "138****5678")
    assert refused(shop, ACCEPT) is Refusal.DECIDED_ALREADY


def test_a_cashier_neither_sees_nor_decides(shop: CounterShop) -> None:
    record(shop, raised("m-1"))
    assert refused(shop, ACCEPT, session=shop.cashier) is Refusal.NOT_ALLOWED
    with shop.store.reading() as work:
        place, today = shop.recorder.place, date(2026, 3, 10)
        assert list_cases(work, shop.cashier, place, today, done=True) == Refused(Refusal.NOT_ALLOWED)
        assert look_at(work, shop.cashier, place, "x-1", today) == Refused(Refusal.NOT_ALLOWED)


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (Verdict(Decision.ACCEPT, "  "), Refusal.REASON_MISSING),
        (Verdict(Decision.ACCEPT, "长" * 201), Refusal.TOO_LONG),
        (Verdict(Decision.MERGE, "同一人", survivor="m-1"), Refusal.NOT_DECIDABLE),
        (Verdict(Decision.DISPUTE, "查"), Refusal.NOT_DECIDABLE),
        (Verdict(Decision.DISPUTE, "查", Owner.HEAD_OFFICE, date(2026, 3, 10)), Refusal.DEADLINE_PAST),
    ],
)
def test_what_may_not_be_decided_says_why(shop: CounterShop, verdict: Verdict, why: Refusal) -> None:
    record(shop, raised("m-1"))
    assert refused(shop, verdict) is why


def test_what_is_not_here_or_is_over_is_not_decided(shop: CounterShop) -> None:
    assert refused(shop, ACCEPT) is Refusal.EXCEPTION_GONE
    record(shop, raised("m-1"), replace(collecting("m-1", ZERO), state=State.ACCEPTED))
    assert refused(shop, ACCEPT) is Refusal.NOT_DECIDABLE
    with shop.store.reading() as work:
        gone = look_at(work, shop.manager, shop.recorder.place, "x-9", date(2026, 3, 10))
    assert gone == Refused(Refusal.EXCEPTION_GONE)


def test_a_dispute_from_tomorrow_on_is_recorded(shop: CounterShop) -> None:
    record(shop, raised("m-1"))
    look = decide(
        shop.desk,
        shop.manager,
        "x-1",
        Verdict(Decision.DISPUTE, "查监控", Owner.HEAD_OFFICE, date(2026, 3, 11)),
    )
    assert isinstance(look, CaseLook)
    assert look.waits is not None
    assert (look.waits.owner, look.waits.deadline) == (Owner.HEAD_OFFICE, date(2026, 3, 11))


def test_the_list_is_the_shops_by_deadline_without_what_is_over(shop: CounterShop) -> None:
    record(
        shop,
        raised("m-1", "later", deadline=date(2026, 4, 1)),
        raised("m-1", "sooner", deadline=date(2026, 3, 12)),
        raised("m-1", "elsewhere", shop_id="S02"),
        raised("m-1", "over"),
        replace(collecting("m-1", ZERO, name="over"), state=State.ACCEPTED),
        raised("m-1", "owing"),
        collecting("m-1", Money(60), name="owing"),
    )
    assert listed(shop) == ["sooner", "owing", "later"]
    assert listed(shop, done=True) == ["sooner", "over", "owing", "later"]


def test_pages_follow_each_other_without_a_gap(shop: CounterShop) -> None:
    record(shop, *(raised("m-1", f"x-{number:03d}") for number in range(60)))
    with shop.store.reading() as work:
        place, today = shop.recorder.place, date(2026, 3, 10)
        first = list_cases(work, shop.manager, place, today, done=False)
        assert isinstance(first, CasesListed)
        last = first.rows[-1].case
        assert first.more
        behind = list_cases(work, shop.manager, place, today, done=False, behind=last.place)
    assert isinstance(behind, CasesListed)
    assert not behind.more
    names = [row.case.exception_id for row in (*first.rows, *behind.rows)]
    assert names == [f"x-{number:03d}" for number in range(60)]


def serving(shop: CounterShop, member: str) -> str:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    view = serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE)
    assert isinstance(view, CounterView)
    return basket


def test_a_cashier_takes_the_money_when_the_member_comes(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800135678")).member_id
    record(shop, raised(member), collecting(member, Money(60)))
    basket = serving(shop, member)
    view = settle(shop.desk, shop.cashier, basket, "x-1")
    assert isinstance(view, CounterView)
    assert view.member is not None
    assert view.member.owes == ()
    with shop.store.reading() as work:
        case = work.exceptions.get("x-1")
        assert case is not None
        assert case.is_settled
        (settlement,) = work.exceptions.settlements("x-1")
        assert (settlement.paid, settlement.points, settlement.staff) == (Money(60), 0, "st-1")
        assert work.members.balance(member, AccountKind.POINTS) == 0
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        figures = work.shifts.figures(shift)
        assert (figures.collected, figures.expected) == (Money(60), Money(60))
        job = work.print_jobs.next_drawer()
        assert job is not None
        assert (job.kind, job.opens_drawer) == (PrintKind.CASH_SLIP, True)
        assert "王**" in job.content.decode()
    assert settle(shop.desk, shop.cashier, basket, "x-1") == Refused(Refusal.NOTHING_OWED)


@pytest.mark.parametrize(("held", "settled"), [(29, False), (30, True)])
def test_points_are_taken_if_this_till_may_spend_so_many(shop: CounterShop, held: int, settled: bool) -> None:
    member = shop.enrol(Profile("王小明", "13800135678")).member_id
    gift = GivenByRules((LedgerEntry(AccountKind.POINTS, NEVER, held, "r"),))
    given = MemberPromoted(member, "ordinary", "ordinary", date(2026, 3, 10), "r", 0, given=gift)
    record(shop, given, raised(member, at_risk=ZERO), collecting(member, ZERO, 30))
    answer = settle(shop.desk, shop.cashier, serving(shop, member), "x-1")
    assert isinstance(answer, CounterView) is settled
    if not settled:
        assert answer == Refused(Refusal.POINTS_GONE)
    with shop.store.reading() as work:
        assert work.members.balance(member, AccountKind.POINTS) == (held - 30 if settled else held)


def test_only_who_is_served_settles(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800135678")).member_id
    other = shop.enrol(Profile("李娜", "13900139000")).member_id
    record(shop, raised(member), collecting(member, Money(60)))
    assert settle(shop.desk, shop.cashier, serving(shop, other), "x-1") == Refused(Refusal.NOTHING_OWED)
    assert settle(shop.desk, shop.cashier, "no-basket", "x-1") == Refused(Refusal.BASKET_GONE)
