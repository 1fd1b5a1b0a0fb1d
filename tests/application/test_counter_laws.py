"""Laws of the counter that hold whatever the cashier does, in whatever order, on whatever day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule
from sqlalchemy import text

from domain.random_checkouts import DISCOUNTS
from domain.tea_chain import changed
from fakes.counter_shop import CUP, SHOP, TEA, CounterShop
from laws import examples
from shuke.application.counter.holding import held_baskets, hold_basket, resume_basket
from shuke.application.counter.lines import add_article, add_open_amount, cancel_line, void_basket
from shuke.application.counter.member import forget_member, serve_member, want_points
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.journal_check import check_journals
from shuke.application.promoting import promote
from shuke.application.rebuilding import rebuild
from shuke.application.refusal import Refused
from shuke.domain.basket import BasketState, IdentifiedBy, TenderKind
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money, total
from shuke.domain.profile import Profile
from shuke.domain.slices.account import NEVER, AccountKind, spendable
from shuke_db.unit_of_work import SqlWork

TILL = "S01-1"
POINTS = AccountKind.POINTS
fen = st.integers(1, 300_00).map(Money)


def publish(shop: CounterShop, body: FactBody) -> None:
    """Record the fact by itself."""
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, body, staff="")
        work.commit()


class Counter(RuleBasedStateMachine):
    """One till of a single shop, its clock, and a cashier who presses any key at any time."""

    members = Bundle("members")
    parked = Bundle("parked")

    def __init__(self) -> None:
        super().__init__()
        self.shop = CounterShop()
        self.known: list[str] = []
        self.told: dict[str, Money] = {}
        document = changed(
            ("version = 1\n", "version = 2\n"),
            ("from = 7000\n", "from = 200\n"),
            ("from = 16000", "from = 400"),
            more=DISCOUNTS,
        )
        publish(self.shop, ProgrammePublished("tea-chain", 2, date(2021, 1, 1), document))
        self.basket = self.shop.desk.begin(self.shop.cashier).basket.basket_id

    def show(self, answer: CounterView | Refused) -> CounterView | None:
        """What is on the counter afterwards; a refusal leaves it as it was."""
        if isinstance(answer, Refused):
            return None
        self.basket = answer.basket.basket_id
        if not answer.basket.tenders:
            self.told.pop(self.basket, None)
        else:
            told = self.told.setdefault(self.basket, answer.quote.to_pay)
            assert answer.quote.to_pay == told, "the price changed under a customer who has begun to pay"
        return answer

    @rule(target=members)
    def enrol(self) -> str:
        member = self.shop.enrol(Profile(f"客{len(self.known)}", f"1380013{len(self.known):04d}"))
        self.known.append(member.member_id)
        return member.member_id

    @rule(target=members, lots=st.dictionaries(st.integers(0, 60), st.integers(1, 400), max_size=3))
    def carry_over(self, lots: dict[int, int]) -> str:
        member_id = self.shop.ids.new_id()
        with self.shop.store.writing() as work:
            today = self.shop.recorder.today(work, SHOP)
            parts = tuple(
                CarriedLot(POINTS, (today + timedelta(days=days)).isoformat() if days else NEVER, amount)
                for days, amount in lots.items()
            )
            fact = MemberCarriedOver(
                member_id,
                f"8{len(self.known):07d}",
                "ordinary",
                today,
                today,
                bytes(32),
                "S01",
                "旧系统",
                parts,
            )
            self.shop.recorder.record(work, SHOP, fact, staff="")
            work.commit()
        self.known.append(member_id)
        return member_id

    @rule(member=members)
    def serve(self, member: str) -> None:
        self.show(serve_member(self.shop.desk, self.shop.cashier, self.basket, member, IdentifiedBy.PHONE))

    @rule()
    def forget(self) -> None:
        self.show(forget_member(self.shop.desk, self.shop.cashier, self.basket))

    @rule(amount=fen)
    def ring_up(self, amount: Money) -> None:
        self.show(add_open_amount(self.shop.desk, self.shop.cashier, self.basket, amount))

    @rule(article=st.sampled_from([TEA, CUP]), quantity_milli=st.sampled_from([1000, 2000, 250, 0]))
    def scan(self, article: object, quantity_milli: int) -> None:
        article_id = article.article_id  # type: ignore[attr-defined]
        self.show(add_article(self.shop.desk, self.shop.cashier, self.basket, article_id, quantity_milli))

    @rule(line=st.integers(1, 4))
    def cancel(self, line: int) -> None:
        self.show(cancel_line(self.shop.desk, self.shop.cashier, self.basket, line))

    @rule(points=st.integers(0, 800))
    def use_points(self, points: int) -> None:
        self.show(want_points(self.shop.desk, self.shop.cashier, self.basket, points))

    @rule(more=st.none() | fen)
    def pay_cash(self, more: Money | None) -> None:
        self.pay(TenderKind.CASH, more)

    @rule(member=members, amount=fen, points=st.integers(0, 800), part=st.none() | fen)
    def sell(self, member: str, amount: Money, points: int, part: Money | None) -> None:
        """A whole sale, or one of which only a part is paid so far."""
        self.serve(member)
        self.ring_up(amount)
        self.use_points(points)
        self.pay(TenderKind.ALIPAY if part else TenderKind.CASH, part)

    @rule(member=members, held=consumes(parked))
    def come_back_with_another_tier(self, member: str, held: str) -> None:
        self.pay_cash(None)
        self.take_up_a_tier(member)
        self.resume(held, on_the_counter=True)

    @rule(part=fen)
    def pay_a_part(self, part: Money) -> None:
        self.pay(TenderKind.ALIPAY, part)

    def pay(self, kind: TenderKind, given: Money | None) -> None:
        self.show(pay(self.shop.desk, lambda: LEAST_FREE_BYTES, self.shop.cashier, self.basket, kind, given))

    @rule(number=st.integers(1, 2))
    def give_back(self, number: int) -> None:
        self.show(take_back_tender(self.shop.desk, self.shop.cashier, self.basket, number))

    @rule(target=parked)
    def hold(self) -> str:
        held = self.basket
        self.show(hold_basket(self.shop.desk, self.shop.cashier, held))
        return held

    @rule(held=consumes(parked), on_the_counter=st.booleans())
    def resume(self, held: str, on_the_counter: bool) -> None:
        """Also from a screen that still shows a basket which is gone."""
        basket = self.basket if on_the_counter else "01JBYT3Q8Z4M7N2K5V9C6XW0RA"
        self.show(resume_basket(self.shop.desk, self.shop.cashier, basket, held))

    @rule()
    def void(self) -> None:
        self.show(void_basket(self.shop.desk, self.shop.cashier, self.basket))

    @rule(member=members)
    def take_up_a_tier(self, member: str) -> None:
        self.show(promote(self.shop.desk, self.shop.cashier, self.basket, member))

    @rule(hours=st.sampled_from([1, 20, 24, 24 * 7, 24 * 40]))
    def time_goes_by(self, hours: int) -> None:
        self.shop.clock.advance(hours * 3600)

    @rule()
    def the_clock_is_set_back(self) -> None:
        self.shop.clock.set_back(3 * 86_400)

    @rule()
    def the_till_starts_again(self) -> None:
        self.show(self.shop.desk.begin(self.shop.cashier))

    @precondition(lambda self: self.known)
    @invariant()
    def no_slice_is_overspent_and_sums_agree(self) -> None:
        with self.shop.store.reading() as work:
            for member in self.known:
                own = work.members.slices(TILL, member, POINTS)
                assert all(part.amount >= 0 for part in own)
                assert work.members.balance(member, POINTS) == sum(part.amount for part in own)
                assert self.promised(work, member) <= sum(part.amount for part in own)
        assert self.table("ledger") == self.table("balances") == self.table("slices")

    @invariant()
    def one_basket_is_on_the_counter(self) -> None:
        with self.shop.store.reading() as work:
            (on_it,) = work.baskets.in_state(BasketState.OPEN.value)
        assert on_it.basket_id == self.basket

    def promised(self, work: SqlWork, member: str) -> int:
        """Points that partly paid baskets of this member count on."""
        stored = [basket for state in BasketState for basket in work.baskets.in_state(state.value)]
        baskets = map(self.shop.desk.read, stored)
        return sum(
            basket.points_wanted for basket in baskets if basket.tenders and basket.member_id == member
        )

    def table(self, name: str) -> dict[tuple[str, str], int]:
        with self.shop.engine.connect() as connection:
            rows = connection.execute(
                text(f"SELECT member_id, lot, sum(amount) FROM {name} GROUP BY member_id, lot")
            )
            return {(row[0], row[1]): row[2] for row in rows}

    def sales(self) -> list[SaleCompleted]:
        found = []
        with self.shop.store.reading() as work:
            for fact in work.journal.after(TILL, 0, 0, 10_000):
                _, kind, version, plain = self.shop.sealing.open(fact.content)
                body = read_body(kind, version, plain)
                if isinstance(body, SaleCompleted):
                    found.append(body)
        return found

    def teardown(self) -> None:
        sales = self.sales()
        assert [sale.receipt_number for sale in sales] == [
            f"{TILL}.1-{number:06d}" for number in range(1, len(sales) + 1)
        ]
        with self.shop.store.reading() as work:
            totals = work.sales.totals(TILL, 1)
        assert (totals.sales, totals.paid_minor) == (len(sales), total(sale.to_pay for sale in sales).minor)
        for sale in sales:
            adds_up(sale)
        own_key = {TILL: self.shop.signer.public_key}
        assert check_journals(self.shop.store, self.shop.sealing, own_key, lambda _: None).findings == ()
        done = rebuild(self.shop.store, self.shop.sealing, self.shop.encoding, str.lower, lambda _: None)
        assert done.unchanged
        self.shop.engine.dispose()


def adds_up(sale: SaleCompleted) -> None:
    """Every fen and point of a sale is explained."""
    assert sale.gross - sale.discount - sale.points_value == sale.to_pay
    assert total(tender.amount for tender in sale.tenders) == sale.to_pay
    assert total(sold.net for sold in sale.lines) == sale.to_pay
    told = [line for line in reasons_of(sale.explanation) if line.applied]
    for rule_names, amount, points in (
        ("discount.", sale.discount, 0),
        ("points.", sale.points_value, -sale.points_used),
        ("earning.", Money(0), sale.points_earned if sale.member_id else 0),
    ):
        said = [line for line in told if line.rule.startswith(rule_names)]
        assert total(line.amount for line in said) == amount
        assert sum(line.points for line in said) == points
    assert sum(entry.amount for entry in sale.entries) == sale.points_earned - sale.points_used
    assert sale.points_after - sale.points_before == sale.points_earned - sale.points_used
    assert sale.member_id or not sale.entries


TestCounterLaws = Counter.TestCase
TestCounterLaws.settings = settings(
    max_examples=examples(20),
    stateful_step_count=30,
    deadline=None,
    # Without shrinking, which takes minutes here; add `Phase.shrink` to look into a failure.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def spendable_now(shop: CounterShop, member_id: str) -> int:
    with shop.store.reading() as work:
        today = shop.recorder.today(work, SHOP)
        return spendable(work.members.slices(TILL, member_id, POINTS), today)


def test_lapsed_points_are_never_spent() -> None:
    shop = CounterShop()
    member_id = shop.ids.new_id()
    lots = (CarriedLot(POINTS, "2026-03-10", 300), CarriedLot(POINTS, NEVER, 100))
    day = date(2026, 3, 10)
    fact = MemberCarriedOver(member_id, "80000001", "ordinary", day, day, bytes(32), "S01", "旧系统", lots)
    publish(shop, fact)
    assert spendable_now(shop, member_id) == 400
    shop.clock.advance(86_400)
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(shop.desk, shop.cashier, basket, Money(50_00))
    view = want_points(shop.desk, shop.cashier, basket, 400)
    assert isinstance(view, CounterView)
    assert view.quote.points_used == 100
    assert held_baskets(shop.desk) == ()
