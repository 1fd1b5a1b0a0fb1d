"""Messages: templates, what waits and what went, and the ways out; one page each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.messages.window import MessagePage, MessagesPresenter, MessagesState
from shuke.ui.back_office.message_sent_page import MessageSentPage
from shuke.ui.back_office.message_templates_page import MessageTemplatesPage
from shuke.ui.back_office.message_ways_page import MessageWaysPage
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.notices import Notice
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE, Tone
from shuke.wording import message_window as words

__all__ = ["MessagesScreen"]

_PAGES = tuple(MessagePage)
_KEYS = {Qt.Key.Key_1: MessagePage.TEMPLATES, Qt.Key.Key_2: MessagePage.QUEUE, Qt.Key.Key_3: MessagePage.WAYS}


class MessagesScreen(BackOfficeScreen):
    """Alt+1 to Alt+3 turn to a page."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._presenter: MessagesPresenter | None = None
        self.pages = PickGrid(speaker, columns=len(_PAGES))
        self.nothing_leaves = Notice(speaker)
        self.templates = MessageTemplatesPage(speaker)
        self.sent = MessageSentPage(speaker)
        self.ways = MessageWaysPage(speaker)
        self._shown = QStackedWidget()
        for page in (self.templates, self.sent, self.ways):
            self._shown.addWidget(page)
        content = QWidget()
        above = column(self.nothing_leaves, gap=0)
        above.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, 0)
        whole = column(above, self._shown, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, beside=self.pages)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: MessagesPresenter) -> None:
        self._presenter = presenter
        self.pages.picked.connect(lambda key: presenter.go(MessagePage(key)))
        self.templates.attach(presenter.templates)
        self.sent.attach(presenter.sent)
        self.ways.attach(presenter.ways)
        presenter.attach(self.render_state)

    def render_state(self, state: MessagesState) -> None:
        self.pages.offer(words.PAGES, state.page.value)
        self._shown.setCurrentIndex(_PAGES.index(state.page))
        self.nothing_leaves.say(words.NOTHING_LEAVES, Tone.CALM)
        appear(self.nothing_leaves, state.nothing_leaves)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = _KEYS.get(Qt.Key(event.key()))
        if page is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and self._presenter:
            self._presenter.go(page)
        else:
            super().keyPressEvent(event)
