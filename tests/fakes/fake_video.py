"""What Chromium takes for its camera: a picture that holds a QR, as a film of one frame."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from shuke.adapters.printing.qr import qr_dots

__all__ = ["camera_arguments", "film_of"]

_WIDTH, _HEIGHT = 640, 480


def film_of(text: str, path: Path) -> Path:
    """The code, grey on white, in the middle."""
    code = qr_dots(text, 6)
    picture = np.full((_HEIGHT, _WIDTH), 225, np.uint8)
    top, left = (_HEIGHT - code.shape[0]) // 2, (_WIDTH - code.shape[1]) // 2
    picture[top : top + code.shape[0], left : left + code.shape[1]] = np.where(code, 30, 225)
    colours = np.full(_WIDTH * _HEIGHT // 2, 128, np.uint8)
    head = f"YUV4MPEG2 W{_WIDTH} H{_HEIGHT} F10:1 Ip A1:1 C420mpeg2\n".encode()
    path.write_bytes(head + b"FRAME\n" + picture.tobytes() + colours.tobytes())
    return path


def camera_arguments(film: Path) -> list[str]:
    return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
