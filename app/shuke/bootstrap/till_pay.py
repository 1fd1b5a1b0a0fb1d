"""The window of commission of a running till."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from shuke.presenters.back_office import OfficeWork
from shuke.presenters.staff_pay import PayPorts, PayPresenter
from shuke.ui.back_office.pay_screen import PayScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["PAY", "TillPay"]

PAY = "commission"
"""The name of the screen."""


class TillPay:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, counter: TillCounter, office: OfficeWork) -> None:
        self._till = till
        ports = PayPorts(Path.write_bytes, counter.pump.kick, self._changed)
        self.presenter = PayPresenter(office, ports)

    @cached_property
    def screen(self) -> PayScreen:
        """Made when it is shown first."""
        screen = PayScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _changed(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()
