"""What a member is to settle at this visit, in words."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.exceptions.case import ExceptionCase
from shuke.presenters.counter_words import MoneyText
from shuke.wording import members as words
from shuke.wording.exceptions import KINDS
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["DebtState", "debt_state"]


@dataclass(frozen=True, slots=True)
class DebtState:
    """`action` settles it whole."""

    key: str
    words: Words
    action: Words


def debt_state(case: ExceptionCase, money: MoneyText) -> DebtState:
    kind, day = KINDS[case.kind.value], f"{case.happened_on:%m-%d}"
    if case.owed_points:
        points = points_text(case.owed_points)
        owes = said(words.OWES_POINTS, points=points, kind=kind, day=day)
        return DebtState(case.exception_id, owes, said(words.OWES_SETTLE_POINTS, points=points))
    amount = money(case.owed)
    owes = said(words.OWES_MONEY, amount=amount, kind=kind, day=day)
    return DebtState(case.exception_id, owes, said(words.OWES_SETTLE_MONEY, amount=amount))
