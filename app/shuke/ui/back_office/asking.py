"""Asking for files, with the system's own windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

__all__ = ["LISTS", "AskPath", "ask_to_open", "ask_to_save"]

LISTS = "CSV (*.csv);;Excel (*.xlsx)"

AskPath = Callable[[str, str], Path | None]
"""Asks for a file: title of the window, and its name or which files are meant; None if none was chosen."""


def ask_to_open(parent: QWidget) -> AskPath:
    def ask(title: str, files: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(parent, title, "", files)
        return Path(chosen) if chosen else None

    return ask


def ask_to_save(parent: QWidget, files: str = "CSV (*.csv)") -> AskPath:
    def ask(title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, files)
        return Path(chosen) if chosen else None

    return ask
