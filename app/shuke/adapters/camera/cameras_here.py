"""Which cameras this machine has, each with a name for people and an address that stays its own.

A camera's number changes with the order in which cameras are plugged in. Linux keeps links that name maker, model
and serial number; Windows and macOS have paths of their own, which are looked up among the numbers when a camera is
opened.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from shuke.application.ports.scanning import CameraHere
from shuke.domain.scanning.camera import PATH_PREFIX

__all__ = ["NumberedCamera", "cameras_here", "linux_cameras"]


@dataclass(frozen=True, slots=True)
class NumberedCamera(CameraHere):
    """`number` is what the system counts it as just now."""

    number: str = ""


def cameras_here() -> list[NumberedCamera]:
    """Asks the system, opens none. On any thread; may take some tenths of a second."""
    return linux_cameras(Path("/")) if sys.platform == "linux" else _elsewhere()


def linux_cameras(root: Path) -> list[NumberedCamera]:
    """Every device that delivers pictures: of a camera's several files the first."""
    found = {}
    for folder in ("dev/v4l/by-path", "dev/v4l/by-id"):  # what is named by its place moves with its plug
        for link in sorted((root / folder).glob("*-index0")):
            found[link.resolve().name] = f"/{folder}/{link.name}"
    numbered = sorted(
        (root / "sys/class/video4linux").glob("video*"), key=lambda each: (len(each.name), each.name)
    )
    cameras = []
    for entry in numbered:
        number = entry.name.removeprefix("video")
        if entry.name not in found and _read(entry / "index") != "0":
            continue
        name = _read(entry / "name") or entry.name
        cameras.append(NumberedCamera(found.get(entry.name, number), name, number))
    return cameras


def _elsewhere() -> list[NumberedCamera]:
    import cv2  # noqa: PLC0415  (late: 140 ms)
    from cv2_enumerate_cameras import enumerate_cameras  # noqa: PLC0415  (not there on Linux)

    driver = cv2.CAP_DSHOW if sys.platform == "win32" else cv2.CAP_AVFOUNDATION
    return [
        NumberedCamera(
            f"{PATH_PREFIX}{each.path}" if each.path else str(each.index), each.name, str(each.index)
        )
        for each in enumerate_cameras(driver)
    ]


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
