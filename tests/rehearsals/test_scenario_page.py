"""The page that says how scenarios are written: whole, current, and every example of it plays."""

from __future__ import annotations

from datetime import date

import pytest

from domain.tea_chain import tea_chain
from shuke.__main__ import main
from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.application.rehearsal.actions import ACTIONS
from shuke.application.rehearsal.expecting import EXPECTATIONS
from shuke.application.rehearsal.page import FIRST_SCENARIO, page
from shuke.application.rehearsal.running import StepPlayed, play
from shuke.application.rehearsal.scenario import read_scenario
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.assets import resources
from shuke.wording import Language

HEAD = 'programme = "tea-chain"\nstarts_on = 2026-03-02\n'


def played(text: str) -> list[StepPlayed]:
    scenario = read_scenario(text, ACTIONS)
    shop = RehearsedShop(tea_chain(), date(2026, 3, 2), holiday_calendar(2026, 2027))
    return list(play(shop, scenario, ACTIONS))


@pytest.mark.parametrize("language", Language)
def test_the_page_says_every_action_key_and_expectation(language: Language) -> None:
    told = page(language)
    for action in ACTIONS.values():
        assert f"### {action.name}\n" in told
        assert action.example in told
        assert all(f"- `{key}` – " in told for key in action.keys)
    assert all(f"| `{name}` | " in told for name in EXPECTATIONS)


def test_the_page_in_the_folder_is_the_one_that_is_made() -> None:
    """`make pages` writes it anew."""
    kept = (resources() / "help" / "rehearsals.md").read_text(encoding="utf-8")
    assert kept == page(Language.ZH) + "\n" + page(Language.EN) + "\n"


@pytest.mark.parametrize("given", [["rehearse", "--actions"], ["rehearse"]])
def test_the_command_writes_it_in_the_language_asked_for(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for language in Language:
        assert main(["--language", language.value, *given]) == 0
        assert capsys.readouterr().out == page(language)


def test_the_first_scenario_comes_out_as_it_says() -> None:
    assert [step.good for step in played(FIRST_SCENARIO)] == [True, True]


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.name)
def test_every_example_can_be_played(action: object) -> None:
    """What it names may not be there: then it is refused with words, but its keys are as the action wants them."""
    assert hasattr(action, "example")
    steps = played(f"{HEAD}[[steps]]\n{action.example}\n")
    assert [step.problems for step in steps] == [()]


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.name)
def test_every_example_names_only_keys_of_its_action(action: object) -> None:
    assert hasattr(action, "example")
    assert hasattr(action, "keys")
    (step,) = read_scenario(f"{HEAD}[[steps]]\n{action.example}\n", ACTIONS).steps
    assert set(step.content) <= set(action.keys)
