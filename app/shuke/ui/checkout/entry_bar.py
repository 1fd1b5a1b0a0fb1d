"""The one field where typing goes, and how what is typed will be taken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from shuke.presenters.entry import MOST_TYPED, EntryState
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.painting import focus_ring, painter_on, surface
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["EntryBar"]

_PRINTABLE_TIMES = "*"


class EntryBar(QWidget):
    """Announces what is typed; shows what it is told."""

    typed = Signal(str)
    entered = Signal()
    moved = Signal(int)
    escaped = Signal()

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__()
        self._speaker = speaker
        self._place: Words = ""
        self._field = _Field(keys)
        self._mark = IconMark("scan", SIZE.icon_large, "muted")
        self._hint = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._frame = _Frame(self._field)
        inside = row(self._mark, self._field, gap=SPACE.s)
        inside.setContentsMargins(SPACE.m, 0, SPACE.xs, 0)
        self._frame.setLayout(inside)
        self.setLayout(column(self._frame, self._hint, gap=SPACE.xs))
        self.setFocusProxy(self._field)
        self._field.textEdited.connect(self.typed)
        self._field.returnPressed.connect(self.entered)
        self._field.moved.connect(self.moved)
        self._field.escaped.connect(self.escaped)
        speaker.changed.connect(self._retell)

    def render_state(self, state: EntryState, *, paying: bool = False) -> None:
        if state.typed != self._field.text():
            self._field.setText(state.typed)
        self._place = state.place
        self._mark.show_icon("cash" if paying else "scan", "accent" if paying else "muted")
        self._hint.say(state.hint or " ")
        self._retell()

    @property
    def field(self) -> QLineEdit:
        return self._field

    @property
    def hint(self) -> str:
        return self._hint.full_text.strip()

    def _retell(self) -> None:
        place = self._speaker.text(self._place)
        self._field.setPlaceholderText(place)
        self._field.setAccessibleName(place)


class _Field(QLineEdit):
    """Large, plain, without a frame of its own. Keys that mean something to the till are not text."""

    moved = Signal(int)
    escaped = Signal()

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self.setFixedHeight(SIZE.target_least)
        self.setMaxLength(MOST_TYPED)
        self.setFrame(False)
        self.setStyleSheet(
            f"QLineEdit, QLineEdit:focus {{ font-size: {TYPE.title}px; border: none; padding: 0; }}"
        )

    def event(self, event: QEvent) -> bool:
        """A line edit claims Ctrl+Del, Ctrl+Z and others before shortcuts see them; here they are the till's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            action = self._keys.action_of(event)
            if action is not None and action is not Action.QUANTITY:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        pressed = Qt.Key(event.key())
        if pressed in step:
            self.moved.emit(step[pressed])
        elif pressed is Qt.Key.Key_Escape:
            self.escaped.emit()
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.isAutoRepeat():
            event.accept()  # Enter held down rings up once and pays once
        elif self._keys.action_of(event) is Action.QUANTITY and event.text() != _PRINTABLE_TIMES:
            self.insert(_PRINTABLE_TIMES)
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(SIZE.tile_width, self.height())


class _Frame(QWidget):
    """The field's edge; shows the focus for it."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self._field = field
        self.setFixedHeight(SIZE.target_usual)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        surface(painter, self.rect(), "card", edge="outline", radius=RADIUS.small)
        if self._field.hasFocus():
            focus_ring(painter, self.rect(), "accent")
