"""A second person's PIN: for one act with one content, asked by one person, used once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.counter_shop import CASHIER, MANAGER, CounterShop
from fakes.pinned_staff import PIN, PinnedStaff
from shuke.application.approval import Act, ApprovalWanted
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.carrying_out import Done
from shuke.application.pin_tries import PinOutcome
from shuke.application.session import Session
from shuke.domain.facts.card_changed import CardChanged
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.shop import Right, Role, Staff


class Counter:
    """A cashier, who may not reissue a member's card."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.people = PinnedStaff(self.shop)
        self.cards = CardDesk(self.shop.desk, lambda card: f"SK:{card.number}")
        self.card = self.shop.enrol(Profile("王小明", "13800135678")).card.card_id

    def asked(self, evidence: str = "身份证 1234", session: Session | None = None) -> ApprovalWanted:
        answer = self.reissue(session or self.shop.cashier, evidence)
        assert isinstance(answer, ApprovalWanted)
        return answer

    def reissue(self, session: Session, evidence: str = "身份证 1234") -> Done:
        return self.cards.reissue(session, CardAsked(self.card, frozenset({Proof.DOCUMENT}), evidence))

    def approved(self, act: Act, staff_id: str = MANAGER.staff_id) -> Session:
        answer = self.people.approving.approve(self.shop.cashier, act, staff_id, PIN)
        assert answer.session is not None, answer
        return answer.session

    def newest(self) -> object:
        with self.shop.store.reading() as work:
            head = work.journal.head("S01-1")
            assert head
            stored = work.journal.get("S01-1", head.epoch, head.seq)
        assert stored
        header, body = self.shop.recorder.opened(stored)
        return header.staff, body


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_what_was_approved_is_done_and_names_both(counter: Counter) -> None:
    wanted = counter.asked()
    assert wanted.act.right is Right.REISSUE_CARD
    session = counter.approved(wanted.act)
    assert session.staff == CASHIER
    assert isinstance(counter.reissue(session), CardAnswer)
    staff, body = counter.newest()  # type: ignore[misc]  # the pair of it
    assert staff == CASHIER.staff_id
    assert isinstance(body, CardChanged)
    assert body.approved_by == MANAGER.staff_id


def test_an_approval_is_used_up_by_its_act(counter: Counter) -> None:
    act = counter.asked().act
    session = counter.approved(act)
    assert isinstance(counter.reissue(session), CardAnswer)
    assert isinstance(counter.shop.desk.approvals.permitted(session, act), ApprovalWanted)


def test_an_approval_is_for_nothing_else_and_for_nobody_else(counter: Counter) -> None:
    act = counter.asked().act
    session = counter.approved(act)
    counter.asked("另一份证件", session)
    other = replace(session, staff=Staff("st-8", "小周", Role.CASHIER))
    counter.asked(session=other)
    counter.asked(session=replace(session, approval_id="made up"))
    assert isinstance(counter.reissue(session), CardAnswer)


def test_a_further_approval_takes_the_place_of_the_one_before(counter: Counter) -> None:
    act = counter.asked().act
    first, second = counter.approved(act), counter.approved(act)
    counter.asked(session=first)
    assert isinstance(counter.reissue(second), CardAnswer)


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (120, True), (121, False), (-1, False)])
def test_an_approval_lies_two_minutes_at_most_and_a_clock_set_back_does_not_lengthen_it(
    counter: Counter, seconds: int, good: bool
) -> None:
    session = counter.approved(counter.asked().act)
    counter.shop.clock.wall_ms += seconds * 1000
    assert isinstance(counter.reissue(session), CardAnswer) is good
    counter.shop.clock.wall_ms -= seconds * 1000
    assert not isinstance(counter.reissue(session), CardAnswer)


def test_nobody_approves_their_own_act(counter: Counter) -> None:
    act = counter.asked().act
    answer = counter.people.approving.approve(counter.shop.cashier, act, CASHIER.staff_id, PIN)
    assert (answer.outcome, answer.session) == (PinOutcome.NOT_ALLOWED, None)
    counter.asked()


def test_wrong_pins_are_counted_before_they_are_looked_at_and_lock_the_sign_in_too(counter: Counter) -> None:
    act = counter.asked().act

    def tried(pin: str) -> PinOutcome:
        answer = counter.people.approving.approve(counter.shop.cashier, act, MANAGER.staff_id, pin)
        assert answer.session is None
        return answer.outcome

    assert [tried("000001") for _ in range(3)] == [PinOutcome.WRONG_PIN] * 3
    assert tried(PIN) is PinOutcome.LOCKED
    assert counter.people.signing_in.sign_in(MANAGER.staff_id, PIN).outcome is PinOutcome.LOCKED
    counter.shop.clock.advance(31)
    counter.approved(act)
    with counter.shop.store.reading() as work:
        pin = work.pins.get(MANAGER.staff_id)
    assert pin
    assert pin.failures == 0


def test_only_who_has_the_right_is_asked_and_may_approve(counter: Counter) -> None:
    left = counter.people.enrol(Staff("st-7", "钱店长", Role.MANAGER, active=False))
    assert counter.people.approving.who_may(Right.REISSUE_CARD) == [MANAGER]
    act = counter.asked().act
    for staff_id, outcome in (
        (CASHIER.staff_id, PinOutcome.NOT_ALLOWED),
        (left.staff_id, PinOutcome.NO_PIN),
        ("nobody", PinOutcome.NO_PIN),
    ):
        answer = counter.people.approving.approve(counter.shop.cashier, act, staff_id, PIN)
        assert (answer.outcome, answer.session) == (outcome, None)


def test_who_left_meanwhile_does_nothing_even_with_an_approval(counter: Counter) -> None:
    session = counter.approved(counter.asked().act)
    gone = replace(session, staff=replace(CASHIER, active=False))
    answer = counter.reissue(gone)
    assert not isinstance(answer, CardAnswer | ApprovalWanted)


def test_who_works_at_other_shops_approves_nothing_here(counter: Counter) -> None:
    act = counter.asked().act
    counter.people.enrol(replace(MANAGER, shops=("S99",)))
    assert MANAGER.staff_id not in {one.staff_id for one in counter.people.approving.who_may(act.right)}
    answer = counter.people.approving.approve(counter.shop.cashier, act, MANAGER.staff_id, PIN)
    assert (answer.outcome, answer.session) == (PinOutcome.NOT_ALLOWED, None)
    assert [one.staff_id for one in counter.people.signing_in.staff()] == [
        counter.shop.cashier.staff.staff_id
    ]
