"""Publishing a programme: who may, from when, what speaks against it, and what the counter makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.tea_chain import changed, preset_text
from fakes.counter_shop import CASHIER, MANAGER, SHOP, CounterShop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.sync import HeldTrust
from shuke.application.promoting import promote
from shuke.application.publishing import LONGEST_REASON, Objections, Order, Published, publish, weigh
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.joining import Joined, remember_head_office
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.money import Money
from shuke.domain.prize_stock import stocks
from shuke.domain.profile import Profile
from shuke.domain.programme.extending import no_base
from shuke.domain.programme.notice import PointsRule
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.domain.shop import Role
from shuke.domain.slices.account import NEVER, AccountKind

TODAY = date(2026, 3, 10)
IN_14_DAYS = TODAY + timedelta(days=14)
CHEAPER_CARD = ("fee = 150", "fee = 100")
FEWER_POINTS = ("unit = 1 ", "unit = 2 ")
NO_GOLD = preset_text().replace("gold", "copper")
"""The same programme, whose middle tier is another one."""


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def administrator(shop: CounterShop) -> Session:
    return Session(replace(MANAGER, role=Role.ADMINISTRATOR), shop.clock.now_ms())


def order(*swaps: tuple[str, str], on: date = TODAY, reason: str = "", text: str = "") -> Order:
    return Order(text or changed(*swaps), no_base, on, reason)


def versions(shop: CounterShop) -> list[tuple[str, int, date]]:
    with shop.store.reading() as work:
        return [(one.programme, one.version, one.starts_on) for one in work.programmes.newest(10)]


def published(answer: Published | Objections | Refused) -> Published:
    assert isinstance(answer, Published), answer
    return answer


def objections(answer: Published | Objections | Refused) -> Objections:
    assert isinstance(answer, Objections), answer
    return answer


def refusal(answer: Published | Objections | Refused) -> Refusal:
    assert isinstance(answer, Refused), answer
    return answer.refusal


def test_a_manager_publishes_and_the_counter_goes_by_it_from_that_day_on(shop: CounterShop) -> None:
    answer = published(publish(shop.desk, shop.manager, order(CHEAPER_CARD, on=TODAY + timedelta(days=1))))
    assert (answer.programme, answer.version) == ("tea-chain", 2)
    with shop.store.reading() as work:
        assert shop.desk.programme_in_force(work).version == 1
        shop.clock.advance(86_400)
        programme = shop.desk.programme_in_force(work)
    assert (programme.version, programme.starts_on) == (2, TODAY + timedelta(days=1))
    assert programme.tiers[0].entries[1].fee == Money(100_00)


def test_what_was_typed_stays_but_for_version_and_first_day(shop: CounterShop) -> None:
    published(publish(shop.desk, shop.manager, order(CHEAPER_CARD)))
    with shop.store.reading() as work:
        kept = work.programmes.get("tea-chain", 2)
    assert kept is not None
    told = changed(CHEAPER_CARD, ("version = 1", "version = 2"), ("2026-01-01", "2026-03-10"))
    assert kept.document == told


def test_versions_count_up_over_all_programmes(shop: CounterShop) -> None:
    published(publish(shop.desk, shop.manager, order()))
    other = order(('key = "tea-chain"', 'key = "tea-house"'), ("version = 1", "version = 900"))
    assert published(publish(shop.desk, shop.manager, other)).version == 3
    assert versions(shop)[0] == ("tea-house", 3, TODAY)


def test_a_cashier_may_not(shop: CounterShop) -> None:
    assert refusal(publish(shop.desk, shop.cashier, order())) is Refusal.NOT_ALLOWED
    with shop.store.reading() as work:
        assert weigh(shop.desk, work, shop.cashier, order()) == Refused(Refusal.NOT_ALLOWED)
    assert CASHIER.role is Role.CASHIER
    assert len(versions(shop)) == 1


@pytest.mark.parametrize(("day", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_version_cannot_begin_before_today(shop: CounterShop, day: int, refused: bool) -> None:
    answer = publish(shop.desk, shop.manager, order(CHEAPER_CARD, on=TODAY + timedelta(days=day)))
    assert isinstance(answer, Refused if refused else Published)
    if refused:
        assert refusal(answer) is Refusal.STARTS_IN_THE_PAST


@pytest.mark.parametrize(("whole", "refused"), [(2, False), (1, True)])
def test_no_version_has_fewer_of_a_gift_than_the_shop_gave(
    shop: CounterShop, whole: int, refused: bool
) -> None:
    with shop.store.writing() as work:
        stocks_now = stocks(read_programme(preset_text(), no_base), SHOP.shop_id)
        (stock,) = (one for one in stocks_now if one.whole == 50)
        taken = Brought(stock.holder, entries=(LedgerEntry(AccountKind.STOCK, NEVER, -2, stock.rule),))
        for body in (
            StockOpened(stock.holder, AccountKind.STOCK, 50, "S01-1"),
            HandedOut(GiveAct.GIFT_TAKEN, "", "tea-chain", 1, Brought("m-1"), SHOP.shop_id, stock=(taken,)),
        ):
            shop.recorder.record(work, SHOP, body, staff="")
        work.commit()
    fewer = order(("stock = 50", f"stock = {whole}"), on=IN_14_DAYS)
    answer = publish(shop.desk, shop.manager, fewer)
    assert isinstance(answer, Refused if refused else Published)
    if refused:
        assert answer == Refused(Refusal.FEWER_THAN_GIVEN, (("what", stock.rule), ("whole", 1), ("given", 2)))
        with shop.store.reading() as work:
            assert weigh(shop.desk, work, shop.manager, fewer) == answer


def test_a_till_of_a_chain_leaves_it_to_head_office(shop: CounterShop) -> None:
    joined = Joined(shop.recorder.place, "1", "Chain", SHOP, "https://example", bytes(32), HeldTrust(1, b""))
    with shop.store.writing() as work:
        remember_head_office(work, joined)
        work.commit()
    assert refusal(publish(shop.desk, shop.manager, order())) is Refusal.HEAD_OFFICE_PUBLISHES
    assert len(versions(shop)) == 1


def test_a_document_with_problems_is_not_kept(shop: CounterShop) -> None:
    with pytest.raises(ProgrammeRefused):
        publish(shop.desk, shop.manager, order(("unit = 1 ", "unit = 0 ")))
    with pytest.raises(ProgrammeRefused) as told:
        publish(shop.desk, shop.manager, order(("format = 1", "format = 2")))
    assert [problem.kind for problem in told.value.problems] == [ProblemKind.NEWER_FORMAT]
    assert len(versions(shop)) == 1


@pytest.mark.parametrize(("days", "kept"), [(13, False), (14, True), (15, True)])
def test_rules_on_points_change_after_notice(shop: CounterShop, days: int, kept: bool) -> None:
    answer = publish(shop.desk, shop.manager, order(FEWER_POINTS, on=TODAY + timedelta(days=days)))
    if kept:
        assert isinstance(answer, Published)
    else:
        told = objections(answer)
        assert (told.rules, told.earliest, told.notice_days) == ((PointsRule.EARNING,), IN_14_DAYS, 14)
        assert len(versions(shop)) == 1


@pytest.mark.parametrize(
    ("swap", "rule"),
    [
        (FEWER_POINTS, PointsRule.EARNING),
        (("day = 15", "day = 16"), PointsRule.DAYS),
        (("money = 1\nstep = 50", "money = 2\nstep = 50"), PointsRule.AS_MONEY),
        (('points_validity = "never-lapses"', 'points_validity = "end-of-year"'), PointsRule.VALIDITY),
        (("points_multiplier = 1.5", "points_multiplier = 1.4"), PointsRule.MULTIPLIERS),
    ],
)
def test_each_rule_on_points_is_told(shop: CounterShop, swap: tuple[str, str], rule: PointsRule) -> None:
    assert objections(publish(shop.desk, shop.manager, order(swap))).rules == (rule,)


@pytest.mark.parametrize(
    "swap", [CHEAPER_CARD, ('zh = "会员日"', 'zh = "茶友日"'), ('en = "Gold"', 'en = "Golden"')]
)
def test_other_rules_and_names_need_no_notice(shop: CounterShop, swap: tuple[str, str]) -> None:
    published(publish(shop.desk, shop.manager, order(swap)))


def test_the_notice_promised_to_members_counts_not_the_new_one(shop: CounterShop) -> None:
    none = ("money_digits = 2", "money_digits = 2\nnotice_days = 0")
    assert objections(publish(shop.desk, shop.manager, order(FEWER_POINTS, none))).notice_days == 14


def test_a_new_version_is_weighed_beside_the_one_of_that_day(shop: CounterShop) -> None:
    """What was announced in time is no change any more when its day comes."""
    published(publish(shop.desk, shop.manager, order(FEWER_POINTS, on=IN_14_DAYS)))
    published(publish(shop.desk, shop.manager, order(FEWER_POINTS, CHEAPER_CARD, on=IN_14_DAYS)))
    objections(publish(shop.desk, shop.manager, order(FEWER_POINTS, on=IN_14_DAYS - timedelta(days=1))))


def test_an_administrator_may_waive_it_with_a_reason_that_the_fact_keeps(shop: CounterShop) -> None:
    asked = order(FEWER_POINTS, reason="  税务局\n要求 ")
    assert refusal(publish(shop.desk, shop.manager, asked)) is Refusal.WAIVER_NOT_ALLOWED
    objections(publish(shop.desk, administrator(shop), order(FEWER_POINTS, reason=" ")))
    published(publish(shop.desk, administrator(shop), asked))
    assert last_fact(shop)["waived"] == "税务局 要求"


def test_a_reason_is_kept_only_where_one_was_needed(shop: CounterShop) -> None:
    published(publish(shop.desk, shop.manager, order(CHEAPER_CARD, reason="为了好看")))
    assert "waived" not in last_fact(shop)
    published(publish(shop.desk, administrator(shop), order(FEWER_POINTS, reason="长" * LONGEST_REASON)))
    assert last_fact(shop)["waived"] == "长" * LONGEST_REASON


def last_fact(shop: CounterShop) -> dict[str, object]:
    with shop.store.reading() as work:
        fact = work.journal.after("S01-1", 0, 0, 1000)[-1]
    plain = shop.sealing.open(fact.content)[3]
    assert isinstance(plain, dict)
    return dict(plain)


def gold(shop: CounterShop) -> str:
    """A member who holds gold, and has paid enough for diamond."""
    member = shop.enrol(Profile("王小明", "13800138000"), rule="tier.ordinary.sale").member_id
    with shop.store.writing() as work:
        fact = MemberPromoted(member, "ordinary", "gold", TODAY, "tier.gold.cumulative", rank=1, term=0)
        shop.recorder.record(work, SHOP, fact, staff="")
        work.commit()
    return member


def test_a_tier_that_members_hold_is_not_dropped_by_the_way(shop: CounterShop) -> None:
    gold(shop)
    told = objections(publish(shop.desk, shop.manager, order(text=NO_GOLD, on=IN_14_DAYS)))
    assert (told.rules, told.tiers) == ((), (("gold", 1),))
    with shop.store.reading() as work:
        weighed = weigh(shop.desk, work, shop.manager, order(text=NO_GOLD, on=IN_14_DAYS))
    assert weighed == told
    assert len(versions(shop)) == 1


def test_a_tier_that_nobody_holds_may_go(shop: CounterShop) -> None:
    shop.enrol(Profile("王小明", "13800138000"))
    published(publish(shop.desk, shop.manager, order(text=NO_GOLD, on=IN_14_DAYS)))


def test_whoever_holds_a_tier_that_is_no_more_is_served_in_the_lowest_and_can_move_up(
    shop: CounterShop,
) -> None:
    member = gold(shop)
    published(publish(shop.desk, administrator(shop), order(text=NO_GOLD, reason="取消金卡")))
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    view = serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE)
    assert isinstance(view, CounterView)
    assert view.member is not None
    assert view.member.standing.tier == "ordinary"
    view = add_open_amount(shop.desk, shop.cashier, basket, Money(100_00))
    assert isinstance(view, CounterView)
    assert view.quote.points_earned == 100


def test_a_promotion_from_a_tier_that_is_no_more_counts(shop: CounterShop) -> None:
    """Its rank may be lower than that of the tier that went: a new term, in which they are not compared."""
    member = gold(shop)
    easier = NO_GOLD.replace("from = 7000", "from = 50", 1)
    published(publish(shop.desk, administrator(shop), order(text=easier, reason="改制")))
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    assert isinstance(serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE), CounterView)
    assert isinstance(add_open_amount(shop.desk, shop.cashier, basket, Money(100_00)), CounterView)
    free = LEAST_FREE_BYTES * 10
    paid = pay(shop.desk, lambda: free, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    answer = promote(shop.desk, shop.cashier, paid.basket.basket_id, member)
    assert isinstance(answer, CounterView), answer
    with shop.store.reading() as work:
        held = work.members.get(member)
    assert held is not None
    assert (held.tier, held.tier_term) == ("copper", 1)
