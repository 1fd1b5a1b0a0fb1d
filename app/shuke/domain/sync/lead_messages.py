"""What a till says to the one that leads its shop, on the shop's own network.

The question and the answer travel sealed in an `Envelope`; the letters around them are signed like those to head
office.
"""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.bounds import at_most, bound, count, name
from shuke.domain.sync.limits import MOST_HANDOVERS
from shuke.domain.sync.messages import FactSent

__all__ = ["Envelope", "Greet", "Greeted", "LeadAnswered", "LeadAsk"]

_KEY_BYTES = 32
_MOST_TRUST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Greet:
    """Asks with which key to seal; a lead makes a new one at each start."""


@dataclass(frozen=True, slots=True)
class Greeted:
    key: bytes

    def __post_init__(self) -> None:
        bound(len(self.key) == _KEY_BYTES, "key")


@dataclass(frozen=True, slots=True)
class Envelope:
    """`key` is the asker's, made for this one question; `lead_key` is the one it was sealed for. An answer names the
    same two."""

    key: bytes
    lead_key: bytes
    content: bytes

    def __post_init__(self) -> None:
        bound(len(self.key) == len(self.lead_key) == _KEY_BYTES, "key")


@dataclass(frozen=True, slots=True)
class LeadAsk:
    """More of an account, for that epoch of the asking till's journal.

    Attributes:
        amount: nothing, where only what was handed over before is asked for.
        behind_epoch, behind_seq: the newest of the lead's facts that this epoch took over; the answer brings all
            behind that.
        trust_version: of the trust list held.
    """

    request_id: str
    account: AccountKind
    member_id: str
    amount: int
    epoch: int
    behind_epoch: int
    behind_seq: int
    trust_version: int

    def __post_init__(self) -> None:
        name(self.request_id, "request_id")
        name(self.member_id, "member_id", 0)
        count(self.amount, "amount")
        count(self.epoch, "epoch", 1)
        count(self.behind_epoch, "behind_epoch")
        count(self.behind_seq, "behind_seq")
        count(self.trust_version, "trust_version", most=2**62)


@dataclass(frozen=True, slots=True)
class LeadAnswered:
    """The lead's own facts that hand something over to the asking till, in order; a newer trust list where it has
    one."""

    handovers: tuple[FactSent, ...] = ()
    trust: bytes | None = None

    def __post_init__(self) -> None:
        at_most(self.handovers, MOST_HANDOVERS, "handovers")
        bound(self.trust is None or len(self.trust) <= _MOST_TRUST_BYTES, "trust")
