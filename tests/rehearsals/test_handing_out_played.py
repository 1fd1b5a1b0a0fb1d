"""Scenarios of a document of one's own: points in cash, scratch cards; and the examples of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from shuke.__main__ import main
from shuke.application.rehearsal.actions import handing_out

OWN = """
extends = "tea-chain"
key = "own"
version = 1
starts_on = 2026-01-01
[points_as_money]
in_cash = true
[wheel]
face = "scratch-card"
spins_a_day = 1
points = 2
collected = { days = 3 }
[[wheel.segments]]
key = "cup"
name = { zh = "茶杯", en = "A cup" }
weight = 1
stock = 1
gives = { thing = { zh = "茶杯", en = "A cup" } }
"""


TALK = """
[[events]]
key = "talk"
name = { zh = "讲座", en = "A talk" }
first = 2026-03-20
last = 2026-03-20
opens = 2026-03-01
places = 1
fee = 5
"""


def rehearsed(tmp_path: Path, steps: str, more: str = "", birthday: str = "1990-03-05") -> int:
    (tmp_path / "own.toml").write_text(OWN + more, encoding="utf-8")
    scenario = tmp_path / "try.toml"
    head = 'programme = "own.toml"\nstarts_on = 2026-03-05\n'
    join = f'[[steps]]\ndo = "enrol"\nmember = "li"\nby = "fee"\nbirthday = {birthday}\n'
    buy = '[[steps]]\ndo = "sell"\nmember = "li"\namount = 1000\n'  # the birthday: twice the points
    scenario.write_text(head + join + buy + steps, encoding="utf-8")
    return main(["--language", "en", "rehearse", str(scenario)])


def test_points_are_paid_out_where_the_document_allows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = """
[[steps]]
do = "pay-out-points"
member = "li"
points = 50
[steps.expect]
paid_out = 1
points = 1950
[[steps]]
do = "pay-out-points"
member = "li"
points = 1975
[steps.expect]
refused = "cash.step"
[[steps]]
do = "pay-out-points"
member = "li"
points = 2000
[steps.expect]
refused = "handing.points_short"
[[steps]]
do = "look"
member = "li"
[steps.expect]
points = 1951
"""
    assert rehearsed(tmp_path, steps) == 1
    told = capsys.readouterr().out
    assert told.count("✗") == 2  # the last step and what it expects
    assert "points should be 1951, is 1950" in told
    assert "¥1.00 paid out for 50 points" in told


def test_a_scratch_card_is_the_wheel_with_another_face(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = """
[[steps]]
do = "spin"
member = "li"
[steps.expect]
came_up = "cup"
left = 0
points = 1998
prizes = ["prize-1"]
[[steps]]
on = 2026-03-06
do = "spin"
member = "li"
[steps.expect]
refused = "spin.nothing_comes_up"
points = 1998
spins = 0
"""
    assert rehearsed(tmp_path, steps) == 0, capsys.readouterr().out


def test_whoever_waits_is_before_whoever_comes_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def act(name: str, who: str, refused: str = "", more: str = "") -> str:
        expect = f'[steps.expect]\nrefused = "{refused}"\n' if refused else ""
        return f'[[steps]]\ndo = "{name}"\nmember = "{who}"\nevent = "talk"\n{more}{expect}'

    def join(name: str) -> str:
        return f'[[steps]]\ndo = "enrol"\nmember = "{name}"\nby = "fee"\n'

    steps = [
        *(join(name) for name in ("mei", "ann")),
        act("wait", "li", "event.places_left"),
        act("sign-up", "li"),
        act("sign-up", "mei", "event.full"),
        act("wait", "mei"),
        act("sign-off", "li", more="paid = 5\n"),
        act("sign-up", "ann", "event.waited_for"),
        act("sign-up", "mei"),
    ]
    assert rehearsed(tmp_path, "".join(steps), TALK) == 0, capsys.readouterr().out


PAY = """
[commission]
percent = 1
sales_percent = 2
enrolment = 5
"""


def test_what_staff_sold_and_whom_they_enrolled_is_paid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step = """
[[steps]]
do = "commission"
first = 2026-03-01
last = 2026-03-31
worked = [{ person = "chen", sold = 1000, back = 100, enrolled = 2 }, { person = "wang" }]
[steps.expect]
pay = ["chen 28"]
"""
    assert rehearsed(tmp_path, step, PAY) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert "sold ¥1,000.00: ¥20.00" in told
    assert "¥100.00 of it came back: -¥2.00" in told


def test_nobody_known_gets_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step = '[[steps]]\ndo = "attend"\nmember = "x"\nevent = "y"\n[steps.expect]\nrefused = "member.none"\n'
    quota = (
        '[[steps]]\ndo = "use-perk"\nmember = "x"\nperk = "y"\n[steps.expect]\nrefused = true\nquota = 1\n'
    )
    assert rehearsed(tmp_path, step + "activities = 1\n" + quota) == 1
    told = capsys.readouterr().out
    assert "activities should be 1, is –" in told
    assert "quota should be 1, is –" in told


@pytest.mark.parametrize("action", handing_out.ACTIONS, ids=lambda action: action.name)
def test_every_example_is_a_step_that_can_be_played(
    action: handing_out.Action, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rehearsed(tmp_path, f"[[steps]]\n{action.example}\n")
    told = capsys.readouterr()
    assert f"2026-03-05 {action.name}" in told.out
    assert "no such key" not in told.out + told.err
    assert "is missing" not in told.out + told.err


@pytest.mark.parametrize(
    ("birthday", "points", "is_read"),
    [
        ('"正月十七"', 2000, True),
        ('"1-17"', 2000, True),
        ('"1-18"', 1000, True),
        ('"1-31"', 1000, False),
        ('"1990-03-05"', 1000, False),
    ],
)
def test_a_birthday_in_quotes_is_a_lunar_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], birthday: str, points: int, is_read: bool
) -> None:
    """5 March 2026 is the seventeenth of the first month."""
    steps = f"[steps.expect]\npoints = {points}\n"
    found = rehearsed(tmp_path, steps, birthday=birthday)
    said = capsys.readouterr()
    assert (found == 0) is is_read, said
    assert ("birthday" in said.out + said.err) is not is_read, said
