"""Messages of a running till: the queue that moves by itself, and its window."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.adapters.messages.open_ways import OpenWays
from shuke.application.messages.queue import MessageQueue
from shuke.application.messages.ways_out import WaysOut, ways_of
from shuke.bootstrap.till_services import TillServices
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.message_pump import MessagePump
from shuke.presenters.messages.ways import WaysPorts
from shuke.presenters.messages.window import MessagePorts, MessagesPresenter
from shuke.ui.back_office.messages_screen import MessagesScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["MESSAGES", "TillMessages"]

MESSAGES = "messages"
"""The name of the screen."""


class TillMessages:
    """Made once, behind the counter; from then on messages leave."""

    def __init__(self, till: TillApplication, services: TillServices, office: OfficeWork) -> None:
        self._till = till
        self._services = services
        self._open = OpenWays(self._ways, services.data.vault, lambda: services.shop.name)
        queue = MessageQueue(services.desk, self._open.channels, lambda: self._ways().leaving)
        self.pump = MessagePump(till.background, queue, till.later, self._moved)
        ways = WaysPorts(
            self._ways,
            services.data.vault,
            services.change_setting,
            self._open.channels,
            self._ways_changed,
        )
        self.presenter = MessagesPresenter(office, MessagePorts(ways, self.pump.kick, self._recorded))
        self.pump.begin()

    @cached_property
    def screen(self) -> MessagesScreen:
        """Made when it is shown first."""
        screen = MessagesScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _ways(self) -> WaysOut:
        return ways_of(self._services.setting)

    def _ways_changed(self) -> None:
        self._open.changed()
        self.pump.kick()

    def _moved(self) -> None:
        if self._till.shell.shown == MESSAGES:
            self.presenter.moved()

    def _recorded(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()
