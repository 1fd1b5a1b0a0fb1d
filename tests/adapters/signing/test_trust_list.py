from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.signing.trust_list import (
    MOST_TRUST_LIST_BYTES,
    TrustListRefused,
    open_trust_list,
    seal_trust_list,
)
from shuke.adapters.strict_cbor import encode_deterministically
from shuke.domain.codes.trust import MOST_KEYS, KeyOwner, TrustedKey, TrustList
from vectors.make import ROOT, TILL, TRUST, UNHEARD

ROOTS = (ROOT.public_key,)


def opened(sealed, roots=ROOTS):
    return open_trust_list(sealed, roots, Ed25519Check())


def test_a_list_comes_back_as_it_was_signed():
    assert opened(seal_trust_list(TRUST, ROOT)) == TRUST


def test_a_till_cannot_sign_a_list_though_its_key_is_in_it():
    with pytest.raises(TrustListRefused):
        opened(seal_trust_list(TRUST, TILL), TRUST.roots)
    with pytest.raises(TrustListRefused):
        opened(seal_trust_list(TRUST, ROOT), ())


def test_the_next_list_may_be_signed_by_a_new_root_that_the_held_one_names():
    new_root = Ed25519Signer(bytes([9]) * 32)
    both = replace(
        TRUST,
        version=8,
        keys=(*TRUST.keys, TrustedKey(new_root.public_key, KeyOwner.HEAD_OFFICE, date(2026, 11, 1))),
    )
    held = opened(seal_trust_list(both, ROOT), TRUST.roots)
    assert opened(seal_trust_list(replace(both, version=9), new_root), held.roots).version == 9


def test_no_bit_of_a_list_can_be_turned():
    sealed = seal_trust_list(TRUST, ROOT)
    for bit in range(len(sealed) * 8):
        turned = bytearray(sealed)
        turned[bit // 8] ^= 1 << bit % 8
        with pytest.raises(TrustListRefused):
            opened(bytes(turned))


def test_a_list_cut_off_anywhere_is_refused():
    sealed = seal_trust_list(TRUST, ROOT)
    for length in range(len(sealed)):
        with pytest.raises(TrustListRefused):
            opened(sealed[:length])


@given(st.binary(max_size=300))
def test_noise_is_refused(noise):
    with pytest.raises(TrustListRefused):
        opened(ROOT.key_id + noise)


@pytest.mark.parametrize(
    "array",
    [
        5,
        [],
        [2, "demo", 1, "2026-11-01", []],
        [1, "demo", 0, "2026-11-01", []],
        [1, "demo", 1, "yesterday", []],
        [1, "demo", 1, "2026-11-01", [[]]],
        [1, "demo", 1, "2026-11-01", [[b"short", "till", "s", "t", "2026-11-01", None, None]]],
        [1, "demo", 1, "2026-11-01", [[bytes(32), "friend", "s", "t", "2026-11-01", None, None]]],
        [1, "demo", 1, "2026-11-01", [[bytes(32), "till", "", "", "2026-11-01", None, None]]],
        [1, "demo", 1, "2026-11-01", [[bytes(32), "till", "s", "t", "2026-11-01", 5, None]]],
        [1, "demo", 1, "2026-11-01", [[bytes(32), "till", "s", "t", "2026-11-01", None, None]] * 2],
    ],
)
def test_even_the_root_can_only_sign_lists(array):
    content = ROOT.key_id + encode_deterministically(array, 10_000)
    with pytest.raises(TrustListRefused):
        opened(content + ROOT.sign(b"shuke/trust-list/1" + content))


def test_the_greatest_list_fits_and_a_greater_one_is_not_made():
    keys = tuple(
        TrustedKey(
            number.to_bytes(32, "big"),
            KeyOwner.TILL,
            date(2026, 1, 1),
            f"shop-{number:05d}",
            f"till-{number:05d}",
            date(2026, 6, 1),
            date(2026, 7, 1),
        )
        for number in range(MOST_KEYS)
    )
    sealed = seal_trust_list(replace(TRUST, keys=keys), ROOT)
    assert len(sealed) < MOST_TRUST_LIST_BYTES
    assert opened(sealed).find(keys[-1].key_id) == keys[-1]
    with pytest.raises(ValueError, match="at most"):
        replace(
            TRUST, keys=(*keys, TrustedKey(UNHEARD.public_key, KeyOwner.TILL, date(2026, 1, 1), "s", "t"))
        )


def test_an_older_list_never_comes_back():
    older, newer = replace(TRUST, version=6), replace(TRUST, version=8)
    assert TRUST.supersedes(None)
    assert newer.supersedes(TRUST)
    assert not older.supersedes(TRUST)
    assert not TRUST.supersedes(TRUST)
    assert not replace(newer, tenant="other").supersedes(TRUST)


def test_a_revoked_root_signs_no_further_list():
    revoked = TrustList("demo", 1, date(2026, 11, 1), (replace(TRUST.keys[0], revoked_on=date(2026, 11, 2)),))
    assert revoked.roots == ()
