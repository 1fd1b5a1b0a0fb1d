from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from shuke.ui.fonts import FAMILY, load_fonts, ui_font


def gbk_hanzi() -> str:
    """All 21,003 hanzi of GBK, in the order of their bytes (14 of them Python puts elsewhere)."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF) if low != 0x7F)
    characters = (pair.decode("gb18030", errors="ignore") for pair in pairs)
    return "".join(c for c in characters if len(c) == 1 and is_hanzi(c)) + "龴龵龶龷龸龹龺龻𠂇𠂉𠃌𡗗𢦏𤇾"


def is_hanzi(character: str) -> bool:
    """Unified, compatibility, extension A, and the radicals that GBK counts as hanzi."""
    blocks = (("\u2e80", "\u2eff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"))
    return any(first <= character <= last for first, last in blocks)


@pytest.mark.parametrize("bold", [False, True])
def test_every_hanzi_of_gbk_and_the_rare_names_have_a_glyph(qapp: QApplication, bold: bool) -> None:
    load_fonts()
    font = QRawFont.fromFont(ui_font(24, bold=bold))
    assert font.familyName() == FAMILY
    wanted = gbk_hanzi()
    assert len(wanted) == 21_003
    missing = [c for c in wanted + "䶮堃喆犇玥彧曌" if not font.supportsCharacter(ord(c))]
    assert missing == []


@pytest.mark.parametrize("bold", [False, True])
def test_punctuation_and_signs_of_money_have_a_glyph(qapp: QApplication, bold: bool) -> None:
    load_fonts()
    font = QRawFont.fromFont(ui_font(24, bold=bold))
    signs = "¥￥€£,。、;:?!“”‘’()《》【】…—·×÷%±°№①⑩→←↑↓ABCxyz0123456789"
    assert [c for c in signs if not font.supportsCharacter(ord(c))] == []


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size_px", [13, 15, 18, 24, 32, 48])
def test_figures_stand_under_each_other(qapp: QApplication, bold: bool, size_px: int) -> None:
    load_fonts()
    metrics = QFontMetrics(ui_font(size_px, bold=bold))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_loading_twice_is_the_same_as_once(qapp: QApplication) -> None:
    load_fonts()
    load_fonts()
    assert QFontInfo(ui_font(15)).family() == FAMILY
