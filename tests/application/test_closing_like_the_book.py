"""The store closes days as a rehearsal does: the same members, the same sales, the same days; then the same balances,
tiers, terms, states and coupons."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from fakes.closing_shop import ClosingShop
from shuke.application.closing.closing import Sizes
from shuke.bootstrap.presets import preset_base
from shuke.domain.basket import BasketLine
from shuke.domain.birthday import Birthday
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.closing.day import close_day, open_day
from shuke.domain.membership.handing_over import HandOverAsked, hand_over
from shuke.domain.membership.joining import Application, join
from shuke.domain.membership.promoting import promote
from shuke.domain.membership.segment import by_way
from shuke.domain.membership.selling import SaleAsked, sell
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind

CALENDAR = HolidayCalendar()
ACCOUNTS = (AccountKind.POINTS, AccountKind.STAMPS, AccountKind.BONUS)
SHOWN = frozenset(Proof)

WITH_TIME = """
extends = "tea-chain"
key = "tea-house"
version = 2
starts_on = 2026-01-01
points_validity = { months = 6 }

[card]
validity = { months = 8 }

[[tiers]]
key = "ordinary"
[tiers.renewal]
within = "term"
from = 300
otherwise = "ends"

[[tiers]]
key = "gold"
[tiers.renewal]
counts = "sales"
within = "term"
from = 2
otherwise = "one-tier-down"
grace_days = 20

[[tiers]]
key = "diamond"
[tiers.renewal]
counts = "points"
within = "term"
from = 5000
otherwise = "lowest-tier"

[[rewards]]
key = "birthday"
name = { zh = "生日积分", en = "Birthday points" }
on = "birthday"
gives = { points = 50 }

[[rewards]]
key = "year-end"
name = { zh = "年终积分", en = "Year-end points" }
on = "year-end"
reaches = { within = "year", from = 2000 }
gives = { points = 88 }

[[rewards]]
key = "new-year"
name = { zh = "元旦积分", en = "New Year's points" }
on = "day"
when = { on = "day-of-year", month = 1, day = 1 }
tiers = ["gold", "diamond"]
gives = { points = 7 }
"""


CLUB = """
extends = "campus-card"
key = "club"
version = 2
starts_on = 2026-01-01

[[cards]]
key = "regular"
name = { zh = "常客", en = "Regular" }
kind = "segment"
on_tiers = ["vip", "silver"]
term = { months = 3 }
[[cards.entry]]
by = "window"
days = 30
from = 3000
automatic = true

[[cards]]
key = "patron"
name = { zh = "贵客", en = "Patron" }
kind = "overlay"
[[cards.entry]]
by = "years"
over = 15000
automatic = true
[cards.out]
over = 9000

[[rewards]]
key = "patron-year"
name = { zh = "贵客年礼", en = "Patron's year" }
on = "day"
when = { on = "day-of-year", month = 1, day = 1 }
tiers = ["patron"]
gives = { points = 30 }

[[rewards]]
key = "regular-birthday"
name = { zh = "常客生日", en = "Regular's birthday" }
on = "birthday"
tiers = ["regular"]
gives = { points = 11 }
"""
"""Cards beside the tier that come and go by every rule."""


@dataclass
class Both:
    """A book and a store that are told the same."""

    book: Book
    shop: ClosingShop
    programme: Programme
    names: dict[str, str]
    sales: int = 0

    @property
    def accounts(self) -> tuple[AccountKind, ...]:
        """A till keeps progress where something asks for it; a book always."""
        counted = {measure.counted for measure in self.programme.measures()}
        return (*ACCOUNTS, AccountKind.PROGRESS) if Counted.PROGRESS in counted else ACCOUNTS

    def join(self, name: str, entry_rule: str, by: EntryBy, birthday: Birthday | None) -> None:
        if name in self.names:
            return
        on = self.shop.today
        tier = entry_rule.split(".")[1]
        slip = f"slip-{name}"
        line = BasketLine(1, "", Money(20_000_00))
        asked = SaleAsked(slip, (line,))
        self.book.apply(sell(self.book, self.programme, on, asked, CALENDAR).changes)
        application = Application(name, by, tier, (slip,), SHOWN, birthday=birthday)
        outcome = join(self.book, self.programme, on, application, CALENDAR)
        assert outcome.refused is None, outcome.refused
        self.book.apply(outcome.changes)
        self.names[name] = self.shop.enrol_as(name, entry_rule, birthday)

    def sell(self, name: str, amount: int) -> None:
        member = self.book.members[name]
        if not member.active:
            return
        self.sales += 1
        asked = SaleAsked(f"sale-{self.sales}", (BasketLine(1, "", Money(amount)),), name)
        outcome = sell(self.book, self.programme, self.shop.today, asked, CALENDAR)
        assert outcome.refused is None, outcome.refused
        self.book.apply(outcome.changes)
        view = self.shop.sell(self.names[name], amount)
        assert view.completed
        up = promote(self.book, self.programme, self.book.members[name], self.shop.today, CALENDAR, SHOWN)
        if up.refused is None:
            self.book.apply(up.changes)
            self.shop.promote(self.names[name])

    def apply(self, name: str) -> None:
        """A card beside the tier, where there is one and nothing is against it."""
        for extra in self.programme.cards:
            member = self.book.members[name]
            entry = next((one for one in extra.entries if not one.automatic), None)
            if entry is None:
                continue
            outcome = by_way(
                self.book, self.programme, member, extra, entry, self.shop.today, SHOWN, CALENDAR
            )
            if outcome.refused is None:
                self.book.apply(outcome.changes)
                self.shop.apply(self.names[name], f"card.{extra.key}.{entry.by.value}")

    def hand_over(self, giver: str, taker: str) -> None:
        for extra in self.programme.cards:
            asked = HandOverAsked(giver, taker, SHOWN, SHOWN)
            outcome = hand_over(self.book, self.programme, extra, self.shop.today, asked, CALENDAR)
            if outcome.refused is None:
                self.book.apply(outcome.changes)
                self.shop.hand_over(self.names[giver], extra.key, self.names[taker])

    def pass_days(self, days: int) -> None:
        first = self.shop.today
        for passed in range(days):
            day = first + timedelta(days=passed)
            for outcome in close_day(self.book, self.programme, day, CALENDAR):
                self.book.apply(outcome.changes)
            for outcome in open_day(self.book, self.programme, day + timedelta(days=1), CALENDAR):
                self.book.apply(outcome.changes)
        self.shop.pass_days(days)
        assert self.shop.close()

    def in_book(self, name: str) -> tuple[object, ...]:
        member = self.book.members[name]
        lots = {
            (account, part.lot): part.amount
            for account in self.accounts
            for part in self.book.lots(name, account)
        }
        coupons = sorted((one.held.kind, one.held.last_day) for one in self.book.coupons_of(name))
        beside = {card.key: (card.since, card.ends) for card in member.cards}
        cards = sorted((card.card_type, card.status, card.expires_on) for card in self.book.cards_of(name))
        return member.state, member.tier, member.tier_since, member.term_ends, lots, coupons, beside, cards

    def in_store(self, name: str) -> tuple[object, ...]:
        member_id = self.names[name]
        member = self.shop.member(member_id)
        with self.shop.store.reading() as work:
            lots = {
                (account, part.lot): part.amount
                for account in self.accounts
                for part in work.members.lots(member_id, account)
            }
            held = work.cards.beside(member_id)
            shown = work.cards.of_member(member_id)
        beside = {key: (one.since, one.ends) for key, one in held.items() if not one.taken}
        cards = sorted((card.card_type, card.status, card.expires_on) for card in shown)
        coupons = sorted((one.kind, one.last_day) for one in self.shop.coupons(member_id))
        ends = self.programme.term_of(self.programme.tier(member.tier)).last_day(member.term_since)
        if (
            not member.active
        ):  # an ended membership keeps the day its card would have run to; nobody asks for it
            ends = self.book.members[name].term_ends
        since = member.tier_since if member.active else self.book.members[name].tier_since
        return member.held.state, member.tier, since, ends, lots, coupons, beside, cards


def both(preset: str, document: str = "") -> Both:
    shop = ClosingShop(programme=preset, sizes=Sizes(members=3, lots=2))
    text = document or preset_base(preset)
    assert text is not None
    if document:
        shop.publish(document, date(2026, 1, 1))
    return Both(Book(), shop, read_programme(text, preset_base), {})


CASES = [
    ("apparel", "", "tier.ordinary.sale", EntryBy.SALE, 1000),
    ("department-store", "", "tier.vip.same-day", EntryBy.SAME_DAY, 8000),
    ("supreme-vip", "", "tier.vip.same-day", EntryBy.SAME_DAY, 30_000),
    ("campus-card", "", "tier.vip.same-day", EntryBy.SAME_DAY, 8000),
    ("campus-card", CLUB, "tier.vip.same-day", EntryBy.SAME_DAY, 8000),
    ("tea-chain", WITH_TIME, "tier.ordinary.sale", EntryBy.SALE, 5000),
    ("stamp-card", "", "tier.member.registering", EntryBy.REGISTERING, 100),
    ("corporate-travel", "", "tier.member.registering", EntryBy.REGISTERING, 5000),
    ("hotel-wheel", "", "tier.ordinary.registering", EntryBy.REGISTERING, 3000),
]


@pytest.mark.parametrize("seed", range(int(os.environ.get("SHUKE_CLOSING_SEEDS", "1"))))
@pytest.mark.parametrize(("preset", "document", "rule", "by", "most"), CASES, ids=[one[0] for one in CASES])
def test_a_store_ends_where_the_book_does(
    preset: str, document: str, rule: str, by: EntryBy, most: int, seed: int
) -> None:
    chance = random.Random(seed)
    shops = both(preset, document)
    for number in range(5):
        lunar = Birthday(chance.randint(1, 12), 30, lunar=True, leap=chance.random() < 0.3)
        birthday = chance.choice([None, Birthday(2, 29, 2000), Birthday(chance.randint(1, 12), 9), lunar])
        shops.join(f"m-{number}", rule, by, birthday)
        shops.pass_days(chance.randint(1, 3))
    for _ in range(6):
        for name in list(shops.names):
            if chance.random() < 0.45:
                shops.sell(name, chance.randint(1, most) * 100)
            if chance.random() < 0.4:
                shops.apply(name)
            if chance.random() < 0.3:
                shops.hand_over(name, chance.choice(list(shops.names)))
        shops.pass_days(chance.choice([1, 3, 20, 60, 90]))
        for name in shops.names:
            assert shops.in_store(name) == shops.in_book(name), (name, shops.shop.today)
    assert shops.shop.rebuilt_unchanged()
