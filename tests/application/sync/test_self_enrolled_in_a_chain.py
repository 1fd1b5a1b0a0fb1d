"""Who enrols themselves at head office is known at the shop's tills, until one of them settles it."""

from __future__ import annotations

import pytest

from exception_chain import EVERYTHING
from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.joined_shop import JoinedShop
from shuke.adapters.ids import UlidIds
from shuke.application.head_office.often_asked import MOST_TIMES
from shuke.application.head_office.self_enrolling import KEPT_DAYS, Heard, SelfEnrolmentDesk, Told
from shuke.application.sync.state import RoundOutcome
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.self_enrolment_settled import SelfEnrolmentSettled
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.profile import Profile
from shuke.domain.self_enrolment import SelfEnrolment, TurnedAway
from shuke.domain.shop import Shop
from shuke.domain.sync import limits
from shuke.domain.sync.exchanges import SELF_ENROLMENTS

DAY_S = 24 * 60 * 60


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


def desk_of(office: OfficeInMemory) -> SelfEnrolmentDesk:
    return SelfEnrolmentDesk(office.store, office.clock, UlidIds(office.clock.now_ms).new_id)


def told(phone: str = "13800135678", shop: str = "S01") -> Told:
    return Told(shop, "王小明", phone, None, True, 1)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def waiting(side: TillInMemory | OfficeInMemory, shop: str = "S01") -> list[SelfEnrolment]:
    with side.store.reading() as work:
        return work.self_enrolments.waiting(shop, 10)


def asked(till: TillInMemory) -> int:
    return sum(letter.claim.path == SELF_ENROLMENTS.path for letter in till.link.letters)


def settle(till: TillInMemory, one: SelfEnrolment) -> None:
    fact = SelfEnrolmentSettled(
        one.self_enrolment_id, "S01", one.terms_version, one.asked_ms, turned_away=TurnedAway.WRONG
    )
    with till.store.writing() as work:
        till.recorder.record(work, SHOP, fact, staff="")
        work.self_enrolments.forget(one.self_enrolment_id)
        work.commit()


def test_they_wait_at_every_till_of_the_shop_until_one_settles_it(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    office.record(ShopDescribed(Shop("S02", "二店")))
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    in_step(first, second)
    assert (asked(first), asked(second)) == (0, 0)
    desk = desk_of(office)
    assert desk.hear(told(), "10.0.0.1") is Heard.TAKEN
    assert desk.hear(told("13900139000", "S02"), "10.0.0.1") is Heard.TAKEN
    in_step(first, second)
    (one,) = waiting(first)
    assert (one.phone, waiting(second)) == ("13800135678", [one])
    in_step(first, second)
    assert asked(first) == asked(second) == 1
    settle(first, one)
    in_step(first)
    assert waiting(office) == []
    assert len(waiting(office, "S02")) == 1
    in_step(second)
    assert waiting(second) == []


def test_a_phone_waits_once_and_a_members_is_answered_alike(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    till.enrol("李娜", "13900139000")
    in_step(till)
    desk = desk_of(office)
    for phone in ("13800135678", "+8613800135678", "13900139000"):
        assert desk.hear(told(phone), f"from {phone}") is Heard.TAKEN
    assert [one.phone for one in waiting(office)] == ["13800135678"]


def test_one_address_or_one_phone_is_heard_a_few_times_only(office: OfficeInMemory, clock: FakeClock) -> None:
    desk = desk_of(office)
    heard = [desk.hear(told(f"1380013{count:04}"), "10.0.0.1") for count in range(MOST_TIMES + 1)]
    assert heard == [Heard.TAKEN] * MOST_TIMES + [Heard.TOO_OFTEN]
    assert desk.hear(told("13900139000"), "10.0.0.2") is Heard.TAKEN
    heard = [desk.hear(told("13900139000"), f"10.0.1.{count}") for count in range(MOST_TIMES)]
    assert heard[-1] is Heard.TOO_OFTEN
    clock.advance(600)
    assert desk.hear(told("13700137000"), "10.0.0.1") is Heard.TAKEN


def test_what_is_no_phone_no_shop_or_too_much_is_refused(
    office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(office)
    assert desk.hear(told("call me"), "a") is Heard.NO_PHONE
    assert desk.hear(told(shop="S99"), "a") is Heard.NO_SHOP
    monkeypatch.setattr("shuke.application.head_office.self_enrolling.MOST_SELF_ENROLMENTS", 1)
    assert desk.hear(told(), "b") is Heard.TAKEN
    assert desk.hear(told("13900139000"), "b") is Heard.FULL
    assert limits.MOST_SELF_ENROLMENTS > 1


def test_who_never_comes_is_forgotten_everywhere(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    desk_of(office).hear(told(), "a")
    in_step(till)
    assert len(waiting(till)) == 1
    clock.advance(KEPT_DAYS * DAY_S + 1)
    till.enrol("李娜", "13900139000")
    in_step(till)
    assert waiting(office) == []
    assert waiting(till) == []


def test_two_tills_that_complete_the_same_one_are_an_exception() -> None:
    chain = JoinedShop()
    desk_of(chain.office).hear(told(), "a")
    chain.in_step()
    in_step(chain.other)
    (one,) = waiting(chain.other)
    chain.other.enrol("王小明", one.phone)
    settle(chain.other, one)
    chain.shop.enrol(Profile("王小明", one.phone))
    chain.in_step()
    in_step(chain.other)
    chain.in_step()
    assert waiting(chain.office) == []
    with chain.office.store.reading() as work:
        kinds = [case.kind for case in work.exceptions.page(EVERYTHING, None, 10)]
    assert kinds == [ExceptionKind.SAME_PHONE]
