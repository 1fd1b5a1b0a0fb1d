"""What a round and a question at the counter share: steps on the counter's lane, and exchanges between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from shuke.application.counter.contact import Contact
from shuke.application.ports.clock import Clock, Ids
from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.application.ports.keys import KeyRing
from shuke.application.ports.pins import PinTaking
from shuke.application.ports.snapshot import ArrivedParts
from shuke.application.ports.store import Store, Work
from shuke.application.ports.sync import TrustSealing, Wire
from shuke.application.recording import Recorder
from shuke.application.sync.applying import Applying
from shuke.application.sync.asking_again import ask_again
from shuke.application.sync.joining import HeadOfficeKnown
from shuke.application.sync.knowing import is_own
from shuke.application.sync.leading.asking import LeadAsking
from shuke.application.sync.loading import Opening
from shuke.application.sync.state import RoundOutcome, outcome_of
from shuke.domain.shop import Shop
from shuke.domain.sync.announcements import Announced
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal, RefusalReason
from shuke.domain.sync.finding import Found
from shuke.domain.sync.messages import (
    NOWHERE,
    Answered,
    Checked,
    JournalPlace,
    OfficeState,
    Page,
    Pushed,
)
from shuke.domain.sync.refund_messages import RefundAnswered
from shuke.domain.sync.snapshot_messages import Offered

__all__ = ["Conversation", "Lane", "Stop", "SyncParts"]

Result = TypeVar("Result")
Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


class Lane(Protocol):
    """Runs a piece of work on the thread that owns the store, and waits for it."""

    def __call__(self, work: Callable[[], Result]) -> Result: ...


@dataclass(frozen=True, slots=True)
class SyncParts:
    """What syncing takes. `store` is the counter's, used only through `at_counter`; `shop` is asked each time."""

    store: Store
    at_counter: Lane
    link: HeadOfficeLink
    known: HeadOfficeKnown
    recorder: Recorder
    shop: Callable[[], Shop]
    applying: Applying
    wire: Wire
    opening: Opening
    arrived: ArrivedParts
    trust: TrustSealing
    ids: Ids
    clock: Clock
    contact: Contact
    keys: KeyRing | None = None
    """This till's own; none where it never changes them."""
    pins: PinTaking | None = None
    """How it takes PINs that head office keeps."""
    office_keys: Callable[[], tuple[bytes, ...]] = tuple
    """Keys of head office that signed believed replies: newer ones than those held, where it changed its own."""
    lead: LeadAsking | None = None
    """The way to the till that leads the shop, for what a cashier waits for; used on that lane only."""
    release: str = ""
    """Of this program, for whoever looks after the tills at head office."""


_BELIEVED_NO_MORE = frozenset({RefusalReason.REVOKED, RefusalReason.UNKNOWN_TILL})
"""Refusals, signed by head office, that end the lease: the till may be in a thief's hands."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The round ends here."""

    outcome: RoundOutcome
    refusal: RefusalReason | None = None


class Conversation:
    """`office_head` is the newest fact of this till that head office said it holds."""

    def __init__(self, parts: SyncParts) -> None:
        self.parts = parts
        self.office_head: JournalPlace = NOWHERE

    @property
    def till(self) -> str:
        return self.parts.applying.till

    def write(self, change: Callable[[Work], Result]) -> Result:
        """One transaction on the counter's lane."""
        store = self.parts.store

        def step() -> Result:
            with store.writing() as work:
                result = change(work)
                work.commit()
            return result

        return self.parts.at_counter(step)

    def put_in_place(self, state: OfficeState, change: Callable[[Work], Result]) -> Result:
        """The same for what a signed reply brought: with it the lease begins anew, unless the two tell different
        stories, which ends it."""
        contact = self.parts.contact

        def heard(work: Work) -> Result:
            result = change(work)
            own = is_own(work, self.till, state.head)
            (contact.heard if own else contact.ended)(work)
            return result

        return self.write(heard)

    def read(self, question: Callable[[Work], Result]) -> Result:
        store = self.parts.store

        def step() -> Result:
            with store.reading() as work:
                return question(work)

        return self.parts.at_counter(step)

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Stop:
        """Ask head office; no transaction is open meanwhile."""
        time = self.parts.contact.time
        begun = time.begun()
        reply = ask_again(self.parts.link, exchange, message, within_s)
        if isinstance(reply, LinkTrouble):
            self.parts.contact.lost()
            return Stop(outcome_of(reply))
        if isinstance(reply, Refusal):
            return self.stop_for(reply)
        if isinstance(
            reply, Pushed | Page | Answered | Checked | Announced | Offered | Found | RefundAnswered
        ):
            self.office_head = reply.state.head
            time.heard(reply.state.now_ms, begun)
        return reply

    def stop_for(self, refusal: Refusal) -> Stop:
        reason = refusal.reason
        self.parts.contact.lost()
        if reason in _BELIEVED_NO_MORE:
            self.write(self.parts.contact.ended)
        busy = reason is RefusalReason.BUSY
        return Stop(RoundOutcome.SERVER_TROUBLE if busy else RoundOutcome.REFUSED, reason)
