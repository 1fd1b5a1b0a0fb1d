"""While head office is out of reach the tills of a shop ask the one that leads it. What it hands over is spent once,
whatever is lost, doubled, put back or heard first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, Weather
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from fakes.leading import answered_by, desk_of, follows, letters_to, name_lead
from shuke.adapters.lead_sealing import EnvelopeSealing
from shuke.adapters.sync_wire import CborWire
from shuke.application.basket_bytes import BasketBytes
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.founding import revoke_till
from shuke.application.head_office.handed_over import handed_to
from shuke.application.head_office.moving_slices import write_off
from shuke.application.ports.store import StoredBasket
from shuke.application.sync.asking import GrantAnswer, GrantOutcome
from shuke.application.sync.correspondence import Letter
from shuke.application.sync.epochs import Began, begin_epoch, witness_now
from shuke.application.sync.leading.asking import LeadStanding
from shuke.application.sync.leading.desk import LeadDesk
from shuke.application.sync.leading.envelopes import sealed_ask
from shuke.application.sync.state import RoundOutcome
from shuke.domain.basket import Basket, BasketState
from shuke.domain.facts.slice_handed_over import SliceHandedOver, SliceTakenOver
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.domain.slices.holders import Way, left_behind
from shuke.domain.sync.exchanges import GREET, LEAD_ASK, Refusal, RefusalReason
from shuke.domain.sync.lead_messages import Greet, LeadAsk
from shuke.domain.sync.limits import MOST_LETTERS_A_SECOND, TIME_WINDOW_MS
from shuke.domain.sync.witness import Witness
from shuke_db.unit_of_work import SqlStore

POINTS = AccountKind.POINTS


class Shop:
    """Two tills and a member with 300 points, all of them the lead's; the network to head office is down."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        self.lead, self.other = (TillInMemory(self.office, self.clock) for _ in range(2))
        self.member = self.lead.enrol("王小明", "13800138000")
        self.lead.earn(self.member, 300)
        self.in_step(self.lead, self.other, self.lead, self.other)
        self.desk = desk_of(self.lead)
        self.line = follows(self.other, lambda: self.desk)
        name_lead((self.lead, self.other), self.lead)
        self.cut()

    def cut(self) -> None:
        for till in (self.lead, self.other):
            till.weather.down = True
            assert till.sync.round().outcome is RoundOutcome.OFFLINE

    def mend(self) -> None:
        self.lead.weather.down = self.other.weather.down = False

    def in_step(self, *tills: TillInMemory) -> None:
        for till in tills:
            done = till.sync.round()
            assert done.outcome is RoundOutcome.IN_STEP, done

    def ask(self, amount: int) -> GrantAnswer:
        return self.other.sync.ask(POINTS, self.member, amount)

    def own(self) -> tuple[int, int]:
        return self.lead.own(self.member), self.other.own(self.member)

    def held(self) -> dict[str, int]:
        """As head office knows it."""
        with self.office.store.reading() as work:
            return work.pools.held(self.member, POINTS, date.min)

    def pool(self) -> int:
        with self.office.store.reading() as work:
            return sum(part.amount for part in work.pools.pool(self.member, POINTS))

    def revoke(self, till: TillInMemory) -> None:
        revoke_till(self.office.store, self.office.recorder, self.office.identity, till.till, "lost")

    def write_off(self, holder: str) -> int:
        """The amount that a person is told is at risk."""
        with self.office.store.writing() as work:
            entry = OfficeEntry(work, self.office.recorder, self.office.identity.calendar)
            told = write_off(work, entry, holder, "gone")
            entry.settle()
            work.commit()
        return sum(part.amount for part in told.at_risk)

    def way(self) -> int:
        """What is on the way from the lead to the other till, as head office knows it."""
        holder = Way(self.lead.till, 1, self.other.till, 1).holder
        with self.office.store.reading() as work:
            return sum(part.amount for _, _, part in work.pools.of_holder(holder, ("", "", ""), 10))


@pytest.fixture
def shop() -> Shop:
    return Shop()


def restored(till: TillInMemory, saw: Witness) -> None:
    """As the program does at its start."""
    with till.store.writing() as work:
        begin_epoch(work, till.recorder, till.joined.shop, saw.epoch, Began.RESTORED)
        work.commit()


def older(till: TillInMemory) -> TillInMemory:
    """A copy of the till's database, as a backup has it, with a till around it."""
    copy = TillInMemory.__new__(TillInMemory)
    copy.__dict__.update(till.__dict__)
    copy.engine = empty_database()
    with till.engine.connect() as connection, copy.engine.connect() as into:
        connection.connection.driver_connection.backup(into.connection.driver_connection)
    copy.store = SqlStore(copy.engine, lambda: till.place.tenant)
    copy.sync = copy.new_sync()
    return copy


def test_what_the_lead_can_spare_is_spent_at_the_till_that_asked(shop: Shop) -> None:
    answer = shop.ask(120)
    assert (answer.outcome, answer.granted) == (GrantOutcome.GRANTED, 120)
    assert shop.own() == (180, 120)
    assert shop.other.spend(shop.member, 120)
    assert not shop.lead.spend(shop.member, 181)


def test_the_lead_gives_no_more_than_it_has(shop: Shop) -> None:
    answer = shop.ask(500)
    assert (answer.outcome, answer.granted) == (GrantOutcome.PARTLY, 300)
    assert shop.ask(1).outcome is GrantOutcome.NOTHING
    assert shop.own() == (0, 300)


def test_what_a_basket_at_the_lead_counts_on_stays_there(shop: Shop) -> None:
    basket = Basket("b", shop.clock.now_ms(), "", member_id=shop.member, points_wanted=250)
    with shop.lead.store.writing() as work:
        content = BasketBytes(shop.lead.encoding).write(basket)
        work.baskets.put(StoredBasket("b", BasketState.OPEN.value, shop.clock.now_ms(), content))
        work.commit()
    assert shop.ask(300).granted == 50


def test_head_office_is_asked_as_long_as_it_answers(shop: Shop) -> None:
    shop.mend()
    shop.in_step(shop.other)
    shop.line.down = True
    assert shop.ask(100).outcome is GrantOutcome.RECALLING


def test_without_lead_and_head_office_the_till_goes_by_its_own_slices(shop: Shop) -> None:
    shop.line.down = True
    assert shop.ask(100).outcome is GrantOutcome.OFFLINE
    assert shop.own() == (300, 0)


@pytest.mark.parametrize("happens", ["lost", "reply lost"])
def test_an_answer_that_was_lost_comes_with_the_next_one_and_counts_once(shop: Shop, happens: str) -> None:
    shop.ask(10)
    shop.line.to_come = [happens]
    assert shop.ask(100).outcome is GrantOutcome.OFFLINE
    answer = shop.ask(100)
    assert (answer.outcome, answer.granted) == (GrantOutcome.GRANTED, 100)
    assert shop.own() == (190, 110)


def test_a_question_that_comes_twice_is_answered_once(shop: Shop) -> None:
    shop.line.to_come = ["", "twice"]
    assert shop.ask(100).granted == 100
    assert shop.own() == (200, 100)


def test_a_lead_that_was_started_anew_is_greeted_again(shop: Shop) -> None:
    assert shop.ask(100).granted == 100
    shop.desk = desk_of(shop.lead)
    assert shop.ask(50).granted == 50


@pytest.mark.parametrize("first", ["lead", "other"])
def test_whoever_is_heard_first_head_office_comes_to_the_same(shop: Shop, first: str) -> None:
    shop.ask(120)
    shop.other.spend(shop.member, 20)
    tills = (shop.lead, shop.other) if first == "lead" else (shop.other, shop.lead)
    shop.mend()
    shop.in_step(tills[0])
    assert shop.pool() == 0
    shop.in_step(tills[1], *tills)
    assert shop.pool() == shop.way() == 0
    assert shop.held() == {shop.lead.till: 180, shop.other.till: 100}
    assert (shop.lead.balance(shop.member), shop.other.balance(shop.member)) == (280, 280)
    assert shop.own() == (180, 100)


def test_what_the_lead_gave_and_nobody_took_comes_from_head_office(shop: Shop) -> None:
    shop.line.to_come = ["", "reply lost"]
    shop.ask(100)
    assert shop.own() == (200, 0)
    shop.mend()
    shop.in_step(shop.lead)
    assert (shop.way(), shop.pool()) == (100, 0)
    shop.in_step(shop.other)
    assert shop.own() == (200, 100)
    shop.in_step(shop.other)
    assert (shop.own(), shop.way()) == ((200, 100), 0)


def test_a_till_that_was_put_back_does_not_take_the_same_over_again(shop: Shop) -> None:
    backup = older(shop.other)
    shop.ask(100)
    saw = witness(shop.other)
    assert shop.other.spend(shop.member, 100)
    follows(backup, lambda: shop.desk)
    restored(backup, saw)
    backup.weather.down = False
    backup.sync.round()
    assert backup.own(shop.member) == 0
    shop.other = backup
    shop.cut()
    assert shop.ask(150).granted == 150
    assert shop.own() == (50, 150)


def witness(till: TillInMemory) -> Witness:
    with till.store.reading() as work:
        found = witness_now(work, till.till)
    assert found is not None
    return found


def test_a_lead_that_was_put_back_hands_nothing_over_until_head_office_has_answered(shop: Shop) -> None:
    backup = older(shop.lead)
    shop.ask(300)
    restored(backup, witness(shop.lead))
    shop.desk = desk_of(backup)
    assert shop.ask(100).outcome is GrantOutcome.NOTHING
    shop.lead = backup
    shop.mend()
    shop.in_step(shop.other, shop.lead, shop.other)
    assert shop.lead.own(shop.member) == 0
    assert shop.other.own(shop.member) == 300
    assert shop.pool() == 0
    # What it left behind was handed over: nothing of it comes back by a person's word.
    assert shop.write_off(left_behind(shop.lead.till, 1)) == 0
    assert shop.pool() == 0


def test_a_lead_whose_older_file_nobody_noticed_gives_nothing_to_a_till_that_knows_better(shop: Shop) -> None:
    backup = older(shop.lead)
    shop.ask(300)
    shop.desk = desk_of(backup)
    assert shop.ask(100).outcome is GrantOutcome.NOTHING
    assert backup.own(shop.member) == 300


def test_the_witness_knows_of_a_handover_before_its_answer_leaves(shop: Shop) -> None:
    seen: list[Witness] = []
    shop.desk = desk_of(shop.lead, seen.append)
    shop.ask(100)
    assert seen == [witness(shop.lead)]
    shop.ask(1_000)
    assert len(seen) == 2
    shop.ask(1)
    assert len(seen) == 2, "nothing was handed over"


def test_a_lead_that_may_not_spend_hands_nothing_over(shop: Shop) -> None:
    shop.clock.advance(31 * 24 * 3600)
    assert shop.ask(100).outcome is GrantOutcome.NOTHING


def test_a_lead_that_is_given_up_leaves_to_the_other_till_what_it_took_over(shop: Shop) -> None:
    shop.ask(100)
    shop.mend()
    shop.in_step(shop.other)
    assert shop.way() == -100, "the lead was not heard yet, and never will be"
    shop.revoke(shop.lead)
    assert shop.write_off(shop.lead.till) == 200
    assert (shop.pool(), shop.way()) == (200, 0)
    assert shop.other.own(shop.member) == 100


def test_what_is_on_the_way_from_a_till_that_is_given_up_goes_back(shop: Shop) -> None:
    shop.line.to_come = ["", "reply lost"]
    shop.ask(100)
    shop.mend()
    shop.in_step(shop.lead)
    shop.revoke(shop.lead)
    shop.in_step(shop.other)
    assert shop.own() == (200, 0), "its word is believed no more"
    with shop.office.store.reading() as work:
        assert handed_to(work, shop.other.till) == ()
    assert shop.write_off(shop.lead.till) == 300
    assert (shop.pool(), shop.way()) == (300, 0)


def test_what_is_on_the_way_to_an_epoch_that_is_over_goes_back_by_a_persons_word(shop: Shop) -> None:
    shop.line.to_come = ["", "reply lost"]
    shop.ask(100)
    restored(shop.other, witness(shop.other))
    shop.mend()
    shop.in_step(shop.lead, shop.other, shop.other)
    assert shop.own() == (200, 0)
    assert shop.write_off(left_behind(shop.other.till, 1)) == 100
    assert shop.pool() == 100


def test_a_page_that_was_on_its_way_meanwhile_does_the_handover_again_at_the_lead_alone(shop: Shop) -> None:
    """Of slices the page brings the lead's own; what is on the way stays as it was, and is not booked twice."""
    shop.mend()
    shop.other.earn(shop.member, 7)
    shop.in_step(shop.other)
    shop.other.weather.down = True
    shop.other.sync.round()
    shop.lead.weather.meanwhile = {"ask": lambda: shop.ask(100)}
    shop.lead.weather.to_come = ["", "ask"]
    shop.in_step(shop.lead)
    assert shop.own() == (200, 107)
    with shop.lead.store.reading() as work:
        holder = Way(shop.lead.till, 1, shop.other.till, 1).holder
        assert [part.amount for _, _, part in work.pools.of_holder(holder, ("", "", ""), 10)] == [100]


def test_the_lead_passes_on_a_newer_trust_list(shop: Shop) -> None:
    shop.mend()
    third = TillInMemory(shop.office, shop.clock)
    shop.in_step(shop.lead)
    shop.cut()
    follows(third, lambda: shop.desk)
    shop.ask(10)
    with shop.other.store.reading() as one, shop.lead.store.reading() as two:
        assert one.trust_lists.held() == two.trust_lists.held()


def test_the_lead_says_how_it_stands(shop: Shop) -> None:
    assert shop.other.sync.look_for_lead() is LeadStanding.REACHED
    shop.line.down = True
    assert shop.other.sync.look_for_lead() is LeadStanding.NOT_REACHED
    follows(shop.lead, lambda: shop.desk)
    assert shop.lead.sync.look_for_lead() is LeadStanding.LEADING


# What a lead refuses


def letter(shop: Shop, **changed: object) -> Letter:
    """A question as it should be, but for what is changed."""
    lead = letters_to(shop.other, [shop.lead.signer.public_key])
    greeting = lead.write(GREET, Greet())
    greeted = lead.read(GREET, greeting, answered_by(shop.desk, greeting))
    assert not isinstance(greeted, Refusal)
    ask = LeadAsk("r-1", POINTS, shop.member, 100, 1, 0, 0, 0)
    sealing = EnvelopeSealing()
    envelope = sealed_ask(sealing, CborWire(), sealing.new_key(), greeted.key, replace(ask, **changed))  # type: ignore[attr-defined,arg-type]
    return lead.write(LEAD_ASK, envelope)


def refused(desk: LeadDesk, one: Letter) -> str:
    return answered_by(desk, one).refusal


def test_a_lead_answers_a_letter_once(shop: Shop) -> None:
    one = letter(shop)
    assert refused(shop.desk, one) == ""
    assert refused(shop.desk, one) == RefusalReason.REPLAYED


def test_a_lead_refuses_what_is_not_a_tills_of_its_shop(shop: Shop) -> None:
    one = letter(shop)
    claim = one.claim
    for wrong, reason in (
        (replace(claim, tenant="tenant-2"), RefusalReason.OTHER_TENANT),
        (replace(claim, till="S09-1"), RefusalReason.UNKNOWN_TILL),
        (replace(claim, till=shop.lead.till), RefusalReason.UNKNOWN_TILL),
        (replace(claim, nonce=bytes(16)), RefusalReason.NOT_SIGNED),
        (replace(claim, path="/v1/push"), RefusalReason.MALFORMED),
    ):
        assert refused(shop.desk, Letter(wrong, one.body)) == reason
    assert refused(shop.desk, Letter(claim, one.body + b"\0")) == RefusalReason.NOT_SIGNED
    assert shop.own() == (300, 0)


def test_a_till_of_another_shop_and_a_withdrawn_one_are_not_known(shop: Shop) -> None:
    shop.mend()
    shop.revoke(shop.other)
    shop.in_step(shop.lead)
    shop.clock.advance(40)
    assert shop.ask(100).outcome is not GrantOutcome.GRANTED
    assert shop.own() == (300, 0)


def test_a_wrong_clock_is_told_and_corrected(shop: Shop) -> None:
    shop.other.clock = FakeClock()
    shop.other.clock.advance(TIME_WINDOW_MS // 1000 + 10)
    follows(shop.other, lambda: shop.desk)
    assert shop.ask(100).granted == 100


def test_an_envelope_for_another_lead_is_gone(shop: Shop) -> None:
    one = letter(shop)
    assert refused(desk_of(shop.lead), one) == RefusalReason.GONE


def test_a_till_that_asks_too_often_waits(shop: Shop) -> None:
    letters = [letter(shop, amount=1, request_id=f"r-{n}") for n in range(2)]
    for _ in range(MOST_LETTERS_A_SECOND):
        refused(shop.desk, letters_to(shop.other, [shop.lead.signer.public_key]).write(GREET, Greet()))
    assert refused(shop.desk, letters[0]) == RefusalReason.BUSY
    shop.clock.advance(1)
    assert refused(shop.desk, letters[1]) == ""


# What head office refuses


def test_no_till_takes_over_what_nobody_handed_to_it(shop: Shop) -> None:
    shop.ask(100)
    with shop.other.store.reading() as work:
        (fact,) = work.handovers.behind(shop.lead.till, shop.other.till, 1, (0, 0), 9) or [None]
    assert fact is None, "the giver's journal lies at the giver"
    taken = taken_over(shop.other)
    for forged in (
        replace(taken, parts=(Slice(NEVER, 101),)),
        replace(taken, from_seq=taken.from_seq + 1),
        replace(taken, member_id="m-9"),
        replace(taken, signature=bytes(64)),
        replace(taken, handover=taken.handover[:-1]),
    ):
        liar = older(shop.other)
        liar.weather = Weather()
        liar.any_link = liar._direct(liar.correspondence)
        liar.sync = liar.new_sync()
        liar.record(forged)
        assert liar.sync.round().refusal is RefusalReason.NOT_FACTS


def test_no_till_hands_over_less_than_nothing(shop: Shop) -> None:
    shop.lead.weather.down = False
    shop.lead.record(SliceHandedOver(shop.other.till, 1, "r", POINTS, shop.member, (Slice(NEVER, -50),)))
    assert shop.lead.sync.round().refusal is RefusalReason.NOT_FACTS


def taken_over(till: TillInMemory) -> SliceTakenOver:
    with till.store.reading() as work:
        bodies = [till.recorder.opened(fact)[1] for fact in work.journal.after(till.till, 0, 0, 1_000)]
    (found,) = [body for body in bodies if isinstance(body, SliceTakenOver)]
    return found


def test_a_head_office_that_just_went_away_leaves_time_for_the_lead(shop: Shop) -> None:
    shop.mend()
    shop.in_step(shop.other)
    shop.other.weather.to_come = ["lost"]
    assert shop.ask(100).granted == 100
    assert shop.own() == (200, 100)
