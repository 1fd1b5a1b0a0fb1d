"""The window of messages over a shop in memory, without threads; a manager is signed in."""

from __future__ import annotations

from back_office_stand import BackOfficeStand, zh
from fakes.vault import MemoryVault
from messages_stand import Carrier
from shuke.application.members.consenting import ConsentDesk
from shuke.application.messages.queue import MessageQueue
from shuke.application.messages.queueing import Letter, queue
from shuke.application.messages.ways_out import WaysOut, ways_of
from shuke.application.settings import Setting
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.profile import Profile
from shuke.presenters.messages.ways import WaysPorts
from shuke.presenters.messages.window import MessagePorts, MessagesPresenter
from shuke.wording.message_presets import PRESETS

__all__ = ["MessageWindowStand"]


class MessageWindowStand(BackOfficeStand):
    """`carrier` is every way out; 10 March 2026."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.settings: dict[Setting, str] = {}
        self.vault = MemoryVault()
        self.carrier = Carrier()
        self.kicks = self.recorded = self.changes = 0
        ways = WaysPorts(self.ways, self.vault, self.settings.__setitem__, self._channels, self._changed)
        self.presenter = MessagesPresenter(self.office, MessagePorts(ways, self._kick, self._record))
        self.queue = MessageQueue(self.shop.desk, self._channels)

    def ways(self) -> WaysOut:
        return ways_of(self.settings.get)

    def member(self, name: str = "王小明", phone: str = "13800138000") -> str:
        member = self.shop.enrol(Profile(name, phone)).member_id
        ConsentDesk(self.shop.desk).say(self.shop.cashier, member, {Channel.SMS: True}, ConsentBy.COUNTER)
        return member

    def queued(self, *members: str) -> None:
        with self.shop.store.writing() as work:
            queue(work, self.shop.desk, Letter(PRESETS["news"], "news/1", part_minor=5), members)
            work.commit()

    @property
    def told(self) -> str:
        pages = (self.presenter.templates, self.presenter.sent, self.presenter.ways)
        notices = [page.state.notice for page in pages]
        return next((zh(notice.words) for notice in notices if notice), "")

    def _channels(self) -> dict[Channel, Carrier]:
        return {Channel.SMS: self.carrier, Channel.EMAIL: self.carrier}

    def _kick(self) -> None:
        self.kicks += 1

    def _record(self) -> None:
        self.recorded += 1

    def _changed(self) -> None:
        self.changes += 1
