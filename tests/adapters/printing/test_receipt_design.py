"""A shop's own receipt: what the setting keeps, what a logo's file becomes, what stands on the paper."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from escpos_tables import read_escpos
from receipts import reason_text
from shuke.adapters.printing.logo import LARGEST_LOGO_BYTES, logo_from
from shuke.adapters.printing.profile import load_profile
from shuke.adapters.printing.render import render
from shuke.application.receipt_content import packed, unpacked
from shuke.application.receipt_design import kept_template, sample_receipt, template_kept
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.paper import Picture
from shuke.domain.receipt_template import ReceiptPart, ReceiptTemplate
from shuke.domain.shop import Shop
from shuke.wording import Language

SHOP = Shop("S01", "星野茶铺", ("漕溪北路 88 号",))
LOGO = Picture(16, 2, b"\xff\x00\x00\xff")
FULL = ReceiptTemplate(("电话 021-5555 0199",), ("谢谢惠顾",), (ReceiptPart.TILL, ReceiptPart.POINTS), LOGO)


def printed_lines(template: ReceiptTemplate, key: str = "generic-80") -> tuple[list[str], int]:
    """The words on the paper without their spaces, and how many rows of picture stand before them."""
    sample = sample_receipt(SHOP, "1 号台", "小王", template, Language.ZH)
    profile = load_profile(key)
    read = read_escpos(render(receipt_paper(sample, Language.ZH, reason_text), profile), profile.width_dots)
    return ["".join(line.split()) for line in read.lines], sum(len(picture) for picture in read.pictures)


def picture_file(image: Image.Image, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def test_the_setting_keeps_a_template_whole() -> None:
    assert template_kept(kept_template(FULL)) == FULL
    assert template_kept("") == ReceiptTemplate()


@pytest.mark.parametrize(
    "text",
    ["[]", "{", '{"hidden":["total"]}', '{"header":["a","b","c","d"]}', '{"logo":[1,1,"?"]}', '{"logo":[8,9,"/w=="]}',
     '{"logo":[900,1,"' + "A" * 150 + '=="]}', "[" * 5000],
)  # fmt: skip
def test_what_cannot_be_read_is_the_usual_receipt(text: str) -> None:
    assert template_kept(text) == ReceiptTemplate()


def test_head_foot_and_logo_stand_on_the_paper_and_what_is_left_out_does_not() -> None:
    usual, no_picture = printed_lines(ReceiptTemplate())
    own, logo_rows = printed_lines(FULL)

    assert (no_picture, logo_rows) == (0, 2)
    assert own.index("电话021-55550199") == own.index("漕溪北路88号") + 1
    assert own[-1] == "谢谢惠顾"
    assert set(usual) - set(own) == {"收银台1号台", "原有积分1,234", "本次获得+60", "现有积分1,294"}


@pytest.mark.parametrize("part", list(ReceiptPart))
def test_every_part_can_be_left_out_and_the_sums_stay(part: ReceiptPart) -> None:
    usual, _ = printed_lines(ReceiptTemplate())
    without, _ = printed_lines(ReceiptTemplate(hidden=(part,)))

    assert len(without) < len(usual)
    assert set(without) < set(usual)
    for kept in ("应付¥60.20", "现金¥60.20", "小票号000318"):
        assert kept in without


def test_what_is_left_out_is_kept_with_the_receipt_and_the_logo_is_not() -> None:
    sample = sample_receipt(SHOP, "1", "小王", FULL, Language.ZH)

    assert unpacked(packed(sample)) == replace(sample, logo=None)


def test_a_picture_becomes_a_logo_of_narrow_paper() -> None:
    drawn = Image.new("RGBA", (1200, 300), (0, 0, 0, 0))
    drawn.paste((0, 0, 0, 255), (0, 0, 600, 300))
    logo = logo_from(picture_file(drawn))

    assert logo is not None
    assert (logo.width_dots, logo.height_dots) == (384, 96)
    dots = np.unpackbits(np.frombuffer(logo.bits, np.uint8).reshape(96, 48), axis=1)
    assert dots[:, :190].all()
    assert not dots[:, 194:].any(), "what is transparent stays white"


def test_greys_become_patterns_and_small_pictures_stay_as_they_are() -> None:
    logo = logo_from(picture_file(Image.new("L", (30, 20), 128), "JPEG"))

    assert logo is not None
    assert (logo.width_dots, logo.height_dots) == (30, 20)
    dots = np.unpackbits(np.frombuffer(logo.bits, np.uint8).reshape(20, 4), axis=1)[:, :30]
    assert 0.3 < dots.mean() < 0.7


def test_what_is_no_picture_is_no_logo() -> None:
    gif = picture_file(Image.new("L", (8, 8)), "GIF")
    whole = picture_file(Image.new("RGB", (80, 80), "red"))
    for content in (b"", b"logo", gif, whole[:-30], b"\x89PNG" + bytes(LARGEST_LOGO_BYTES)):
        assert logo_from(content) is None


def test_a_template_has_bounds() -> None:
    with pytest.raises(ValueError, match="at most 3 lines"):
        ReceiptTemplate(header=("a",) * 4)
    with pytest.raises(ValueError, match="384"):
        ReceiptTemplate(logo=Picture(392, 1, bytes(49)))
