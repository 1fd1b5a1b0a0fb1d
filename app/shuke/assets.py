"""Where the shipped files lie: in a checkout, in an installed wheel, in a frozen bundle."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["printer_profiles", "resources"]


def _folder(name: str) -> Path:
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "shuke" / "_data" / name] if frozen else []
    places += [here / "_data" / name, here.parent.parent / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"shipped folder {name!r} is missing; looked in {[str(p) for p in places]}")


def resources() -> Path:
    """Icons, fonts, sounds, presets: data only."""
    return _folder("resources")


def printer_profiles() -> Path:
    """One TOML file per printer."""
    return _folder("printer_profiles")
