"""What a till and its shop's lead do when one of them is not who it should be, or says what it should not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.leading import answered_by, desk_of, follows, letters_to, name_lead
from shuke.adapters.lead_sealing import EnvelopeSealing
from shuke.adapters.sync_wire import CborWire
from shuke.application.head_office.handed_over import handed_to
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.leading import desk as desk_module
from shuke.application.sync.leading.asking import LeadStanding
from shuke.application.sync.leading.doorstep import Doorstep
from shuke.application.sync.leading.envelopes import opened_answer, sealed_ask
from shuke.application.sync.leading.taking import take_over
from shuke.application.sync.pulling import held_trust
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.slice_handed_over import SliceHandedOver
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.domain.sync.exchanges import GREET, LEAD_ASK, Refusal, RefusalReason
from shuke.domain.sync.lead_messages import Envelope, Greet, LeadAnswered, LeadAsk
from shuke.domain.sync.limits import TIME_WINDOW_MS
from shuke.domain.sync.messages import FactSent
from shuke_db.sync_tables import trust_lists

POINTS = AccountKind.POINTS


class Shop:
    """Two tills that are in step, and then alone; the first leads and has 300 points of one member, 50 of another."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        self.lead, self.other = (TillInMemory(self.office, self.clock) for _ in range(2))
        self.member = self.lead.enrol("王小明", "13800138000")
        self.second = self.lead.enrol("李娜", "13900139000")
        self.lead.earn(self.member, 300)
        self.lead.earn(self.second, 50)
        for till in (self.lead, self.other) * 2:
            till.sync.round()
        self.desk = desk_of(self.lead)
        self.line = follows(self.other, lambda: self.desk)
        name_lead((self.lead, self.other), self.lead)
        for till in (self.lead, self.other):
            till.weather.down = True
            till.sync.round()

    def ask(self, member: str, amount: int) -> tuple[GrantOutcome, int]:
        answer = self.other.sync.ask(POINTS, member, amount)
        return answer.outcome, answer.granted

    def greeted(self) -> bytes:
        letters = letters_to(self.other, [self.lead.signer.public_key])
        greeting = letters.write(GREET, Greet())
        answer = letters.read(GREET, greeting, answered_by(self.desk, greeting))
        assert not isinstance(answer, Refusal)
        return answer.key

    def send(self, message: Envelope) -> Envelope | str:
        """What the lead answers to it, or why it refuses."""
        letters = letters_to(self.other, [self.lead.signer.public_key])
        letter = letters.write(LEAD_ASK, message)
        reply = answered_by(self.desk, letter)
        answer = letters.read(LEAD_ASK, letter, reply)
        return answer if isinstance(answer, Envelope) else reply.refusal


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_a_till_that_is_closing_asks_nobody(shop: Shop) -> None:
    assert shop.ask(shop.member, 10) == (GrantOutcome.GRANTED, 10)
    assert shop.other.lead
    shop.other.lead.close()
    assert shop.ask(shop.member, 10) == (GrantOutcome.OFFLINE, 0)
    follows(shop.other, lambda: shop.desk)
    shop.other.lead.close()
    assert shop.ask(shop.member, 10) == (GrantOutcome.OFFLINE, 0)


def test_a_lead_that_head_office_does_not_list_is_not_asked(shop: Shop) -> None:
    shop.other.record(LeadNamed("S01", "S01-9", "127.0.0.1:7413"))
    assert shop.other.sync.look_for_lead() is LeadStanding.NOT_REACHED
    assert shop.ask(shop.member, 10) == (GrantOutcome.OFFLINE, 0)


def test_a_till_that_may_spend_nothing_asks_for_nothing(shop: Shop) -> None:
    with shop.other.store.writing() as work:
        begin_epoch(work, shop.other.recorder, shop.other.joined.shop, 1, Began.RESTORED)
        work.commit()
    assert shop.ask(shop.member, 10) == (GrantOutcome.OFFLINE, 0)
    assert shop.lead.own(shop.member) == 300


def test_without_a_lead_there_is_none_to_look_for(shop: Shop) -> None:
    shop.other.record(LeadNamed("S01", "", ""))
    assert shop.other.sync.look_for_lead() is LeadStanding.NONE


def test_another_lead_is_asked_from_then_on(shop: Shop) -> None:
    assert shop.ask(shop.member, 10) == (GrantOutcome.GRANTED, 10)
    shop.lead.weather.down = False
    third = TillInMemory(shop.office, shop.clock)
    shop.other.weather.down = False
    shop.other.sync.round()
    shop.other.weather.down = True
    shop.other.sync.round()
    shop.desk = desk_of(third)
    shop.other.record(LeadNamed("S01", third.till, "127.0.0.1:7414"))
    assert shop.ask(shop.member, 10) == (GrantOutcome.NOTHING, 0)
    assert shop.lead.own(shop.member) == 290


def test_the_same_asking_is_answered_with_the_same_fact(shop: Shop) -> None:
    key, answers = shop.greeted(), []
    for _ in range(2):
        once = EnvelopeSealing().new_key()
        ask = LeadAsk("r-1", POINTS, shop.member, 100, 1, 0, 0, 0)
        answer = shop.send(sealed_ask(EnvelopeSealing(), CborWire(), once, key, ask))
        assert isinstance(answer, Envelope)
        answers.append(opened_answer(EnvelopeSealing(), CborWire(), once, key, answer))
    assert answers[0].handovers == answers[1].handovers
    assert shop.lead.own(shop.member) == 200


def test_what_was_lost_of_another_member_is_not_taken_for_this_ones(shop: Shop) -> None:
    shop.ask(shop.member, 1)
    shop.line.to_come = ["reply lost"]
    assert shop.ask(shop.second, 30) == (GrantOutcome.OFFLINE, 0)
    assert shop.ask(shop.member, 100) == (GrantOutcome.GRANTED, 100)
    assert (shop.other.own(shop.member), shop.other.own(shop.second)) == (101, 30)


def test_what_is_not_of_an_account_that_is_spent_is_not_given(shop: Shop) -> None:
    once, key = EnvelopeSealing().new_key(), shop.greeted()
    ask = LeadAsk("r-1", AccountKind.PROGRESS, shop.member, 100, 1, 0, 0, 0)
    answer = shop.send(sealed_ask(EnvelopeSealing(), CborWire(), once, key, ask))
    assert isinstance(answer, Envelope)
    assert opened_answer(EnvelopeSealing(), CborWire(), once, key, answer).handovers == ()


def test_garbage_is_refused_before_the_counter_hears_of_it(shop: Shop) -> None:
    once, key = EnvelopeSealing().new_key(), shop.greeted()
    assert shop.send(Envelope(once.public, key, b"not sealed")) == RefusalReason.MALFORMED
    assert shop.send(Envelope(bytes(32), key, b"a point of low order")) == RefusalReason.MALFORMED
    letters = letters_to(shop.other, [shop.lead.signer.public_key])
    nonsense = letters.write_empty(LEAD_ASK.path)
    assert answered_by(shop.desk, nonsense).refusal == RefusalReason.MALFORMED


def test_a_store_that_is_busy_is_said(shop: Shop) -> None:
    def refuses(_: object) -> None:
        raise StoreUnusable(StoreTrouble.LOCKED, "")

    key = shop.greeted()
    once = EnvelopeSealing().new_key()
    shop.desk._parts = replace(shop.desk._parts, at_counter=refuses)  # type: ignore[arg-type]
    ask = LeadAsk("r-1", POINTS, shop.member, 100, 1, 0, 0, 0)
    assert shop.send(sealed_ask(EnvelopeSealing(), CborWire(), once, key, ask)) == RefusalReason.BUSY


def test_an_answer_that_cannot_be_opened_brings_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def garbled(_sealing: object, _wire: object, _own: object, asked: Envelope, _: object) -> Envelope:
        return Envelope(asked.key, asked.lead_key, b"garbled")

    monkeypatch.setattr(desk_module, "sealed_answer", garbled)
    assert shop.ask(shop.member, 100) == (GrantOutcome.OFFLINE, 0)


def test_a_trust_list_that_nobody_signed_brings_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed_answer = desk_module.sealed_answer

    def forged(*parts: object) -> Envelope:
        answer = parts[4]
        assert isinstance(answer, LeadAnswered)
        return sealed_answer(*parts[:4], replace(answer, trust=b"not a list"))  # type: ignore[arg-type]

    monkeypatch.setattr(desk_module, "sealed_answer", forged)
    assert shop.ask(shop.member, 100) == (GrantOutcome.OFFLINE, 0)
    assert shop.other.own(shop.member) == 0


def test_letters_are_remembered_as_long_as_their_time_could_be_right(shop: Shop) -> None:
    doorstep = Doorstep(shop.clock)
    claim = letters_to(shop.other, [shop.lead.signer.public_key]).write(GREET, Greet()).claim
    assert doorstep.is_new(claim)
    assert not doorstep.is_new(claim)
    shop.clock.advance(2 * TIME_WINDOW_MS // 1000 + 1)
    assert doorstep.is_new(claim)


def handover(shop: Shop, **changed: object) -> FactSent:
    """A fact of the lead, as it would be sent, but for what is changed; it lies in no journal."""
    body = SliceHandedOver(shop.other.till, 1, "r", POINTS, shop.member, (Slice(NEVER, 5),))
    store = shop.lead.store
    with store.writing() as work:
        changed_body = replace(body, **changed)  # type: ignore[arg-type]
        fact = shop.lead.recorder.record(work, shop.lead.joined.shop, changed_body, staff="")
    return FactSent(fact.content, fact.signature)


def taken(shop: Shop, *sent: FactSent) -> int:
    till = shop.other
    with till.store.writing() as work:
        trust = held_trust(work, till.sync.parts.trust, (till.joined.head_office_key,))
        assert trust
        facts = take_over(work, till.recorder, till.sealing, till.joined.shop, trust, sent)
        work.commit()
    return len(facts)


def test_only_what_a_till_of_the_shop_signed_for_this_epoch_is_taken_over(shop: Shop) -> None:
    good = handover(shop)
    assert taken(shop, FactSent(b"no fact", bytes(64))) == 0
    assert taken(shop, handover(shop, to_till="S01-9"), handover(shop, to_epoch=2)) == 0
    assert taken(shop, handover(shop, parts=(Slice(NEVER, -5),))) == 0
    assert taken(shop, FactSent(good.content, bytes(64)), good) == 0, (
        "the giver's key is another one than known"
    )
    assert taken(shop, good) == 1
    assert taken(shop, good) == 0
    assert shop.other.own(shop.member) == 5


def test_a_till_that_begins_anew_takes_nothing_over(shop: Shop) -> None:
    with shop.other.store.writing() as work:
        begin_epoch(work, shop.other.recorder, shop.other.joined.shop, 1, Began.RESTORED)
        work.commit()
    assert taken(shop, handover(shop, to_epoch=2)) == 0


@pytest.mark.parametrize("address", ["", "nowhere at all:7413", "127.0.0.1", "127.0.0.1:70000"])
def test_no_till_names_an_address_that_nobody_could_ask(shop: Shop, address: str) -> None:
    shop.other.weather.down = False
    shop.other.record(LeadNamed("S01", shop.lead.till, address))
    assert shop.other.sync.round().refusal is RefusalReason.NOT_FACTS


def test_a_till_that_was_never_heard_of_was_handed_nothing(shop: Shop) -> None:
    with shop.office.store.reading() as work:
        assert handed_to(work, "S01-9") == ()


def test_a_lead_that_holds_no_list_knows_nobody(shop: Shop) -> None:
    with shop.lead.engine.begin() as connection:
        connection.execute(delete(trust_lists))
    letters = letters_to(shop.other, [shop.lead.signer.public_key])
    answer = answered_by(desk_of(shop.lead), letters.write(GREET, Greet()))
    assert answer.refusal == RefusalReason.UNKNOWN_TILL
