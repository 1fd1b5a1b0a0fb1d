"""An article's marks and faults in words."""

from __future__ import annotations

from shuke.application.article_checks import Fault, FaultKind
from shuke.domain.article import Article
from shuke.domain.money import Money
from shuke.presenters.counter_words import MoneyText
from shuke.wording.article_screen import FAULTS, MARKS
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = ["fault_words", "marks_words"]


def marks_words(article: Article) -> Words:
    """``降价、特价``; empty for an article without marks."""
    marks = {
        "reduced": article.reduced,
        "special": article.special_price,
        "offer": bool(article.offer),
        "withdrawn": not article.active,
    }
    named = tuple(MARKS[name] for name, on in marks.items() if on)
    return Listed(named) if named else ""


def fault_words(fault: Fault, money: MoneyText) -> Words:
    most = money(Money(fault.most)) if fault.kind is FaultKind.OUT_OF_BOUNDS else fault.most
    return said(FAULTS[fault.kind.value], most=most, other=fault.other)
