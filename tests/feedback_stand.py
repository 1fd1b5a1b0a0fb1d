"""The window of what members say over a shop in memory, without threads; a shift lead is signed in."""

from __future__ import annotations

from approving_stand import approvals_for
from back_office_stand import BackOfficeStand, zh
from fakes.pinned_staff import PIN
from fakes.value_shop import VALUE, publish
from shuke.application.code_check import ReceiptCheck
from shuke.application.identifying import ScanAnswer
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.presenters.feedback import FeedbackPorts, FeedbackPresenter

__all__ = ["LEAD", "FeedbackStand"]

LEAD = Staff("st-5", "周班长", Role.SHIFT_LEAD)


class FeedbackStand(BackOfficeStand):
    """`changes` counts what was recorded; `scans` and `receipts` say what the next codes are."""

    def __post_init__(self) -> None:
        super().__post_init__()
        publish(self.shop, VALUE)
        self.approval, self.people = approvals_for(self)
        self.people.enrol(LEAD)
        self.office = self.office_with(self.approval.ask)
        self.session = Session(LEAD, 0)
        self.changes = 0
        self.scans: dict[str, ScanAnswer] = {}
        self.receipts: dict[str, ReceiptCheck] = {}
        ports = FeedbackPorts(self._identify, self._receipt, self._changed)
        self.presenter = FeedbackPresenter(self.office, ports)

    def enrol(self, name: str = "王小明", phone: str = "13800138000") -> str:
        return self.shop.enrol(Profile(name, phone)).member_id

    def take(self, words: str, kind: str = "complaint", name: str = "王小明") -> str:
        """A member says it; the member's id."""
        member_id = self.enrol(name, f"138001380{len(words):02d}")
        self.presenter.member.choose(member_id)
        self.presenter.pick_kind(kind)
        self.presenter.type_words(words)
        self.presenter.take()
        return member_id

    def approve(self, staff_id: str) -> None:
        """Whoever is asked chooses the name and types the PIN."""
        self.approval.choose(staff_id)
        for digit in PIN:
            self.approval.press(digit)
        self.approval.submit()

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def _identify(self, _session: Session, text: str, _by: IdentifiedBy) -> ScanAnswer:
        return self.scans[text]

    def _receipt(self, text: str) -> ReceiptCheck:
        return self.receipts.get(text, ReceiptCheck(CodeOutcome.UNKNOWN))

    def _changed(self) -> None:
        self.changes += 1
