"""Twenty tills without a network spin a wheel: no prize is given out oftener than there is of it, and what comes up
is what the published odds say. Long by SHUKE_SPINS (a million in `make reliability`)."""

from __future__ import annotations

import os
import random
from collections import Counter, defaultdict
from datetime import date
from hashlib import sha256

from shuke.application.head_office.dealing import deal
from shuke.application.prizes.turning import shares
from shuke.domain.figures.chi_square import Verdict, fit_of
from shuke.domain.figures.draw import Segment, chosen
from shuke.domain.figures.draw_seed import spin_seed
from shuke.domain.slices.account import NEVER, Slice, take

SPINS = int(os.environ.get("SHUKE_SPINS", "20000"))
TILLS = [f"S{number:02d}-1" for number in range(1, 21)]
TODAY = date(2026, 3, 10)
WEIGHTS = {"suite": 1, "room": 2, "cup": 40, "points": 300, "thanks": 657}
STOCK = {"suite": 1 + SPINS // 5000, "room": 2 + SPINS // 2000, "cup": SPINS // 100}


class Chain:
    """Each till's slices of each prize's stock, the pool, and what came up where."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.pool = dict(STOCK)
        self.held: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.proofs = {till: sha256(f"{seed}/{till}".encode()).digest() * 2 for till in TILLS}
        self.numbers: Counter[str] = Counter()
        self.came_up: Counter[str] = Counter()
        self.expected: Counter[str] = Counter()

    def online(self, till: str) -> None:
        """For a moment: what other tills were asked for comes back, and it asks for a few of each."""
        for key in STOCK:
            others = {other: self.held[other][key] for other in TILLS if self.held[other][key]}
            dealt = deal([Slice(NEVER, self.pool[key])], others, till, self.random.randint(1, 20), TODAY)
            self.pool[key] -= dealt.amount
            self.held[till][key] += dealt.amount
            for other, amount in dealt.recalled:
                if self.random.random() < 0.5:  # that one happens to be online, too
                    self.held[other][key] -= amount
                    self.pool[key] += amount

    def spin(self, till: str) -> None:
        member = f"m-{self.random.randrange(5000)}"
        self.numbers[member] += 1
        segments = [
            Segment(key, weight, self.held[till][key] if key in STOCK else None)
            for key, weight in WEIGHTS.items()
        ]
        drawn = chosen(spin_seed(self.proofs[till], member, self.numbers[member]), segments)
        assert drawn is not None
        for segment, share in zip(segments, shares(segments), strict=True):
            self.expected[segment.key] += share
        self.came_up[drawn.key] += 1
        if drawn.left is not None:
            taken = take([Slice(NEVER, self.held[till][drawn.key])], 1, TODAY)
            assert taken is not None, "what is not there came up"
            self.held[till][drawn.key] -= 1


def test_no_stock_is_exceeded_and_the_odds_are_the_published_ones() -> None:
    chain = Chain(20_261_122)
    for _ in range(SPINS):
        till = chain.random.choice(TILLS)
        if chain.random.random() < 0.02:
            chain.online(till)
        chain.spin(till)
    for key, whole in STOCK.items():
        left = chain.pool[key] + sum(chain.held[till][key] for till in TILLS)
        assert chain.came_up[key] + left == whole
        assert left >= 0
    assert chain.came_up["cup"] > 0
    observed = [(chain.came_up[key], chain.expected[key]) for key in WEIGHTS]
    assert fit_of(observed).verdict is Verdict.AS_EXPECTED


def test_a_wheel_that_favours_a_segment_is_noticed() -> None:
    assert fit_of([(60, 40 * 10**9), (340, 360 * 10**9)]).verdict is Verdict.UNLIKELY
