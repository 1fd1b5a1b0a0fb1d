"""Secrets as files that only this user can read: one file each, replaced whole."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import sys
from pathlib import Path

if sys.platform == "win32":
    import pywintypes
    import win32api
    import win32security
    from ntsecuritycon import FILE_ALL_ACCESS

from shuke.adapters.durable import make_names_durable
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.wording import vault as wording
from shuke.wording.sentence import Language

__all__ = ["FileVault", "write_privately"]

_MAGIC = b"shuke-vault/1\n"
_CHECKSUM_BYTES = 32
_MOST_BYTES = 64 * 1024
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class FileVault:
    """A folder of its own, made if need be (0700), that must not lie inside the data's folder.

    Raises:
        VaultRefused: the folder cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _keep_to_owner(folder)
        except OSError as error:
            raise VaultRefused(wording.VAULT_UNWRITABLE, path=str(folder), reason=_reason(error)) from error

    def get(self, secret: Secret) -> bytes | None:
        path = self._path(secret)
        try:
            content = _read_privately(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise VaultRefused(wording.VAULT_UNREADABLE, path=str(path), reason=_reason(error)) from error
        start = len(_MAGIC) + _CHECKSUM_BYTES
        checksum, value = content[len(_MAGIC) : start], content[start:]
        if not content.startswith(_MAGIC) or checksum != hashlib.sha256(value).digest():
            raise VaultRefused(wording.SECRET_DAMAGED, path=str(path))
        return value

    def put(self, secret: Secret, value: bytes) -> None:
        path = self._path(secret)
        content = _MAGIC + hashlib.sha256(value).digest() + value
        if len(content) > _MOST_BYTES:
            raise ValueError(f"a secret has at most {_MOST_BYTES} bytes")
        try:
            write_privately(path, content)
        except OSError as error:
            raise VaultRefused(wording.VAULT_UNWRITABLE, path=str(path), reason=_reason(error)) from error

    def delete(self, secret: Secret) -> None:
        path = self._path(secret)
        try:
            path.unlink(missing_ok=True)
            for left_over in self._folder.glob(f".{path.name}.*.new"):
                left_over.unlink(missing_ok=True)
        except OSError as error:
            raise VaultRefused(wording.VAULT_UNWRITABLE, path=str(path), reason=_reason(error)) from error

    def description(self, language: Language) -> str:
        return wording.IN_A_FILE.into(language, path=self._folder)

    def _path(self, secret: Secret) -> Path:
        return self._folder / f"{secret.value}.secret"


def write_privately(path: Path, content: bytes) -> None:
    """Replace a file whole, readable by its owner alone, on disk before this returns."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        _keep_to_owner(fresh)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    make_names_durable(path.parent)


def _read_privately(path: Path) -> bytes:
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise VaultRefused(wording.SECRET_NOT_OURS, path=str(path))
        if sys.platform != "win32":
            if found.st_uid != os.geteuid():
                raise VaultRefused(wording.SECRET_NOT_OURS, path=str(path))
            if found.st_mode & _OTHERS:
                raise VaultRefused(wording.SECRET_TOO_OPEN, path=str(path))
        if found.st_size > _MOST_BYTES:
            raise VaultRefused(wording.SECRET_DAMAGED, path=str(path))
        return file.read(_MOST_BYTES + 1)


def _keep_to_owner(path: Path) -> None:
    """Take every right from everybody else. On Windows as far as the file system knows rights."""
    if sys.platform == "win32":
        _keep_to_windows_user(path)
    elif path.stat().st_mode & _OTHERS:
        path.chmod(path.stat().st_mode & ~_OTHERS & 0o7777)


if sys.platform == "win32":

    def _keep_to_windows_user(path: Path) -> None:
        try:
            user, _, _ = win32security.LookupAccountName("", win32api.GetUserName())
            rights = win32security.ACL()
            inherited = win32security.CONTAINER_INHERIT_ACE | win32security.OBJECT_INHERIT_ACE
            rights.AddAccessAllowedAceEx(win32security.ACL_REVISION, inherited, FILE_ALL_ACCESS, user)
            win32security.SetNamedSecurityInfo(
                str(path),
                win32security.SE_FILE_OBJECT,
                win32security.DACL_SECURITY_INFORMATION | win32security.PROTECTED_DACL_SECURITY_INFORMATION,
                None,
                None,
                rights,
                None,
            )
        except pywintypes.error:
            # A FAT stick knows no rights; the user's own profile folder, where this belongs, does.
            return


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
