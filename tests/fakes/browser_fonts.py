"""The product's own fonts in a browser that has none for Chinese, so that its pictures show what people read."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["environment_with_fonts"]

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_SETTING = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
</fontconfig>
"""


def environment_with_fonts(folder: Path) -> dict[str, str | float | bool]:
    """The environment for a browser; a file of settings and a cache are written into `folder`."""
    setting = folder / "fonts.conf"
    setting.write_text(_SETTING.format(fonts=_FONTS, cache=folder / "cache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(setting)}
