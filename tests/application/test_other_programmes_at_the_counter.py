"""Programmes other than the first at the counter, over the real store: coupons, stamps, progress, promotion."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fakes.counter_shop import CounterShop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member, want_coupons
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import NewMember
from shuke.application.promoting import promote
from shuke.application.refusal import Refusal, Refused
from shuke.assets import resources
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.kinds import read_body
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.counting import counters
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind

LI = Profile(name="李明", phone="13800001111")


def rung_up(shop: CounterShop, member: NewMember, minor: int, coupons: tuple[str, ...] = ()) -> CounterView:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    add_open_amount(shop.desk, shop.cashier, basket, Money(minor))
    view = serve_member(shop.desk, shop.cashier, basket, member.member_id, IdentifiedBy.PHONE)
    if coupons:
        view = want_coupons(shop.desk, shop.cashier, basket, coupons)
    assert isinstance(view, CounterView), view
    return view


def sold(shop: CounterShop, member: NewMember, minor: int, coupons: tuple[str, ...] = ()) -> CounterView:
    basket = rung_up(shop, member, minor, coupons).basket.basket_id
    view = pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(view, CounterView), view
    assert view.completed is not None
    return view


def coupons_of(shop: CounterShop, member: NewMember) -> dict[str, str]:
    """Kind to id of those this till may redeem."""
    with shop.store.reading() as work:
        return {one.kind: one.coupon_id for one in work.members.coupons("S01-1", member.member_id)}


def balance(shop: CounterShop, member: NewMember, account: AccountKind) -> int:
    with shop.store.reading() as work:
        return work.members.balance(member.member_id, account)


def test_a_coupon_for_joining_is_used_once_and_then_gone() -> None:
    shop = CounterShop(programme="corporate-travel")
    li = shop.enrol(LI, "tier.member.registering")
    held = coupons_of(shop, li)
    assert set(held) == {"joining", "first-purchase"}
    view = sold(shop, li, 99_00, (held["joining"],))
    assert view.completed is not None
    assert view.completed.to_pay == Money(89_00)
    assert set(coupons_of(shop, li)) == {"first-purchase"}
    basket = view.basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, li.member_id, IdentifiedBy.PHONE)
    again = want_coupons(shop.desk, shop.cashier, basket, (held["joining"],))
    assert again == Refused(Refusal.COUPON_GONE)


def test_a_coupon_below_its_threshold_stays_and_says_what_is_missing() -> None:
    shop = CounterShop(programme="corporate-travel")
    li = shop.enrol(LI, "tier.member.registering")
    first = coupons_of(shop, li)["first-purchase"]
    view = rung_up(shop, li, 999_99, (first,))
    assert view.quote.to_pay == Money(999_99)
    refusals = [one for one in view.quote.explanation if one.sentence == "coupon.below_threshold"]
    assert [dict(one.values)["missing"] for one in refusals] == [Money(1)]
    sold(shop, li, 1, (first,))  # the same basket, now at 1,000
    assert "first-purchase" not in coupons_of(shop, li)


def test_a_coupon_goes_with_the_member_it_belongs_to() -> None:
    shop = CounterShop(programme="corporate-travel")
    li = shop.enrol(LI, "tier.member.registering")
    other = shop.enrol(Profile(name="王芳", phone="13800002222"), "tier.member.registering")
    view = rung_up(shop, li, 50_00, (coupons_of(shop, li)["joining"],))
    changed = serve_member(
        shop.desk, shop.cashier, view.basket.basket_id, other.member_id, IdentifiedBy.PHONE
    )
    assert isinstance(changed, CounterView)
    assert changed.basket.coupons == ()
    assert changed.quote.to_pay == Money(50_00)


def test_points_earned_count_towards_a_tier_where_the_programme_says_so() -> None:
    shop = CounterShop(programme="apparel")
    li = shop.enrol(LI, "tier.ordinary.sale")
    view = sold(shop, li, 2_999_00)
    assert view.completed is not None
    assert view.completed.promotion_name is None
    assert balance(shop, li, AccountKind.PROGRESS) == 299
    view = sold(shop, li, 10_00)
    assert view.completed is not None
    assert view.completed.promotion_name is not None
    up = promote(shop.desk, shop.cashier, view.basket.basket_id, li.member_id)
    assert isinstance(up, CounterView)
    with shop.store.reading() as work:
        member = work.members.get(li.member_id)
    assert member is not None
    assert member.tier == "silver"


def test_what_a_year_adds_up_to_is_kept_day_by_day() -> None:
    shop = CounterShop(programme="apparel", now=datetime(2026, 3, 10, 2, 0, tzinfo=UTC))
    li = shop.enrol(LI, "tier.ordinary.sale")
    sold(shop, li, 100_00)
    programme = read_programme((resources() / "presets" / "apparel.toml").read_text(encoding="utf-8"))
    assert "money" in counters(programme)  # ninety days of slips open the first card
    with shop.store.reading() as work:
        member = work.members.get(li.member_id)
        assert member is not None
        today = member.joined_on
        assert work.members.counted(li.member_id, "money", today, today) == 100_00
        assert work.members.counted(li.member_id, "money", date(2026, 3, 11), date(2027, 3, 9)) == 0


def test_what_the_counter_booked_is_folded_again_from_the_journal() -> None:
    shop = CounterShop(programme="corporate-travel")
    li = shop.enrol(LI, "tier.member.registering")
    sold(shop, li, 99_00, (coupons_of(shop, li)["joining"],))
    with shop.store.reading() as work:
        before = work.digest()
    with shop.store.writing() as work:
        work.clear_projections()
        for stored in work.journal.after("S01-1", 0, 0, 1000):
            header, kind, version, plain = shop.sealing.open(stored.content)
            body = read_body(kind, version, plain)
            assert body is not None
            work.apply(body.rows(header))
        assert work.digest() == before
