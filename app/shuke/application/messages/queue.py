"""The queue of messages: each leaves once, when it may, and what may have left does not leave again by itself.

A message's row says SENDING, on disk, before its first byte leaves. Is the till killed before the answer is written
down, nobody knows whether it went: it says so (MAYBE), and a person decides. Only when the channel knows that
nothing left does it wait for another try, each time longer.

Like the print queue it is cut in three: `take` (rows), `carry_out` (the channel, for seconds), `record` (rows).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from shuke.application.machine import Machine
from shuke.application.messages.of_runs import in_its_way
from shuke.application.messages.queueing import address_of, agreed, masked
from shuke.application.ports.messages import (
    KeptMessage,
    MessageChannel,
    MessageDraft,
    MessageFault,
    MessageState,
    MessageTrouble,
    Outgoing,
)
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.consent import Channel
from shuke.domain.member import Member
from shuke.domain.messaging.leaving import MOST_TRIES, Leaving, pause_ms
from shuke.domain.shop import Right

__all__ = [
    "PASSED_OVER",
    "MessageOrder",
    "MessageOutcome",
    "MessageQueue",
    "PassedOver",
    "call_off",
    "pages_of",
    "send_again",
]

_MOST_PASSED_OVER = 200
"""In one transaction; the counter's keys come between."""
_HELD_MS = 30 * 60_000
"""So much later it is asked again whether a campaign that is stopped goes on."""


@dataclass(frozen=True, slots=True)
class MessageOrder:
    """One message for the channel to send."""

    message: KeptMessage
    address: str

    @property
    def outgoing(self) -> Outgoing:
        draft = self.message.draft
        key = hashlib.sha256(f"{draft.occasion}/{draft.member_id}".encode()).hexdigest()[:32]
        return Outgoing(key, self.address, draft.title, draft.body)


class PassedOver:
    """So many in a row were not to leave now that others are to have their turn; there may be more behind them."""


PASSED_OVER = PassedOver()


@dataclass(frozen=True, slots=True)
class MessageOutcome:
    order: MessageOrder
    state: MessageState | None = None
    fault: MessageFault | None = field(default=None, compare=False)


class MessageQueue:
    """
    Args:
        channels: what is open now; a message by another way waits.
        leaving: the hours and the pause that the shop keeps to; asked each time.
    """

    def __init__(
        self,
        desk: Machine,
        channels: Callable[[], Mapping[Channel, MessageChannel]],
        leaving: Callable[[], Leaving] = Leaving,
    ) -> None:
        self._desk = desk
        self._channels = channels
        self._leaving = leaving

    def recover(self, silent_ms: int = 0) -> int:
        """After a start: what was on its way when the till stopped may have gone; how many those are.

        Args:
            silent_ms: of several processes that send, one is believed to be at it for so long.
        """
        last_ms = self._desk.recorder.now_ms() - silent_ms
        with self._desk.store.reading() as work:
            if not work.messages.of_state(MessageState.SENDING, 1):
                return 0
        with self._desk.store.writing() as work:
            found = work.messages.of_state(MessageState.SENDING, _MOST_PASSED_OVER)
            stopped = [one for one in found if one.at_ms <= last_ms]
            for one in stopped:
                self._end(work, one, MessageState.MAYBE, MessageTrouble.STOPPED)
            work.commit()
        return len(stopped)

    def take(self) -> MessageOrder | PassedOver | None:
        """The next one, marked in its row before anybody sends it; None while nothing may leave. PASSED_OVER: ask
        again at once."""
        desk = self._desk
        now_ms = desk.recorder.now_ms()
        local = desk.local_time(now_ms)
        if self._leaving().opens(local) > local:
            return None
        with desk.store.reading() as work:
            if work.messages.next_due(now_ms) is None:
                return None
        with desk.store.writing() as work:
            found = self._next(work, now_ms)
            work.commit()
        return found

    def carry_out(self, order: MessageOrder) -> MessageOutcome:
        """Send it. Touches no row."""
        channel = self._channels().get(order.message.draft.channel)
        if channel is None:
            return MessageOutcome(order, fault=MessageFault(MessageTrouble.NO_NETWORK, "no channel"))
        try:
            return MessageOutcome(order, channel.send(order.outgoing))
        except MessageFault as fault:
            return MessageOutcome(order, fault=fault)

    def record(self, outcome: MessageOutcome) -> KeptMessage:
        """Write down what became of it."""
        message, fault = outcome.order.message, outcome.fault
        with self._desk.store.writing() as work:
            if fault is None:
                after = self._end(work, message, outcome.state or MessageState.DELIVERED, None)
            elif fault.reached:
                after = self._end(work, message, MessageState.MAYBE, fault.trouble)
            elif fault.lasting or (fault.trouble is MessageTrouble.BUSY and message.tries >= MOST_TRIES):
                after = self._end(work, message, MessageState.FAILED, fault.trouble)
            else:
                at_ms = self._desk.recorder.now_ms() + pause_ms(message.tries)
                after = replace(message, state=MessageState.WAITING, trouble=fault.trouble, at_ms=at_ms)
                work.messages.change(after)
            work.commit()
        return after

    def work(self, most: int = 10_000) -> int:
        """Send what may leave now, one after the other, for a caller that has one lane; how many were tried."""
        for tried in range(most):
            order = self.take()
            while isinstance(order, PassedOver):
                order = self.take()
            if order is None:
                return tried
            self.record(self.carry_out(order))
        return most

    def _next(self, work: Work, now_ms: int) -> MessageOrder | PassedOver | None:
        head = work.journal.head(self._desk.till)
        epoch = head.epoch if head else 0
        for _ in range(_MOST_PASSED_OVER):
            message = work.messages.next_due(now_ms)
            if message is None:
                return None
            if message.epoch != epoch:
                # An older database came back: what waited then may have gone since.
                self._end(work, message, MessageState.MAYBE, MessageTrouble.TAKEN_BACK)
                continue
            address = self._address(work, message, now_ms)
            if address:
                message = replace(
                    message,
                    state=MessageState.SENDING,
                    tries=message.tries + 1,
                    at_ms=now_ms,
                    sent_to=masked(address, message.draft.channel),
                )
                work.messages.change(message)
                return MessageOrder(message, address)
        return PASSED_OVER

    def _address(self, work: Work, message: KeptMessage, now_ms: int) -> str:
        """Where it goes; empty: not now, or not at all, which its row says."""
        draft = message.draft
        if draft.until_ms and now_ms > draft.until_ms:
            self._end(work, message, MessageState.DROPPED, MessageTrouble.TOO_LATE)
            return ""
        member = _to(work, draft)
        if member is None:
            self._end(work, message, MessageState.DROPPED, MessageTrouble.NO_MEMBER)
            return ""
        if not agreed(work, member.member_id, draft.channel, draft.purpose):
            self._end(work, message, MessageState.DROPPED, MessageTrouble.NO_CONSENT)
            return ""
        hindered = in_its_way(work, self._desk, draft)
        if hindered is MessageTrouble.HELD:
            work.messages.change(replace(message, trouble=hindered, at_ms=now_ms + _HELD_MS))
            return ""
        if hindered is not None:
            self._end(work, message, MessageState.DROPPED, hindered)
            return ""
        from_ms = self._leaving().offer_from_ms(draft.purpose, work.messages.last_offer_ms(member.member_id))
        if from_ms > now_ms:
            work.messages.change(replace(message, trouble=MessageTrouble.PAUSE, at_ms=from_ms))
            return ""
        address = address_of(work, self._desk, member, draft.channel)
        if not address:
            self._end(work, message, MessageState.DROPPED, MessageTrouble.NO_ADDRESS)
        return address

    def _end(
        self, work: Work, message: KeptMessage, state: MessageState, trouble: MessageTrouble | None
    ) -> KeptMessage:
        after = replace(message, state=state, trouble=trouble, at_ms=self._desk.recorder.now_ms())
        work.messages.change(after)
        return after


def _to(work: Work, draft: MessageDraft) -> Member | None:
    """Whoever went up in another since is that other, who gets one for an occasion, not one for each name."""
    stays = work.mergers.stands_for(draft.member_id)
    names = {stays, *work.mergers.gone_up_in(stays)} - {draft.member_id}
    others = (work.messages.get(name, draft.occasion) for name in names)
    if any(one is not None and one.state is not MessageState.DROPPED for one in others):
        return None
    member = work.members.get(stays)
    return None if member is None or member.erased else member


def send_again(desk: Machine, session: Session, member_id: str, occasion: str) -> KeptMessage | Refused:
    """Somebody says that what failed, or may have gone, is to go (again)."""
    again = (MessageState.FAILED, MessageState.MAYBE)
    return _changed(desk, session, member_id, occasion, again, MessageState.WAITING)


def call_off(desk: Machine, session: Session, member_id: str, occasion: str) -> KeptMessage | Refused:
    """One that waits does not go."""
    return _changed(desk, session, member_id, occasion, (MessageState.WAITING,), MessageState.DROPPED)


def _changed(
    desk: Machine,
    session: Session,
    member_id: str,
    occasion: str,
    before: tuple[MessageState, ...],
    after: MessageState,
) -> KeptMessage | Refused:
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        message = work.messages.get(member_id, occasion)
        if message is None or message.state not in before:
            return Refused(Refusal.MESSAGE_GONE)
        head = work.journal.head(desk.till)
        changed = replace(
            message,
            state=after,
            trouble=MessageTrouble.CALLED_OFF if after is MessageState.DROPPED else None,
            tries=0,
            epoch=head.epoch if head else 0,
            at_ms=desk.recorder.now_ms(),
        )
        work.messages.change(changed)
        work.commit()
    return changed


def pages_of(count: int, at_once: int) -> int:
    """A list of nothing has one page, too."""
    return max(-(-count // at_once), 1)
