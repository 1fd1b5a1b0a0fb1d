"""A lost card never works again, names the one that took its place, and only who may reissue does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.counter_shop import SHOP, CounterShop
from shuke.application.approval import ApprovalWanted
from shuke.application.enrolling import NewMember
from shuke.application.refusal import Refusal, Refused
from shuke.application.reissuing import LONGEST_EVIDENCE, Reissued, Reissuing
from shuke.application.session import Session
from shuke.domain.card import Card, CardStatus
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.card_reported_lost import CardReportedLost
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff

A_DAY = date(2026, 3, 10)


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


@pytest.fixture
def member(shop: CounterShop) -> NewMember:
    return shop.enrol(Profile("王小明", "13800138000"))


@pytest.fixture
def reissuing(shop: CounterShop) -> Reissuing:
    return Reissuing(shop.desk, lambda card: f"SK:{card.number}")


def card(shop: CounterShop, card_id: str) -> Card:
    with shop.store.reading() as work:
        found = work.cards.get(card_id)
    assert found
    return found


def newest_facts(shop: CounterShop, how_many: int) -> list[FactBody | None]:
    with shop.store.reading() as work:
        facts = work.journal.after("S01-1", 0, 0, 1000)[-how_many:]
    return [
        read_body(kind, version, plain)
        for fact in facts
        for _, kind, version, plain in [shop.sealing.open(fact.content)]
    ]


def record(shop: CounterShop, body: FactBody) -> None:
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, body, staff="")
        work.commit()


def seq(shop: CounterShop) -> int:
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head
    return head.seq


def test_a_lost_card_is_dead_and_says_so(shop: CounterShop, member: NewMember, reissuing: Reissuing) -> None:
    dead = reissuing.report_lost(shop.cashier, member.card.card_id)
    assert dead == replace(member.card, status=CardStatus.LOST)
    assert card(shop, member.card.card_id) == dead
    assert newest_facts(shop, 1) == [CardReportedLost(member.card.card_id, member.member_id)]


def test_a_reissued_card_is_named_by_the_one_it_replaces(
    shop: CounterShop, member: NewMember, reissuing: Reissuing
) -> None:
    reissuing.report_lost(shop.cashier, member.card.card_id)
    answer = reissuing.reissue(shop.manager, member.card.card_id, "身份证 …1234")
    assert isinstance(answer, Reissued)
    assert answer.fee == Money(5_00)
    assert answer.card == card(shop, answer.card.card_id)
    assert (answer.card.status, answer.card.number) == (CardStatus.ACTIVE, f"{member.number}-2")
    assert (answer.card.member_id, answer.card.card_type) == (member.member_id, member.card.card_type)
    old = card(shop, member.card.card_id)
    assert (old.status, old.replaced_by) == (CardStatus.LOST, answer.card.number)
    (issued,) = newest_facts(shop, 1)
    assert isinstance(issued, CardIssued)
    assert (issued.replaces, issued.fee, issued.evidence) == (old.card_id, Money(5_00), "身份证 …1234")


def test_a_living_card_is_reported_lost_in_the_same_step(
    shop: CounterShop, member: NewMember, reissuing: Reissuing
) -> None:
    answer = reissuing.reissue(shop.manager, member.card.card_id, "身份证 …1234")
    assert isinstance(answer, Reissued)
    lost, issued = newest_facts(shop, 2)
    assert lost == CardReportedLost(member.card.card_id, member.member_id)
    assert isinstance(issued, CardIssued)
    assert card(shop, member.card.card_id).status is CardStatus.LOST


def test_a_replaced_card_is_never_replaced_again(
    shop: CounterShop, member: NewMember, reissuing: Reissuing
) -> None:
    first = reissuing.reissue(shop.manager, member.card.card_id, "x")
    assert isinstance(first, Reissued)
    assert reissuing.reissue(shop.manager, member.card.card_id, "x") == Refused(Refusal.CARD_DEAD)
    assert reissuing.report_lost(shop.cashier, member.card.card_id) == Refused(Refusal.CARD_DEAD)
    second = reissuing.reissue(shop.manager, first.card.card_id, "x")
    assert isinstance(second, Reissued)
    assert second.card.number == f"{member.number}-3"
    with shop.store.reading() as work:
        cards = work.cards.of_member(member.member_id)
    assert [one.status for one in cards] == [CardStatus.ACTIVE, CardStatus.LOST, CardStatus.LOST]


def test_an_old_systems_number_stays_whole_in_the_next_cards_number(
    shop: CounterShop, reissuing: Reissuing
) -> None:
    for member_id, number in (("m-1", "VIP-001"), ("m-2", "VIP-002")):
        record(shop, MemberCarriedOver(member_id, number, "gold", A_DAY, A_DAY, bytes(32), "S01", "旧系统"))
        record(shop, CardIssued(f"c-{member_id}", member_id, number, "member", A_DAY))
    one = reissuing.reissue(shop.manager, "c-m-1", "x")
    two = reissuing.reissue(shop.manager, "c-m-2", "x")
    assert isinstance(one, Reissued)
    assert isinstance(two, Reissued)
    assert (one.card.number, two.card.number) == ("VIP-001-2", "VIP-002-2")


def test_a_card_whose_member_is_not_known_here_counts_on_from_its_own_number(
    shop: CounterShop, reissuing: Reissuing
) -> None:
    record(shop, CardIssued("c-1", "m-elsewhere", "00999000001", "member", A_DAY))
    answer = reissuing.reissue(shop.manager, "c-1", "x")
    assert isinstance(answer, Reissued)
    assert answer.card.number == "00999000001-2"


def test_only_who_may_reissue_does_and_a_refusal_records_nothing(
    shop: CounterShop, member: NewMember, reissuing: Reissuing
) -> None:
    before = seq(shop)
    assert isinstance(reissuing.reissue(shop.cashier, member.card.card_id, "x"), ApprovalWanted)
    gone = Session(Staff("st-9", "离职", Role.MANAGER, active=False), 0)
    assert reissuing.reissue(gone, member.card.card_id, "x") == Refused(Refusal.NOT_ALLOWED)
    assert reissuing.report_lost(gone, member.card.card_id) == Refused(Refusal.NOT_ALLOWED)
    assert reissuing.reissue(shop.manager, "no-such-card", "x") == Refused(Refusal.CARD_GONE)
    assert reissuing.report_lost(shop.manager, "no-such-card") == Refused(Refusal.CARD_GONE)
    assert seq(shop) == before
    assert card(shop, member.card.card_id) == member.card


def test_the_new_card_is_printed_with_its_own_code(
    shop: CounterShop, member: NewMember, reissuing: Reissuing
) -> None:
    answer = reissuing.reissue(shop.manager, member.card.card_id, "x")
    assert isinstance(answer, Reissued)
    with shop.store.reading() as work:
        job = work.print_jobs.latest(f"card {answer.card.number}")
    assert job
    assert f"SK:{answer.card.number}" in job.content.decode()


def test_what_was_shown_is_kept_within_its_bound(
    shop: CounterShop, member: NewMember, reissuing: Reissuing
) -> None:
    reissuing.reissue(shop.manager, member.card.card_id, "证" * 500)
    (issued,) = newest_facts(shop, 1)
    assert isinstance(issued, CardIssued)
    assert issued.evidence == "证" * LONGEST_EVIDENCE


def test_the_work_of_a_reissue_is_done_whole_or_not_at_all(shop: CounterShop, member: NewMember) -> None:
    def no_paper(_card: Card) -> str:
        raise InterruptedError

    before = seq(shop)
    with pytest.raises(InterruptedError):
        Reissuing(shop.desk, no_paper).reissue(shop.manager, member.card.card_id, "x")
    assert seq(shop) == before
    assert card(shop, member.card.card_id) == member.card
