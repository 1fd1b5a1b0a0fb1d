"""What facts do to the rows of cards, so that one that never works again never does, whatever is heard of first.

`status` and `dead_since` say whether it is reported lost, the last word counting; `gone` is a day and a state,
raised: a card that was replaced, recalled or closed at one till stays so, though another till, which had not heard of
it, said later that it was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shuke.domain.card import CardStatus
from shuke.domain.facts.rows import Cell, Put, Raise, RowOperation

__all__ = ["GONE_FOR_EVER", "gone_word", "issued_rows", "read_gone", "runs_until_rows", "turned_rows"]

GONE_FOR_EVER = frozenset({CardStatus.REPLACED, CardStatus.RECALLED, CardStatus.CLOSED})
"""What no card comes back from; nor does a lost one in whose place there is another."""


def gone_word(since: date, status: CardStatus) -> str:
    """Compares by its day."""
    return f"{since.isoformat()}.{status.value}"


def read_gone(word: str) -> tuple[date, CardStatus]:
    """
    Raises:
        ValueError: no such word.
    """
    since, status = word.split(".", 1)
    return date.fromisoformat(since), CardStatus(status)


def issued_rows(
    card_id: str, member_id: str, number: str, card_type: str, issued_on: date, expires_on: date | None
) -> Iterator[RowOperation]:
    values = {
        "number": number,
        "card_type": card_type,
        "status": CardStatus.ACTIVE.value,
        "issued_on": issued_on.isoformat(),
        "expires_on": expires_on.isoformat() if expires_on else "",
    }
    yield Put("cards", _key(card_id, member_id), values)


def turned_rows(
    card_id: str, member_id: str, status: CardStatus, replaced_by: str, on: date
) -> Iterator[RowOperation]:
    key = _key(card_id, member_id)
    if replaced_by:
        yield Put("cards", key, {"replaced_by": replaced_by})
    if status in GONE_FOR_EVER or replaced_by:
        yield Raise("cards", key, {"gone": gone_word(on, status)})
    else:
        since = "" if status is CardStatus.ACTIVE else on.isoformat()
        yield Put("cards", key, {"status": status.value, "dead_since": since})


def runs_until_rows(card_id: str, member_id: str, expires_on: date | None) -> Iterator[RowOperation]:
    last = expires_on.isoformat() if expires_on else ""
    yield Put("cards", _key(card_id, member_id), {"expires_on": last})


def _key(card_id: str, member_id: str) -> Mapping[str, Cell]:
    return {"member_id": member_id, "card_id": card_id}
