"""Every programme that ships is read out in words, whole, in both languages."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.domain.programme import parts
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.wording import programme_told
from shuke.wording.figures import money_text
from shuke.wording.programme_sentences import SUBJECTS
from shuke.wording.programme_told import Subject, headline, tier_names, told
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

NOT_TOLD = {
    "key",  # a name for machines
    "format",
    "version",  # the window's heading says them
    "starts_on",
    "money_digits",
    "face",  # how a spin looks
    "presets",  # keys of the till
}


def preset(key: str) -> Programme:
    return read_programme(preset_base(key) or "", preset_base)


def lines(programme: Programme, language: Language) -> dict[str, list[str]]:
    return {
        section.subject.value: [str(in_words(line, language)) for line in section.lines]
        for section in told(programme, money_text)
    }


def test_every_subject_has_a_heading() -> None:
    assert set(SUBJECTS) == {subject.value for subject in Subject}


@pytest.mark.parametrize("key", preset_keys())
@pytest.mark.parametrize("language", Language)
def test_a_preset_is_read_out(key: str, language: Language) -> None:
    programme = preset(key)
    found = lines(programme, language)
    assert {"tiers", "points", "card", "terms"} <= set(found)
    assert all(
        line.strip() and "{" not in line and "Bilingual" not in line
        for said in found.values()
        for line in said
    )
    every = " ".join(line for said in found.values() for line in said)
    for tier in programme.tiers:
        assert (tier.name.zh if language is Language.ZH else tier.name.en) in every
    assert str(in_words(tier_names(programme), language))
    assert "{" not in str(in_words(headline(programme, money_text), language))


def test_the_tea_chain_in_words() -> None:
    zh, en = (lines(preset("tea-chain"), language) for language in Language)
    assert "金卡：累计消费满 ¥7,000（现有会员）" in zh["tiers"]
    assert (
        "Gold: ¥5,000 or more spent on one day (new customers); to be shown: slip, identity document"
        in en["tiers"]
    )
    assert "50 积分抵 ¥1，按 50 的整数倍使用" in zh["points"]
    assert "Member day (on day 15 of each month): 2 × points for all members" in en["days"]
    assert "挂失补卡：工本费 ¥5，凭证件" in zh["card"]


def attributes() -> set[str]:
    """Every attribute that the reading-out looks at."""
    found: set[str] = set()
    for file in Path(programme_told.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.MatchClass):
                found.update(node.kwd_attrs)
    return found


def test_no_field_of_a_programme_is_passed_over() -> None:
    """Whoever adds a field to a part says it in words, too."""
    looked_at = attributes()
    missing = set()
    for module in (
        *(import_module(f"{parts.__name__}.{found.name}") for found in iter_modules(parts.__path__)),
    ):
        for shape in vars(module).values():
            if isinstance(shape, type) and is_dataclass(shape) and shape.__module__ == module.__name__:
                missing |= {
                    f"{shape.__name__}.{field.name}"
                    for field in fields(shape)
                    if field.name not in looked_at | NOT_TOLD
                }
    missing |= {
        f"Programme.{field.name}" for field in fields(Programme) if field.name not in looked_at | NOT_TOLD
    }
    assert missing == set()
