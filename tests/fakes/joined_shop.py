"""A shop with a real counter whose till has joined a chain, with another till of the chain beside it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

from fakes.arrived_parts import PartsInMemory
from fakes.chain import OPENING, DirectLink, OfficeInMemory, TillInMemory, Weather, at_once
from fakes.counter_shop import SHOP, TEA, CounterShop
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.counter.contact import Contact
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refused
from shuke.application.sync.applying import Applying
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
        self.weather = Weather()
        link = DirectLink(self.office, letters, self.weather)
        trust = SealedTrustLists(Ed25519Check())
        joined = join(link, code, self.shop.signer.public_key, trust, place)
        assert isinstance(joined, Joined)
        with self.shop.store.writing() as work:
            remember_head_office(work, joined)
            work.commit()
        with self.shop.store.reading() as work:
            known = known_head_office(work)
            self.shop.contact.recall(work)
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
                opening=OPENING,
                arrived=PartsInMemory(),
                trust=trust,
                ids=self.shop.ids,
                clock=self.shop.clock,
                contact=self.shop.contact,
            )
        )
        self.other = TillInMemory(self.office, self.shop.clock)

    @property
    def today(self) -> date:
        with self.shop.store.reading() as work:
            return self.shop.recorder.today(work, SHOP)

    def restart(self) -> None:
        """The program ends without a word, and starts again."""
        self.shop.contact = self.shop.desk.contact = Contact(self.shop.clock)
        with self.shop.store.reading() as work:
            self.shop.contact.recall(work)
        self.sync = TillSync(replace(self.sync.parts, contact=self.shop.contact))

    def in_step(self) -> None:
        for sync in (self.sync, self.other.sync):
            done = sync.round()
            assert done.outcome is RoundOutcome.IN_STEP, done


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
