from __future__ import annotations

from shuke.domain.scanning.found_code import FoundCode, Point, Symbology, nearest_first


def square(text: str, left: int, top: int, side: int = 100) -> FoundCode:
    right, bottom = left + side, top + side
    corners = (Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom))
    return FoundCode(text, Symbology.QR, corners)


def test_the_code_nearest_the_centre_comes_first() -> None:
    codes = [square("corner", 0, 0), square("middle", 590, 310), square("right", 1_100, 310)]
    assert [code.text for code in nearest_first(codes, 1_280, 720)] == ["middle", "right", "corner"]


def test_the_distance_is_measured_from_the_middle_of_the_code() -> None:
    assert square("middle", 590, 310).off_centre(1_280, 720) == 0


def test_codes_of_the_same_text_in_different_symbologies_are_told_apart() -> None:
    qr = square("6901234567892", 0, 0)
    ean = FoundCode(qr.text, Symbology.EAN_13, qr.corners)
    assert qr.key != ean.key
