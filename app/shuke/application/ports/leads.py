"""What a till that leads, and those that ask it, need of the outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shuke.application.ports.snapshot import ExchangeKey
from shuke.application.ports.store import StoredFact
from shuke.domain.slices.holders import Way

__all__ = ["Handovers", "LeadSealing", "Leads", "NamedLead"]


class Handovers(Protocol):
    """Slices that went from till to till, as the facts held here say."""

    def behind(
        self, from_till: str, to_till: str, to_epoch: int, place: tuple[int, int], limit: int
    ) -> list[StoredFact]:
        """The giver's facts behind that place of its journal (epoch, seq) that hand something to that epoch of the
        other till, in order."""
        ...

    def untaken(self, to_till: str, to_epoch: int, limit: int) -> list[StoredFact]:
        """Givers' facts that are held here and that the taker has not been heard to take over."""
        ...

    def is_answered(self, to_till: str, to_epoch: int, request_id: str) -> bool:
        """Whether something was handed over for that asking."""
        ...

    def is_taken(self, from_till: str, epoch: int, seq: int) -> bool: ...

    def newest_taken(self, from_till: str, to_till: str, to_epoch: int) -> tuple[int, int]:
        """(epoch, seq) of the newest of the giver's facts that this epoch of the other till took; zeros for none."""
        ...

    def ways(self, till: str, epoch: int) -> list[Way]:
        """From and to that epoch of the till."""
        ...


@dataclass(frozen=True, slots=True)
class NamedLead:
    """The till that a shop's tills ask, and where on their network it answers: host:port."""

    till: str
    address: str


class Leads(Protocol):
    def of_shop(self, shop_id: str) -> NamedLead | None:
        """None: nobody leads."""
        ...


class LeadSealing(Protocol):
    """Envelopes that nobody else on the shop's network can read."""

    def new_key(self) -> ExchangeKey: ...

    def seal(self, own: ExchangeKey, other: bytes, about: bytes, content: bytes) -> bytes:
        """Between these two keys, once for each `about`."""
        ...

    def open(self, own: ExchangeKey, other: bytes, about: bytes, sealed: bytes) -> bytes:
        """
        Raises:
            ValueError: it was not sealed between these two, or about something else.
        """
        ...
