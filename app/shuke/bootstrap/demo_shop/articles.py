"""The demo tea shop's articles: about 300, each with a barcode, made from its price book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from shuke.application.article_keys import article_key, department_key
from shuke.bootstrap.demo_shop.assortment import BY_PIECE, DEPARTMENTS, LOOSE_TEAS
from shuke.domain.article import Article, Department
from shuke.domain.money import Money, divide_half_up

__all__ = ["demo_articles", "demo_departments", "ean13"]

_LOOSE_GRAMS = 500
_PACKINGS = (("罐装50克", "T50", 50, 12), ("罐装125克", "T125", 125, 18), ("盒装250克", "B250", 250, 30))
"""Words, model, grams, and what the packing adds in yuan."""

_ZONES = {"茶具": "茶具区", "茶点": "茶点区", "礼盒": "礼品区", "包装服务": "收银台"}
_IN_STORE = "22"
_BRANDED = "699"
_REDUCED_EVERY = 23
_SPECIAL_EVERY = 37


def demo_departments() -> tuple[Department, ...]:
    return tuple(
        Department(department_key(name), name, position) for position, name in enumerate(DEPARTMENTS, 1)
    )


@cache
def demo_articles() -> tuple[Article, ...]:
    """Always the same ones, in the order of the price book."""
    return (*_teas(), *_pieces())


def ean13(first_twelve: str) -> str:
    """The twelve digits with their check digit."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first_twelve))
    return f"{first_twelve}{-weighted % 10}"


def _teas() -> Iterator[Article]:
    for number, (department, kind, maker, yuan) in enumerate(_book(LOOSE_TEAS, 4), 1):
        weighed = Article(
            article_id="",
            name=f"{kind} 散装(500克)",
            price=Money(int(yuan) * 100),
            barcode=ean13(f"{_IN_STORE}{number:010d}"),
            department_id=department_key(department),
            style=kind,
            brand=maker,
            model="散装",
            category=department,
            zone="散茶柜",
        )
        yield _finished(weighed, number)
        for place, (words, model, grams, extra_yuan) in enumerate(_PACKINGS, 1):
            packed = replace(
                weighed,
                name=f"{kind} {words}",
                price=_shelf_price(weighed.price.minor * grams // _LOOSE_GRAMS + extra_yuan * 100),
                barcode=ean13(f"{_BRANDED}{1000 + number:04d}{place:05d}"),
                model=model,
                zone="精品柜",
            )
            yield _finished(packed, number + place)


def _pieces() -> Iterator[Article]:
    for number, (department, name, maker, category, yuan) in enumerate(_book(BY_PIECE, 5), 1):
        own = maker == "熟客"
        piece = Article(
            article_id="",
            name=name,
            price=Money(int(yuan) * 100),
            barcode=ean13(f"{_IN_STORE}{9_000_000 + number:010d}" if own else f"{_BRANDED}8000{number:05d}"),
            department_id=department_key(department),
            style=name.rsplit(" ", 1)[0],
            brand=maker,
            model=f"P{number:03d}",
            category=category,
            zone=_ZONES.get(department, "精品柜"),
        )
        yield _finished(piece, number)


def _finished(article: Article, turn: int) -> Article:
    """With its id, its cost, and here and there a lowered or a special price."""
    reduced = turn % _REDUCED_EVERY == 5
    return replace(
        article,
        article_id=article_key(article.barcode, article.name),
        price=_shelf_price(article.price.minor * 8 // 10) if reduced else article.price,
        cost=Money(divide_half_up(article.price.minor * (38 + turn % 17), 100)),
        reduced=reduced,
        special_price=not reduced and turn % _SPECIAL_EVERY == 11,
    )


def _shelf_price(minor: int) -> Money:
    """Up to the next yuan, then one with an 8 at the end where it costs little: 96.30 becomes 98."""
    yuan = -(-minor // 100)
    return Money((yuan if yuan < 50 else yuan + (8 - yuan) % 10) * 100)


def _book(text: str, columns: int) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        row = [cell.strip() for cell in line.split("|")]
        if len(row) != columns:
            raise ValueError(f"the price book has a row of {len(row)} cells: {line}")
        yield row
