"""Secrets in the operating system's keyring: it answers in time or is not there."""

from __future__ import annotations

import base64
import binascii
import queue
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from shuke.application.ports.vault import Secret, VaultRefused
from shuke.wording import vault as wording
from shuke.wording.sentence import Language

__all__ = ["Backend", "KeyringSilent", "KeyringVault", "system_backend", "within"]

Answer = TypeVar("Answer")


class Backend(Protocol):
    """The three calls of a `keyring` backend that are used."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyringSilent(Exception):
    """No answer in time, or an answer that is an error."""


class KeyringVault:
    """`service` keeps installations of one user apart: each has its own."""

    def __init__(self, backend: Backend, service: str, timeout_s: float) -> None:
        self._backend = backend
        self._service = service
        self._timeout_s = timeout_s

    def get(self, secret: Secret) -> bytes | None:
        text = self._ask(lambda: self._backend.get_password(self._service, secret.value))
        if text is None:
            return None
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise VaultRefused(wording.SECRET_DAMAGED, path=f"{self._service}/{secret.value}") from error

    def put(self, secret: Secret, value: bytes) -> None:
        text = base64.b64encode(value).decode("ascii")
        self._ask(lambda: self._backend.set_password(self._service, secret.value, text))

    def delete(self, secret: Secret) -> None:
        if self.get(secret) is not None:
            self._ask(lambda: self._backend.delete_password(self._service, secret.value))

    def description(self, language: Language) -> str:
        return wording.IN_THE_KEYRING.into(
            language, backend=type(self._backend).__module__.rpartition(".")[2]
        )

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        try:
            return within(self._timeout_s, question)
        except KeyringSilent as error:
            raise VaultRefused(wording.KEYRING_SILENT) from error


def system_backend() -> Backend:
    """The keyring this desktop offers. Looking for it may take long; do that in `within`."""
    import keyring  # noqa: PLC0415 - late: only one of the two kinds of installation ever needs it

    return keyring.get_keyring()


def within(timeout_s: float, question: Callable[[], Answer]) -> Answer:
    """The answer to a call that may hang (a locked keyring waits for a person).

    Raises:
        KeyringSilent: it took longer (the call is left alone in a thread that dies with the process), or it
            raised; keyrings raise whatever their system's library raises.
    """
    answers: queue.SimpleQueue[tuple[Answer, None] | tuple[None, Exception]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put((question(), None))
        except Exception as error:  # noqa: BLE001 - D-Bus, Win32 and Keychain each raise errors of their own
            answers.put((None, error))

    threading.Thread(target=ask, name="keyring", daemon=True).start()
    try:
        answer, error = answers.get(timeout=timeout_s)
    except queue.Empty:
        raise KeyringSilent(f"no answer within {timeout_s} s") from None
    if error is not None:
        raise KeyringSilent(type(error).__name__) from error
    return answer  # type: ignore[return-value]
