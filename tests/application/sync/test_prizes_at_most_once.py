"""Whatever tills, networks and crashes do: no prize is handed over twice, no more are won than there are, and nobody
spins more often than a day allows. Stories from seeds; SHUKE_PRIZE_STORIES says how many."""

from __future__ import annotations

import os
import random
from collections import Counter

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import CASHIER, SHOP
from fakes.page_office import page_desk
from fakes.value_shop import publish
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.counter.desk import Desk, SignsCodes
from shuke.application.head_office.page_wheel import PageSpun
from shuke.application.prizes.handing_over import HandingOver, PrizeAsked
from shuke.application.prizes.paper import PrizePaper
from shuke.application.prizes.wheel import WheelDesk, WheelNow
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.session import Session
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.shop import HEAD_OFFICE, Role, Staff
from shuke.domain.slices.account import AccountKind

STORIES = int(os.environ.get("SHUKE_PRIZE_STORIES", "2"))
STOCK, SPINS_A_DAY, STEPS = 4, 3, 80
REDEEMER = Session(Staff("st-3", "吴小琴", Role.REDEMPTION), 0)
SELLER = Session(CASHIER, 0)
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
            signs=SignsCodes(lambda code: code.number, lambda card: card.number),
            language=self._language,
            contact=till.contact,
        )
        paper = PrizePaper(till.place.tenant, lambda code: texts.write(code, till.signer))
        self.wheel = WheelDesk(self.desk, till.signer.sign, paper)
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
        self.in_step()
        self.in_step()

    def in_step(self) -> None:
        for place in self.places:
            place.till.sync.round()

    def play(self) -> None:
        acts = (
            [self.spin] * 5
            + [self.spin_on_page] * 3
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

    def facts(self) -> tuple[list[tuple[str, WheelSpun]], Counter[str]]:
        """Spins with their day, and how often each prize was handed over, over all journals."""
        spins: list[tuple[str, WheelSpun]] = []
        handed: Counter[str] = Counter()
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
        return spins, handed


def test_no_prize_twice_no_more_than_there_are_no_spin_too_many() -> None:
    won_in_all = handed_in_all = 0
    for seed in range(STORIES):
        story = Story(seed)
        story.play()
        spins, handed = story.facts()
        won = [spin.prize for _, spin in spins if spin.prize is not None]
        assert len(won) <= STOCK, seed
        assert set(handed) <= {prize.prize_id for prize in won}, seed
        assert max(handed.values(), default=0) <= 1, seed
        spun = Counter((day, spin.member_id) for day, spin in spins)
        assert max(spun.values(), default=0) <= SPINS_A_DAY, seed
        numbers = [(spin.member_id, spin.number) for _, spin in spins]
        assert len(set(numbers)) == len(numbers), seed
        _known_alike(story, [prize.prize_id for prize in won], handed)
        won_in_all, handed_in_all = won_in_all + len(won), handed_in_all + sum(handed.values())
    assert won_in_all >= STORIES  # else they are not worth telling
    assert handed_in_all >= 1


def _known_alike(story: Story, won: list[str], handed: Counter[str]) -> None:
    """In the end every till knows of each prize whether it is still there."""
    for place in story.places:
        with place.till.store.reading() as work:
            for prize_id in won:
                kept = work.prizes.find(prize_id)
                assert kept is not None
                assert kept.left == 1 - handed[prize_id]
