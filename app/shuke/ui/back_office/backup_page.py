"""Backups' page: the newest, where they go, one more now."""

from __future__ import annotations

from shuke.presenters.device_backup import DeviceBackupPresenter, DeviceBackupState
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Card
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import till_backups as words

__all__ = ["BackupPage"]


class BackupPage(DevicePageView):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "backup")
        self.newest = Text(speaker, words.NEVER, Role.EMPHASIS, Ink.STRONG)
        self._overdue = Text(speaker, words.OVERDUE, Role.BODY, Ink.WARN, wrapping=True)
        self.folder = TextField(speaker, words.FOLDER, hint=words.FOLDER_HINT, most=1024)
        self.button = Button(speaker, words.NOW, ButtonKind.PRIMARY, Target.USUAL, icon="save")
        card = Card(gap=SPACE.xs, margin=SPACE.m)
        card.column.addWidget(Text(speaker, words.NEWEST, Role.CAPTION, Ink.MUTED))
        card.column.addWidget(self.newest)
        card.column.addWidget(self._overdue)
        self.lay_out(
            card,
            column(
                self.folder,
                Text(speaker, words.FOLDER_NOTE, Role.CAPTION, Ink.MUTED, wrapping=True),
                gap=SPACE.xs,
            ),
            row(None, self.button),
        )

    def attach(self, presenter: DeviceBackupPresenter) -> None:
        self.folder.changed.connect(presenter.write)
        self.folder.entered.connect(presenter.back_up)
        self.button.clicked.connect(presenter.back_up)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceBackupState) -> None:
        tell(self.notice, state.notice)
        self.newest.say(state.newest)
        appear(self._overdue, state.overdue)
        self.folder.show_text(state.typed)
        self.folder.complain(state.fault)
        self.folder.setEnabled(not state.busy)
        self.button.setEnabled(not state.busy)
