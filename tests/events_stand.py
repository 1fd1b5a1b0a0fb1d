"""The window of events over a shop in memory, without threads; a cashier is signed in, a manager is at hand."""

from __future__ import annotations

from approving_stand import approvals_for
from back_office_stand import BackOfficeStand, zh
from fakes.value_shop import PLENTY, publish
from shuke.application.events.announcing import announce
from shuke.application.events.taking_part import TakingPart
from shuke.application.identifying import ScanAnswer
from shuke.application.session import Session
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.basket import IdentifiedBy
from shuke.domain.profile import Profile
from shuke.presenters.events.calendar import EventPorts, EventsPresenter

__all__ = ["EVENTS", "EventsStand"]

EVENTS = """
[[events]]
key = "tasting"
name = { zh = "明前龙井品鉴", en = "First tea tasting" }
first = 2026-03-14
last = 2026-03-15
opens = 2026-03-10
places = 2
fee = 30
fees = { gold = 20, diamond = 0 }
priority = ["gold", "diamond"]
priority_days = 3

[[events]]
key = "gifts"
name = { zh = "会员赠礼日", en = "Members' gift day" }
first = 2026-03-10
last = 2026-03-11
gives = { points = 5 }
without_purchase = ["ordinary"]
"""


class EventsStand(BackOfficeStand):
    """`changes` counts what was recorded; `scans` says what the next codes are."""

    def __post_init__(self) -> None:
        super().__post_init__()
        publish(self.shop, EVENTS)
        self.approval, self.people = approvals_for(self)
        self.office = self.office_with(self.approval.ask)
        self.session = self.shop.cashier
        self.changes = 0
        self.scans: dict[str, ScanAnswer] = {}
        self.part = TakingPart(self.shop.desk, lambda: PLENTY)
        self.presenter = EventsPresenter(self.office, EventPorts(self.part, self._identify, self._changed))

    def as_manager(self) -> None:
        self.session = self.shop.manager

    def enrol(self, name: str = "王小明", phone: str = "13800138000") -> str:
        return self.shop.enrol(Profile(name, phone)).member_id

    def announce(self, event: AnnouncedEvent) -> AnnouncedEvent:
        answer = announce(self.shop.desk, self.shop.manager, event)
        assert isinstance(answer, AnnouncedEvent), answer
        return answer

    def go_on(self, days: int) -> None:
        self.shop.clock.advance(days * 86_400)

    @property
    def told(self) -> str:
        notice = self.presenter.state.notice
        return zh(notice.words) if notice else ""

    def _identify(self, _session: Session, text: str, _by: IdentifiedBy) -> ScanAnswer:
        return self.scans[text]

    def _changed(self) -> None:
        self.changes += 1
