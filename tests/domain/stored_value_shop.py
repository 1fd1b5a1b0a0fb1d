"""A small programme with stored value, variants of it, and short ways to act in a book of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from domain.tea_chain import yuan
from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.card import Card
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.joining import Application, join
from shuke.domain.membership.paying_in import TopUpAsked
from shuke.domain.membership.refunding import RefundAsked, refund
from shuke.domain.membership.selling import SaleAsked, sell
from shuke.domain.membership.topping_up import pay_back, sell_bearer_card, top_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.reasons import text

DAY = date(2026, 3, 2)
NEXT_DAY = date(2026, 3, 3)
CALENDAR = HolidayCalendar()

TOP = """
format = 1
key = "small"
version = 1
starts_on = 2026-01-01
points_validity = "never-lapses"
name = { zh = "小店", en = "Small" }
terms = { zh = "章程", en = "Terms" }
earning = { unit = 1 }

[[tiers]]
key = "plain"
name = { zh = "普通", en = "Plain" }
points_multiplier = 1
entry = [{ by = "registering" }]

[card]
validity = "never-lapses"
lost = { fee = 0 }
damaged = { fee = 0 }
"""

STORED = """
[stored_value]
least = 100
{}

[[stored_value.ladder]]
from = 100
bonus_percent = 10

[[stored_value.ladder]]
from = 1000
bonus_percent = 10
bonus = 50
"""


def document(stored: str = "", more: str = "", top: str = TOP) -> str:
    """The document's text: `stored` are further keys of stored value, `more` further parts."""
    return top + STORED.format(stored) + more


def small(stored: str = "", more: str = "") -> Programme:
    return read_programme(document(stored, more))


class SmallShop:
    """A book in which everything that is done is applied, or comes back as a refusal."""

    def __init__(self, programme: Programme, *members: str) -> None:
        self.book = Book()
        self.programme = programme
        self.on = DAY
        for member in members:
            assert self.join(member).refused is None

    def did(self, outcome: Outcome) -> Outcome:
        """Applied; and whatever it says can be read in both languages."""
        said = (*outcome.reasons, *((outcome.refused,) if outcome.refused else ()))
        for one in said:
            assert all("{" not in text(one, language, money_text) for language in Language)
        self.book.apply(outcome.changes)
        return outcome

    def join(self, member: str, by: EntryBy = EntryBy.REGISTERING, **more: object) -> Outcome:
        asked = Application(member, by, **more)  # type: ignore[arg-type]
        return self.did(join(self.book, self.programme, self.on, asked, CALENDAR))

    def top_up(
        self, holder: str, paid: str | int, name: str = "", rate: int | str | None = None, **more: object
    ) -> Outcome:
        """`rate` in percent."""
        share = None if rate is None else Fraction(rate) / 100
        asked = TopUpAsked(
            name or self.book.new_id("t"),
            yuan(paid),
            rate=share,
            **more,  # type: ignore[arg-type]
        )
        member: object = self.book.membership(holder) or self.book.cards[holder]
        return self.did(
            top_up(self.book, self.programme, self.on, member, asked, CALENDAR)  # type: ignore[arg-type]
        )

    def sell_bearer(self, card: str, paid: str | int, **more: object) -> Outcome:
        asked = TopUpAsked(self.book.new_id("t"), yuan(paid), **more)  # type: ignore[arg-type]
        return self.did(sell_bearer_card(self.book, self.programme, self.on, card, asked, CALENDAR))

    def card(self, card: str) -> Card:
        return self.book.cards[card]

    def sell(
        self,
        member: str,
        amount: str | int,
        stored: str | int | None = None,
        name: str = "",
        pieces: int = 1,
        **more: object,
    ) -> Outcome:
        """All by stored value unless `stored` says how much; the rest in cash. `amount` is for one piece."""
        rest = TenderKind.STORED_VALUE if stored is None else TenderKind.CASH
        tenders = ((TenderKind.STORED_VALUE, yuan(stored)),) if stored else ()
        asked = SaleAsked(
            name or self.book.new_id("s"),
            (BasketLine(1, "货", yuan(amount), pieces * 1000),),
            member,
            tenders=tenders,
            rest=rest,
            **more,  # type: ignore[arg-type]
        )
        return self.did(sell(self.book, self.programme, self.on, asked, CALENDAR))

    def refund(self, sale: str, pieces: int = 0) -> Outcome:
        """All that is left of it, or so many pieces."""
        lines = ((1, pieces * 1000),) if pieces else ()
        return self.did(refund(self.book, self.on, RefundAsked(self.book.new_id("r"), sale, lines)))

    def pay_back(self, top_up: str, amount: str | int | None = None) -> Outcome:
        return self.did(pay_back(self.book, top_up, self.on, None if amount is None else yuan(amount)))

    def principal(self, holder: str) -> int:
        return self.book.balance(holder, AccountKind.PRINCIPAL)

    def bonus(self, holder: str) -> int:
        return self.book.balance(holder, AccountKind.BONUS)

    def points(self, holder: str) -> int:
        return self.book.balance(holder, AccountKind.POINTS)


def refusal(outcome: Outcome) -> str:
    return outcome.refused.sentence if outcome.refused else ""


def sentences(outcome: Outcome) -> Iterable[str]:
    return [one.sentence for one in outcome.reasons]
