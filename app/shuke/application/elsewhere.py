"""Somebody may be a member whom this till does not keep: what head office is asked by."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.domain.codes.scan import ScannedKind, lookups
from shuke.domain.sync.finding import Find, FindBy

__all__ = ["keeps_a_part", "to_ask"]

_LEAST_DIGITS = 6
"""Shorter numbers are ends of phones and keys of articles."""


def keeps_a_part(work: Work) -> bool:
    """Whether somebody may be a member whom this till does not know."""
    return work.keepings.policy().is_a_part


def to_ask(work: Work, text: str) -> Find | None:
    """What to ask head office for a text by which nobody was found here; None where that is of no use."""
    digits = text.removeprefix("+")
    if not digits.isdigit() or len(digits) < _LEAST_DIGITS or not keeps_a_part(work):
        return None
    kinds = lookups(text)
    if ScannedKind.PHONE in kinds:
        return Find(FindBy.PHONE, text)
    return Find(FindBy.NUMBER, text) if ScannedKind.CARD_NUMBER in kinds else None
