"""A sale of one till comes back at another: through head office, once, and what could not be looked at is found."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from exception_chain import EVERYTHING
from fakes.chain import TillInMemory
from fakes.counter_shop import CUP, SHOP, TEA
from fakes.joined_shop import JoinedShop
from refund_stand import RefundStand
from shuke.application.counter.desk import Desk, SignsCodes
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.refunding.found_sale import HeldSale
from shuke.application.refunding.goodwill import GoodwillWish, give_back
from shuke.application.refunding.refunding import RefundDone, RefundWished, take_back
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.asking_refund import RefundAnswer, RefundFate
from shuke.application.sync.pulling import PageResult
from shuke.domain.exceptions.case import ExceptionCase
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.refund import SalePlace
from shuke.domain.sync.limits import REFUND_LIFE_MS


@dataclass
class Chain:
    """The counter shop's till sells; `other` is a second one, which has a counter of its own here."""

    shop: JoinedShop

    def __post_init__(self) -> None:
        self.sales = RefundStand(self.shop.shop)
        self.other = self.shop.other
        self.third = TillInMemory(self.shop.office, self.shop.shop.clock)
        self.who: Session = self.shop.shop.manager
        self.desk = self.desk_of(self.other)

    def desk_of(self, till: TillInMemory) -> Desk:
        return Desk(
            till.store,
            till.recorder,
            till.ids,
            ProgrammeShelf(),
            shop=lambda: SHOP,
            signs=SignsCodes(
                lambda code: f"SK:{code.number}",
                lambda card: f"SK:{card.number}",
                lambda code: code.prize_id,
            ),
            language=lambda: "zh",
            contact=till.contact,
        )

    def in_step(self) -> None:
        self.shop.in_step()
        self.third.sync.round()

    def ask(self, place: SalePlace, till: TillInMemory | None = None) -> RefundAnswer:
        return (till or self.other).sync.refunding.ask(place, self.shop.shop.clock.now_ms())

    def given(self, place: SalePlace) -> HeldSale:
        answer = self.ask(place)
        assert answer.held is not None, answer
        return answer.held

    def refund(self, held: HeldSale, *lines: tuple[int, int]) -> RefundDone | Refused | Reason:
        return take_back(self.desk, self.who, RefundWished(held, lines, "尺寸不合"))

    def cases(self) -> list[ExceptionCase]:
        with self.shop.office.store.reading() as work:
            return work.exceptions.page(EVERYTHING, None, 10)

    def balances(self, member_id: str) -> tuple[int, ...]:
        with self.shop.office.store.reading() as work:
            office = work.members.get(member_id)
        assert office is not None
        here = self.sales.balance(member_id)
        return here, self.other.balance(member_id), office.cumulative.minor


@pytest.fixture
def chain() -> Chain:
    return Chain(JoinedShop())


def test_another_till_takes_it_back_and_the_one_that_sold_it_knows(chain: Chain) -> None:
    who = chain.shop.shop.enrol(Profile("王小明", "13800138000")).member_id
    sale = chain.sales.sell((TEA.article_id, 1), (CUP.article_id, 2), member=who)
    chain.in_step()
    held = chain.given(sale.place)
    assert held.sale == sale.sale
    done = chain.refund(held, (2, 1000))
    assert isinstance(done, RefundDone)
    assert done.paid_back == Money(88_50)
    chain.other.sync.round()
    chain.in_step()
    assert chain.balances(who) == (216, 216, 216_50)  # 88.5 of 305 points go back as 89
    assert isinstance(chain.sales.ask(sale, (2, 2)), Reason)
    chain.shop.shop.clock.advance(60)
    assert chain.sales.refund(sale, (1, 1), (2, 1)).paid_back == Money(216_50)
    chain.in_step()
    chain.in_step()
    assert chain.balances(who) == (0, 0, 0)
    again = chain.refund(chain.given(sale.place), (1, 1000))
    assert isinstance(again, Refused)
    assert (again.refusal, dict(again.values)["till"]) == (Refusal.REFUNDED_ALREADY, "1号台")
    assert chain.cases() == []


def test_one_till_at_a_time_until_it_is_done_or_the_time_is_over(chain: Chain) -> None:
    sale = chain.sales.sell((TEA.article_id, 2))
    chain.in_step()
    held = chain.given(sale.place)
    taken = chain.ask(sale.place, chain.third)
    assert (taken.fate, taken.by, taken.held) == (RefundFate.TAKEN, chain.other.till, None)
    assert chain.ask(sale.place).fate is RefundFate.YOURS
    held = chain.given(sale.place)
    assert isinstance(chain.refund(held, (1, 1000)), RefundDone)
    chain.other.sync.round()
    assert chain.ask(sale.place, chain.third).fate is RefundFate.YOURS
    chain.shop.shop.clock.advance(REFUND_LIFE_MS // 1000 - 1)
    assert chain.ask(sale.place).fate is RefundFate.TAKEN
    chain.shop.shop.clock.advance(1)
    assert chain.ask(sale.place).fate is RefundFate.YOURS


def test_the_till_itself_gives_up_before_head_office_does(chain: Chain) -> None:
    sale = chain.sales.sell((TEA.article_id, 1))
    chain.in_step()
    held = chain.given(sale.place)
    chain.shop.shop.clock.advance(REFUND_LIFE_MS // 2000)
    assert chain.refund(held, (1, 1000)) == Refused(Refusal.PERMIT_OVER)
    assert isinstance(chain.refund(chain.given(sale.place), (1, 1000)), RefundDone)
    stolen = HeldSale(sale.header, sale.sale)
    assert chain.refund(stolen, (1, 1000)) == Refused(Refusal.PERMIT_OVER)


def test_what_head_office_has_not_heard_of_or_cannot_be_asked_is_said(chain: Chain) -> None:
    sale = chain.sales.sell((TEA.article_id, 1))
    assert chain.ask(sale.place).fate is RefundFate.UNKNOWN
    assert chain.ask(SalePlace("S09-9", 1, 1)).fate is RefundFate.UNKNOWN
    chain.in_step()
    assert chain.ask(SalePlace("S01-1", 1, 1)).fate is RefundFate.UNKNOWN
    chain.other.weather.down = True
    assert chain.ask(sale.place).fate is RefundFate.OFFLINE


def test_another_story_at_head_office_ends_it_and_an_answer_that_is_no_sale_is_none(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = chain.sales.sell((TEA.article_id, 1))
    chain.in_step()
    asking = "shuke.application.sync.asking_refund"
    with monkeypatch.context() as patched:
        patched.setattr(f"{asking}.apply_fetched", lambda *_: PageResult.FORKED)
        assert chain.ask(sale.place).fate is RefundFate.REFUSED
    with monkeypatch.context() as patched:
        patched.setattr(f"{asking}.read_body", lambda *_: None)
        assert chain.ask(sale.place).fate is RefundFate.UNKNOWN
    with monkeypatch.context() as patched:
        patched.setattr(f"{asking}.read_body", _full_disk)
        assert chain.ask(sale.place).fate is RefundFate.OFFLINE
    assert chain.ask(sale.place).fate is RefundFate.YOURS


def _full_disk(*_: object) -> None:
    raise StoreUnusable(StoreTrouble.DISK_FULL, "")


def test_both_at_once_out_of_reach_of_each_other_is_found(chain: Chain) -> None:
    """The till that sold it is cut off and takes it back; so does another one, by head office's leave."""
    sale = chain.sales.sell((TEA.article_id, 1))
    chain.in_step()
    assert isinstance(chain.refund(chain.given(sale.place), (1, 1000)), RefundDone)
    chain.sales.refund(sale)
    chain.other.sync.round()
    assert chain.cases() == []
    chain.in_step()
    (case,) = chain.cases()
    assert (case.kind, case.at_risk, case.till) == (ExceptionKind.REFUNDED_TWICE, Money(128_00), "S01-1")
    assert dict(case.about) == {"receipt": sale.sale.receipt_number, "refunds": "2"}


def wish(chain: Chain, number: str, minor: int, held: HeldSale | None = None) -> str | Refused:
    place, most = (held.place, held.sale.to_pay) if held else (None, None)
    return give_back(chain.desk, chain.who, GoodwillWish(number, Money(minor), "断网", place, most))


def test_goodwill_is_a_case_each_and_the_till_that_sold_it_takes_nothing_back_any_more(chain: Chain) -> None:
    sale = chain.sales.sell((TEA.article_id, 1))
    number = sale.sale.receipt_number
    assert wish(chain, number, 128_01, sale) == Refused(Refusal.AMOUNT)
    given = wish(chain, number, 100_00, sale)
    assert isinstance(given, str)
    second = wish(chain, number, 28_00, sale)
    assert isinstance(second, Refused)
    assert (second.refusal, dict(second.values)["number"]) == (Refusal.REFUNDED_ALREADY, given)
    chain.other.sync.round()
    (case,) = chain.cases()
    assert (case.kind, case.at_risk) == (ExceptionKind.GOODWILL_REFUND, Money(100_00))
    chain.in_step()
    refused = chain.sales.ask(sale)
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.REFUNDED_IN_GOODWILL


def test_a_number_that_was_typed_is_known_by_the_till_that_sold_it(chain: Chain) -> None:
    sale = chain.sales.sell((TEA.article_id, 1))
    number = sale.sale.receipt_number
    assert isinstance(wish(chain, number.lower(), 50_00), str)
    assert wish(chain, " ", 50_00) == Refused(Refusal.NO_RECEIPT)
    chain.other.sync.round()
    chain.in_step()
    refused = chain.sales.ask(sale)
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.REFUNDED_IN_GOODWILL
    here = give_back(chain.sales.shop.desk, chain.who, GoodwillWish(number, Money(1), "x"))
    assert here == Refused(Refusal.SALE_IS_HERE)


def test_taken_back_at_the_till_that_had_not_heard_of_the_goodwill_is_found(chain: Chain) -> None:
    sale = chain.sales.sell((TEA.article_id, 1))
    assert isinstance(wish(chain, sale.sale.receipt_number, 128_00, sale), str)
    chain.sales.refund(sale)
    chain.other.sync.round()
    chain.in_step()
    kinds = {case.kind for case in chain.cases()}
    assert kinds == {ExceptionKind.GOODWILL_REFUND, ExceptionKind.REFUNDED_TWICE}
