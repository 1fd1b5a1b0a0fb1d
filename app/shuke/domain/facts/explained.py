"""An explanation as facts keep it: one text (JSON), which whoever takes a fact in passes on unread.

Most of a sale's values are in it, and nothing that a row needs; it is read where a person asks why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason, Value
from shuke.domain.money import Money

__all__ = ["NOTHING_TOLD", "explained", "reason_of", "reasons_of", "told"]

NOTHING_TOLD = ""


def explained(reasons: Iterable[Reason]) -> str:
    told_all = [told(reason) for reason in reasons]
    return json.dumps(told_all, ensure_ascii=False, separators=(",", ":")) if told_all else NOTHING_TOLD


def reasons_of(explanation: str) -> tuple[Reason, ...]:
    """Of a text that no till writes there are none: nobody looked at it when the fact came."""
    if explanation == NOTHING_TOLD:
        return ()
    try:
        return tuple([reason_of(read) for read in json.loads(explanation)])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def told(reason: Reason) -> list[object]:
    """What JSON can hold; its amounts are minor units, so that money stays money."""
    values = [[name, _value_told(value)] for name, value in reason.values]
    rule, applied, sentence, _, amount, points, line_id = reason
    return [rule, applied, sentence, values, amount.minor, points, line_id]


def reason_of(read: Any) -> Reason:
    """
    Raises:
        ValueError, TypeError, KeyError: that is not what `told` gives.
    """
    rule, applied, sentence, values, amount, points, line_id = read
    return Reason(
        rule=_text(rule),
        applied=applied is True,
        sentence=_text(sentence),
        values=tuple([(_text(name), _value(value)) for name, value in values]),
        amount=Money(_count(amount)),
        points=_count(points),
        line_id=None if line_id is None else _count(line_id),
    )


def _value_told(value: Value) -> object:
    if isinstance(value, Money):
        return {"minor": value.minor}
    return {"zh": value.zh, "en": value.en} if isinstance(value, Bilingual) else value


def _value(read: Any) -> Value:
    if type(read) is dict:
        if "minor" in read:
            return Money(_count(read["minor"]))
        return Bilingual(_text(read["zh"]), _text(read["en"]))
    return read if type(read) is str else _count(read)


def _text(read: object) -> str:
    if type(read) is not str:
        raise TypeError("not a text")
    return read


def _count(read: object) -> int:
    if type(read) is not int:
        raise TypeError("not a whole number")
    return read
