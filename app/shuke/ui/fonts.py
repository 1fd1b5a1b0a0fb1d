"""The carried Chinese font: loaded once for each application, before the first window."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from shuke.assets import resources

__all__ = ["FAMILY", "load_fonts", "text_width", "ui_font"]

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
    text_width.cache_clear()


def ui_font(size_px: int, *, bold: bool = False) -> QFont:
    """The face of every window, in pixels. All its digits are equally wide."""
    font = QFont()
    font.setFamilies(list(_FALLBACK))
    font.setPixelSize(size_px)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=4096)
def text_width(text: str, size_px: int, *, bold: bool = False) -> int:
    """Of one line in `ui_font`, in pixels. A layout asks for the same words dozens of times."""
    return QFontMetrics(ui_font(size_px, bold=bold)).horizontalAdvance(text)
