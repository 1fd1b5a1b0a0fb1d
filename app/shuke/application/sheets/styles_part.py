"""Which of a workbook's styles show a number as a date."""

from __future__ import annotations

import re

from shuke.application.sheets.xml_part import XmlPart

__all__ = ["read_date_styles"]

_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58})
"""ECMA-376, 18.8.30: formats that have a number instead of a code; those of times alone are left out."""

_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE = re.compile(r"[yd年月日]", re.IGNORECASE)


def read_date_styles(content: bytes) -> frozenset[str]:
    """The places of such styles, as cells name them."""
    codes: dict[str, str] = {}
    formats: list[str] = []
    inside: list[str] = []

    def began(tag: str, told: dict[str, str]) -> None:
        inside.append(tag)
        if tag == "numFmt":
            codes[told.get("numFmtId", "")] = told.get("formatCode", "")
        elif tag == "xf" and "cellXfs" in inside:
            formats.append(told.get("numFmtId", "0"))

    def ended(_: str) -> None:
        inside.pop()

    XmlPart(began, ended).read([content])
    return frozenset(str(place) for place, number in enumerate(formats) if _is_date(number, codes))


def _is_date(number: str, codes: dict[str, str]) -> bool:
    code = codes.get(number)
    if code is None:
        return number.isdecimal() and int(number) in _BUILT_IN_DATES
    return code != "General" and bool(_DATE.search(_ASIDE.sub("", code)))
