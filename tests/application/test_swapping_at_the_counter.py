"""A card of the earlier scheme is swapped once: what was spent counts for the tier, not for points."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.closing_shop import ClosingShop
from fakes.self_enrolled import let_wait, somebody
from shuke.application.approval import ApprovalWanted
from shuke.application.cards.asking import CardAnswer
from shuke.application.cards.swap_desk import SwapDesk, SwapWanted
from shuke.application.refusal import Refusal, Refused
from shuke.domain.card import CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.slices.account import AccountKind

SHOWN = frozenset({Proof.DOCUMENT, Proof.CARD})
WU = SwapWanted(
    Profile("吴女士", "13800138000"), "A-17", Money(7_000_00), date(2026, 2, 1), SHOWN, "身份证 …1234"
)


@pytest.fixture
def shop() -> ClosingShop:
    return ClosingShop()


@pytest.fixture
def desk(shop: ClosingShop) -> SwapDesk:
    return SwapDesk(shop.desk, shop.enrolments, lambda card: f"SK:{card.number}")


def facts(shop: ClosingShop) -> int:
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head
    return head.seq


def test_the_old_card_names_the_new_one_and_the_spending_opens_the_tier(
    shop: ClosingShop, desk: SwapDesk
) -> None:
    answer = desk.swap(shop.manager, WU)
    assert isinstance(answer, CardAnswer), answer
    new = answer.card
    member = shop.member(new.member_id)
    assert (new.alive, new.number) == (True, member.number)
    assert (member.tier, member.cumulative, member.last_sale_on) == (
        "ordinary",
        Money(7_000_00),
        date(2026, 2, 1),
    )
    with shop.store.reading() as work:
        old = work.cards.by_number("A-17")
        assert work.members.balance(new.member_id, AccountKind.POINTS) == 0
        assert work.print_jobs.latest(f"card {new.number}")
    assert old
    assert (old.status, old.replaced_by, old.member_id) == (CardStatus.RECALLED, new.number, new.member_id)
    shop.promote(new.member_id)
    assert shop.member(new.member_id).tier == "gold"
    assert shop.rebuilt_unchanged()


def test_a_card_is_swapped_once_and_only_as_the_programme_says(shop: ClosingShop, desk: SwapDesk) -> None:
    assert isinstance(desk.swap(shop.manager, WU), CardAnswer)
    before = facts(shop)
    other = replace(WU, profile=Profile("郑女士", "13900139000"))
    again = desk.swap(shop.manager, other)
    assert isinstance(again, Reason)
    assert again.sentence == CardTells.SWAPPED_BEFORE
    unseen = desk.swap(shop.manager, replace(other, old_card="B-2", shows=frozenset()))
    assert isinstance(unseen, Reason)
    assert unseen.sentence == CardTells.NOT_SHOWN
    known = desk.swap(shop.manager, replace(WU, old_card="B-2"))
    assert isinstance(known, Refused)
    assert known.refusal is Refusal.PHONE_KNOWN
    assert isinstance(desk.swap(shop.cashier, replace(other, old_card="B-2")), ApprovalWanted)
    assert facts(shop) == before


def test_a_programme_without_an_earlier_scheme_swaps_nothing() -> None:
    shop = ClosingShop(programme="apparel")
    answer = SwapDesk(shop.desk, shop.enrolments, lambda card: card.number).swap(shop.manager, WU)
    assert isinstance(answer, Reason)
    assert answer.sentence == CardTells.NO_OLD_SCHEME


@pytest.mark.parametrize("number", ["", "  ", "A" * 41, "A\x00", "\u202e17"])
def test_what_is_no_number_is_refused(shop: ClosingShop, desk: SwapDesk, number: str) -> None:
    before = facts(shop)
    assert desk.swap(shop.manager, replace(WU, old_card=number)) == Refused(Refusal.CARD_GONE)
    for spent in (Money(-1), Money(10**15)):
        assert desk.swap(shop.manager, replace(WU, spent=spent)) == Refused(Refusal.AMOUNT)
    assert facts(shop) == before


def test_who_enrolled_themselves_and_swaps_an_old_card_waits_no_more(
    shop: ClosingShop, desk: SwapDesk
) -> None:
    let_wait(shop.store, somebody(phone="13800138000"), somebody("e-2", phone="13900139000"))
    assert isinstance(desk.swap(shop.manager, WU), CardAnswer)
    with shop.store.reading() as work:
        assert [one.self_enrolment_id for one in work.self_enrolments.waiting("S01", 9)] == ["e-2"]
