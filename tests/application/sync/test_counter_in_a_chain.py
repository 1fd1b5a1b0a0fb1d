"""A shop that sold alone joins a chain: its real counter goes on, and what it promised a customer stays promised."""

from __future__ import annotations

import secrets

import pytest

from fakes.chain import DirectLink, OfficeInMemory, TillInMemory, Weather, at_once
from fakes.counter_shop import CASHIER, SHOP, TEA, CounterShop
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refused
from shuke.application.sync.applying import Applying
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.joining import (
    Joined,
    join,
    known_head_office,
    may_join,
    remember_head_office,
)
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.till_sync import TillSync
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind


class JoinedShop:
    """The counter shop of the other tests, in a chain."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.office = OfficeInMemory(self.shop.clock, shop=SHOP)
        code = self.office.code(self.office.invite("S01-1"))
        place = self.shop.recorder.place
        assert may_join(place, code) is None
        letters = TillCorrespondence(
            code.tenant,
            code.till,
            code.head_office_fingerprint,
            self.shop.signer,
            Ed25519Check(),
            CborWire(),
            self.shop.clock.now_ms,
            secrets.token_bytes,
        )
        link = DirectLink(self.office, letters, Weather())
        trust = SealedTrustLists(Ed25519Check())
        joined = join(link, code, self.shop.signer.public_key, trust, place)
        assert isinstance(joined, Joined)
        with self.shop.store.writing() as work:
            remember_head_office(work, joined)
            work.commit()
        with self.shop.store.reading() as work:
            known = known_head_office(work)
        assert known is not None
        self.sync = TillSync(
            SyncParts(
                store=self.shop.store,
                at_counter=at_once,
                link=link,
                known=known,
                recorder=self.shop.recorder,
                shop=lambda: SHOP,
                applying=Applying("S01-1", self.shop.sealing, self.shop.encoding, str.lower),
                wire=CborWire(),
                trust=trust,
                ids=self.shop.ids,
                clock=self.shop.clock,
            )
        )
        self.other = TillInMemory(self.office, self.shop.clock)

    def in_step(self) -> None:
        for sync in (self.sync, self.other.sync):
            done = sync.round()
            assert done.outcome is RoundOutcome.IN_STEP, done


@pytest.fixture
def chain() -> JoinedShop:
    return JoinedShop()


def seen(answer: CounterView | Refused) -> CounterView:
    assert isinstance(answer, CounterView), answer
    return answer


def plenty() -> int:
    return LEAST_FREE_BYTES * 10


def earned(chain: JoinedShop, member_id: str, sales: int) -> None:
    shop = chain.shop
    for _ in range(sales):
        basket = shop.desk.begin(shop.cashier).basket.basket_id
        seen(serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE))
        seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
        seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.CASH))


def promising(chain: JoinedShop, member_id: str, points: int) -> CounterView:
    shop = chain.shop
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE))
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    return seen(want_points(shop.desk, shop.cashier, basket, points))


def test_everything_recorded_before_joining_reaches_the_chain(chain: JoinedShop) -> None:
    member = chain.shop.enrol(Profile("王小明", "13800138000"))
    earned(chain, member.member_id, 2)
    chain.in_step()
    with chain.other.store.reading() as work:
        known = work.members.get(member.member_id)
        assert known is not None
        assert (known.sales, known.profile.phone) == (2, "13800138000")
        assert work.articles.by_id(TEA.article_id) == TEA
        assert work.shops.staff_member(CASHIER.staff_id) == CASHIER
        assert work.programmes.get("tea-chain", 1) is not None
        assert [card.number for card in work.cards.of_member(member.member_id)] == [member.number]
    assert chain.other.balance(member.member_id) == 256


def test_points_promised_to_the_basket_on_the_counter_are_not_given_back(chain: JoinedShop) -> None:
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    earned(chain, member, 2)
    chain.in_step()
    view = promising(chain, member, 200)
    assert view.quote.points_used == 200
    assert chain.other.sync.ask(AccountKind.POINTS, member, 256).outcome is GrantOutcome.RECALLING
    assert chain.sync.round().returned == 56
    assert chain.other.sync.round().granted == 56
    done = seen(
        pay(chain.shop.desk, plenty, chain.shop.cashier, view.basket.basket_id, TenderKind.CASH)
    ).completed
    assert done is not None
    chain.in_step()
    assert chain.other.balance(member) == done.points_after


def test_points_promised_to_a_held_basket_are_not_given_back(chain: JoinedShop) -> None:
    shop = chain.shop
    member = shop.enrol(Profile("王小明", "13800138000")).member_id
    earned(chain, member, 2)
    chain.in_step()
    held = promising(chain, member, 200)
    fresh = seen(hold_basket(shop.desk, shop.cashier, held.basket.basket_id))
    assert chain.other.sync.ask(AccountKind.POINTS, member, 256).outcome is GrantOutcome.RECALLING
    assert chain.sync.round().returned == 56
    seen(resume_basket(shop.desk, shop.cashier, fresh.basket.basket_id, held.basket.basket_id))
    view = seen(pay(shop.desk, plenty, shop.cashier, held.basket.basket_id, TenderKind.CASH))
    assert view.completed is not None
    assert view.completed.points_after == 256 - 200 + 124


def test_a_sale_says_when_head_office_last_confirmed_the_balance(chain: JoinedShop) -> None:
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    chain.in_step()
    confirmed_ms = chain.shop.clock.now_ms()
    chain.shop.clock.advance(3600)
    view = promising(chain, member, 0)
    assert view.member is not None
    assert view.member.points_known_at_ms == confirmed_ms
    with chain.shop.store.reading() as work:
        assert work.cursors.get(CONFIRMED_CURSOR) == confirmed_ms


def test_points_asked_for_at_the_counter_can_be_used_at_once(chain: JoinedShop) -> None:
    member = chain.other.enrol("李娜", "13900139000")
    chain.other.earn(member, 300)
    chain.other.sync.round()
    chain.in_step()
    chain.sync.ask(AccountKind.POINTS, member, 300)
    assert chain.other.sync.round().returned == 300
    view = promising(chain, member, 300)
    assert view.quote.points_used == 0
    assert chain.sync.ask(AccountKind.POINTS, member, 300).outcome is GrantOutcome.GRANTED
    view = seen(want_points(chain.shop.desk, chain.shop.cashier, view.basket.basket_id, 300))
    assert view.quote.points_used == 300
    assert not chain.other.spend(member, 1)
