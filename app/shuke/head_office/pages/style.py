"""What every page loads: one style sheet, whose custom properties are made from the tokens, and one script."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shuke.look import DARK, LIGHT, RADIUS, SIZE, SPACE, TYPE, Tokens

__all__ = ["Shipped", "icon", "properties", "shipped_files"]

_PICTURE = "image/svg+xml"
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Shipped:
    """A file under a path that names its content: a browser keeps it for ever."""

    path: str
    kind: str
    content: bytes


def shipped_files(folder: Path) -> dict[str, Shipped]:
    """By what templates call them."""
    style = properties() + (folder / "office.css").read_text(encoding="utf-8")
    files = {
        "style": ("css", _STYLE, style.encode("utf-8")),
        "script": ("js", _SCRIPT, (folder / "office.js").read_bytes()),
        "icon": ("svg", _PICTURE, icon(folder.parent / "icons" / "logo.svg")),
    }
    return {
        name: Shipped(f"/office/shipped/{_named(content)}.{ending}", kind, content)
        for name, (ending, kind, content) in files.items()
    }


def properties() -> str:
    """Light, dark where the system is, and whichever of them somebody chose."""
    sizes = "".join(f"--{name}:{value};" for name, value in _sizes())
    light, dark = _colours(LIGHT), _colours(DARK)
    return (
        f":root{{color-scheme:light;{sizes}{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}\n"
        f':root[data-theme="light"]{{color-scheme:light;{light}}}\n'
        f':root[data-theme="dark"]{{color-scheme:dark;{dark}}}\n'
    )


def _sizes() -> Iterator[tuple[str, str]]:
    yield from ((f"space-{name}", f"{value}px") for name, value in SPACE._asdict().items())
    yield from ((f"radius-{name}", f"{value}px") for name, value in RADIUS._asdict().items())
    yield from ((f"type-{name}", f"{value / 16:g}rem") for name, value in TYPE._asdict().items())
    yield "target", f"{SIZE.target_least}px"
    yield "ring", f"{SIZE.focus_ring}px"


def _colours(tokens: Tokens) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in tokens.colours._asdict().items())


def icon(file: Path) -> bytes:
    """With colours in place of their names."""
    colours, drawn = LIGHT.colours, file.read_text(encoding="utf-8")
    drawn = drawn.replace("currentColor", colours.accent).replace('"hole"', f'"{colours.card}"')
    for name, colour in colours._asdict().items():
        drawn = drawn.replace(f'"{name}"', f'"{colour}"')
    return drawn.encode("utf-8")


def _named(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
