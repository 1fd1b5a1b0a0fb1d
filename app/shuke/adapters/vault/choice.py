"""Which vault an installation uses: chosen once, at first start, and kept to."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from shuke.adapters.vault.file_vault import FileVault, write_privately
from shuke.adapters.vault.keyring_vault import Backend, KeyringSilent, KeyringVault, system_backend, within
from shuke.application.ports.vault import Vault, VaultRefused
from shuke.wording import vault as wording

__all__ = ["open_vault"]

_KEYRING, _FILE = b"keyring\n", b"file\n"
_PROBE = "probe"


def open_vault(
    folder: Path,
    service: str,
    *,
    find_backend: Callable[[], Backend] = system_backend,
    first_answer_s: float = 1.0,
    later_answer_s: float = 15.0,
) -> Vault:
    """The vault of the installation whose small private folder this is.

    At first start the keyring is tried (it must keep and give back a probe within `first_answer_s`); where it
    does not answer, files in `folder` are used. The choice is written down: a keyring that is merely locked
    later must not look like an empty vault, whose secrets one would make anew.

    Raises:
        VaultRefused: the chosen vault cannot be reached, with what to do.
    """
    chosen = folder / "vault.kind"
    try:
        kind = chosen.read_bytes() if chosen.exists() else b""
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise VaultRefused(wording.VAULT_UNREADABLE, path=str(folder), reason=reason) from error
    if kind == _FILE:
        return FileVault(folder)
    if kind == _KEYRING:
        return _chosen_keyring(find_backend, service, later_answer_s)
    if kind:
        raise VaultRefused(wording.KIND_UNREADABLE, path=str(chosen))
    return _choose(folder, chosen, service, find_backend, first_answer_s, later_answer_s)


def _chosen_keyring(find_backend: Callable[[], Backend], service: str, answer_s: float) -> KeyringVault:
    try:
        return KeyringVault(within(answer_s, find_backend), service, answer_s)
    except KeyringSilent as error:
        raise VaultRefused(wording.KEYRING_SILENT) from error


def _choose(
    folder: Path,
    chosen: Path,
    service: str,
    find_backend: Callable[[], Backend],
    first_answer_s: float,
    later_answer_s: float,
) -> Vault:
    files = FileVault(folder)
    try:
        backend = within(first_answer_s, lambda: _working_backend(find_backend, service))
    except KeyringSilent:
        vault: Vault = files
        kind = _FILE
    else:
        vault = KeyringVault(backend, service, later_answer_s)
        kind = _KEYRING
    try:
        write_privately(chosen, kind)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise VaultRefused(wording.VAULT_UNWRITABLE, path=str(folder), reason=reason) from error
    return vault


def _working_backend(find_backend: Callable[[], Backend], service: str) -> Backend:
    """The backend, if it gives back what it was given."""
    backend = find_backend()
    probe = secrets.token_hex(16)
    backend.set_password(service, _PROBE, probe)
    if backend.get_password(service, _PROBE) != probe:
        raise KeyringSilent("the keyring does not keep what it is given")
    backend.delete_password(service, _PROBE)
    return backend
