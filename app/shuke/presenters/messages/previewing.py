"""A template as a member would read it, in a window or on a page."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.messages.queueing import worded
from shuke.domain.bilingual import Bilingual
from shuke.domain.messaging.template import Field, Purpose, Template
from shuke.domain.messaging.text_length import text_length
from shuke.domain.money import Money
from shuke.presenters.counter_words import MoneyText
from shuke.wording import message_window as words
from shuke.wording.message_fields import FIELD_SAMPLES
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["EVERY_FIELD", "Values", "previews", "samples"]

Values = Mapping[Language, Mapping[Field, str]]

EVERY_FIELD = Template(
    Bilingual("", ""), Bilingual("".join(f"{{{one.value}}}" for one in Field), ""), Purpose.OFFER
)
"""Whoever asks for a member's values of it has them for any template."""


def samples() -> Values:
    return {
        language: {one: FIELD_SAMPLES[one.value].into(language) for one in Field} for language in Language
    }


def previews(
    template: Template, values: Values, part_minor: int, money: MoneyText
) -> tuple[tuple[str, Words], ...]:
    """The text in each language, with its length and cost; nothing while something is wrong with it."""
    if template.fault is not None:
        return ()
    found = []
    for language, own in values.items():
        text = worded(template, own, language)[1]
        length = text_length(text)
        cost = money(Money(length.parts * part_minor))
        found.append((text, said(words.LENGTH, signs=length.signs, parts=length.parts, cost=cost)))
    return tuple(found)
