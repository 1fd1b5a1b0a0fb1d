"""The allowance as a file, at head office, and on its way to every till."""

from __future__ import annotations

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.head_office.allowance_document import read_allowance
from shuke.application.head_office.setting_allowance import set_allowance
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.slices.allowance import STANDARD, Allowance, Bounds, Step
from shuke.wording.programme import problem_text
from shuke.wording.sentence import Language

WHOLE = """
share_percent = 60
lease_hours = 240
steps = [{ after_hours = 24, percent = 50 }, { after_hours = 72, percent = 0 }]

[points]
floor = 100
sale = 2000
member_day = 3_000
till = 20_000
shop = 50_000

[principal]
sale = 200.50

[coupon]
sale = 1
"""
POLICY = Allowance(
    60,
    240,
    (Step(24, 50), Step(72, 0)),
    (
        Bounds(AccountKind.POINTS, 100, 2_000, 3_000, 20_000, 50_000),
        Bounds(AccountKind.PRINCIPAL, sale=200_50),
        Bounds(AccountKind.COUPON, sale=1),
    ),
)


def problems(text: str) -> list[str]:
    with pytest.raises(ProgrammeRefused) as refused:
        read_allowance(text)
    return [problem_text(problem, Language.EN) for problem in refused.value.problems]


def test_a_file_says_every_part_of_the_policy_and_may_leave_all_out() -> None:
    assert read_allowance(WHOLE) == POLICY
    assert read_allowance("") == STANDARD


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lease_hours = 0", "Line 1, lease_hours = 0: from 1 to 8784 is expected"),
        ("share_percent = 70.5", "Line 1, share_percent = 70.5: a whole number from 0 to 100 is expected"),
        ("leash_hours = 9", "Line 1, leash_hours = 9: no such key; is lease_hours meant?"),
        ("[points]\nfloor = -1", "Line 2, points.floor = -1: from 0 to 100000000000 is expected"),
        ("[principal]\nfloor = 0.001", "Line 2, principal.floor = 0.001: an amount with at most 2 decimals"),
        ("[coupon]\nfloor = 1", "Line 2, coupon.floor = 1: no such key"),
        ("[progress]\nfloor = 1", "Line 1, progress = {…}: no such key"),
        (
            "[[steps]]\nafter_hours = 5\npercent = 50\n[[steps]]\nafter_hours = 5\npercent = 60",
            "Line 5, steps[2].after_hours = 5: from 6 to 8784 is expected",
        ),
        ("share_percent = ", "Line 1: not written as TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_named_with_key_value_and_what_was_expected(
    text: str, told: str
) -> None:
    assert any(problem.startswith(told) for problem in problems(text)), problems(text)


def test_every_problem_is_named_at_once() -> None:
    assert len(problems("lease_hours = 0\nshare_percent = 101\n[points]\nsale = 'x'\n")) == 3


def test_every_till_goes_by_the_policy_from_its_next_contact_on() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    till = TillInMemory(office, clock)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    with till.store.reading() as work:
        assert work.allowances.policy() == STANDARD
    assert set_allowance(office.store, office.recorder, office.identity, POLICY)
    assert not set_allowance(office.store, office.recorder, office.identity, POLICY)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    with till.store.reading() as work:
        assert work.allowances.policy() == POLICY


def test_the_share_that_is_dealt_is_the_policys() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    till = TillInMemory(office, clock)
    set_allowance(office.store, office.recorder, office.identity, Allowance(share_percent=40))
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    till.sync.round()
    till.record(SliceReturned(AccountKind.POINTS, member, NEVER, 100))
    till.sync.round()
    assert till.own(member) == 0
    till.record(sale(member, []))
    till.sync.round()
    assert till.own(member) == 40
