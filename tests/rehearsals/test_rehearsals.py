"""Scenarios: those that ship come out as they say, and a scenario that goes wrong says where."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from shuke.__main__ import main
from shuke.application.rehearsal.actions import ACTIONS
from shuke.application.rehearsal.expecting import EXPECTATIONS
from shuke.assets import resources
from shuke.bootstrap.presets import preset_keys
from shuke.wording import rehearsal_page

SHIPPED = sorted((resources() / "rehearsals").glob("*.toml"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_rehearsal_comes_out_as_it_says(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "en", "rehearse", str(file)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("key", preset_keys())
def test_every_programme_has_a_rehearsal(key: str) -> None:
    assert any(f'programme = "{key}"' in file.read_text(encoding="utf-8") for file in SHIPPED)


def test_every_action_key_and_expectation_is_described() -> None:
    assert set(rehearsal_page.ACTIONS) == set(ACTIONS)
    assert set(rehearsal_page.EXPECTATIONS) == set(EXPECTATIONS)
    assert set(rehearsal_page.KEYS) == {key for action in ACTIONS.values() for key in action.keys} | {"on"}


def scenario(tmp_path: Path, *steps: str, programme: str = "tea-chain") -> Path:
    path = tmp_path / "try.toml"
    head = f'programme = "{programme}"\nstarts_on = 2026-03-02\n'
    path.write_text(head + "".join(f"[[steps]]\n{step}\n" for step in steps), encoding="utf-8")
    return path


JOIN = 'do = "enrol"\nmember = "li"\nby = "fee"'


def test_an_expectation_that_fails_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = scenario(tmp_path, JOIN, 'do = "look"\nmember = "li"\n[steps.expect]\npoints = 7')
    assert main(["--language", "en", "rehearse", str(path)]) == 1
    assert "points should be 7, is 0 (line 7)" in capsys.readouterr().out


def test_a_refusal_that_was_not_expected_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = scenario(tmp_path, JOIN, JOIN)
    assert main(["--language", "zh", "rehearse", str(path)]) == 1
    assert "没有预期会被拒绝" in capsys.readouterr().out


@pytest.mark.parametrize("expected", ["points = 0", "principal = 0", "coupons = []", 'tier = ""'])
def test_what_is_expected_of_nobody_is_not_met(
    expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = scenario(tmp_path, f'do = "look"\nmember = "ghost"\n[steps.expect]\n{expected}')
    assert main(["--language", "en", "rehearse", str(path)]) == 1
    assert "is – (line 3)" in capsys.readouterr().out


def test_what_is_expected_of_a_receipt_is_expected_of_the_member_whose_it_is(tmp_path: Path) -> None:
    sell = 'do = "sell"\nmember = "li"\nsale = "first"\namount = 100\n[steps.expect]\npoints = 100'
    back = 'do = "refund"\nsale = "first"\n[steps.expect]\npoints = 0\ntier = "ordinary"'
    assert main(["rehearse", str(scenario(tmp_path, JOIN, sell, back))]) == 0


def test_looking_may_be_at_whatever_can_be_expected(tmp_path: Path) -> None:
    card = 'do = "sell-bearer-card"\nbearer = "gift"\namount = 100'
    look = 'do = "look"\nbearer = "gift"\n[steps.expect]\non_card = 100'
    perk = 'on = 2026-03-15\ndo = "look"\nmember = "li"\nperk = "souvenir"\n[steps.expect]\nquota = 1'
    assert main(["rehearse", str(scenario(tmp_path, card, look, JOIN, perk))]) == 0


def test_a_date_gone_by_is_all_that_is_told_of_its_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = scenario(tmp_path, f"on = 2026-03-01\n{JOIN}")
    assert main(["--language", "en", "rehearse", str(path)]) == 1
    told = capsys.readouterr().out
    assert "days only pass forward" in told
    assert "no such key" not in told


def test_machines_read_every_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = scenario(
        tmp_path, JOIN, 'do = "sell"\nmember = "li"\namount = 10\n[steps.expect]\npoints_earned = 11'
    )
    assert main(["rehearse", "--json", str(path)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["good"]
    (file,) = told["files"]
    assert [step["good"] for step in file["steps"]] == [True, False]
    assert file["steps"][1]["expectations"] == [
        {"name": "points_earned", "expected": "11", "found": "10", "good": False}
    ]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ('do = "dance"', "steps[1].do = dance"),
        ('do = "sell"\nmember = "li"', "steps[1].lines: this key is missing"),
        ('do = "sell"\nammount = 5', "ammount"),
        ('do = "look"\non = 2025-01-01', "days only pass forward"),
        ('do = "look"\n[steps.expect]\nluck = 1', "luck should be 1"),
    ],
)
def test_a_step_that_is_no_step_is_told(
    step: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "en", "rehearse", str(scenario(tmp_path, step))]) != 0
    told = capsys.readouterr()
    assert said in told.out + told.err


def test_a_programme_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "en", "rehearse", str(scenario(tmp_path, JOIN, programme="rainbow"))]) == 2
    assert "tea-chain" in capsys.readouterr().err


def test_a_scenario_is_played_under_another_programme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A shop's own document beside a preset: what does the same customer get?"""
    text = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    generous = tmp_path / "generous.toml"
    generous.write_text(text.replace("unit = 1 ", "unit = 0.5 "), encoding="utf-8")
    path = scenario(
        tmp_path, JOIN, 'do = "sell"\nmember = "li"\namount = 10\n[steps.expect]\npoints_earned = 20'
    )
    assert main(["rehearse", "--programme", str(generous), str(path)]) == 0
    assert main(["rehearse", str(path)]) == 1
    generous.write_text(text.replace("unit = 1 ", "unit = -1 "), encoding="utf-8")
    capsys.readouterr()
    assert main(["--language", "en", "rehearse", "--programme", str(generous), str(path)]) == 2
    assert "generous.toml: Line" in capsys.readouterr().err


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = scenario(tmp_path, JOIN)
    assert main(["--language", "en", "rehearse", str(tmp_path / "none.toml"), str(path)]) == 2
    told = capsys.readouterr()
    assert "none.toml cannot be read" in told.err
    assert "all as expected" in told.out


@pytest.mark.parametrize(
    "step",
    [
        'do = "sell"\nmember = "li"\namount = 1_000_000_000.00',
        'do = "sell"\nmember = "li"\nlines = [{ price = 999_999_999, quantity = 100_000 }]',
        'do = "sell"\nmember = "li"\namount = 5\npay = { alipay = 10 }',
        'do = "sell"\nmember = "nobody"\namount = 5',
        'do = "sell"\nmember = "li"\namount = 5\ncoupons = ["none"]',
        'do = "sell"\nmember = "li"\namount = 5\npay = { stored_value = 5 }',
        'do = "sell"\nmember = ["li"]\namount = 5',
        'do = "sell"\nmember = "li"\nlines = []',
        'do = "enrol"\nmember = "wang"\nby = "sale"\nreceipts = ["none"]',
        'do = "enrol"\nmember = "wang"\nby = "love"',
        'do = "go-to"\non = 9999-12-31',
        'do = "go-to"\non = "tomorrow"',
    ],
)
def test_absurd_steps_are_answered_in_words(
    step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "zh", "rehearse", str(scenario(tmp_path, JOIN, step))]) in {1, 2}
    told = capsys.readouterr()
    assert "Traceback" not in told.err


@pytest.mark.parametrize(("whole", "refused"), [(2, ""), (1, "publish.fewer_than_given")])
def test_a_version_with_fewer_of_something_than_were_given_is_refused(
    whole: int, refused: str, tmp_path: Path
) -> None:
    text = (resources() / "presets" / "hotel-wheel.toml").read_text(encoding="utf-8")
    fewer = re.sub(r"count = 30\b", f"count = {whole}", text)
    assert fewer != text
    (tmp_path / "fewer.toml").write_text(fewer, encoding="utf-8")
    expected = f'[steps.expect]\nrefused = "{refused}"' if refused else ""
    path = scenario(
        tmp_path,
        'do = "enrol"\nmember = "li"\nby = "registering"\n[steps.expect]\ntier = "gold"',
        'do = "enrol"\nmember = "wang"\nby = "registering"\n[steps.expect]\ntier = "gold"',
        f'do = "publish"\nprogramme = "fewer.toml"\nstarts_on = 2026-10-01\n{expected}',
        programme="hotel-wheel",
    )
    path.write_text(path.read_text("utf-8").replace("2026-03-02", "2026-09-01"), encoding="utf-8")
    assert main(["rehearse", str(path)]) == 0


def test_a_new_version_is_published_with_its_notice_and_old_sales_keep_theirs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    (tmp_path / "generous.toml").write_text(text.replace("unit = 1 ", "unit = 0.5 "), encoding="utf-8")
    sell = 'do = "sell"\nmember = "li"\namount = 10\n{more}[steps.expect]\npoints_earned = {points}'
    publish = 'do = "publish"\nprogramme = "generous.toml"\nstarts_on = {day}\n{more}'
    path = scenario(
        tmp_path,
        JOIN,
        sell.format(more='sale = "first"\n', points=10),
        publish.format(day="2026-03-01", more='[steps.expect]\nrefused = "publish.in_the_past"'),
        publish.format(day="2026-03-15", more='[steps.expect]\nrefused = "publish.notice"'),
        publish.format(day="2026-03-16", more=""),
        "on = 2026-03-16\n" + sell.format(more="", points=20),
        'do = "refund"\nsale = "first"\nmember = "li"\n[steps.expect]\npoints = 20',
        'do = "publish"\nprogramme = "none"\nstarts_on = 2026-04-01',
    )
    assert main(["--language", "en", "rehearse", str(path)]) == 2
    assert "There is no programme none" in capsys.readouterr().err
    path.write_text(path.read_text("utf-8").rpartition("[[steps]]")[0], encoding="utf-8")
    assert main(["--language", "en", "rehearse", str(path)]) == 0, capsys.readouterr().out
    waived = scenario(tmp_path, JOIN, publish.format(day="2026-03-02", more='reason = "opening"'))
    assert main(["rehearse", str(waived)]) == 0
