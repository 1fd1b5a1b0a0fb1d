"""Cards beside the tier: who gets one, who hands it on, who founds them, who looks after whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.tea_chain import changed, yuan
from shuke.domain.basket import BasketLine
from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.calling_in import recall
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.changes import Booked, ExtraCardGiven, Joined, Outcome
from shuke.domain.membership.handing_over import HandOverAsked, hand_over
from shuke.domain.membership.losing import CardMeant
from shuke.domain.membership.overlays import assign, contacts, found
from shuke.domain.membership.segment import SegmentAsked, apply_for
from shuke.domain.membership.selling import SaleAsked, sell
from shuke.domain.membership.state import ExtraCardHeld, Membership, MembershipState
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import NEVER, AccountKind

TODAY = date(2026, 3, 10)
NO_HOLIDAYS = HolidayCalendar()
SEGMENT = """
[[cards]]
key = "club"
name = { zh = "俱乐部卡", en = "Club card" }
kind = "segment"
"""
WAY = '\n[[cards.entry]]\nby = "same-day"\nfrom = 100\n'
OVERLAY = """
[[cards]]
key = "top"
name = { zh = "至尊", en = "Top" }
kind = "overlay"
not_origins = ["goodwill"]
founding = { days = 30 }

[[cards.entry]]
by = "years"
over = 1000
automatic = true

[account_service]
holders = ["top"]
staff = 2
most = 2
"""


def said(outcome: Outcome) -> str:
    return outcome.refused.sentence if outcome.refused else ""


class Shop:
    """Whatever is done is folded into the book at once."""

    def __init__(self, more: str) -> None:
        self.programme = read_programme(changed(more=more))
        self.book = Book()

    def done(self, outcome: Outcome) -> Outcome:
        self.book.apply(outcome.changes)
        return outcome

    def member(self, name: str = "li", tier: str = "ordinary", **known: Any) -> None:
        plain = Membership(name, tier, TODAY, TODAY, TODAY)
        self.book.apply([Joined(replace(plain, **known))])

    def holder(self, name: str, key: str) -> None:
        self.member(name)
        self.book.apply([ExtraCardGiven(name, ExtraCardHeld(key, TODAY))])

    def buy(self, amount: str | int, name: str = "", on: date = TODAY, category: str = "") -> str:
        sale = self.book.new_id("sale")
        line = BasketLine(1, "", yuan(amount), category=category)
        self.done(sell(self.book, self.programme, on, SaleAsked(sale, (line,), name), NO_HOLIDAYS))
        return sale

    def apply(self, name: str = "li", *receipts: str, number: str = "", key: str = "club") -> Outcome:
        extra = self.programme.extra_card(key)
        assert extra is not None
        asked = SegmentAsked(name, receipts, number=number)
        return self.done(apply_for(self.book, self.programme, extra, TODAY, asked, NO_HOLIDAYS))

    def hand_over(self, giver: str = "li", taker: str = "wang", number: str = "") -> Outcome:
        extra = self.programme.extra_card("club")
        assert extra is not None
        asked = HandOverAsked(giver, taker, number=number)
        return self.done(hand_over(self.book, self.programme, extra, TODAY, asked, NO_HOLIDAYS))

    def found(self) -> list[str]:
        extra = self.programme.extra_card("top")
        assert extra is not None
        outcome = self.done(found(self.book, self.programme, extra, TODAY, NO_HOLIDAYS))
        assert outcome.refused is None
        return [value for name, value in outcome.gave if name == "listed"]

    def contact(self, name: str) -> str:
        return self.book.members[name].contact


# --- applying ---


def test_a_card_that_brings_nobody_in_is_for_members() -> None:
    shop = Shop(SEGMENT + WAY)
    assert said(shop.apply("nobody", shop.buy(100))) == CardTells.MEMBERS_ONLY
    shop.member()
    assert said(shop.apply("li", shop.buy(100))) == ""


@pytest.mark.parametrize(("tier", "why"), [("gold", ""), ("ordinary", CardTells.OTHER_TIER)])
def test_a_card_may_be_for_some_tiers(tier: str, why: str) -> None:
    shop = Shop(SEGMENT + 'on_tiers = ["gold"]\n' + WAY)
    shop.member(tier=tier)
    assert said(shop.apply("li", shop.buy(100))) == why


def test_a_way_may_be_for_some_tiers() -> None:
    shop = Shop(SEGMENT + WAY + 'from_tiers = ["gold"]\n')
    shop.member()
    shop.member("wang", "gold")
    assert said(shop.apply("li", shop.buy(100))) == CardTells.NO_WAY
    assert said(shop.apply("wang", shop.buy(100))) == ""


def test_only_the_first_comers_get_it() -> None:
    first = "first = { count = 1, first = 2026-03-01, last = 2026-03-31 }\n"
    shop = Shop(SEGMENT + WAY + first)
    shop.member()
    shop.member("wang")
    assert said(shop.apply("li", shop.buy(100))) == ""
    assert said(shop.apply("wang", shop.buy(100))) == Tells.NO_PLACE_LEFT


def test_a_way_may_cost_a_fee_and_ask_for_visits() -> None:
    shop = Shop(SEGMENT + '\n[[cards.entry]]\nby = "visits"\nfrom = 2\nfee = 30\n')
    shop.member()
    shop.buy(1, "li")
    assert said(shop.apply()) == CardTells.MISSING_TIMES
    shop.buy(1, "li")
    outcome = shop.apply()
    assert (said(outcome), outcome.fee) == ("", yuan(30))


def test_a_window_counts_slips_of_its_days_alone() -> None:
    shop = Shop(SEGMENT + '\n[[cards.entry]]\nby = "window"\ndays = 3\nfrom = 100\n')
    shop.member()
    early = shop.buy(100, on=TODAY - timedelta(days=3))
    assert said(shop.apply("li", early)) == CardTells.MISSING
    assert said(shop.apply("li", shop.buy(100, on=TODAY - timedelta(days=2)))) == ""


@pytest.mark.parametrize(("spent", "missing"), [("99.99", "0.01"), ("40", "60"), ("199.99", "0.01")])
def test_the_nearest_way_says_what_is_missing(spent: str, missing: str) -> None:
    food = 'only = { categories = ["food"] }'
    shop = Shop(SEGMENT + WAY + food + WAY.replace("100", "200"))
    shop.member()
    category = "" if spent == "199.99" else "food"
    refused = shop.apply("li", shop.buy(spent, category=category)).refused
    assert refused is not None
    assert dict(refused.values)["missing"] == yuan(missing)


def test_slips_that_open_nothing() -> None:
    shop = Shop(SEGMENT + WAY)
    shop.member()
    shop.member("wang")
    assert said(shop.apply("li", "no-such")) == Tells.RECEIPT_UNKNOWN
    assert said(shop.apply("li", shop.buy(100, "wang"))) == Tells.RECEIPT_OF_MEMBER
    slip = shop.buy(100)
    shop.book.sales[slip] = replace(shop.book.sales[slip], claimed=True)
    assert said(shop.apply("li", slip)) == Tells.RECEIPT_EARNED
    own = shop.buy(100, "li")
    assert said(shop.apply("li", own)) == ""


def test_a_number_that_is_taken_is_refused_and_nothing_is_done() -> None:
    shop = Shop(SEGMENT + WAY)
    shop.member()
    shop.member("wang")
    assert said(shop.apply("li", shop.buy(100), number="A-1")) == ""
    assert said(shop.apply("wang", shop.buy(100), number="A-1")) == CardTells.NUMBER_TAKEN
    assert shop.book.members["wang"].cards == ()


def test_an_ended_membership_gets_no_card() -> None:
    shop = Shop(SEGMENT + WAY)
    shop.member(state=MembershipState.ENDED)
    assert said(shop.apply("li", shop.buy(100))) == Tells.NOT_ACTIVE


# --- handing over ---


HANDED = SEGMENT + "handed_over = {}\n" + WAY


def test_what_cannot_be_handed_over() -> None:
    shop = Shop(SEGMENT + WAY)
    shop.holder("li", "club")
    shop.member("wang")
    assert said(shop.hand_over()) == CardTells.NOT_HANDED_OVER
    shop = Shop(HANDED)
    shop.member("wang")
    assert said(shop.hand_over()) == Tells.NO_SUCH_MEMBER
    shop.holder("li", "club")
    assert said(shop.hand_over(taker="nobody")) == CardTells.MEMBERS_ONLY
    shop.book.apply([Booked("li", AccountKind.POINTS, NEVER, -1, "test")])
    assert said(shop.hand_over()) == CardTells.POINTS_OWED


def test_lots_go_along_with_their_last_days_and_stored_value_too() -> None:
    shop = Shop(HANDED)
    shop.holder("li", "club")
    shop.member("wang")
    for lot, amount in ((NEVER, 5), ("2026-12-31", 7)):
        shop.book.apply([Booked("li", AccountKind.POINTS, lot, amount, "test")])
    shop.book.apply([Booked("li", AccountKind.PRINCIPAL, NEVER, 300, "test")])
    outcome = shop.hand_over(number="N-1")
    told = [one.sentence for one in outcome.reasons]
    assert {CardTells.POINTS_ALONG, CardTells.VALUE_ALONG} <= set(told)
    assert [(one.lot, one.amount) for one in shop.book.lots("wang", AccountKind.POINTS)] == [
        ("2026-12-31", 7),
        (NEVER, 5),
    ]
    assert shop.book.balance("wang", AccountKind.PRINCIPAL) == 300
    assert not any(shop.book.balance("li", account) for account in AccountKind)
    assert said(shop.hand_over("wang", "li", number="N-1")) == CardTells.NUMBER_TAKEN


def test_nothing_goes_along_where_there_is_nothing() -> None:
    shop = Shop(HANDED)
    shop.holder("li", "club")
    shop.member("wang")
    outcome = shop.hand_over()
    assert said(outcome) == ""
    assert CardTells.POINTS_ALONG not in [one.sentence for one in outcome.reasons]


def test_a_membership_that_came_with_the_card_ends_with_it_and_its_points_lapse() -> None:
    shop = Shop(SEGMENT + 'brings = "ordinary"\n' + WAY + 'who = "anybody"\n')
    shop.apply("li", shop.buy(100), number="A-1")
    shop.buy(50, "li")
    assert shop.book.balance("li", AccountKind.POINTS) == 50
    shop.done(recall(shop.book, shop.programme, CardMeant("A-1"), TODAY))
    assert shop.book.members["li"].state is MembershipState.ENDED
    assert shop.book.balance("li", AccountKind.POINTS) == 0
    assert shop.book.cards["A-1"].status.value == "recalled"


# --- founding ---


def founders(more: str, *bought: tuple[str, int], **known: Any) -> list[str]:
    shop = Shop(OVERLAY.replace("founding = { days = 30 }", f"founding = {{ days = 30{more} }}"))
    for name, amount in bought:
        if name not in shop.book.members:
            shop.member(name, **known)
        shop.buy(amount, name, category="tea")
    return shop.found()


def test_aa_are_those_who_make_80_percent_of_what_a_make() -> None:
    bought = (("a", 100), ("b", 50), ("c", 30), ("d", 10), ("e", 5), ("f", 5))
    assert founders("", *bought) == ["a", "b"]
    assert founders(', classes = ["a"]', *bought) == ["a", "b", "c"]


@pytest.mark.parametrize(("least", "listed"), [(2, ["a"]), (3, [])])
def test_who_buys_too_rarely_is_left_out(least: int, listed: list[str]) -> None:
    assert founders(f", least_sales = {least}", ("a", 50), ("a", 50)) == listed


@pytest.mark.parametrize(
    ("ages", "listed"),
    [
        (", least_age = 46", []),
        (", least_age = 45", ["a"]),
        (", most_age = 45", ["a"]),
        (", most_age = 44", []),
        (", least_age = 45, most_age = 45", ["a"]),
    ],
)
def test_age_is_counted_in_full_years(ages: str, listed: list[str]) -> None:
    assert founders(ages, ("a", 50), birthday=Birthday(3, 11, 1980)) == listed
    assert founders(ages, ("a", 50), birthday=Birthday(3, 10, 1981)) == listed


def test_an_unknown_age_fits_only_where_none_is_asked_for() -> None:
    assert founders("", ("a", 50)) == ["a"]
    assert founders(", least_age = 18", ("a", 50)) == []
    assert founders(", most_age = 90", ("a", 50), birthday=Birthday(3, 10)) == []


def test_cards_given_away_found_nothing() -> None:
    assert founders("", ("a", 50), origin=CardOrigin.GOODWILL) == []


def test_a_card_without_a_founding_list_has_none() -> None:
    shop = Shop(OVERLAY.replace("founding = { days = 30 }\n", ""))
    extra = shop.programme.extra_card("top")
    assert extra is not None
    outcome = found(shop.book, shop.programme, extra, TODAY, NO_HOLIDAYS)
    assert said(outcome) == CardTells.NO_FOUNDING


# --- account managers ---


def test_four_members_are_all_that_two_managers_of_two_have_room_for() -> None:
    shop = Shop(OVERLAY)
    for name in "abcde":
        shop.holder(name, "top")
    outcome = shop.done(contacts(shop.book, shop.programme))
    assert sorted(shop.contact(name) for name in "abcde") == [
        "",
        *["account-manager-1"] * 2,
        *["account-manager-2"] * 2,
    ]
    (full,) = [one for one in outcome.reasons if one.sentence == CardTells.CONTACT_FULL]
    assert dict(full.values) == {"count": 1, "most": 2}


def test_a_manager_is_named_up_to_the_limit() -> None:
    shop = Shop(OVERLAY)
    for name in "abc":
        shop.holder(name, "top")
    for name, why in (("a", ""), ("b", ""), ("c", CardTells.CONTACT_FULL), ("a", "")):
        member = shop.book.members[name]
        assert said(shop.done(assign(shop.book, shop.programme, member, "account-manager-1"))) == why
    member = shop.book.members["c"]
    assert said(assign(shop.book, shop.programme, member, "somebody")) == CardTells.CONTACT_NONE
    assert said(shop.done(assign(shop.book, shop.programme, member))) == ""
    assert shop.contact("c") == "account-manager-2"
    shop.member("plain")
    assert said(assign(shop.book, shop.programme, shop.book.members["plain"])) == CardTells.CONTACT_NOT_FOR


def test_a_programme_without_account_managers_assigns_nobody() -> None:
    shop = Shop(SEGMENT + WAY)
    shop.holder("a", "club")
    assert contacts(shop.book, shop.programme) == Outcome()
    assert said(assign(shop.book, shop.programme, shop.book.members["a"])) == CardTells.CONTACT_NOT_FOR


def test_a_new_holder_goes_to_whoever_has_the_fewest_and_a_full_house_is_told() -> None:
    service = OVERLAY[OVERLAY.index("[account_service]") :].replace('"top"', '"club"')
    shop = Shop(SEGMENT + WAY + service)
    told: list[Reason] = []
    for name in "abcde":
        shop.member(name)
        told += shop.apply(name, shop.buy(100)).reasons
    assert [shop.contact(name)[-1:] for name in "abcde"] == ["1", "2", "1", "2", ""]
    assert [one.sentence for one in told].count(CardTells.CONTACT_FULL) == 1
    card = shop.book.live_card("a", "club")
    assert card is not None
    shop.done(recall(shop.book, shop.programme, CardMeant(card.number), TODAY))
    assert shop.contact("a") == ""
    shop.member("f")
    shop.apply("f", shop.buy(100))
    assert shop.contact("f") == "account-manager-1"
