"""A vault in memory."""

from __future__ import annotations

from shuke.application.ports.vault import Secret
from shuke.wording.sentence import Language

__all__ = ["MemoryVault"]


class MemoryVault:
    def __init__(self) -> None:
        self.secrets: dict[Secret, bytes] = {}

    def get(self, secret: Secret) -> bytes | None:
        return self.secrets.get(secret)

    def put(self, secret: Secret, value: bytes) -> None:
        self.secrets[secret] = value

    def delete(self, secret: Secret) -> None:
        self.secrets.pop(secret, None)

    def description(self, language: Language) -> str:
        return "memory"
