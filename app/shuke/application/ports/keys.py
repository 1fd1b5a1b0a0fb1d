"""Keys: which ones head office knows of its tills and of itself; and those of one till, to sign with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shuke.application.ports.signing import Signer

__all__ = ["KeyRing", "OfficeKey", "TillKey", "TillRegister"]


class KeyRing(Protocol):
    """Changing a key, step by step, so that the till can be switched off between any two: `prepared` → a fact names
    it → `follow` → `keep` → facts it signed are sent → `forget_former`."""

    @property
    def public_key(self) -> bytes:
        """Of the key that signs now."""
        ...

    @property
    def former(self) -> Signer | None:
        """The one before, for as long as head office might know the till by that one alone."""
        ...

    @property
    def is_kept(self) -> bool:
        """Whether the vault says the same as the program: facts that the new key signed may be sent."""
        ...

    def prepared(self) -> Signer:
        """The next key, in the vault when this returns; the same one until the journal names it.

        Raises:
            VaultRefused: nothing was changed.
        """
        ...

    def follow(self, public_key: bytes) -> None:
        """The journal names this key: sign with it from now on, if it is the prepared one."""
        ...

    def keep(self) -> None:
        """Put the change down in the vault.

        Raises:
            VaultRefused: to be tried again before anything is sent.
        """
        ...

    def forget_former(self) -> None:
        """Head office knows the till by its newer key, and so do its backups.

        Raises:
            VaultRefused: it is still there.
        """
        ...


@dataclass(frozen=True, slots=True)
class TillKey:
    """A key a till signs with.

    Attributes:
        revoked_on: an ISO date, empty while it is believed.
        until_epoch, until_seq: the newest fact it may have signed, where another one took its place, and since when
            (`replaced_on`); 0 for one that signs today.
    """

    till: str
    shop_id: str
    public_key: bytes
    valid_from: str
    revoked_on: str
    listed_seq: int
    until_epoch: int = 0
    until_seq: int = 0
    replaced_on: str = ""

    @property
    def in_use(self) -> bool:
        return not self.revoked_on and not self.replaced_on

    def may_have_signed(self, epoch: int, seq: int) -> bool:
        """Whether a fact at that place of the till's journal can be signed with it."""
        return not self.replaced_on or (epoch, seq) <= (self.until_epoch, self.until_seq)


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """A key head office changed to; `vouched` is what the former one signed."""

    public_key: bytes
    former: bytes
    vouched: bytes


class TillRegister(Protocol):
    """Tills and their keys, and head office's own, as head office's facts say."""

    def office_keys(self) -> list[OfficeKey]:
        """In no order; empty as long as head office has its first key."""
        ...

    def all_keys(self) -> list[TillKey]: ...

    def keys_of(self, till: str) -> list[TillKey]:
        """Those in use first, newest first."""
        ...

    def changes(self) -> int:
        """How often a key was listed, replaced or revoked, and how often head office changed its own."""
        ...
