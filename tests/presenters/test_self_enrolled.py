"""Who enrolled themselves is completed with the ordinary form, or turned away."""

from __future__ import annotations

import pytest

from checkout_stand import CheckoutStand, zh
from fakes.self_enrolled import let_wait, somebody
from shuke.application.session import Session
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Channel
from shuke.domain.facts.self_enrolment_settled import SelfEnrolmentSettled
from shuke.domain.profile import Profile
from shuke.domain.self_enrolment import TurnedAway
from shuke.domain.shop import Role, Staff
from shuke.presenters.checkout import Overlay


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    stand.begin()
    return stand


def settled(stand: CheckoutStand) -> list[SelfEnrolmentSettled]:
    with stand.shop.store.reading() as work:
        facts = work.journal.after("S01-1", 1, 0, 100)
    bodies = [stand.shop.recorder.opened(fact)[1] for fact in facts]
    return [body for body in bodies if isinstance(body, SelfEnrolmentSettled)]


def waiting(stand: CheckoutStand) -> list[str]:
    with stand.shop.store.reading() as work:
        return [one.self_enrolment_id for one in work.self_enrolments.waiting("S01", 10)]


def test_what_was_told_fills_the_form_and_ends_with_the_member_on_the_basket(stand: CheckoutStand) -> None:
    let_wait(stand.shop.store, somebody(), somebody("e-2", "李娜", "13900139000"))
    stand.enter("30")
    stand.checkout.open_overlay(Overlay.ENROL)
    enrol = stand.checkout.enrol
    assert [(one.name, one.phone) for one in enrol.state.waiting] == [
        ("王小明", "138****5678"),
        ("李娜", "139****9000"),
    ]
    enrol.complete("e-2")
    enrol.complete("e-1")
    state = enrol.state
    assert (state.name, state.phone, state.birthday) == ("王小明", "13800135678", "1990-5-20")
    assert state.offers_by_sms
    for proof in state.proofs:
        enrol.note_number(proof.kind, "身份证 1234")
    enrol.type("phone", "13800135679")  # the page had it wrong
    enrol.submit()
    assert stand.checkout.state.overlay is Overlay.NONE
    panel = stand.checkout.panel.state.member
    assert panel
    with stand.shop.store.reading() as work:
        member = work.members.get(panel.member_id)
        consents = work.consents.of_member(panel.member_id)
    assert member
    assert member.profile.birthday == Birthday(5, 20, 1990)
    assert consents[Channel.SMS].on
    (fact,) = settled(stand)
    assert (fact.self_enrolment_id, fact.member_id, fact.turned_away) == ("e-1", panel.member_id, None)
    assert waiting(stand) == ["e-2"]


def test_who_is_enrolled_without_a_look_at_the_list_waits_no_more(stand: CheckoutStand) -> None:
    let_wait(stand.shop.store, somebody())
    member = stand.shop.enrol(Profile("小明", "+8613800135678"))
    assert [fact.member_id for fact in settled(stand)] == [member.member_id]
    assert waiting(stand) == []


def test_chosen_again_the_form_is_empty(stand: CheckoutStand) -> None:
    let_wait(stand.shop.store, somebody())
    stand.checkout.open_overlay(Overlay.ENROL)
    enrol = stand.checkout.enrol
    enrol.complete("e-1")
    enrol.complete("e-1")
    assert (enrol.state.waited, enrol.state.phone, enrol.state.name, enrol.state.birthday) == ("", "", "", "")
    enrol.complete("nobody")
    enrol.turn_away(TurnedAway.WRONG)
    assert waiting(stand) == ["e-1"]


def test_turned_away_with_a_reason_what_was_told_is_gone(stand: CheckoutStand) -> None:
    let_wait(stand.shop.store, somebody())
    stand.checkout.open_overlay(Overlay.ENROL)
    enrol = stand.checkout.enrol
    enrol.complete("e-1")
    enrol.turn_away(TurnedAway.WITHDRAWN)
    (fact,) = settled(stand)
    assert (fact.member_id, fact.turned_away) == ("", TurnedAway.WITHDRAWN)
    assert waiting(stand) == []
    assert (enrol.state.waiting, enrol.state.phone, enrol.state.busy) == ((), "", False)
    assert enrol.state.notice
    assert "已从等待名单移除" in zh(enrol.state.notice.words)
    with stand.shop.store.reading() as work:
        content = b"".join(fact.content for fact in work.journal.after("S01-1", 1, 0, 100))
    assert b"13800135678" not in content


def test_somebody_who_may_not_enrol_turns_nobody_away(stand: CheckoutStand) -> None:
    let_wait(stand.shop.store, somebody())
    stand.checkout.open_overlay(Overlay.ENROL)
    stand.checkout.enrol.complete("e-1")
    stand.session = Session(Staff("st-9", "审计", Role.AUDITOR), stand.shop.clock.now_ms())
    stand.checkout.enrol.turn_away(TurnedAway.WRONG)
    assert waiting(stand) == ["e-1"]
    assert stand.checkout.enrol.state.notice
    assert not stand.checkout.enrol.state.busy


def test_a_member_already_is_refused_and_waits_until_turned_away(stand: CheckoutStand) -> None:
    stand.member("王小明", "13800135678")
    let_wait(stand.shop.store, somebody())
    stand.enter("30")
    stand.checkout.open_overlay(Overlay.ENROL)
    enrol = stand.checkout.enrol
    enrol.complete("e-1")
    for proof in enrol.state.proofs:
        enrol.note_number(proof.kind, "身份证 1234")
    enrol.submit()
    assert stand.checkout.state.overlay is Overlay.ENROL
    assert waiting(stand) == ["e-1"]
    enrol.turn_away(TurnedAway.MEMBER_ALREADY)
    assert waiting(stand) == []
