from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot
from windows import OnScreen, until

from frames import sample_text
from shuke.adapters.camera import ScanningCamera
from shuke.adapters.code_reader import ReaderChain
from shuke.bootstrap.tour_video import write_tour_video
from shuke.domain.scanning.camera import CameraState, camera_source
from shuke.domain.scanning.found_code import CodesSeen, FoundCode, Point, Symbology
from shuke.presenters.camera_view import CameraViewPresenter
from shuke.ui.camera_relay import CameraRelay
from shuke.ui.camera_view import CameraView
from shuke.ui.speech import Speaker

CORNERS = (Point(0, 0), Point(9, 0), Point(9, 9), Point(0, 9))


def code(text: str) -> FoundCode:
    return FoundCode(text, Symbology.QR, CORNERS)


def on_a_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_pictures_that_come_faster_than_the_window_looks_replace_each_other(qtbot: QtBot) -> None:
    relay = CameraRelay()
    arrived: list[object] = []
    relay.picture_arrived.connect(arrived.append)

    def flood() -> None:
        for number in range(1_000):
            relay.picture_came(number)  # type: ignore[arg-type]

    on_a_thread(flood)
    until(qtbot, lambda: bool(arrived))
    assert arrived == [999]


def test_scans_and_states_are_never_lost_and_keep_their_order(qtbot: QtBot) -> None:
    relay = CameraRelay()
    states: list[CameraState] = []
    scans: list[str] = []
    relay.camera_changed_to.connect(states.append)
    relay.code_scanned.connect(lambda seen: scans.append(seen.counted.text))
    told = [CameraState.OPENING, CameraState.RUNNING, CameraState.UNPLUGGED, CameraState.RUNNING]

    def busy_counter() -> None:
        for number, state in enumerate(told):
            relay.camera_changed(state)
            card = code(f"CARD {number}")
            relay.codes_seen(CodesSeen((card,), card, 1280, 720, number))
            relay.codes_seen(CodesSeen((card,), None, 1280, 720, number))

    on_a_thread(busy_counter)
    until(qtbot, lambda: len(scans) == 4)
    assert scans == ["CARD 0", "CARD 1", "CARD 2", "CARD 3"]
    assert states == told


def test_everything_arrives_on_the_windows_thread(qtbot: QtBot) -> None:
    relay = CameraRelay()
    threads: list[threading.Thread] = []
    relay.camera_changed_to.connect(lambda _: threads.append(threading.current_thread()))
    on_a_thread(lambda: relay.camera_changed(CameraState.RUNNING))
    until(qtbot, lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_cards_in_a_film_go_the_whole_way_to_the_window(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, tmp_path: Path
) -> None:
    """The film of the tour, the real camera path, the real windows: each card is one scan."""
    texts = (sample_text(1), sample_text(2))
    film = write_tour_video(
        tmp_path / "counter.avi", texts, shown_s=1.2, gap_s=0.5, before_s=0.2, after_s=0.2
    )
    source = camera_source(str(film.path))
    assert source is not None
    relay, view = CameraRelay(), CameraView(speaker)
    presenter = CameraViewPresenter(view.render_state)
    camera = ScanningCamera(source, ReaderChain(), relay)
    scans: list[str] = []
    pictures: list[object] = []
    relay.camera_changed_to.connect(presenter.camera_changed)
    relay.codes_looked_at.connect(presenter.codes_seen)
    relay.picture_arrived.connect(view.show_picture)
    relay.picture_arrived.connect(pictures.append)
    relay.code_scanned.connect(lambda seen: scans.append(seen.counted.text))
    view.room_changed.connect(camera.show_at)
    on_screen.show(view, QSize(640, 360))
    camera.start()
    try:
        until(qtbot, lambda: presenter.state.camera is CameraState.ENDED)
    finally:
        assert camera.stop(wait_s=10)
    assert scans == list(texts)
    assert len(pictures) > 10
