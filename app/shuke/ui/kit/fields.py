"""Fields: a label above, what is wrong in a sentence below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from shuke.ui.icons import draw_icon
from shuke.ui.kit.buttons import Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.lines_edit import LinesEdit
from shuke.ui.kit.painting import focus_ring, painter_on, surface
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker, named
from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE, Tone
from shuke.wording.said import Words, said
from shuke.wording.shell import FULL

__all__ = ["PinDots", "TextField", "Tick"]


class TextField(QWidget):
    """A line of text, or `lines` of one paragraph. `complain` shows what is wrong below it; the place is kept free,
    so nothing jumps. A field that never `complains` keeps none and says in the place of its label what it can't take;
    without a label it is the line alone.

    In the same place `explain` says what was understood, while nothing is wrong.

    What does not fit any more is not taken, and said so: nobody believes a long text saved that was cut.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        speaker: Speaker,
        label: Words,
        *,
        hint: Words = "",
        most: int = 100,
        secret: bool = False,
        target: Target = Target.LEAST,
        complains: bool = True,
        lines: int = 1,
    ) -> None:
        super().__init__()
        self._speaker, self._hint = speaker, hint
        self._fault: Words = ""
        self._meant: Words = ""
        self._full = False
        self._complains = complains
        self._name = label
        self._label = Text(speaker, label, Role.CAPTION, Ink.MUTED)
        self._edit: QLineEdit | LinesEdit = LinesEdit(lines) if lines > 1 else _line(target, secret=secret)
        self._edit.setMaxLength(most)
        self._label.setBuddy(self._edit)
        self._mark = IconMark(Tone.BAD.value, SIZE.icon - SPACE.xs, "bad")
        self._wrong = Text(speaker, "", Role.CAPTION, Ink.BAD, wrapping=True)
        self._wrong.setMinimumHeight(SIZE.complaint)
        below = row(self._mark, self._wrong, gap=SPACE.xs)
        below.setStretch(1, 1)
        about = [self._label] if label or complains else []
        self.setLayout(column(*about, self._edit, *([below] if complains else []), gap=SPACE.xs))
        self._mark.setVisible(False)
        self.setFocusProxy(self._edit)
        self._edit.textEdited.connect(self._edited)
        self._edit.inputRejected.connect(self._rejected)
        self._edit.returnPressed.connect(self.entered)
        speaker.changed.connect(self._retell)
        self._retell()

    @property
    def edit(self) -> QLineEdit:
        """Of a field for one line."""
        assert isinstance(self._edit, QLineEdit)
        return self._edit

    @property
    def area(self) -> LinesEdit:
        """Of a field for some lines."""
        assert isinstance(self._edit, LinesEdit)
        return self._edit

    @property
    def text(self) -> str:
        return self._edit.text()

    def show_text(self, text: str) -> None:
        """Put text in from outside; typing goes on where it was if nothing changed."""
        if text != self._edit.text():
            self._edit.setText(text)
            self._full = False
            self._tell()

    def complain(self, words: Words) -> None:
        """Say what is wrong; empty words take it back."""
        self._fault = words
        self._tell()

    def explain(self, words: Words) -> None:
        """Say what the text is taken for; empty words take it back."""
        self._meant = words
        self._tell()

    def _edited(self, text: str) -> None:
        self._full = self._full and len(text) >= self._edit.maxLength()
        self.changed.emit(text)
        self._tell()

    def _rejected(self) -> None:
        self._full = True
        self._tell()

    def _tell(self) -> None:
        words = self._fault or (said(FULL, most=self._edit.maxLength()) if self._full else "")
        self._wrong.say(words or self._meant)
        self._wrong.write_in(Ink.BAD if words else Ink.MUTED)
        if self._complains:
            appear(self._mark, bool(words))
        else:
            self._label.say(words or self._name)
            self._label.write_in(Ink.BAD if words else Ink.MUTED)
        if bool(self._edit.property("wrong")) != bool(words):
            self._edit.setProperty("wrong", bool(words))
            self._edit.style().polish(self._edit)

    @property
    def complaint(self) -> str:
        return self._wrong.full_text

    def relabel(self, label: Words, hint: Words = "") -> None:
        self._name, self._hint = label, hint
        self._tell()
        if self._complains:
            self._label.say(label)
        self._retell()

    def _retell(self) -> None:
        self._edit.setPlaceholderText(self._speaker.text(self._hint))
        self._edit.setAccessibleName(self._speaker.text(self._name))


def _line(target: Target, *, secret: bool) -> QLineEdit:
    edit = QLineEdit()
    edit.setFixedHeight(target.height)
    if secret:
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
    return edit


class PinDots(QWidget):
    """How many digits of a PIN were typed; never which. Takes digits from the keyboard while it has the focus."""

    digit_typed = Signal(str)
    rubbed_out = Signal()
    cleared = Signal()
    entered = Signal()

    def __init__(self, *, places: int = 6) -> None:
        super().__init__()
        self._places, self._typed, self._wrong = places, 0, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(SIZE.target_usual)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def show_typed(self, typed: int, *, wrong: bool = False) -> None:
        self._typed, self._wrong = typed, wrong
        self.update()

    @property
    def typed(self) -> int:
        return self._typed

    def sizeHint(self) -> QSize:
        return QSize(SIZE.target_digit * 3 + SIZE.target_gap * 2, SIZE.target_usual)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signal = {
            Qt.Key.Key_Backspace: self.rubbed_out,
            Qt.Key.Key_Delete: self.cleared,
            Qt.Key.Key_Escape: self.cleared,
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
        }.get(Qt.Key(event.key()))
        if signal is not None:
            if not event.isAutoRepeat() or signal is self.rubbed_out:
                signal.emit()
        elif len(event.text()) == 1 and event.text() in "0123456789":
            self.digit_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        edge = "bad" if self._wrong else "outline"
        surface(painter, self.rect(), "card", edge=edge)
        if self.hasFocus():
            edge_box = self.rect().adjusted(
                -SIZE.focus_ring, -SIZE.focus_ring, SIZE.focus_ring, SIZE.focus_ring
            )
            focus_ring(
                painter, edge_box, "bad" if self._wrong else "accent", radius=RADIUS.small + SIZE.focus_ring
            )
        places = max(self._places, self._typed)
        step = min(SIZE.pin_dot + SPACE.l, (self.width() - SPACE.xl) // places)
        left = (self.width() - step * (places - 1) - SIZE.pin_dot) // 2
        top = (self.height() - SIZE.pin_dot) // 2
        for place in range(places):
            box = QRect(left + place * step, top, SIZE.pin_dot, SIZE.pin_dot)
            filled = place < self._typed
            hollow = box.adjusted(SPACE.xs, SPACE.xs, -SPACE.xs, -SPACE.xs)
            surface(
                painter,
                box if filled else hollow,
                "strong" if filled else "outline",
                radius=SIZE.pin_dot // 2,
            )


class Tick(QWidget):
    """A box to tick, with words; the whole of it is the target. In a grid its words are one line (`wraps` False), by
    which the grid knows how wide it is."""

    ticked = Signal(bool)

    def __init__(self, speaker: Speaker, words: Words, *, on: bool = False, wraps: bool = True) -> None:
        super().__init__()
        self._speaker, self._words, self._on = speaker, words, on
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text = Text(speaker, words, wrapping=wraps)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(SIZE.tick + SPACE.s, self._text, gap=SPACE.s)
        inside.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        self.setLayout(inside)
        self.setMinimumHeight(SIZE.target_least)
        named(self, speaker, words)

    def relabel(self, words: Words) -> None:
        self._words = words
        self._text.say(words)
        named(self, self._speaker, words)

    @property
    def on(self) -> bool:
        return self._on

    def show_on(self, on: bool) -> None:
        self._on = on
        self.update()

    def toggle(self) -> None:
        self._on = not self._on
        self.update()
        self.ticked.emit(self._on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        if self.hasFocus():
            focus_ring(painter, self.rect(), "accent")
        box = QRect(SPACE.s, (self.height() - SIZE.tick) // 2, SIZE.tick, SIZE.tick)
        surface(painter, box, "accent" if self._on else "card", edge="" if self._on else "outline")
        if self._on:
            inner = box.adjusted(SPACE.hair * 2, SPACE.hair * 2, -SPACE.hair * 2, -SPACE.hair * 2)
            draw_icon(painter, "check", inner, current().colours.inverse)
