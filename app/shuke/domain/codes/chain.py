"""The hash chain of a rotating member code: each half minute shows the next link; who saw one link can work out all
earlier ones, and no later one.

The algorithm, version 1. Time is cut into slots of 30 seconds, numbered from 1970. A chain has 2,880 links of 16
bytes, a day. Its label is SHA-256 of ``shuke/chain/1``, a zero byte, tenant and member's id, each with its length
(one byte) in front, and the first slot as eight bytes, most significant first. The secret is link 2,880; link n-1 is
the first 16 bytes of SHA-256 of label, n as two bytes, link n. Link 0 is the anchor, which head office signs. In the
slot that is first slot + p, link p+1 is shown, with p as two bytes in front.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

__all__ = [
    "LINK_BYTES",
    "PLACE_BYTES",
    "SLOTS",
    "SLOT_S",
    "ShownLink",
    "chain_label",
    "leads_to",
    "link_after",
    "slot_of",
]

SLOT_S = 30
SLOTS = 2880
LINK_BYTES = 16
PLACE_BYTES = 2


@dataclass(frozen=True, slots=True)
class ShownLink:
    """What is shown behind the signed anchor: the link of the `place`-th slot, from 0."""

    place: int
    link: bytes

    def __post_init__(self) -> None:
        if not 0 <= self.place < SLOTS or len(self.link) != LINK_BYTES:
            raise ValueError("no link of a chain")


def slot_of(at_ms: int) -> int:
    return at_ms // (SLOT_S * 1000)


def chain_label(tenant: str, member_id: str, first_slot: int) -> bytes:
    named = b"".join(bytes([len(name.encode())]) + name.encode() for name in (tenant, member_id))
    return hashlib.sha256(b"shuke/chain/1\0" + named + first_slot.to_bytes(8, "big")).digest()


def link_after(label: bytes, secret: bytes, place: int) -> bytes:
    """The link that is shown in the `place`-th slot; with -1 the anchor."""
    return _down(label, secret, SLOTS, place + 1)


def leads_to(label: bytes, shown: ShownLink, anchor: bytes) -> bool:
    """Whether that link is in its place of the chain that ends in this anchor: 2,880 hashes at most."""
    return hmac.compare_digest(_down(label, shown.link, shown.place + 1, 0), anchor)


def _down(label: bytes, link: bytes, number: int, to: int) -> bytes:
    sha256 = hashlib.sha256
    for n in range(number, to, -1):
        link = sha256(label + n.to_bytes(2, "big") + link).digest()[:LINK_BYTES]
    return link
