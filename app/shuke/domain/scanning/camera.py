"""Which camera, how it is set, and how it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "PATH_PREFIX",
    "CameraSource",
    "CameraState",
    "CameraTuning",
    "PictureSize",
    "SourceKind",
    "camera_source",
    "camera_tuning",
]

PATH_PREFIX = "camera:"
"""Before what Windows and macOS call a camera, which stays when it is plugged in elsewhere or later."""

_MOST_ADDRESS = 1024
_MOST_EXPOSURE = 10_000
_MOST_FOCUS = 1_023
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


class PictureSize(StrEnum):
    """How many pixels a camera is asked for; it may deliver others."""

    SMALL = "640x480"
    USUAL = "1280x720"
    LARGE = "1920x1080"

    @property
    def pixels(self) -> tuple[int, int]:
        width, height = self.value.split("x")
        return int(width), int(height)


@dataclass(frozen=True, slots=True)
class CameraTuning:
    """How a camera stands and what its driver is asked for. A driver may know none of it.

    Attributes:
        exposure, focus: None lets the camera see to it; else the driver's own numbers.
        mirrored: shown as in a mirror; codes are read as they are.
        quarter_turns: clockwise, 0 to 3: a camera that hangs on its side or upside down.
    """

    size: PictureSize = PictureSize.USUAL
    exposure: int | None = None
    focus: int | None = None
    mirrored: bool = False
    quarter_turns: int = 0

    def __post_init__(self) -> None:
        exposure, focus = self.exposure or 0, self.focus or 0
        if not (
            0 <= self.quarter_turns <= 3 and abs(exposure) <= _MOST_EXPOSURE and 0 <= focus <= _MOST_FOCUS
        ):
            raise ValueError(f"no camera is set like this: {self}")

    @property
    def told(self) -> str:
        """For a settings file; `camera_tuning` reads it."""
        words = [self.size.value, f"turn={self.quarter_turns}", f"mirror={int(self.mirrored)}"]
        words += [f"exposure={self.exposure}"] if self.exposure is not None else []
        words += [f"focus={self.focus}"] if self.focus is not None else []
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class CameraSource:
    """Where pictures come from.

    `address` is a device's number or path, a video file's path, or a stream's address; the last may hold a
    password, so it is shown to nobody and logged nowhere: `named` is for that.
    """

    kind: SourceKind
    address: str
    tuning: CameraTuning = field(default_factory=CameraTuning)

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

    A number, a path below /dev or `camera:` with a system's own name is a device, an address with a known scheme
    a stream, anything else a file.
    """
    address = text.strip()
    if not address or len(address) > _MOST_ADDRESS or not address.isprintable():
        return None
    if address.isascii() and address.isdigit():
        return CameraSource(SourceKind.DEVICE, str(int(address))) if len(address) <= 3 else None
    if address.startswith(("/dev/", PATH_PREFIX)):
        return CameraSource(SourceKind.DEVICE, address)
    if address.lower().startswith(_STREAM_SCHEMES):
        return CameraSource(SourceKind.STREAM, address)
    return None if "://" in address else CameraSource(SourceKind.FILE, address)


def camera_tuning(text: str) -> CameraTuning:
    """What `CameraTuning.told` wrote; whatever is damaged or unknown in it stays as it usually is."""
    size, _, rest = text.partition(" ")
    numbers = {}
    for word in rest.split():
        name, _, number = word.partition("=")
        if number.removeprefix("-").isascii() and number.removeprefix("-").isdecimal() and len(number) <= 6:
            numbers[name] = int(number)
    try:
        return CameraTuning(
            PictureSize(size) if size in set(PictureSize) else PictureSize.USUAL,
            numbers.get("exposure"),
            numbers.get("focus"),
            bool(numbers.get("mirror", 0)),
            numbers.get("turn", 0),
        )
    except ValueError:
        return CameraTuning()
