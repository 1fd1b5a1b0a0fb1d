"""The status strip of a running till: who feeds it, how it is shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from shuke.bootstrap.till_allowance import TillAllowance
from shuke.bootstrap.till_services import TillServices
from shuke.presenters.status import StatusPresenter, StatusState
from shuke.ui.kit.strip import StripItem
from shuke.ui.tokens import Tone

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["TillStrip"]


class TillStrip:
    """Made with the services, before anybody signs in."""

    def __init__(self, till: TillApplication, services: TillServices) -> None:
        self._till, self._services = till, services
        self.status = StatusPresenter()
        self.status.place_known(services.shop.name, services.place.till)
        self.status.attach(self._show)
        self._allowance = TillAllowance(till, services)

    def look_at_allowance(self) -> None:
        """Something happened that may change how this till spends."""
        self._allowance.look()

    def minute_passed(self) -> None:
        """Whatever time alone changes."""
        self.status.minute_passed(datetime.now(ZoneInfo(self._services.shop.zone)))
        if self._till.office is not None:
            self._till.office.shift.look()
        self.look_at_allowance()

    def _show(self, state: StatusState) -> None:
        self._till.shell.render_strip(
            [
                StripItem(
                    one.name, one.icon, one.words, Tone(one.tone.value), one.aside, one.weight, one.short
                )
                for one in state.items
            ]
        )
