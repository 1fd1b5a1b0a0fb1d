from __future__ import annotations

import re
from pathlib import Path

import pytest

import shuke.ui
from shuke.ui.tokens import AMOUNT_PAIRS, DARK, LIGHT, MARK_PAIRS, TEXT_PAIRS, Tokens


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, text: str, surface: str) -> float:
    bright, dark = sorted(
        (luminance(getattr(tokens.colours, name)) for name in (text, surface)), reverse=True
    )
    return (bright + 0.05) / (dark + 0.05)


def too_faint(
    tokens: Tokens, pairs: tuple[tuple[str, str], ...], least: float
) -> dict[tuple[str, str], float]:
    found = {pair: round(contrast(tokens, *pair), 2) for pair in pairs}
    return {pair: ratio for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_surface_it_is_written_on(tokens: Tokens) -> None:
    assert too_faint(tokens, TEXT_PAIRS, 4.5) == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_amounts_stand_out(tokens: Tokens) -> None:
    assert too_faint(tokens, AMOUNT_PAIRS, 7.0) == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_focus_are_visible(tokens: Tokens) -> None:
    assert too_faint(tokens, MARK_PAIRS, 3.0) == {}


def test_the_measure_of_contrast_is_the_known_one() -> None:
    black_on_white = LIGHT.colours._replace(strong="#000000", paper="#ffffff")
    assert contrast(LIGHT._replace(colours=black_on_white), "strong", "paper") == pytest.approx(21)


LITERALS = {
    "a colour": re.compile(
        r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?![\w-])|\brgba?\(|QColor\(\s*\d|GlobalColor"
    ),
    "a size with its unit": re.compile(r"\b\d+px\b|\b\d+pt\b|setPointSize|setPixelSize\(\s*\d"),
    "a distance": re.compile(
        r"\b(setContentsMargins|setSpacing|setFixed\w+|setMinimum\w+|setMaximum\w+)\([^)]*(?<!\* )\b[1-9]\d*"
    ),
}


def test_no_colour_and_no_size_is_written_down_outside_the_tokens() -> None:
    folder = Path(shuke.ui.__file__).parent
    found = [
        f"{path.relative_to(folder)}:{number}: {kind}: {line.strip()}"
        for path in sorted(folder.rglob("*.py"))
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for kind, pattern in LITERALS.items()
        if pattern.search(line) and "literal is meant" not in line
    ]
    assert found == []
