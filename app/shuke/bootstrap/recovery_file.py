"""The file beside a till's data that its recovery sheet opens."""

from __future__ import annotations

from shuke.adapters.vault.recovery import seal
from shuke.application.ports.vault import Secret, Vault

__all__ = ["LENGTH_BYTES", "RECOVERY_FILE", "SEALED", "sealed_secrets"]

RECOVERY_FILE = "recovery.sealed"
"""Beside the data; its content is each of `SEALED` in turn, as two bytes of length (big-endian) and the bytes."""

SEALED = (Secret.DATABASE_KEY, Secret.DEVICE_PEPPER, Secret.SIGNING_KEY)

LENGTH_BYTES = 2


def sealed_secrets(vault: Vault, public: bytes) -> bytes:
    """What the recovery sheet opens, should this account's vault be lost. `public` is the sheet's public half."""
    secrets = [vault.get(secret) or b"" for secret in SEALED]
    content = b"".join(len(secret).to_bytes(LENGTH_BYTES, "big") + secret for secret in secrets)
    return seal(content, public)
