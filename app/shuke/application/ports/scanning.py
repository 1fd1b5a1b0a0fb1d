"""Reading codes: from one picture, and from a running camera."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Protocol

from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import CodesSeen, FoundCode

__all__ = [
    "Camera",
    "CameraHere",
    "CameraListener",
    "CodeReader",
    "Effort",
    "Frame",
    "ScannerHere",
    "ShownPicture",
]


class Frame(Protocol):
    """Pixels, 8 bits each: (height, width) grey or (height, width, 3) in the order blue, green, red.
    A numpy array is one."""

    @property
    def shape(self) -> tuple[Any, ...]: ...


class Effort(Enum):
    """How much time a picture is worth."""

    QUICK = auto()
    """A frame of a running camera: the next one comes in 33 ms."""
    THOROUGH = auto()
    """A frame after several that showed nothing."""
    STILL = auto()
    """A photograph: there is no next one."""


class CodeReader(Protocol):
    def read(self, frame: Frame, effort: Effort = Effort.QUICK) -> tuple[FoundCode, ...]:
        """The codes in the picture, the one nearest its centre first; empty if there is none.

        Safe to call from any one thread at a time. What a code holds never raises: see `Legibility`.
        """


class ShownPicture(Protocol):
    """A frame made ready to be shown, at the size asked for and nothing left to convert."""

    @property
    def pixels(self) -> memoryview:
        """Rows of blue, green, red, unused (32 bits a pixel), `4 * width_px` bytes each. Read only."""

    @property
    def width_px(self) -> int: ...

    @property
    def height_px(self) -> int: ...


@dataclass(frozen=True, slots=True)
class CameraHere:
    """A camera of this machine. `address` stays its own, wherever and in whatever order it is plugged in, as far
    as the system can tell; `name` is what its maker calls it."""

    address: str
    name: str


class CameraListener(Protocol):
    """What a camera announces. Called from the camera's own threads: return at once, touch no window."""

    def camera_changed(self, state: CameraState) -> None: ...

    def picture_came(self, picture: ShownPicture) -> None: ...

    def codes_seen(self, seen: CodesSeen) -> None:
        """Once for every frame that was looked at, also if nothing was found."""


class Camera(Protocol):
    """A source of frames that looks for codes by itself while it is started; closed and dark otherwise."""

    def start(self) -> None:
        """Open and keep it open, through being unplugged, until `stop`. Returns at once."""

    def stop(self, wait_s: float = 1.0) -> bool:
        """Close it; nothing is announced any more but OFF. Started again by `start`.

        True if everything has ended within the time; False if something is not through yet (a driver that
        answers late), which then ends by itself. A window passes 0, so that it never waits for a driver.
        """

    def show_at(self, width_px: int, height_px: int) -> None:
        """Make pictures that fit into this many pixels of the screen; 0 makes none."""


@dataclass(frozen=True, slots=True)
class ScannerHere:
    """A hand scanner on USB, or a serial port that one may be on. `address` stays its own as far as the system can
    tell; `name` is for people: where it is and what it calls itself."""

    address: str
    name: str
