"""A shop whose days are closed: the whole counter shop, with hands for selling and for going through days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from sqlalchemy import select

from fakes.counter_shop import CounterShop
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.beside_desk import BesideDesk, Taker
from shuke.application.cards.card_desk import CardDesk
from shuke.application.closing.at_a_till import till_closing
from shuke.application.closing.closing import Closing, Sizes, close_days
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.closing import ClosingPlace
from shuke.application.programme_text import publishable
from shuke.application.promoting import promote
from shuke.application.rebuilding import rebuild
from shuke.bootstrap.presets import preset_base
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.day_brought import DayBrought
from shuke.domain.facts.kinds import read_body
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind
from shuke_db.tables import ledger

_MIDDAY = timedelta(hours=4)


@dataclass
class ClosingShop(CounterShop):
    """It begins on 10 March 2026."""

    sizes: Sizes = field(default_factory=lambda: Sizes(members=50, lots=100))
    phones: count[int] = field(default_factory=lambda: count(13_800_000_000))

    def __post_init__(self) -> None:
        super().__post_init__()
        self.closing: Closing = till_closing(self.desk, self.sizes)
        self.cards = CardDesk(self.desk, lambda card: f"SK:{card.number}")
        self.beside = BesideDesk(self.desk, self.enrolments, lambda card: f"SK:{card.number}")

    @property
    def today(self) -> date:
        with self.store.reading() as work:
            return self.recorder.today(work, self.desk.shop)

    def go_to(self, day: date) -> None:
        """Midday of that business day; nothing is closed on the way."""
        at = datetime(day.year, day.month, day.day, tzinfo=UTC) + _MIDDAY
        self.clock.wall_ms = max(self.clock.wall_ms, int(at.timestamp() * 1000))

    def pass_days(self, days: int) -> None:
        self.go_to(self.today + timedelta(days=days))

    def close_through(self, day: date, batches_at_once: int = 10_000, *, leap: bool = True) -> None:
        """Close each day up to that one, on its morrow.

        Args:
            leap: the days up to the last three are taken as closed, with nothing due on them.
        """
        near = day - timedelta(days=3)
        if leap and self.today < near:
            self.go_to(near)
            with self.store.writing() as work:
                work.closings.put_place(ClosingPlace(near, "members"))
                work.commit()
        while self.today <= day:
            self.pass_days(1)
            finished = False
            while not finished:
                finished = self.close(batches_at_once)
                self.closing = till_closing(self.desk, self.sizes)
        assert self.close()

    def close(self, batches: int = 10_000) -> bool:
        """Whether so many batches were enough."""
        left = iter([False] * batches)
        return close_days(self.store, self.closing, lambda _: None, lambda: next(left, True))

    def publish(self, document: str, starts_on: date) -> None:
        with self.store.writing() as work:
            fact = publishable(document, preset_base, starts_on)
            self.recorder.record(work, self.desk.shop, fact, staff="")
            work.commit()

    def enrol_as(self, name: str, rule: str, birthday: Birthday | None = None) -> str:
        return self.enrol(Profile(name, str(next(self.phones)), birthday), rule).member_id

    def sell(self, member_id: str, amount: int) -> CounterView:
        basket = self.desk.begin(self.cashier).basket.basket_id
        serve_member(self.desk, self.cashier, basket, member_id, IdentifiedBy.PHONE)
        add_open_amount(self.desk, self.cashier, basket, Money(amount))
        paid = pay(self.desk, lambda: 1 << 40, self.cashier, basket, TenderKind.CASH)
        assert isinstance(paid, CounterView), paid
        assert paid.completed
        return paid

    def promote(self, member_id: str) -> None:
        basket = self.desk.begin(self.cashier).basket.basket_id
        serve_member(self.desk, self.cashier, basket, member_id, IdentifiedBy.PHONE)
        view = promote(self.desk, self.cashier, basket, member_id)
        assert isinstance(view, CounterView), view

    def apply(self, member_id: str, rule: str) -> None:
        answer = self.beside.apply(self.cashier, member_id, rule, CardAsked("", frozenset(Proof)))
        assert isinstance(answer, CardAnswer), answer

    def hand_over(self, giver: str, card_type: str, taker: str) -> None:
        (card,) = [one for one in self.live_cards(giver) if one.card_type == card_type]
        asked, shown = CardAsked(card.card_id, frozenset(Proof)), frozenset(Proof)
        taking = Taker(self.member(taker).profile.phone, shows=shown)
        answer = self.beside.hand_over(self.manager, asked, taking)
        assert isinstance(answer, CardAnswer), answer

    def member(self, member_id: str) -> Member:
        with self.store.reading() as work:
            found = work.members.get(member_id)
        assert found is not None
        return found

    def live_cards(self, member_id: str) -> list[Card]:
        with self.store.reading() as work:
            return [card for card in work.cards.of_member(member_id) if card.status is CardStatus.ACTIVE]

    def card_of(self, member_id: str) -> Card:
        (card,) = [one for one in self.live_cards(member_id) if one.card_type == MEMBER_CARD]
        return card

    def coupons(self, member_id: str) -> list[HeldCoupon]:
        with self.store.reading() as work:
            return work.members.coupons(self.desk.till, member_id)

    def times_used(self, member_id: str, rule: str, period: str) -> int:
        with self.store.reading() as work:
            return work.members.times_used(member_id, rule, period)

    def brought(self) -> list[Brought]:
        """What every `day.brought` carries, in order."""
        found: list[Brought] = []
        with self.store.reading() as work:
            for fact in work.journal.after(self.desk.till, 0, 0, 100_000):
                _, kind, version, plain = self.sealing.open(fact.content)
                body = read_body(kind, version, plain) if kind == DayBrought.KIND else None
                if isinstance(body, DayBrought):
                    found += body.members
        return found

    def ledger_reasons(self, member_id: str) -> list[str]:
        entries = select(ledger.c.reason).where(ledger.c.member_id == member_id)
        with self.engine.connect() as connection:
            return list(connection.scalars(entries.order_by(ledger.c.seq, ledger.c.entry_no)))

    def everything(self) -> list[tuple[str, str, date, int]]:
        """(number, tier, since, points) of everybody."""
        with self.store.reading() as work:
            found = []
            for member_id, _ in work.members.profiles():
                member = work.members.get(member_id)
                assert member is not None
                points = work.members.balance(member_id, AccountKind.POINTS)
                found.append((member.number, member.tier, member.term_since, points))
        return sorted(found)

    def rebuilt_unchanged(self) -> bool:
        return rebuild(self.store, self.sealing, self.encoding, lambda name: name, lambda _: None).unchanged
