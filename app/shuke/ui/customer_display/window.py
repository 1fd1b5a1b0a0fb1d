"""The customer's window: draws its scenes, and holds the pad to sign on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from shuke.presenters.customer_display import (
    CustomerDisplayState,
    DisplayScene,
)
from shuke.presenters.signing import SigningState
from shuke.ui.customer_display.key import CustomerKey
from shuke.ui.customer_display.scenes import draw_scene, signing_head_height
from shuke.ui.customer_display.sheet import Measure, Sheet, scale_of
from shuke.ui.customer_display.wheel_face import WheelFace
from shuke.ui.customer_display.wheel_scene import wheel_place
from shuke.ui.kit.painting import ink, painter_on
from shuke.ui.kit.signature_field import SignaturePad
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import signing
from shuke.wording.customer_display import PAGE
from shuke.wording.sentence import Language

__all__ = ["CustomerDisplayWindow"]


class CustomerDisplayWindow(QWidget):
    """It never takes the keys away from the till. `shut`: somebody closed it. `now_ms`: see `WheelFace`."""

    touched = Signal()
    shut = Signal()
    stroke_drawn = Signal(object)
    cleared = Signal()
    finished = Signal()

    def __init__(self, now_ms: Callable[[], int] | None = None) -> None:
        super().__init__(None, Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(PAGE.into(Language.ZH))
        self.resize(SIZE.customer_long, SIZE.customer_short)
        self._state = CustomerDisplayState()
        self.pad = SignaturePad()
        self.pad.setParent(self)
        self.pad.setVisible(False)
        self.wheel = WheelFace(self, now_ms)
        self.wheel.setVisible(False)
        self.again = CustomerKey(self, signing.AGAIN, primary=False)
        self.done = CustomerKey(self, signing.FINISHED, primary=True)
        self.pad.stroke_drawn.connect(self.stroke_drawn)
        self.again.clicked.connect(self.cleared)
        self.done.clicked.connect(self.finished)

    def render_state(self, state: CustomerDisplayState) -> None:
        self._state = state
        asked = state.signing if state.scene is DisplayScene.SIGNING else None
        self.pad.setVisible(asked is not None)
        self.again.setVisible(asked is not None)
        self.done.setVisible(asked is not None and not asked.finished)
        if asked is not None:
            self.pad.show_strokes(asked.strokes)
            self.pad.let_draw(not asked.finished)
            self.again.setEnabled(bool(asked.strokes))
        self._place()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink("paper"))
        draw_scene(self._sheet(painter), self.rect(), self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.touched.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The till hides it; only a person closes it."""
        super().closeEvent(event)
        self.shut.emit()

    def _place(self) -> None:
        measure = Measure(scale_of(self.size()), self._state.language)
        wheel = self._state.wheel
        if wheel is not None:
            self.wheel.setGeometry(wheel_place(measure, self.rect()))
            self.wheel.show_wheel(wheel, measure)
        self.wheel.setVisible(wheel is not None)
        if self._state.signing is not None:
            self._place_pad(measure, self._state.signing)

    def _place_pad(self, measure: Measure, asked: SigningState) -> None:
        """Under what is signed for, its keys below."""
        edge, gap = measure.px(SPACE.l), measure.px(SPACE.m)
        key = max(SIZE.target_digit, measure.px(SIZE.target_usual))
        wide = min(measure.px(SIZE.customer_key_width), (self.width() - 2 * edge - gap) // 2)
        keys_top = self.height() - edge - key
        top = edge + signing_head_height(measure, asked) + gap
        self.pad.setGeometry(edge, top, self.width() - 2 * edge, keys_top - gap - top)
        right = self.width() - edge - wide
        for button, left in ((self.done, right), (self.again, right - gap - wide)):
            place = QRect(left, keys_top, wide, key)
            button.fit(place, scale_of(self.size()), self._state.language)

    def _sheet(self, painter: QPainter) -> Sheet:
        return Sheet(painter, scale_of(self.size()), self._state.language)
