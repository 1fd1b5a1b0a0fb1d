"""The exchanges: who asks what and gets what; and what may come instead of a reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from shuke.domain.sync.announcements import Announce, Announced
from shuke.domain.sync.figure_messages import AskFigures, FiguresSent
from shuke.domain.sync.finding import Find, Found
from shuke.domain.sync.lead_messages import Envelope, Greet, Greeted
from shuke.domain.sync.limits import MOST_ENROL_BYTES, MOST_REQUEST_BYTES
from shuke.domain.sync.messages import (
    Answered,
    Ask,
    Check,
    Checked,
    Enrol,
    Enrolled,
    Page,
    Pull,
    Push,
    Pushed,
)
from shuke.domain.sync.phone_messages import AskPhones, PhonesSent
from shuke.domain.sync.pin_messages import AskPins, PinsSent
from shuke.domain.sync.refund_messages import AskRefund, RefundAnswered
from shuke.domain.sync.self_enrolment_messages import AskSelfEnrolments, SelfEnrolmentsSent
from shuke.domain.sync.snapshot_messages import AskSnapshot, Offered
from shuke.domain.sync.statement_messages import AskStatements, StatementsSent

__all__ = [
    "ANNOUNCE",
    "ASK",
    "CHECK",
    "ENROL",
    "EXCHANGES",
    "FIGURES",
    "FIND",
    "GREET",
    "LEAD_ASK",
    "LEAD_EXCHANGES",
    "PHONES",
    "PINS",
    "PROTOCOL",
    "PULL",
    "PUSH",
    "REFUND",
    "SELF_ENROLMENTS",
    "SNAPSHOT",
    "STATEMENTS",
    "Exchange",
    "LinkTrouble",
    "Refusal",
    "RefusalReason",
    "bytes_path",
    "snapshot_of_path",
]

PROTOCOL = 1
"""Stands in every path. Another protocol gets another number; head office may speak both for a while."""

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


@dataclass(frozen=True, slots=True)
class Exchange(Generic[Asked, Reply]):
    """One request and its reply. `most_bytes` bounds the request's body, as sent and as inflated."""

    name: str
    asked: type[Asked]
    reply: type[Reply]
    most_bytes: int = MOST_REQUEST_BYTES

    @property
    def path(self) -> str:
        return f"/v{PROTOCOL}/{self.name}"


ENROL = Exchange("enrol", Enrol, Enrolled, MOST_ENROL_BYTES)
PUSH = Exchange("push", Push, Pushed)
PULL = Exchange("pull", Pull, Page, MOST_ENROL_BYTES)
ASK = Exchange("ask", Ask, Answered, MOST_ENROL_BYTES)
CHECK = Exchange("check", Check, Checked, 64 * 1024)
ANNOUNCE = Exchange("announce", Announce, Announced, 256 * 1024)
FIND = Exchange("find", Find, Found, MOST_ENROL_BYTES)
SNAPSHOT = Exchange("snapshot", AskSnapshot, Offered, MOST_ENROL_BYTES)
REFUND = Exchange("refund", AskRefund, RefundAnswered, MOST_ENROL_BYTES)
PINS = Exchange("pins", AskPins, PinsSent, MOST_ENROL_BYTES)
SELF_ENROLMENTS = Exchange("waiting", AskSelfEnrolments, SelfEnrolmentsSent, MOST_ENROL_BYTES)
PHONES = Exchange("phones", AskPhones, PhonesSent, MOST_ENROL_BYTES)
STATEMENTS = Exchange("statements", AskStatements, StatementsSent, MOST_ENROL_BYTES)
FIGURES = Exchange("figures", AskFigures, FiguresSent, MOST_ENROL_BYTES)

EXCHANGES: Mapping[str, Exchange[object, object]] = {
    exchange.path: exchange  # type: ignore[misc]  # each pair of types is its own
    for exchange in (
        ENROL,
        PUSH,
        PULL,
        ASK,
        FIND,
        CHECK,
        ANNOUNCE,
        SNAPSHOT,
        REFUND,
        PINS,
        SELF_ENROLMENTS,
        PHONES,
        STATEMENTS,
        FIGURES,
    )
}

GREET = Exchange("lead/greet", Greet, Greeted, MOST_ENROL_BYTES)
LEAD_ASK = Exchange("lead/ask", Envelope, Envelope, MOST_ENROL_BYTES)

LEAD_EXCHANGES: Mapping[str, Exchange[object, object]] = {
    exchange.path: exchange  # type: ignore[misc]  # as above
    for exchange in (GREET, LEAD_ASK)
}
"""Between the tills of a shop."""


def bytes_path(snapshot_id: str) -> str:
    """Where the bytes of a snapshot are, by GET."""
    return f"{SNAPSHOT.path}/{snapshot_id}"


def snapshot_of_path(path: str) -> str | None:
    """The snapshot whose bytes are there; None for any other path."""
    prefix = f"{SNAPSHOT.path}/"
    return path.removeprefix(prefix) if path.startswith(prefix) else None


class RefusalReason(StrEnum):
    """Why head office did not do what was asked. Nothing was stored. Each has a sentence in
    `shuke.wording.head_office`; the number is the HTTP status."""

    MALFORMED = "malformed"
    NOT_SIGNED = "not_signed"
    UNKNOWN_TILL = "unknown_till"
    CLOCK = "clock"
    REVOKED = "revoked"
    OTHER_TENANT = "other_tenant"
    OTHER_SHOP = "other_shop"
    CODE_UNKNOWN = "code_unknown"
    CODE_EXPIRED = "code_expired"
    CODE_USED = "code_used"
    REPLAYED = "replayed"
    GONE = "gone"
    TOO_LARGE = "too_large"
    NOT_FACTS = "not_facts"
    BUSY = "busy"

    @property
    def status(self) -> int:
        return _STATUS[self]


_STATUS = {
    RefusalReason.MALFORMED: 400,
    RefusalReason.NOT_SIGNED: 401,
    RefusalReason.UNKNOWN_TILL: 401,
    RefusalReason.CLOCK: 401,
    RefusalReason.REVOKED: 403,
    RefusalReason.OTHER_TENANT: 403,
    RefusalReason.OTHER_SHOP: 403,
    RefusalReason.CODE_UNKNOWN: 403,
    RefusalReason.CODE_EXPIRED: 403,
    RefusalReason.CODE_USED: 403,
    RefusalReason.REPLAYED: 409,
    RefusalReason.GONE: 410,
    RefusalReason.TOO_LARGE: 413,
    RefusalReason.NOT_FACTS: 422,
    RefusalReason.BUSY: 503,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """`now_ms` is head office's wall clock: a till told CLOCK corrects itself by it and asks again."""

    reason: RefusalReason
    now_ms: int = 0


class LinkTrouble(StrEnum):
    """Why no reply that can be believed came. Nothing is known about what head office did.

    OFFLINE: no connection. SLOW: none in time. SERVER_TROUBLE: something that is not a signed reply said that
    it cannot answer now. GARBAGE: bytes that are no reply, or not signed by the head office this till knows.
    """

    OFFLINE = "offline"
    SLOW = "slow"
    SERVER_TROUBLE = "server_trouble"
    GARBAGE = "garbage"
