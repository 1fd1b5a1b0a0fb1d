"""What the recovery sheet opens: the secrets a till cannot do without, sealed beside its data at first start."""

from __future__ import annotations

import sys

from filelock import FileLock, Timeout

from shuke.adapters.vault.choice import open_vault
from shuke.adapters.vault.recovery import SealRefused, open_sealed
from shuke.application.misread_key import misread
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.bootstrap.recovery_file import MOST_SEALED_BYTES, RECOVERY_FILE, opened_secrets
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_witness import NOBODY_SAW
from shuke.domain.recovery_key import Misread, read_recovery_key
from shuke.wording import recovery as words
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language
from shuke.wording.store import ALREADY_OPEN

__all__ = ["recover_till"]

GOOD, REFUSED = 0, 2


def recover_till(folder: TillFolder, language: Language) -> int:
    """Ask for the recovery key and put back what the vault has lost: 0 if all is there now, else 2. What the vault
    still has stays as it is; no data is changed. A till that got keys back begins a new epoch when it starts: whether
    its data is the newest nobody knows."""
    try:
        told, status = _recovered(folder, language)
    except Timeout:
        told, status = ALREADY_OPEN, REFUSED
    except VaultRefused as refused:
        told, status = said(refused.sentence, **refused.values), REFUSED
    sys.stdout.write(_into(told, language) + "\n")
    return status


def _recovered(folder: TillFolder, language: Language) -> tuple[Words, int]:
    try:
        with (folder.root / RECOVERY_FILE).open("rb") as file:
            sealed = file.read(MOST_SEALED_BYTES)
    except OSError:
        return said(words.NO_SEALED_FILE, path=str(folder.root / RECOVERY_FILE)), REFUSED
    with FileLock(folder.root / "till.lock", timeout=0):
        sys.stdout.write(words.ASK.into(language) + "\n")
        sys.stdout.flush()
        key = read_recovery_key(sys.stdin.readline().strip())
        if isinstance(key, Misread):
            return misread(key), REFUSED
        try:
            secrets = opened_secrets(open_sealed(sealed, key))
        except SealRefused:
            return words.OTHER_KEY, REFUSED
        vault = open_vault(folder.vault, f"shuke {folder.root}")
        lost = [secret for secret in secrets if vault.get(secret) is None]
        for secret in lost:
            vault.put(secret, secrets[secret])
        if lost:
            vault.put(Secret.WITNESS, NOBODY_SAW.written)
    return (words.RECOVERED if lost else words.NOTHING_LOST), GOOD


def _into(told: Words, language: Language) -> str:
    return told if isinstance(told, str) else told.into(language)
