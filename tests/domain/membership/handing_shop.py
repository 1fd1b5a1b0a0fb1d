"""A shop in memory that hands things out by a document: wheel, perks, gifts, events; and short ways to act in it."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from domain.tea_chain import changed, yuan
from shuke.domain.basket import BasketLine
from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.attending import ahead_of, attend, sign_off, sign_up, wait
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Joined, Outcome
from shuke.domain.membership.gifting import GiftAsked, pay_out_points, redeem_gift
from shuke.domain.membership.perking import PerkAsked, use_perk
from shuke.domain.membership.prizes import hand_over
from shuke.domain.membership.selling import SaleAsked, sell
from shuke.domain.membership.spinning import spin
from shuke.domain.membership.state import ExtraCardHeld, Membership
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["A_HOLIDAY", "TODAY", "HandingShop", "programme_with", "refusal", "said"]

TODAY = date(2026, 3, 10)
A_HOLIDAY = date(2026, 5, 1)
HOLIDAYS = HolidayCalendar(
    holidays={A_HOLIDAY + timedelta(days=n): Bilingual("劳动节", "Labour Day") for n in range(5)},
    known_years=frozenset({2026}),
)


def programme_with(*parts: str) -> Programme:
    """The tea chain's programme with these parts written behind it."""
    return read_programme(changed(more="\n".join(parts)))


def refusal(outcome: Outcome) -> str:
    """The sentence of the refusal; empty where it was done."""
    return outcome.refused.sentence if outcome.refused else ""


def said(outcome: Outcome) -> list[str]:
    return [one.sentence for one in outcome.reasons]


class HandingShop:
    """Whatever is done is folded into the book at once; a refusal changes nothing."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.book = Book()
        self.today = TODAY

    def done(self, outcome: Outcome) -> Outcome:
        assert outcome.refused is None or not outcome.changes
        self.book.apply(outcome.changes)
        return outcome

    def member(
        self,
        name: str = "li",
        tier: str = "ordinary",
        points: int = 0,
        cards: tuple[str, ...] = (),
        birthday: Birthday | None = None,
    ) -> Membership:
        held = tuple(ExtraCardHeld(card, TODAY) for card in cards)
        membership = Membership(name, tier, TODAY, TODAY, TODAY, cards=held, birthday=birthday)
        self.book.apply([Joined(membership)])
        self.earn(points, name)
        return membership

    def earn(self, points: int, name: str = "li", lot: str = NEVER) -> None:
        self.book.apply([Booked(name, AccountKind.POINTS, lot, points, "test")])

    def points(self, name: str = "li") -> int:
        return self.book.balance(name, AccountKind.POINTS)

    def buy(self, amount: str | int, name: str = "li", **traits: str) -> Outcome:
        line = BasketLine(1, "茶", yuan(amount), **traits)  # type: ignore[arg-type]
        asked = SaleAsked(self.book.new_id("sale"), (line,), name)
        return self.done(sell(self.book, self.programme, self.today, asked, HOLIDAYS))

    def spin(self, name: str = "li", seed: str = "any", lands_on: str = "") -> Outcome:
        drawn_with = sha256(seed.encode()).digest()
        member = self.book.members[name]
        return self.done(spin(self.book, self.programme, member, self.today, drawn_with, lands_on))

    def collect(self, prize: str, confirmed: bool = True) -> Outcome:
        return self.done(hand_over(self.book, prize, self.today, HOLIDAYS, confirmed))

    def perk(
        self,
        key: str,
        name: str = "li",
        times: int = 1,
        worth: Money = ZERO,
        event: str = "",
        shows: frozenset[Proof] = frozenset(),
    ) -> Outcome:
        asked = PerkAsked(key, times, worth, shows, event)
        member = self.book.members[name]
        return self.done(use_perk(self.book, self.programme, member, self.today, asked, HOLIDAYS))

    def gift(
        self,
        key: str,
        name: str = "li",
        points: int | None = None,
        shows: frozenset[Proof] = frozenset(),
    ) -> Outcome:
        asked = GiftAsked(key, points, shows)
        return self.done(redeem_gift(self.book, self.programme, self.book.members[name], self.today, asked))

    def pay_out(self, points: int, name: str = "li") -> Outcome:
        member = self.book.members[name]
        return self.done(pay_out_points(self.book, self.programme, member, points, self.today))

    def sign_up(self, event: str, name: str = "li") -> Outcome:
        ahead, who = ahead_of(self.book, event, name), self.book.members[name]
        return self.done(sign_up(self.book, self.programme, who, event, self.today, ahead))

    def wait(self, event: str, name: str = "li") -> Outcome:
        ahead, who = ahead_of(self.book, event, name), self.book.members[name]
        return self.done(wait(self.book, self.programme, who, event, self.today, ahead))

    def sign_off(self, event: str, name: str = "li", paid: Money = ZERO) -> Outcome:
        return self.done(
            sign_off(self.book, self.programme, self.book.members[name], event, self.today, paid)
        )

    def attend(self, event: str, name: str = "li") -> Outcome:
        return self.done(attend(self.book, self.programme, self.book.members[name], event, self.today))
