"""Where frames come from, one at a time: what the capture thread asks of any source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from shuke.domain.scanning.camera import CameraState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = ["FrameSource"]


class FrameSource(Protocol):
    """Opened, read and closed by one thread. May be opened again after it was closed."""

    @property
    def interval_s(self) -> float:
        """Time from frame to frame of a film; 0 for what delivers at its own pace. Known once open."""

    @property
    def gone(self) -> CameraState:
        """What it means when an open source delivers no frame any more."""

    @property
    def comes_back(self) -> bool:
        """Whether opening it again later makes sense."""

    def open(self) -> CameraState:
        """RUNNING, or why not. Nothing is raised for a source that is missing, busy or broken."""

    def read(self) -> Pixels | None:
        """The next frame, blue, green, red, an array of its own; None if there is none any more."""

    def skip(self) -> bool:
        """Pass over one frame, cheaper than reading it; False if there is none any more."""

    def close(self) -> None:
        """Let go of it. Closing what is closed does nothing."""
