"""The stage of the tour: the real window, a person's hands, a camera to take pictures with, and a report."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from shuke.bootstrap.till import TillApplication
from shuke.wording import tour as words
from shuke.wording.sentence import Language, Sentence

__all__ = ["NotSeen", "Seen", "Stage"]

PATIENCE_S = 60.0
KEY_MS = 90
"""A person's key after the next; faster would be taken for a hand scanner, rightly."""


class NotSeen(Exception):
    """Something the tour was promised did not happen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was seen to happen, with how long it took and what shows it."""

    what: str
    took_s: float
    pictures: tuple[str, ...]


@dataclass
class Stage:
    """`folder` is emptied first; pictures are numbered in the order they were taken."""

    folder: Path
    language: Language
    till: TillApplication | None = None
    seen: list[Seen] = field(default_factory=list)
    _pictures: list[str] = field(default_factory=list)
    _number: int = 0

    def clear(self) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)

    @property
    def window(self) -> TillApplication:
        if self.till is None:
            raise NotSeen("the window is not open")
        return self.till

    # hands

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, where the focus is."""
        QTest.keyClick(self._focus(), key, modifiers)
        self._pass(KEY_MS)

    def type(self, text: str) -> None:
        """As a person types; Chinese comes whole, as an input method hands it over."""
        if text.isascii():
            for character in text:
                QTest.keyClicks(self._focus(), character)
                self._pass(KEY_MS)
            return
        field_ = self._focus()
        if not isinstance(field_, QLineEdit):
            raise NotSeen(f"there is no field to type {text!r} into")
        field_.insert(text)
        self._pass(KEY_MS)

    def hand_scan(self, text: str) -> None:
        """As a hand scanner types: everything at once, then Enter."""
        QTest.keyClicks(self._focus(), text)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)
        self._pass(KEY_MS)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._pass(KEY_MS)

    # eyes

    def until(self, what: str, happened: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
        """Let the window work until it happened.

        Raises:
            NotSeen: it did not, within the patience.
        """
        end = time.monotonic() + patience_s
        while not happened():
            if time.monotonic() > end:
                self.picture("not-seen")
                raise NotSeen(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)

    def picture(self, name: str) -> Path:
        """Grab the window as it is."""
        self._pass(KEY_MS)
        self._number += 1
        return self.grab(self.folder / f"{self._number:02d}-{name}.png")

    def grab(self, path: Path) -> Path:
        if not self.window.shell.grab().save(str(path)):
            raise NotSeen(f"the picture {path.name} could not be written")
        self._pictures.append(path.name)
        return path

    def keep(self, source: Path, name: str) -> Path:
        """Keep a file that the tour came by."""
        self._number += 1
        path = self.folder / f"{self._number:02d}-{name}"
        shutil.copy(source, path)
        self._pictures.append(path.name)
        return path

    def act(self, what: Sentence, play: Callable[[], None]) -> None:
        """Play one act and note that it was seen."""
        said = what.into(self.language)
        sys.stdout.write(f"→ {said} … ")
        sys.stdout.flush()
        began = time.monotonic()
        self._pictures = []
        play()
        took = time.monotonic() - began
        self.seen.append(Seen(said, took, tuple(self._pictures)))
        sys.stdout.write(f"{took:.1f} s\n")

    def report(self, trouble: str) -> None:
        """What was seen, for people and for machines."""
        lines = [f"# {words.TITLE.into(self.language)}", ""]
        for number, seen in enumerate(self.seen, start=1):
            lines.append(f"{number}. {seen.what} ({seen.took_s:.1f} s)")
            lines += [
                f"   - ![{name}]({name})" if name.endswith(".png") else f"   - {name}"
                for name in seen.pictures
            ]
        said = words.FAILED.into(self.language, what=trouble) if trouble else words.DONE.into(self.language)
        lines += ["", said, ""]
        (self.folder / "report.md").write_text("\n".join(lines), encoding="utf-8")
        acts = [{"what": s.what, "took_s": round(s.took_s, 2), "files": list(s.pictures)} for s in self.seen]
        content = json.dumps(
            {"done": not trouble, "trouble": trouble, "acts": acts}, ensure_ascii=False, indent=1
        )
        (self.folder / "report.json").write_text(content + "\n", encoding="utf-8")

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window.shell

    def _pass(self, for_ms: int) -> None:
        end = time.monotonic() + for_ms / 1000
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.002)
