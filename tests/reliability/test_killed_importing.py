"""A till killed while it takes an older system's members over: nobody is lost, nobody comes in twice."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from fakes.till_on_disk import PLACE, SESSION, open_till
from reliability.mortal import words_until_killed
from shuke.adapters import pinyin
from shuke.application.importing import carrying_over
from shuke.application.importing.carrying_over import CarriedSlice, CarryingOver, Permit
from shuke.application.importing.columns import Header
from shuke.application.importing.old_members import OldMember, OldMembers, Totals
from shuke.application.journal_check import check_journals
from shuke.bootstrap.till_services import TillServices
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind

KILLS = int(os.environ.get("SHUKE_KILLS", "40")) // 20
MEMBERS = tuple(
    OldMember(n, f"{n:06d}", f"139{n:08d}", f"会员{n}", points=n, principal=Money(n)) for n in range(1, 241)
)
OLD = OldMembers(Header(0, (), ()), MEMBERS, (), Totals.of(MEMBERS))
A_SLICE = 10


def go_on(till: TillServices, pipe: int | None) -> list[CarriedSlice]:
    """Take the list over from its beginning; with a pipe, telling it after each slice."""
    work = CarryingOver(till.desk, pinyin.initials)
    permit = work.begin(SESSION, OLD, "旧系统")
    assert isinstance(permit, Permit)
    done: list[CarriedSlice] = []
    next_row: int | None = 0
    while next_row is not None:
        done.append(work.take_slice(permit, next_row))
        next_row = done[-1].next_row
        if pipe is not None:
            os.write(pipe, f"{sum(one.new + one.there for one in done)}\n".encode())
    return done


def live(folder: Path, pipe: int) -> None:
    till = open_till(folder)
    while True:
        go_on(till, pipe)


def members_there(till: TillServices) -> int:
    """How many are in; each of them whole, with its own points and stored value once."""
    with till.data.counter.reading() as work:
        there = 0
        for member in MEMBERS:
            held = work.members.by_number(member.card)
            if held is None:
                assert work.cards.by_number(member.card) is None
                continue
            there += 1
            assert work.members.balance(held.member_id, AccountKind.POINTS) == member.points
            assert work.members.balance(held.member_id, AccountKind.PRINCIPAL) == member.principal.minor
            assert held.profile.phone == member.phone
            assert work.cards.by_number(member.card) is not None
        return there


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL, which this system has not")
def test_a_killed_import_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying_over, "ROWS_A_SLICE", A_SLICE)
    chance, promised = Random(20261121), 0
    open_till(tmp_path).data.close()
    for _ in range(KILLS):
        told = words_until_killed(lambda pipe: live(tmp_path, pipe), chance, 8)
        promised = max(promised, *(int(line) for line in told), 0)
        till = open_till(tmp_path)
        assert members_there(till) >= promised
        assert members_there(till) % A_SLICE == 0
        till.data.close()
    assert promised
    till = open_till(tmp_path)
    done = go_on(till, None)
    assert sum(one.there for one in done) >= promised
    assert members_there(till) == len(MEMBERS)
    report = check_journals(till.data.counter, till.sealing, {PLACE.till: till.own_keys()}, lambda _: None)
    assert not report.findings
    till.data.close()
