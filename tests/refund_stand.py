"""Sales that come back, over a shop in memory: use cases alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from fakes.counter_shop import CounterShop
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member, want_coupons, want_points
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.refunding.found_sale import HeldSale, held_sale
from shuke.application.refunding.refunding import RefundDone, RefundLooked, RefundWished, look, take_back
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.refund import SalePlace
from shuke.domain.slices.account import AccountKind

__all__ = ["RefundStand"]

_PLENTY = 10**12


@dataclass
class RefundStand:
    shop: CounterShop = field(default_factory=CounterShop)

    def sell(
        self,
        *articles: tuple[str, int],
        member: str = "",
        points: int = 0,
        coupons: tuple[str, ...] = (),
        tenders: tuple[tuple[TenderKind, int], ...] = (),
    ) -> HeldSale:
        """Articles with pieces; tenders with yuan, cash pays the rest."""
        desk, who = self.shop.desk, self.shop.cashier
        basket = desk.begin(who).basket.basket_id
        for article, pieces in articles:
            assert isinstance(add_article(desk, who, basket, article, pieces * 1000), CounterView)
        if member:
            assert isinstance(serve_member(desk, who, basket, member, IdentifiedBy.PHONE), CounterView)
        if points:
            assert isinstance(want_points(desk, who, basket, points), CounterView)
        if coupons:
            assert isinstance(want_coupons(desk, who, basket, coupons), CounterView)
        for kind, yuan in tenders:
            paid = pay(desk, lambda: _PLENTY, who, basket, kind, Money(yuan * 100))
            assert isinstance(paid, CounterView), paid
        view = (
            paid if tenders and paid.completed else pay(desk, lambda: _PLENTY, who, basket, TenderKind.CASH)
        )
        assert isinstance(view, CounterView)
        assert view.completed is not None
        return self.held(SalePlace("S01-1", view.completed.epoch, view.completed.seq))

    def held(self, place: SalePlace) -> HeldSale:
        with self.shop.store.reading() as work:
            held = held_sale(self.shop.desk, work, place)
        assert held is not None
        return held

    def look(self, held: HeldSale, *lines: tuple[int, int]) -> RefundLooked:
        """Lines with pieces; none: all of each."""
        with self.shop.store.reading() as work:
            answer = look(self.shop.desk, work, self.shop.cashier, self._wished(held, lines))
        assert isinstance(answer, RefundLooked), answer
        return answer

    def ask(
        self, held: HeldSale, *lines: tuple[int, int], who: Session | None = None, shown: Money | None = None
    ) -> object:
        wished = self._wished(held, lines)
        wished = RefundWished(wished.held, wished.lines, "尺寸不合", shown)
        return take_back(self.shop.desk, who or self.shop.manager, wished)

    def refund(self, held: HeldSale, *lines: tuple[int, int]) -> RefundDone:
        answer = self.ask(held, *lines)
        assert isinstance(answer, RefundDone), answer
        return answer

    def _wished(self, held: HeldSale, lines: tuple[tuple[int, int], ...]) -> RefundWished:
        every = ((one.line.line_id, one.line.quantity_milli) for one in held.sale.lines)
        chosen = tuple((line, pieces * 1000) for line, pieces in lines) or tuple(every)
        return RefundWished(held, chosen)

    def slips(self) -> list[PrintJob]:
        """Of refunds, in their order."""
        with self.shop.store.reading() as work:
            every = (work.print_jobs.get(at) for at in range(1, 100))
            return [job for job in every if job is not None and job.kind is PrintKind.REFUND_SLIP]

    def balance(self, member: str, account: AccountKind = AccountKind.POINTS) -> int:
        with self.shop.store.reading() as work:
            return work.members.balance(member, account)

    def own(self, member: str, account: AccountKind = AccountKind.POINTS) -> int:
        """What is this till's."""
        with self.shop.store.reading() as work:
            return sum(part.amount for part in work.members.slices("S01-1", member, account))
