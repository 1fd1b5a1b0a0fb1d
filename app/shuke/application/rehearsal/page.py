"""The scenario page: every action with its keys and an example, and every expectation, made from the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shuke.application.rehearsal.actions import ACTIONS
from shuke.application.rehearsal.expecting import EXPECTATIONS
from shuke.domain.basket import TenderKind
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.wording import rehearsal_page as told
from shuke.wording import scenario_words as words
from shuke.wording.sentence import Language, Sentence

__all__ = ["FIRST_SCENARIO", "page"]

FIRST_SCENARIO = """\
title = "办卡、消费 · Joining and buying"
programme = "tea-chain"
starts_on = 2026-03-02

[[steps]]
do = "enrol"
member = "li"
by = "fee"
birthday = 1990-03-05

[[steps]]
on = 2026-03-05
do = "sell"
member = "li"
amount = 128.50
[steps.expect]
points_earned = 256
"""

_TAKEN: Mapping[str, type[EntryBy] | type[Proof] | type[CardOrigin] | type[TenderKind]] = {
    "by": EntryBy,
    "shows": Proof,
    "origin": CardOrigin,
    "pay, rest": TenderKind,
}
"""Keys that take one of a few words."""


def page(language: Language) -> str:
    """The page as Markdown."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    def say(sentence: Sentence) -> str:
        return sentence.into(language)

    yield f"# {say(words.TITLE)}"
    yield ""
    yield f"## {say(words.FORM)}"
    yield from ("", say(words.FORM_TEACHING), "", "```toml", FIRST_SCENARIO.rstrip(), "```", "")
    yield from (say(words.RUN), "", say(words.IN_EACH_STEP), "", say(words.MORE), "")
    yield f"## {say(words.ACTIONS)}"
    for action in ACTIONS.values():
        yield from ("", f"### {action.name}", "", say(told.ACTIONS[action.name]), "", "```toml", "[[steps]]")
        yield from (action.example, "```", "")
        yield from (f"- `{key}` – {say(told.KEYS[key])}" for key in action.keys)
    yield from ("", f"## {say(words.NAMES)}", "", say(words.NAMES_TEACHING), "")
    for key, kind in _TAKEN.items():
        yield f"- `{key}`: " + ", ".join(f"`{one.value}`" for one in kind)
    yield from ("", f"## {say(words.EXPECTATIONS)}", "", say(words.EXPECTATIONS_TEACHING), "")
    yield from (f"| {say(words.EXPECTED)} | {say(words.MEANING)} |", "|---|---|")
    yield from (f"| `{name}` | {say(told.EXPECTATIONS[name])} |" for name in EXPECTATIONS)
