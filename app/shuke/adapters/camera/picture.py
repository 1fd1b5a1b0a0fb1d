"""What is done to a frame besides reading codes: made ready to be shown, judged black."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shuke.adapters.opencv import opencv

if TYPE_CHECKING:
    from shuke.adapters.camera.source import Pixels

__all__ = ["ReadyPicture", "looks_black", "ready_picture"]

_SAMPLE_EVERY_PX = 24
_BLACK_MEAN, _BLACK_SPREAD = 20.0, 5.0


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """See `ShownPicture`."""

    pixels: memoryview
    width_px: int
    height_px: int


def ready_picture(
    frame: Pixels, room_width_px: int, room_height_px: int, *, mirrored: bool = False
) -> ReadyPicture:
    """The frame as large as fits into the room, in the 32-bit format that windows draw without converting."""
    cv2 = opencv()
    height, width = frame.shape[:2]
    scale = min(room_width_px / width, room_height_px / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size != (width, height):
        # Halving with INTER_AREA is as fast as linear and does not shimmer; linear is right for enlarging.
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        frame = cv2.resize(frame, size, interpolation=way)
    if mirrored:
        frame = cv2.flip(frame, 1)
    shown = cv2.cvtColor(frame, cv2.COLOR_BGR2BGRA)
    return ReadyPicture(shown.data.cast("B"), size[0], size[1])


def looks_black(frame: Pixels) -> bool:
    """Nothing to see: dark, and the same everywhere. A dim shop has edges; a covered lens has only noise."""
    sample = frame[::_SAMPLE_EVERY_PX, ::_SAMPLE_EVERY_PX]
    return float(sample.mean()) < _BLACK_MEAN and float(sample.std()) < _BLACK_SPREAD
