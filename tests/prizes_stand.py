"""The redemption screen over a shop in memory whose wheel always wins, without threads."""

from __future__ import annotations

from collections.abc import Callable

from approving_stand import approvals_for
from back_office_stand import BackOfficeStand, zh
from fakes.wheel_shop import SURE, WheelShop
from shuke.application.code_check import prize_words
from shuke.presenters.prizes.redeeming import RedemptionPorts, RedemptionPresenter
from shuke.wording import Language

__all__ = ["PrizesStand"]


class PrizesStand(BackOfficeStand):
    """`comes` is told of each member that head office is asked for; `asked` names them."""

    def __init__(self, wheel: str = SURE) -> None:
        self.wheel = WheelShop(wheel)
        super().__init__(self.wheel.shop)
        self.session = self.wheel.redeemer
        self.approval, self.people = approvals_for(self)
        self.changes = 0
        self.asked: list[str] = []
        self.comes: Callable[[str], bool] = lambda _member: False
        ports = RedemptionPorts(
            self.wheel.handing,
            self.wheel.check.prize,
            lambda scan: prize_words(scan, Language.ZH),
            self._changed,
            self._ask,
        )
        self.presenter = RedemptionPresenter(self.office_with(self.approval.ask), ports)

    @property
    def notice(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def win(self, phone: str = "13800138000") -> str:
        """The code of a prize, won just now by whoever has that phone."""
        with self.shop.store.reading() as work:
            known = work.members.by_phone(phone, 1)
        member = known[0].member_id if known else self.wheel.member(phone)
        return self.wheel.spin(member).code

    def _ask(self, member_id: str, then: Callable[[bool], None]) -> None:
        self.asked.append(member_id)
        then(self.comes(member_id))

    def _changed(self) -> None:
        self.changes += 1
