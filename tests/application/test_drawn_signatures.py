"""A signature drawn for a payment: beside the sale's fact, on its paper, and gone when the person is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from fakes.counter_shop import TEA, CounterShop
from fakes.value_shop import PLENTY, value_shop
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.stored_value import Confirmed
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.journal_reading import SaleRecord, find_sale
from shuke.application.members.erasing import Erasing, ErasureLook
from shuke.application.money_held.paying_back import BackWanted, pay_value_back
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.ports.printing import PrintJob
from shuke.application.refusal import Refused
from shuke.application.signature_paper import signature_in, signature_picture
from shuke.application.sync.pushing import attachments_of, named_attachments
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.paper import Picture, SignatureLine
from shuke.domain.signature import Signature
from shuke.domain.tier_held import TierHeld

WRITTEN = Signature(
    (tuple((100 + at * 20, 200 + (at % 5) * 30) for at in range(50)), ((700, 90), (720, 300)))
)
BY_SCREEN = Confirmed(drawn=WRITTEN)


@dataclass
class Stand:
    shop: CounterShop
    member_id: str
    number: str

    def basket(self, pieces: int = 5) -> str:
        desk, who = self.shop.desk, self.shop.cashier
        basket_id = desk.begin(who).basket.basket_id
        serve_member(desk, who, basket_id, self.member_id, IdentifiedBy.PHONE)
        add_article(desk, who, basket_id, TEA.article_id, pieces * 1000)
        return basket_id

    def pay(
        self,
        basket_id: str,
        given: Money | None = None,
        confirmed: Confirmed = BY_SCREEN,
        kind: TenderKind = TenderKind.STORED_VALUE,
    ) -> CounterView:
        shop = self.shop
        view = pay(shop.desk, lambda: PLENTY, shop.cashier, basket_id, kind, given, confirmed=confirmed)
        assert not isinstance(view, Refused), view
        return view

    def sold(self) -> CompletedSale:
        done = self.pay(self.basket()).completed
        assert done is not None
        return done

    def fact(self, done: CompletedSale) -> SaleCompleted:
        with self.shop.store.reading() as work:
            stored = work.journal.get("S01-1", done.epoch, done.seq)
        assert stored is not None
        _, kind, version, plain = self.shop.sealing.open(stored.content)
        body = read_body(kind, version, plain)
        assert isinstance(body, SaleCompleted)
        return body

    def job(self, done: CompletedSale) -> PrintJob:
        with self.shop.store.reading() as work:
            job = work.print_jobs.latest(done.receipt_number)
        assert job is not None
        return job

    def kept(self, name: bytes) -> bytes:
        with self.shop.store.reading() as work:
            attachment = work.attachments.get(self.member_id, name)
        return attachment.content if attachment else b""

    def erase(self) -> None:
        pay_value_back(self.shop.desk, self.shop.manager, BackWanted(self.member_id, note="本人要求"))
        look = Erasing(self.shop.desk).erase(self.shop.manager, self.member_id, self.number, "本人要求")
        assert isinstance(look, ErasureLook), look


@pytest.fixture
def stand() -> Stand:
    shop, member = value_shop()
    wanted = TopUpWanted("t-1", member.member_id, Money(3000_00))
    assert isinstance(top_up(shop.desk, lambda: PLENTY, shop.manager, wanted), TopUpAnswer)
    return Stand(shop, member.member_id, member.number)


def pictures(job: PrintJob) -> list[Picture]:
    return [one for one in composed(job).elements if isinstance(one, Picture)]


def test_it_lies_beside_the_fact_and_is_printed_in_the_place_of_the_line(stand: Stand) -> None:
    done = stand.sold()
    sale = stand.fact(done)
    assert stand.kept(sale.signature) == WRITTEN.packed()
    assert [tender.reference for tender in sale.tenders] == ["drawn"]
    job = stand.job(done)
    assert pictures(job) == [signature_picture(WRITTEN)]
    assert not any(isinstance(one, SignatureLine) for one in composed(job).elements)
    assert WRITTEN.packed() not in job.content, "else it would outlive the person's data"


def test_each_receipt_prints_its_own(stand: Stand) -> None:
    other = Signature((((0, 0), (1200, 400)),))
    first, second = stand.sold(), stand.pay(stand.basket(), confirmed=Confirmed(drawn=other)).completed
    assert second is not None
    assert pictures(stand.job(first)) == [signature_picture(WRITTEN)]
    assert pictures(stand.job(second)) == [signature_picture(other)]


def test_the_picture_shows_every_stroke_and_nothing_else() -> None:
    picture = signature_picture(Signature((((0, 0), (1200, 400)), ((1200, 0),))))
    row = picture.width_dots // 8

    def black(x: int, y: int) -> bool:
        return bool(picture.bits[y * row + x // 8] & 0x80 >> x % 8)

    assert black(1, 1)
    assert black(358, 118)
    assert black(180, 60)
    assert black(358, 1)
    assert not black(300, 30)
    assert not black(60, 100)


def test_on_paper_it_is_a_line_and_nothing_is_kept(stand: Stand) -> None:
    done = stand.pay(stand.basket(), confirmed=Confirmed(signs_on_paper=True)).completed
    assert done is not None
    assert stand.fact(done).signature == b""
    assert any(isinstance(one, SignatureLine) for one in composed(stand.job(done)).elements)
    assert pictures(stand.job(done)) == []


def test_it_goes_with_the_person_and_the_chain_is_whole(stand: Stand) -> None:
    done = stand.sold()
    name = stand.fact(done).signature
    stand.erase()
    assert stand.kept(name) == b""
    assert stand.fact(done).signature == name
    assert pictures(stand.job(done)) == []
    assert not any(isinstance(one, SignatureLine) for one in composed(stand.job(done)).elements)


def test_the_sale_in_the_journal_shows_it_as_long_as_it_lies_here(stand: Stand) -> None:
    done, shop = stand.sold(), stand.shop

    def found() -> SaleRecord:
        keys = {"S01-1": (shop.signer.public_key,)}
        with shop.store.reading() as work:
            record = find_sale(work, shop.sealing, keys, shop.manager, done.receipt_number)
        assert isinstance(record, SaleRecord)
        return record

    assert found().signature == WRITTEN
    stand.erase()
    assert found().signature is None
    assert found().intact


def test_it_waits_in_the_basket_until_the_rest_is_paid(stand: Stand) -> None:
    desk, who = stand.shop.desk, stand.shop.cashier
    basket = stand.basket()
    stand.pay(basket, Money(510_00))
    fresh = hold_basket(desk, who, basket, "")
    assert isinstance(fresh, CounterView)
    assert isinstance(resume_basket(desk, who, fresh.basket.basket_id, basket), CounterView)
    done = stand.pay(basket, kind=TenderKind.CASH).completed
    assert done is not None
    assert stand.kept(stand.fact(done).signature) == WRITTEN.packed()


def test_taken_back_with_its_payment_nothing_of_it_stays(stand: Stand) -> None:
    basket = stand.basket()
    stand.pay(basket, Money(510_00))
    view = take_back_tender(stand.shop.desk, stand.shop.cashier, basket, 1)
    assert isinstance(view, CounterView)
    assert view.basket.signature == b""
    done = stand.pay(basket, kind=TenderKind.CASH).completed
    assert done is not None
    assert stand.fact(done).signature == b""


def test_of_somebody_who_was_erased_before_the_last_coin_nothing_is_kept(stand: Stand) -> None:
    basket = stand.basket()
    stand.pay(basket, Money(510_00))
    with stand.shop.store.writing() as work:
        ended = TierHeld(1, 0, date(2026, 3, 10), "ordinary", MembershipState.CANCELLED)
        elsewhere = MemberErased(Brought(stand.member_id, ended), "本人要求")
        stand.shop.recorder.record(work, stand.shop.desk.shop, elsewhere, staff="")
        work.commit()
    done = stand.pay(basket, kind=TenderKind.CASH).completed
    assert done is not None
    assert stand.fact(done).signature == b""


def test_what_is_pushed_names_it_once_and_only_where_there_is_one(stand: Stand) -> None:
    done, sealing = stand.sold(), stand.shop.sealing
    stand.pay(stand.basket(1), kind=TenderKind.CASH)
    with stand.shop.store.reading() as work:
        facts = work.journal.after("S01-1", 0, 0, 100)
        named = named_attachments(facts, sealing)
        held = attachments_of(work, named)
    name = stand.fact(done).signature
    assert [(facts[one.index].kind, one.member_id) for one in named if one.hash == name] == [
        ("sale.completed", stand.member_id)
    ]
    assert all(one.hash for one in named)
    assert held[name].content == WRITTEN.packed()


@pytest.mark.parametrize("content", [b"", b"\x07nonsense", WRITTEN.packed()[:-3]])
def test_an_attachment_that_is_none_prints_no_signature(content: bytes) -> None:
    assert signature_in(content) is None
