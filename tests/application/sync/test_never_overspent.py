"""Several tills earn, spend, ask and sync in any order, through any weather: nothing is ever spent twice, nothing is
lost, and once the weather is fair all hold the same rows."""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.office_databases import KINDS, offices_on
from shuke.application.sync.state import RoundOutcome
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.subjects import Subject, SubjectKind

TILLS = 3
WEATHER = st.lists(
    st.sampled_from(["", "sale", "points", "spree", "lost", "reply lost", "twice", "garbled"]), max_size=6
)
IN_AN_ASKING = st.lists(st.sampled_from(["", "sale", "overtaken", "reply lost", "twice"]), max_size=2)
TILL = st.integers(0, TILLS - 1)
MEMBER = st.integers(0, 1)


class Chain(RuleBasedStateMachine):
    head_office_on = KINDS[0]
    floor = 0
    """How far below nothing a till lets one member's points go."""

    @initialize()
    def open(self) -> None:
        self.clock = FakeClock()
        self.databases = ExitStack()
        self.databases.enter_context(offices_on(self.head_office_on))
        self.office = OfficeInMemory(self.clock)
        self.tills = [TillInMemory(self.office, self.clock) for _ in range(TILLS)]
        self.members = [
            self.tills[0].enrol("王小明", "13800138000"),
            self.tills[1].enrol("李娜", "13900139000"),
        ]
        self.truth = dict.fromkeys(self.members, 0)
        for number, till in enumerate(self.tills):
            till.weather.meanwhile = {
                "sale": partial(self.earn, number, 0, 7),
                "points": partial(self.spend, number, 0, 20),
                "spree": partial(self.spree, number),
                "overtaken": partial(self.overtaken, number),
            }
        for till in (*self.tills, *self.tills):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP
        for number, till in enumerate(self.tills[:2]):
            self.earn(number, 0, 200)
            self.earn(number, 1, 100)
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    @rule(till=TILL, member=MEMBER, amount=st.integers(1, 300))
    def earn(self, till: int, member: int, amount: int) -> None:
        self.tills[till].earn(self.members[member], amount)
        self.truth[self.members[member]] += amount

    @rule(till=TILL, member=MEMBER, share=st.integers(1, 100))
    def spend(self, till: int, member: int, share: int) -> None:
        """A share of everything the till knows of, mostly more than is its own."""
        amount = max(1, self.tills[till].balance(self.members[member]) * share // 100)
        if self.tills[till].spend(self.members[member], amount, self.floor):
            self.truth[self.members[member]] -= amount

    @rule(till=TILL, weather=WEATHER)
    def sync(self, till: int, weather: list[str]) -> None:
        before, self.tills[till].weather.to_come = self.tills[till].weather.to_come, list(weather)
        outcome = self.tills[till].sync.round().outcome
        assert outcome not in {RoundOutcome.FORKED, RoundOutcome.REFUSED, RoundOutcome.TILL_TROUBLE}
        self.tills[till].weather.to_come = before

    @rule(till=TILL, member=MEMBER, amount=st.integers(1, 500), weather=IN_AN_ASKING)
    def ask(self, till: int, member: int, amount: int, weather: list[str]) -> None:
        before, self.tills[till].weather.to_come = self.tills[till].weather.to_come, list(weather)
        self.tills[till].sync.ask(AccountKind.POINTS, self.members[member], amount)
        self.tills[till].weather.to_come = before

    def spree(self, till: int) -> None:
        """The cashier asks for more and all of it is spent, while a page is on its way."""
        self.ask(till, 0, 50, [])
        member = self.members[0]
        own = self.tills[till].own(member)
        if own > 0 and self.tills[till].spend(member, own):
            self.truth[member] -= own

    def overtaken(self, till: int) -> None:
        """While the answer is on its way, newer rows come by another one."""
        other = (till + 1) % TILLS
        self.earn(other, 0, 9)
        self.sync(other, [])
        self.sync(till, [])

    @rule(till=TILL)
    def restart(self, till: int) -> None:
        self.tills[till].sync = self.tills[till].new_sync()

    @rule(seconds=st.sampled_from([1, 60, 700]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @invariant()
    def nothing_is_overspent(self) -> None:
        assert all(amount >= -self.floor * TILLS for amount in self.truth.values()), self.truth
        with self.office.store.reading() as work:
            for member in self.members:
                assert all(part.amount >= 0 for part in work.pools.pool(member, AccountKind.POINTS))
        for till in self.tills:
            assert all(till.own(member) >= -self.floor for member in self.members)

    def teardown(self) -> None:
        with self.databases:
            self._heal_and_compare()

    def _heal_and_compare(self) -> None:
        for till in (*self.tills, *self.tills, *self.tills):
            done = till.sync.round()
            assert done.outcome is RoundOutcome.IN_STEP, done
            assert done.mended == 0
        for member in self.members:
            self._agree_about(member)
        with self.office.store.reading() as work:
            for till in self.tills:
                here, there = self._head(till), work.journal.head(till.till)
                assert here == there

    def _agree_about(self, member: str) -> None:
        subjects = [Subject(SubjectKind.MEMBER, member)]
        with self.office.store.reading() as office:
            balance = office.members.balance(member, AccountKind.POINTS)
            pool = sum(part.amount for part in office.pools.pool(member, AccountKind.POINTS))
            for till in self.tills:
                with till.store.reading() as work:
                    here = work.subjects.digests(subjects, till.till)
                    assert here == office.subjects.digests(subjects, till.till)
        assert balance == self.truth[member]
        assert pool + sum(till.own(member) for till in self.tills) == balance

    def _head(self, till: TillInMemory) -> object:
        with till.store.reading() as work:
            return work.journal.head(till.till)


def bounded(examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


class ChainOnPostgres(Chain):
    """The same, and every fifth transaction of head office is given up."""

    head_office_on = KINDS[1]


Chain.TestCase.settings = bounded(5)
ChainOnPostgres.TestCase.settings = bounded(int(os.environ.get("SHUKE_CHAINS_ON_POSTGRES", "1")))
TestChain = Chain.TestCase
TestChainOnPostgres = ChainOnPostgres.TestCase


class LendingChain(Chain):
    """With a goodwill floor each till may go below nothing by so much, whatever the others do: never more than the
    floor times the tills, of one member."""

    floor = 40


LendingChain.TestCase.settings = bounded(5)
TestLendingChain = LendingChain.TestCase
