from __future__ import annotations

import pytest

from shuke.adapters.vault.recovery import (
    MOST_CONTENT_BYTES,
    SealRefused,
    new_recovery_key,
    open_sealed,
    recovery_public,
    seal,
)
from shuke.domain.recovery_key import RecoveryKey

KEY = RecoveryKey(bytes(range(20)))
GOLDEN = (
    "7368756b652d7365616c65642f310a8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f01"
    "7777c82902efc87146815065d38241b436793cd003"
)


def test_what_was_sealed_is_opened_by_the_sheet():
    for content in (b"", b"backup", bytes(1_000_000)):
        assert open_sealed(seal(content, recovery_public(KEY)), KEY) == content


def test_a_backup_sealed_years_ago_still_opens():
    made = seal(b"backup", recovery_public(KEY), lambda count: bytes(range(count)))
    assert made.hex() == GOLDEN
    assert open_sealed(bytes.fromhex(GOLDEN), KEY) == b"backup"


def test_another_key_opens_nothing():
    sealed = seal(b"backup", recovery_public(KEY))
    with pytest.raises(SealRefused):
        open_sealed(sealed, new_recovery_key())


def test_the_same_content_never_looks_the_same():
    assert seal(b"backup", recovery_public(KEY)) != seal(b"backup", recovery_public(KEY))


def test_no_bit_can_be_turned_and_nothing_cut_off():
    sealed = seal(b"backup", recovery_public(KEY))
    for bit in range(len(sealed) * 8):
        turned = bytearray(sealed)
        turned[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealRefused):
            open_sealed(bytes(turned), KEY)
    for length in range(len(sealed)):
        with pytest.raises(SealRefused):
            open_sealed(sealed[:length], KEY)


def test_a_one_time_key_without_a_secret_is_refused():
    sealed = seal(b"backup", recovery_public(KEY))
    with pytest.raises(SealRefused):
        open_sealed(sealed[:15] + bytes(32) + sealed[47:], KEY)


def test_a_typed_key_is_known_by_its_public_half():
    assert recovery_public(RecoveryKey(KEY.secret)) == recovery_public(KEY)
    assert recovery_public(new_recovery_key()) != recovery_public(KEY)


def test_there_is_a_greatest_size(monkeypatch):
    monkeypatch.setattr("shuke.adapters.vault.recovery.MOST_CONTENT_BYTES", 10)
    assert MOST_CONTENT_BYTES == 2**30
    with pytest.raises(ValueError, match="at most"):
        seal(bytes(11), recovery_public(KEY))
