"""OpenCV, loaded late and told how to behave beside a window that must never stutter."""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

__all__ = ["opencv"]

# Read by OpenCV when it first opens something: how long a silent device holds a thread (its own default is
# 10 s), that FFmpeg writes no addresses to the terminal, and that Windows need not spend seconds on
# transforms that nobody asked for.
_SETTINGS = {
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
}


@cache
def opencv() -> ModuleType:
    """The module `cv2`. The first call takes about 140 ms, so it belongs to who needs a picture."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    import cv2  # noqa: PLC0415  (late, see above)

    cv2.utils.logging.setLogLevel(
        cv2.utils.logging.LOG_LEVEL_SILENT
    )  # it would print addresses, passwords too
    cv2.setNumThreads(1)  # its own threads would take every core for some ms, the window's too
    return cv2
