"""Where a till's few secrets lie: apart from its data and from the data's backups."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from shuke.wording.sentence import Language, Sentence

__all__ = ["Secret", "Vault", "VaultRefused"]


class Secret(StrEnum):
    """Everything a vault keeps."""

    DATABASE_KEY = "database-key"
    """32 raw bytes that open the database."""
    SIGNING_KEY = "signing-key"
    """The 32-byte seed of this till's (or head office's) journal key."""
    NEXT_SIGNING_KEY = "next-signing-key"
    """The one that takes its place once the journal says so; there only while the key is being changed."""
    FORMER_SIGNING_KEY = "former-signing-key"
    """A till's one before, until head office's backups know the newer one."""
    DEVICE_PEPPER = "device-pepper"
    """32 bytes that PIN hashes are wrapped with."""
    MESSAGE_SMS = "message-sms"
    MESSAGE_EMAIL = "message-email"
    """What opens the services that carry messages out of the shop."""
    WITNESS = "witness"
    """Epoch, sequence number and head hash of the journal: shows that an older database file came back."""


class Vault(Protocol):
    """Each call answers within seconds or raises `VaultRefused`."""

    def get(self, secret: Secret) -> bytes | None:
        """The bytes last put; None if there never were any."""

    def put(self, secret: Secret, value: bytes) -> None:
        """Durable when this returns; a crash leaves the old value or the new one."""

    def delete(self, secret: Secret) -> None:
        """Nothing happens if there is none."""

    def description(self, language: Language) -> str:
        """Where the secrets lie, for the person who looks after the till."""


class VaultRefused(Exception):
    """The vault cannot be used, with what to do about it. Never means "there is no secret": making a new
    one now would lock the data up for good."""

    def __init__(self, sentence: Sentence, **values: str) -> None:
        super().__init__(sentence.into(Language.EN, **values))
        self.sentence = sentence
        self.values = values

    def into(self, language: Language) -> str:
        return self.sentence.into(language, **self.values)
