"""After a bug: what happened, that nothing is lost, where the support file is, go on or quit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QSizePolicy, QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.surfaces import Hairline
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import Language
from shuke.wording.shell import COPY, CRASH_CONTINUE, CRASH_FILE, CRASH_QUIT, CRASH_SAID, CRASH_TITLE

__all__ = ["CrashDialog"]


class CrashDialog(QDialog):
    """Says it in both languages, the till's own first: whoever reads it may not be who chose the language.

    `exec()` answers True to go on, False to quit. It needs nothing that may be broken: no presenter, no data.
    """

    def __init__(self, speaker: Speaker, support_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setWindowTitle(speaker.text(CRASH_TITLE))
        self.setModal(True)
        own = speaker.language
        other = Language.EN if own is Language.ZH else Language.ZH
        title = row(
            IconMark("bad", SIZE.icon_large, "bad"),
            Text(speaker, CRASH_TITLE.into(own), Role.TITLE, Ink.STRONG),
            Text(speaker, CRASH_TITLE.into(other), Role.BODY, Ink.MUTED),
            None,
            gap=SPACE.m,
        )
        said = [
            Text(speaker, CRASH_SAID.into(own), Role.BODY, Ink.NORMAL, wrapping=True),
            Text(speaker, CRASH_SAID.into(other), Role.BODY, Ink.MUTED, wrapping=True),
        ]
        whole = column(title, *said, gap=SPACE.l, margin=SPACE.xl)
        if support_file is not None:
            for language, ink in ((own, Ink.NORMAL), (other, Ink.MUTED)):
                whole.addWidget(Text(speaker, CRASH_FILE.into(language), Role.CAPTION, ink, wrapping=True))
            self.path = QLineEdit(str(support_file))
            self.path.setReadOnly(True)
            self.path.setCursorPosition(0)
            self.path.setFixedHeight(SIZE.target_least)
            self.copy_button = Button(speaker, COPY, ButtonKind.QUIET, Target.LEAST, icon="copy")
            self.copy_button.clicked.connect(self._copy)
            whole.addLayout(row(self.path, self.copy_button))
        self.continue_button = Button(speaker, CRASH_CONTINUE, ButtonKind.PRIMARY, Target.USUAL)
        self.continue_button.clicked.connect(self.accept)
        self.quit_button = Button(speaker, CRASH_QUIT, ButtonKind.QUIET, Target.USUAL, icon="quit")
        self.quit_button.clicked.connect(self.reject)
        self.continue_button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        whole.addWidget(Hairline())
        whole.addLayout(row(self.quit_button, None, self.continue_button))
        self.setLayout(whole)
        self.setFixedWidth(SIZE.wizard_width)
        self.continue_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.path.text())
