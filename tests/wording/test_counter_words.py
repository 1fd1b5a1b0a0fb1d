"""Every sentence of the checkout stands in both languages, with the same places, and says enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from types import ModuleType

import pytest

from shuke.application.refusal import Refusal, Refused
from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money
from shuke.presenters.counter_words import refused_words
from shuke.wording import Language, Sentence, checkout, counter, members, preview, status
from shuke.wording.figures import money_text

MODULES = (counter, checkout, members, preview, status)


def sentences(module: ModuleType) -> Iterator[tuple[str, Sentence]]:
    for name, value in vars(module).items():
        if isinstance(value, Sentence):
            yield f"{module.__name__}.{name}", value
        elif isinstance(value, tuple):
            yield from ((f"{name}[{at}]", one) for at, one in enumerate(value) if isinstance(one, Sentence))
        elif isinstance(value, Mapping):
            yield from ((f"{name}[{key}]", one) for key, one in value.items() if isinstance(one, Sentence))


ALL = [found for module in MODULES for found in sentences(module)]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("name", "sentence"), ALL, ids=[name for name, _ in ALL])
def test_both_languages_say_the_same_places(name: str, sentence: Sentence) -> None:
    assert sentence.zh
    assert sentence.en
    assert places(sentence.zh) == places(sentence.en)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_a_module_gives_away_is_all_it_has(module: ModuleType) -> None:
    names = {name for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}
    assert set(module.__all__) == names


_REFUNDED = (
    ("at", "2026-03-10 10:00"),
    ("number", "S01-1.1-R000002"),
    ("receipt", "S01-1.1-000001"),
    ("till", "1号台"),
)
VALUES = {
    Refusal.MESSAGE_TOO_LONG: (("most", 500),),
    Refusal.MESSAGE_FIELD: (("field", "nam"),),
    Refusal.MESSAGE_DIFFERENT: (("field", "name"),),
    Refusal.MESSAGE_TEMPLATES_FULL: (("most", 200),),
    Refusal.SEGMENT_NAME: (("most", 40),),
    Refusal.SEGMENT_TWICE: (("name", "睡着的金卡"),),
    Refusal.SEGMENTS_FULL: (("most", 200),),
    Refusal.CAMPAIGN_NAME: (("most", 40),),
    Refusal.CAMPAIGNS_FULL: (("most", 20),),
    Refusal.PRIZE_OTHER_SHOP: (("shop", "南门店"),),
    Refusal.TOO_LONG: (("most", 120),),
    Refusal.PHONE_NEEDS_TLS: (("address", "http://192.168.1.9"),),
    Refusal.PHONES_FULL: (("most", 4),),
    Refusal.EARLIER_MONTH_OPEN: (("month", "2026-03"),),
    Refusal.PRIZE_GONE: (("at", "2026-03-10 10:00"), ("till", "2号台")),
    Refusal.REFUNDED_ALREADY: _REFUNDED,
    Refusal.REFUNDED_IN_GOODWILL: _REFUNDED,
    Refusal.ANSWERED_ALREADY: (("day", "2026-03-10"),),
    Refusal.EVENT_NAME: (("most", 40),),
    Refusal.STOCK_AT_TILLS: (("count", 2),),
    Refusal.COUPON_COUNT: (("most", 100),),
    Refusal.COUPON_AT_TILL: (("till", "S01-2"),),
    Refusal.LIST_TOO_LONG: (("most", 200),),
    Refusal.SHOP_HAS_TILLS: (("count", 2),),
    Refusal.FEWER_PLACES: (("taken", 12),),
    Refusal.FIELD_MISSING: (("field", Bilingual("生日", "Birthday")),),
    Refusal.REFUND_TAKEN: (("till", "2号台"),),
    Refusal.REFUND_CHANGED: (("amount", Money(20_00)),),
    Refusal.VALUE_ELSEWHERE: (("amount", Money(20_00)),),
    Refusal.DUE_CHANGED: (("due", Money(20_00)),),
    Refusal.POINTS_BY_PIN: (("limit", Money(500_00)),),
    Refusal.TOO_MUCH: (("due", Money(20_00)),),
    Refusal.ORIGIN: (("most", 40),),
    Refusal.TOO_MANY_HELD: (("most", 50),),
    Refusal.PHONE_KNOWN: (("number", "00111000042"),),
    Refusal.POINTS_ELSEWHERE: (("points", 40),),
    Refusal.CARE_FULL: (("most", 500),),
    Refusal.STARTS_IN_THE_PAST: (("today", "2026-03-10"),),
    Refusal.FEWER_THAN_GIVEN: (("what", "gift.cup"), ("whole", 1), ("given", 2)),
}


@pytest.mark.parametrize("refusal", list(Refusal))
@pytest.mark.parametrize("language", list(Language))
def test_every_refusal_says_what_why_and_the_next_step(refusal: Refusal, language: Language) -> None:
    text = refused_words(Refused(refusal, VALUES.get(refusal, ())), money_text).into(language)
    assert "{" not in text
    end = "。" if language is Language.ZH else "."
    marks = [end, "；"] if language is Language.ZH else [end, ";"]
    assert text.endswith(end)
    parts = sum(text.count(mark) for mark in marks)
    assert parts >= 2, f"a refusal needs its next step: {text}"


def test_no_refusal_has_a_sentence_that_nobody_says() -> None:
    assert set(counter.REFUSALS) == {refusal.value for refusal in Refusal}
