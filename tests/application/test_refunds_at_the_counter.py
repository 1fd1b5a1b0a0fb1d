"""Goods come back at the till that sold them: exact to the last fen and point, once, with slips and figures."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fakes.counter_shop import CUP, TEA, CounterShop
from refund_stand import RefundStand
from shuke.application.approval import ApprovalWanted
from shuke.application.ports.sales import SaleQuery
from shuke.application.rebuilding import rebuild
from shuke.application.refunding.found_sale import FoundSale, find_sales, look_at_sale
from shuke.application.refunding.refunding import RefundDone, RefundWished, take_back
from shuke.application.refusal import Refusal, Refused
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.sale_refunded import PaidBack, SaleRefunded
from shuke.domain.membership.return_tells import ReturnTells
from shuke.domain.money import Money
from shuke.domain.paper import SignatureLine, SplitLine, TextLine
from shuke.domain.profile import Profile
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

WANG = Profile("王小明", "13800135678")
_DAY_MS = 86_400_000


@pytest.fixture
def stand() -> RefundStand:
    return RefundStand()


def member(stand: RefundStand) -> str:
    return stand.shop.enrol(WANG).member_id


def cumulative(stand: RefundStand, member_id: str) -> int:
    with stand.shop.store.reading() as work:
        found = work.members.get(member_id)
    assert found is not None
    return found.cumulative.minor


def test_a_part_comes_back_and_then_the_rest_and_nothing_is_left_over(stand: RefundStand) -> None:
    """128 + 3 × 88.50 = 393.50: 393 points. One cup is 88.50: 88.4 of the points, so 88 go back with it."""
    who = member(stand)
    sale = stand.sell((TEA.article_id, 1), (CUP.article_id, 3), member=who)
    assert (stand.balance(who), cumulative(stand, who)) == (393, 393_50)
    first = stand.refund(sale, (2, 1))
    assert (first.paid_back, first.tenders) == (Money(88_50), (PaidBack(TenderKind.CASH, Money(88_50)),))
    assert (stand.balance(who), stand.own(who), cumulative(stand, who)) == (305, 305, 305_00)
    rest = stand.refund(sale, (1, 1), (2, 2))
    assert rest.paid_back == Money(305_00)
    assert (stand.balance(who), stand.own(who), cumulative(stand, who)) == (0, 0, 0)
    with stand.shop.store.reading() as work:
        assert work.members.counted(who, "money", date(2026, 1, 1), date(2026, 12, 31)) == 0


def test_points_that_paid_come_back_in_proportion(stand: RefundStand) -> None:
    """500 points pay 10 yuan of 265.50. What they paid of one cup is a third: 167 of 500 points, 166.67 rounded."""
    who = member(stand)
    stand.sell((TEA.article_id, 5), member=who)
    assert stand.balance(who) == 640
    sale = stand.sell((CUP.article_id, 3), member=who, points=500)
    assert stand.balance(who) == 640 - 500 + 255
    done = stand.refund(sale, (1, 1))
    assert done.paid_back == Money(85_17)
    assert stand.balance(who) == 640 - 500 + 167 + 255 - 85
    stand.refund(sale, (1, 2))
    assert stand.balance(who) == 640


def test_each_tender_gets_back_its_share_under_its_own_number(stand: RefundStand) -> None:
    sale = stand.sell((TEA.article_id, 2), tenders=((TenderKind.ALIPAY, 192),))
    done = stand.refund(sale, (1, 1))
    assert done.tenders == (
        PaidBack(TenderKind.ALIPAY, Money(96_00)),
        PaidBack(TenderKind.CASH, Money(32_00)),
    )


def test_coupons_come_back_with_the_last_piece_and_are_called_by_their_names() -> None:
    stand = RefundStand(CounterShop(programme="corporate-travel"))
    who = stand.shop.enrol(WANG, "tier.member.registering").member_id
    with stand.shop.store.reading() as work:
        held = work.members.coupons("S01-1", who)
    joining = next(one.coupon_id for one in held if one.kind == "joining")
    sale = stand.sell((TEA.article_id, 2), member=who, coupons=(joining,))
    assert stand.own(who, AccountKind.COUPON) == 1
    first = stand.refund(sale, (1, 1))
    assert (first.paid_back, stand.own(who, AccountKind.COUPON)) == (Money(123_00), 1)
    second = stand.refund(sale, (1, 1))
    assert (second.paid_back, stand.own(who, AccountKind.COUPON)) == (Money(123_00), 2)
    told = next(one for one in second.reasons if one.sentence == ReturnTells.COUPON_GIVEN)
    assert dict(told.values)["coupon"].zh == "入会券10元"  # type: ignore[union-attr]  # a document's own words


def test_the_one_member_day_of_the_year_is_given_back_with_the_last_piece() -> None:
    stand = RefundStand(CounterShop(datetime(2026, 3, 15, 2, 0, tzinfo=UTC)))
    who = stand.shop.enrol(WANG).member_id

    def used() -> tuple[int, int]:
        with stand.shop.store.reading() as work:
            times = work.members.times_used(who, "member-day", "2026-03-15")
            return times, work.members.days_used(who, "member-day", date(2026, 1, 1), date(2027, 1, 1))

    sale = stand.sell((TEA.article_id, 2), member=who)
    assert (stand.balance(who), used()) == (512, (1, 1))
    stand.refund(sale, (1, 1))
    assert used() == (1, 1)
    stand.refund(sale, (1, 1))
    assert (stand.balance(who), used()) == (0, (0, 0))


def test_a_second_refund_is_refused_with_when_and_where(stand: RefundStand) -> None:
    sale = stand.sell((TEA.article_id, 1))
    number = stand.refund(sale).number
    again = stand.ask(sale)
    assert isinstance(again, Refused)
    assert again.refusal is Refusal.REFUNDED_ALREADY
    assert dict(again.values) == {
        "at": "2026-03-10 10:00",
        "number": number,
        "receipt": sale.sale.receipt_number,
        "till": "1号台",
    }


def test_of_two_windows_the_second_is_told_what_the_first_took(stand: RefundStand) -> None:
    sale = stand.sell((TEA.article_id, 3), tenders=((TenderKind.ALIPAY, 100),))
    shown = stand.look(sale, (1, 2)).paid_back
    stand.refund(sale, (1, 2))
    too_much = stand.ask(sale, (1, 2), shown=shown)
    assert isinstance(too_much, Reason)
    assert too_much.sentence == ReturnTells.TOO_MUCH
    changed = stand.ask(sale, (1, 1), shown=Money(1))
    assert isinstance(changed, Refused)
    assert (changed.refusal, dict(changed.values)) == (Refusal.REFUND_CHANGED, {"amount": Money(128_00)})
    assert stand.shop.desk.contact.alone


def test_a_cashier_needs_a_lead_and_after_a_week_a_manager(stand: RefundStand) -> None:
    sale = stand.sell((TEA.article_id, 1))
    wanted = stand.ask(sale, who=stand.shop.cashier)
    assert isinstance(wanted, ApprovalWanted)
    assert (wanted.act.right, dict(wanted.act.shown)["amount"]) == (Right.REFUND, Money(128_00))
    stand.shop.clock.wall_ms += 7 * _DAY_MS
    assert stand.look(sale).right is Right.REFUND
    stand.shop.clock.wall_ms += _DAY_MS
    assert stand.look(sale).right is Right.REFUND_LATE
    allowed = stand.shop.desk.approvals.give(
        stand.shop.cashier,
        stand.ask(sale, who=stand.shop.cashier).act,
        "st-2",
        "a-1",  # type: ignore[attr-defined]  # asked for above
    )
    done = stand.ask(sale, who=allowed)
    assert isinstance(done, RefundDone)
    fact = newest_refund(stand)
    assert (fact.approved_by, fact.reason) == ("st-2", "尺寸不合")


def test_nothing_chosen_or_without_a_reason_is_nothing_done(stand: RefundStand) -> None:
    sale = stand.sell((TEA.article_id, 1))
    desk, who = stand.shop.desk, stand.shop.manager
    nothing = take_back(desk, who, RefundWished(sale, (), "x"))
    assert nothing == Refused(Refusal.NOTHING_CHOSEN)
    assert take_back(desk, who, RefundWished(sale, ((1, 1000),), "  ")) == Refused(Refusal.REASON_MISSING)


def newest_refund(stand: RefundStand) -> SaleRefunded:
    with stand.shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head is not None
        stored = work.journal.get("S01-1", head.epoch, head.seq)
        assert stored is not None
        body = stand.shop.recorder.opened(stored)[1]
    assert isinstance(body, SaleRefunded)
    return body


def test_the_shift_counts_it_and_the_drawer_opens_for_cash_alone(stand: RefundStand) -> None:
    card = stand.sell((TEA.article_id, 1), tenders=((TenderKind.BANK_CARD, 128),))
    cash = stand.sell((CUP.article_id, 2))
    stand.refund(card)
    stand.refund(cash, (1, 1))
    with stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        figures = work.shifts.figures(shift)
    assert (figures.refunds, figures.refunded, figures.cash_refunded) == (2, Money(216_50), Money(88_50))
    assert figures.expected == Money(88_50)
    assert [job.opens_drawer for job in stand.slips()] == [False, False, True, False]


def test_the_slip_says_what_when_who_and_how_and_one_is_to_be_signed(stand: RefundStand) -> None:
    who = member(stand)
    sale = stand.sell((TEA.article_id, 2), member=who)
    done = stand.refund(sale, (1, 1))
    shop, customer = stand.slips()
    lines = composed(shop).elements
    pairs = {one.left: one.right for one in lines if isinstance(one, SplitLine)}
    assert pairs["退货单号"] == done.number
    assert pairs["原小票"] == sale.sale.receipt_number
    assert pairs["碧螺春 × 1"] == pairs["退款合计"] == pairs["现金"] == "¥128.00"
    texts = [one.text for one in lines if isinstance(one, TextLine)]
    assert {"收回积分128", "计入升级的消费减少¥128.00", "原因：尺寸不合"} <= set(texts)
    assert any(isinstance(one, SignatureLine) for one in lines)
    assert not any(isinstance(one, SignatureLine) for one in composed(customer).elements)


def test_a_sale_is_found_by_number_amount_or_member_and_says_what_came_back(stand: RefundStand) -> None:
    who = member(stand)
    first = stand.sell((TEA.article_id, 1))
    second = stand.sell((CUP.article_id, 2), member=who)
    stand.refund(second, (1, 1))

    def found(query: SaleQuery) -> list[tuple[str, int]]:
        with stand.shop.store.reading() as work:
            answer = find_sales(work, stand.shop.cashier, query)
        assert not isinstance(answer, Refused)
        return [(one.receipt_number, one.refunds) for one in answer]

    one, two = (first.sale.receipt_number, 0), (second.sale.receipt_number, 1)
    assert found(SaleQuery("S01-1")) == [two, one]
    assert found(SaleQuery("S01-1", number_end="000001")) == [one]
    assert found(SaleQuery("S01-1", amount=Money(177_00))) == [two]
    assert found(SaleQuery("S01-1", member_ids=(who,))) == [two]
    assert found(SaleQuery("S01-1", first_day=date(2026, 3, 11))) == []
    with stand.shop.store.reading() as work:
        looked = look_at_sale(stand.shop.desk, work, stand.shop.cashier, second)
    assert isinstance(looked, FoundSale)
    assert [(line.quantity_milli, line.left_milli) for line in looked.lines] == [(2000, 1000)]


def test_a_rebuild_gives_the_same_rows(stand: RefundStand) -> None:
    who = member(stand)
    sale = stand.sell((TEA.article_id, 1), (CUP.article_id, 3), member=who)
    stand.refund(sale, (2, 2))
    shop = stand.shop
    assert rebuild(shop.store, shop.sealing, shop.encoding, str.lower, lambda _: None).unchanged
