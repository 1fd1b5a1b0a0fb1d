"""The carried Chinese font: loaded once for each application, before the first window."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from shuke.assets import resources

__all__ = ["FAMILY", "load_fonts", "ui_font"]

FAMILY = "Shuke Sans SC"
"""How the carried font calls itself (resources/fonts/README.md)."""

_FILES = ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf")
_FALLBACK = (FAMILY, "Microsoft YaHei UI", "PingFang SC", "WenQuanYi Micro Hei", "sans-serif")


def load_fonts() -> None:
    """Make the carried font known to Qt. Takes about 6 ms; needs an application.

    Raises:
        FileNotFoundError: a font file is missing or unreadable: the installation is broken.
    """
    if FAMILY in QFontDatabase.families():
        return
    for name in _FILES:
        path = resources() / "fonts" / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"the carried font {path} can not be loaded")


def ui_font(size_px: int, *, bold: bool = False) -> QFont:
    """The face of every window, in pixels. All its digits are equally wide."""
    font = QFont()
    font.setFamilies(list(_FALLBACK))
    font.setPixelSize(size_px)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
