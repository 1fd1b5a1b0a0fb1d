"""The file beside a till's data that its recovery sheet opens."""

from __future__ import annotations

from shuke.adapters.vault.recovery import SealRefused, seal
from shuke.application.ports.vault import Secret, Vault

__all__ = ["MOST_SEALED_BYTES", "RECOVERY_FILE", "SEALED", "opened_secrets", "sealed_secrets"]

RECOVERY_FILE = "recovery.sealed"
"""Beside the data; its content is each of `SEALED` in turn, as two bytes of length (big-endian) and the bytes."""

SEALED = (Secret.DATABASE_KEY, Secret.DEVICE_PEPPER, Secret.SIGNING_KEY)

MOST_SEALED_BYTES = 4096
_LENGTH_BYTES = 2


def sealed_secrets(vault: Vault, public: bytes) -> bytes:
    """What the recovery sheet opens, should this account's vault be lost. `public` is the sheet's public half."""
    secrets = [vault.get(secret) or b"" for secret in SEALED]
    content = b"".join(len(secret).to_bytes(_LENGTH_BYTES, "big") + secret for secret in secrets)
    return seal(content, public)


def opened_secrets(content: bytes) -> dict[Secret, bytes]:
    """Raises:
    SealRefused: sealed, but not by `sealed_secrets`.
    """
    secrets: dict[Secret, bytes] = {}
    for secret in SEALED:
        length = int.from_bytes(content[:_LENGTH_BYTES], "big")
        value, content = content[_LENGTH_BYTES : _LENGTH_BYTES + length], content[_LENGTH_BYTES + length :]
        if not length or len(value) != length:
            raise SealRefused("no secrets in it")
        secrets[secret] = value
    return secrets
