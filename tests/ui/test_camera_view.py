from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from windows import OnScreen

from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import FoundCode, Point, Symbology
from shuke.presenters.camera_view import CameraViewState, MarkedCode, ScanVerdict
from shuke.ui import theme
from shuke.ui.camera_view import CameraView
from shuke.ui.speech import Speaker
from shuke.ui.tokens import DARK, LIGHT, Tokens
from shuke.wording import Language
from shuke.wording.scanning import CAMERA_TITLES, CAMERA_WORDS, CODE_READ

SIZE = QSize(640, 360)


@dataclass(frozen=True)
class Picture:
    pixels: memoryview
    width_px: int
    height_px: int


def plain_picture(
    width_px: int = 640, height_px: int = 360, blue_green_red: tuple[int, ...] = (90, 60, 30)
) -> Picture:
    pixels = np.full((height_px, width_px, 4), (*blue_green_red, 255), np.uint8)
    return Picture(memoryview(pixels).cast("B"), width_px, height_px)


def marked(verdict: ScanVerdict = ScanVerdict.GOOD) -> CameraViewState:
    corners = (Point(400, 200), Point(800, 200), Point(800, 600), Point(400, 600))
    code = MarkedCode(FoundCode("CARD", Symbology.QR, corners), 1280, 720)
    return CameraViewState(CameraState.RUNNING, code, verdict, CODE_READ)


def painted(view: CameraView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def count_of(image: QImage, colour: str) -> int:
    """How many pixels have exactly this colour."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()]
    return int((pixels == QColor(colour).rgb()).sum())


@pytest.fixture
def view(speaker: Speaker, on_screen: OnScreen) -> CameraView:
    shown = CameraView(speaker)
    on_screen.show(shown, SIZE)
    return shown


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def tokens(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Tokens]:
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, LIGHT)


def test_the_picture_is_shown_as_it_is_with_rounded_corners(view: CameraView) -> None:
    view.render_state(CameraViewState(CameraState.RUNNING))
    view.show_picture(plain_picture())
    image = painted(view)
    assert image.pixelColor(30, 180).getRgb()[:3] == (30, 60, 90)
    assert image.pixelColor(0, 0).getRgb()[:3] != (30, 60, 90)


def test_a_picture_of_another_shape_keeps_its_proportions(view: CameraView) -> None:
    view.render_state(CameraViewState(CameraState.RUNNING))
    view.show_picture(plain_picture(240, 240))
    image = painted(view)
    assert image.pixelColor(100, 180).getRgb()[:3] != (30, 60, 90)
    assert image.pixelColor(170, 180).getRgb()[:3] == (30, 60, 90)
    assert image.pixelColor(470, 180).getRgb()[:3] == (30, 60, 90)


def test_a_frame_in_the_good_colour_stands_around_the_code_that_was_read(
    view: CameraView, tokens: Tokens
) -> None:
    view.render_state(marked())
    view.show_picture(plain_picture())
    image = painted(view)
    around = [image.pixelColor(x, 200).name() for x in range(186, 202)]
    assert tokens.colours.good in around
    assert tokens.colours.good not in [image.pixelColor(x, 200).name() for x in range(204, 390)]
    assert count_of(image, tokens.colours.good) > 4 * 150


def test_a_refused_code_has_its_frame_in_the_bad_colour(view: CameraView, tokens: Tokens) -> None:
    view.show_picture(plain_picture())
    view.render_state(marked(ScanVerdict.REFUSED))
    image = painted(view)
    assert count_of(image, tokens.colours.bad) > 4 * 150
    assert count_of(image, tokens.colours.good) == 0


def test_without_a_code_a_reticle_guides_and_says_where_to_hold_it(view: CameraView, tokens: Tokens) -> None:
    view.show_picture(plain_picture())
    view.render_state(CameraViewState(CameraState.RUNNING))
    with_reticle = painted(view)
    assert count_of(with_reticle, tokens.colours.accent) > 0
    view.render_state(marked())
    assert count_of(painted(view), tokens.colours.accent) == 0


@pytest.mark.parametrize("camera", [state for state in CameraState if not state.shows_picture])
def test_every_state_without_a_picture_is_explained_in_both_languages(
    view: CameraView, speaker: Speaker, camera: CameraState
) -> None:
    view.show_picture(plain_picture())
    view.render_state(CameraViewState(camera))
    for language in Language:
        speaker.speak(language)
        assert view.accessibleName() == CAMERA_TITLES[camera].into(language)
        assert count_of(painted(view), LIGHT.colours.strong) > 20
        assert count_of(painted(view), QColor(30, 60, 90).name()) == 0


def test_every_state_has_its_words_and_no_others() -> None:
    assert set(CAMERA_TITLES) == set(CAMERA_WORDS) == {state.value for state in CameraState}


def test_a_black_picture_is_explained_instead_of_shown(view: CameraView) -> None:
    view.render_state(CameraViewState(CameraState.BLACK))
    view.show_picture(plain_picture(blue_green_red=(0, 0, 0)))
    image = painted(view)
    assert image.pixelColor(60, 60).name() == LIGHT.colours.sunken
    assert count_of(image, LIGHT.colours.warn) > 20


def test_the_room_for_pictures_is_told_and_is_none_while_hidden(view: CameraView, speaker: Speaker) -> None:
    rooms: list[tuple[int, int]] = []
    view.room_changed.connect(lambda width, height: rooms.append((width, height)))
    view.resize(480, 270)
    view.hide()
    view.show()
    assert rooms == [(480, 270), (0, 0), (480, 270)]
