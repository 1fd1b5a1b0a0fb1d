from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from counter_film import Ear, black_frame, network_camera, write_film

from frames import Pixels, blank_frame, camera_frame, qr_picture, sample_text
from shuke.adapters.camera import ScanningCamera, Timing
from shuke.adapters.camera.source import FrameSource
from shuke.adapters.code_reader import ReaderChain
from shuke.application.ports.scanning import Effort, Frame
from shuke.domain.scanning.camera import CameraSource, CameraState, camera_source
from shuke.domain.scanning.found_code import FoundCode

SOON = Timing(reopen_after_s=(0.01,), stalled_after_s=0.1, black_after_s=0.1)

Start = Callable[..., ScanningCamera]


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def start(ear: Ear) -> Iterator[Start]:
    """Starts a camera; afterwards every one must have ended, its threads too."""
    cameras: list[ScanningCamera] = []

    def started(source: str, room: tuple[int, int] = (0, 0), **kwargs: object) -> ScanningCamera:
        where = camera_source(source)
        assert where is not None
        reader = kwargs.pop("reader", None) or ReaderChain()
        camera = ScanningCamera(where, reader, ear, **{"timing": SOON, **kwargs})  # type: ignore[arg-type]
        cameras.append(camera)
        camera.show_at(*room)
        camera.start()
        return camera

    yield started
    assert all(camera.stop(wait_s=10) for camera in cameras)
    assert not {"capture", "codes"} & {thread.name for thread in threading.enumerate()}


class Script:
    """A source that plays a script: frames, and states that opening answers."""

    interval_s = 0.0
    gone = CameraState.UNPLUGGED
    comes_back = True

    def __init__(self, *acts: CameraState | list[Pixels], then: threading.Event | None = None) -> None:
        self.acts = list(acts)
        self.frames: list[Pixels] = []
        self.opened = self.closed = 0
        self.then = then

    def __call__(self, _: CameraSource) -> FrameSource:
        return self

    def open(self) -> CameraState:
        self.opened += 1
        act = self.acts.pop(0) if self.acts else CameraState.MISSING
        if isinstance(act, CameraState):
            return act
        self.frames = list(act)
        return CameraState.RUNNING

    def read(self) -> Pixels | None:
        if self.frames:
            return self.frames.pop(0)
        if self.then is not None and not self.acts:
            self.then.wait(10)
        return None

    def skip(self) -> bool:
        return bool(self.frames and self.frames.pop(0) is not None)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One second at the counter: a card comes, is held, and goes."""
    empty, card = blank_frame(), camera_frame(qr_picture(sample_text(1)))
    return write_film(tmp_path_factory.mktemp("film") / "会员.avi", [empty] * 8 + [card] * 14 + [empty] * 8)


def test_a_card_in_a_film_is_one_scan_and_the_film_ends(start: Start, ear: Ear, film: Path) -> None:
    start(str(film), timing=Timing())  # a busy machine may take longer over a picture than SOON allows
    ear.wait_for_state(CameraState.ENDED)
    assert ear.states == [CameraState.OPENING, CameraState.RUNNING, CameraState.ENDED]
    assert ear.counted == [sample_text(1)]
    looked = next(each for each in ear.seen if each.counted)
    assert (looked.width_px, looked.height_px) == (1280, 720)


def test_a_card_that_lay_there_counts_once_more_when_it_is_asked_for(start: Start, ear: Ear) -> None:
    card, seldom = camera_frame(qr_picture(sample_text(1))), threading.Event()

    class ACardLiesThere(Script):
        def read(self) -> Pixels | None:
            seldom.wait(0.01)
            return card

    camera = start("0", open_source=ACardLiesThere([]), timing=Timing())
    ear.wait_for(lambda: len(ear.seen) > 1)
    assert ear.counted == [sample_text(1)]
    since_ms = camera.look_anew()
    ear.wait_for(lambda: len(ear.counted) > 1)
    asked = len(ear.seen)
    ear.wait_for(lambda: len(ear.seen) > asked)
    assert ear.counted == [sample_text(1)] * 2
    first, second = (seen.taken_at_ms for seen in ear.seen if seen.counted)
    assert first <= since_ms <= second


def test_codes_are_read_on_a_thread_of_their_own(start: Start, ear: Ear, film: Path) -> None:
    start(str(film), room=(320, 180))
    ear.wait_for_state(CameraState.ENDED)
    assert ear.threads == {"capture", "codes"}


def test_a_film_is_never_shown_faster_than_its_own_rate(start: Start, ear: Ear, tmp_path: Path) -> None:
    film = write_film(tmp_path / "slow.avi", [blank_frame()] * 6, frames_per_s=12)
    began_s = time.monotonic()
    start(str(film))
    ear.wait_for_state(CameraState.ENDED)
    assert time.monotonic() - began_s >= 6 / 12


def test_a_film_that_falls_behind_skips_frames_instead_of_lagging(start: Start, ear: Ear) -> None:
    now_s = 0.0

    class TakesThreeTimesTooLong(Script):
        def read(self) -> Pixels | None:
            nonlocal now_s
            now_s += 0.12
            return super().read()

    film = TakesThreeTimesTooLong([np.full((64, 64, 3), 100, np.uint8)] * 60)
    film.interval_s, film.comes_back, film.gone = 0.04, False, CameraState.ENDED
    start("film.avi", open_source=film, monotonic_s=lambda: now_s, room=(64, 64))
    ear.wait_for_state(CameraState.ENDED)
    assert 20 <= len(ear.pictures) <= 31


def test_the_picture_is_scaled_to_the_room_it_has(start: Start, ear: Ear, film: Path) -> None:
    start(str(film), room=(400, 400))
    ear.wait_for(lambda: bool(ear.pictures))
    picture = ear.pictures[0]
    assert (picture.width_px, picture.height_px) == (400, 225)
    assert len(picture.pixels) == 400 * 225 * 4
    blue, green, red, _ = (np.frombuffer(picture.pixels, np.uint8).reshape(225, 400, 4)).mean((0, 1))
    seen = blank_frame().mean((0, 1))
    assert np.allclose((blue, green, red), seen, atol=6)


def test_without_room_no_picture_is_made(start: Start, ear: Ear, film: Path) -> None:
    start(str(film))
    ear.wait_for_state(CameraState.ENDED)
    assert ear.pictures == []


def test_a_missing_device_and_a_missing_film_are_said_to_be_missing(
    start: Start, ear: Ear, tmp_path: Path
) -> None:
    start(str(tmp_path / "none.avi"))
    ear.wait_for_state(CameraState.MISSING)
    ear.states.clear()
    start("/dev/video249")
    ear.wait_for_state(CameraState.MISSING)


@pytest.mark.parametrize(
    "content", [b"", b"no film at all\n" * 999, b"RIFF\xff\xff\xff\x7fAVI LIST" + b"\xa5" * 4_096]
)
def test_garbage_as_a_film_can_not_be_played(start: Start, ear: Ear, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "garbage.avi").write_bytes(content)
    start(str(tmp_path / "garbage.avi"))
    ear.wait_for_state(CameraState.UNREADABLE)


def test_a_film_cut_off_in_the_middle_ends_there(start: Start, ear: Ear, film: Path, tmp_path: Path) -> None:
    whole = film.read_bytes()
    (tmp_path / "half.avi").write_bytes(whole[: len(whole) // 2])
    start(str(tmp_path / "half.avi"))
    ear.wait_for_state(CameraState.ENDED)
    assert CameraState.RUNNING in ear.states


def test_a_covered_lens_is_said_and_the_picture_comes_back(start: Start, ear: Ear, tmp_path: Path) -> None:
    frames = [blank_frame()] * 6 + [black_frame()] * 15 + [blank_frame()] * 9
    start(str(write_film(tmp_path / "covered.avi", frames)))
    ear.wait_for_state(CameraState.ENDED)
    assert ear.states[1:] == [CameraState.RUNNING, CameraState.BLACK, CameraState.RUNNING, CameraState.ENDED]


def test_a_dark_shop_is_not_black_and_a_single_dark_frame_neither(
    start: Start, ear: Ear, tmp_path: Path
) -> None:
    dark = (blank_frame() * 0.15).astype(np.uint8)
    frames = [dark] * 15 + [black_frame()] + [dark] * 6
    start(str(write_film(tmp_path / "dark.avi", frames)))
    ear.wait_for_state(CameraState.ENDED)
    assert CameraState.BLACK not in ear.states


def test_a_network_camera_is_read_loses_its_cable_and_comes_back_by_itself(start: Start, ear: Ear) -> None:
    with network_camera(camera_frame(qr_picture("STREAM 1"))) as camera:
        scanner = start(camera.address)
        ear.wait_for(lambda: ear.counted == ["STREAM 1"])
        camera.pull_the_cable()
        ear.wait_for(lambda: CameraState.UNPLUGGED in ear.states)
        ear.wait_for(lambda: ear.states[-1] is CameraState.UNREACHABLE)
        camera.plug_in()
        ear.wait_for_state(CameraState.RUNNING)
        assert scanner.stop(wait_s=10)
    assert ear.states[-1] is CameraState.OFF


def test_a_network_camera_that_does_not_answer_is_unreachable(start: Start, ear: Ear) -> None:
    with network_camera(blank_frame()) as camera:
        address = camera.address
    start(address)
    ear.wait_for_state(CameraState.UNREACHABLE)


def test_an_unplugged_device_runs_again_when_it_is_plugged_in(start: Start, ear: Ear) -> None:
    held = threading.Event()
    gone = [CameraState.MISSING] * 5
    script = Script([blank_frame()] * 3, *gone, [camera_frame(qr_picture("BACK"))], then=held)
    start("0", open_source=script)
    ear.wait_for(lambda: ear.counted == ["BACK"])
    held.set()
    expected = [
        CameraState.OPENING,
        CameraState.RUNNING,
        CameraState.UNPLUGGED,
        CameraState.MISSING,
        CameraState.RUNNING,
    ]
    assert ear.states[: len(expected)] == expected
    assert script.closed >= script.opened - 1


@pytest.mark.parametrize("refusal", [CameraState.IN_USE, CameraState.PERMISSION_DENIED, CameraState.MISSING])
def test_a_refused_device_is_tried_until_it_opens(start: Start, ear: Ear, refusal: CameraState) -> None:
    held = threading.Event()
    start("0", open_source=Script(*[refusal] * 4, [blank_frame()], then=held))
    ear.wait_for_state(CameraState.RUNNING)
    held.set()
    assert ear.states == [CameraState.OPENING, refusal, CameraState.RUNNING]


def test_a_device_that_falls_silent_is_said_to_be_stalled_and_recovers(start: Start, ear: Ear) -> None:
    silent, held = threading.Event(), threading.Event()

    class Hangs(Script):
        def read(self) -> Pixels | None:
            if len(self.frames) == 1:
                silent.wait(10)
            return super().read()

    start("0", open_source=Hangs([blank_frame()] * 3, then=held))
    ear.wait_for_state(CameraState.STALLED)
    silent.set()
    ear.wait_for(lambda: ear.states[-2:] == [CameraState.STALLED, CameraState.RUNNING])
    held.set()


class SlowReader:
    """Looks at one frame until it is let go; keeps what it looked at."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.looked_at: list[int] = []
        self.efforts: list[Effort] = []

    def read(self, frame: Frame, effort: Effort = Effort.QUICK) -> tuple[FoundCode, ...]:
        self.looked_at.append(int(np.asarray(frame)[0, 0, 0]))
        self.efforts.append(effort)
        self.go_on.wait(10)
        return ()


def test_while_one_frame_is_read_the_others_pass_and_the_newest_is_next(start: Start, ear: Ear) -> None:
    reader, held = SlowReader(), threading.Event()
    numbered = [np.full((64, 64, 3), number, np.uint8) for number in range(100, 200)]
    first_looked_at = threading.Event()

    class Waits(Script):
        def read(self) -> Pixels | None:
            frame = super().read()
            if len(self.frames) == 98:
                while not reader.looked_at:
                    first_looked_at.wait(0.001)
            if not self.frames:
                reader.go_on.set()
            return frame

    start("0", open_source=Waits(numbered, then=held), reader=reader, room=(64, 64))
    ear.wait_for(lambda: len(ear.seen) == 2)
    held.set()
    assert reader.looked_at[0] in {100, 101}
    assert reader.looked_at[1:] == [199]
    assert len(ear.pictures) >= 98


def test_every_third_frame_without_a_code_is_worth_more_effort(
    start: Start, ear: Ear, tmp_path: Path
) -> None:
    reader = SlowReader()
    reader.go_on.set()
    start(str(write_film(tmp_path / "empty.avi", [blank_frame()] * 24)), reader=reader)
    ear.wait_for_state(CameraState.ENDED)
    quick, thorough = Effort.QUICK, Effort.THOROUGH
    assert reader.efforts == ([quick, quick, thorough] * 8)[: len(reader.efforts)]
    assert len(reader.efforts) >= 3


def test_stopping_leaves_no_thread_and_a_stopped_camera_says_nothing_more(start: Start, ear: Ear) -> None:
    with network_camera(blank_frame()) as source:
        camera = start(source.address, room=(320, 180))
        ear.wait_for(lambda: len(ear.seen) >= 3)
        assert camera.stop(wait_s=10)
        assert camera.state is CameraState.OFF
        heard = len(ear.seen), len(ear.pictures), list(ear.states)
        assert not {"capture", "codes"} & {thread.name for thread in threading.enumerate()}
        assert (len(ear.seen), len(ear.pictures), ear.states) == heard
        assert ear.states[-1] is CameraState.OFF


def test_a_driver_that_never_answers_does_not_hold_up_the_stop(start: Start, ear: Ear) -> None:
    driver = threading.Event()
    camera = start("0", open_source=Script([blank_frame()], then=driver))
    ear.wait_for_state(CameraState.RUNNING)
    assert not camera.stop(wait_s=0)
    assert ear.states[-1] is CameraState.OFF
    driver.set()
    assert camera.stop(wait_s=10)


def test_a_camera_started_again_at_once_waits_until_the_device_is_let_go(start: Start, ear: Ear) -> None:
    driver, closed = threading.Event(), threading.Event()
    opened_while_held: list[bool] = []

    class Device(Script):
        def open(self) -> CameraState:
            opened_while_held.append(self.opened > self.closed)
            return super().open()

        def close(self) -> None:
            super().close()
            closed.set()

    script = Device([blank_frame()], [blank_frame()], then=None)
    script.then = driver
    script.acts = [[blank_frame()]]
    camera = start("0", open_source=script)
    ear.wait_for_state(CameraState.RUNNING)
    camera.stop(wait_s=0)
    script.acts = [[blank_frame()]]
    camera.start()
    driver.set()
    ear.wait_for(lambda: ear.states.count(CameraState.RUNNING) == 2)
    assert closed.is_set()
    assert not any(opened_while_held)


def test_who_scans_nothing_loads_no_picture_libraries() -> None:
    """They take a fifth of a second, which is time until the sign-in screen."""
    told = (
        "import sys; import shuke.adapters.camera, shuke.adapters.code_reader as readers; readers.ReaderChain();"
        "print(*{'cv2', 'numpy', 'zxingcpp'} & set(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_a_camera_can_be_started_and_stopped_many_times(start: Start, ear: Ear, film: Path) -> None:
    camera = start(str(film))
    for _ in range(5):
        ear.wait_for_state(CameraState.RUNNING)
        camera.stop(wait_s=0)
        camera.start()
    ear.wait_for_state(CameraState.ENDED)
    assert ear.counted


class OneAtATime:
    """Takes as long for a picture as the test lets it."""

    def __init__(self) -> None:
        self.reading, self.go_on = threading.Event(), threading.Event()

    def read(self, frame: Frame, effort: Effort = Effort.QUICK) -> tuple[FoundCode, ...]:
        self.reading.set()
        self.go_on.wait(10)
        self.reading.clear()
        return ()


def test_another_source_is_opened_only_once_the_reader_is_through_with_the_last_one(ear: Ear) -> None:
    first, second = camera_source("0"), camera_source("1")
    assert first is not None
    assert second is not None
    over = threading.Event()
    reader = OneAtATime()
    opened: list[tuple[CameraSource, bool]] = []
    was_opened = threading.Event()

    def open_source(source: CameraSource) -> FrameSource:
        script = Script([blank_frame()] * 2, then=over)
        play = script.open

        def noted() -> CameraState:
            opened.append((source, reader.reading.is_set()))
            if source is second:
                was_opened.set()
            return play()

        script.open = noted  # type: ignore[method-assign]
        return script

    camera = ScanningCamera(first, reader, ear, timing=SOON, open_source=open_source)
    camera.start()
    assert reader.reading.wait(10)
    camera.look_through(second)
    assert camera.state is CameraState.OFF
    camera.start()
    over.set()
    was_opened.wait(0.2)  # what must not come yet
    reader.go_on.set()
    assert was_opened.wait(10)
    assert camera.stop(10)
    assert opened[:2] == [(first, False), (second, False)]
