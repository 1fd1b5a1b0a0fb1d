"""The one place where colours, sizes and spaces are written down: two frozen sets, light and dark.

The windows' style sheet, palette, icons and painted widgets are made from these, and the style sheet of head
office's pages; a test keeps literals out of `shuke.ui`, another computes the contrast of every pairing named in
`TEXT_PAIRS`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

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


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a message means. Shown by an icon and a word, never by colour alone."""

    CALM = "calm"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    OFFLINE = "offline"


class Colours(NamedTuple):
    """`#rrggbb` each. A `…_soft` is a surface; the colour of the same name without it is read on it."""

    paper: str
    card: str
    raised: str
    sunken: str
    hairline: str
    outline: str
    strong: str
    normal: str
    muted: str
    inverse: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    warmth: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    bad_pressed: str
    offline: str
    offline_soft: str
    tier_ordinary: str
    tier_silver: str
    tier_gold: str
    tier_diamond: str
    shadow: str


class Space(NamedTuple):
    """Distances in px."""

    hair: int = 1
    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - small, middle, large
    xl: int = 24
    xxl: int = 32
    xxxl: int = 48


class Radius(NamedTuple):
    small: int = 6
    large: int = 12


class TypeScale(NamedTuple):
    """Type sizes in px."""

    caption: int = 13
    body: int = 15
    emphasis: int = 18
    title: int = 24
    amount: int = 32
    total: int = 48


class Sizes(NamedTuple):
    """Targets, bars and drawn things, in px (durations in ms)."""

    target_least: int = 44
    target_usual: int = 56
    target_digit: int = 72
    target_gap: int = 8
    strip: int = 40
    row: int = 44
    member_panel: int = 320
    totals_panel: int = 360
    icon: int = 20
    icon_large: int = 28
    icon_teaching: int = 56
    logo: int = 72
    pin_dot: int = 14
    complaint: int = 20
    focus_ring: int = 2
    keycap: int = 20
    progress_bar: int = 6
    scrollbar: int = 10
    tick: int = 22
    avatar: int = 48
    tile_width: int = 224
    tile_height: int = 80
    tile_height_long: int = 104
    menu_tile_height: int = 80
    rail: int = 264
    subject_width: int = 128
    problems_height: int = 220
    field_width: int = 420
    wizard_width: int = 760
    panel_width: int = 560
    menu_width: int = 880
    menu_tiles_width: int = 976
    help_height: int = 480
    customer_long: int = 800
    customer_short: int = 480
    customer_last_height: int = 112
    customer_sums_height: int = 372
    customer_key_width: int = 200
    customer_code: int = 240
    wheel_rim: int = 12
    wheel_hub: int = 72
    wheel_frame_ms: int = 16
    desktop_picture: int = 144
    signature_least_width: int = 240
    signature_width: int = 480
    shadow_spread: int = 16
    window_least_width: int = 1024
    window_least_height: int = 700
    window_usual_width: int = 1280
    window_usual_height: int = 800
    undo_shown_ms: int = 8000


class Tokens(NamedTuple):
    name: ThemeName
    colours: Colours


SPACE = Space()
RADIUS = Radius()
TYPE = TypeScale()
SIZE = Sizes()

LIGHT = Tokens(
    name=ThemeName.LIGHT,
    colours=Colours(
        paper="#f6f2ea",
        card="#fffdf9",
        raised="#ffffff",
        sunken="#ece6da",
        hairline="#dfd7c8",
        outline="#8f8471",
        strong="#211c15",
        normal="#3b342a",
        muted="#655b4d",
        inverse="#ffffff",
        accent="#0f5c5a",
        accent_hover="#136a67",
        accent_pressed="#0a4644",
        accent_soft="#d9eae6",
        warmth="#e8a94c",
        good="#1c6437",
        good_soft="#deefe1",
        warn="#7d4a00",
        warn_soft="#fbe8c8",
        bad="#9c2119",
        bad_soft="#fae1dc",
        bad_pressed="#7d1812",
        offline="#46525f",
        offline_soft="#e1e6eb",
        tier_ordinary="#6d6252",
        tier_silver="#5d6975",
        tier_gold="#85590a",
        tier_diamond="#3a4fa0",
        shadow="#3d3222",
    ),
)

DARK = Tokens(
    name=ThemeName.DARK,
    colours=Colours(
        paper="#161412",
        card="#1f1c19",
        raised="#292521",
        sunken="#100e0c",
        hairline="#39332c",
        outline="#857b6d",
        strong="#f7f2e9",
        normal="#ddd5c8",
        muted="#aea394",
        inverse="#06211f",
        accent="#5cbfb3",
        accent_hover="#74cec3",
        accent_pressed="#45a79b",
        accent_soft="#173835",
        warmth="#e8b567",
        good="#79cf96",
        good_soft="#17301f",
        warn="#eabb69",
        warn_soft="#38290d",
        bad="#f49a8f",
        bad_soft="#41201c",
        bad_pressed="#f7b3aa",
        offline="#b0bcc9",
        offline_soft="#252c34",
        tier_ordinary="#bfb3a1",
        tier_silver="#b9c5d1",
        tier_gold="#ecc162",
        tier_diamond="#a9b8ff",
        shadow="#000000",
    ),
)

SECTOR_PAIRS: tuple[tuple[str, str], ...] = (
    ("accent", "inverse"),
    ("warn_soft", "strong"),
    ("accent_soft", "strong"),
    ("bad_soft", "strong"),
    ("offline_soft", "strong"),
    ("good_soft", "strong"),
    ("card", "strong"),
    ("sunken", "strong"),
)
"""The sectors of a wheel, one after the other: the surface, and what is written on it."""

_SURFACES = ("paper", "card", "raised", "sunken")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, surface) for text in ("strong", "normal", "muted") for surface in (*_SURFACES, "accent_soft")),
    *((text, surface) for text in ("accent", "bad") for surface in ("paper", "card", "raised")),
    *(("inverse", surface) for surface in ("accent", "accent_hover", "accent_pressed", "bad", "bad_pressed")),
    *((tone, f"{tone}_soft") for tone in ("accent", "good", "warn", "bad", "offline")),
    *((tone, surface) for tone in ("good", "warn", "offline") for surface in ("paper", "card", "sunken")),
    *(("strong", f"{tone}_soft") for tone in ("good", "warn", "bad", "offline")),
    *(("normal", f"{tone}_soft") for tone in ("good", "warn", "bad", "offline")),
    *((f"tier_{tier}", s) for tier in ("ordinary", "silver", "gold", "diamond") for s in ("card", "sunken")),
)
"""Every text colour with every surface it is written on: at least 4.5 : 1."""

AMOUNT_PAIRS: tuple[tuple[str, str], ...] = tuple(
    ("strong", surface) for surface in (*_SURFACES, "accent_soft")
)
"""Amounts: at least 7 : 1."""

MARK_PAIRS: tuple[tuple[str, str], ...] = tuple(
    (mark, surface) for mark in ("accent", "outline") for surface in ("paper", "card", "raised")
)
"""Edges of fields and the focus ring: at least 3 : 1."""
