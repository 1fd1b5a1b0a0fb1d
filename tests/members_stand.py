"""The window of members over a shop in memory, without threads; a cashier is signed in, a manager is at hand."""

from __future__ import annotations

from pathlib import Path

from approving_stand import approvals_for
from back_office_stand import BackOfficeStand, zh
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import NewMember
from shuke.application.find_members import find_members
from shuke.application.identifying import ScanAnswer
from shuke.application.members.caring import Caring
from shuke.application.members.consenting import ConsentDesk
from shuke.application.members.editing import MemberEditing
from shuke.application.members.erasing import Erasing
from shuke.application.members.merging import Merging
from shuke.application.members.page_slip import PageInvitations
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.codes.payload import AccessCode
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.member_pages.care import CarePage
from shuke.presenters.member_pages.consent import ConsentPage
from shuke.presenters.member_pages.own_data import OwnDataPage
from shuke.presenters.member_pages.record import RecordPage
from shuke.presenters.member_pages.time_line import TimeLine
from shuke.presenters.member_pages.twins import TwinsPage
from shuke.presenters.members import MembersPresenter

__all__ = ["MembersStand"]


class MembersStand(BackOfficeStand):
    def __post_init__(self) -> None:
        super().__post_init__()
        self.approval, self.people = approvals_for(self)
        self.office = self.office_with(self.approval.ask)
        self.session = self.shop.cashier
        self.queued = 0
        self.presenter = MembersPresenter(self.office, find_members, self._identify, self._queue)
        self.editing = MemberEditing(self.shop.desk, lambda name: name.lower())
        self.record = RecordPage(self.office, self.editing, self.presenter.refresh)
        self.presenter.add_page("record", self.record.show)
        self.time_line = TimeLine(self.office)
        self.presenter.add_page("time_line", self.time_line.show)
        self.consent = ConsentPage(
            self.office, ConsentDesk(self.shop.desk), self.presenter.refresh, self._queue
        )
        self.presenter.add_page("consent", self.consent.show)
        merging = Merging(self.shop.desk, lambda name: name.lower())
        self.twins = TwinsPage(self.office, merging, self.presenter.open)
        self.presenter.add_page("twins", self.twins.show)
        self.care = CarePage(self.office, Caring(self.shop.desk))
        self.presenter.add_page("care", self.care.show)
        self.written: dict[Path, bytes] = {}
        invitations = PageInvitations(self.shop.desk, self._link, lambda count: bytes(range(count)))
        self.own_data = OwnDataPage(
            self.office,
            Erasing(self.shop.desk),
            self._write,
            self.presenter.refresh,
            invitations,
            self._queue,
        )
        self.presenter.add_page("own_data", self.own_data.show)
        self.scans: dict[str, ScanAnswer] = {}

    def sell_to(self, member_id: str, yuan: int) -> None:
        desk, who = self.shop.desk, self.shop.cashier
        basket = desk.begin(who).basket.basket_id
        served = serve_member(desk, who, basket, member_id, IdentifiedBy.PHONE)
        assert isinstance(served, CounterView), served
        rung_up = add_open_amount(desk, who, basket, Money(yuan * 100))
        assert isinstance(rung_up, CounterView), rung_up
        paid = pay(desk, lambda: 10**12, who, basket, TenderKind.CASH)
        assert isinstance(paid, CounterView), paid

    def as_manager(self) -> None:
        self.session = self.shop.manager

    def enrol(self, name: str = "王小明", phone: str = "13800138000") -> NewMember:
        return self.shop.enrol(Profile(name, phone))

    @property
    def told(self) -> str:
        notice = self.record.state.notice or self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def _write(self, path: Path, content: bytes) -> None:
        if path.parent.name == "full":
            raise OSError(28, "No space left on device")
        self.written[path] = content

    def _link(self, code: AccessCode, address: str) -> str:
        return CodeTexts().write_access(code, address, self.shop.signer)

    def _queue(self) -> None:
        self.queued += 1

    def _identify(self, _session: Session, text: str, _by: IdentifiedBy) -> ScanAnswer:
        return self.scans[text]
