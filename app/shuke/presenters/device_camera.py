"""The camera: which, and a look through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.devices import change_settings
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.domain.scanning.camera import CameraSource, SourceKind, camera_source
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import devices as words
from shuke.wording.said import Words, said

__all__ = ["MOST_NUMBERED", "CameraPorts", "DeviceCameraPresenter", "DeviceCameraState"]

MOST_NUMBERED = 4
"""Cameras of this machine that are offered by number."""

_MOST_TYPED = 1024
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CameraPorts:
    """What the camera's page can have done.

    Attributes:
        current: the address in use; may hold a stream's password.
        use: look through another one from now on, at the counter and here.
        preview: open the camera for this page, or close it.
        put: keep a setting; on the lane `COUNTER`.
    """

    current: Callable[[], str]
    use: Callable[[str], None]
    preview: Callable[[bool], None]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceCameraState:
    """What the page shows. `number` is the chosen device's, None for another kind.

    Attributes:
        in_use: the camera as it may be shown: a stream without its password.
        read: what the preview read last.
    """

    kind: SourceKind = SourceKind.DEVICE
    number: int | None = 0
    typed: str = ""
    in_use: Words = ""
    previewing: bool = False
    read: Words = ""
    fault: Words = ""
    notice: Notice | None = None


class DeviceCameraPresenter(Shown[DeviceCameraState]):
    def __init__(self, office: OfficeWork, ports: CameraPorts) -> None:
        super().__init__(DeviceCameraState())
        self._office = office
        self._ports = ports

    def open(self) -> None:
        source = self._in_use()
        typed = source.address if source.kind is SourceKind.FILE else ""
        self._show(
            DeviceCameraState(source.kind, _number(source), typed, self._named(), self._state.previewing)
        )

    def choose_kind(self, kind: SourceKind) -> None:
        """A device is taken as soon as its number is chosen; an address when it is typed whole."""
        number = _number(self._in_use())
        self._show(replace(self._state, kind=kind, number=number, typed="", fault="", notice=None))

    def choose_number(self, number: int) -> None:
        self._take(CameraSource(SourceKind.DEVICE, str(number)))

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_MOST_TYPED], fault="", notice=None))

    def submit(self) -> None:
        """Enter: take the address that is typed."""
        typed = self._state.typed.strip()
        source = camera_source(typed)
        if not typed:
            self._show(replace(self._state, fault=words.CAMERA_MISSING))
        elif source is None or source.kind is not self._state.kind:
            self._show(replace(self._state, fault=words.CAMERA_WRONG))
        else:
            self._take(source)

    def preview(self, wanted: bool) -> None:
        """The camera's light is on only while somebody looks."""
        if wanted != self._state.previewing:
            self._ports.preview(wanted)
            self._show(replace(self._state, previewing=wanted, read=""))

    def scanned(self, text: str) -> None:
        """The preview read a code."""
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
        self._show(replace(self._state, read=said(words.CAMERA_READ, text=shown)))

    def _take(self, source: CameraSource) -> None:
        kept = ((Setting.CAMERA, source.address),)
        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, kept),
            lambda refused: self._kept(refused, source),
            self._trouble,
        )

    def _kept(self, refused: Refused | None, source: CameraSource) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        self._ports.use(source.address)
        if self._state.previewing:
            self._ports.preview(True)
        self._show(
            replace(
                self._state,
                kind=source.kind,
                number=_number(source),
                in_use=self._named(),
                read="",
                notice=Notice(words.CAMERA_TAKEN, NoticeTone.GOOD),
            )
        )

    def _in_use(self) -> CameraSource:
        return camera_source(self._ports.current()) or CameraSource(SourceKind.DEVICE, "0")

    def _named(self) -> Words:
        source = self._in_use()
        number = _number(source)
        return source.named if number is None else said(words.CAMERA_NUMBER, number=number)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _number(source: CameraSource) -> int | None:
    """The device's number, if it is one of those offered."""
    by_number = source.kind is SourceKind.DEVICE and source.address.isdigit()
    return int(source.address) if by_number and int(source.address) < MOST_NUMBERED else None
