"""A code that was read: what it states, and what is needed to see who signed it."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.codes.chain import ShownLink
from shuke.domain.codes.payload import (
    AccessCode,
    CardCode,
    CodeKind,
    MemberCode,
    Payload,
    PrizeCode,
    ReceiptCode,
)

__all__ = ["SignedCode", "kind_of"]


@dataclass(frozen=True, slots=True)
class SignedCode:
    """Nothing in it may be believed before `signature` over `message` was verified with the key of `key_id`.

    Attributes:
        key_id: 8 bytes naming the key that is said to have signed.
        message: the exact bytes that were signed, the label of the kind in front.
        signature: 64 bytes.
        shown: what follows the signature of a member's code.
    """

    payload: Payload
    key_id: bytes
    message: bytes
    signature: bytes
    shown: ShownLink | None = None

    @property
    def kind(self) -> CodeKind:
        return kind_of(self.payload)


def kind_of(payload: Payload) -> CodeKind:
    if isinstance(payload, CardCode):
        return CodeKind.CARD
    if isinstance(payload, ReceiptCode):
        return CodeKind.RECEIPT
    if isinstance(payload, PrizeCode):
        return CodeKind.PRIZE
    if isinstance(payload, MemberCode):
        return CodeKind.MEMBER
    if isinstance(payload, AccessCode):
        return CodeKind.ACCESS
    return CodeKind.ENROLMENT
