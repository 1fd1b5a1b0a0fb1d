"""The virtual printer's own understanding: byte for byte as the manufacturers' tables have it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from shuke.adapters.printing.virtual import drawing
from shuke.adapters.printing.virtual.commands import NotUnderstood, commands
from shuke.adapters.printing.virtual.drawing import png_of
from shuke.adapters.printing.virtual.machine import Machine, printed
from shuke.adapters.printing.virtual.printed import CutMark, DrawerPulse, PrintedLine

MACHINE = Machine(384, 58)


def test_letters_hanzi_and_a_code_page_letter() -> None:
    sent = b"\x1b@\x1c&" + "小计 ".encode("gb18030") + b"\x1c.\x9d\x1c&5.00\n"

    assert printed(sent, MACHINE).lines == ["小计 ¥5.00"]


def test_hanzi_are_two_letters_and_a_bit_wide_until_told_otherwise() -> None:
    def end_of_line(sent: bytes) -> int:
        line = printed(sent, MACHINE).items[0]
        assert isinstance(line, PrintedLine)
        return line.cells[-1].x + line.cells[-1].width

    assert end_of_line(b"\x1b@\xc4\xe3\xba\xc3\n") == 24 + 2 + 24
    assert end_of_line(b"\x1b@\x1cS\x00\x00\xc4\xe3\xba\xc3\n") == 48


def test_a_chinese_model_prints_yen_for_a_dollar_until_told_otherwise() -> None:
    assert printed(b"\x1bR\x0f$\n", MACHINE).lines == ["¥"]
    assert printed(b"\x1bR\x0f\x1bR\x00$\n", MACHINE).lines == ["$"]


def test_a_line_that_is_too_long_is_broken_by_the_printer_and_told() -> None:
    paper = printed(b"x" * 33 + b"\n", MACHINE)

    assert paper.lines == ["x" * 32, "x"]
    assert paper.overflowed == ["x" * 32]


def test_drawer_and_cut_are_told() -> None:
    paper = printed(b"\x1bp\x00\x32\x19\x1dVB\x00\x1dV\x00", MACHINE)

    assert DrawerPulse(2, 100, 50) in paper.items
    assert [item for item in paper.items if isinstance(item, CutMark)] == [CutMark(False), CutMark(True)]


def test_a_real_time_command_is_obeyed_even_inside_a_picture() -> None:
    paper = printed(b"\x1dv0\x00\x05\x00\x01\x00\x10\x14\x01\x00\x01", MACHINE)

    assert paper.drawer_pulses == 1


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00",
        b"\x07",
        b"\x1b",
        b"\x1bz",
        b"\x1dz\x00",
        b"\x1cz",
        b"\x1d(L\x02\x00\x30\x32",
        b"\x1d(k\x05\x00\x31",
        b"\x1d(k\x03\x00\x31\x99\x00",
        b"\x1d(k\x03\x00\x31\x51\x30",
        b"\x1dv0\x00\x01\x00\x02\x00\xff",
        b"\x1dv0\x00\x31\x00\x01\x00" + b"\x00" * 49,
        b"\x1dv0\x04\x01\x00\x01\x00\xff",
        b"a\x1dv0\x00\x01\x00\x01\x00\xff",
        b"a\x1ba\x01",
        b"\x1ba\x03",
        b"\x1bt\x63",
        b"\x1bM\x01a\n",
        b"\x1bp\x07\x01\x01",
        b"\x1dV\x09",
        b"\x1d!\x88",
        b"\x1c&\x81\n",
        b"\x1c&\xff",
        b"\x10\x09",
        b"\x7f",
    ],
)
def test_what_is_not_in_the_tables_is_an_error_and_not_a_guess(sent: bytes) -> None:
    with pytest.raises(NotUnderstood):
        printed(sent, MACHINE)


def test_commands_are_cut_where_they_end() -> None:
    names = [command.name for command in commands(b"\x1b@A\x1bE\x01B\n\x1d(k\x03\x00\x31\x43\x05\x1c.")]

    assert names == ["ESC @", "text", "ESC E", "text", "LF", "GS ( k", "FS ."]


def test_the_picture_is_as_wide_as_the_paper_and_black_where_the_dots_are() -> None:
    sent = b"\x1dv0\x00\x30\x00\x02\x00" + b"\xff" * 96

    picture = np.array(Image.open(io.BytesIO(png_of(sent, MACHINE))))

    assert picture.shape == (42, round(58 / 25.4 * 203))
    assert (picture[40:42] == 0).sum() == 2 * 384
    assert set(np.unique(picture)) == {0, 255}


def test_double_size_is_drawn_twice_as_large() -> None:
    plain = np.array(Image.open(io.BytesIO(png_of(b"\xd6\xd8\n", MACHINE))))
    large = np.array(Image.open(io.BytesIO(png_of(b"\x1d!\x11\xd6\xd8\n", MACHINE))))

    assert (large == 0).sum() == 4 * (plain == 0).sum() > 0


def test_the_middle_and_the_right_are_where_they_should_be() -> None:
    def ink(side: int) -> tuple[int, int]:
        picture = np.array(Image.open(io.BytesIO(png_of(bytes((0x1B, 0x61, side)) + b"HHHH\n", MACHINE))))
        columns = np.nonzero((picture == 0).any(axis=0))[0]
        return int(columns.min()), int(columns.max())

    (left, _), (middle_left, middle_right), (_, right) = ink(0), ink(1), ink(2)
    width = round(58 / 25.4 * 203)
    assert left == width - 1 - right or abs(left - (width - 1 - right)) <= 3
    assert abs(middle_left - (width - 1 - middle_right)) <= 3


def test_the_interpreter_shares_no_line_with_the_renderer() -> None:
    folder = Path(drawing.__file__).parent
    renderer = ("chinese", "escpos_bytes", "layout", "qr", "raster", "render", "wrapping")

    for source in folder.glob("*.py"):
        text = source.read_text("utf-8")
        assert not [name for name in renderer if f"shuke.adapters.printing.{name}" in text], source.name
        assert "escpos" not in text.replace("ESC/POS", ""), source.name
