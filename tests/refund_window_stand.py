"""The refund's window over a shop in memory, without threads; a cashier is signed in."""

from __future__ import annotations

from collections.abc import Callable

from approving_stand import approvals_for
from back_office_stand import BackOfficeStand, zh
from refund_stand import RefundStand
from shuke.application.code_check import ReceiptCheck
from shuke.application.sync.asking_refund import RefundAnswer, RefundFate
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.refund import SalePlace
from shuke.presenters.refund import RefundPorts, RefundPresenter
from shuke.wording.said import Words

__all__ = ["RefundWindowStand"]


class RefundWindowStand(BackOfficeStand):
    """`check` is what the next scanned text is, `answer` what head office says; `changes` counts what was
    recorded."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.session = self.shop.cashier
        self.sales = RefundStand(self.shop)
        self.approval, self.people = approvals_for(self)
        self.office = self.office_with(self.approval.ask)
        self.check = ReceiptCheck(CodeOutcome.UNKNOWN)
        self.changes = 0
        self.answer = RefundAnswer(RefundFate.OFFLINE)
        self.asked: list[SalePlace] = []
        self.presenter = RefundPresenter(
            self.office, RefundPorts(lambda _text: self.check, self._words, self._changed, self._ask)
        )

    @property
    def notice(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def _ask(self, place: SalePlace, then: Callable[[RefundAnswer], None]) -> None:
        self.asked.append(place)
        then(self.answer)

    def _words(self, check: ReceiptCheck) -> Words:
        return check.outcome.value

    def _changed(self) -> None:
        self.changes += 1
