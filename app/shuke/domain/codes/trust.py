"""The list of keys that are believed: head office's, and every till's. Head office signs it; a stand-alone shop
is its own head office and signs its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from shuke.domain.codes.keys import PUBLIC_KEY_BYTES, key_id_of
from shuke.domain.codes.payload import CodeKind, Payload, ReceiptCode
from shuke.domain.codes.signed_code import kind_of

__all__ = ["MOST_KEYS", "KeyOwner", "TrustList", "TrustedKey"]

MOST_KEYS = 10_000
"""Keys in one list: tills of a chain, their former keys included."""


class KeyOwner(StrEnum):
    HEAD_OFFICE = "head_office"
    TILL = "till"


_MAY_SIGN = {
    KeyOwner.HEAD_OFFICE: frozenset(CodeKind) - {CodeKind.RECEIPT},
    KeyOwner.TILL: frozenset({CodeKind.CARD, CodeKind.RECEIPT, CodeKind.PRIZE, CodeKind.ACCESS}),
}
"""A till issues cards and invites to pages too: it must do so without a network."""


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """`till` and `shop` say whose it is (both empty: head office's). A revoked key is believed for nothing,
    whatever date a code states: a thief can write any date."""

    public_key: bytes
    owner: KeyOwner
    valid_from: date
    shop: str = ""
    till: str = ""
    valid_until: date | None = None
    revoked_on: date | None = None
    key_id: bytes = field(init=False)

    def __post_init__(self) -> None:
        if len(self.public_key) != PUBLIC_KEY_BYTES:
            raise ValueError("a public key has 32 bytes")
        if (self.owner is KeyOwner.TILL) != bool(self.till) or bool(self.till) != bool(self.shop):
            raise ValueError("a till's key names the till and its shop, head office's neither")
        object.__setattr__(self, "key_id", key_id_of(self.public_key))

    def may_sign(self, payload: Payload) -> bool:
        """Whether codes like this one are this key's business: a till signs its own receipts only."""
        if kind_of(payload) not in _MAY_SIGN[self.owner]:
            return False
        if isinstance(payload, ReceiptCode):
            return (payload.shop, payload.till) == (self.shop, self.till)
        return True

    def in_use_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class TrustList:
    """One version of a tenant's list; a greater version takes a smaller one's place, never the other way.

    Raises:
        ValueError: too many keys, or two under one key id.
    """

    tenant: str
    version: int
    issued_on: date
    keys: tuple[TrustedKey, ...] = ()
    _by_id: dict[bytes, TrustedKey] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {key.key_id: key for key in self.keys}
        if len(self.keys) > MOST_KEYS or len(by_id) != len(self.keys):
            raise ValueError(f"a trust list holds at most {MOST_KEYS} keys, each once")
        if self.version < 1:
            raise ValueError("versions count from 1")
        object.__setattr__(self, "_by_id", by_id)

    def find(self, key_id: bytes) -> TrustedKey | None:
        return self._by_id.get(key_id)

    @property
    def roots(self) -> tuple[bytes, ...]:
        """Public keys that may sign the next version: head office's, unless revoked."""
        return tuple(
            key.public_key
            for key in self.keys
            if key.owner is KeyOwner.HEAD_OFFICE and key.revoked_on is None
        )

    def supersedes(self, held: TrustList | None) -> bool:
        """Whether to take this one in place of the one held. An old list brought back would revive revoked
        keys."""
        return held is None or (self.tenant == held.tenant and self.version > held.version)
