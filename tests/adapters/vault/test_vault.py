from __future__ import annotations

import os
import threading

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from shuke.adapters.vault import choice, file_vault
from shuke.adapters.vault.choice import open_vault
from shuke.adapters.vault.file_vault import FileVault
from shuke.adapters.vault.keyring_vault import KeyringSilent, KeyringVault, within
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.wording import vault as wording
from shuke.wording.sentence import Language

KEY = bytes(range(32))


class WorkingKeyring:
    """Keeps what it is given, as a desktop's keyring does."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class HangingKeyring(WorkingKeyring):
    """A locked keyring: it waits for a person who is not there."""

    def __init__(self):
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service, username):
        self.unlocked.wait(30)
        return super().get_password(service, username)

    def set_password(self, service, username, password):
        self.unlocked.wait(30)
        super().set_password(service, username, password)


class ForgetfulKeyring(WorkingKeyring):
    def set_password(self, service, username, password):
        pass


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "keys"


@pytest.fixture
def files(folder):
    return FileVault(folder)


@pytest.mark.parametrize("kind", ["files", "keyring"])
def test_a_secret_comes_back_until_it_is_deleted(kind, folder):
    vault = FileVault(folder) if kind == "files" else KeyringVault(WorkingKeyring(), "shuke t1", 5)
    assert vault.get(Secret.DATABASE_KEY) is None
    vault.put(Secret.DATABASE_KEY, KEY)
    vault.put(Secret.WITNESS, b"")
    assert vault.get(Secret.DATABASE_KEY) == KEY
    assert vault.get(Secret.WITNESS) == b""
    vault.put(Secret.DATABASE_KEY, b"other")
    assert vault.get(Secret.DATABASE_KEY) == b"other"
    vault.delete(Secret.DATABASE_KEY)
    vault.delete(Secret.DATABASE_KEY)
    assert vault.get(Secret.DATABASE_KEY) is None


def test_files_are_for_their_owner_alone_whatever_the_umask(folder):
    before = os.umask(0)
    try:
        FileVault(folder).put(Secret.SIGNING_KEY, KEY)
    finally:
        os.umask(before)
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_that_others_can_read_is_refused_with_what_to_do(files, folder):
    files.put(Secret.SIGNING_KEY, KEY)
    (folder / "signing-key.secret").chmod(0o644)
    with pytest.raises(VaultRefused) as refused:
        files.get(Secret.SIGNING_KEY)
    assert refused.value.sentence == wording.SECRET_TOO_OPEN
    assert "chmod 600" in refused.value.into(Language.EN)
    assert "signing-key.secret" in refused.value.into(Language.ZH)


def test_a_link_or_a_folder_in_a_secrets_place_is_refused(files, folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"x")
    elsewhere.chmod(0o600)
    (folder / "witness.secret").symlink_to(elsewhere)
    with pytest.raises(VaultRefused):
        files.get(Secret.WITNESS)
    (folder / "database-key.secret").mkdir(mode=0o700)
    with pytest.raises(VaultRefused):
        files.get(Secret.DATABASE_KEY)


def test_every_cut_and_every_turned_bit_of_a_secret_is_seen(files, folder):
    files.put(Secret.DATABASE_KEY, KEY)
    path = folder / "database-key.secret"
    whole = path.read_bytes()
    spoilt = [whole[:length] for length in range(len(whole))] + [whole + b"x"]
    spoilt += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for content in spoilt:
        path.write_bytes(content)
        with pytest.raises(VaultRefused) as refused:
            files.get(Secret.DATABASE_KEY)
        assert refused.value.sentence == wording.SECRET_DAMAGED


def test_a_huge_file_is_not_read_into_memory(files, folder):
    files.put(Secret.DATABASE_KEY, KEY)
    os.truncate(folder / "database-key.secret", 10**9)
    with pytest.raises(VaultRefused):
        files.get(Secret.DATABASE_KEY)
    with pytest.raises(ValueError, match="at most"):
        files.put(Secret.DATABASE_KEY, bytes(10**6))


def test_a_full_disk_leaves_the_old_secret_and_no_half_of_the_new_one(files, folder, monkeypatch):
    files.put(Secret.DATABASE_KEY, KEY)

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_vault.os, "fsync", full)
    with pytest.raises(VaultRefused, match="No space left"):
        files.put(Secret.DATABASE_KEY, b"new")
    assert files.get(Secret.DATABASE_KEY) == KEY
    assert [path.name for path in folder.iterdir()] == ["database-key.secret"]


def test_a_secret_is_on_disk_before_it_takes_the_old_ones_place(files, monkeypatch):
    order = []
    real_sync, real_replace = os.fsync, file_vault.Path.replace
    monkeypatch.setattr(file_vault.os, "fsync", lambda handle: (order.append("sync"), real_sync(handle)))
    monkeypatch.setattr(
        file_vault.Path, "replace", lambda self, to: (order.append("replace"), real_replace(self, to))
    )
    files.put(Secret.WITNESS, b"1")
    assert order == ["sync", "replace", "sync"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VaultRefused):
        FileVault(tmp_path / "file" / "keys")


def test_the_keyring_is_taken_where_it_works(folder):
    keyring = WorkingKeyring()
    vault = open_vault(folder, "shuke t1", find_backend=lambda: keyring)
    vault.put(Secret.DATABASE_KEY, KEY)
    assert ("shuke t1", "database-key") in keyring.kept
    assert "keyring" in vault.description(Language.EN)
    again = open_vault(folder, "shuke t1", find_backend=lambda: keyring)
    assert again.get(Secret.DATABASE_KEY) == KEY
    assert not list(folder.glob("*.secret"))


def test_two_installations_of_one_user_do_not_meet(tmp_path):
    keyring = WorkingKeyring()
    one = open_vault(tmp_path / "1", "shuke till 1", find_backend=lambda: keyring)
    two = open_vault(tmp_path / "2", "shuke till 2", find_backend=lambda: keyring)
    one.put(Secret.DATABASE_KEY, KEY)
    assert two.get(Secret.DATABASE_KEY) is None


@pytest.mark.parametrize("keyring", [NoKeyring, HangingKeyring, ForgetfulKeyring])
def test_files_are_taken_where_no_keyring_answers(folder, keyring):
    vault = open_vault(folder, "shuke t1", find_backend=keyring, first_answer_s=0.05)
    vault.put(Secret.DATABASE_KEY, KEY)
    assert str(folder) in vault.description(Language.ZH)

    def looked_for():
        raise AssertionError("an installation with files does not look for a keyring again")

    again = open_vault(folder, "shuke t1", find_backend=looked_for)
    assert again.get(Secret.DATABASE_KEY) == KEY


def test_a_keyring_that_is_locked_later_is_no_empty_vault(folder):
    keyring = WorkingKeyring()
    open_vault(folder, "shuke t1", find_backend=lambda: keyring).put(Secret.DATABASE_KEY, KEY)
    locked = open_vault(folder, "shuke t1", find_backend=HangingKeyring, later_answer_s=0.05)
    with pytest.raises(VaultRefused) as refused:
        locked.get(Secret.DATABASE_KEY)
    assert refused.value.sentence == wording.KEYRING_SILENT
    gone = open_vault(folder, "shuke t1", find_backend=NoKeyring)
    with pytest.raises(VaultRefused):
        gone.get(Secret.DATABASE_KEY)

    def unfindable():
        raise OSError("no bus")

    with pytest.raises(VaultRefused):
        open_vault(folder, "shuke t1", find_backend=unfindable)


def test_a_damaged_choice_is_told_and_not_guessed(folder):
    open_vault(folder, "shuke t1", find_backend=NoKeyring)
    (folder / "vault.kind").write_bytes(b"fi")
    with pytest.raises(VaultRefused) as refused:
        open_vault(folder, "shuke t1", find_backend=NoKeyring)
    assert refused.value.sentence == wording.KIND_UNREADABLE


def test_something_else_in_the_keyrings_place_is_damaged_not_missing():
    keyring = WorkingKeyring()
    keyring.set_password("shuke t1", "database-key", "not base64 !")
    with pytest.raises(VaultRefused) as refused:
        KeyringVault(keyring, "shuke t1", 5).get(Secret.DATABASE_KEY)
    assert refused.value.sentence == wording.SECRET_DAMAGED


def test_a_question_that_hangs_is_given_up():
    never = threading.Event()
    try:
        with pytest.raises(KeyringSilent):
            within(0.05, lambda: never.wait(30))
    finally:
        never.set()


def test_this_machines_own_keyring_either_works_or_gives_way_to_files(folder):
    vault = open_vault(folder, "shuke test")
    vault.put(Secret.WITNESS, b"1-7")
    assert vault.get(Secret.WITNESS) == b"1-7"
    vault.delete(Secret.WITNESS)


def test_a_choice_that_cannot_be_read_or_written_is_told(folder, monkeypatch):
    def broken(*_):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(choice, "write_privately", broken)
        with pytest.raises(VaultRefused, match="Input/output error"):
            open_vault(folder, "shuke t1", find_backend=NoKeyring)
    open_vault(folder, "shuke t1", find_backend=NoKeyring)
    monkeypatch.setattr(choice.Path, "read_bytes", broken)
    with pytest.raises(VaultRefused, match="Input/output error"):
        open_vault(folder, "shuke t1", find_backend=NoKeyring)


def test_a_file_of_another_user_is_refused(files, folder, monkeypatch):
    files.put(Secret.SIGNING_KEY, KEY)
    monkeypatch.setattr(file_vault.os, "geteuid", lambda: 4_711)
    with pytest.raises(VaultRefused) as refused:
        files.get(Secret.SIGNING_KEY)
    assert refused.value.sentence == wording.SECRET_NOT_OURS


def test_a_deleted_secret_leaves_nothing_behind_not_even_what_a_crash_left(files, folder):
    files.put(Secret.SIGNING_KEY, KEY)
    (folder / ".signing-key.secret.0123456789abcdef.new").write_bytes(KEY)
    files.delete(Secret.SIGNING_KEY)
    assert not list(folder.iterdir())


def test_a_secret_that_cannot_be_deleted_is_told(files, folder):
    (folder / "witness.secret").mkdir()
    with pytest.raises(VaultRefused):
        files.delete(Secret.WITNESS)
