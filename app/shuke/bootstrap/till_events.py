"""The window of events of a running till."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.application.events.taking_part import TakingPart
from shuke.bootstrap.till_services import TillServices
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.events.calendar import EventPorts, EventsPresenter
from shuke.ui.back_office.events_screen import EventsScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["EVENTS", "TillEvents"]

EVENTS = "events"
"""The name of the screen."""


class TillEvents:
    """Made once, behind the counter."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, office: OfficeWork
    ) -> None:
        self._till = till
        part = TakingPart(services.desk, services.data.free_bytes)
        ports = EventPorts(part, services.identifying.scan, counter.recorded)
        self.presenter = EventsPresenter(office, ports)
        till.shell.lock_wanted.connect(self.presenter.form.close)

    @cached_property
    def screen(self) -> EventsScreen:
        """Made when it is shown first."""
        screen = EventsScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen
