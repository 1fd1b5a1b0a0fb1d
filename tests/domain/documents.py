"""Small documents for tests of single rules: the stamp card's, with what a test adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from domain.random_programmes import HOLIDAYS, toml_text, words
from domain.tea_chain import PRESETS, yuan
from shuke.domain.basket import BasketLine
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.parsing import parsed
from shuke.domain.programme.quote import Checkout, HeldCoupon, Quote, Standing
from shuke.domain.programme.reading import read_programme

A_DAY = date(2026, 3, 10)
LAST_DAY = date(2026, 12, 31)


@cache
def _text() -> str:
    return (PRESETS / "stamp-card.toml").read_text(encoding="utf-8")


def written(**parts: Any) -> str:
    """The stamp card's document with other or more parts."""
    return toml_text({**parsed(_text()), **parts})


def programme(**parts: Any) -> Programme:
    return read_programme(written(**parts))


def coupon(key: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": words(key), "kind": kind, "validity": "never-lapses", **more}


def with_coupons(*coupons: dict[str, Any], **parts: Any) -> Programme:
    """A programme without stamps and with these kinds of coupon."""
    plain = {key: value for key, value in parsed(_text()).items() if key != "stamps"}
    return read_programme(toml_text({**plain, "coupons": list(coupons), **parts}))


def line(number: int, price: str | int, **traits: Any) -> BasketLine:
    return replace(BasketLine(number, f"item {number}", yuan(price)), **traits)


def member(**known: Any) -> Standing:
    plain = Standing("m", "member", joined_on=date(2026, 1, 1), tier_since=date(2026, 1, 1))
    return replace(plain, **known)


def holding(under: Programme, *kinds: str, **known: Any) -> Standing:
    """A member who holds one coupon of each kind named, ``h1``, ``h2`` …"""
    found = []
    for number, key in enumerate(kinds, start=1):
        kind = under.coupon(key)
        assert kind is not None, key
        found.append(HeldCoupon(f"h{number}", key, A_DAY, LAST_DAY, kind.rate_for("member")))
    return member(coupons=tuple(found), **known)


def asked(under: Programme, who: Standing | None, *lines: BasketLine, **more: Any) -> Quote:
    return quote(
        under,
        Checkout(**{"business_date": A_DAY, "lines": lines, "standing": who, "calendar": HOLIDAYS, **more}),
    )
