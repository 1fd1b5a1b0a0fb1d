"""Every sentence of the program: in both languages, with the same places, written as its language is written."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Any

import pytest

import shuke
from shuke import wording
from shuke.domain.basket import BasketProblem, TenderKind
from shuke.domain.card import CardStatus
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.pin import PinFault
from shuke.wording import Language, Sentence, card_desk, keys
from shuke.wording import basket as basket_words
from shuke.wording import pins as pin_words

HANZI = "\u4e00-\u9fff"
APP = Path(shuke.__file__).parent

ON_PAPER = ("receipt.", "reasons._SHORT[")
"""A till's paper is 32 columns wide: half-width punctuation there leaves room for a word more."""

NOT_A_SENTENCE = {
    # Windows' list of kinds of file has its own punctuation.
    "article_import.LIST_FILES",
    "importing.LIST_FILES",
}
SAME_IN_BOTH = {
    "first_start.PIN",
    "first_start.CONNECTIONS[usb]",
}
"""Names that Chinese writes in Latin letters too."""

HANZI_IN_ENGLISH = {
    "demo.PINS",  # the demo's people have Chinese names
    "members.FIND_HINT",  # what may be typed
    "receipt.COPY",  # so marked in both languages, whoever holds the paper
    "shell.TO_THE_OTHER_LANGUAGE",  # each language by its own name
}
IN_THE_OTHER_LANGUAGE = {"shell.TO_THE_OTHER_LANGUAGE"}

ENDS_OTHERWISE = {
    "article_screen.SAVED",
    "articles.SHEET_PROBLEMS[no_header]",
}
"""A full stop in one language only."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(wording.__path__):
        yield importlib.import_module(f"shuke.wording.{found.name}")


def inside(name: str, value: Any) -> Iterator[tuple[str, Sentence]]:
    """Sentences in whatever holds them."""
    if isinstance(value, Sentence):
        yield name, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from inside(f"{name}[{key}]", one)
    elif isinstance(value, tuple | list):
        for at, one in enumerate(value):
            yield from inside(f"{name}[{at}]", one)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from inside(f"{name}.{part.name}", getattr(value, part.name))


def all_sentences() -> dict[str, Sentence]:
    """Each once, under the first name it was found by."""
    found: dict[int, tuple[str, Sentence]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for path, sentence in inside(f"{module.__name__.rpartition('.')[2]}.{name}", value):
                found.setdefault(id(sentence), (path, sentence))
    return dict(found.values())


ALL = all_sentences()


def wrong(*, law: Any, excepted: Set[str] = frozenset()) -> list[str]:
    """The names of the sentences that break a law; exceptions that are none any more count too."""
    broken = {name for name, sentence in ALL.items() if not law(name, sentence)}
    return sorted(broken ^ excepted)


def places(text: str) -> list[tuple[str, str, str | None]]:
    return [(name, spec or "", how) for _, name, spec, how in Formatter().parse(text) if name is not None]


def names(text: str) -> set[str]:
    return {name for name, _, _ in places(text)}


def bare(text: str) -> str:
    """Without its places and addresses."""
    return re.sub(r"\{[^{}]*\}|https?://\S+", "", text)


def test_there_are_sentences() -> None:
    assert len(ALL) > 800


def test_both_languages_are_there_and_have_the_same_places() -> None:
    assert (
        wrong(law=lambda _, s: bool(s.zh.strip()) and bool(s.en.strip()) and names(s.zh) == names(s.en)) == []
    )


def test_a_place_is_a_plain_name() -> None:
    """How a value looks (decimals, width) is said where it is made, never in a sentence."""

    def plain(_: str, sentence: Sentence) -> bool:
        found = places(sentence.zh) + places(sentence.en)
        return all(re.fullmatch("[a-z][a-z_]*", name) and not spec and not how for name, spec, how in found)

    assert wrong(law=plain) == []


@pytest.mark.parametrize("language", Language)
def test_every_sentence_can_be_filled(language: Language) -> None:
    for name, sentence in ALL.items():
        values = dict.fromkeys(names(sentence.zh), "7")
        text = sentence.into(language, **values)
        assert "{" not in text or not values, name


def test_no_sentence_has_spaces_to_spare() -> None:
    def tidy(_: str, sentence: Sentence) -> bool:
        parts = (sentence.zh, sentence.en)
        return all("  " not in text and text == text.rstrip() and "\t" not in text for text in parts)

    assert wrong(law=tidy) == []


def test_chinese_has_chinese_punctuation() -> None:
    half_width = re.compile(rf"[{HANZI}][,;?!:]|[,;?!][{HANZI}]|[{HANZI}]\(|\([{HANZI}]|[{HANZI}]\.(?![\w.])")

    def chinese(name: str, sentence: Sentence) -> bool:
        return name.startswith(ON_PAPER) or not half_width.search(bare(sentence.zh))

    assert wrong(law=chinese, excepted=NOT_A_SENTENCE) == []


def test_full_width_punctuation_brings_its_own_room() -> None:
    assert wrong(law=lambda _, s: not re.search(r"\s[，。；：？！）]|[，。；：？！（]\s", s.zh)) == []


def test_a_share_is_written_in_one_way() -> None:
    """77%, without a blank, whoever reads it."""
    assert not wrong(law=lambda _, s: not re.search(r"[0-9}]\s%", s.zh + "\n" + s.en))


def test_what_stands_for_chinese_is_chinese() -> None:
    def chinese(_: str, sentence: Sentence) -> bool:
        return bool(re.search(f"[{HANZI}]", sentence.zh)) or not re.search("[A-Za-z]", bare(sentence.zh))

    assert wrong(law=chinese, excepted=SAME_IN_BOTH | IN_THE_OTHER_LANGUAGE) == []


def test_what_stands_for_english_is_english() -> None:
    law = re.compile(f"[{HANZI}，。；：？！（）《》]")
    assert wrong(law=lambda _, s: not law.search(bare(s.en)), excepted=HANZI_IN_ENGLISH) == []


def test_a_sentence_ends_as_one_in_both_languages() -> None:
    def alike(_: str, sentence: Sentence) -> bool:
        return sentence.zh.endswith("。") == (sentence.en.endswith(".") and not sentence.en.endswith("..."))

    assert wrong(law=alike, excepted=ENDS_OTHERWISE) == []


# Enums that promise words


def promising() -> Iterator[tuple[type[Enum], str]]:
    """Every enum whose docstring names a module of words."""
    for path in sorted(APP.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                promise = re.search(r"`shuke\.wording\.(\w+)`", ast.get_docstring(node) or "")
                name = ".".join(("shuke", *path.relative_to(APP).with_suffix("").parts))
                found = getattr(importlib.import_module(name), node.name) if promise else None
                if promise and isinstance(found, type) and issubclass(found, Enum):
                    yield found, promise[1]


PROMISES = list(promising())


def test_the_enums_that_promise_words_are_found() -> None:
    assert {
        "Refusal",
        "CodeOutcome",
        "PinFault",
        "PrinterTrouble",
        "StoreTrouble",
        "FindingKind",
        "CameraState",
    } <= {kind.__name__ for kind, _ in PROMISES}


@pytest.mark.parametrize(("kind", "module"), PROMISES, ids=lambda part: getattr(part, "__name__", part))
def test_an_enum_that_promises_words_has_them_for_every_member(kind: type[Enum], module: str) -> None:
    """Some mapping of that module has a sentence under every member's value (or the member itself)."""
    held = vars(importlib.import_module(f"shuke.wording.{module}")).values()
    tables = [set(table) for table in held if isinstance(table, Mapping)]
    wanted = {member.value for member in kind}
    if kind is CodeOutcome:
        tables = [set().union(*tables)]  # what a card and what a receipt may be are told apart
    assert any(wanted <= {getattr(key, "value", key) for key in table} for table in tables)


def test_every_problem_of_a_basket_has_words() -> None:
    assert set(basket_words.BASKET_PROBLEMS) == set(BasketProblem)


def test_every_status_of_a_card_has_words() -> None:
    assert {CardStatus(status) for status in card_desk.CARD_STATUS} >= set(CardStatus) - {CardStatus.ACTIVE}


def test_every_fault_of_a_pin_has_words() -> None:
    tables = [set(table) for table in vars(pin_words).values() if isinstance(table, Mapping)]
    assert {fault.value for fault in PinFault} in [{str(key) for key in table} for table in tables]


def test_every_tender_the_till_takes_has_a_key_with_a_name() -> None:
    for tender in (TenderKind.CASH, TenderKind.BANK_CARD, TenderKind.ALIPAY, TenderKind.WECHAT):
        assert isinstance(getattr(keys, tender.name), Sentence)


def test_no_sentence_is_written_outside_the_wording() -> None:
    """Decision 0004: a literal in both languages belongs into `shuke.wording`."""
    for path in sorted(APP.rglob("*.py")):
        if path.parent == APP / "wording":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Sentence":
                literal = [word.value for word in node.keywords if isinstance(word.value, ast.Constant)]
                assert not literal, f"{path.relative_to(APP)}:{node.lineno}"
