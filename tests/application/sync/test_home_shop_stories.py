"""A chain of two shops whose tills keep their own members, through random days: nothing lost, nothing spent twice; in
the end each till holds its shop's members, with the rows head office has.

`SHUKE_HOME_SHOP_STORIES` says how many; each is made from its number.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from shuke.application.head_office.setting_keeping import set_keeping
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.keeping import EVERYBODY, Keeping, Kept
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.finding import Find, FindBy
from shuke.domain.sync.subjects import Subject, SubjectKind

STORIES = int(os.environ.get("SHUKE_HOME_SHOP_STORIES", "2"))
OTHER = Shop("S02", "二店")
DAY_S = 86_400
WEEK = Keeping(Kept.HOME_SHOP, 7)
_STEPS = 25


class Chain:
    """Two tills in the first shop, one in the second; members are enrolled in the first."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        self.office.record(ShopDescribed(OTHER))
        self.policy = WEEK
        set_keeping(self.office.store, self.office.recorder, self.office.identity, WEEK)
        shops = ("S01", "S01", "S02")
        self.tills = [TillInMemory(self.office, self.clock, shop_id=shop) for shop in shops]
        self.phones: dict[str, str] = {}
        self.worth: dict[str, int] = {}
        for number in range(3):
            self.enrol(number)
        for till in self.tills:
            till.sync.round()

    def enrol(self, number: int) -> None:
        phone = f"138{number:08d}"
        self.clock.advance(1)
        member_id = self.tills[0].enrol(f"王{number}", phone)
        self.phones[member_id], self.worth[member_id] = phone, 0

    def step(self) -> None:
        act: Callable[[TillInMemory, str], None] = self.chance.choices(
            [
                self.earn,
                self.spend,
                self.round,
                self.fetch,
                self.days,
                self.trouble,
                self.older_file,
                self.keep,
            ],
            [10, 10, 14, 8, 3, 4, 1, 1],
        )[0]
        act(self.chance.choice(self.tills), self.chance.choice(list(self.phones)))

    def knows(self, till: TillInMemory, member_id: str) -> bool:
        with till.store.reading() as work:
            return work.members.get(member_id) is not None

    def earn(self, till: TillInMemory, member_id: str) -> None:
        if self.knows(till, member_id):
            amount = self.chance.randrange(1, 100)
            till.earn(member_id, amount)
            self.worth[member_id] += amount

    def spend(self, till: TillInMemory, member_id: str) -> None:
        if not self.knows(till, member_id):
            return
        if self.chance.random() < 0.5:
            till.sync.ask_for_all(member_id)
        own = max(0, till.own(member_id))
        amount = self.chance.randrange(own + 20) + 1
        if till.spend(member_id, amount):
            self.worth[member_id] -= amount
            assert self.worth[member_id] >= 0, "somebody spent what was spent"

    def round(self, till: TillInMemory, _: str) -> None:
        till.sync.round()

    def fetch(self, till: TillInMemory, member_id: str) -> None:
        till.sync.fetching.fetch(Find(FindBy.PHONE, self.phones[member_id]))

    def days(self, _: TillInMemory, __: str) -> None:
        self.clock.advance(self.chance.choice((1, 6, 9, 45)) * DAY_S)

    def trouble(self, till: TillInMemory, _: str) -> None:
        weather = ("lost", "reply lost", "twice", "garbled", "")
        till.weather.to_come += [self.chance.choice(weather) for _ in range(4)]

    def older_file(self, till: TillInMemory, _: str) -> None:
        """As if it had been put back: what it held counts as spent until somebody says otherwise."""
        with till.store.writing() as work:
            begin_epoch(work, till.recorder, till.joined.shop, 0, Began.RESTORED)
            work.commit()

    def keep(self, _: TillInMemory, __: str) -> None:
        self.policy = self.chance.choice((EVERYBODY, WEEK, Keeping(Kept.HOME_SHOP, 30)))
        set_keeping(self.office.store, self.office.recorder, self.office.identity, self.policy)

    def heal(self) -> None:
        for till in self.tills:
            till.weather.to_come = []
        for _ in range(4):
            for till in self.tills:
                done = till.sync.round()
                assert done.outcome is RoundOutcome.IN_STEP, done

    def hold_to_account(self) -> None:
        with self.office.store.reading() as office:
            today = self.office.recorder.today(office, self.office.identity.calendar)
            for member_id, worth in self.worth.items():
                assert office.members.balance(member_id, AccountKind.POINTS) == worth
            for till in self.tills:
                of = self.policy.here(till.place.shop_id, today)
                theirs = office.keepings.belonging(of, self.phones) if of else set(self.phones)
                held = {member_id for member_id in self.phones if self.knows(till, member_id)}
                assert held == theirs, till.till
                subjects = [Subject(SubjectKind.MEMBER, member_id) for member_id in sorted(held)]
                with till.store.reading() as here:
                    assert here.subjects.digests(subjects, till.till) == office.subjects.digests(
                        subjects, till.till
                    )
                    assert all(here.subjects.profile_hashes(sorted(held)).values())


@pytest.mark.parametrize("seed", range(STORIES))
def test_whatever_happens_each_till_ends_with_its_shops_members_as_head_office_has_them(seed: int) -> None:
    chain = Chain(seed)
    for _ in range(_STEPS):
        chain.step()
    chain.heal()
    chain.hold_to_account()
