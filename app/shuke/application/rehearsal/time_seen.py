"""What a step may expect of time and of goods that came back."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.rehearsal.seeing import Expectation, Found, Seen
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.programme.numbers import decimal_text

__all__ = ["EXPECTATIONS"]

_KINDS = frozenset(kind.value for kind in TenderKind)


def _paid_back(seen: Seen) -> Found:
    return seen.money(Money(sum(int(amount) for kind, amount in seen.outcome.gave if kind in _KINDS)))


def _paid_back_by(seen: Seen) -> Found:
    """``["cash 40", "stored_value 60"]``."""
    return [
        f"{kind} {decimal_text(seen.money(Money(int(amount))))}"
        for kind, amount in seen.outcome.gave
        if kind in _KINDS
    ]


def _published(seen: Seen) -> Found:
    return any(one.member_id == seen.whom for one in seen.shop.book.for_publication)


def _drawn(seen: Seen) -> Found:
    """The winners of the newest drawing."""
    draws = seen.shop.book.draws
    return list(draws[-1].winners) if draws else []


EXPECTATIONS: Mapping[str, Expectation] = {
    "paid_back": _paid_back,
    "paid_back_by": _paid_back_by,
    "published": _published,
    "drawn": _drawn,
}
"""What each is, in words, stands in `shuke.wording.rehearsal_page`."""
