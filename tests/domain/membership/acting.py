"""A shop whose membership acts are done straight on a book, with every movement written down beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from domain.tea_chain import PRESETS, yuan
from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Joined, Outcome
from shuke.domain.membership.closing.day import close_day, open_day
from shuke.domain.membership.joining import Application, join
from shuke.domain.membership.refunding import RefundAsked, refund
from shuke.domain.membership.selling import SaleAsked, sell
from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind

__all__ = ["NO_HOLIDAYS", "TODAY", "Shop", "apparel", "joined", "line", "plain"]

TODAY = date(2026, 3, 10)
NO_HOLIDAYS = HolidayCalendar()

PLAIN = """
format = 1
key = "plain"
version = 1
starts_on = 2026-01-01
points_validity = "never-lapses"
name = { zh = "样例", en = "Plain" }
terms = { zh = "章程", en = "Terms" }

[[tiers]]
key = "ordinary"
name = { zh = "普通卡", en = "Ordinary" }
points_multiplier = 1
[[tiers.entry]]
by = "sale"
from = 0.01

[[tiers]]
key = "gold"
name = { zh = "金卡", en = "Gold" }
points_multiplier = 1.5
[[tiers.entry]]
by = "cumulative"
from = 7000
# gold renewal

[[tiers]]
key = "diamond"
name = { zh = "钻石卡", en = "Diamond" }
points_multiplier = 3
[[tiers.entry]]
by = "cumulative"
from = 16000

[earning]
unit = 1

[points_as_money]
points = 50
money = 1

[[days]]
key = "member-day"
name = { zh = "会员日", en = "Member day" }
on = "day-of-month"
day = 15
points_multiplier = 2
times_a_year = { ordinary = 1 }

[card]
validity = "never-lapses"
[card.lost]
fee = 5
[card.damaged]
fee = 5
"""
"""Three tiers, points that are money, a member day; nothing lapses."""


@cache
def plain(*swaps: tuple[str, str], more: str = "") -> Programme:
    """The plain programme with parts exchanged, and more parts."""
    text = PLAIN
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_programme(text + more)


@cache
def apparel() -> Programme:
    return read_programme((PRESETS / "apparel.toml").read_text(encoding="utf-8"))


def line(number: int, price: str | int, quantity: int = 1, **known: object) -> BasketLine:
    plain = BasketLine(number, f"ware {number}", yuan(price), quantity_milli=quantity * 1000)
    return replace(plain, **known)  # type: ignore[arg-type]


@dataclass
class Shop:
    """`moved` is every movement so far, added up by member, account and lot."""

    programme: Programme
    today: date = TODAY
    book: Book = field(default_factory=Book)
    moved: Counter[tuple[str, AccountKind, str]] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def do(self, outcome: Outcome) -> Outcome:
        """Apply it, unless it is a refusal."""
        self.book.apply(outcome.changes)
        self.told += [one.sentence for one in outcome.reasons]
        for change in outcome.changes:
            if isinstance(change, Booked):
                self.moved[change.member_id, change.account, change.lot] += change.amount
        return outcome

    def member(self, name: str = "m", tier: str = "", **known: object) -> Membership:
        """Somebody who is a member since today."""
        held = self.programme.tier(tier) if tier else self.programme.tiers[0]
        plain = Membership(
            name,
            held.key,
            self.today,
            self.today,
            self.today,
            self.programme.term_of(held).last_day(self.today),
        )
        self.do(Outcome((Joined(replace(plain, **known)),)))  # type: ignore[arg-type]
        return self.book.members[name]

    def born(self, name: str, month: int, day: int) -> Membership:
        return self.member(name, birthday=Birthday(month, day))

    def has(self, name: str, account: AccountKind, amount: int, lot: str = "never") -> None:
        """Put something on an account."""
        self.do(Outcome((Booked(name, account, lot, amount, "start"),)))

    def balance(self, account: AccountKind, name: str = "m") -> int:
        return self.book.balance(name, account)

    def points(self, name: str = "m") -> int:
        return self.balance(AccountKind.POINTS, name)

    def sells(
        self,
        *amounts: str | int | BasketLine,
        to: str = "m",
        sale: str = "",
        pay: Iterable[tuple[TenderKind, str | int]] = (),
        **asked: object,
    ) -> Outcome:
        """A sale of one line an amount; the rest is paid in cash."""
        lines = tuple(
            one if isinstance(one, BasketLine) else line(place, one) for place, one in enumerate(amounts, 1)
        )
        plain = SaleAsked(
            sale or self.book.new_id("sale"),
            lines,
            member_id=to,
            tenders=tuple((kind, yuan(amount)) for kind, amount in pay),
        )
        wanted = replace(plain, **asked)  # type: ignore[arg-type]
        return self.do(sell(self.book, self.programme, self.today, wanted, NO_HOLIDAYS))

    def refunds(self, sale: str, *lines: tuple[int, int], member: str = "") -> Outcome:
        """Lines with pieces; none: all that is left."""
        back = tuple((number, pieces * 1000) for number, pieces in lines)
        asked = RefundAsked(self.book.new_id("refund"), sale, back, member)
        return self.do(refund(self.book, self.today, asked))

    def go_to(self, day: date, seed: str = "") -> list[str]:
        """Close every day before that one; the sentences that were said."""
        before = len(self.told)
        while self.today < day:
            for outcome in close_day(self.book, self.programme, self.today, NO_HOLIDAYS, seed):
                self.do(outcome)
            self.today += timedelta(days=1)
            for outcome in open_day(self.book, self.programme, self.today, NO_HOLIDAYS):
                self.do(outcome)
        return self.told[before:]


def joined(programme: Programme, made: Shop | None = None) -> Shop:
    """A shop with a member who went through the door, with a card."""
    birthday = Birthday(5, 5) if made is None else None
    made = made or Shop(programme)
    slip = dict(made.sells(500, to="").gave)["sale"]
    asked = Application("m", EntryBy.SALE, receipts=(slip,), birthday=birthday)
    made.do(join(made.book, programme, made.today, asked, NO_HOLIDAYS))
    return made
