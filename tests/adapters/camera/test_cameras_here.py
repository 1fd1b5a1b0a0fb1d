from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from shuke.adapters.camera import opencv_source
from shuke.adapters.camera.cameras_here import NumberedCamera, cameras_here, linux_cameras
from shuke.adapters.camera.opencv_source import OpenCvSource, tune
from shuke.domain.scanning.camera import CameraSource, CameraState, CameraTuning, SourceKind, camera_source

BY_ID = "/dev/v4l/by-id/usb-046d_HD_Webcam_C525_A1B2-video-index0"


def plugged_in(root: Path, number: int, name: str, index: int = 0, links: tuple[str, ...] = ()) -> None:
    entry = root / f"sys/class/video4linux/video{number}"
    entry.mkdir(parents=True)
    (entry / "name").write_text(name + "\n")
    (entry / "index").write_text(f"{index}\n")
    device = root / f"dev/video{number}"
    device.parent.mkdir(exist_ok=True)
    device.touch()
    for link in links:
        place = root / link.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(device)


def test_a_camera_keeps_its_address_when_its_number_changes(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    plugged_in(before, 0, "HD Webcam C525", links=(BY_ID, "/dev/v4l/by-path/pci-0-usb-1-video-index0"))
    plugged_in(after, 0, "Other")
    plugged_in(after, 2, "HD Webcam C525", links=(BY_ID,))
    assert linux_cameras(before) == [NumberedCamera(BY_ID, "HD Webcam C525", "0")]
    assert linux_cameras(after) == [
        NumberedCamera("0", "Other", "0"),
        NumberedCamera(BY_ID, "HD Webcam C525", "2"),
    ]


def test_a_file_of_a_camera_that_delivers_no_pictures_is_no_camera(tmp_path: Path) -> None:
    plugged_in(tmp_path, 0, "Cam", links=("/dev/v4l/by-path/pci-0-usb-1-video-index0",))
    plugged_in(tmp_path, 1, "Cam", index=1)
    assert [camera.address for camera in linux_cameras(tmp_path)] == [
        "/dev/v4l/by-path/pci-0-usb-1-video-index0"
    ]
    assert linux_cameras(tmp_path / "nothing") == []


def test_on_windows_a_camera_is_found_by_its_path_whatever_its_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = [
        SimpleNamespace(index=0, name="Integrated", path=r"\\?\usb#1"),
        SimpleNamespace(index=1, name="C525", path=r"\\?\usb#2"),
    ]
    monkeypatch.setitem(
        sys.modules, "cv2_enumerate_cameras", SimpleNamespace(enumerate_cameras=lambda _driver: seen)
    )
    monkeypatch.setattr(sys, "platform", "win32")
    address = r"camera:\\?\usb#2"
    assert NumberedCamera(address, "C525", "1") in cameras_here()
    opened: list[object] = []

    class Capture:
        def isOpened(self) -> bool:
            return False

        def release(self) -> None:
            pass

    def capture(number: object, _driver: int) -> Capture:
        opened.append(number)
        return Capture()

    monkeypatch.setattr(opencv_source.opencv(), "VideoCapture", capture)
    source = camera_source(address)
    assert source is not None
    assert OpenCvSource(source).open() is CameraState.MISSING
    seen[1].index = 4
    OpenCvSource(source).open()
    seen.clear()
    OpenCvSource(source).open()
    assert opened == [1, 4, 999]


def test_a_driver_is_asked_for_what_was_set() -> None:
    cv2 = opencv_source.opencv()

    class Driver(dict[int, float]):
        def set(self, name: int, value: float) -> bool:
            self[name] = value
            return False

    by_hand, by_itself = Driver(), Driver()
    tune(by_hand, CameraTuning(exposure=-5, focus=30))
    tune(by_itself, CameraTuning())
    assert (by_hand[cv2.CAP_PROP_EXPOSURE], by_hand[cv2.CAP_PROP_FOCUS]) == (-5, 30)
    assert not by_hand[cv2.CAP_PROP_AUTOFOCUS]
    assert by_itself[cv2.CAP_PROP_AUTOFOCUS]
    assert cv2.CAP_PROP_EXPOSURE not in by_itself
    assert by_hand[cv2.CAP_PROP_AUTO_EXPOSURE] != by_itself[cv2.CAP_PROP_AUTO_EXPOSURE]


def test_a_camera_that_hangs_on_its_side_delivers_upright_pictures(tmp_path: Path) -> None:
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:8, :8] = 255  # upper left
    film = tmp_path / "film.avi"
    cv2 = opencv_source.opencv()
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter.fourcc(*"MJPG"), 30, (64, 48))
    for _ in range(3):
        writer.write(picture)
    writer.release()
    corners = []
    for turns in range(4):
        source = OpenCvSource(CameraSource(SourceKind.FILE, str(film), CameraTuning(quarter_turns=turns)))
        assert source.open() is CameraState.RUNNING
        for frame in (source.read(), source.read()):
            assert frame is not None
            height, width = frame.shape[:2]
            bright = np.argwhere(frame[:, :, 0] > 128).mean(0) > (height / 2, width / 2)
        corners.append(((width, height), tuple(bool(each) for each in bright)))
        source.close()
    assert corners == [
        ((64, 48), (False, False)),
        ((48, 64), (False, True)),
        ((64, 48), (True, True)),
        ((48, 64), (True, False)),
    ]
