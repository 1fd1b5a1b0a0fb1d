"""Which camera, and how it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CameraSource", "CameraState", "SourceKind", "camera_source"]

_MOST_ADDRESS = 1024
_STREAM_SCHEMES = ("rtsp://", "rtsps://", "http://", "https://")


class SourceKind(StrEnum):
    DEVICE = "device"
    FILE = "file"
    STREAM = "stream"


class CameraState(StrEnum):
    """What there is to see, or why there is nothing. Each has a sentence in `shuke.wording.scanning`."""

    OFF = "off"
    OPENING = "opening"
    RUNNING = "running"
    BLACK = "black"
    MISSING = "missing"
    IN_USE = "in_use"
    PERMISSION_DENIED = "permission_denied"
    UNREACHABLE = "unreachable"
    UNPLUGGED = "unplugged"
    STALLED = "stalled"
    UNREADABLE = "unreadable"
    ENDED = "ended"

    @property
    def shows_picture(self) -> bool:
        """Frames are coming, dark ones included."""
        return self in {CameraState.RUNNING, CameraState.BLACK}


@dataclass(frozen=True, slots=True)
class CameraSource:
    """Where pictures come from.

    `address` is a device's number or path, a video file's path, or a stream's address; the last may hold a
    password, so it is shown to nobody and logged nowhere: `named` is for that.
    """

    kind: SourceKind
    address: str

    @property
    def named(self) -> str:
        """The source as it may be shown: a stream without what comes before its host."""
        if self.kind is not SourceKind.STREAM:
            return self.address
        scheme, _, rest = self.address.partition("://")
        host = rest.split("/", 1)[0].split("?", 1)[0].rpartition("@")[2]
        return f"{scheme}://{host}"

    def __repr__(self) -> str:
        return f"CameraSource({self.kind}, {self.named})"


def camera_source(text: str) -> CameraSource | None:
    """A source from what a person or a settings file says; None if it names none.

    A number or a path below /dev is a device, an address with a known scheme a stream, anything else a file.
    """
    address = text.strip()
    if not address or len(address) > _MOST_ADDRESS or not address.isprintable():
        return None
    if address.isascii() and address.isdigit():
        return CameraSource(SourceKind.DEVICE, str(int(address))) if len(address) <= 3 else None
    if address.startswith("/dev/"):
        return CameraSource(SourceKind.DEVICE, address)
    if address.lower().startswith(_STREAM_SCHEMES):
        return CameraSource(SourceKind.STREAM, address)
    return None if "://" in address else CameraSource(SourceKind.FILE, address)
