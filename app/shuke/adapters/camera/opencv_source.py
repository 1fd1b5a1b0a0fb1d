"""Devices, video files and streams by OpenCV.

OpenCV says only that opening failed. On Linux the device is asked first, which tells missing, forbidden and
busy apart; elsewhere a camera that opens but delivers nothing is taken as held by another program.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from shuke.adapters.camera.cameras_here import cameras_here
from shuke.adapters.opencv import opencv
from shuke.domain.scanning.camera import (
    PATH_PREFIX,
    CameraSource,
    CameraState,
    CameraTuning,
    SourceKind,
)

if TYPE_CHECKING:
    from shuke.adapters.camera.source import Pixels

__all__ = ["EXPOSURES", "OpenCvSource", "tune"]

_FRAMES_PER_S = 30
# What drivers behind V4L2 and DirectShow take for "by hand" and "by itself".
_EXPOSURE_BY_HAND, _EXPOSURE_BY_ITSELF = (1, 3) if sys.platform == "linux" else (0.25, 0.75)
_LEAST_SIDE_PX, _MOST_SIDE_PX = 16, 4096
_LEAST_FILM_RATE, _MOST_FILM_RATE = 1.0, 120.0
_STREAM_PATIENCE_MS = 3_000
_WARM_UP_READS = 5


class OpenCvSource:
    """See `FrameSource`."""

    def __init__(self, source: CameraSource) -> None:
        self._source = source
        self._capture: Any = None
        self._first: Pixels | None = None
        self._interval_s = 0.0

    @property
    def interval_s(self) -> float:
        return self._interval_s

    @property
    def gone(self) -> CameraState:
        return CameraState.ENDED if self._source.kind is SourceKind.FILE else CameraState.UNPLUGGED

    @property
    def comes_back(self) -> bool:
        return self._source.kind is not SourceKind.FILE

    def open(self) -> CameraState:
        self.close()
        obstacle = self._obstacle()
        if obstacle is not None:
            return obstacle
        cv2 = opencv()
        self._capture = self._opened(cv2)
        if not self._capture.isOpened():
            self.close()
            return self._closed_door
        self._first = self._first_frame()
        if self._first is None:
            self.close()
            return CameraState.IN_USE if self._source.kind is SourceKind.DEVICE else self._closed_door
        if self._source.kind is SourceKind.FILE:
            rate = self._capture.get(cv2.CAP_PROP_FPS)
            known = _LEAST_FILM_RATE <= rate <= _MOST_FILM_RATE  # false for nan, too
            self._interval_s = 1 / rate if known else 1 / _FRAMES_PER_S
        return CameraState.RUNNING

    def read(self) -> Pixels | None:
        if self._first is not None:
            frame, self._first = self._first, None
            return frame
        if self._capture is None:
            return None
        there, frame = self._capture.read()  # OpenCV catches its own errors in here and answers "not there"
        return self._upright(frame) if there and _plausible(frame) else None

    def skip(self) -> bool:
        self._first = None
        return self._capture is not None and bool(self._capture.grab())

    def close(self) -> None:
        self._first = None
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    @property
    def _closed_door(self) -> CameraState:
        match self._source.kind:
            case SourceKind.DEVICE:
                # Linux: the device is there, may be used, and yet does not open: somebody streams from it.
                return CameraState.IN_USE if sys.platform == "linux" else CameraState.MISSING
            case SourceKind.FILE:
                return CameraState.UNREADABLE
            case SourceKind.STREAM:
                return CameraState.UNREACHABLE

    def _obstacle(self) -> CameraState | None:
        """Why the source can't be opened, as far as the operating system says."""
        address = self._source.address
        match self._source.kind:
            case SourceKind.STREAM:
                return None
            case SourceKind.FILE:
                return _asked(Path(address), os.O_RDONLY, is_device=False)
            case SourceKind.DEVICE if sys.platform == "linux":
                path = Path(f"/dev/video{address}") if address.isdigit() else Path(address)
                return _asked(path, os.O_RDWR | os.O_NONBLOCK, is_device=True)
            case SourceKind.DEVICE:
                return None

    def _opened(self, cv2: Any) -> Any:
        address = self._source.address
        match self._source.kind:
            case (
                SourceKind.FILE
            ):  # named decoders: with CAP_ANY a name like a%02d.png is a series of pictures
                return cv2.VideoCapture(address, cv2.CAP_FFMPEG)
            case SourceKind.STREAM:
                patience = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _STREAM_PATIENCE_MS]
                patience += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, _STREAM_PATIENCE_MS]
                return cv2.VideoCapture(address, cv2.CAP_FFMPEG, patience)
        named = _number_of(address) if address.startswith(PATH_PREFIX) else address
        number = int(named) if named.isdigit() else named
        driver = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW}.get(sys.platform, cv2.CAP_ANY)
        capture = cv2.VideoCapture(number, driver)
        if capture.isOpened():
            capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))  # else USB allows 10 frames a s
            width_px, height_px = self._source.tuning.size.pixels
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, width_px)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height_px)
            capture.set(cv2.CAP_PROP_FPS, _FRAMES_PER_S)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            tune(capture, self._source.tuning)
        return capture

    def _first_frame(self) -> Pixels | None:
        """Proof that it delivers. Some cameras drop their first frames."""
        for _ in range(_WARM_UP_READS if self._source.kind is SourceKind.DEVICE else 1):
            there, frame = self._capture.read()
            if there and _plausible(frame):
                return self._upright(frame)
        return None

    def _upright(self, frame: Any) -> Pixels:
        turns = self._source.tuning.quarter_turns
        return cast("Pixels", opencv().rotate(frame, turns - 1) if turns else frame)


EXPOSURES = (
    (5, 10, 20, 39, 78, 156, 312, 625, 1250, 2500) if sys.platform == "linux" else tuple(range(-11, -1))
)
"""From dark to bright: V4L2 counts tenths of a millisecond, DirectShow powers of two of a second."""


def tune(capture: Any, tuning: CameraTuning) -> None:
    """Ask an open camera for exposure and focus. A driver that knows none of it says no, which does no harm."""
    cv2 = opencv()
    if tuning.exposure is None:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _EXPOSURE_BY_ITSELF)
    else:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _EXPOSURE_BY_HAND)
        capture.set(cv2.CAP_PROP_EXPOSURE, tuning.exposure)
    capture.set(cv2.CAP_PROP_AUTOFOCUS, tuning.focus is None)
    if tuning.focus is not None:
        capture.set(cv2.CAP_PROP_FOCUS, tuning.focus)


def _number_of(address: str) -> str:
    """The number that a camera has just now; a number that none has, if it is away."""
    return next((camera.number for camera in cameras_here() if camera.address == address), "999")


def _asked(path: Path, flags: int, *, is_device: bool) -> CameraState | None:
    """What the operating system says to opening it: None if it may be opened."""
    try:
        if not is_device and not path.is_file():
            return CameraState.MISSING
        os.close(os.open(path, flags))
    except PermissionError:
        return CameraState.PERMISSION_DENIED
    except OSError as refusal:
        return CameraState.IN_USE if refusal.errno == errno.EBUSY else CameraState.MISSING
    return None


def _plausible(frame: Any) -> bool:
    """A colour picture of a size a camera has: a damaged file may claim anything."""
    match frame.shape:
        case (height, width, 3):
            return bool(min(height, width) >= _LEAST_SIDE_PX and max(height, width) <= _MOST_SIDE_PX)
    return False
