"""A till killed at any moment while a snapshot arrives and goes into its tables: everybody is found and served all
along, and in the end its rows are head office's."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from random import Random

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.snapshots import MEMBERS, assert_alike, far_ahead, found, names_read, placed
from reliability.mortal import Mortal, a_moment
from shuke.adapters.snapshot.parts_file import PartsFile
from shuke.application.sync import loading_round
from shuke.application.sync.state import RoundOutcome
from shuke_db.engine import open_sqlite
from shuke_db.schema import bring_up_to_date
from shuke_db.unit_of_work import SqlStore

KILLS = int(os.environ.get("SHUKE_FILING_KILLS", "6"))
MOST_WORDS = 12
EARNED = 1000


class _Till:
    """A till on disk, which is opened by one process after the other."""

    def __init__(self, folder: Path, office: OfficeInMemory, clock: FakeClock) -> None:
        self._path, self._key = folder / "till.db", secrets.token_bytes(32)
        engine = open_sqlite(self._path, self._key)
        bring_up_to_date(engine)
        self.till = TillInMemory(office, clock, engine=engine)
        self.till.arrived = PartsFile(folder / "members.arrived")
        self.till.link.piece_bytes = 900
        engine.dispose()

    def opened(self) -> TillInMemory:
        till = self.till
        till.engine = open_sqlite(self._path, self._key)
        till.store = SqlStore(till.engine, lambda: till.place.tenant)
        till.sync = till.new_sync()
        return till

    def live(self, chance: Random, pipe: int) -> None:
        """The child: rounds, and in between people at the counter. Once everybody has come it is offline, as the head
        office that it sees is its process's own, and dies with it."""
        till = self.opened()
        till.weather.meanwhile["customer"] = lambda: self._asked_for(till, chance)
        till.weather.to_come = ["", "", "", *["customer", ""] * 20]
        while True:
            till.weather.down = not till.sync.loading.is_arriving() and till.sync.loading.is_under_way()
            done = till.sync.round()
            if done.outcome not in {RoundOutcome.IN_STEP, RoundOutcome.OFFLINE} or done.mended:
                raise RuntimeError(f"a round went wrong: {done}")
            os.write(pipe, b"round\n")
            for _ in range(3 if till.weather.down else 0):
                number, member_id = self._asked_for(till, chance)
                till.earn(member_id, EARNED)
                os.write(pipe, f"{number}\n".encode())

    def _asked_for(self, till: TillInMemory, chance: Random) -> tuple[int, str]:
        """Somebody of those who have come, with as many points as they ought to have."""
        while True:
            number = chance.randrange(MEMBERS)
            for member_id in found(till, f"138{number:08d}"):
                if (till.balance(member_id) - 10 - number) % EARNED:
                    raise RuntimeError(f"{number} had {till.balance(member_id)} points")
                return number, member_id


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system has not")
def test_a_till_killed_while_everybody_comes_loses_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, chance = FakeClock(), Random(20261122)
    office = OfficeInMemory(clock)
    first = far_ahead(office, clock, monkeypatch)
    monkeypatch.setattr(loading_round, "_FIRST_PIECE", 3)
    monkeypatch.setattr(loading_round, "next_at_once", lambda was, _took_ms: was)
    monkeypatch.setattr(loading_round, "_STRETCH_S", -1.0)
    office.office.make_snapshot(first.till)
    new = _Till(tmp_path, office, clock)
    told: list[str] = []
    for kill in range(KILLS):
        if kill == KILLS // 2:
            monkeypatch.setattr(loading_round, "_STRETCH_S", 1e9)
        child = Mortal(lambda pipe: new.live(Random(chance.getrandbits(32)), pipe))
        child.listen(chance.randrange(MOST_WORDS))
        a_moment(chance)
        told += child.killed()
    till = names_read(new.opened())
    assert placed(till) == MEMBERS
    assert not (tmp_path / "members.arrived").exists()
    for number in range(MEMBERS):
        (member_id,) = found(till, f"138{number:08d}")
        assert till.balance(member_id) >= 10 + number + EARNED * told.count(str(number))
        assert till.own(member_id) == till.balance(member_id) - 10 - number
    assert told
    assert_alike(till, first)
    till.engine.dispose()
