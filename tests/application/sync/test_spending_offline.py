"""Offline a till spends what the allowance leaves, and says why it is not more; it always sells and earns."""

from __future__ import annotations

import pytest

from fakes.joined_shop import JoinedShop, earned, plenty, promising, seen
from shuke.application.counter.contact import spent_offline
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.head_office.setting_allowance import set_allowance
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.state import RoundOutcome
from shuke.domain.basket import TenderKind
from shuke.domain.facts.till_enrolled import TillRevoked
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import STANDARD, Allowance, Bounds, Step
from shuke.wording.reasons import text
from shuke.wording.sentence import Language

POINTS = AccountKind.POINTS
DAY_S = 24 * 3600


@pytest.fixture
def chain() -> JoinedShop:
    return JoinedShop()


def policy(chain: JoinedShop, allowance: Allowance) -> None:
    chain.in_step()
    set_allowance(chain.office.store, chain.office.recorder, chain.office.identity, allowance)
    chain.in_step()


def points_policy(chain: JoinedShop, **bounds: int) -> None:
    policy(chain, Allowance(accounts=(Bounds(POINTS, **bounds),)))


def member_of(chain: JoinedShop, sales: int, phone: str = "13800138000") -> str:
    """Somebody with 128 points a sale, all of them this till's own."""
    member_id = chain.shop.enrol(Profile("王小明", phone)).member_id
    earned(chain, member_id, sales)
    chain.in_step()
    return member_id


def offline(chain: JoinedShop, seconds: int = 60) -> None:
    chain.weather.down = True
    chain.shop.clock.advance(seconds)
    assert chain.sync.round().outcome is RoundOutcome.OFFLINE


def online(chain: JoinedShop) -> None:
    chain.weather.down = False
    assert chain.sync.round().outcome is RoundOutcome.IN_STEP


def used(view: CounterView) -> tuple[int, str]:
    """The points used, and what is said last of them."""
    *_, why = (one for one in view.quote.explanation if one.rule == "points.as_money")
    return view.quote.points_used, text(why, Language.EN, str)


def paid(chain: JoinedShop, view: CounterView) -> CompletedSale:
    done = seen(
        pay(chain.shop.desk, plenty, chain.shop.cashier, view.basket.basket_id, TenderKind.CASH)
    ).completed
    assert done is not None
    return done


def sold(chain: JoinedShop, member_id: str, points: int) -> tuple[int, str]:
    """One sale paid with as many points as may be used."""
    view = promising(chain, member_id, points)
    paid(chain, view)
    return used(view)


def test_online_no_cap_counts(chain: JoinedShop) -> None:
    points_policy(chain, sale=100, till=100)
    member = member_of(chain, 4)
    assert used(promising(chain, member, 500))[0] == 500


def test_a_sale_offline_uses_no_more_than_its_cap_and_says_so(chain: JoinedShop) -> None:
    points_policy(chain, sale=200)
    member = member_of(chain, 4)
    offline(chain)
    assert sold(chain, member, 500) == (200, "Offline at most 200 in one sale; more once online")


def test_a_member_uses_no_more_in_a_day_than_the_cap(chain: JoinedShop) -> None:
    points_policy(chain, member_day=300)
    member = member_of(chain, 6)
    offline(chain)
    assert sold(chain, member, 200)[0] == 200
    assert sold(chain, member, 200) == (100, "Offline this member may use 100 more today; more once online")
    assert sold(chain, member, 200) == (0, "Offline this member may use 0 more today; more once online")
    offline(chain, DAY_S)
    assert sold(chain, member, 200)[0] == 200


def test_what_a_till_spends_is_counted_over_members_and_restarts_until_head_office_is_heard(
    chain: JoinedShop,
) -> None:
    points_policy(chain, till=300)
    first, second = member_of(chain, 4), member_of(chain, 4, "13900139000")
    offline(chain)
    assert sold(chain, first, 200)[0] == 200
    chain.restart()
    assert sold(chain, second, 200) == (100, "100 of this till's allowance are left; more once online")
    with chain.shop.store.reading() as work:
        assert spent_offline(work, POINTS) == 300
    online(chain)
    with chain.shop.store.reading() as work:
        assert spent_offline(work, POINTS) == 0
    offline(chain)
    assert sold(chain, second, 200)[0] == 200


def test_a_shop_s_cap_is_shared_by_its_tills(chain: JoinedShop) -> None:
    points_policy(chain, shop=400)
    member = member_of(chain, 4)
    offline(chain)
    assert sold(chain, member, 300)[0] == 200


def test_hours_offline_lower_the_caps_and_the_lease_ends_all_spending_but_not_selling(
    chain: JoinedShop,
) -> None:
    policy(chain, Allowance(lease_hours=48, steps=(Step(24, 50),), accounts=(Bounds(POINTS, sale=400),)))
    member = member_of(chain, 4)
    offline(chain)
    assert used(promising(chain, member, 500))[0] == 400
    offline(chain, DAY_S)
    assert used(promising(chain, member, 500))[0] == 200
    offline(chain, DAY_S)
    nothing, why = used(promising(chain, member, 500))
    assert nothing == 0
    assert why.startswith("Too long without head office")
    done = paid(chain, promising(chain, member, 500))
    assert done.points_earned == 4 * 128
    assert done.points_after == 4 * 128 + done.points_earned


def test_what_was_promised_with_the_first_tender_stands_though_the_lease_ends(chain: JoinedShop) -> None:
    shop, member = chain.shop, member_of(chain, 4)
    view = promising(chain, member, 300)
    began = seen(pay(shop.desk, plenty, shop.cashier, view.basket.basket_id, TenderKind.ALIPAY, Money(10_00)))
    offline(chain, 40 * DAY_S)
    done = paid(chain, began)
    assert done.points_after == 4 * 128 - 300 + done.points_earned
    with shop.store.reading() as work:
        assert sum(part.amount for part in work.members.slices("S01-1", member, POINTS)) == done.points_after


def test_a_tender_taken_back_takes_the_promise_along(chain: JoinedShop) -> None:
    shop, member = chain.shop, member_of(chain, 4)
    view = promising(chain, member, 300)
    began = seen(pay(shop.desk, plenty, shop.cashier, view.basket.basket_id, TenderKind.ALIPAY, Money(10_00)))
    offline(chain, 40 * DAY_S)
    assert used(seen(take_back_tender(shop.desk, shop.cashier, began.basket.basket_id, 1)))[0] == 0


def test_a_till_that_never_heard_of_head_office_sells_and_earns_but_spends_nothing() -> None:
    chain = JoinedShop()
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    earned(chain, member, 4)
    assert used(promising(chain, member, 300))[0] == 0
    online(chain)
    assert used(promising(chain, member, 300))[0] == 300


def test_a_restart_shrinks_the_lease_by_the_time_that_passed(chain: JoinedShop) -> None:
    member = member_of(chain, 4)
    offline(chain, 10 * DAY_S)
    chain.shop.clock.wall_ms += 15 * DAY_S * 1000
    chain.restart()
    assert chain.shop.contact.away_s == 25 * DAY_S
    assert used(promising(chain, member, 300))[0] == 300
    offline(chain, 5 * DAY_S)
    assert used(promising(chain, member, 300))[0] == 0


def test_a_clock_that_went_back_over_a_restart_leaves_nothing(chain: JoinedShop) -> None:
    member = member_of(chain, 4)
    offline(chain)
    chain.shop.clock.set_back(3600)
    assert used(promising(chain, member, 300))[0] == 300
    chain.restart()
    assert used(promising(chain, member, 300))[0] == 0
    online(chain)
    assert used(promising(chain, member, 300))[0] == 300


def test_a_revoked_till_spends_nothing_from_the_moment_it_is_told(chain: JoinedShop) -> None:
    member = member_of(chain, 4)
    chain.office.record(TillRevoked("S01-1", chain.shop.signer.public_key, chain.today, "stolen"))
    assert chain.sync.round().outcome is RoundOutcome.REFUSED
    assert used(promising(chain, member, 300))[0] == 0
    chain.restart()
    assert used(promising(chain, member, 300))[0] == 0


def test_an_unanswered_asking_is_the_offline_rule_at_once(chain: JoinedShop) -> None:
    points_policy(chain, sale=100)
    member = member_of(chain, 4)
    assert used(promising(chain, member, 300))[0] == 300
    chain.weather.down = True
    assert chain.sync.ask(POINTS, member, 100).outcome is GrantOutcome.OFFLINE
    assert used(promising(chain, member, 300))[0] == 100


@pytest.mark.parametrize(("floor", "most"), [(0, 100), (100, 200), (5_000, 400)])
def test_the_floor_lends_what_the_member_is_known_to_have_elsewhere(
    chain: JoinedShop, floor: int, most: int
) -> None:
    points_policy(chain, floor=floor)
    member = member_of(chain, 1)
    chain.other.sync.round()
    chain.other.earn(member, 300)
    chain.in_step()
    chain.in_step()
    assert used(promising(chain, member, 900))[0] == 100
    offline(chain)
    view = promising(chain, member, 900)
    assert view.quote.points_used == most
    done = paid(chain, view)
    with chain.shop.store.reading() as work:
        own = sum(part.amount for part in work.members.slices("S01-1", member, POINTS))
    assert own == 128 - most + done.points_earned
    online(chain)
    with chain.office.store.reading() as work:
        assert work.members.balance(member, POINTS) == 428 - most + done.points_earned


def test_where_no_policy_was_set_the_standard_one_counts(chain: JoinedShop) -> None:
    member = member_of(chain, 4)
    offline(chain, STANDARD.lease_hours * 3600 - 60)
    assert used(promising(chain, member, 300))[0] == 300
    offline(chain, 60)
    assert used(promising(chain, member, 300))[0] == 0
