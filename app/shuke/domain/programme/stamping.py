"""A document's own version and first day, written into its text; all else stays as it was typed."""

from __future__ import annotations

import re
from datetime import date

from shuke.domain.programme.toml_lines import key_lines

__all__ = ["stamped"]


def stamped(text: str, version: int, starts_on: date) -> str:
    """The text of a document that was read without problems, with this version and first day.

    A first day that is taken over from a base gets a line of its own.
    """
    lines = text.split("\n")
    known = key_lines(text)
    at = known[("version",)] - 1
    lines[at] = _with_value(lines[at], "version", str(version))
    first_day = starts_on.isoformat()
    if ("starts_on",) in known:
        place = known[("starts_on",)] - 1
        lines[place] = _with_value(lines[place], "starts_on", first_day)
    else:
        lines.insert(at + 1, f"starts_on = {first_day}" + ("\r" if lines[at].endswith("\r") else ""))
    return "\n".join(lines)


def _with_value(line: str, key: str, value: str) -> str:
    """The same key, another value; a comment behind it stays."""
    return re.sub(rf"""^(\s*["']?{key}["']?\s*=\s*)[^\s#]+""", rf"\g<1>{value}", line, count=1)
