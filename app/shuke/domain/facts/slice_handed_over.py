"""`slice.handed_over` and `slice.taken_over`: how a part of an account goes from one till to another without head
office. The giver's fact, as it was signed, is what the taker takes it by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Put, RowOperation
from shuke.domain.slices.account import SPENT, AccountKind, Slice
from shuke.domain.slices.holders import Way

__all__ = ["SliceHandedOver", "SliceTakenOver", "can_change_hands"]


@dataclass(frozen=True, slots=True)
class SliceHandedOver:
    """This till gave part of its own slices to another till of its shop. Nobody can spend them until that till, in
    that epoch of its journal, takes them over.

    `request_id` names the other till's asking: the same asking, repeated, is answered with this fact again.
    """

    KIND: ClassVar[str] = "slice.handed_over"
    VERSION: ClassVar[int] = 1

    to_till: str
    to_epoch: int
    request_id: str
    account: AccountKind
    member_id: str
    parts: tuple[Slice, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        way = Way(header.till, header.epoch, self.to_till, self.to_epoch)
        return (
            *_moved(header.till, way.holder, self.member_id, self.account, self.parts),
            Put(
                "handovers",
                {"from_till": header.till, "from_epoch": header.epoch, "from_seq": header.seq},
                {"to_till": self.to_till, "to_epoch": self.to_epoch, "request_id": self.request_id},
            ),
        )


@dataclass(frozen=True, slots=True)
class SliceTakenOver:
    """This till took over what another one's fact, in that place of its journal, handed to it.

    Attributes:
        handover, signature: that fact, byte for byte. Whoever reads this one sees that it moves just what that one
            does, and that the giver signed it.
    """

    KIND: ClassVar[str] = "slice.taken_over"
    VERSION: ClassVar[int] = 1

    from_till: str
    from_epoch: int
    from_seq: int
    account: AccountKind
    member_id: str
    parts: tuple[Slice, ...]
    handover: bytes
    signature: bytes

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        way = Way(self.from_till, self.from_epoch, header.till, header.epoch)
        return (
            *_moved(way.holder, header.till, self.member_id, self.account, self.parts),
            Put(
                "handovers",
                {"from_till": self.from_till, "from_epoch": self.from_epoch, "from_seq": self.from_seq},
                {"to_till": header.till, "to_epoch": header.epoch, "taken_seq": header.seq},
            ),
        )


def _moved(
    giver: str, taker: str, member_id: str, account: AccountKind, parts: tuple[Slice, ...]
) -> Iterator[RowOperation]:
    for part in parts:
        lot = {"member_id": member_id, "account": account.value, "lot": part.lot}
        yield Add("slices", {"till_id": giver, **lot}, {"amount": -part.amount})
        yield Add("slices", {"till_id": taker, **lot}, {"amount": part.amount})


def can_change_hands(account: AccountKind, parts: Sequence[Slice]) -> bool:
    """Whether these are parts of an account that tills have slices of; each lot once, and none that would take
    instead of give."""
    lots = {part.lot for part in parts}
    return account in SPENT and len(lots) == len(parts) > 0 and all(part.amount > 0 for part in parts)
