"""The examples of the page about stored value, firms and statements, and steps that name nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from shuke.__main__ import main
from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.actions import firms, paying_in, settling

OWN = """
extends = "tea-chain"
key = "own"
version = 1
starts_on = 2026-01-01
stored_value = { replace = true, least = 1, ceilings = false }
commission = { percent = 1, targets = [{ key = "floor", name = { zh = "楼层", en = "Floor" }, worth = 500 }] }
[[tiers]]
key = "firm"
name = { zh = "企业", en = "Firm" }
points_multiplier = 1
entry = [{ by = "account" }]
"""
JOIN = '[[steps]]\ndo = "enrol"\nmember = "li"\nby = "fee"\n'
PAID_IN = (
    '[[steps]]\ndo = "top-up"\nmember = "li"\namount = 100\npaid_in = "t1"\nseller = "wang"\nshop = "east"\n'
)
FIRM = '[[steps]]\ndo = "open-account"\nmember = "acme"\n'
BOOKS = '[[steps]]\ndo = "name-operator"\nmember = "acme"\noperator = "li"\n'
BEFORE = {
    "refund-top-up": JOIN + PAID_IN,
    "close-balance": JOIN + PAID_IN,
    "name-operator": JOIN + FIRM,
    "dismiss-operator": JOIN + FIRM + BOOKS,
}
ACTIONS = (*paying_in.ACTIONS, *firms.ACTIONS, *settling.ACTIONS)


def rehearsed(tmp_path: Path, steps: str) -> int:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    scenario = tmp_path / "try.toml"
    scenario.write_text(f'programme = "own.toml"\nstarts_on = 2026-03-05\n{steps}', encoding="utf-8")
    return main(["--language", "en", "rehearse", str(scenario)])


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_example_is_a_step_that_can_be_played(
    action: Action, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = f"{BEFORE.get(action.name, JOIN)}[[steps]]\n{action.example}\n"
    assert rehearsed(tmp_path, steps) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("step", "refused"),
    [
        ('do = "top-up"\nmember = "nobody"\namount = 5', "member.none"),
        ('do = "top-up"\nbearer = "b9"\namount = 5', "bearer.unknown"),
        ('do = "refund-top-up"\npaid_in = "t9"', "top_up.unknown"),
        ('do = "close-balance"\nmember = "li"', "stored_value.nothing_left"),
        ('do = "close-balance"\nmember = "nobody"', "member.none"),
        ('do = "name-operator"\nmember = "nobody"\noperator = "li"', "member.none"),
        ('do = "dismiss-operator"\noperator = "nobody"', "member.none"),
        (
            'do = "commission"\nfirst = 2026-03-01\nlast = 2026-03-31\n'
            'goals = [{ person = "chen", post = "king", target = 5 }]',
            "pay.post_unknown",
        ),
    ],
)
def test_what_names_nothing_is_refused_with_words(
    step: str, refused: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = f'{JOIN}[[steps]]\n{step}\n[steps.expect]\nrefused = "{refused}"\n'
    assert rehearsed(tmp_path, steps) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    "step",
    [
        'do = "top-up"\nmember = "li"',
        'do = "top-up"\nmember = "li"\namount = -5',
        'do = "top-up"\nmember = "li"\namount = 5\nbonus_percent = 1001',
        'do = "sell-bearer-card"\nbearer = "b1"',
        'do = "commission"\nfirst = 2026-03-01',
        'do = "settle-shops"\nmonth = "March"',
        'do = "open-account"\nmember = "acme"\nby = "fee"',
    ],
)
def test_a_step_that_is_not_as_the_page_says_does_nothing(
    step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rehearsed(tmp_path, f"{JOIN}[[steps]]\n{step}\n") == 1
    assert re.search(r"Line \d+, steps\[2\]\.", capsys.readouterr().out)


def test_statements_are_told_in_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spent = '[[steps]]\ndo = "sell"\nmember = "li"\namount = 30\nrest = "stored_value"\nshop = "west"\n'
    march = "first = 2026-03-01\nlast = 2026-03-31\n"
    pay = f'[[steps]]\ndo = "commission"\n{march}[steps.expect]\npay = ["wang 1"]\n'
    march_owes = 'month = 2026-03-31\n[steps.expect]\nowes = ["east west 30"]\nserved = []\n'
    owes = f'[[steps]]\ndo = "settle-shops"\n{march_owes}'
    assert rehearsed(tmp_path, JOIN + PAID_IN + spent + pay + owes) == 0, capsys.readouterr().out
    wrong = pay.replace("wang 1", "wang 2")
    assert rehearsed(tmp_path, JOIN + PAID_IN + wrong) == 1
