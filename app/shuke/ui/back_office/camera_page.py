"""The camera's page: which one, the live picture, and how it is set while one looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.domain.scanning.camera import CameraTuning, PictureSize, SourceKind
from shuke.presenters.device_camera import DeviceCameraPresenter, DeviceCameraState
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording import devices as words
from shuke.wording.said import said

__all__ = ["CameraPage"]

_CAMERAS_A_ROW = 2
_STEPS = {"less": -1, "itself": 0, "more": 1}
_KINDS = (SourceKind.DEVICE, SourceKind.STREAM, SourceKind.FILE)


class _Frame(Surface):
    """Gives the picture whatever room there is: it fits itself in, and never pushes anything out of sight."""

    def __init__(self, picture: QWidget | None) -> None:
        super().__init__("sunken", radius=RADIUS.large)
        self._picture = picture
        if picture is not None:
            picture.setParent(self)
        self.setMinimumHeight(SIZE.row * 4)
        self.setMaximumHeight(SIZE.field_width)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._picture is not None:
            self._picture.setGeometry(self.rect().adjusted(SPACE.s, SPACE.s, -SPACE.s, -SPACE.s))


class CameraPage(DevicePageView):
    """`picture` is the live camera's widget; it has room only while somebody wants to look."""

    preview_wanted = Signal(bool)

    def __init__(self, speaker: Speaker, picture: QWidget | None) -> None:
        super().__init__(speaker, "camera")
        self._previewing = False
        self._in_use = Text(speaker, "", Role.BODY, Ink.STRONG)
        self.kinds = PickGrid(speaker, columns=len(_KINDS))
        self.cameras = PickGrid(speaker, columns=_CAMERAS_A_ROW)
        self.sizes = PickGrid(speaker, columns=len(PictureSize))
        self.standing = PickGrid(speaker, columns=2)
        self.light = PickGrid(speaker, columns=3)
        self.focus = PickGrid(speaker, columns=3)
        self.address = TextField(speaker, "", most=1024)
        self.use_button = Button(speaker, words.USE_CAMERA, ButtonKind.PRIMARY, Target.LEAST, key="Enter")
        self.preview_button = Button(speaker, words.CAMERA_PREVIEW_ON, target=Target.USUAL, icon="eye")
        self._read = Text(speaker, words.CAMERA_PREVIEW_OFF, Role.BODY, Ink.MUTED, wrapping=True)
        self._typing = QWidget()
        typing = row(self.address, self.use_button, gap=SPACE.m)
        typing.setStretch(0, 1)
        self._typing.setLayout(typing)
        self._frame = _Frame(picture)
        self.preview_button.clicked.connect(lambda: self.preview_wanted.emit(not self._previewing))
        below = row(self._read, self.preview_button, gap=SPACE.m)
        below.setStretch(0, 1)
        self._settings = QWidget()
        self._settings.setLayout(
            column(
                row(self.sizes, self.standing, gap=SPACE.m),
                row(self.light, self.focus, gap=SPACE.m),
                gap=SPACE.s,
            )
        )
        self.lay_out(
            self._in_use,
            self.kinds,
            self.cameras,
            self._typing,
            SPACE.xs,
            below,
            self._settings,
            filling=self._frame,
        )

    def attach(self, presenter: DeviceCameraPresenter) -> None:
        self.kinds.picked.connect(lambda key: presenter.choose_kind(SourceKind(key)))
        self.cameras.picked.connect(presenter.choose_camera)
        self.sizes.picked.connect(lambda key: presenter.choose_size(PictureSize(key)))
        self.standing.picked.connect(lambda key: presenter.turn() if key == "turn" else presenter.mirror())
        self.light.picked.connect(lambda key: presenter.expose(_STEPS[key]))
        self.focus.picked.connect(lambda key: presenter.focus(_STEPS[key]))
        self.address.changed.connect(presenter.type)
        self.address.entered.connect(presenter.submit)
        self.use_button.clicked.connect(presenter.submit)
        self.preview_wanted.connect(presenter.preview)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceCameraState) -> None:
        self._previewing = state.previewing
        tell(self.notice, state.notice)
        self._in_use.say(said(words.CAMERA_NOW, camera=state.in_use))
        self.kinds.offer({kind.value: words.CAMERA_KINDS[kind.value] for kind in _KINDS}, state.kind.value)
        named = {
            each.address: each.name or said(words.CAMERA_NUMBER, number=each.address)
            for each in state.cameras
        }
        self.cameras.offer(named, state.chosen)
        by_number = state.kind is SourceKind.DEVICE
        appear(self.cameras, by_number)
        appear(self._typing, not by_number)
        self._render_tuning(state.tuning)
        appear(self._settings, state.previewing)
        if not by_number:
            self.address.relabel(
                words.CAMERA_ADDRESSES[state.kind.value], words.CAMERA_HINTS[state.kind.value]
            )
        self.address.show_text(state.typed)
        self.address.complain(state.fault)
        appear(self._frame, state.previewing)
        self.preview_button.say(words.STOP_PREVIEW if state.previewing else words.CAMERA_PREVIEW_ON)
        self.preview_button.show_icon("eye_off" if state.previewing else "eye")
        self._read.say(state.read or words.CAMERA_PREVIEW_OFF)
        self._read.write_in(Ink.GOOD if state.read else Ink.MUTED)

    def _render_tuning(self, tuning: CameraTuning) -> None:
        self.sizes.offer(
            {size.value: size.value.replace("x", " × ") for size in PictureSize}, tuning.size.value
        )
        self.standing.offer(words.CAMERA_STANDING, "mirror" if tuning.mirrored else "")
        self.light.offer(words.CAMERA_LIGHT, "itself" if tuning.exposure is None else "")
        self.focus.offer(words.CAMERA_FOCUS, "itself" if tuning.focus is None else "")
