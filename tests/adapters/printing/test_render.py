"""Paper to bytes, read back by an interpreter that knows nothing of the renderer."""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image
from wcwidth import wcswidth

from receipts import CODE, reason_text, receipt
from shuke.adapters.printing.printer import machine_of, preview_png
from shuke.adapters.printing.profile import (
    By,
    Lettering,
    Profile,
    Repertoire,
    Yen,
    load_profile,
    profile_keys,
)
from shuke.adapters.printing.raster import harmless
from shuke.adapters.printing.render import render
from shuke.adapters.printing.virtual.commands import real_time_commands
from shuke.adapters.printing.virtual.machine import printed
from shuke.adapters.printing.virtual.printed import PrintedCell, PrintedLine, PrintedPaper, PrintedPicture
from shuke.application.printer_test_page import printer_test_page
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.money import Money
from shuke.domain.paper import (
    Alignment,
    Cut,
    DrawerKick,
    Element,
    Feed,
    Paper,
    Picture,
    QrCode,
    Rule,
    SignatureLine,
    SplitLine,
    Table,
    TableRow,
    TextLine,
    TextSize,
)
from shuke.domain.receipt import ReceiptLine
from shuke.wording import Language

KEYS = profile_keys()
WIDTHS = ["generic-80", "generic-58", "epson-tm-t88"]
"""One of each width and density, for what is slow to look at: a picture of the whole paper."""


def profile_called(key: str) -> Profile:
    return load_profile(key)


def read_back(profile: Profile, *elements: Element) -> PrintedPaper:
    return printed(render(Paper(elements), profile), machine_of(profile))


def printed_receipt(profile: Profile, language: Language = Language.ZH, **changes: object) -> PrintedPaper:
    paper = receipt_paper(receipt(**changes), language, reason_text)
    return printed(render(paper, profile), machine_of(profile))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", list(Language))
def test_a_receipt_reads_back_whole_on_every_printer(key: str, language: Language) -> None:
    paper = printed_receipt(profile_called(key), language)
    words = paper.text.replace(" ", "")

    assert "SH01-1-000318" in words
    assert "¥56.20" in words
    assert "星野茶铺" in words
    assert "珍珠奶茶" in words
    assert paper.drawer_pulses == 0
    assert not paper.overflowed
    assert "real time" not in paper.command_names


@pytest.mark.parametrize("key", KEYS)
def test_amounts_end_at_the_right_edge_under_each_other(key: str) -> None:
    profile = profile_called(key)
    columns = profile.columns
    lines = printed_receipt(profile).lines
    amounts = [line for line in lines if line.endswith((".00", ".80", ".20")) and "¥" in line]

    assert len(amounts) >= 10
    for line in amounts:
        across = 2 if line.startswith("应付") else 1
        assert wcswidth(line) * across in {columns, columns - columns % across}


def test_hanzi_stand_between_fs_commands_and_yen_comes_from_the_code_page() -> None:
    sent = render(Paper((SplitLine("应付", "¥56.20"),)), profile_called("virtual-80"))
    start = sent.index("应付".encode("gb18030"))

    assert b"\x1c&" in sent[:start]
    assert b"\x1c.\x9d\x1c&56.20\n" in sent[start:]
    assert "¥".encode("gb18030") not in sent


def test_a_profile_may_want_the_full_width_yen() -> None:
    profile = replace(profile_called("virtual-80"), yen=Yen.FULL_WIDTH)

    paper = read_back(profile, SplitLine("应付", "¥56.20"))

    assert paper.lines == ["应付" + " " * (48 - 4 - 7) + "￥56.20"]


def test_western_letters_are_half_wide_although_gbk_has_some() -> None:
    paper = read_back(profile_called("virtual-80"), TextLine("Café ü ñ"), TextLine("“引号”—…×①"))

    assert paper.lines == ["Café ü ñ", "“引号”—…×①"]
    assert [cell.width for cell in _cells(paper, 0)] == [12] * 8
    assert [cell.width for cell in _cells(paper, 1)] == [24] * 8


def _cells(paper: PrintedPaper, index: int) -> tuple[PrintedCell, ...]:
    return [item for item in paper.items if isinstance(item, PrintedLine)][index].cells


def test_a_name_with_a_hanzi_no_printer_has_is_drawn_and_the_other_lines_are_not() -> None:
    paper = read_back(profile_called("virtual-80"), SplitLine("会员", "陈*䶮"), SplitLine("等级", "金卡"))

    assert sum(isinstance(item, PrintedPicture) for item in paper.items) == 1
    assert len(paper.lines) == 1
    picture = next(item for item in paper.items if isinstance(item, PrintedPicture))
    assert _ink_at_right_edge(picture)


def _ink_at_right_edge(picture: PrintedPicture) -> bool:
    dots = np.unpackbits(np.frombuffer(picture.bits, np.uint8).reshape(picture.rows, -1), axis=1)
    return bool(dots[:, -30:].any())


def test_a_printer_with_four_byte_hanzi_prints_them_itself() -> None:
    profile = replace(profile_called("virtual-80"), repertoire=Repertoire.GB18030)

    assert read_back(profile, TextLine("陈䶮㐂𠮷")).lines == ["陈䶮㐂𠮷"]


def test_a_printer_that_knows_gb2312_only_gets_the_other_hanzi_drawn() -> None:
    profile = profile_called("xprinter-xp-58")

    assert read_back(profile, TextLine("欢迎")).lines == ["欢迎"]
    assert read_back(profile, TextLine("喆")).lines == []


def test_what_no_font_has_becomes_a_visible_mark() -> None:
    for profile in (profile_called("virtual-80"), replace(profile_called("virtual-80"), chinese=By.PICTURE)):
        items = read_back(profile, TextLine("a😀b")).items
        assert items
    assert read_back(profile_called("virtual-80"), TextLine("a😀b مرحبا")).lines == ["a〓b 〓〓〓〓〓"]


def test_a_printer_without_chinese_gets_lines_of_hanzi_drawn() -> None:
    profile = replace(profile_called("virtual-80"), chinese=By.PICTURE)

    paper = read_back(profile, TextLine("你好"), TextLine("hello ¥5"))

    assert paper.lines == ["hello ¥5"]
    assert "FS &" not in paper.command_names


@pytest.mark.parametrize("key", ["virtual-58", "virtual-80", "epson-tm-t88"])
def test_names_wrap_between_words_and_no_line_starts_with_a_stop(key: str) -> None:
    name = "星野特调高山云雾茉莉毛尖奶绿,配手作芋圆与黑糖珍珠。大杯(少冰)。Extraordinarily long English words too"
    profile = profile_called(key)

    lines = read_back(profile, TextLine(name)).lines

    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    for line in lines:
        assert wcswidth(line) <= profile.columns
        assert line[0] not in ",。)、"
        assert line[-1] != "("
    assert any(line.endswith("English") or "English words" in line for line in lines)


def test_an_amount_of_twelve_digits_stays_whole_on_narrow_paper() -> None:
    big = Money(123456789012)
    paper = printed_receipt(
        profile_called("generic-58"),
        lines=(ReceiptLine("一套很长很长很长很长很长名字的红木家具", big, big),),
        discounts=(),
        points_value=Money(0),
        to_pay=big,
        tenders=(Tender(TenderKind.BANK_CARD, big, big),),
    )

    assert len([line for line in paper.lines if "¥1,234,567,890.12" in line]) == 5
    assert not paper.overflowed


def test_a_row_of_a_table_keeps_its_figures_under_their_heading() -> None:
    rows = (
        TableRow(("品名", "数量", "金额")),
        TableRow(("茶", "2", "¥36.00")),
        TableRow(("水", "10", "¥5.00")),
    )

    lines = read_back(profile_called("virtual-58"), Table(rows)).lines

    assert lines == [
        "品名                 数量   金额",
        "茶                      2 ¥36.00",
        "水                     10  ¥5.00",
    ]
    assert {wcswidth(line) for line in lines} == {32}


def test_bold_and_large_reach_the_printer_and_end_again() -> None:
    paper = read_back(
        profile_called("virtual-80"),
        TextLine("重打", bold=True, size=TextSize.LARGE),
        TextLine("后面"),
    )

    first, second = _cells(paper, 0)[0], _cells(paper, 1)[0]
    assert (first.bold, first.width, first.height) == (True, 48, 48)
    assert (second.bold, second.width, second.height) == (False, 24, 24)


def test_the_drawer_opens_by_its_element_with_the_profiles_pulse() -> None:
    profile = profile_called("virtual-80")

    assert read_back(profile, DrawerKick()).drawer_pulses == 1
    assert b"\x1bp\x00\x32\x32" in render(Paper((DrawerKick(),)), profile)
    assert b"\x1bp\x01\x32\x32" in render(Paper((DrawerKick(),)), replace(profile, drawer_pin=5))
    assert read_back(replace(profile, drawer_pin=0), DrawerKick()).drawer_pulses == 0


def test_each_printer_ends_a_document_its_own_way() -> None:
    assert read_back(profile_called("virtual-80"), Cut()).cuts == 1
    assert read_back(profile_called("generic-58"), Cut()).cuts == 0
    assert b"\x1bd\x04" in render(Paper((Cut(),)), profile_called("generic-58"))


@pytest.mark.parametrize("key", WIDTHS)
@pytest.mark.parametrize("lettering", list(Lettering))
def test_the_code_is_read_from_the_picture_of_the_paper_by_two_readers(
    key: str, lettering: Lettering
) -> None:
    profile = replace(profile_called(key), lettering=lettering)
    png = preview_png(receipt_paper(receipt(), Language.ZH, reason_text), profile)
    picture = np.array(Image.open(io.BytesIO(png)))

    read = zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    assert [code.text for code in read] == [CODE]
    other_reader, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    assert other_reader == CODE


def test_a_drawn_code_has_its_quiet_zone_and_stays_on_the_paper() -> None:
    profile = replace(profile_called("generic-58"), qr_module_dots=8)

    paper = read_back(profile, TextLine("above"), QrCode(CODE), TextLine("below"))

    picture = [item for item in paper.items if isinstance(item, PrintedPicture)]
    dots = np.concatenate(
        [np.unpackbits(np.frombuffer(p.bits, np.uint8).reshape(p.rows, -1), axis=1) for p in picture]
    )
    rows, columns = np.nonzero(dots)
    module = (columns.max() - columns.min() + 1) // 53
    assert module == 384 // (53 + 8)
    assert rows.min() >= 4 * module
    assert len(dots) - 1 - rows.max() >= 4 * module
    assert columns.min() >= 4 * module


def test_a_picture_stands_in_the_middle_of_the_paper() -> None:
    dots = Picture(16, 2, b"\xff\xff\x80\x01")

    item = read_back(profile_called("virtual-58"), dots).items[0]

    assert isinstance(item, PrintedPicture)
    assert item.bits == b"\x00" * 23 + b"\xff\xff" + b"\x00" * 23 + b"\x00" * 23 + b"\x80\x01" + b"\x00" * 23


def test_a_picture_never_holds_what_a_printer_would_obey_at_once() -> None:
    dangerous = b"\x10\x14\x01\x00\x01" + b"\x10\x04\x01" + b"\x10\x05\x02" + b"\x10\x10\x14\x01\x00\x01\x00"
    assert real_time_commands(dangerous)
    assert len(dangerous) % 2 == 0, "it must stand on whole bytes in the middle of 48"

    paper = read_back(profile_called("virtual-58"), Picture(8 * len(dangerous), 1, dangerous))

    assert "real time" not in paper.command_names
    assert paper.drawer_pulses == 0
    assert len(harmless(dangerous)) == len(dangerous)
    assert harmless(b"\x10\x06\x14") == b"\x10\x06\x14"


def test_the_drawn_receipt_states_the_same_and_is_cut_into_bands_a_small_memory_takes() -> None:
    profile = replace(profile_called("virtual-58"), lettering=Lettering.PICTURE)

    paper = printed_receipt(profile)
    pictures = [item for item in paper.items if isinstance(item, PrintedPicture)]

    assert paper.lines == []
    assert all(picture.rows <= profile.band_rows for picture in pictures)
    assert sum(picture.rows for picture in pictures) > 1000
    assert paper.codes == [CODE]


def test_every_kind_of_element_prints_in_both_ways_of_lettering() -> None:
    elements: tuple[Element, ...] = (
        TextLine("左"),
        TextLine("right", Alignment.RIGHT),
        TextLine("", Alignment.CENTRE),
        SplitLine("a", "b", indent=2),
        Table((TableRow(("x", "1"), (SplitLine("y", "2"),)),)),
        Rule(),
        Rule(double=True),
        Feed(2),
        QrCode("HTTPS://SHUKE.EXAMPLE", "扫码"),
        SignatureLine("签名"),
        SignatureLine("A very long label indeed " * 3),
        Picture(8, 1, b"\xaa"),
        DrawerKick(),
        Cut(),
    )
    for key in KEYS:
        for lettering in Lettering:
            paper = read_back(replace(profile_called(key), lettering=lettering), *elements)
            assert paper.drawer_pulses == 1
            assert not paper.overflowed


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = receipt_paper(receipt(), Language.ZH, reason_text)
    profile = profile_called("epson-tm-t88")

    assert render(paper, profile) == render(paper, profile)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", list(Language))
def test_the_test_page_prints_on_every_printer(key: str, language: Language) -> None:
    profile = profile_called(key)

    paper = printed(render(printer_test_page(profile.name, language), profile), machine_of(profile))

    assert profile.name in paper.text
    assert not paper.overflowed
    assert paper.drawer_pulses == 0
