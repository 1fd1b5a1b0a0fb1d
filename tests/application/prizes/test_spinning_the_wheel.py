"""The wheel at a till: drawn from a seed that was fixed before, from what this till has; provable afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.joined_shop import JoinedShop
from fakes.value_shop import publish
from fakes.wheel_shop import SURE, WHEEL, WheelShop, spun
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import PrizeScan
from shuke.application.prizes.draw_check import DrawFindingKind, DrawReport, check_draws
from shuke.application.prizes.paper import compose_prize_slip
from shuke.application.refusal import Refusal, Refused
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.paper import QrCode, TextLine
from shuke.domain.prize_stock import stock_owner
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.limits import GRANT_WITHIN_S


def checked(stand: WheelShop) -> DrawReport:
    shop = stand.shop
    return check_draws(
        shop.store,
        shop.sealing,
        Ed25519Check(),
        lambda one: read_programme(one.document, dict(one.bases).get),
        lambda _: None,
    )


def stock(stand: WheelShop, key: str, campaign: str = "tea-chain.spring") -> int:
    with stand.shop.store.reading() as work:
        owner = stock_owner(campaign, key)
        return work.prizes.stock_left([owner]).get(owner, 0)


def points(stand: WheelShop, member_id: str) -> int:
    with stand.shop.store.reading() as work:
        return work.members.balance(member_id, AccountKind.POINTS)


def test_the_first_spin_is_free_the_second_takes_points_and_the_third_is_tomorrows() -> None:
    stand = WheelShop(WHEEL.replace("gives = { points = 50 }", ""))
    member = stand.member(points=7)
    assert (stand.look(member).left, stand.look(member).points) == (2, 0)
    stand.spin(member)
    assert (stand.look(member).left, stand.look(member).points, points(stand, member)) == (1, 5, 7)
    stand.spin(member)
    assert points(stand, member) == 2
    refused = stand.wheel_desk.spin(stand.shop.cashier, member)
    assert isinstance(refused, Reason)
    assert refused.sentence == HandingTells.NO_SPIN_LEFT
    stand.next_day()
    stand.spin(member)
    short = stand.wheel_desk.spin(stand.shop.cashier, member)
    assert isinstance(short, Reason)
    assert short.sentence == HandingTells.POINTS_SHORT


def test_only_whoever_sells_spins() -> None:
    stand = WheelShop()
    assert stand.wheel_desk.spin(stand.redeemer, stand.member()) == Refused(Refusal.NOT_ALLOWED)


def test_a_prize_out_of_stock_leaves_the_wheel_and_the_published_odds_say_so() -> None:
    stand = WheelShop(
        SURE + '\n[[wheel.segments]]\nkey = "thanks"\nname = { zh = "谢谢", en = "Thanks" }\nweight = 1\n'
    )
    member = stand.member()
    assert [one.share_ppb for one in stand.look(member).odds] == [500_000_000, 500_000_000]
    while stock(stand, "suite", "tea-chain.wheel") or stand.look(member).odds[0].share_ppb != 0:
        stand.spin(member)
    assert [one.share_ppb for one in stand.look(member).odds] == [0, 10**9]
    for _ in range(5):
        assert stand.spin(member).segment == "thanks"
    with stand.shop.store.reading() as work:
        assert len(work.prizes.of_member(member)) == 3
        sums = {one.segment: one for one in work.prizes.wheel_sums("tea-chain.wheel")}
    assert sums["suite"].came_up == 3
    spins = sums["suite"].spins
    assert sums["suite"].expected_ppb + sums["thanks"].expected_ppb == spins * 10**9
    assert sums["thanks"].came_up == spins - 3


def test_when_every_prize_is_gone_nothing_is_taken() -> None:
    stand = WheelShop(SURE)
    member = stand.member()
    for _ in range(3):
        stand.spin(member)
    refused = stand.wheel_desk.spin(stand.shop.cashier, member)
    assert isinstance(refused, Reason)
    assert refused.sentence == HandingTells.NOTHING_COMES_UP
    with stand.shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head is not None
        last = work.journal.get("S01-1", head.epoch, head.seq)
    assert last is not None
    assert last.kind == WheelSpun.KIND  # the refusal left nothing behind it


def test_more_stock_in_a_newer_version_is_opened_beside_the_rest() -> None:
    stand = WheelShop(SURE)
    member = stand.member()
    for _ in range(3):
        stand.spin(member)
    publish(stand.shop, SURE.replace("stock = 3", "stock = 5"), version=3)
    stand.spin(member)
    assert stock(stand, "suite", "tea-chain.wheel") == 1


def test_a_thing_won_has_a_code_that_anybody_can_check() -> None:
    stand = WheelShop(SURE)
    member = stand.member()
    won = stand.spin(member)
    assert won.prize is not None
    scan = stand.check.prize(won.code)
    assert scan.outcome is CodeOutcome.VALID
    assert scan.code is not None
    assert (scan.code.prize_id, scan.code.member_id, scan.code.shop, scan.code.holidays) == (
        won.prize.prize_id,
        member,
        "S01",
        True,
    )
    assert stand.check.card(won.code, lambda _: None, scan.code.won_on).outcome is CodeOutcome.WRONG_KIND
    assert isinstance(stand.check.prize("SK:"), PrizeScan)


def test_the_slip_holds_the_code_and_prints() -> None:
    stand = WheelShop(SURE)
    won = stand.spin(stand.member())
    with stand.shop.store.reading() as work:
        jobs = [job for number in range(1, 6) if (job := work.print_jobs.get(number)) is not None]
    paper = compose_prize_slip(next(job for job in jobs if job.kind.value == "prize_slip"))
    assert [one.text for one in paper.elements if isinstance(one, QrCode)] == [won.code]
    assert "套房一晚" in [one.text for one in paper.elements if isinstance(one, TextLine)]


# provable


def test_every_spin_can_be_worked_out_again_once_the_seed_is_shown() -> None:
    stand = WheelShop()
    member = stand.member(points=1000)
    for _ in range(6):
        stand.spin(member)
        stand.spin(member)
        stand.next_day()
    assert checked(stand) == DrawReport(0, 12, ())
    assert stand.wheel_desk.reveal(stand.shop.manager) == 0  # it goes on
    publish(stand.shop, WHEEL.replace('"spring"', '"summer"'), version=3)
    assert stand.wheel_desk.reveal(stand.shop.manager) == 1
    assert checked(stand) == DrawReport(12, 0, ())
    assert stand.wheel_desk.reveal(stand.shop.manager) == 0


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda fact: replace(fact, segment="none-such", number=7), DrawFindingKind.OTHER_OUTCOME),
        (lambda fact: replace(fact, commitment=bytes(32), number=7), DrawFindingKind.NOT_COMMITTED),
        (
            lambda fact: replace(
                fact, number=7, offered=(replace(fact.offered[0], weight=9), *fact.offered[1:])
            ),
            DrawFindingKind.OTHER_ODDS,
        ),
        (lambda fact: fact, DrawFindingKind.COUNTED_TWICE),
    ],
)
def test_a_spin_that_was_made_up_is_found(change: object, kind: DrawFindingKind) -> None:
    stand = WheelShop()
    member = stand.member()
    stand.spin(member)
    shop = stand.shop
    with shop.store.writing() as work:
        head = work.journal.head("S01-1")
        assert head is not None
        stored = work.journal.get("S01-1", head.epoch, head.seq)
        assert stored is not None
        fact = shop.recorder.opened(stored)[1]
        assert isinstance(fact, WheelSpun)
        made_up = change(replace(fact, members=(replace(fact.members[0], coupons=()),), prize=None))  # type: ignore[operator]
        shop.recorder.record(work, shop.desk.shop, made_up, staff="st-1")
        work.commit()
    publish(shop, WHEEL.replace('"spring"', '"summer"'), version=3)
    stand.wheel_desk.reveal(shop.manager)
    found = {one.kind for one in checked(stand).findings}
    assert kind in found


# in a chain


def test_in_a_chain_the_right_to_spin_and_the_stock_are_asked_for_once_and_used_offline() -> None:
    chain = JoinedShop()
    stand = WheelShop(SURE, chain.shop)
    member = stand.member()
    chain.in_step()
    now = stand.look(member)
    assert not now.may
    assert now.odds[0].share_ppb == 0
    assert stand.wheel_desk.spin(stand.shop.cashier, member) == Refused(Refusal.SPIN_ELSEWHERE)
    for one in now.missing:
        assert chain.sync.ask(one.account, one.holder, one.amount).granted == one.amount
    chain.weather.down = True
    stand.next_day()
    assert stand.look(member).may
    assert spun(stand.wheel_desk.spin(stand.shop.cashier, member)).segment == "suite"
    chain.weather.down = False
    chain.in_step()
    with chain.other.store.reading() as work:
        (kept,) = work.prizes.of_member(member)
    assert kept.prize.rule == "wheel.suite"


def test_two_tills_never_have_the_same_right_to_spin_nor_more_stock_than_there_is() -> None:
    chain = JoinedShop()
    stand = WheelShop(SURE, chain.shop)
    member = stand.member()
    chain.in_step()
    owner = stock_owner("tea-chain.wheel", "suite")
    for sync in (chain.sync, chain.other.sync):
        sync.ask(AccountKind.SPINS, member, 1, GRANT_WITHIN_S)
        sync.ask(AccountKind.STOCK, owner, 2, GRANT_WITHIN_S)
    held = []
    for store, till in ((stand.shop.store, "S01-1"), (chain.other.store, chain.other.till)):
        with store.reading() as work:
            held.append(
                (
                    sum(part.amount for part in work.members.slices(till, member, AccountKind.SPINS)),
                    sum(part.amount for part in work.members.slices(till, owner, AccountKind.STOCK)),
                )
            )
    assert held == [(1, 2), (0, 1)]


def test_what_a_spin_took_is_explained_in_its_fact() -> None:
    """From there the member's time line tells it."""
    wheel = WheelShop()
    member = wheel.member(points=20)
    wheel.spin(member)
    wheel.spin(member)
    with wheel.shop.store.reading() as work:
        last = work.journal.after("S01-1", 1, 0, 999)
        bodies = [wheel.desk.recorder.opened(one)[1] for one in last]
    paid = [body for body in bodies if isinstance(body, WheelSpun)][-1]
    told = {one.sentence: one.points for one in reasons_of(paid.members[0].explanation)}
    assert told[HandingTells.SPUN_PAID] == -5
