"""The shift's window and panels over a shop in memory, without threads; a cashier is signed in."""

from __future__ import annotations

from approving_stand import approvals_for
from back_office_stand import BackOfficeStand, zh
from shuke.adapters.printing.printer import preview_png
from shuke.adapters.printing.profile import load_profile
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.session import Session
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.presenters.drawer import CashPresenter, FloatPresenter
from shuke.presenters.shift import ShiftPresenter
from shuke.wording.said import Words

__all__ = ["LEAD", "ShiftStand"]

LEAD = Staff("st-5", "周班长", Role.SHIFT_LEAD)
_PLENTY = 10**12


class ShiftStand(BackOfficeStand):
    """`told` is what was said to whoever looks elsewhere; `changes` counts what was recorded or queued."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.session = self.shop.cashier
        self.approval, self.people = approvals_for(self)
        self.people.enrol(LEAD)
        self.office = self.office_with(self.approval.ask)
        self.told: list[str] = []
        self.changes = 0
        self.presenter = ShiftPresenter(
            self.office, lambda job: preview_png(composed(job), load_profile("virtual-80")), self._changed
        )
        self.float = FloatPresenter(self.office, self._tell)
        self.cash = CashPresenter(self.office, self._tell)

    def as_lead(self) -> None:
        self.session = Session(LEAD, self.shop.clock.now_ms())

    def sell(self, yuan: int, tender: TenderKind = TenderKind.CASH) -> None:
        desk, who = self.shop.desk, self.shop.cashier
        basket = desk.begin(who).basket.basket_id
        assert isinstance(add_open_amount(desk, who, basket, Money(yuan * 100)), CounterView)
        assert isinstance(pay(desk, lambda: _PLENTY, who, basket, tender), CounterView)

    def open_with(self, text: str) -> None:
        self.float.open()
        self.float.type(text)
        self.float.submit()

    def count(self, *pieces: tuple[int, str]) -> None:
        self.presenter.begin_count()
        for denomination, typed in pieces:
            self.presenter.type_pieces(denomination, typed)
        self.presenter.count()

    @property
    def notice(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def _tell(self, words: Words) -> None:
        self.told.append(zh(words))
        self.presenter.refresh()

    def _changed(self) -> None:
        self.changes += 1
