"""A till's keys in its vault; signs as whichever of them the journal says."""

from __future__ import annotations

from collections.abc import Callable

from shuke.adapters.signing.ed25519 import Ed25519Signer, new_seed
from shuke.application.ports.signing import Signer
from shuke.application.ports.vault import Secret, Vault

__all__ = ["TillKeys"]


class TillKeys:
    """`KeyRing`, and `Signer` as the key of the moment.

    Args:
        vault: holds a signing key.
        named: the public key that the journal names as this till's; None before its first fact.
        changed: called when the vault holds another signing key.
    """

    def __init__(
        self, vault: Vault, seed: bytes, named: bytes | None, changed: Callable[[], None] = lambda: None
    ) -> None:
        self._vault = vault
        self._changed = changed
        self._signer = Ed25519Signer(seed)
        former, following = vault.get(Secret.FORMER_SIGNING_KEY), vault.get(Secret.NEXT_SIGNING_KEY)
        self._former = Ed25519Signer(former) if former else None
        self._next_seed = following
        self._seed = seed
        self._unkept: tuple[bytes, bytes] | None = None
        if following == seed:  # cut short while the change was put down
            self._next_seed, self._unkept = None, (b"", seed)
        if named is not None:
            self.follow(named)

    @property
    def key_id(self) -> bytes:
        return self._signer.key_id

    @property
    def public_key(self) -> bytes:
        return self._signer.public_key

    def sign(self, message: bytes) -> bytes:
        return self._signer.sign(message)

    @property
    def former(self) -> Signer | None:
        return self._former

    @property
    def is_kept(self) -> bool:
        return self._unkept is None

    def prepared(self) -> Signer:
        if self._next_seed is None:
            seed = new_seed()
            self._vault.put(Secret.NEXT_SIGNING_KEY, seed)
            self._next_seed = seed
        return Ed25519Signer(self._next_seed)

    def follow(self, public_key: bytes) -> None:
        seed = self._next_seed
        if seed is None or (following := Ed25519Signer(seed)).public_key != public_key:
            return
        self._unkept = (self._seed, seed)
        self._former, self._signer, self._seed = self._signer, following, seed
        self._next_seed = None

    def keep(self) -> None:
        if self._unkept is None:
            return
        former, seed = self._unkept
        if former:
            self._vault.put(Secret.FORMER_SIGNING_KEY, former)
        self._vault.put(Secret.SIGNING_KEY, seed)
        self._changed()
        self._vault.delete(Secret.NEXT_SIGNING_KEY)
        self._unkept = None

    def forget_former(self) -> None:
        if self._former is not None:
            self._vault.delete(Secret.FORMER_SIGNING_KEY)
            self._former = None
