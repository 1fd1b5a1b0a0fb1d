"""Whatever is sold and taken back, in whatever order: nothing is created, nothing lost, all of it can be undone."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.membership.acting import TODAY, Shop, line, plain
from laws import examples
from shuke.domain.basket import TenderKind
from shuke.domain.membership.changes import CouponGiven, Outcome
from shuke.domain.membership.state import CouponState, OwnedCoupon
from shuke.domain.membership.sums import measured
from shuke.domain.money import Money, total
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.quote import SINCE_JOINING, HeldCoupon
from shuke.domain.slices.account import AccountKind, spendable

EVERYTHING = """
[stored_value]
least = 100

[referral]
points = 10
by_spending = [10, 100]

[stamps]
full = 3
least = 20

[[discounts]]
key = "ware"
name = { zh = "茶具", en = "Ware" }
tiers = ["ordinary", "gold"]
pay_percent = 93.7
only = { categories = ["ware"] }

[[coupons]]
key = "five"
name = { zh = "五元券", en = "Five off" }
kind = "amount"
amount = 5
validity = "never-lapses"

[[coupons]]
key = "item"
name = { zh = "单件券", en = "One item" }
kind = "item-percent"
pay_percent = 70
validity = "never-lapses"

[[rewards]]
key = "welcome"
name = { zh = "首单礼", en = "First sale" }
on = "first-sale"
gives = { points = 7, coupon = "five", count = 2 }

[[rewards]]
key = "big"
name = { zh = "大单礼", en = "Big sale" }
on = "sale"
per = "day"
reaches = { within = "sale", from = 50 }
gives = { points = 13, bonus = 3 }
"""

MEMBERS = ("m", "near", "far")
ALL_POINTS = Measure(Counted.POINTS, Span.JOINED)
SALES = Measure(Counted.SALES, Span.JOINED)

wares = st.lists(
    st.builds(
        line,
        st.just(0),
        st.integers(0, 9999).map(lambda fen: f"{fen // 100}.{fen % 100:02}"),
        st.integers(1, 4),
        category=st.sampled_from(["tea", "ware"]),
    ),
    min_size=1,
    max_size=4,
)


class SellingAndTakingBack(RuleBasedStateMachine):
    @initialize(points=st.integers(0, 5000), principal=st.integers(0, 30_000), bonus=st.integers(0, 9000))
    def open(self, points: int, principal: int, bonus: int) -> None:
        self.shop = Shop(plain(more=EVERYTHING))
        self.shop.member("far")
        self.shop.member("near", referrer="far")
        self.shop.member("m", referrer="near")
        self.shop.has("m", AccountKind.POINTS, points // 3, "2030-12-31")
        self.shop.has("m", AccountKind.POINTS, points)
        self.shop.has("m", AccountKind.PRINCIPAL, principal)
        self.shop.has("m", AccountKind.BONUS, bonus)
        for number, kind in enumerate(("five", "item", "five"), 1):
            held = HeldCoupon(f"c-{number}", kind, TODAY, None, self.rate(kind))
            self.shop.do(Outcome((CouponGiven(OwnedCoupon(held, "m", "gift")),)))
        self.before = self.balances()

    def rate(self, kind: str):  # type: ignore[no-untyped-def]
        coupon = self.shop.programme.coupon(kind)
        assert coupon is not None
        return coupon.rate_for("ordinary")

    def balances(self) -> dict[tuple[str, AccountKind], object]:
        book = self.shop.book
        return {(one, account): book.lots(one, account) for one in MEMBERS for account in AccountKind}

    @rule(
        goods=wares,
        who=st.sampled_from(["m", "m", "m", "near", ""]),
        wish=st.integers(0, 2000),
        coupons=st.sampled_from([(), None]),
        voucher=st.integers(0, 3000),
        share=st.integers(0, 100),
        days=st.integers(0, 3),
    )
    def sell(self, goods, who, wish, coupons, voucher, share, days) -> None:  # type: ignore[no-untyped-def]
        shop, numbered = self.shop, [line_with(one, n) for n, one in enumerate(goods, 1)]
        shop.today += timedelta(days=days)
        answer = shop.sells(
            *numbered, to=who, sale=shop.book.new_id("try"), points_wanted=wish, coupons=coupons
        )
        if answer.refused is None:
            name = dict(answer.gave)["sale"]
            self.mixed_tenders(shop, numbered, who, shop.book.sales[name].to_pay, voucher, share)

    def mixed_tenders(self, shop, goods, who, to_pay, voucher, share) -> None:  # type: ignore[no-untyped-def]
        """The same goods again, paid with several tenders."""
        left = to_pay.minor
        by_voucher = min(voucher, left)
        stored = sum(
            spendable(shop.book.lots(who, account), shop.today)
            for account in (AccountKind.PRINCIPAL, AccountKind.BONUS)
        )
        by_stored = min((left - by_voucher) * share // 100, stored) if who else 0
        pay = [(TenderKind.VOUCHER, by_voucher), (TenderKind.STORED_VALUE, by_stored)]
        shop.sells(*goods, to=who, tenders=tuple((kind, Money(fen)) for kind, fen in pay if fen))

    @precondition(lambda self: self.shop.book.sales)
    @rule(data=st.data())
    def take_back_some(self, data: st.DataObject) -> None:
        sale = self.shop.book.sales[data.draw(st.sampled_from(sorted(self.shop.book.sales)))]
        chosen = data.draw(st.sampled_from(sale.lines))
        pieces = data.draw(st.integers(1, 5))
        left = (chosen.line.quantity_milli - chosen.returned_milli) // 1000
        outcome = self.shop.refunds(sale.sale_id, (chosen.line.line_id, pieces))
        assert (outcome.refused is None) == (pieces <= left)

    @precondition(lambda self: self.shop.book.sales)
    @rule(data=st.data())
    def take_back_the_rest(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.shop.book.sales)))
        done = all(one.returned_milli == one.line.quantity_milli for one in self.shop.book.sales[name].lines)
        outcome = self.shop.refunds(name)
        assert (outcome.refused is None) == (not done)
        self.is_undone(name)

    def is_undone(self, name: str) -> None:
        sale = self.shop.book.sales[name]
        sums: Counter[object] = Counter()
        for entry in (*sale.entries, *sale.reversed):
            sums[entry.account, entry.lot, entry.member_id, entry.rule] += entry.amount
        assert not any(sums.values())
        paid = Counter({tender.kind: 0 for tender in sale.tenders})
        for tender in sale.tenders:
            paid[tender.kind] += tender.amount.minor
        for one in sale.refunds:
            for kind, amount in one.tenders:
                paid[kind] -= amount.minor
        assert not any(paid.values())

    @invariant()
    def balances_are_the_sums_of_what_was_booked(self) -> None:
        for (member, account, lot), amount in self.shop.moved.items():
            found = {one.lot: one.amount for one in self.shop.book.lots(member, account)}
            assert found.get(lot, 0) == amount

    @invariant()
    def no_more_goes_back_than_came(self) -> None:
        for sale in self.shop.book.sales.values():
            back: Counter[TenderKind] = Counter()
            for one in sale.refunds:
                for kind, amount in one.tenders:
                    assert amount.minor >= 0
                    back[kind] += amount.minor
            paid = total(tender.amount for tender in sale.tenders)
            assert (
                sum(back.values()) == total(one.returned(one.net) for one in sale.lines).minor <= paid.minor
            )
            for kind, amount in back.items():
                assert amount <= sum(one.amount.minor for one in sale.tenders if one.kind is kind)

    @invariant()
    def principal_is_never_owed(self) -> None:
        assert all(one.amount >= 0 for one in self.shop.book.lots("m", AccountKind.PRINCIPAL))

    def teardown(self) -> None:
        """Taking back all that is left of everything restores every balance."""
        if not hasattr(self, "before"):
            return
        for name in sorted(self.shop.book.sales):
            self.shop.refunds(name)
            self.is_undone(name)
        assert self.balances() == self.before
        coupons = self.shop.book.coupons.values()
        assert [one.state for one in coupons if one.rule == "gift"] == [CouponState.OPEN] * 3
        for member in self.shop.book.members.values():
            for measure in (SINCE_JOINING, ALL_POINTS, SALES):
                assert measured(self.shop.book, member, measure, self.shop.today) == 0
            uses: Counter[object] = Counter()
            for one in self.shop.book.uses:
                uses[one.member_id, one.rule, one.period] += one.times
            assert not any(uses.values())


def line_with(one, number):  # type: ignore[no-untyped-def]
    return type(one)(
        number, one.name, one.unit_price, quantity_milli=one.quantity_milli, category=one.category
    )


TestSellingAndTakingBack = SellingAndTakingBack.TestCase
TestSellingAndTakingBack.settings = settings(max_examples=examples(25), stateful_step_count=12, deadline=None)
