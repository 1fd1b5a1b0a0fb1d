"""Telephones that scan for a running till: head office is asked for what they scanned, while any is paired."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shuke.adapters.printing.qr import qr_dots
from shuke.application.phones.pairing import PhonePairing
from shuke.bootstrap.till_services import TillServices
from shuke.domain.sync.phone_messages import AskPhones, PhonesSent
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.prizes.phones import PhoneDots, PhonePorts, PhonesPresenter

if TYPE_CHECKING:
    from shuke.application.sync.asking_phones import PhoneAsking
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["TillPhones"]

_LOOK_MS = 800


class TillPhones(QObject):
    """Made once, behind the counter. What a telephone scans goes where a hand scanner's code goes."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, office: OfficeWork
    ) -> None:
        super().__init__(till)
        self._till, self._services = till, services
        self._asking: PhoneAsking | None = None
        self.pairing = PhonePairing(services.desk, services.codes, secrets.token_bytes)
        ports = PhonePorts(
            till.background,
            self._ask,
            _drawn,
            counter.scanner.scanned.emit,
            lambda: till.session is not None,
            till.status.phones_seen,
        )
        self.presenter = PhonesPresenter(office, self.pairing, ports)
        till.shell.lock_wanted.connect(self.presenter.locked)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.presenter.look)
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        if self._asking is not None:
            self._asking.close()

    def _ask(self, told: AskPhones) -> PhonesSent | None:
        """On the lane `PHONES`."""
        if self._asking is None:
            from shuke.bootstrap.till_sync import phone_asking  # noqa: PLC0415 - tills of a chain only

            on_counter = self._till.on_counter
            self._asking = on_counter(lambda: phone_asking(self._services, on_counter))
        return self._asking.ask(told) if self._asking is not None else None


def _drawn(text: str) -> PhoneDots:
    return tuple(tuple(bool(dot) for dot in line) for line in qr_dots(text, 1))
