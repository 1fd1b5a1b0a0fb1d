"""A bug is never swallowed: it is logged, shown, and leaves a support file; nothing of the shop is lost by it."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from shuke.adapters.log_files import log_to, write_support_file
from shuke.ui.speech import Speaker
from shuke_db.revisions import NEWEST

if TYPE_CHECKING:
    from shuke.bootstrap.till_folder import TillFolder
    from shuke.domain.shop import Place
    from shuke.ui.shell import Shell

__all__ = ["watch_for_crashes"]

_MOST_REPORTS = 5
"""Support files one run writes at most: a bug that repeats every second must not fill the disk."""

_log = logging.getLogger(__name__)


class _Crashes(QObject):
    """Shows crashes on the window's thread, wherever they happened."""

    _happened = Signal(str)

    def __init__(self, shell: Shell, speaker: Speaker, folder: TillFolder, place: Place | None) -> None:
        super().__init__(shell)
        self._shell, self._speaker, self._folder, self._place = shell, speaker, folder, place
        self._reports = 0
        self._shown = False
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def heard(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("unexpected\n%s", text)
        self._happened.emit(text)

    def heard_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.heard(told.exc_type, told.exc_value, told.exc_traceback)

    def _show(self, text: str) -> None:
        if self._shown or self._reports >= _MOST_REPORTS:
            return
        from shuke.ui.crash_dialog import CrashDialog  # noqa: PLC0415 - rarely needed

        self._reports += 1
        place = self._place
        facts = [("schema", NEWEST), ("till", f"{place.shop_id} {place.till}" if place else "not set up")]
        path = write_support_file(self._folder.root / "support", self._folder.logs, text, facts)
        self._shown = True
        dialog = CrashDialog(self._speaker, path, self._shell)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._shown = False


def watch_for_crashes(
    shell: Shell, speaker: Speaker, folder: TillFolder, place: Place | None
) -> Callable[[], None]:
    """From now on log to the till's folder and show every bug once; the answer ends the watch."""
    log_to(folder.logs)
    before, before_in_threads = sys.excepthook, threading.excepthook
    crashes = _Crashes(shell, speaker, folder, place)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        crashes.heard(kind, error, trace)

    sys.excepthook = hook
    threading.excepthook = crashes.heard_in_thread

    def unwatch() -> None:
        sys.excepthook, threading.excepthook = before, before_in_threads

    return unwatch
