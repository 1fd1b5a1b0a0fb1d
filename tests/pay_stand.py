"""The window of commission over a shop in memory, without threads; a manager is signed in."""

from __future__ import annotations

from pathlib import Path

from back_office_stand import BackOfficeStand, zh
from fakes.value_shop import PLENTY, VALUE, publish
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.staff_pay import PayPorts, PayPresenter

__all__ = ["COMMISSION", "PayStand"]

COMMISSION = """
[commission]
percent = 1
sales_percent = 2
enrolment = 5

[[commission.targets]]
key = "floor"
name = { zh = "楼层经理、主管", en = "Floor managers" }
worth = 500

[[commission.targets]]
key = "other"
name = { zh = "其他岗位", en = "Other posts" }
worth = 300
"""


class PayStand(BackOfficeStand):
    """`written` is what was exported, `queued` and `changes` count what was printed and recorded."""

    def __post_init__(self) -> None:
        super().__post_init__()
        publish(self.shop, VALUE + COMMISSION)
        self.written: dict[Path, bytes] = {}
        self.queued = self.changes = 0
        self.presenter = PayPresenter(self.office, PayPorts(self._write, self._queue, self._change))

    def paid_in(self, yuan: int, seller: str, name: str) -> None:
        """Somebody new pays in."""
        member_id = self.shop.enrol(Profile(name, f"138{yuan:08d}")).member_id
        wanted = TopUpWanted(f"t-{yuan}", member_id, Money(yuan * 100), seller=seller)
        answer = top_up(self.shop.desk, lambda: PLENTY, self.shop.manager, wanted)
        assert isinstance(answer, TopUpAnswer), answer

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def _write(self, path: Path, content: bytes) -> None:
        if path.parent.name == "full":
            raise OSError(28, "No space left on device")
        self.written[path] = content

    def _queue(self) -> None:
        self.queued += 1

    def _change(self) -> None:
        self.changes += 1
