from __future__ import annotations

from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import CodesSeen, FoundCode, Legibility, Point, Symbology
from shuke.presenters.camera_view import CameraViewPresenter, CameraViewState, ScanVerdict
from shuke.wording import Sentence
from shuke.wording.scanning import CODE_READ, UNREADABLE

CORNERS = (Point(0, 0), Point(9, 0), Point(9, 9), Point(0, 9))
CARD = FoundCode("CARD", Symbology.QR, CORNERS)
POSTER = FoundCode("", Symbology.QR, CORNERS, Legibility.TOO_LONG)
STRANGE = FoundCode("", Symbology.QR, CORNERS, Legibility.NOT_TEXT)
WELCOME = Sentence(zh="王小明", en="Wang Xiaoming")
EXPIRED = Sentence(zh="已过期", en="expired")


def look(*codes: FoundCode, counted: FoundCode | None = None, at_ms: int = 0) -> CodesSeen:
    return CodesSeen(codes, counted, 1280, 720, at_ms)


def running() -> tuple[CameraViewPresenter, list[CameraViewState]]:
    states: list[CameraViewState] = []
    presenter = CameraViewPresenter(states.append)
    presenter.camera_changed(CameraState.OPENING)
    presenter.camera_changed(CameraState.RUNNING)
    return presenter, states


def test_what_was_read_is_framed_and_said() -> None:
    presenter, states = running()
    presenter.codes_seen(look(CARD, counted=CARD))
    assert states[-1].marked is not None
    assert states[-1].marked.code is CARD
    assert (states[-1].verdict, states[-1].words) == (ScanVerdict.GOOD, CODE_READ)


def test_the_frame_outlives_missed_frames_and_goes_when_the_code_is_gone() -> None:
    presenter, states = running()
    presenter.codes_seen(look(CARD, counted=CARD, at_ms=1_000))
    presenter.codes_seen(look(at_ms=1_500))
    assert states[-1].marked is not None
    presenter.codes_seen(look(at_ms=1_701))
    assert (states[-1].marked, states[-1].words) == (None, "")


def test_a_refusal_stays_to_be_read_until_the_next_scan() -> None:
    presenter, states = running()
    presenter.codes_seen(look(CARD, counted=CARD, at_ms=1_000))
    presenter.scan_refused(EXPIRED)
    presenter.codes_seen(look(at_ms=9_000))
    assert (states[-1].marked, states[-1].words, states[-1].verdict) == (None, EXPIRED, ScanVerdict.REFUSED)
    presenter.codes_seen(look(CARD, counted=CARD, at_ms=9_100))
    assert states[-1].words is CODE_READ


def test_an_over_long_code_is_refused_at_sight() -> None:
    presenter, states = running()
    presenter.codes_seen(look(POSTER, counted=POSTER))
    assert (states[-1].verdict, states[-1].words) == (ScanVerdict.REFUSED, UNREADABLE["too_long"])


def test_a_camera_that_goes_away_takes_the_frame_with_it() -> None:
    presenter, states = running()
    presenter.codes_seen(look(CARD, counted=CARD))
    presenter.camera_changed(CameraState.UNPLUGGED)
    assert (states[-1].camera, states[-1].marked) == (CameraState.UNPLUGGED, None)


def test_opening_anew_forgets_the_last_scan() -> None:
    presenter, states = running()
    presenter.codes_seen(look(CARD, counted=CARD))
    presenter.camera_changed(CameraState.OFF)
    presenter.camera_changed(CameraState.OPENING)
    assert states[-1] == CameraViewState(CameraState.OPENING)


def test_frames_that_change_nothing_are_not_shown_again() -> None:
    presenter, states = running()
    before = len(states)
    for number in range(100):
        presenter.codes_seen(look(at_ms=33 * number))
    assert len(states) == before


def test_what_became_of_the_scan_is_said_over_the_picture() -> None:
    presenter, states = running()
    presenter.codes_seen(look(CARD, counted=CARD))
    presenter.scan_refused(EXPIRED)
    presenter.scan_accepted(WELCOME)
    assert presenter.state is states[-1]
    assert (states[-1].verdict, states[-1].words) == (ScanVerdict.GOOD, WELCOME)


def test_a_code_that_holds_no_text_is_refused_at_sight() -> None:
    presenter, states = running()
    presenter.codes_seen(look(STRANGE, counted=STRANGE))
    assert (states[-1].verdict, states[-1].words) == (ScanVerdict.REFUSED, UNREADABLE["not_text"])
