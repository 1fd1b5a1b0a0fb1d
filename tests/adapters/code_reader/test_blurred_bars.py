"""Articles' bars out of focus: compared with what codes would look like, and believed only when that is plain."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from frames import Conditions, Pixels, bar_picture, blank_frame, camera_frame
from shuke.adapters.code_reader import ReaderChain
from shuke.adapters.code_reader.bar_likelihood import PLACES, blurred, distances, likeliest, nearest_valid
from shuke.adapters.code_reader.blurred_bars import read_blurred
from shuke.adapters.code_reader.stripes import striped_fields
from shuke.application.ports.scanning import Effort
from shuke.domain.scanning.found_code import FoundCode, Symbology


def seen(kind: str, text: str, blur: float, *, roll_degrees: float = 4, noise: float = 2) -> Pixels:
    """Bars of two pixels each; `blur` is in bars."""
    how = Conditions(module_px=2, focus_blur_px=2 * blur, roll_degrees=roll_degrees, noise=noise)
    frame = camera_frame(bar_picture(text, kind, 6, 300), how)
    return cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)[240:480, 440:840].astype(np.uint8)


def read_stripes(picture: Pixels) -> tuple[FoundCode, ...]:
    return read_blurred(picture, striped_fields(picture))


@pytest.mark.parametrize("roll_degrees", [5, -12, 93, 178])
def test_bars_that_run_into_each_other_are_read_whichever_way_they_lie(roll_degrees: float) -> None:
    picture = seen("EAN13", "9780345460950", 1.3, roll_degrees=roll_degrees)
    chain = ReaderChain()
    assert not chain.read(picture, Effort.THOROUGH)
    (code,) = chain.read(picture, Effort.STILL)
    assert (code.text, code.symbology) == ("9780345460950", Symbology.EAN_13)
    xs, ys = ([getattr(corner, axis) for corner in code.corners] for axis in "xy")
    assert 150 < max(max(xs) - min(xs), max(ys) - min(ys)) < 240


@pytest.mark.parametrize(
    ("kind", "text"), [("EAN8", "96385074"), ("Code128", "CARD-0815"), ("Code39", "VIP 0815")]
)
@pytest.mark.parametrize("blur", [0.9, 1.4])
def test_blurred_codes_of_other_kinds_are_no_articles(kind: str, text: str, blur: float) -> None:
    assert read_stripes(seen(kind, text, blur)) == ()


def test_the_edges_of_a_table_are_no_stripes() -> None:
    for seed in range(3):
        scene = cv2.cvtColor(blank_frame(seed), cv2.COLOR_BGR2GRAY).astype(np.uint8)
        assert read_stripes(scene) == ()
    table = np.full((400, 600), 200, np.uint8)
    table[200:, :] = 60
    assert striped_fields(table) == []


def test_stripes_and_empty_pictures_hold_no_code() -> None:
    waves = 128 + 60 * np.sin(np.arange(400) / 1.3 + 3 * np.sin(np.arange(400) / 17))
    stripes = np.tile(waves, (300, 1)).astype(np.uint8)
    stripes[:, :60] = stripes[:, -60:] = 230
    assert read_stripes(stripes) == ()
    assert read_stripes(cv2.cvtColor(blank_frame(), cv2.COLOR_BGR2GRAY).astype(np.uint8)) == ()
    assert read_stripes(np.full((20, 20), 128, np.uint8)) == ()


def test_the_distance_of_the_nearest_code_is_that_of_its_blurred_bars() -> None:
    random = np.random.default_rng(7)
    rows = random.uniform(0, 1, (5, len(PLACES))).astype(np.float32)
    for row, distance in zip(rows, distances(rows, 1.1), strict=True):
        nearest = likeliest(row, 1.1)
        assert nearest.distance == pytest.approx(float(distance), rel=1e-3)
        assert nearest.distance == pytest.approx(
            float(((row - blurred(nearest.bars, 1.1)) ** 2).sum()), rel=1e-3
        )


def test_of_two_digits_that_blur_makes_alike_the_check_digit_tells() -> None:
    right = blurred(_bars_of("9780345460950"), 1.4)
    nearest = likeliest(right, 1.4)
    assert "".join(map(str, nearest.digits)) == "9780345460950"
    valid = nearest_valid(right, 1.4, nearest)
    assert (valid.text, valid.beyond) == ("9780345460950", 0)
    assert valid.other_beyond > 0.05
    misread = likeliest(0.45 * right + 0.55 * blurred(_bars_of("9380345460950"), 1.4), 1.4)
    assert "".join(map(str, misread.digits)) == "9380345460950"
    assert nearest_valid(right, 1.4, misread).text == "9780345460950"


def _bars_of(text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Drawn by hand: zxing-cpp draws no code whose check digit is wrong."""
    odd = str.split("0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011")
    even = [each[::-1].translate(str.maketrans("01", "10")) for each in odd]
    left = "".join(
        (even if parity == "e" else odd)[int(digit)]
        for parity, digit in zip("oeeoeo", text[1:7], strict=True)
    )
    right = "".join(odd[int(digit)].translate(str.maketrans("01", "10")) for digit in text[7:])
    return np.array([int(bar) for bar in f"101{left}01010{right}101"], np.float32)
