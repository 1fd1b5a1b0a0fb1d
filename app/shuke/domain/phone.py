"""Telephone numbers: one number may be written in several ways."""

from __future__ import annotations

import re

__all__ = ["one_form", "written_forms"]

_MAINLAND_MOBILE = re.compile(r"(?:\+86|0086|86)?(1[3-9][0-9]{9})")


def one_form(phone: str) -> str:
    """Digits and a leading + in the form that is kept: a mainland mobile without its country code."""
    mobile = _MAINLAND_MOBILE.fullmatch(phone)
    return mobile[1] if mobile else phone


def written_forms(phone: str) -> tuple[str, ...]:
    """Every way in which the same telephone may have been kept, the likeliest first; an old system's members bring
    theirs along."""
    mobile = _MAINLAND_MOBILE.fullmatch(phone)
    if mobile is None:
        return (phone,)
    return (mobile[1], f"+86{mobile[1]}", f"86{mobile[1]}", f"0086{mobile[1]}")
