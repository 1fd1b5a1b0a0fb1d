"""Messages as the use cases see them: a way out that may be in trouble, the queue's rows, saved templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shuke.domain.bilingual import Bilingual
from shuke.domain.consent import Channel
from shuke.domain.messaging.template import Purpose

__all__ = [
    "GONE",
    "WAY_DOWN",
    "KeptMessage",
    "KeptTemplate",
    "MessageChannel",
    "MessageDraft",
    "MessageFault",
    "MessageState",
    "MessageTemplates",
    "MessageTrouble",
    "Messages",
    "Outgoing",
]


class MessageState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    """Whoever carries it said yes."""
    CAPTURED = "captured"
    """It would have gone; it stays here."""
    MAYBE = "maybe"
    """Nobody knows whether it went: it does not go again by itself."""
    FAILED = "failed"
    DROPPED = "dropped"
    """It was not to go, or somebody called it off."""


GONE = (MessageState.DELIVERED, MessageState.MAYBE)
"""What went, or may have: it is paid for."""


class MessageTrouble(StrEnum):
    """Why a message did not go, or not yet; each has a sentence in `shuke.wording.message_states`."""

    NO_NETWORK = "no_network"
    NOT_TRUSTED = "not_trusted"
    SIGN_IN = "sign_in"
    BUSY = "busy"
    REFUSED = "refused"
    STOPPED = "stopped"
    TAKEN_BACK = "taken_back"
    PAUSE = "pause"
    HELD = "held"
    TOO_LATE = "too_late"
    NO_CONSENT = "no_consent"
    NO_ADDRESS = "no_address"
    NO_MEMBER = "no_member"
    CALLED_OFF = "called_off"


WAY_DOWN = frozenset({MessageTrouble.NO_NETWORK, MessageTrouble.NOT_TRUSTED, MessageTrouble.SIGN_IN})
"""Whatever came next would fare no better: the whole queue rests for a while."""


class MessageFault(Exception):
    """It did not go.

    Attributes:
        reached: it may have gone all the same.
        lasting: it will not go another time either.
        detail: for the log; nothing of the message, its address or a secret.
    """

    def __init__(
        self, trouble: MessageTrouble, detail: str, *, reached: bool = False, lasting: bool = False
    ) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail
        self.reached = reached
        self.lasting = lasting


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`key`, hexadecimal, is the same each time that this message is tried: a carrier that knows such keys sends it
    once."""

    key: str
    address: str
    title: str
    body: str


class MessageChannel(Protocol):
    """A way out of the shop."""

    def send(self, message: Outgoing) -> MessageState:
        """DELIVERED, or CAPTURED where nothing leaves.

        Raises:
            MessageFault: it did not go, or nobody knows.
        """
        ...


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """`occasion` is what nobody gets two messages for: ``care/birthday/2026``. `cost_minor`: of all `parts`.
    `until_ms`: it does not leave later; 0: whenever."""

    member_id: str
    occasion: str
    purpose: Purpose
    channel: Channel
    title: str
    body: str
    parts: int = 1
    cost_minor: int = 0
    until_ms: int = 0


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """`at_ms`: when it is tried next, or when it came to its end. `epoch`: of the journal when it was queued.
    `sent_to`: where it went, masked; empty while it did not."""

    draft: MessageDraft
    state: MessageState
    trouble: MessageTrouble | None
    tries: int
    epoch: int
    queued_ms: int
    at_ms: int
    sent_to: str = ""


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """`purpose` as it is written down: a later release may have more."""

    template_id: str
    title: Bilingual
    text: Bilingual
    purpose: str
    gone: bool = False


class Messages(Protocol):
    """Working state of the machine that sends them."""

    def put(self, drafts: Sequence[MessageDraft], epoch: int, now_ms: int) -> int:
        """Queue those whose member has no message for that occasion; how many were new."""
        ...

    def get(self, member_id: str, occasion: str) -> KeptMessage | None: ...

    def next_due(self, now_ms: int) -> KeptMessage | None: ...

    def change(self, message: KeptMessage) -> None:
        """State, trouble, tries, epoch, time and masked address of one that is there."""
        ...

    def of_state(self, state: MessageState, limit: int, skip: int = 0) -> list[KeptMessage]:
        """The newest first, behind so many that are skipped."""
        ...

    def of_member(self, member_id: str, limit: int) -> list[KeptMessage]:
        """Every one of them up to so many, in no order."""
        ...

    def counts(self) -> Mapping[MessageState, int]: ...

    def cost(self, from_ms: int, until_ms: int | None = None) -> tuple[int, int]:
        """Parts, and minor units, of what was delivered, or may have been, since then and before `until_ms`."""
        ...

    def last_offer_ms(self, member_id: str) -> int:
        """When the last offer to them, or to whoever went up in them, went, or may have; 0: never."""
        ...

    def forget(self, member_id: str) -> None:
        """They are erased."""
        ...


class MessageTemplates(Protocol):
    def get(self, template_id: str) -> KeptTemplate | None: ...

    def all(self) -> list[KeptTemplate]:
        """By title; those taken off are among them."""
        ...
