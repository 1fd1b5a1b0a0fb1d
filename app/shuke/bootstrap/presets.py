"""The programmes that ship, and how documents that extend them are found."""

from __future__ import annotations

from pathlib import Path

from shuke.assets import resources

__all__ = ["preset_base", "preset_keys", "preset_path"]


def preset_keys() -> list[str]:
    """The keys of all presets, in order of name."""
    return sorted(path.stem for path in (resources() / "presets").glob("*.toml"))


def preset_path(key: str) -> Path | None:
    """Where the preset lies; None if none of that key ships. A key never names another folder."""
    return resources() / "presets" / f"{key}.toml" if key in preset_keys() else None


def preset_base(key: str) -> str | None:
    """The text of a preset, for what extends it."""
    path = preset_path(key)
    return None if path is None else path.read_text(encoding="utf-8")
