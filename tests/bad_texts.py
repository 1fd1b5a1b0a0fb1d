"""What somebody may type or paste who means no good, or whose keyboard stands on the wrong language."""

from __future__ import annotations

__all__ = ["BAD_TEXTS"]

BAD_TEXTS = {
    "empty": "",
    "blanks": " \t\u3000 ",
    "huge": "很长" * 500_000,
    "emoji": "👩‍👩‍👧‍👦🍵🇨🇳",
    "right to left": "\u202eمرحبا\u202c שלום",
    "controls": "a\x00b\x07c\x1b[31m\x7f\u2028\ufeff",
    "half a character": "王\ud83d小\udc00",
    "sql": "'; DROP TABLE members; --",
    "formula": '=HYPERLINK("http://x","1")',
    "full-width digits": "１２３４５．６７",
    "other digits": "٣٤٥",
    "minus": "-1",
    "not a number": "NaN",
    "powers": "1e999",
    "markup": "<script>alert(1)</script>&amp;",
    "braces": "{0} {name} %s %(x)s",
}
