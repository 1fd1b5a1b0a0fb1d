"""From the camera's threads to the windows: one queued signal, and only as often as the windows can follow."""

from __future__ import annotations

from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal

from shuke.application.ports.scanning import ShownPicture
from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import CodesSeen

__all__ = ["CameraRelay"]

_MOST_SCANS = 32
_MOST_STATES = 32


class CameraRelay(QObject):
    """The `CameraListener` of the windows. Make it on their thread; its signals are emitted there.

    Pictures and looks replace each other while the window's thread is busy; scans and states do not get lost.
    """

    camera_changed_to = Signal(object)
    """CameraState."""
    picture_arrived = Signal(object)
    """ShownPicture, the newest."""
    codes_looked_at = Signal(object)
    """CodesSeen of the newest frame, and of every frame with a scan before it."""
    code_scanned = Signal(object)
    """CodesSeen whose `counted` is a scan. It may be illegible: see `FoundCode.legibility`."""

    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._on_its_way = False
        self._states: list[CameraState] = []
        self._picture: ShownPicture | None = None
        self._scans: list[CodesSeen] = []
        self._look: CodesSeen | None = None
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def camera_changed(self, state: CameraState) -> None:
        with self._lock:
            self._states = [*self._states, state][-_MOST_STATES:]
        self._wake()

    def picture_came(self, picture: ShownPicture) -> None:
        with self._lock:
            self._picture = picture
        self._wake()

    def codes_seen(self, seen: CodesSeen) -> None:
        with self._lock:
            self._look = seen
            if seen.counted is not None:
                self._scans = [*self._scans, seen][-_MOST_SCANS:]
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            waiting, self._on_its_way = self._on_its_way, True
        if not waiting:
            self._came.emit()

    def _deliver(self) -> None:
        with self._lock:
            self._on_its_way = False
            states, self._states = self._states, []
            picture, self._picture = self._picture, None
            scans, self._scans = self._scans, []
            look, self._look = self._look, None
        for state in states:
            self.camera_changed_to.emit(state)
        if picture is not None:
            self.picture_arrived.emit(picture)
        for seen in scans:
            self.codes_looked_at.emit(seen)
            self.code_scanned.emit(seen)
        if look is not None and look not in scans:
            self.codes_looked_at.emit(look)
