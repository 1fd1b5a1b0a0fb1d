from __future__ import annotations

import pytest

from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.domain.codes.keys import fingerprint, key_id_of


def test_the_published_test_vector_is_met():
    # RFC 8032, 7.1, test 2.
    signer = Ed25519Signer(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    public_key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert signer.public_key.hex() == public_key
    signature = (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert signer.sign(b"\x72").hex() == signature
    assert Ed25519Check().verifies(signer.public_key, b"\x72", bytes.fromhex(signature))


def test_a_signature_is_good_for_one_message_and_one_key():
    check, signer, other = Ed25519Check(), Ed25519Signer(new_seed()), Ed25519Signer(new_seed())
    signature = signer.sign(b"hello")
    assert check.verifies(signer.public_key, b"hello", signature)
    assert not check.verifies(signer.public_key, b"hullo", signature)
    assert not check.verifies(other.public_key, b"hello", signature)


@pytest.mark.parametrize("length", [0, 31, 33, 63, 65])
def test_wrong_lengths_are_false_not_an_error(length):
    check, signer = Ed25519Check(), Ed25519Signer(bytes(32))
    assert not check.verifies(bytes(length), b"m", signer.sign(b"m"))
    assert not check.verifies(signer.public_key, b"m", bytes(length))
    assert not check.verifies(b"\xff" * 32, b"m", signer.sign(b"m"))


def test_a_key_of_which_everything_is_signed_signs_nothing():
    nobody = b"\x01" + bytes(31)
    assert not Ed25519Check().verifies(nobody, b"m", nobody + bytes(32))


def test_a_signature_has_one_form():
    check, signer = Ed25519Check(), Ed25519Signer(bytes(32))
    signature = signer.sign(b"m")
    order = 2**252 + 27742317777372353535851937790883648493
    other = int.from_bytes(signature[32:], "little") + order
    assert not check.verifies(signer.public_key, b"m", signature[:32] + other.to_bytes(32, "little"))


def test_the_key_id_begins_the_fingerprint():
    signer = Ed25519Signer(bytes(32))
    assert signer.key_id == fingerprint(signer.public_key)[:8] == key_id_of(signer.public_key)
    assert len(fingerprint(signer.public_key)) == 32


def test_a_seed_has_32_bytes():
    with pytest.raises(ValueError, match="32"):
        Ed25519Signer(b"short")


def test_a_signer_does_not_show_its_seed():
    seed = new_seed()
    assert seed.hex() not in repr(Ed25519Signer(seed))
