"""What an article or a department may hold. Pure; what other rows have to say is the use case's to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.article_cells import CellProblem, CellRefused, read_barcode
from shuke.domain.article import Article
from shuke.domain.basket import MOST_UNIT_PRICE
from shuke.domain.money import Money

__all__ = [
    "LONGEST_BARCODE",
    "LONGEST_TEXT",
    "MOST_DEPARTMENTS",
    "ArticleField",
    "Fault",
    "FaultKind",
    "article_faults",
    "text_fault",
]

LONGEST_TEXT = 60
"""Characters of a name, a brand, a department …: the same bounds as an import's, so that either takes the
other's articles."""

LONGEST_BARCODE = 40
MOST_DEPARTMENTS = 200


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
    OFFER = "offer"
    OFFER_FROM = "offer_from"
    OFFER_UNTIL = "offer_until"


class FaultKind(StrEnum):
    """What is wrong with a field; each has a sentence in `shuke.wording.article_screen`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    UNPRINTABLE = "unprintable"
    NOT_A_BARCODE = "not_a_barcode"
    CHECK_DIGIT = "check_digit"
    NOT_AN_AMOUNT = "not_an_amount"
    OUT_OF_BOUNDS = "out_of_bounds"
    BARCODE_TAKEN = "barcode_taken"
    NAME_TAKEN = "name_taken"
    DEPARTMENT_GONE = "department_gone"
    TOO_MANY = "too_many"
    NOT_A_DATE = "not_a_date"
    ENDS_TOO_SOON = "ends_too_soon"


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
    yield ArticleField.NAME, text_fault(article.name, LONGEST_TEXT) if article.name.strip() else missing
    yield ArticleField.BARCODE, _barcode_fault(article.barcode)
    for field in _WORDS:
        yield field, text_fault(getattr(article, field.value), LONGEST_TEXT)
    yield ArticleField.PRICE, _amount_fault(article.price)
    yield ArticleField.COST, _amount_fault(article.cost)
    yield ArticleField.OFFER, _amount_fault(article.offer)
    begins, ends = article.offer_from, article.offer_until
    too_soon = begins is not None and ends is not None and ends < begins
    yield ArticleField.OFFER_UNTIL, Fault(FaultKind.ENDS_TOO_SOON) if too_soon else None


def _barcode_fault(barcode: str) -> Fault | None:
    if len(barcode) > LONGEST_BARCODE:
        return Fault(FaultKind.TOO_LONG, LONGEST_BARCODE)
    try:
        plain = read_barcode(barcode) == barcode
    except CellRefused as refused:
        plain = False
        if refused.problem is CellProblem.CHECK_DIGIT:
            return Fault(FaultKind.CHECK_DIGIT)
    return None if plain else Fault(FaultKind.NOT_A_BARCODE)


def _amount_fault(amount: Money) -> Fault | None:
    inside = 0 <= amount.minor <= MOST_UNIT_PRICE.minor
    return None if inside else Fault(FaultKind.OUT_OF_BOUNDS, MOST_UNIT_PRICE.minor)
