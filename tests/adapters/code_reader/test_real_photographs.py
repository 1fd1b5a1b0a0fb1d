"""The decoders on real photographs, where these lie beside the project; generated frames carry the proof."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import cv2
import pytest

from shuke.adapters.code_reader import ReaderChain
from shuke.application.ports.scanning import Effort

PROJECT = Path(__file__).resolve().parents[3]
PHOTOGRAPHS = Path(os.environ.get("SHUKE_TEST_DATA", PROJECT / ".." / "shared" / "data"))

pytestmark = pytest.mark.skipif(
    not (PHOTOGRAPHS / "qr").is_dir(),
    reason=f"no photographs of codes in {PHOTOGRAPHS} (SHUKE_TEST_DATA can point elsewhere)",
)


def photographs(folder: str) -> Iterator[tuple[Path, str]]:
    for text_file in sorted((PHOTOGRAPHS / folder).glob("*.txt")):
        for picture in (text_file.with_suffix(".png"), text_file.with_suffix(".jpg")):
            if picture.is_file():
                yield picture, text_file.read_text("utf-8").strip()


@pytest.mark.parametrize(
    ("folder", "least_percent"),
    [
        ("qr/qrcode-1", 95),
        ("qr/qrcode-2", 88),
        ("qr/qrcode-3", 95),
        ("qr/qrcode-4", 95),
        ("qr/qrcode-5", 95),
        ("ean13/ean13-3", 95),
        ("ean13/ean13-5", 83),  # none of them by zxing-cpp or OpenCV
    ],
)
def test_real_photographs_are_read(folder: str, least_percent: int) -> None:
    reader, read, count = ReaderChain(), 0, 0
    for picture, text in photographs(folder):
        codes = reader.read(cv2.imread(str(picture)), Effort.STILL)
        count += 1
        read += text in {code.text for code in codes}
    assert count
    assert 100 * read >= least_percent * count
