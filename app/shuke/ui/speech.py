"""The language the windows speak now. Widgets keep words, not texts, and say them again when it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from shuke.wording import Language
from shuke.wording.said import Words, in_words

__all__ = ["Speaker", "named"]


class Speaker(QObject):
    """One for each application, handed to every widget that shows words."""

    changed = Signal()

    def __init__(self, language: Language = Language.ZH, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    @property
    def language(self) -> Language:
        return self._language

    def speak(self, language: Language) -> None:
        """Change the language of every open window at once."""
        if language is not self._language:
            self._language = language
            self.changed.emit()

    def speak_the_other(self) -> None:
        self.speak(Language.EN if self._language is Language.ZH else Language.ZH)

    def text(self, words: Words) -> str:
        return str(in_words(words, self._language))


def named(widget: QWidget, speaker: Speaker, words: Words) -> None:
    """What a screen reader calls a widget that shows no words of its own, in whatever language is spoken."""
    before = widget.findChild(_Name, "", Qt.FindChildOption.FindDirectChildrenOnly)
    (before or _Name(widget, speaker)).say(words)


class _Name(QObject):
    """Lives as long as the widget that has it."""

    def __init__(self, widget: QWidget, speaker: Speaker) -> None:
        super().__init__(widget)
        self._widget, self._speaker = widget, speaker
        self._words: Words = ""
        speaker.changed.connect(self._tell)

    def say(self, words: Words) -> None:
        self._words = words
        self._tell()

    def _tell(self) -> None:
        self._widget.setAccessibleName(self._speaker.text(self._words))
