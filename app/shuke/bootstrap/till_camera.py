"""The till's camera: open while the scan panel is, and for a while after a sale where members come by it; dark
otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from shuke.adapters.camera.scanning_camera import ScanningCamera
from shuke.adapters.code_reader.chain import ReaderChain
from shuke.application.settings import Setting
from shuke.domain.scanning.camera import CameraSource, CameraState, SourceKind, camera_source, camera_tuning
from shuke.domain.scanning.found_code import CodesSeen, Legibility
from shuke.presenters.camera_view import CameraViewPresenter
from shuke.ui.camera_relay import CameraRelay
from shuke.ui.camera_view import CameraView
from shuke.ui.speech import Speaker

__all__ = ["FIRST_CAMERA", "TillCamera", "kept_camera"]

FIRST_CAMERA = "0"
"""The first camera of the machine."""


class TillCamera(QObject):
    """Camera, reader and picture plugged together.

    Args:
        source: a device, a film or a stream, and how it is set.
        scanned: told each code that counts and can be read.
        changed: told how the camera is.
        looked: told what the newest frame showed.
    """

    def __init__(
        self,
        source: CameraSource,
        speaker: Speaker,
        scanned: Callable[[str], None],
        changed: Callable[[CameraState], None],
        looked: Callable[[CodesSeen], None] | None = None,
    ) -> None:
        super().__init__()
        self.view = CameraView(speaker)
        self._presenter = CameraViewPresenter(self.view.render_state)
        self._relay = CameraRelay(self)
        self._camera = ScanningCamera(source, ReaderChain(), self._relay)
        self._scanned = scanned
        self._since_ms = 0
        self._relay.camera_changed_to.connect(self._presenter.camera_changed)
        self._relay.camera_changed_to.connect(changed)
        self._relay.picture_arrived.connect(self.view.show_picture)
        self._relay.codes_looked_at.connect(self._presenter.codes_seen)
        if looked is not None:
            self._relay.codes_looked_at.connect(looked)
        self._relay.code_scanned.connect(self._counted)
        self.view.room_changed.connect(self._camera.show_at)

    @property
    def state(self) -> CameraState:
        return self._camera.state

    @property
    def marked(self) -> bool:
        """A code is being read just now."""
        return self._presenter.state.marked is not None

    def use(self, source: CameraSource) -> None:
        """Look through another camera from now on; it stays closed until it is wanted."""
        self._camera.look_through(source)
        self.look_anew()

    def look_anew(self) -> None:
        """What was read before is nobody's scan any more; what is in the picture from now on is one, also if it was
        there before."""
        self._since_ms = self._camera.look_anew()

    def watch(self, *, wanted: bool) -> None:
        """Open it while somebody wants to scan; its light is off and it costs nothing otherwise."""
        if wanted:
            self._camera.start()
        else:
            self._camera.stop(0)

    def judged(self, *, good: bool) -> None:
        """What became of the code that was just read colours its frame; the words stand beside the picture."""
        if good:
            self._presenter.scan_accepted("")
        else:
            self._presenter.scan_refused("")

    def close(self) -> None:
        self._camera.stop()

    def _counted(self, seen: CodesSeen) -> None:
        code = seen.counted
        if code is not None and code.legibility is Legibility.READABLE and seen.taken_at_ms >= self._since_ms:
            self._scanned(code.text)


def kept_camera(setting: Callable[[Setting, str], str]) -> CameraSource:
    """What the settings name; the first camera of the machine where they name nothing sensible."""
    source = camera_source(setting(Setting.CAMERA, FIRST_CAMERA)) or CameraSource(
        SourceKind.DEVICE, FIRST_CAMERA
    )
    return replace(source, tuning=camera_tuning(setting(Setting.CAMERA_TUNING, "")))
