"""The window of messages: which of its pages is shown, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.presenters.back_office import OfficeWork
from shuke.presenters.messages.sent import SentPresenter
from shuke.presenters.messages.templates import TemplatesPresenter
from shuke.presenters.messages.ways import WaysPorts, WaysPresenter
from shuke.presenters.shown import Shown

__all__ = ["MessagePage", "MessagePorts", "MessagesPresenter", "MessagesState"]


class MessagePage(StrEnum):
    TEMPLATES = "templates"
    QUEUE = "queue"
    WAYS = "ways"


@dataclass(frozen=True, slots=True)
class MessagePorts:
    """`kick`: a message may leave; `recorded`: head office is to hear of something."""

    ways: WaysPorts
    kick: Callable[[], None]
    recorded: Callable[[], None]


@dataclass(frozen=True, slots=True)
class MessagesState:
    """`nothing_leaves`: no way out is set up."""

    page: MessagePage = MessagePage.TEMPLATES
    nothing_leaves: bool = True


class MessagesPresenter(Shown[MessagesState]):
    def __init__(self, office: OfficeWork, ports: MessagePorts) -> None:
        super().__init__(MessagesState())
        self._ports = ports
        self.templates = TemplatesPresenter(office, lambda: ports.ways.now().sms.part_minor, ports.recorded)
        self.sent = SentPresenter(office, ports.kick)
        self.ways = WaysPresenter(office, replace(ports.ways, changed=self._ways_changed))

    def open(self) -> None:
        self.go(self._state.page)

    def go(self, page: MessagePage) -> None:
        ways = self._ports.ways.now()
        self._show(MessagesState(page, not (ways.sms.on or ways.email.on)))
        opens = {
            MessagePage.TEMPLATES: self.templates.open,
            MessagePage.QUEUE: self.sent.open,
            MessagePage.WAYS: self.ways.open,
        }
        opens[page]()

    def moved(self) -> None:
        """Some message went, or did not."""
        if self._state.page is MessagePage.QUEUE:
            self.sent.refresh()

    def _ways_changed(self) -> None:
        self._ports.ways.changed()
        ways = self._ports.ways.now()
        self._show(replace(self._state, nothing_leaves=not (ways.sms.on or ways.email.on)))
