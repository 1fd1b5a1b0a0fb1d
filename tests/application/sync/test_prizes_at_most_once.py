"""Whatever tills, networks and crashes do: no prize is handed over twice, no more are won or ordered than there are,
and nobody spins more often than a day allows. Stories from seeds; SHUKE_PRIZE_STORIES says how many."""

from __future__ import annotations

import os
import random
from collections import Counter

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import CASHIER, MANAGER, SHOP
from fakes.page_office import page_desk
from fakes.value_shop import publish
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.counter.desk import Desk, SignsCodes
from shuke.application.head_office.page_wheel import PageSpun
from shuke.application.head_office.prize_desk import PrizeDesk
from shuke.application.money_held.giving import CanGive, Giving
from shuke.application.money_held.taking_back import handed_before, take_back
from shuke.application.prizes.handing_over import HandingOver, PrizeAsked
from shuke.application.prizes.stock_here import Missing
from shuke.application.prizes.wheel import WheelDesk, WheelNow
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.session import Session
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.shop import HEAD_OFFICE, Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind

STORIES = int(os.environ.get("SHUKE_PRIZE_STORIES", "2"))
STOCK, GIFTS, SPINS_A_DAY, STEPS = 4, 3, 3, 100
REDEEMER = Session(Staff("st-3", "吴小琴", Role.REDEMPTION), 0)
SELLER, BOSS = Session(CASHIER, 0), Session(MANAGER, 0)
WHEEL = f"""
[wheel]
spins_a_day = {SPINS_A_DAY}
free_a_day = {SPINS_A_DAY}
collected = {{ days = 30 }}

[[wheel.segments]]
key = "cup"
name = {{ zh = "盖碗", en = "A cup" }}
weight = 3
stock = {STOCK}
gives = {{ thing = {{ zh = "盖碗", en = "A cup" }} }}

[[wheel.segments]]
key = "thanks"
name = {{ zh = "谢谢", en = "Thanks" }}
weight = 1

[[gifts]]
key = "mug"
name = {{ zh = "马克杯", en = "Mug" }}
points = 1
stock = {GIFTS}
collected = {{ days = 30 }}
"""


class Died(Exception):
    """The program, in the middle of a step."""


class Place:
    """A till with the desks of prizes. `dies`: at the next slip, that is within the transaction."""

    def __init__(self, till: TillInMemory) -> None:
        self.till, self.dies = till, False
        texts = CodeTexts()
        self.desk = Desk(
            till.store,
            till.recorder,
            till.ids,
            ProgrammeShelf(),
            shop=lambda: SHOP,
            signs=SignsCodes(
                lambda code: code.number,
                lambda card: card.number,
                lambda code: texts.write(code, till.signer),
            ),
            language=self._language,
            contact=till.contact,
        )
        self.wheel = WheelDesk(self.desk, till.signer.sign)
        self.giving = Giving(self.desk)
        self.handing = HandingOver(self.desk, HolidayCalendar)

    def _language(self) -> str:
        if self.dies:
            self.dies = False
            raise Died
        return "zh"

    def restart(self) -> None:
        self.till.sync = self.till.new_sync()
        self.desk.contact = self.till.contact


class Story:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        clock = FakeClock()
        office = OfficeInMemory(clock, shop=SHOP)
        self.places = [Place(TillInMemory(office, clock)) for _ in range(3)]
        self.clock = clock
        self.office, self.page, self.asked = office, page_desk(office), 0
        first = self.places[0].till
        publish(first, WHEEL, version=1)
        self.members = [first.enrol(f"会员{number}", f"1380013800{number}") for number in range(3)]
        self._give_points(first)
        self.in_step()
        self.in_step()

    def _give_points(self, till: TillInMemory) -> None:
        """More than all gifts cost."""
        with till.store.writing() as work:
            for member in self.members:
                moved = Brought(
                    member,
                    entries=(LedgerEntry(AccountKind.POINTS, NEVER, 4 * GIFTS, "by.hand"),),
                    slices=(SliceMoved(till.till, AccountKind.POINTS, NEVER, 4 * GIFTS),),
                )
                fact = HandedOut(GiveAct.STAMPS_GIVEN, "", "tea-chain", 1, moved, SHOP.shop_id)
                till.recorder.record(work, SHOP, fact, staff="")
            work.commit()

    def in_step(self) -> None:
        for place in self.places:
            place.till.sync.round()

    def play(self) -> None:
        acts = (
            [self.spin] * 5
            + [self.spin_on_page] * 3
            + [self.order] * 4
            + [self.take_back]
            + [self.hand_over] * 5
            + [self.sync] * 4
            + [self.weather] * 3
        )
        acts += [self.restart, self.die_next, self.tomorrow]
        for _ in range(STEPS):
            self.random.choice(acts)(self.random.choice(self.places))
        for place in self.places:
            place.till.weather.down, place.till.weather.to_come = False, []
            place.dies = False
        self.in_step()
        self.in_step()

    def spin(self, place: Place) -> None:
        member = self.random.choice(self.members)
        with place.till.store.reading() as work:
            now = place.wheel.look(work, member)
        if isinstance(now, WheelNow):
            for one in now.missing:
                place.till.sync.ask(one.account, one.holder, 1)
        try:
            place.wheel.spin(SELLER, member)
        except Died:
            place.restart()

    def spin_on_page(self, _place: Place) -> None:
        """At head office; once in a while the answer is lost, and the page asks again."""
        member, self.asked = self.random.choice(self.members), self.asked + 1
        answers = [self.page.spin(member, f"page-{self.asked}") for _ in range(self.random.choice((1, 1, 2)))]
        spun = [one for one in answers if isinstance(one, PageSpun)]
        assert len({one.fact.number for one in spun}) <= 1

    def order(self, place: Place) -> None:
        """At the mall; what lies elsewhere is asked for, often."""
        member = self.random.choice(self.members)
        with place.till.store.reading() as work:
            now = place.giving.look(work, member)
        if isinstance(now, CanGive) and self.random.random() < 0.7:
            for one in (*now.missing, Missing(AccountKind.POINTS, member, 1)):
                place.till.sync.ask(one.account, one.holder, 1)
        try:
            place.giving.redeem_gift(SELLER, member, GiftAsked("mug"))
        except Died:
            place.restart()

    def take_back(self, place: Place) -> None:
        """The order, if it was not collected."""
        member = self.random.choice(self.members)
        with place.till.store.reading() as work:
            before = [one for one in handed_before(place.desk, work, member) if one.fact.prize]
        if before:
            try:
                take_back(place.desk, BOSS, member, self.random.choice(before).place, "拿错了")
            except Died:
                place.restart()

    def hand_over(self, place: Place) -> None:
        member = self.random.choice(self.members)
        with place.till.store.reading() as work:
            prizes = work.prizes.of_member(member)
        if not prizes:
            return
        prize = self.random.choice(prizes).prize
        if self.random.random() < 0.5:
            place.till.sync.ask(AccountKind.PRIZE, member, 1)
        try:
            place.handing.hand_over(REDEEMER, PrizeAsked(prize.prize_id))
        except Died:
            place.restart()

    def sync(self, place: Place) -> None:
        place.till.sync.round()

    def weather(self, place: Place) -> None:
        place.till.weather.down = self.random.random() < 0.4
        place.till.weather.to_come = self.random.choices(["lost", "reply lost", "twice", ""], k=2)

    def restart(self, place: Place) -> None:
        place.restart()

    def die_next(self, place: Place) -> None:
        place.dies = True

    def tomorrow(self, _place: Place) -> None:
        self.clock.advance(24 * 3600)

    def facts(self) -> tuple[list[tuple[str, WheelSpun]], Counter[str], Counter[str]]:
        """Spins with their day, how often each prize was handed over, and whether each order stands, over all
        journals."""
        spins: list[tuple[str, WheelSpun]] = []
        handed: Counter[str] = Counter()
        orders: Counter[str] = Counter()
        placed: dict[tuple[str, int, int], str] = {}
        stores = [(place.till.store, place.till.till) for place in self.places]
        for store, till in [*stores, (self.office.store, HEAD_OFFICE)]:
            with store.reading() as work:
                stored = work.journal.after(till, 0, 0, 100_000)
            for one in stored:
                header, body = self.office.recorder.opened(one)
                if isinstance(body, WheelSpun):
                    spins.append((header.business_date.isoformat(), body))
                elif isinstance(body, PrizeTurnedOver):
                    handed[body.prize_id] += 1 if body.act is PrizeAct.HANDED_OVER else -1
                elif isinstance(body, HandedOut) and body.prize is not None:
                    placed[header.till, header.epoch, header.seq] = body.prize.prize_id
                    orders[body.prize.prize_id] += 1
                elif isinstance(body, HandedOut) and body.reverses is not None:
                    orders[placed[body.reverses]] -= 1
        return spins, handed, orders


def test_no_prize_twice_no_more_than_there_are_no_spin_too_many() -> None:
    won_in_all = handed_in_all = ordered_in_all = 0
    for seed in range(STORIES):
        story = Story(seed)
        story.play()
        spins, handed, orders = story.facts()
        won = [spin.prize for _, spin in spins if spin.prize is not None]
        assert len(won) <= STOCK, seed
        assert orders.total() <= GIFTS, seed
        assert set(orders.values()) <= {0, 1}, seed
        assert set(handed) <= {*(prize.prize_id for prize in won), *orders}, seed
        assert all(orders[prize_id] for prize_id in handed if prize_id in orders and handed[prize_id]), seed
        assert max(handed.values(), default=0) <= 1, seed
        spun = Counter((day, spin.member_id) for day, spin in spins)
        assert max(spun.values(), default=0) <= SPINS_A_DAY, seed
        numbers = [(spin.member_id, spin.number) for _, spin in spins]
        assert len(set(numbers)) == len(numbers), seed
        there = Counter(prize.prize_id for prize in won) + orders
        _known_alike(story, there, handed)
        _counted_alike(story, [spin for _, spin in spins])
        ordered_in_all += len(orders)
        won_in_all, handed_in_all = won_in_all + len(won), handed_in_all + sum(handed.values())
    assert won_in_all >= STORIES  # else they are not worth telling
    assert handed_in_all >= 1
    assert ordered_in_all >= STORIES


def _known_alike(story: Story, there: Counter[str], handed: Counter[str]) -> None:
    """In the end every till knows of each prize whether it is still there."""
    for place in story.places:
        with place.till.store.reading() as work:
            for prize_id in there:
                kept = work.prizes.find(prize_id)
                assert kept is not None
                assert kept.left == 1 - handed[prize_id]


def _counted_alike(story: Story, spins: list[WheelSpun]) -> None:
    """Head office's figures are those of all journals together."""
    office = story.office
    figures = PrizeDesk(office.identity, office.store, office.recorder, office.clock).wheel().figures
    assert figures is not None
    came_up = Counter(spin.segment for spin in spins)
    assert figures.spins == len(spins)
    assert {one.key: one.came_up for one in figures.segments} == {
        "cup": came_up["cup"],
        "thanks": came_up["thanks"],
    }
    assert figures.segments[0].left == STOCK - came_up["cup"]
