"""Whatever is done with cards, in any order: one of a type works, a dead one never works again."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.tea_chain import changed, tea_chain
from laws import examples
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.calling_in import change_data, close_card, issue, recall
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.carding import shown, spending_stopped
from shuke.domain.membership.changes import CardGiven, Joined, Outcome
from shuke.domain.membership.losing import CardMeant, damaged, found_again, reissue, report_lost
from shuke.domain.membership.state import Membership, MembershipState
from shuke.domain.membership.swapping import SwapAsked, swap
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.reading import read_programme
from shuke.wording.reasons import sentence

TODAY = date(2026, 3, 10)
SHOWN = frozenset({Proof.DOCUMENT})
LI = CardMeant(member_id="li")
ACTS = {
    "lost": lambda book: report_lost(book, tea_chain(), LI),
    "found": lambda book: found_again(book, LI),
    "reissue": lambda book: reissue(book, tea_chain(), LI, TODAY, SHOWN),
    "damaged": lambda book: damaged(book, tea_chain(), LI, TODAY, SHOWN),
    "recall": lambda book: recall(book, tea_chain(), LI, TODAY),
    "issue": lambda book: issue(book, tea_chain(), book.members["li"], TODAY),
}


def a_book(shop: str = "", state: MembershipState = MembershipState.ACTIVE) -> Book:
    book = Book()
    member = Membership("li", "ordinary", TODAY, TODAY, TODAY, shop=shop, state=state)
    book.apply([Joined(member), CardGiven(Card("first", "li", "first", MEMBER_CARD, TODAY))])
    return book


def said(outcome: Outcome) -> str:
    return outcome.refused.sentence if outcome.refused else ""


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_at_most_one_card_works_and_the_dead_stay_dead(acts: list[str]) -> None:
    book = a_book()
    buried: set[str] = set()
    for act in acts:
        outcome = ACTS[act](book)
        assert outcome.refused is None or not outcome.changes
        book.apply(outcome.changes)
        cards = book.cards_of("li")
        alive = [card for card in cards if card.status is CardStatus.ACTIVE]
        assert len(alive) <= 1
        assert not buried & {card.number for card in alive}
        buried |= {
            card.number
            for card in cards
            if card.replaced_by or card.status not in (CardStatus.ACTIVE, CardStatus.LOST)
        }
        assert all(card.replaced_by in book.cards for card in cards if card.replaced_by)
        lost = any(card.status is CardStatus.LOST and not card.replaced_by for card in cards)
        assert (spending_stopped(book, "li") is not None) is lost


@pytest.mark.parametrize(
    ("where", "shop", "online", "why"),
    [
        ("issuing-shop", "east", False, ""),
        ("issuing-shop", "", False, ""),
        ("issuing-shop", "west", True, CardTells.REPORT_ELSEWHERE),
        ("any-shop-online", "west", True, ""),
        ("any-shop-online", "west", False, CardTells.REPORT_ELSEWHERE),
        ("any-shop-online", "east", False, ""),
        ("any-shop", "west", False, ""),
    ],
)
def test_where_a_loss_is_reported(where: str, shop: str, online: bool, why: str) -> None:
    programme = read_programme(changed(('lost_at = "any-shop-online"', f'lost_at = "{where}"')))
    assert said(report_lost(a_book("east"), programme, LI, shop, online=online)) == why


@pytest.mark.parametrize(
    ("where", "shop", "why"),
    [
        ("issuing-shop", "east", ""),
        ("issuing-shop", "", ""),
        ("issuing-shop", "west", CardTells.DATA_ELSEWHERE),
        ("any-shop", "west", ""),
    ],
)
def test_where_data_are_changed(where: str, shop: str, why: str) -> None:
    programme = read_programme(changed(('data_at = "issuing-shop"', f'data_at = "{where}"')))
    assert said(change_data(programme, a_book("east").members["li"], None, shop)) == why


def test_an_ended_membership_gets_no_new_card() -> None:
    book = a_book(state=MembershipState.ENDED)
    assert said(reissue(book, tea_chain(), LI, TODAY, SHOWN)) == Tells.NOT_ACTIVE
    assert said(issue(book, tea_chain(), book.members["li"], TODAY)) == Tells.NOT_ACTIVE


def test_a_card_that_nobody_knows_is_said_to_be_unknown() -> None:
    book = a_book()
    for which, why in (
        (CardMeant("no-such"), CardTells.UNKNOWN),
        (CardMeant(member_id="nobody"), Tells.NO_SUCH_MEMBER),
        (CardMeant(member_id="li", card_type="club"), CardTells.NONE_LIVE),
    ):
        assert said(report_lost(book, tea_chain(), which)) == why
        assert said(found_again(book, which)) == why
        assert said(recall(book, tea_chain(), which, TODAY)) == why
        assert said(close_card(book, tea_chain(), which, TODAY)) == why
        assert said(reissue(book, tea_chain(), which, TODAY, SHOWN)) == why


def test_numbers_that_are_taken_are_refused_and_skipped() -> None:
    book = a_book()
    assert said(reissue(book, tea_chain(), LI, TODAY, SHOWN, "first")) == CardTells.NUMBER_TAKEN
    book.apply(recall(book, tea_chain(), LI, TODAY).changes)
    assert said(issue(book, tea_chain(), book.members["li"], TODAY, number="first")) == CardTells.NUMBER_TAKEN
    book.apply([CardGiven(Card("card-1", "", "card-1", "bearer", TODAY))])
    assert dict(issue(book, tea_chain(), book.members["li"], TODAY).gave)["card"] == "card-2"


def test_an_old_card_is_swapped_for_a_number_that_is_free() -> None:
    programme, book = tea_chain(), a_book()
    asked = SwapAsked("wu", "A-1", shows=frozenset({Proof.DOCUMENT, Proof.CARD}), number="first")
    assert said(swap(book, programme, TODAY, asked)) == CardTells.NUMBER_TAKEN


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("says", list(CardTells))
def test_every_sentence_has_the_same_places_in_both_languages(says: CardTells) -> None:
    words = sentence(says.value)
    assert words.zh
    assert words.en
    assert places(words.zh) == places(words.en)


def test_a_bearer_card_is_anybodys() -> None:
    book = a_book()
    book.apply([CardGiven(Card("b", "", "b", "bearer", TODAY))])
    assert isinstance(shown(book, "b", "li"), Card)
    assert isinstance(shown(book, "first", "wang"), Reason)
    assert said(close_card(book, tea_chain(), CardMeant("b"), TODAY)) == ""
