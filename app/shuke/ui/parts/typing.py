"""Whether keys go into a field now."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

__all__ = ["is_typed_into"]


def is_typed_into() -> bool:
    """A field lets keys that it has no use for through to its window: there they would choose something else, and
    what was typed would be gone."""
    return isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
