"""Codes on cloth and crumpled paper: found, too wavy to be read as they lie, and read once they are flat."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from frames import Conditions, blank_frame, camera_frame, qr_picture, sample_text
from shuke.adapters.code_reader import ReaderChain
from shuke.adapters.code_reader.straightened import BentCode, straightened
from shuke.adapters.code_reader.views import busiest, plain, sharpened
from shuke.adapters.code_reader.zxing import Zxing
from shuke.application.ports.scanning import Effort
from shuke.domain.scanning.found_code import Point

WAVES = [Conditions(module_px=5, crease=0.4, roll_degrees=70 * seed, seed=seed) for seed in range(1, 6)]


@pytest.fixture(scope="module")
def reader() -> ReaderChain:
    return ReaderChain()


def test_a_wavy_code_is_read_once_it_is_laid_flat(reader: ReaderChain) -> None:
    pictures = [camera_frame(qr_picture(sample_text(5, 60)), how) for how in WAVES]
    quick = [bool(reader.read(picture)) for picture in pictures]
    thorough = [bool(reader.read(picture, Effort.THOROUGH)) for picture in pictures]
    assert sum(thorough) >= sum(quick) + 2


def test_a_flat_sheet_shows_the_modules_where_a_flat_code_has_them() -> None:
    drawn = qr_picture("FLAT", 8)
    grey = cv2.copyMakeBorder(drawn, 40, 40, 60, 60, cv2.BORDER_CONSTANT, value=250)
    side = drawn.shape[0]
    quiet = next(place for place in range(side) if drawn[place].min() < 128)
    low, high = quiet, side - quiet
    corners = tuple(Point(60 + x, 40 + y) for x, y in ((low, low), (high, low), (high, high), (low, high)))
    sheet = straightened(grey.astype(np.uint8), BentCode(corners, (high - low) // 8))  # type: ignore[arg-type]
    code = sheet[32:-32, 32:-32]
    assert code.shape == (high - low, high - low)
    alike = (code[4::8, 4::8] < 128) == (drawn[low + 4 : high : 8, low + 4 : high : 8] < 128)
    assert alike.all()


def test_the_place_of_a_flattened_code_is_where_it_lies_in_the_picture(reader: ReaderChain) -> None:
    for how in WAVES:
        frame = camera_frame(qr_picture(sample_text(5, 60)), how)
        if reader.read(frame):
            continue
        for code in reader.read(frame, Effort.THOROUGH):
            x, y = (sum(getattr(corner, axis) for corner in code.corners) / 4 for axis in "xy")
            assert abs(x - 640) < 30
            assert abs(y - 360) < 30
            return
    pytest.fail("no code was so wavy that it had to be flattened")


def test_the_busiest_part_of_a_frame_holds_its_code_and_places_it_in_the_frame() -> None:
    for seed, place in enumerate([(0.15, 0.25), (0.8, 0.3), (0.5, 0.8)]):
        how = Conditions(module_px=2, place=place, seed=seed)
        grey = cv2.cvtColor(camera_frame(qr_picture(sample_text(3)), how), cv2.COLOR_BGR2GRAY)
        part = sharpened(busiest(grey.astype(np.uint8)))
        assert part.grey.shape == (640, 640)
        (code,) = Zxing().squares(part)
        x, y = (sum(getattr(corner, axis) for corner in code.corners) / 4 for axis in "xy")
        assert abs(x - 1280 * place[0]) < 4
        assert abs(y - 720 * place[1]) < 4


def test_a_poster_at_the_edge_does_not_keep_a_hard_code_in_the_middle_from_being_looked_for(
    reader: ReaderChain,
) -> None:
    how = Conditions(module_px=4, light=0.1, noise=1, neighbours=0, seed=3)
    frame = camera_frame(qr_picture(sample_text(3)), how)
    poster = qr_picture("POSTER", 4)
    frame[20 : 20 + poster.shape[0], 20 : 20 + poster.shape[1]] = poster[:, :, None]
    assert [code.text for code in reader.read(frame, Effort.THOROUGH)] == [sample_text(3), "POSTER"]


def test_a_frame_full_of_noise_has_no_bent_codes_to_spend_time_on() -> None:
    grey = cv2.cvtColor(blank_frame(2, noise=40), cv2.COLOR_BGR2GRAY).astype(np.uint8)
    assert Zxing().squares_and_bent(plain(grey)) == ((), ())
