"""What a scanned text may be, before anything is looked up."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["LINK", "MOST_CODE_TEXT", "PREFIX", "ScannedKind", "classify_scan", "lookups"]

PREFIX = "SK:"
"""Signed codes begin so, base45 follows."""

LINK = re.compile(r"(?i:https?://)[A-Za-z0-9._:\[\]-]{1,128}/[RM]/(?P<code>[A-Z2-7]*)")
"""Or they are a link that holds the code in base32: to the page that checks receipts, or to a member's own."""

MOST_CODE_TEXT = 768
"""No signed code is longer."""

_GTIN_LENGTHS = {8, 12, 13, 14}
_MAINLAND_MOBILE = re.compile(r"(?:\+?86)?(1[3-9][0-9]{9})")
_ABROAD = re.compile(r"\+[0-9]{8,15}")
_NUMBER = re.compile(r"[0-9]{4,20}")
_OWN_BARCODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./+$%-]{0,39}")


class ScannedKind(StrEnum):
    SIGNED_CODE = "signed_code"
    ARTICLE_BARCODE = "article_barcode"
    PHONE = "phone"
    CARD_NUMBER = "card_number"
    UNKNOWN = "unknown"


def classify_scan(text: str) -> ScannedKind:
    """What a scanned text most likely is."""
    return lookups(text)[0]


def lookups(text: str) -> tuple[ScannedKind, ...]:
    """What to look up, the likeliest first; never empty. Bare numbers can be several things: a card number
    of 13 digits passes an article number's check once in ten."""
    if len(text) > MOST_CODE_TEXT or not text.isascii():
        return (ScannedKind.UNKNOWN,)
    if text.startswith(PREFIX) or LINK.fullmatch(text):
        return (ScannedKind.SIGNED_CODE,)
    if _MAINLAND_MOBILE.fullmatch(text):
        return (ScannedKind.PHONE, ScannedKind.CARD_NUMBER, ScannedKind.ARTICLE_BARCODE)
    if _ABROAD.fullmatch(text):
        return (ScannedKind.PHONE,)
    if _is_gtin(text):
        return (ScannedKind.ARTICLE_BARCODE, ScannedKind.CARD_NUMBER)
    if _NUMBER.fullmatch(text):
        return (ScannedKind.CARD_NUMBER, ScannedKind.ARTICLE_BARCODE)
    if _OWN_BARCODE.fullmatch(text):
        return (ScannedKind.ARTICLE_BARCODE, ScannedKind.CARD_NUMBER)
    return (ScannedKind.UNKNOWN,)


def _is_gtin(text: str) -> bool:
    """EAN-13, EAN-8, UPC-A, GTIN-14: weights 3, 1, 3, 1 … from the digit before the check digit."""
    if len(text) not in _GTIN_LENGTHS or not text.isdigit():
        return False
    digits = [int(digit) for digit in reversed(text)]
    return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
