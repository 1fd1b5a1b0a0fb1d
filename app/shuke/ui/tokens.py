"""The tokens as the windows ask for them; they are written down in `shuke.look`, where pages have them from, too."""

from __future__ import annotations

from shuke.look import (
    AMOUNT_PAIRS,
    DARK,
    LIGHT,
    MARK_PAIRS,
    RADIUS,
    SECTOR_PAIRS,
    SIZE,
    SPACE,
    TEXT_PAIRS,
    TYPE,
    Colours,
    ThemeName,
    Tokens,
    Tone,
)

__all__ = [
    "AMOUNT_PAIRS",
    "DARK",
    "LIGHT",
    "MARK_PAIRS",
    "RADIUS",
    "SECTOR_PAIRS",
    "SIZE",
    "SPACE",
    "TEXT_PAIRS",
    "TYPE",
    "Colours",
    "ThemeName",
    "Tokens",
    "Tone",
]
