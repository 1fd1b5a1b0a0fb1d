"""From what the counter answers to words: refusals, reasons, names that documents give in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.refusal import Refused, RefusedByRule
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.wording import Language, Sentence, reasons
from shuke.wording.counter import REFUSALS
from shuke.wording.figures import points_text
from shuke.wording.said import Said, Words

__all__ = [
    "MoneyText",
    "Notice",
    "NoticeTone",
    "bilingual_words",
    "reason_words",
    "refused_words",
    "said_values",
    "short_reason_words",
]

MoneyText = Callable[[Money], str]
"""An amount with the shop's currency sign."""


class NoticeTone(StrEnum):
    """What a notice means; the values are those of `ui.tokens.Tone`."""

    CALM = "calm"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence on the screen. `action` is the next step as a button, whose key is `does`."""

    words: Words
    tone: NoticeTone = NoticeTone.BAD
    action: Words = ""
    does: str = ""


def refused_words(refused: Refused, money: MoneyText) -> Words:
    """The sentence of a refusal, its values as people read them; of a rule's, the rule's own."""
    if isinstance(refused, RefusedByRule) and refused.reason is not None:
        return reason_words(refused.reason, money)
    return Said(REFUSALS[refused.refusal.value], said_values(refused.values, money))


def said_values(values: Iterable[tuple[str, object]], money: MoneyText) -> tuple[tuple[str, object], ...]:
    """Values of a use case as people read them in a sentence."""
    return tuple((name, _value(value, money)) for name, value in values)


def bilingual_words(words: Bilingual) -> Sentence:
    return Sentence(zh=words.zh, en=words.en)


def reason_words(reason: Reason, money: MoneyText) -> Sentence:
    """Why, in both languages; nothing in it is left to be filled."""
    return Sentence(zh=reasons.text(reason, Language.ZH, money), en=reasons.text(reason, Language.EN, money))


def short_reason_words(reason: Reason, money: MoneyText) -> Sentence:
    return Sentence(
        zh=reasons.short_text(reason, Language.ZH, money), en=reasons.short_text(reason, Language.EN, money)
    )


def _value(value: object, money: MoneyText) -> object:
    if isinstance(value, Money):
        return money(value)
    if isinstance(value, Bilingual):
        return bilingual_words(value)
    return points_text(value) if isinstance(value, int) else value
