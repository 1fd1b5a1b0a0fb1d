"""A member's own code at the counter: it always says who it is; to spend, it is fresh, or the PIN stands for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from fakes.counter_shop import TEA
from fakes.member_phone import MemberPhone
from fakes.value_shop import MORE, PLENTY, value_shop
from fakes.wheel_shop import SURE
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.code_check import CodeCheck
from shuke.application.counter.code_shown import vouch
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import forget_member, serve_member, want_coupons, want_points
from shuke.application.counter.stored_value import NOT_CONFIRMED, Confirmed, ValueAsks, value_asks
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.identifying import FoundMember, Identifying, MemberCodeRefused, NotKeptHere
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.money_held.giving import Giving
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.pin_tries import PinTries
from shuke.application.prizes.wheel import WheelDesk
from shuke.application.refusal import Refusal, Refused
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.codes.freshness import Freshness
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.code_refused import CodeRefused
from shuke.domain.facts.keeping_set import KeepingSet
from shuke.domain.facts.kinds import read_body
from shuke.domain.keeping import Keeping, Kept
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.membership.perking import PerkAsked
from shuke.domain.money import Money
from shuke.domain.money_policy import MoneyPolicy
from shuke.domain.sync.finding import Find, FindBy

OFFICE = Ed25519Signer(bytes([7]) * 32)
LONG_AGO = date(2020, 1, 1)


@dataclass
class Stand:
    """A till that heard head office's time, and a member with a telephone and a thousand yuan."""

    told: bool = True
    more: str = ""

    def __post_init__(self) -> None:
        self.shop, member = value_shop(self.more)
        self.member_id = member.member_id
        self.desk, self.who, self.clock = self.shop.desk, self.shop.cashier, self.shop.clock
        self.trust = TrustList(
            "tenant-1", 1, LONG_AGO, (TrustedKey(OFFICE.public_key, KeyOwner.HEAD_OFFICE, LONG_AGO),)
        )
        check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: self.trust)
        self.identifying = Identifying(self.desk, check)
        self.phone = MemberPhone(OFFICE, self.member_id, self.clock.now_ms() - 3_600_000)
        if self.told:
            self.shop.contact.time.heard(self.clock.now_ms(), self.shop.contact.time.begun())
        answer = top_up(
            self.desk, lambda: PLENTY, self.shop.manager, TopUpWanted("t-1", self.member_id, Money(1_000_00))
        )
        assert isinstance(answer, TopUpAnswer), answer

    def basket(self, pieces: int = 1) -> str:
        basket_id = self.desk.begin(self.who).basket.basket_id
        add_article(self.desk, self.who, basket_id, TEA.article_id, pieces * 1000)
        return basket_id

    def code(self, seconds_ago: int = 0) -> str:
        return self.phone.code(self.clock.now_ms() - seconds_ago * 1000)

    def show(self, basket_id: str, seconds_ago: int = 0) -> Freshness | None:
        found = self.identifying.scan(self.who, self.code(seconds_ago), IdentifiedBy.CAMERA)
        assert isinstance(found, FoundMember), found
        view = serve_member(self.desk, self.who, basket_id, found.member_id, found.identified_by, found.slot)
        assert isinstance(view, CounterView), view
        assert view.basket.member_id == self.member_id
        return view.basket.shown

    def known_by(self, basket_id: str, by: IdentifiedBy) -> Freshness | None:
        view = serve_member(self.desk, self.who, basket_id, self.member_id, by)
        assert isinstance(view, CounterView)
        return view.basket.shown

    def pay(
        self, basket_id: str, kind: TenderKind, given: Money | None = None, word: str = ""
    ) -> CounterView | Refusal:
        confirmed = Confirmed(pin_word=word) if word else NOT_CONFIRMED
        answer = pay(self.desk, lambda: PLENTY, self.who, basket_id, kind, given, confirmed=confirmed)
        return answer.refusal if isinstance(answer, Refused) else answer

    def asks(self, basket_id: str, amount: Money) -> ValueAsks:
        with self.shop.store.reading() as work:
            basket = self.desk.load(work, basket_id)
            assert basket is not None
            return value_asks(self.desk, work, self.desk.quoted(work, basket), amount)

    def pins(self) -> CustomerPins:
        sealing = PepperedPins(bytes(32), time_cost=1, memory_kib=8)
        tries = PinTries(self.shop.store, self.clock.now_ms, sealing, lambda work: work())
        return CustomerPins(self.desk, tries, sealing)

    def with_pin(self) -> str:
        """The word of a right PIN."""
        pins = self.pins()
        assert pins.change(self.who, PinChange(self.member_id, "385172")) is None
        return pins.check(self.member_id, "385172")[1]


def refusal(answer: CounterView | Refused) -> Refusal | None:
    return answer.refusal if isinstance(answer, Refused) else None


@pytest.mark.parametrize(
    ("seconds_ago", "says"),
    [(0, Freshness.FRESH), (60, Freshness.FRESH), (120, Freshness.STALE), (3_000, Freshness.STALE)],
)
def test_a_code_always_says_who_it_is_and_is_fresh_for_a_while(seconds_ago: int, says: Freshness) -> None:
    stand = Stand()
    assert stand.show(stand.basket(), seconds_ago) is says


def test_an_old_picture_earns_but_spends_nothing() -> None:
    stand = Stand()
    basket = stand.basket()
    stand.known_by(basket, IdentifiedBy.PHONE)
    assert refusal(want_points(stand.desk, stand.who, basket, 100)) is None
    assert stand.show(basket, 600) is Freshness.STALE
    with stand.shop.store.reading() as work:
        kept = stand.desk.load(work, basket)
    assert kept is not None
    assert (kept.points_wanted, kept.coupons) == (0, ())
    assert refusal(want_points(stand.desk, stand.who, basket, 100)) is Refusal.CODE_STALE
    with stand.shop.store.reading() as work:
        (coupon, *_) = work.members.coupons("S01-1", stand.member_id)
    assert refusal(want_coupons(stand.desk, stand.who, basket, (coupon.coupon_id,))) is Refusal.CODE_STALE
    assert stand.asks(basket, Money(10_00)).nothing
    assert stand.pay(basket, TenderKind.STORED_VALUE) is Refusal.CODE_STALE
    paid = stand.pay(basket, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    assert paid.completed is not None
    assert paid.completed.points_earned > 0


def test_who_showed_an_old_picture_does_not_pay_by_a_phone_number_but_by_a_new_code_or_a_card() -> None:
    stand = Stand()
    basket = stand.basket()
    stand.show(basket, 600)
    assert stand.known_by(basket, IdentifiedBy.PHONE) is Freshness.STALE
    assert stand.known_by(basket, IdentifiedBy.CAMERA) is None
    stand.show(basket, 600)
    assert stand.show(basket) is Freshness.FRESH
    assert stand.show(basket, 600) is Freshness.FRESH  # seen once more by mistake
    assert refusal(want_points(stand.desk, stand.who, basket, 100)) is None
    forget_member(stand.desk, stand.who, basket)
    assert stand.known_by(basket, IdentifiedBy.PHONE) is None


def test_a_fresh_code_confirms_what_a_card_needs_a_pin_for() -> None:
    stand = Stand()
    stand.with_pin()
    basket = stand.basket(6)
    stand.known_by(basket, IdentifiedBy.CAMERA)
    assert stand.asks(basket, Money(600_00)).pin
    assert stand.show(basket) is Freshness.FRESH
    assert stand.asks(basket, Money(600_00)).nothing
    paid = stand.pay(basket, TenderKind.STORED_VALUE, Money(600_00))
    assert isinstance(paid, CounterView)
    assert paid.basket.stored_value == Money(600_00)


def test_points_worth_more_than_the_limit_ask_a_card_for_the_pin() -> None:
    stand = Stand()
    stand.desk.money_policy = lambda: MoneyPolicy(confirmed_above=Money(1_99))
    basket = stand.basket()
    stand.known_by(basket, IdentifiedBy.CAMERA)
    want_points(stand.desk, stand.who, basket, 100)
    assert isinstance(stand.pay(basket, TenderKind.CASH), CounterView)  # who chose no PIN is asked for none

    word = stand.with_pin()
    basket = stand.basket(2)
    stand.known_by(basket, IdentifiedBy.CAMERA)
    want_points(stand.desk, stand.who, basket, 100)
    assert stand.pay(basket, TenderKind.CASH) is Refusal.POINTS_BY_PIN
    assert refusal(vouch(stand.desk, stand.who, basket, "another")) is Refusal.CONFIRM_FIRST
    vouched = vouch(stand.desk, stand.who, basket, word)
    assert isinstance(vouched, CounterView)
    assert vouched.basket.shown is Freshness.VOUCHED
    assert refusal(vouch(stand.desk, stand.who, basket, word)) is Refusal.CONFIRM_FIRST
    paid = stand.pay(basket, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    assert paid.completed is not None


def test_the_pin_stands_for_an_old_picture() -> None:
    stand = Stand()
    stand.with_pin()
    basket = stand.basket()
    stand.show(basket, 600)
    assert stand.asks(basket, Money(10_00)) == ValueAsks(pin=True)
    assert stand.pay(basket, TenderKind.STORED_VALUE) is Refusal.CODE_STALE
    word = stand.pins().check(stand.member_id, "385172")[1]
    paid = stand.pay(basket, TenderKind.STORED_VALUE, word=word)
    assert isinstance(paid, CounterView)
    assert paid.completed is not None


def test_a_code_is_good_for_one_basket_here_and_so_is_what_can_be_worked_out_of_it() -> None:
    stand = Stand()
    first = stand.basket()
    assert stand.show(first) is Freshness.FRESH
    hold_basket(stand.desk, stand.who, first)
    second = stand.basket()
    assert stand.show(second) is Freshness.USED
    assert stand.show(second, 30) is Freshness.USED
    assert stand.pay(second, TenderKind.STORED_VALUE) is Refusal.CODE_USED
    stand.clock.advance(30)
    assert stand.show(second) is Freshness.FRESH
    hold_basket(stand.desk, stand.who, second)
    resume_basket(stand.desk, stand.who, stand.desk.begin(stand.who).basket.basket_id, first)
    assert stand.show(first, 30) is Freshness.FRESH  # it was this basket's then
    with stand.shop.store.reading() as work:
        kept = work.shown_codes.last(stand.member_id)
    assert kept is not None
    assert kept.basket_id == second


def test_a_basket_that_is_paid_in_part_takes_a_newer_code_of_its_member_alone() -> None:
    stand = Stand()
    basket = stand.basket()
    stand.show(basket, 600)
    assert isinstance(stand.pay(basket, TenderKind.CASH, Money(10_00)), CounterView)
    assert stand.pay(basket, TenderKind.STORED_VALUE) is Refusal.CODE_STALE
    other = MemberPhone(OFFICE, "somebody-else", stand.clock.now_ms())
    refused = serve_member(
        stand.desk, stand.who, basket, other.member_id, IdentifiedBy.MEMBER_CODE, other.first_slot
    )
    assert refusal(refused) is Refusal.ALREADY_PAID
    assert stand.show(basket) is Freshness.FRESH
    paid = stand.pay(basket, TenderKind.STORED_VALUE)
    assert isinstance(paid, CounterView)
    assert paid.completed is not None


def test_without_the_time_a_code_is_a_card() -> None:
    stand = Stand(told=False)
    stand.with_pin()
    basket = stand.basket(6)
    assert stand.show(basket, 3_000) is Freshness.NO_TIME
    assert refusal(want_points(stand.desk, stand.who, basket, 100)) is None
    assert not stand.asks(basket, Money(100_00)).pin
    assert stand.asks(basket, Money(600_00)).pin


def test_who_showed_an_old_picture_takes_no_gift_and_spins_no_wheel() -> None:
    stand = Stand(more=MORE + SURE)
    giving = Giving(stand.desk)
    wheel = WheelDesk(stand.desk, stand.shop.signer.sign)

    def acts() -> list[Refusal | None]:
        answers = (
            giving.redeem_gift(stand.who, stand.member_id, GiftAsked("voucher")),
            giving.use_perk(stand.who, stand.member_id, PerkAsked("tasting")),
            wheel.spin(stand.who, stand.member_id),
        )
        return [one.refusal if isinstance(one, Refused) else None for one in answers]

    basket = stand.basket()
    stand.show(basket, 600)
    assert acts() == [Refusal.CODE_STALE] * 3
    stand.show(basket)
    assert acts() == [None] * 3


def test_a_clock_that_was_set_back_makes_no_picture_young() -> None:
    stand = Stand()
    text = stand.code()
    stand.clock.advance(600)
    stand.clock.set_back(600)
    found = stand.identifying.scan(stand.who, text, IdentifiedBy.CAMERA)
    assert isinstance(found, FoundMember)
    view = serve_member(
        stand.desk, stand.who, stand.basket(), found.member_id, found.identified_by, found.slot
    )
    assert isinstance(view, CounterView)
    assert view.basket.shown is Freshness.NO_TIME


def test_a_code_of_a_time_to_come_spends_nothing() -> None:
    stand = Stand()
    basket = stand.basket()
    assert stand.show(basket, -120) is Freshness.AHEAD
    assert stand.pay(basket, TenderKind.STORED_VALUE) is Refusal.CODE_AHEAD


def test_what_is_not_genuine_is_nobody_and_is_recorded() -> None:
    stand = Stand()
    stolen = MemberPhone(Ed25519Signer(bytes([9]) * 32), stand.member_id, stand.clock.now_ms())
    answer = stand.identifying.scan(stand.who, stolen.code(stand.clock.now_ms()), IdentifiedBy.CAMERA)
    assert isinstance(answer, MemberCodeRefused)
    assert answer.scan.outcome is CodeOutcome.CANNOT_TELL_YET
    with stand.shop.store.reading() as work:
        (*_, newest) = work.journal.after("S01-1", 0, 0, 1000)
    _, kind, version, plain = stand.shop.sealing.open(newest.content)
    body = read_body(kind, version, plain)
    assert isinstance(body, CodeRefused)
    assert (body.outcome, body.card_id) == ("cannot_tell_yet", "")


def test_a_member_who_is_not_kept_here_is_asked_for_by_the_code() -> None:
    stand = Stand()
    unknown = MemberPhone(OFFICE, "m-elsewhere", stand.clock.now_ms())
    text = unknown.code(stand.clock.now_ms())
    answer = stand.identifying.scan(stand.who, text, IdentifiedBy.CAMERA)
    assert isinstance(answer, MemberCodeRefused)
    assert answer.scan.outcome is CodeOutcome.NOT_HERE_YET
    with stand.shop.store.writing() as work:
        part = KeepingSet(Keeping(Kept.HOME_SHOP))
        stand.shop.recorder.record(work, stand.desk.shop, part, staff="")
        work.commit()
    answer = stand.identifying.scan(stand.who, text, IdentifiedBy.CAMERA)
    assert isinstance(answer, NotKeptHere)
    assert answer.asked == Find(FindBy.MEMBER, "m-elsewhere")
