from __future__ import annotations

import math
from collections import Counter

import cv2
import numpy as np
import pytest
import zxingcpp

from frames import (
    CONDITION_CLASSES,
    Conditions,
    bar_picture,
    blank_frame,
    camera_frame,
    hard_conditions,
    qr_bytes_picture,
    qr_picture,
    sample_text,
    several,
)
from shuke.adapters.code_reader import ReaderChain, blurred_bars
from shuke.adapters.code_reader.blurred_bars import read_blurred
from shuke.adapters.code_reader.stripes import striped_fields
from shuke.application.ports.scanning import Effort
from shuke.domain.scanning.found_code import FoundCode, Legibility, Symbology
from shuke.domain.scanning.scanned_text import MOST_TEXT


@pytest.fixture(scope="module")
def reader() -> ReaderChain:
    return ReaderChain()


def only(codes: tuple[FoundCode, ...]) -> FoundCode:
    assert len(codes) == 1
    return codes[0]


def test_a_code_is_read_with_its_text_its_kind_and_its_place(reader: ReaderChain) -> None:
    code = only(reader.read(camera_frame(qr_picture(sample_text(1)), Conditions(module_px=6))))
    assert (code.text, code.symbology, code.legibility) == (sample_text(1), Symbology.QR, Legibility.READABLE)
    upper_left, upper_right, lower_right, lower_left = code.corners
    assert upper_left.x < 640 < upper_right.x
    assert upper_left.y < 360 < lower_left.y
    assert abs(lower_right.x - upper_right.x) < 20


def test_a_grey_picture_and_a_slice_of_one_are_read_as_well(reader: ReaderChain) -> None:
    grey = cv2.cvtColor(camera_frame(qr_picture("GREY 1")), cv2.COLOR_BGR2GRAY)
    assert only(reader.read(grey)).text == "GREY 1"
    assert only(reader.read(grey[100:650, 200:1100])).text == "GREY 1"


@pytest.mark.parametrize(
    ("kind", "text", "symbology"),
    [
        ("EAN13", "6901234567892", Symbology.EAN_13),
        ("EAN8", "96385074", Symbology.EAN_8),
        ("Code128", "CARD-0815", Symbology.CODE_128),
        ("Code39", "VIP 0815", Symbology.CODE_39),
    ],
)
@pytest.mark.parametrize("roll", [0, 90, 180, 8])
def test_bar_codes_of_articles_and_old_cards_are_read(
    reader: ReaderChain, kind: str, text: str, symbology: Symbology, roll: int
) -> None:
    conditions = Conditions(module_px=3, roll_degrees=roll, focus_blur_px=0.8, noise=5)
    frame = camera_frame(bar_picture(text, kind), conditions, drawn_module_px=3)
    code = only(reader.read(frame, Effort.THOROUGH))
    assert (code.text, code.symbology) == (text, symbology)


def test_with_several_codes_the_one_nearest_the_centre_comes_first(reader: ReaderChain) -> None:
    frame = several(
        [
            (qr_picture("FAR LEFT", 4), (160, 200)),
            (qr_picture("NEAR", 4), (700, 380)),
            (qr_picture("FAR RIGHT", 4), (1_120, 460)),
        ]
    )
    assert [code.text for code in reader.read(frame)] == ["NEAR", "FAR RIGHT", "FAR LEFT"]


def test_an_article_before_the_camera_is_not_hidden_by_a_poster_at_the_edge(reader: ReaderChain) -> None:
    frame = several(
        [
            (qr_picture("HTTPS://POSTER.EXAMPLE", 3), (1_150, 130)),
            (bar_picture("6901234567892"), (640, 360)),
        ]
    )
    assert reader.read(frame)[0].text == "6901234567892"


def test_frames_without_a_code_give_none_however_hard_one_looks(reader: ReaderChain) -> None:
    for seed in (0, 2, 5):
        frame = blank_frame(seed, noise=4 * seed)
        assert reader.read(frame, Effort.STILL) == ()


#: Of 3 frames each, at least this many. The whole table is printed by `python -m benchmarks scanning`.
LEAST_READ = dict.fromkeys(CONDITION_CLASSES, 2) | {"plain": 3, "glare": 3, "inverted": 3}


def test_codes_are_read_from_afar_tilted_blurred_noisy_and_in_bad_light(reader: ReaderChain) -> None:
    pictures = [qr_picture(sample_text(number)) for number in range(3)]
    read: Counter[str] = Counter()
    for count, (name, conditions) in enumerate(hard_conditions(3, seed=2)):
        codes = reader.read(camera_frame(pictures[count % 3], conditions), Effort.THOROUGH)
        beside = {f"BESIDE-{number}" for number in range(conditions.neighbours)}
        texts = {code.text for code in codes} - beside
        assert texts <= {sample_text(count % 3)}, f"false read: {name} {conditions}"
        read[name] += bool(texts) and codes[0].text not in beside
    assert {name: (read[name], least) for name, least in LEAST_READ.items() if read[name] < least} == {}


def test_more_effort_reads_dark_frames_that_a_quick_look_misses(reader: ReaderChain) -> None:
    picture = qr_picture(sample_text(3))
    dark = [
        camera_frame(picture, Conditions(module_px=4, light=0.08, noise=1, roll_degrees=11 * seed, seed=seed))
        for seed in range(5)
    ]
    quick = sum(bool(reader.read(frame)) for frame in dark)
    thorough = sum(bool(reader.read(frame, Effort.THOROUGH)) for frame in dark)
    assert thorough >= quick + 3


def test_a_still_is_looked_at_sharpened_as_a_whole_where_its_code_is_far_out_of_focus(
    reader: ReaderChain,
) -> None:
    blurred = [
        camera_frame(
            qr_picture(sample_text(seed)), Conditions(5, focus_blur_px=2.9, roll_degrees=13 * seed, seed=seed)
        )
        for seed in range(6)
    ]
    thorough = sum(bool(reader.read(frame, Effort.THOROUGH)) for frame in blurred)
    still = sum(bool(reader.read(frame, Effort.STILL)) for frame in blurred)
    assert still > thorough


def test_a_code_of_four_kilobytes_is_found_and_said_to_be_too_long(reader: ReaderChain) -> None:
    code = only(reader.read(np.pad(qr_picture("A" * 3_300, 4), 8, constant_values=250)))
    assert (code.text, code.legibility) == ("", Legibility.TOO_LONG)
    digits = only(reader.read(np.pad(qr_picture("7" * 4_096, 4), 8, constant_values=250)))
    assert (digits.text, digits.legibility) == ("", Legibility.TOO_LONG)


def test_the_longest_text_still_allowed_is_read_whole(reader: ReaderChain) -> None:
    assert only(reader.read(qr_picture("7" * MOST_TEXT, 4))).text == "7" * MOST_TEXT
    assert only(reader.read(qr_picture("7" * (MOST_TEXT + 1), 4))).legibility is Legibility.TOO_LONG


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x80abc", "会员".encode()[:-1], b"\xed\xa0\x80abc", b"\xc3( \xa0 \xf0(\x8c("]
)
def test_broken_utf_8_is_no_text_and_no_crash(reader: ReaderChain, content: bytes) -> None:
    code = only(reader.read(qr_bytes_picture(content)))
    assert (code.text, code.legibility) == ("", Legibility.NOT_TEXT)


def test_chinese_in_a_code_is_read_as_it_was_written(reader: ReaderChain) -> None:
    assert only(reader.read(qr_bytes_picture("会员 堃喆".encode()))).text == "会员 堃喆"


def test_control_characters_in_a_code_die(reader: ReaderChain) -> None:
    content = b"\x00\x1bp0MEMBER\x1d" + "\u202e1\r\n".encode()
    assert only(reader.read(qr_bytes_picture(content))).text == "p0MEMBER1"
    assert only(reader.read(qr_bytes_picture(b"\x00\x01\x02\x1d"))).legibility is Legibility.NOT_TEXT


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((20, 20, 4), np.uint8),
        np.zeros((20, 20), np.float32),
        np.zeros(20, np.uint8),
    ],
)
def test_what_is_no_picture_is_refused(reader: ReaderChain, pixels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="was expected"):
        reader.read(pixels)


def test_a_tiny_picture_is_searched_without_complaint(reader: ReaderChain) -> None:
    assert reader.read(np.zeros((1, 1), np.uint8), Effort.STILL) == ()


@pytest.mark.parametrize(
    ("kind", "text", "symbology"),
    [
        ("EAN13", "6901234567892", Symbology.EAN_13),
        ("EAN8", "96385074", Symbology.EAN_8),
        ("Code128", "CARD-0815", Symbology.CODE_128),
        ("Code39", "VIP 0815", Symbology.CODE_39),
    ],
)
@pytest.mark.parametrize("roll", [35, 63, 117, 152])
def test_bars_that_lean_and_are_out_of_focus_are_read_in_their_place(
    reader: ReaderChain, kind: str, text: str, symbology: Symbology, roll: int
) -> None:
    leaning = Conditions(module_px=3, roll_degrees=roll, focus_blur_px=1.4, noise=3)
    frame = camera_frame(bar_picture(text, kind), leaning, drawn_module_px=3)
    assert reader.read(frame) == ()
    code = only(reader.read(frame, Effort.THOROUGH))
    assert (code.text, code.symbology) == (text, symbology)
    left, right = (code.corners[at] for at in (0, 1))
    leans = math.degrees(math.atan2(right.y - left.y, right.x - left.x))
    assert abs((leans - roll + 90) % 180 - 90) < 3
    assert code.off_centre(1280, 720) < (8 * 30) ** 2
    assert zxingcpp.read_barcodes(frame, getattr(zxingcpp.BarcodeFormat, kind)) == []


def test_bars_that_mean_nothing_are_read_as_nothing(reader: ReaderChain) -> None:
    """Narrow and wide ones by chance, as of Code 39, which has no check digit."""
    fields = 0
    for seed in range(10):
        random = np.random.default_rng(seed)
        widths = np.where(random.random(90) < 0.33, 9, 3)
        bars = np.repeat(np.where(np.arange(90) % 2, 245, 25), widths)[:400]
        picture = np.pad(np.tile(bars, (160, 1)), 24, constant_values=245).astype(np.uint8)
        how = Conditions(roll_degrees=37 * seed, focus_blur_px=1 + seed / 10, noise=4, seed=seed)
        frame = camera_frame(picture, how)
        fields += len(striped_fields(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY).astype(np.uint8)))
        assert reader.read(frame, Effort.STILL) == ()
    assert fields >= 8


def test_a_shutter_s_slats_are_not_looked_at_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    slats = np.full((400, 900), 190, np.uint8)
    slats[150:230:9] = slats[151:230:9] = 90
    soft = cv2.GaussianBlur(slats, (0, 0), 3).astype(np.uint8)
    (field,) = striped_fields(soft)
    assert field.bottom_px - field.top_px > 3 * (field.right_px - field.left_px)
    monkeypatch.setattr(blurred_bars._Line, "across", lambda *_: pytest.fail("a line was looked at"))
    assert read_blurred(soft, [field]) == ()
