"""The till as a program: the Qt application, and the window from first paint to last."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from shuke.bootstrap.till import TillApplication
from shuke.ui import theme
from shuke.ui.tokens import ThemeName
from shuke.wording.sentence import Language

__all__ = ["make_application", "run_till"]


def run_till(data: Path | None, language: Language) -> int:
    """Open the window and stay until it is closed; the process's exit status."""
    app = make_application()
    till = TillApplication(app, language)
    till.show()
    app.processEvents()  # painted before the lane that opens the data wants the processor, too
    gc.enable()
    from shuke.bootstrap.places import till_folder  # noqa: PLC0415 - after the first paint

    till.open(till_folder(data))
    status = app.exec()
    till.close()
    return status


def make_application() -> QApplication:
    """The application with fonts and theme, ready for its first window."""
    running = QApplication.instance()
    app = (
        running if isinstance(running, QApplication) else QApplication([*sys.argv[:1], "-style", theme.STYLE])
    )
    app.setApplicationName("Shuke")
    theme.apply(app, theme.named(ThemeName.LIGHT))
    return app
