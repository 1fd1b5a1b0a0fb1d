"""The window of what members say, of a running till."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.bootstrap.till_services import TillServices
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.feedback import FeedbackPorts, FeedbackPresenter
from shuke.ui.back_office.feedback_screen import FeedbackScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["FEEDBACK", "TillFeedback"]

FEEDBACK = "feedback"
"""The name of the screen."""


class TillFeedback:
    """Made once, behind the counter."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, office: OfficeWork
    ) -> None:
        self._till = till
        ports = FeedbackPorts(services.identifying.scan, services.code_check.receipt, counter.recorded)
        self.presenter = FeedbackPresenter(office, ports)

    @cached_property
    def screen(self) -> FeedbackScreen:
        """Made when it is shown first."""
        screen = FeedbackScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen
