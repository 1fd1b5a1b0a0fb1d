"""Messages of a shop in memory, with a carrier that answers as it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fakes.counter_shop import CounterShop
from shuke.application.members.consenting import ConsentDesk
from shuke.application.messages.queue import MessageQueue
from shuke.application.messages.queueing import Letter, Queued, queue
from shuke.application.ports.messages import (
    KeptMessage,
    MessageFault,
    MessageState,
    MessageTrouble,
    Outgoing,
)
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.messaging.template import Field
from shuke.domain.profile import Details, Profile
from shuke.wording.message_presets import PRESETS

__all__ = ["DAY", "MINUTE", "Carrier", "Stand", "fault"]

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


@dataclass
class Carrier:
    """A channel that answers as it is told, and what it was given."""

    faults: list[MessageFault | None] = field(default_factory=list)
    sent: list[Outgoing] = field(default_factory=list)

    def send(self, message: Outgoing) -> MessageState:
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        self.sent.append(message)
        return MessageState.DELIVERED


class Stand:
    """10 March 2026, 10 o'clock in the shop."""

    def __init__(self, shop: CounterShop | None = None) -> None:
        self.shop = shop or CounterShop()
        self.carrier = Carrier()
        self.channels: Mapping[Channel, Carrier] = {Channel.SMS: self.carrier, Channel.EMAIL: self.carrier}
        self.queue = MessageQueue(self.shop.desk, lambda: self.channels)

    def member(
        self, name: str = "王小明", phone: str = "13800138000", yes: Channel | None = Channel.SMS
    ) -> str:
        member = self.shop.enrol(Profile(name, phone, details=Details(email=f"{phone}@x.cn"))).member_id
        if yes is not None:
            self.says(member, yes, yes=True)
        return member

    def says(self, member: str, way: Channel, *, yes: bool) -> None:
        ConsentDesk(self.shop.desk).say(self.shop.cashier, member, {way: yes}, ConsentBy.COUNTER)

    def queued(self, *members: str, preset: str = "news", occasion: str = "news/1", **beside: str) -> Queued:
        values = {Field(name): value for name, value in beside.items()}
        with self.shop.store.writing() as work:
            letter = Letter(PRESETS[preset], occasion, values, part_minor=5)
            answer = queue(work, self.shop.desk, letter, members)
            work.commit()
        return answer

    def kept(self, member: str, occasion: str = "news/1") -> KeptMessage:
        with self.shop.store.reading() as work:
            message = work.messages.get(member, occasion)
        assert message is not None
        return message

    def later(self, ms: int) -> int:
        """How many were tried then."""
        self.shop.clock.wall_ms += ms
        return self.queue.work()


def fault(trouble: MessageTrouble = MessageTrouble.NO_NETWORK, **how: bool) -> MessageFault:
    return MessageFault(trouble, "so said the test", **how)
