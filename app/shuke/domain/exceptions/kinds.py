"""What can be found, what may be decided about it, by whom and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

__all__ = ["Decision", "ExceptionKind", "Owner", "State", "Terms", "exception_id", "terms_of"]


class ExceptionKind(StrEnum):
    """DOUBLE_USE: a coupon or a receipt counted twice. OVERDRAFT: spends took an account below nothing.
    FORKED_TILL: a till's journal goes on in two ways. WRITTEN_OFF_TILL: a till was given up with what it held.
    SAME_PHONE: two members have one telephone. PROMOTION: its threshold is not reached. DEAD_CARD: a sale went by a
    card that was dead the day before. REFUNDED_TWICE: more came back than was sold. GOODWILL_REFUND: money was given
    back although nobody could look at the sale. OVER_QUOTA: tills gave more of a quota than there is. CARRIED_TWICE:
    two tills took an older system's members over. ANSWERED_TWICE: two tills made one complaint good."""

    DOUBLE_USE = "double_use"
    OVERDRAFT = "overdraft"
    FORKED_TILL = "forked_till"
    WRITTEN_OFF_TILL = "written_off_till"
    SAME_PHONE = "same_phone"
    PROMOTION = "promotion"
    DEAD_CARD = "dead_card"
    REFUNDED_TWICE = "refunded_twice"
    GOODWILL_REFUND = "goodwill_refund"
    OVER_QUOTA = "over_quota"
    CARRIED_TWICE = "carried_twice"
    ANSWERED_TWICE = "answered_twice"


class Decision(StrEnum):
    """ACCEPT books the loss (or lets things stand), COLLECT asks the member for it at the next visit, DISPUTE keeps
    it open with another owner and deadline, MERGE says that two members are one person."""

    ACCEPT = "accept"
    COLLECT = "collect"
    DISPUTE = "dispute"
    MERGE = "merge"


class Owner(StrEnum):
    """Who is to decide."""

    SHOP = "shop"
    HEAD_OFFICE = "head_office"


class State(StrEnum):
    OPEN = "open"
    DISPUTED = "disputed"
    COLLECTING = "collecting"
    ACCEPTED = "accepted"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a kind as long as nobody decides otherwise; `days` from its finding to the deadline."""

    decisions: tuple[Decision, ...]
    owner: Owner
    days: int

    def deadline(self, found_on: date) -> date:
        return found_on + timedelta(days=self.days)


_OF_MONEY = (Decision.ACCEPT, Decision.COLLECT, Decision.DISPUTE)
_OF_TILLS = (Decision.ACCEPT, Decision.DISPUTE)

_TERMS: Mapping[ExceptionKind, Terms] = {
    ExceptionKind.DOUBLE_USE: Terms(_OF_MONEY, Owner.SHOP, 7),
    ExceptionKind.OVERDRAFT: Terms(_OF_MONEY, Owner.SHOP, 14),
    ExceptionKind.FORKED_TILL: Terms(_OF_TILLS, Owner.HEAD_OFFICE, 3),
    ExceptionKind.WRITTEN_OFF_TILL: Terms(_OF_TILLS, Owner.HEAD_OFFICE, 30),
    ExceptionKind.SAME_PHONE: Terms((Decision.ACCEPT, Decision.MERGE, Decision.DISPUTE), Owner.SHOP, 30),
    ExceptionKind.PROMOTION: Terms(_OF_TILLS, Owner.SHOP, 7),
    ExceptionKind.DEAD_CARD: Terms(_OF_MONEY, Owner.SHOP, 7),
    ExceptionKind.REFUNDED_TWICE: Terms(_OF_TILLS, Owner.SHOP, 7),
    ExceptionKind.GOODWILL_REFUND: Terms(_OF_TILLS, Owner.SHOP, 14),
    ExceptionKind.OVER_QUOTA: Terms(_OF_TILLS, Owner.SHOP, 7),
    ExceptionKind.CARRIED_TWICE: Terms(_OF_TILLS, Owner.SHOP, 14),
    ExceptionKind.ANSWERED_TWICE: Terms(_OF_TILLS, Owner.SHOP, 14),
}

_ID_DIGITS = 20


def terms_of(kind: ExceptionKind) -> Terms:
    return _TERMS[kind]


def exception_id(kind: ExceptionKind, *cause: str) -> str:
    """The one name of what this cause made: found again it is the same. Says nothing about whom it concerns."""
    parts = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in (kind.value, *cause))
    return sha256(b"shuke/exception/1" + parts).hexdigest()[:_ID_DIGITS]
