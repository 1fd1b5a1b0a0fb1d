"""Laws of money held, over any sequence of top-ups, sales, refunds, money paid back and days."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.stored_value_shop import SmallShop, refusal, small
from laws import examples
from shuke.domain.membership.settlement import settlement
from shuke.domain.membership.stored_value import given_back, unspent
from shuke.domain.membership.takings import owed_to_holders, revenue
from shuke.domain.membership.topping_up import close_balance
from shuke.domain.slices.account import AccountKind

HOLDERS = ["li", "hu", "b"]
SHOPS = ["east", "west"]
FEN = st.integers(1, 60_000)


def fen(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}"


class MoneyHeld(RuleBasedStateMachine):
    """Two members and a bearer card, two shops, half of a day's top-ups to be spent on the day itself.

    Beside the book stands the money itself: what was handed over the counter for top-ups, and back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shop = SmallShop(small("ceilings = false\nsame_day_below_percent = 50"), "li", "hu")
        self.shop.sell_bearer("b", 100, shop="east")
        self.handed_in = 10_000
        self.handed_back = 0
        self.sales: list[str] = []

    @rule(holder=st.sampled_from(HOLDERS), minor=FEN, where=st.sampled_from(SHOPS))
    def top_up(self, holder: str, minor: int, where: str) -> None:
        before = self.shop.principal(holder), self.shop.bonus(holder)
        if not self.alive(holder):
            return
        outcome = self.shop.top_up(holder, fen(minor), shop=where)
        if refusal(outcome):
            assert minor < 10_000
            assert (self.shop.principal(holder), self.shop.bonus(holder)) == before
        else:
            self.handed_in += minor
            assert self.shop.principal(holder) == before[0] + minor

    @rule(holder=st.sampled_from(HOLDERS), minor=st.none() | FEN, where=st.sampled_from(SHOPS))
    def sell(self, holder: str, minor: int | None, where: str) -> None:
        """An amount, or all there is."""
        there = self.shop.principal(holder), self.shop.bonus(holder)
        amount = minor or sum(there) or 1
        name = f"s{len(self.sales)}"
        bearer = holder if holder == "b" else ""
        allowed = self.alive(holder) and amount <= sum(there) and self.within_the_day(holder, amount)
        outcome = self.shop.sell("" if bearer else holder, fen(amount), name=name, shop=where, bearer=bearer)
        assert bool(refusal(outcome)) is not allowed
        if allowed:
            self.sales.append(name)
            first = min(amount, there[0])
            assert self.shop.principal(holder) == there[0] - first
            assert self.shop.bonus(holder) == there[1] - (amount - first)
        else:
            assert (self.shop.principal(holder), self.shop.bonus(holder)) == there

    def within_the_day(self, holder: str, amount: int) -> bool:
        """Below half of what was paid in today and is still there, all of today's sales that stand together."""
        book, today = self.shop.book, self.shop.on
        paid_in = sum(one.kept.minor for one in book.top_ups_of(holder) if one.business_date == today)
        stands = sum(
            sale.to_pay.minor
            for sale in book.sales_paid_by(holder)
            if sale.business_date == today and not sale.refunds
        )
        return not paid_in or 2 * (stands + amount) < paid_in

    @precondition(lambda self: self.sales)
    @rule(data=st.data())
    def refund(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.sales))
        sale = self.shop.book.sales[name]
        holder = sale.bearer or sale.member_id
        before = self.shop.principal(holder) + self.shop.bonus(holder)
        if not refusal(self.shop.refund(name)):
            assert self.shop.principal(holder) + self.shop.bonus(holder) == before + sale.to_pay.minor
            again = self.shop.book.sales[name]
            back = sum(source.amount for _, source in given_back(again))
            assert back == sum(source.amount for source in again.sources)

    @rule(data=st.data(), minor=st.none() | FEN)
    def pay_back(self, data: st.DataObject, minor: int | None) -> None:
        name = data.draw(st.sampled_from(sorted(self.shop.book.top_ups)))
        record = self.shop.book.top_ups[name]
        left = unspent(self.shop.book, record.holder)[name][AccountKind.PRINCIPAL]
        before = self.shop.principal(record.holder)
        outcome = self.shop.pay_back(name, None if minor is None else fen(minor))
        wanted = left if minor is None else minor
        if refusal(outcome):
            assert not left or wanted > left
        else:
            self.handed_back += wanted
            assert self.shop.principal(record.holder) == before - wanted

    @rule(holder=st.sampled_from(HOLDERS))
    def close(self, holder: str) -> None:
        there = self.shop.principal(holder)
        if not refusal(self.shop.did(close_balance(self.shop.book, holder, self.shop.on))):
            self.handed_back += there
            assert self.shop.principal(holder) == self.shop.bonus(holder) == 0

    @rule(days=st.sampled_from([1, 31]))
    def next_day(self, days: int) -> None:
        self.shop.on += timedelta(days=days)

    def alive(self, holder: str) -> bool:
        return holder != "b" or self.shop.card("b").status.value == "active"

    @invariant()
    def nothing_is_below_zero(self) -> None:
        for holder in HOLDERS:
            for account in (AccountKind.PRINCIPAL, AccountKind.BONUS):
                assert all(part.amount > 0 for part in self.shop.book.lots(holder, account))

    @invariant()
    def a_balance_is_the_sum_of_its_entries(self) -> None:
        book = self.shop.book
        for holder in HOLDERS:
            for account in (AccountKind.PRINCIPAL, AccountKind.BONUS):
                records = (
                    *(entry for one in book.top_ups.values() for entry in one.entries),
                    *(e for sale in book.sales.values() for e in (*sale.entries, *sale.reversed)),
                )
                mine = (one.amount for one in records if (one.member_id, one.account) == (holder, account))
                assert book.balance(holder, account) == sum(mine)

    @invariant()
    def money_is_where_it_went(self) -> None:
        """Handed in = owed + earned + handed back: no sale here is paid otherwise."""
        book = self.shop.book
        assert self.handed_in == owed_to_holders(book).minor + revenue(book).minor + self.handed_back

    @invariant()
    def what_is_unspent_of_the_top_ups_is_the_principal(self) -> None:
        for holder in HOLDERS:
            left = unspent(self.shop.book, holder).values()
            assert all(part[AccountKind.PRINCIPAL] >= 0 for part in left)
            assert sum(part[AccountKind.PRINCIPAL] for part in left) == self.shop.principal(holder)

    @invariant()
    def shops_owe_each_other_what_moved_between_them(self) -> None:
        """Over all months: at each shop, what its sales took minus what its own top-ups lost."""
        book = self.shop.book
        months = {sale.business_date.replace(day=1) for sale in book.sales.values()}
        months |= {one.business_date.replace(day=1) for sale in book.sales.values() for one in sale.refunds}
        owed = [
            line
            for month in months
            for line in settlement(book, self.shop.programme, month).owed
            if line.creditor == "west"
        ]
        moved = sum(
            sign * source.amount
            for sale in book.sales.values()
            if sale.shop == "west"
            for sign, source in (
                *((1, source) for source in sale.sources),
                *((-1, source) for _, source in given_back(sale)),
            )
            if source.shop == "east"
        )
        assert sum(line.amount.minor for line in owed) == moved


MoneyHeld.TestCase.settings = settings(max_examples=examples(30), stateful_step_count=30, deadline=None)
TestMoneyHeld = MoneyHeld.TestCase
