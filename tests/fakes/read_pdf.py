"""The words of a PDF as fpdf2 writes them, found again by the map to Unicode that stands in it for each font."""

from __future__ import annotations

import re
import zlib

__all__ = ["pages_in", "words_in"]

_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def words_in(pdf: bytes) -> list[str]:
    """Each text that was put, in order."""
    streams = [_plain(found) for found in _STREAM.findall(pdf)]
    fonts = [_signs(one) for one in streams if b"beginbfchar" in one or b"beginbfrange" in one]
    numbers = sorted({int(at) for at in re.findall(rb"/F(\d+) \d+ 0 R", pdf)})
    signs = dict(zip(numbers, fonts, strict=True))
    told = []
    for page in (one for one in streams if b" Tf" in one):
        now: dict[int, str] = {}
        for font, text in re.findall(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", page, re.DOTALL):
            if font:
                now = signs[int(font)]
            else:
                code = _ESCAPED.sub(lambda found: _NAMED.get(found[1], found[1]), text)
                told.append("".join(now[int.from_bytes(code[at : at + 2])] for at in range(0, len(code), 2)))
    return told


def _plain(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _signs(table: bytes) -> dict[int, str]:
    found = re.findall(rb"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(sign.decode()).decode("utf-16-be") for code, sign in found}
