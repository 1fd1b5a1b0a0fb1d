"""A dead card never works again and names the one in its place; only who may does anything, and a refusal records
nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.cards import card_reissued, card_turned
from fakes.closing_shop import ClosingShop
from fakes.counter_shop import SHOP, CounterShop
from shuke.application.approval import ApprovalWanted
from shuke.application.cards.asking import LONGEST_NOTE, CardAnswer, CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.carrying_out import Done
from shuke.application.enrolling import NewMember
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.facts.card_changed import CardAct, CardChanged
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.facts.rows import Add
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind
from shuke.wording import Language, reasons

A_DAY = date(2026, 3, 10)
SHOWN = frozenset({Proof.DOCUMENT})


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


@pytest.fixture
def member(shop: CounterShop) -> NewMember:
    return shop.enrol(Profile("王小明", "13800138000"))


@pytest.fixture
def desk(shop: CounterShop) -> CardDesk:
    return card_desk(shop)


def card_desk(shop: CounterShop) -> CardDesk:
    return CardDesk(shop.desk, lambda card: f"SK:{card.number}")


def asked(card: Card, **more: object) -> CardAsked:
    shown = CardAsked(card.card_id, SHOWN, "身份证 …1234")
    return replace(shown, **more)  # type: ignore[arg-type]  # its own fields


def done(answer: Done) -> CardAnswer:
    assert isinstance(answer, CardAnswer), answer
    return answer


def refused(answer: Done) -> str:
    assert isinstance(answer, Reason), answer
    return answer.sentence


def card(shop: CounterShop, card_id: str) -> Card:
    with shop.store.reading() as work:
        found = work.cards.get(card_id)
    assert found
    return found


def newest_fact(shop: CounterShop) -> FactBody | None:
    with shop.store.reading() as work:
        fact = work.journal.after("S01-1", 0, 0, 1000)[-1]
    _, kind, version, plain = shop.sealing.open(fact.content)
    return read_body(kind, version, plain)


def changed(shop: CounterShop) -> CardChanged:
    fact = newest_fact(shop)
    assert isinstance(fact, CardChanged)
    return fact


def record(shop: CounterShop, body: FactBody) -> None:
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, body, staff="")
        work.commit()


def seq(shop: CounterShop) -> int:
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head
    return head.seq


# lost and found


def test_a_lost_card_is_dead_and_says_so(shop: CounterShop, member: NewMember, desk: CardDesk) -> None:
    answer = done(desk.report_lost(shop.cashier, asked(member.card, note="公交车上")))
    assert answer.card == replace(member.card, status=CardStatus.LOST) == card(shop, member.card.card_id)
    fact = changed(shop)
    assert (fact.act, fact.note, fact.card_id) == (CardAct.REPORTED_LOST, "公交车上", member.card.card_id)
    assert list(fact.died) == [member.card.card_id]
    told = reasons.text(answer.reasons[0], Language.ZH, str)
    assert "即时失效" in told
    assert refused(desk.report_lost(shop.cashier, asked(member.card))) == CardTells.LOST


def test_a_card_that_is_found_works_again_and_can_be_lost_again(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    desk.report_lost(shop.cashier, asked(member.card))
    assert done(desk.found_again(shop.manager, asked(member.card))).card == member.card
    assert list(changed(shop).died) == []
    assert refused(desk.found_again(shop.manager, asked(member.card))) == CardTells.NONE_LOST
    assert done(desk.report_lost(shop.cashier, asked(member.card))).card.status is CardStatus.LOST


def test_a_replaced_card_that_is_found_stays_dead(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    done(desk.reissue(shop.manager, asked(member.card)))
    assert refused(desk.found_again(shop.manager, asked(member.card))) == CardTells.LOST_REPLACED


@pytest.mark.parametrize("first_found", [True, False])
def test_whichever_of_two_tills_is_heard_first_a_replaced_card_never_works_again(
    shop: CounterShop, member: NewMember, desk: CardDesk, *, first_found: bool
) -> None:
    """One till says it was found, having heard of the loss alone; another has replaced it meanwhile."""
    old, number = member.card.card_id, f"{member.number}-2"
    desk.report_lost(shop.cashier, asked(member.card))
    facts = [
        card_turned(old, member.member_id, CardStatus.ACTIVE),
        card_reissued(old, "c-new", member.member_id, number, A_DAY, None),
    ]
    for fact in facts if first_found else reversed(facts):
        record(shop, fact)
    dead = card(shop, old)
    assert (dead.status, dead.replaced_by) == (CardStatus.LOST, number)


# a new card in its place


def test_a_reissued_card_is_named_by_the_one_it_replaces(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    desk.report_lost(shop.cashier, asked(member.card))
    answer = done(desk.reissue(shop.manager, asked(member.card)))
    assert answer.fee == Money(5_00)
    assert answer.card == card(shop, answer.card.card_id)
    assert (answer.card.status, answer.card.number) == (CardStatus.ACTIVE, f"{member.number}-2")
    assert (answer.card.member_id, answer.card.card_type) == (member.member_id, member.card.card_type)
    old = card(shop, member.card.card_id)
    assert (old.status, old.replaced_by) == (CardStatus.LOST, answer.card.number)
    fact = changed(shop)
    assert (fact.act, fact.fee, fact.evidence) == (CardAct.REISSUED, Money(5_00), "身份证 …1234")
    assert fact.members[0].explanation
    told = reasons.text(answer.reasons[0], Language.ZH, lambda money: f"¥{money.minor}")
    assert answer.card.number in told


def test_a_living_card_is_reported_lost_in_the_same_step(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    before = seq(shop)
    done(desk.reissue(shop.manager, asked(member.card)))
    assert seq(shop) == before + 1
    assert card(shop, member.card.card_id).status is CardStatus.LOST


def test_a_damaged_card_is_handed_in_for_a_new_one(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    answer = done(desk.damaged(shop.manager, asked(member.card)))
    assert (answer.fee, answer.card.number) == (Money(5_00), f"{member.number}-2")
    old = card(shop, member.card.card_id)
    assert (old.status, old.replaced_by) == (CardStatus.REPLACED, answer.card.number)


def test_without_the_document_no_new_card_is_made(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    before = seq(shop)
    for act in (desk.reissue, desk.damaged):
        assert refused(act(shop.manager, CardAsked(member.card.card_id))) == CardTells.NOT_SHOWN
    assert (seq(shop), card(shop, member.card.card_id)) == (before, member.card)


def test_a_replaced_card_is_never_replaced_again(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    first = done(desk.reissue(shop.manager, asked(member.card)))
    assert refused(desk.reissue(shop.manager, asked(member.card))) == CardTells.LOST_REPLACED
    assert refused(desk.report_lost(shop.cashier, asked(member.card))) == CardTells.LOST_REPLACED
    second = done(desk.reissue(shop.manager, asked(first.card)))
    assert second.card.number == f"{member.number}-3"
    with shop.store.reading() as work:
        cards = work.cards.of_member(member.member_id)
    assert [one.status for one in cards] == [CardStatus.ACTIVE, CardStatus.LOST, CardStatus.LOST]


def test_an_old_systems_number_stays_whole_in_the_next_cards_number(
    shop: CounterShop, desk: CardDesk
) -> None:
    for member_id, number in (("m-1", "VIP-001"), ("m-2", "VIP-002")):
        record(shop, MemberCarriedOver(member_id, number, "gold", A_DAY, A_DAY, bytes(32), "S01", "旧系统"))
        record(shop, CardIssued(f"c-{member_id}", member_id, number, "member", A_DAY))
    one = done(desk.reissue(shop.manager, CardAsked("c-m-1", SHOWN)))
    two = done(desk.reissue(shop.manager, CardAsked("c-m-2", SHOWN)))
    assert (one.card.number, two.card.number) == ("VIP-001-2", "VIP-002-2")


def test_a_card_that_nobody_stands_behind_is_neither_lost_nor_replaced(
    shop: CounterShop, desk: CardDesk
) -> None:
    record(shop, CardIssued("b-1", "", "B-001", "bearer", A_DAY))
    for act in (desk.report_lost, desk.reissue, desk.damaged):
        assert "bearer" in refused(act(shop.manager, CardAsked("b-1", SHOWN)))


# taken back


def test_a_recalled_card_is_dead_for_good_and_another_may_be_issued(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    assert done(desk.recall(shop.manager, asked(member.card))).card.status is CardStatus.RECALLED
    new = done(desk.issue(shop.cashier, member.member_id, MEMBER_CARD))
    assert (new.card.alive, new.card.number) == (True, f"{member.number}-2")
    old = card(shop, member.card.card_id)
    assert (old.status, old.replaced_by) == (CardStatus.RECALLED, new.card.number)
    assert refused(desk.issue(shop.cashier, member.member_id, MEMBER_CARD)) == CardTells.LIVE_ALREADY


def test_with_the_tiers_card_the_membership_is_closed_and_its_points_are_gone() -> None:
    shop = ClosingShop()
    member_id = shop.enrol_as("王小明", "tier.ordinary.sale")
    shop.sell(member_id, 100_00)
    live = shop.card_of(member_id)
    answer = done(card_desk(shop).close(shop.manager, asked(live)))
    assert answer.card.status is CardStatus.CLOSED
    assert shop.member(member_id).held.state is MembershipState.ENDED
    with shop.store.reading() as work:
        assert work.members.lots(member_id, AccountKind.POINTS) == []
        assert work.members.slices("S01-1", member_id, AccountKind.POINTS)[0].amount == 0
    assert "100" in reasons.text(answer.reasons[1], Language.ZH, str)
    assert shop.rebuilt_unchanged()


def test_what_another_till_holds_goes_with_the_next_close_of_the_day() -> None:
    shop = ClosingShop()
    member_id = shop.enrol_as("王小明", "tier.ordinary.sale")
    shop.sell(member_id, 100_00)
    with shop.store.writing() as work:
        key = {"member_id": member_id, "account": "points", "lot": "never"}
        work.apply([Add("balances", key, {"amount": 30})])
        work.commit()
    done(card_desk(shop).close(shop.manager, asked(shop.card_of(member_id))))
    with shop.store.reading() as work:
        assert work.members.balance(member_id, AccountKind.POINTS) == 30
    shop.pass_days(1)
    assert shop.close()
    with shop.store.reading() as work:
        assert work.members.balance(member_id, AccountKind.POINTS) == 0


# who, and what else may be tried


ACTS: list[tuple[str, set[Role]]] = [
    ("report_lost", {Role.CASHIER, Role.SHIFT_LEAD, Role.MANAGER, Role.ADMINISTRATOR}),
    ("found_again", {Role.MANAGER, Role.ADMINISTRATOR}),
    ("reissue", {Role.MANAGER, Role.ADMINISTRATOR}),
    ("damaged", {Role.MANAGER, Role.ADMINISTRATOR}),
    ("recall", {Role.MANAGER, Role.ADMINISTRATOR}),
    ("close", {Role.MANAGER, Role.ADMINISTRATOR}),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("act", "may"), ACTS, ids=[name for name, _ in ACTS])
def test_only_who_may_does_it_and_a_refusal_records_nothing(
    shop: CounterShop, member: NewMember, desk: CardDesk, act: str, may: set[Role], role: Role
) -> None:
    if act == "found_again":
        desk.report_lost(shop.manager, asked(member.card))
    before, was = seq(shop), card(shop, member.card.card_id)
    gone = Session(Staff("st-9", "离职", role, active=False), 0)
    assert getattr(desk, act)(gone, asked(member.card)) == Refused(Refusal.NOT_ALLOWED)
    answer = getattr(desk, act)(Session(Staff("st-8", "某", role), 0), asked(member.card))
    if role in may:
        assert isinstance(answer, CardAnswer)
        assert seq(shop) == before + 1
    else:
        assert isinstance(answer, ApprovalWanted)
        assert (seq(shop), card(shop, member.card.card_id)) == (before, was)


@pytest.mark.parametrize("act", [name for name, _ in ACTS])
def test_a_card_that_is_not_there_and_one_of_nobody_known_are_refused(
    shop: CounterShop, desk: CardDesk, act: str
) -> None:
    assert getattr(desk, act)(shop.manager, CardAsked("no-such-card", SHOWN)) == Refused(Refusal.CARD_GONE)
    record(shop, CardIssued("c-1", "m-elsewhere", "00999000001", "member", A_DAY))
    before = seq(shop)
    assert getattr(desk, act)(shop.manager, CardAsked("c-1", SHOWN)) == Refused(Refusal.MEMBER_UNKNOWN)
    assert desk.issue(shop.manager, "m-elsewhere", MEMBER_CARD) == Refused(Refusal.MEMBER_UNKNOWN)
    assert seq(shop) == before


def test_the_new_card_is_printed_with_its_own_code(
    shop: CounterShop, member: NewMember, desk: CardDesk
) -> None:
    answer = done(desk.reissue(shop.manager, asked(member.card)))
    with shop.store.reading() as work:
        job = work.print_jobs.latest(f"card {answer.card.number}")
    assert job
    assert f"SK:{answer.card.number}" in job.content.decode()


@pytest.mark.parametrize(
    "text", ["证" * LONGEST_NOTE, "\u202eحسن", "a\x00b\x1b[31m", "'; DROP TABLE cards;--"]
)
def test_whatever_is_typed_is_kept_and_does_no_harm(
    shop: CounterShop, member: NewMember, desk: CardDesk, text: str
) -> None:
    done(desk.reissue(shop.manager, asked(member.card, evidence=text, note=text)))
    fact = changed(shop)
    assert fact.note == fact.evidence == "".join(sign for sign in text if sign.isprintable())
    assert (fact.evidence + fact.note).isprintable()


def test_the_work_is_done_whole_or_not_at_all(shop: CounterShop, member: NewMember) -> None:
    def no_paper(_card: Card) -> str:
        raise InterruptedError

    before = seq(shop)
    with pytest.raises(InterruptedError):
        CardDesk(shop.desk, no_paper).reissue(shop.manager, asked(member.card))
    assert seq(shop) == before
    assert card(shop, member.card.card_id) == member.card
