"""What the till says without stopping anyone: notices, the undo line, progress, empty places."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.marks import ink_of, soft_of
from shuke.ui.kit.painting import painter_on, shadow, surface
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE, Tone
from shuke.wording.said import Words, said
from shuke.wording.shell import CANCEL, MINUTES_LEFT, SECONDS_LEFT, UNDO

__all__ = ["EmptyState", "Notice", "Progress", "UndoLine"]


class Notice(Surface):
    """One sentence where the eye is: what, why, the next step. It never stops the work, and goes when it is
    over; `action` may offer the next step as a button.
    """

    action_chosen = Signal()

    def __init__(self, speaker: Speaker, *, small: bool = False) -> None:
        super().__init__("sunken", radius=RADIUS.small)
        self._mark = IconMark(Tone.CALM.value, SIZE.icon)
        self._text = Text(speaker, "", Role.CAPTION if small else Role.BODY, Ink.STRONG, wrapping=True)
        self._action = Button(speaker, "", ButtonKind.PLAIN, Target.LEAST)
        self._action.clicked.connect(self.action_chosen)
        inside = row(self._mark, self._text, self._action, gap=SPACE.m)
        inside.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setMinimumHeight(SIZE.target_least)
        self.setVisible(False)

    def say(self, words: Words, tone: Tone = Tone.BAD, *, action: Words = "") -> None:
        """Show the sentence; empty words hide the notice."""
        if not words:
            self.be_silent()
            return
        self._text.say(words)
        self._mark.show_icon(tone.value, ink_of(tone))
        self._action.say(action)
        appear(self._action, bool(action))
        self.fill_with(soft_of(tone))
        appear(self, True)

    def be_silent(self) -> None:
        self.setVisible(False)

    @property
    def text(self) -> str:
        return self._text.full_text if not self.isHidden() else ""

    @property
    def action_button(self) -> Button:
        return self._action


class UndoLine(QWidget):
    """What was just done, for a few seconds, with a way back. Put it on a screen with `float_over`."""

    undone = Signal()
    faded = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._text = Text(speaker, "", Role.BODY, Ink.STRONG)
        self._undo = Button(speaker, UNDO, ButtonKind.PLAIN, Target.LEAST, icon="undo")
        self._undo.clicked.connect(self._take_back)
        inside = row(self._text, self._undo, gap=SPACE.l)
        around = SIZE.shadow_spread
        inside.setContentsMargins(around + SPACE.l, around + SPACE.xs, around + SPACE.xs, around + SPACE.xs)
        self.setLayout(inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SIZE.undo_shown_ms)
        self._timer.timeout.connect(self._fade)
        self.setVisible(False)

    @property
    def undo_button(self) -> Button:
        return self._undo

    @property
    def text(self) -> str:
        return self._text.full_text if not self.isHidden() else ""

    def float_over(self, screen: QWidget) -> UndoLine:
        self.setParent(screen)
        return self

    def say(self, words: Words, *, undoable: bool = True) -> None:
        self._text.say(words)
        appear(self._undo, undoable)
        screen = self.parentWidget()
        if screen is not None:
            self.adjustSize()
            width = min(self.sizeHint().width(), screen.width())
            self.resize(width, self.sizeHint().height())
            self.move((screen.width() - width) // 2, screen.height() - self.height() - SPACE.s)
            self.raise_()
        appear(self, True)
        self._timer.start()

    def be_silent(self) -> None:
        self._timer.stop()
        self.setVisible(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        around = SIZE.shadow_spread
        box = self.rect().adjusted(around, around, -around, -around)
        shadow(painter, box, radius=RADIUS.small)
        surface(painter, box, "raised", edge="hairline")

    def _take_back(self) -> None:
        self.be_silent()
        self.undone.emit()

    def _fade(self) -> None:
        self.setVisible(False)
        self.faded.emit()


class Progress(QWidget):
    """Long work: what, how far, how long still, and a way out."""

    cancelled = Signal()

    def __init__(self, speaker: Speaker, *, cancellable: bool = True) -> None:
        super().__init__()
        self._title = Text(speaker, "", Role.BODY, Ink.STRONG)
        self._left = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._bar = _Bar()
        self._cancel = Button(speaker, CANCEL, ButtonKind.QUIET, Target.LEAST)
        appear(self._cancel, cancellable)
        self._cancel.clicked.connect(self.cancelled)
        words = column(row(self._title, None, self._left), self._bar, gap=SPACE.s)
        whole = row(words, self._cancel, gap=SPACE.l)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_progress(self, title: Words, permille: int, *, left_s: int | None = None) -> None:
        """`permille` of 1000 done; `left_s` seconds are expected still."""
        self._title.say(title)
        self._bar.show_permille(permille)
        if left_s is None:
            self._left.say("")
        elif left_s < 90:
            self._left.say(said(SECONDS_LEFT, seconds=left_s))
        else:
            self._left.say(said(MINUTES_LEFT, minutes=(left_s + 30) // 60))

    @property
    def cancel_button(self) -> Button:
        return self._cancel


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._permille = 0
        self.setFixedHeight(SIZE.progress_bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_permille(self, permille: int) -> None:
        self._permille = min(max(permille, 0), 1000)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        radius = self.height() // 2
        surface(painter, self.rect(), "sunken", radius=radius)
        done = self.width() * self._permille // 1000
        if done:
            surface(painter, QRect(0, 0, max(done, self.height()), self.height()), "accent", radius=radius)


class EmptyState(QWidget):
    """An empty place that teaches: what will be here, and how to get it. Where there is too little room its picture
    gives way to the words."""

    action_chosen = Signal()

    def __init__(
        self, speaker: Speaker, icon: str, title: Words, teaching: Words, *, action: Words = ""
    ) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Text(speaker, title, Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._teaching = Text(speaker, teaching, Role.BODY, Ink.MUTED, wrapping=True)
        for text in (self._title, self._teaching):
            text.setAlignment(centre)
        self._action = Button(speaker, action, ButtonKind.QUIET, Target.USUAL)
        appear(self._action, bool(action))
        self._action.clicked.connect(self.action_chosen)
        self._mark = IconMark(icon, SIZE.icon_teaching, "outline")
        self._whole = column(None, self._title, self._teaching, SPACE.s, None, gap=SPACE.s, margin=SPACE.xl)
        self._whole.insertWidget(1, self._mark, 0, centre)
        self._whole.insertWidget(5, self._action, 0, centre)
        self.setLayout(self._whole)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        needed = self._whole.totalHeightForWidth(self.width())
        if self._mark.isHidden():
            needed += SIZE.icon_teaching + SPACE.s
        appear(self._mark, self.height() >= needed)

    @property
    def action_button(self) -> Button:
        return self._action
