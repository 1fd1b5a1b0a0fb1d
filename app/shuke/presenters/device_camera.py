"""The camera: which, how it is set, and a look through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from shuke.application.devices import change_settings
from shuke.application.ports.scanning import CameraHere
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.domain.scanning.camera import CameraSource, CameraTuning, PictureSize, SourceKind, camera_source
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import devices as words
from shuke.wording.said import Words, said

__all__ = ["CameraPorts", "DeviceCameraPresenter", "DeviceCameraState"]

_MOST_NUMBERED = 4
"""Cameras that are offered by number where the machine does not name any."""

_FOCUSES = tuple(range(0, 256, 15))
_MOST_TYPED = 1024
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class CameraPorts:
    """What the camera's page can have done.

    Attributes:
        current: the camera in use; its address may hold a stream's password.
        use: look through this one from now on, at the counter and here.
        here: the cameras of this machine; asks the system, so on a lane.
        exposures: what a camera can be asked for, from dark to bright.
        preview: open the camera for this page, or close it.
        put: keep a setting; on the lane `COUNTER`.
    """

    current: Callable[[], CameraSource]
    use: Callable[[CameraSource], None]
    here: Callable[[], Sequence[CameraHere]]
    exposures: tuple[int, ...]
    preview: Callable[[bool], None]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceCameraState:
    """What the page shows.

    Attributes:
        cameras: this machine's, by number where it does not say which it has.
        chosen: the address of the one of them that is in use; empty for another kind.
        in_use: the camera as it may be shown: a stream without its password.
        read: what the preview read last.
    """

    kind: SourceKind = SourceKind.DEVICE
    cameras: tuple[CameraHere, ...] = ()
    chosen: str = ""
    tuning: CameraTuning = field(default_factory=CameraTuning)
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
        source = self._ports.current()
        typed = source.address if source.kind is SourceKind.FILE else ""
        self._show(
            replace(
                self._state,
                kind=source.kind,
                chosen=_chosen(source),
                tuning=source.tuning,
                typed=typed,
                in_use=self._named(source),
                fault="",
                notice=None,
            )
        )
        self._office.background.run(Lane.CODE, self._ports.here, self._found)

    def choose_kind(self, kind: SourceKind) -> None:
        """A device is taken as soon as it is chosen; an address when it is typed whole."""
        self._show(replace(self._state, kind=kind, typed="", fault="", notice=None))

    def choose_camera(self, address: str) -> None:
        """Another one begins as its driver likes it."""
        source = camera_source(address)
        if source is not None and source.address != self._state.chosen:
            self._take(source)

    # how it is set

    def choose_size(self, size: PictureSize) -> None:
        self._tune(replace(self._state.tuning, size=size))

    def turn(self) -> None:
        """A quarter, clockwise."""
        self._tune(replace(self._state.tuning, quarter_turns=(self._state.tuning.quarter_turns + 1) % 4))

    def mirror(self) -> None:
        self._tune(replace(self._state.tuning, mirrored=not self._state.tuning.mirrored))

    def expose(self, step: int) -> None:
        """-1 darker, 1 brighter, 0: the camera sees to it."""
        tuning = self._state.tuning
        self._tune(replace(tuning, exposure=_stepped(self._ports.exposures, tuning.exposure, step)))

    def focus(self, step: int) -> None:
        """-1 farther, 1 nearer, 0: the camera sees to it."""
        tuning = self._state.tuning
        self._tune(replace(tuning, focus=_stepped(_FOCUSES, tuning.focus, step)))

    def _tune(self, tuning: CameraTuning) -> None:
        self._take(replace(self._ports.current(), tuning=tuning))

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

    def _found(self, cameras: Sequence[CameraHere]) -> None:
        offered = tuple(cameras) or tuple(CameraHere(str(number), "") for number in range(_MOST_NUMBERED))
        self._show(replace(self._state, cameras=offered, in_use=self._named(self._ports.current(), offered)))

    def _take(self, source: CameraSource) -> None:
        kept = ((Setting.CAMERA, source.address), (Setting.CAMERA_TUNING, source.tuning.told))
        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, kept),
            lambda refused: self._kept(refused, source),
            self._trouble,
        )

    def _kept(self, refused: Refused | None, source: CameraSource) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        other = source.address != self._ports.current().address
        self._ports.use(source)
        if self._state.previewing:
            self._ports.preview(True)
        self._show(
            replace(
                self._state,
                kind=source.kind,
                chosen=_chosen(source),
                tuning=source.tuning,
                in_use=self._named(source),
                read="",
                notice=Notice(words.CAMERA_TAKEN, NoticeTone.GOOD) if other else None,
            )
        )

    def _named(self, source: CameraSource, cameras: Sequence[CameraHere] | None = None) -> Words:
        """What its maker calls it, as far as it is plugged in; else as it is addressed."""
        known = self._state.cameras if cameras is None else cameras
        name = next((each.name for each in known if each.address == source.address), "")
        by_number = source.kind is SourceKind.DEVICE and source.address.isdigit()
        return name or (said(words.CAMERA_NUMBER, number=source.address) if by_number else source.named)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _chosen(source: CameraSource) -> str:
    return source.address if source.kind is SourceKind.DEVICE else ""


def _stepped(steps: tuple[int, ...], now: int | None, step: int) -> int | None:
    """The next of these numbers; from the middle where the camera saw to it so far."""
    if not step:
        return None
    at = len(steps) // 2 if now is None else min(range(len(steps)), key=lambda place: abs(steps[place] - now))
    return steps[max(0, min(len(steps) - 1, at + step))]
