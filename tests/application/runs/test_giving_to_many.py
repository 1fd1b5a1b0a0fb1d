"""What many members are given, each of them once: whoever runs it again, wherever it stopped, whatever the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from exception_chain import ExceptionChain
from fakes.counter_shop import CounterShop
from shuke.application.members.merging import Merging
from shuke.application.ports.handouts import RunKey, RunSum
from shuke.application.ports.store import Work
from shuke.application.rebuilding import rebuild
from shuke.application.runs.giving_to_many import (
    Chosen,
    Given,
    Run,
    give_to,
    give_to_next,
    till_giver,
)
from shuke.domain.campaigns.handout import Handout
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.rows import Raise
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind
from shuke_db.repositories import handouts as rows

TODAY = date(2026, 3, 10)
WHY = reason("campaign.spring", HandingTells.CAMPAIGN, applied=True, name="开春")
RUN = Run("once", Handout(points=20, coupon="voucher-100", count=2), WHY)


@pytest.fixture(scope="module")
def shop() -> CounterShop:
    """With five members; every test has runs of its own."""
    return enrolled(CounterShop(programme="hotel-wheel"))


def enrolled(shop: CounterShop, members: int = 5) -> CounterShop:
    for number in range(members):
        shop.enrol(Profile(f"林{number}", f"1380000000{number}"), "tier.ordinary.registering")
    return shop


def ids(shop: CounterShop) -> list[str]:
    with shop.store.reading() as work:
        return sorted(member_id for member_id, _ in work.members.profiles())


def named(name: str, **changes: object) -> Run:
    return replace(RUN, why=of(name), **changes)  # type: ignore[arg-type]


def of(name: str) -> Reason:
    return WHY._replace(rule=f"campaign.{name}")


def expect(shop: CounterShop, run: Run, members: list[str]) -> None:
    with shop.store.writing() as work:
        work.handouts.expect(run.key, members)
        work.commit()


def next_batch(shop: CounterShop, run: Run, at_once: int = 2, *, fails: bool = False) -> Given | None:
    with shop.store.writing() as work:
        given = give_to_next(work, till_giver(shop.desk, work), run, at_once=at_once)
        if not fails:
            work.commit()
    return given


def whole(shop: CounterShop, run: Run, at_once: int = 2) -> list[str]:
    found: list[str] = []
    while (given := next_batch(shop, run, at_once)) is not None:
        found += [one.member_id for one in given.members]
    return found


def points(shop: CounterShop, member_id: str) -> tuple[int, int]:
    """As known, and what this till may spend of it."""
    with shop.store.reading() as work:
        own = sum(part.amount for part in work.members.slices("S01-1", member_id, AccountKind.POINTS))
        return work.members.balance(member_id, AccountKind.POINTS), own


def coupons_of(shop: CounterShop, member_id: str, run: Run) -> int:
    with shop.store.reading() as work:
        return sum(one.kind == run.what.coupon for one in work.members.coupons("S01-1", member_id))


def sum_of(shop: CounterShop, run: Run) -> RunSum:
    with shop.store.reading() as work:
        return work.handouts.sum_of(run.key.rule)


def test_everybody_is_given_it_once_as_any_rule_gives_it() -> None:
    shop = enrolled(CounterShop(programme="hotel-wheel"))
    members = ids(shop)
    expect(shop, RUN, members)
    assert whole(shop, RUN) == members
    for member_id in members:
        assert points(shop, member_id) == (20, 20)
        assert coupons_of(shop, member_id, RUN) == 2
    assert sum_of(shop, RUN) == RunSum(given=5, points=100, coupons=10)
    with shop.store.reading() as work:
        (one, *_) = work.members.coupons("S01-1", members[0])
        assert (one.first_day, one.last_day) == (TODAY, date(2026, 6, 7))
        assert work.handouts.turned_to(members) == dict.fromkeys(members, TODAY)
    # Asked to do it all over: nobody gets anything.
    expect(shop, RUN, members)
    assert whole(shop, RUN) == []
    assert sum_of(shop, RUN) == RunSum(given=5, points=100, coupons=10)
    assert rebuild(shop.store, shop.sealing, shop.encoding, lambda name: name, lambda _: None).unchanged


def test_it_says_who_gave_it_and_by_which_rule(shop: CounterShop) -> None:
    run, members = named("says"), ids(shop)
    with shop.store.writing() as work:
        (one,) = give_to(work, till_giver(shop.desk, work), run, members[:1]).members
    assert {entry.reason for entry in one.moves} == {"campaign.says"}
    assert [told.sentence for told in reasons_of(one.explanation)] == [
        HandingTells.CAMPAIGN,
        "reward.points",
        "reward.coupon",
    ]


@pytest.mark.parametrize("stops_behind", range(4))
def test_wherever_it_stops_whoever_goes_on_gives_nothing_twice_and_leaves_nobody_out(
    shop: CounterShop, stops_behind: int
) -> None:
    run, members = named(f"stop-{stops_behind}"), ids(shop)
    before = {one: points(shop, one)[0] for one in members}
    expect(shop, run, members)
    for _ in range(stops_behind):
        next_batch(shop, run)
    next_batch(shop, run, fails=True)  # the power goes in the middle of a batch
    whole(shop, run)
    assert {one: points(shop, one)[0] for one in members} == {one: had + 20 for one, had in before.items()}
    assert sum_of(shop, run).given == 5


def test_a_place_that_is_lost_makes_nobody_get_two(shop: CounterShop) -> None:
    run, members = named("lost"), ids(shop)
    expect(shop, run, members)
    next_batch(shop, run)
    with shop.store.writing() as work:
        work.handouts.forget(run.key)
        work.commit()
    expect(shop, run, [*members, members[0]])
    assert whole(shop, run) == members[2:]
    assert sum_of(shop, run).given == 5


@pytest.mark.parametrize("jump_s", [-40 * 86_400, 400 * 86_400])
def test_a_clock_that_jumps_gives_nobody_anything_again(jump_s: int) -> None:
    shop = enrolled(CounterShop(programme="hotel-wheel"), 3)
    members = ids(shop)
    expect(shop, RUN, members)
    next_batch(shop, RUN)
    shop.clock.wall_ms += jump_s * 1000
    expect(shop, RUN, members)
    assert whole(shop, RUN) == members[2:]
    assert sum_of(shop, RUN).given == 3


def test_another_occasion_of_the_same_rule_gives_again_and_both_are_summed(shop: CounterShop) -> None:
    first = named("each-year", occasion="2026")
    second = replace(first, occasion="2027")
    for run in (first, second):
        expect(shop, run, ids(shop)[:2])
        whole(shop, run)
    assert sum_of(shop, first) == RunSum(given=4, points=80, coupons=8)


def test_some_are_held_back_and_some_passed_over(shop: CounterShop) -> None:
    run, (one, two, three, *_) = named("chosen"), ids(shop)

    def choose(_work: Work, members: object) -> Chosen:
        assert members == [one, two, three]
        return Chosen([one], [two])

    with shop.store.writing() as work:
        given = give_to(work, till_giver(shop.desk, work), run, [one, two, three], choose)
        work.commit()
    assert ([brought.member_id for brought in given.members], given.held_back) == ([one], (two,))
    assert sum_of(shop, run) == RunSum(given=1, held=1, points=20, coupons=2)
    with shop.store.writing() as work:
        again = give_to(work, till_giver(shop.desk, work), run, [one, two, three])
    assert again.before == {one, two}
    assert [brought.member_id for brought in again.members] == [three]


def test_whom_a_rule_is_against_gets_nothing_of_it(shop: CounterShop) -> None:
    # Everybody has one of these from joining, and nobody may have two.
    run, member = named("a-second", what=Handout(points=1, coupon="from-500")), ids(shop)[4]
    before = points(shop, member)[0]
    expect(shop, run, [member])
    given = next_batch(shop, run)
    assert given is not None
    ((refused, why),) = given.refused
    assert (refused, why.sentence) == (member, HandingTells.COUPON_MOST)
    assert points(shop, member)[0] == before
    assert next_batch(shop, run) is None


def test_who_went_up_in_another_is_that_other_and_who_is_forgotten_gets_nothing() -> None:
    shop = enrolled(CounterShop(programme="hotel-wheel"), 3)
    keeps, goes, erased = ids(shop)
    expect(shop, RUN, [keeps, goes, erased])
    merged = Merging(shop.desk, lambda name: name).merge(shop.manager, goes, keeps, "一个人")
    assert merged is not None
    with shop.store.writing() as work:
        work.apply([Raise("members", {"member_id": erased}, {"erased_on": "2026-03-10"})])
        work.commit()
    assert whole(shop, RUN, 3) == [keeps]


def test_many_parts_are_gone_through_one_behind_the_other(
    shop: CounterShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PART", 2)
    run, members = named("parts"), ids(shop)

    def left() -> int:
        with shop.store.reading() as work:
            return work.handouts.left(run.key)

    assert left() == 0
    expect(shop, run, members[:3])
    expect(shop, run, members[3:])
    assert left() == 5
    assert len(next_batch(shop, run, 1).members) == 1  # type: ignore[union-attr]
    assert left() == 4
    assert whole(shop, run, 3) == members[1:]
    assert left() == 0


def test_what_members_said_of_being_written_to_is_known_of_many_at_once(shop: CounterShop) -> None:
    one, two, *_ = ids(shop)
    no = Consent(1, withdrawn=True, on=TODAY, till="S01-1", by=ConsentBy.COUNTER)
    with shop.store.writing() as work:
        work.apply([Raise("consents", {"member_id": one, "channel": "sms"}, {"said": no.word})])
        work.apply([Raise("consents", {"member_id": one, "channel": "pigeon"}, {"said": no.word})])
        assert work.handouts.consents([one, two]) == {one: {Channel.SMS: no}}
        assert work.handouts.consents([]) == {}
        assert work.handouts.turned_to([]) == {}
        assert work.handouts.had(RunKey("campaign.x", "once"), []) == set()


def brought(member: str, till: str) -> RunBrought:
    entry = LedgerEntry(AccountKind.POINTS, NEVER, 20, "campaign.spring")
    slices = (SliceMoved(till, AccountKind.POINTS, NEVER, 20),)
    members = (Brought(member, entries=(entry,), slices=slices),)
    return RunBrought("campaign.spring", "once", "tea-chain", 1, members, message="m-1")


def test_what_one_till_gave_another_till_does_not_give_again_and_head_office_would_find_it() -> None:
    chain = ExceptionChain()
    member = chain.member()
    chain.one.record(brought(member, chain.one.till))
    chain.in_step(chain.one)
    chain.in_step(chain.two)
    with chain.two.store.reading() as work:
        assert work.handouts.had(RunKey("campaign.spring", "once"), [member]) == {member}
        assert member in work.handouts.turned_to([member])
    assert chain.cases() == []
    # A till that gives nonetheless, as no release of ours does:
    chain.two.record(brought(member, chain.two.till))
    chain.in_step(chain.two)
    case = chain.case()
    assert (case.kind, case.till, case.at_risk) == (ExceptionKind.OVER_QUOTA, chain.two.till, Money(0))
    assert dict(case.about)["rule"] == "campaign.spring"
    with chain.office.store.reading() as work:
        assert work.handouts.sum_of("campaign.spring").given == 2
