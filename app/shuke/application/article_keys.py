"""Article and department ids that come from what they name: the same sheet twice gives the same ids."""

from __future__ import annotations

import hashlib
import unicodedata

__all__ = ["article_key", "department_key"]

_ARTICLE_DIGITS = 20
_DEPARTMENT_DIGITS = 12


def article_key(barcode: str, name: str) -> str:
    """By the barcode; by the name where there is none."""
    return f"a-{barcode}" if barcode else f"n-{_fingerprint(name, _ARTICLE_DIGITS)}"


def department_key(name: str) -> str:
    return f"d-{_fingerprint(name, _DEPARTMENT_DIGITS)}"


def _fingerprint(text: str, digits: int) -> str:
    """The same for the same words however they were typed (width, case, double spaces)."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:digits]
