from __future__ import annotations

import pytest

from shuke.domain.scanning.camera import CameraSource, CameraState, SourceKind, camera_source


@pytest.mark.parametrize(
    ("text", "kind", "address"),
    [
        ("0", SourceKind.DEVICE, "0"),
        (" 02 ", SourceKind.DEVICE, "2"),
        ("/dev/video2", SourceKind.DEVICE, "/dev/video2"),
        ("rtsp://10.0.0.7/live", SourceKind.STREAM, "rtsp://10.0.0.7/live"),
        ("HTTPS://cam.shop/mjpg", SourceKind.STREAM, "HTTPS://cam.shop/mjpg"),
        ("/tmp/会员.avi", SourceKind.FILE, "/tmp/会员.avi"),
        (r"C:\video\tour.avi", SourceKind.FILE, r"C:\video\tour.avi"),
    ],
)
def test_a_source_is_told_from_its_text(text: str, kind: SourceKind, address: str) -> None:
    assert camera_source(text) == CameraSource(kind, address)


@pytest.mark.parametrize(
    "text", ["", "  ", "99999", "file:///etc/passwd", "concat://a|b", "a\x00b", "x" * 2_000]
)
def test_what_names_no_source_is_none(text: str) -> None:
    assert camera_source(text) is None


def test_a_streams_password_is_never_shown() -> None:
    source = camera_source("rtsp://owner:geheim@10.0.0.7:554/live?token=geheim")
    assert source is not None
    assert source.named == "rtsp://10.0.0.7:554"
    assert "geheim" not in repr(source)
    assert "geheim" not in f"{source}"


def test_a_file_or_device_is_shown_as_it_is_named() -> None:
    source = camera_source("/dev/video2")
    assert source is not None
    assert source.named == "/dev/video2"


def test_dark_pictures_are_pictures_too() -> None:
    shown = {state for state in CameraState if state.shows_picture}
    assert shown == {CameraState.RUNNING, CameraState.BLACK}
