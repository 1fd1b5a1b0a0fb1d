"""What an article or a department may hold. Pure; what other rows have to say is the use case's to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.article import Article
from shuke.domain.basket import MOST_UNIT_PRICE
from shuke.domain.money import Money

__all__ = [
    "LONGEST_BARCODE",
    "LONGEST_DEPARTMENT",
    "LONGEST_NAME",
    "LONGEST_WORD",
    "MOST_DEPARTMENTS",
    "ArticleField",
    "Fault",
    "FaultKind",
    "article_faults",
    "text_fault",
]

LONGEST_NAME = 60
"""Characters: what a receipt's line takes whole."""

LONGEST_WORD = 30
"""Of style, brand, model, category and zone."""

LONGEST_BARCODE = 40
LONGEST_DEPARTMENT = 20
MOST_DEPARTMENTS = 100

_BARCODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z./+$%-]*")


class ArticleField(StrEnum):
    """The names are those of `Article`."""

    NAME = "name"
    BARCODE = "barcode"
    STYLE = "style"
    BRAND = "brand"
    MODEL = "model"
    CATEGORY = "category"
    ZONE = "zone"
    DEPARTMENT = "department_id"
    PRICE = "price"
    COST = "cost"


class FaultKind(StrEnum):
    """What is wrong with a field; each has a sentence in `shuke.wording.article_screen`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    UNPRINTABLE = "unprintable"
    NOT_A_BARCODE = "not_a_barcode"
    NOT_AN_AMOUNT = "not_an_amount"
    OUT_OF_BOUNDS = "out_of_bounds"
    BARCODE_TAKEN = "barcode_taken"
    NAME_TAKEN = "name_taken"
    DEPARTMENT_GONE = "department_gone"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Fault:
    """`most` is the bound that was passed, `other` the name of whatever stands in the way."""

    kind: FaultKind
    most: int = 0
    other: str = ""


_WORDS = (
    ArticleField.STYLE,
    ArticleField.BRAND,
    ArticleField.MODEL,
    ArticleField.CATEGORY,
    ArticleField.ZONE,
)


def article_faults(article: Article) -> dict[ArticleField, Fault]:
    """What no article may hold, by field; empty when all is right."""
    return {field: fault for field, fault in _faults(article) if fault is not None}


def text_fault(text: str, most: int) -> Fault | None:
    if len(text) > most:
        return Fault(FaultKind.TOO_LONG, most)
    return None if text.isprintable() else Fault(FaultKind.UNPRINTABLE)


def _faults(article: Article) -> Iterator[tuple[ArticleField, Fault | None]]:
    missing = Fault(FaultKind.MISSING)
    yield ArticleField.NAME, text_fault(article.name, LONGEST_NAME) if article.name.strip() else missing
    yield ArticleField.BARCODE, _barcode_fault(article.barcode)
    for field in _WORDS:
        yield field, text_fault(getattr(article, field.value), LONGEST_WORD)
    yield ArticleField.PRICE, _amount_fault(article.price)
    yield ArticleField.COST, _amount_fault(article.cost)


def _barcode_fault(barcode: str) -> Fault | None:
    if len(barcode) > LONGEST_BARCODE:
        return Fault(FaultKind.TOO_LONG, LONGEST_BARCODE)
    if barcode and not _BARCODE.fullmatch(barcode):
        return Fault(FaultKind.NOT_A_BARCODE)
    return None


def _amount_fault(amount: Money) -> Fault | None:
    inside = 0 <= amount.minor <= MOST_UNIT_PRICE.minor
    return None if inside else Fault(FaultKind.OUT_OF_BOUNDS, MOST_UNIT_PRICE.minor)
