"""Hand scanners that pose as keyboards: their codes are taken out of the stream of keys, for the whole
application, before any field, button or shortcut sees them.

Every character is held back until it is clear who typed it (at most `BurstRule.gap_ms`); a person's keys are
then given back to where they were going, in their order, presses and releases, shortcuts included. Letting the
first keys through and taking them back would leave traces: in undo histories, in searches started, in
buttons pressed.

Qt tells a key twice: as a question whether somebody wants it instead of a shortcut (ShortcutOverride), then
as a press. Both go to the window first, then to the focused widget, then to its parents; the filter decides
at first sight, and lets pass what it has let pass before.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from shiboken6 import isValid

from shuke.domain.scanning.composition import MOST_AT_ONCE, Composition
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.keyboard_burst import BurstRule, KeyboardBurst, KeyKind, Step
from shuke.ui.stilled_input import StilledInput

__all__ = ["Alarm", "ScannerKeys"]

_Type = QEvent.Type
_WATCHED = frozenset(
    {
        _Type.KeyPress,
        _Type.KeyRelease,
        _Type.ShortcutOverride,
        _Type.InputMethod,
        _Type.MouseButtonPress,
        _Type.TouchBegin,
    }
)
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LATE_MS, _GRACE_MS = 15, 10
_MOST_DOWN = 128


class Alarm(Protocol):
    """Rings once."""

    def set(self, after_ms: int, ring: Callable[[], None]) -> None:
        """Ring after this time, instead of whatever was set before."""

    def cancel(self) -> None: ...


class _QtAlarm:
    def __init__(self, parent: QObject) -> None:
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._rang)
        self._ring: Callable[[], None] | None = None

    def set(self, after_ms: int, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer.start(after_ms)

    def cancel(self) -> None:
        self._timer.stop()

    def _rang(self) -> None:
        if self._ring is not None:
            self._ring()


@dataclass(frozen=True, slots=True)
class _Withheld:
    """An event that was going to `receiver`, and the key it is of ("" for an input method's text)."""

    receiver: QObject
    event: QKeyEvent | QInputMethodEvent
    key: str


class ScannerKeys(QObject):
    """Watches an application's keys from when it is made until `remove`.

    Args:
        rule: how the scanner types.
        clock_ms: a clock that only goes forward.
        alarm: for tests; a Qt timer otherwise.
        key_time_ms: when a key was pressed; from the system's time stamps otherwise, which stay true while
            the window's thread is busy.
    """

    scanned = Signal(str)
    """A code that was read: bounded, no control characters."""
    scan_unreadable = Signal(object)
    """Legibility of one that was not: TOO_LONG, NOT_TEXT, TORN."""

    def __init__(
        self,
        application: QCoreApplication,
        rule: BurstRule | None = None,
        *,
        clock_ms: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000,
        alarm: Alarm | None = None,
        key_time_ms: Callable[[QKeyEvent], int] | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._burst = KeyboardBurst(rule)
        self._clock_ms = clock_ms
        self._alarm: Alarm = alarm or _QtAlarm(self)
        self._key_time_ms = key_time_ms or self._stamped_ms
        self._stamp_offset_ms: int | None = None
        self._composition = Composition()
        self._stilled = StilledInput()
        self._withheld: list[_Withheld] = []
        self._swallowed_down: set[str] = set()
        self._giving_back: int | None = None
        self._rings_at_ms = 0
        application.installEventFilter(self)

    def use(self, rule: BurstRule) -> None:
        """Another scanner, or the same one set up otherwise."""
        self._follow(self._burst.pause())
        self._burst = KeyboardBurst(rule)

    def remove(self) -> None:
        """Let all keys pass from now on; what is withheld is given back or announced."""
        self._alarm.cancel()
        self._application.removeEventFilter(self)
        self._follow(self._burst.pause())
        self._stilled.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED:
            return False
        if isinstance(event, QKeyEvent):
            return self._key_event(watched, event, kind)
        if isinstance(event, QInputMethodEvent):
            return self._text_came(watched, event)
        if self._burst.pending:  # a click must not overtake the keys before it
            self._follow(self._burst.interrupted())
        return False

    def _key_event(self, watched: QObject, event: QKeyEvent, kind: QEvent.Type) -> bool:
        if event.key() in _MODIFIER_KEYS:
            return False
        if kind is _Type.ShortcutOverride:
            return self._claimed(event)
        if not event.spontaneous():  # given back by us, or made by the application itself
            if watched.isWidgetType():  # the question about shortcuts is behind it
                self._giving_back = None
            return False
        if kind is _Type.KeyPress:
            return self._pressed(watched, event)
        return self._released(watched, event)

    def _claimed(self, event: QKeyEvent) -> bool:
        """Whether the key must trigger no shortcut, because it may be a scanner's."""
        if event.isAutoRepeat() or event.key() == self._giving_back:
            return False
        if not self._burst.would_withhold(_kind(event), self._key_time_ms(event)):
            return False
        event.accept()
        return True

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return self._burst.pending or _name(event) in self._swallowed_down
        self._swallowed_down.discard(_name(event))
        step = self._burst.key(_kind(event), event.text(), self._key_time_ms(event))
        self._follow(step)
        if step.withhold:
            self._keep(_Withheld(watched, _copy(event), _name(event)), step)
            return True
        if step.give_back:  # its shortcut was held up with the others: it takes their way
            self._give_back(_Withheld(watched, _copy(event), _name(event)))
            return True
        return False

    def _released(self, watched: QObject, event: QKeyEvent) -> bool:
        name = _name(event)
        if name in self._swallowed_down:
            if not event.isAutoRepeat():
                self._swallowed_down.discard(name)
            return True
        if any(each.key == name for each in self._withheld):
            self._withheld.append(_Withheld(watched, _copy(event), name))
            return True
        return False

    def _text_came(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """An input method is on: keys of a scanner arrive as what it makes of them."""
        if self._stilled.letting_go:
            return True
        if self._giving_back is not None:
            return False
        typed = self._composition.went_on(event.preeditString(), event.commitString())
        persons = typed is None or event.replacementLength() > 0 or len(typed) > MOST_AT_ONCE
        if typed is None or (persons and not self._burst.certain):
            self._follow(self._burst.interrupted())
            return self._burst.pending
        copy = _Withheld(watched, _copied(event), "")
        if not typed:  # the same in other words: it takes the way of what came before
            self._withheld += [copy] if self._burst.pending and not self._burst.certain else []
            return self._burst.pending
        step = self._burst.key(KeyKind.CHARACTER, typed, self._clock_ms())
        self._follow(step)
        if step.withhold:
            self._keep(copy, step)
        elif step.give_back:
            self._give_back(copy)
        return step.withhold or step.give_back

    def _keep(self, withheld: _Withheld, step: Step) -> None:
        self._withheld.append(withheld)
        if not step.wait_ms or self._burst.certain:
            composed = any(isinstance(each.event, QInputMethodEvent) for each in self._withheld)
            for each in self._withheld:
                self._swallow(each)
            self._withheld.clear()
            if composed or self._composition.open:
                self._still()

    def _still(self) -> None:
        """The rest of the scan shall come as keys, and nothing of it stay in the field."""
        field = QGuiApplication.focusObject()
        if field is None:
            return
        self._stilled.keep_out_of(field)
        self._composition.cancel()
        self._give_back(_Withheld(field, QInputMethodEvent(), ""))

    def _swallow(self, withheld: _Withheld) -> None:
        """Nobody gets this any more; the release that belongs to a press shall die, too."""
        if not withheld.key or len(self._swallowed_down) >= _MOST_DOWN:
            return
        if withheld.event.type() is _Type.KeyPress:
            self._swallowed_down.add(withheld.key)
        else:
            self._swallowed_down.discard(withheld.key)

    def _follow(self, step: Step) -> None:
        if step.wait_ms:
            self._ring_in(step.wait_ms)
        elif not self._burst.pending:
            self._alarm.cancel()
        if step.give_back or (step.scan is not None and step.scan.legibility is not Legibility.TORN):
            self._stilled.let_go()
        if step.give_back:
            withheld, self._withheld = self._withheld, []
            for each in withheld:
                self._give_back(each)
        if step.scan is None:
            return
        if step.scan.legibility is Legibility.READABLE:
            self.scanned.emit(step.scan.text)
        else:
            self.scan_unreadable.emit(step.scan.legibility)

    def _ring_in(self, after_ms: int) -> None:
        self._rings_at_ms = self._clock_ms() + after_ms
        self._alarm.set(after_ms, self._rang)

    def _rang(self) -> None:
        """No key came in time. If the alarm itself is late the thread was busy, and keys pressed meanwhile
        may still be on their way: they are let in first."""
        if self._clock_ms() - self._rings_at_ms > _LATE_MS:
            self._ring_in(_GRACE_MS)
        else:
            self._follow(self._burst.pause())

    def _give_back(self, withheld: _Withheld) -> None:
        """Send a person's event on. As it is not spontaneous, Qt looks for its shortcut by itself."""
        if not isValid(withheld.receiver):
            return
        event = withheld.event
        self._giving_back = event.key() if isinstance(event, QKeyEvent) else 0
        try:
            QCoreApplication.sendEvent(withheld.receiver, event)
        finally:
            self._giving_back = None

    def _stamped_ms(self, event: QKeyEvent) -> int:
        """The system's time stamp, brought onto our clock by the smallest delay seen."""
        now_ms, stamp_ms = self._clock_ms(), event.timestamp()
        if not stamp_ms:
            return now_ms
        delay_ms, known_ms = now_ms - stamp_ms, self._stamp_offset_ms
        if known_ms is None or not known_ms <= delay_ms <= known_ms + 10_000:
            self._stamp_offset_ms = known_ms = delay_ms
        return stamp_ms + known_ms


def _kind(event: QKeyEvent) -> KeyKind:
    modifiers = event.modifiers() & _COMMANDS
    if event.key() in _ENDS and not modifiers:
        return KeyKind.END
    text = event.text()
    if text and text.isprintable() and (not modifiers or modifiers == _ALT_GR):
        return KeyKind.CHARACTER
    return KeyKind.OTHER


def _name(event: QKeyEvent) -> str:
    """The physical key, where the system names it: a release may come with another character."""
    return f"scan {event.nativeScanCode()}" if event.nativeScanCode() else f"key {event.key()}"


def _copied(event: QInputMethodEvent) -> QInputMethodEvent:
    copy = QInputMethodEvent(event.preeditString(), event.attributes())
    copy.setCommitString(event.commitString())
    return copy


def _copy(event: QKeyEvent) -> QKeyEvent:
    """The same key, as if the application had made it."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
