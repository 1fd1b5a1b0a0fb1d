"""The refund's window of a running till, and the ways to it: the menu, its key, a receipt that is scanned."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.application.code_check import ReceiptCheck, receipt_words
from shuke.application.sync.asking_refund import RefundAnswer, RefundFate
from shuke.bootstrap.till_services import TillServices
from shuke.domain.refund import SalePlace
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.refund import RefundPorts, RefundPresenter
from shuke.ui.back_office.refund_screen import RefundScreen
from shuke.wording.sentence import Language, Sentence

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["REFUND", "TillRefund"]

REFUND = "refund"
"""The name of the screen."""


class TillRefund:
    """Made once, behind the counter."""

    def __init__(
        self, till: TillApplication, services: TillServices, counter: TillCounter, office: OfficeWork
    ) -> None:
        self._till, self._services = till, services
        ports = RefundPorts(services.code_check.receipt, self._words, counter.recorded, self._ask)
        self.presenter = RefundPresenter(office, ports)

    @cached_property
    def screen(self) -> RefundScreen:
        """Made when it is shown first."""
        screen = RefundScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _ask(self, place: SalePlace, then: Callable[[RefundAnswer], None]) -> None:
        if self._till.sync is None:
            then(RefundAnswer(RefundFate.OFFLINE))
        else:
            self._till.sync.ask_refund(place, then)

    def _words(self, check: ReceiptCheck) -> Sentence:
        sign = CURRENCY_SIGNS[self._services.shop.currency]
        return Sentence(
            zh=receipt_words(check, Language.ZH, sign), en=receipt_words(check, Language.EN, sign)
        )
