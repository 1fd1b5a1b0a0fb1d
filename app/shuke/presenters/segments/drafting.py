"""A condition made step by step: a field, how it is asked, the values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shuke.domain.segments.conditions import Condition, Operator, operators_of
from shuke.domain.segments.fields import Field, Sort, sort_of
from shuke.presenters.segments.state import Draft
from shuke.presenters.typed import amount_of, number_of
from shuke.wording import segment_window as words
from shuke.wording.field_groups import FieldGroup, group_of
from shuke.wording.said import Words

__all__ = ["condition_of", "on_field", "on_group", "on_operator", "ticked"]

_LONGEST_NUMBER = 9
_HIGHEST_SCORE = 5
_MONTHS = range(1, 13)


def on_field(draft: Draft, field: Field, offered: Mapping[str, Words]) -> Draft:
    """Asked about something else: what was typed is no answer to it."""
    operators = operators_of(field)
    return Draft(
        group_of(field),
        field,
        operators,
        operators[0],
        offered=offered,
        within=draft.within,
        grouped=draft.grouped,
    )


def on_group(draft: Draft, group: FieldGroup) -> Draft:
    """Other fields to pick from; a field of another group is picked no more."""
    return draft if group is draft.group else Draft(group, within=draft.within, grouped=draft.grouped)


def on_operator(draft: Draft, operator: Operator) -> Draft:
    return replace(draft, operator=operator, fault="") if operator in draft.operators else draft


def ticked(draft: Draft, word: str) -> Draft:
    """Choose a word, or choose it no more."""
    return replace(draft, words=draft.words ^ {word}, fault="")


def condition_of(draft: Draft) -> Condition | Words:
    """What was made, or what is still wrong."""
    field, operator = draft.field, draft.operator
    if field is None or operator is None:
        return words.WHICH_FIELD
    if operator is Operator.UNKNOWN:
        return Condition(field, operator)
    if sort_of(field) is Sort.WORDS:
        return Condition(field, operator, tuple(sorted(draft.words))) if draft.words else words.NO_WORD
    typed = (draft.first, draft.second) if operator is Operator.BETWEEN else (draft.first,)
    values = tuple(value for one in typed if (value := _value(field, one)) is not None)
    if len(values) < len(typed):
        return words.NO_MONTH if field is Field.BIRTH_MONTH else _FAULTS[sort_of(field)]
    if values[0] > values[-1]:
        return words.TURNED
    return Condition(field, operator, values)


_FAULTS = {Sort.MONEY: words.NO_AMOUNT, Sort.NUMBER: words.NO_NUMBER, Sort.SCORE: words.NO_SCORE}


def _value(field: Field, typed: str) -> int | None:
    if sort_of(field) is Sort.MONEY:
        amount = amount_of(typed[: _LONGEST_NUMBER + 3])
        return amount.minor if amount is not None else None
    number = number_of(typed, _LONGEST_NUMBER)
    if number is None:
        return None
    if field is Field.BIRTH_MONTH:
        return number if number in _MONTHS else None
    return None if sort_of(field) is Sort.SCORE and number > _HIGHEST_SCORE else number
