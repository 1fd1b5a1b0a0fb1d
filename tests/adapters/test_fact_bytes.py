from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.fact_bytes import (
    MOST_FACT_BYTES,
    CborEncoding,
    FactRefused,
    SignedFacts,
    attachment_hash,
    decode_fact,
    encode_fact,
    fact_hash,
)
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.domain.facts.fact import GENESIS, FactHeader

HEADER = FactHeader(
    tenant="demo",
    till="t1",
    epoch=1,
    seq=7,
    previous=bytes(range(32)),
    recorded_at_ms=1_793_757_600_000,
    business_date=date(2026, 11, 3),
    staff="s01",
)
BODY = {"to_pay": 3_600, "名": "奶茶", "lines": [{"id": 1, "note": None}], "paid": True, "hash": b"\x00\x01"}


@pytest.fixture
def signer():
    return Ed25519Signer(bytes(range(32)))


@pytest.fixture
def facts(signer):
    return SignedFacts(signer, Ed25519Check())


def test_a_fact_is_read_back_as_it_was_written():
    decoded = decode_fact(encode_fact(HEADER, "sale.completed", 3, BODY))
    assert decoded.header == HEADER
    assert (decoded.kind, decoded.kind_version) == ("sale.completed", 3)
    assert decoded.body == BODY


def test_the_bytes_do_not_depend_on_the_order_in_which_a_body_was_filled():
    backwards = dict(reversed(BODY.items()))
    assert encode_fact(HEADER, "sale.completed", 1, BODY) == encode_fact(
        HEADER, "sale.completed", 1, backwards
    )


def test_the_hash_is_the_published_formula_and_holds_the_hash_before():
    content = encode_fact(HEADER, "sale.completed", 1, BODY)
    assert fact_hash(content) == hashlib.sha256(b"shuke/fact/1" + content).digest()
    other_past = encode_fact(replace(HEADER, previous=GENESIS), "sale.completed", 1, BODY)
    assert fact_hash(other_past) != fact_hash(content)


def test_a_kind_nobody_knows_yet_is_kept_as_it_is():
    content = encode_fact(HEADER, "moon.landed", 9, {"crater": {"depth": [1, 2]}})
    decoded = decode_fact(content)
    assert (decoded.kind, decoded.kind_version, decoded.body) == (
        "moon.landed",
        9,
        {"crater": {"depth": [1, 2]}},
    )


def test_a_sealed_fact_is_signed_by_this_till_and_by_nobody_else(facts, signer):
    sealed = facts.seal(HEADER, "sale.completed", 1, BODY)
    assert sealed.hash == facts.hash(sealed.content)
    assert facts.signed_by(signer.public_key, sealed.hash, sealed.signature)
    stranger = Ed25519Signer(bytes(32))
    assert not facts.signed_by(stranger.public_key, sealed.hash, sealed.signature)
    assert facts.open(sealed.content) == (HEADER, "sale.completed", 1, BODY)


def test_no_bit_of_a_fact_can_be_turned_unseen(facts, signer):
    sealed = facts.seal(HEADER, "sale.completed", 1, BODY)
    for bit in range(len(sealed.content) * 8):
        turned = flip(sealed.content, bit)
        assert not facts.signed_by(signer.public_key, facts.hash(turned), sealed.signature)
    for bit in range(len(sealed.signature) * 8):
        assert not facts.signed_by(signer.public_key, sealed.hash, flip(sealed.signature, bit))


def test_a_signature_over_the_bare_hash_is_not_a_facts_signature(facts, signer):
    sealed = facts.seal(HEADER, "sale.completed", 1, BODY)
    assert not facts.signed_by(signer.public_key, sealed.hash, signer.sign(sealed.hash))


def test_half_a_fact_is_no_fact():
    content = encode_fact(HEADER, "sale.completed", 1, BODY)
    for length in range(len(content)):
        with pytest.raises(FactRefused):
            decode_fact(content[:length])


@given(st.binary(max_size=200))
def test_noise_is_refused_and_never_more_than_refused(noise):
    with pytest.raises(FactRefused):
        decode_fact(noise)


@pytest.mark.parametrize(
    "change",
    [
        {"tenant": ""},
        {"tenant": "x" * 65},
        {"till": ""},
        {"epoch": 0},
        {"seq": 0},
        {"seq": 2**53},
        {"previous": bytes(31)},
        {"recorded_at_ms": -1},
        {"business_date": date(1999, 12, 31)},
        {"staff": "x" * 65},
    ],
)
def test_a_header_out_of_bounds_is_not_written(change):
    with pytest.raises(FactRefused):
        encode_fact(replace(HEADER, **change), "sale.completed", 1, {})


@pytest.mark.parametrize("kind", ["", "sale", "Sale.Completed", "sale.", "sale.completed.", "sale completed"])
def test_a_kind_is_two_words_with_a_dot(kind):
    with pytest.raises(FactRefused):
        encode_fact(HEADER, kind, 1, {})


@pytest.mark.parametrize(
    "body", [{"points": 1.5}, {"x": (1,)}, {"x": {1: 1}}, {"x": 2**64}, {"x": date(2026, 1, 1)}]
)
def test_what_facts_do_not_carry_is_refused_before_it_is_signed(facts, body):
    with pytest.raises(FactRefused):
        facts.seal(HEADER, "sale.completed", 1, body)


def test_a_fact_has_a_greatest_size_on_both_sides():
    with pytest.raises(FactRefused):
        encode_fact(HEADER, "sale.completed", 1, {"x": "y" * MOST_FACT_BYTES})
    with pytest.raises(FactRefused):
        decode_fact(cbor2.dumps(["y" * MOST_FACT_BYTES]))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, 2),
        (1, 5),
        (3, "1"),
        (3, True),
        (4, 0),
        (5, b"short"),
        (7, 20261301),
        (7, 20260230),
        (7, -1),
        (9, "x"),
        (11, []),
    ],
)
def test_fields_that_no_till_wrote_are_refused(place, value):
    fields = cbor2.loads(encode_fact(HEADER, "sale.completed", 1, BODY))
    fields[place] = value
    with pytest.raises(FactRefused):
        decode_fact(cbor2.dumps(fields, canonical=True))


def test_an_attachment_is_named_by_its_salted_hash(facts):
    attachment = facts.attach(b"profile")
    assert attachment.hash == hashlib.sha256(attachment.salt + b"profile").digest()
    assert len(attachment.salt) == 12
    assert facts.is_attached(attachment)
    assert facts.attach(b"profile").hash != attachment.hash
    assert not facts.is_attached(replace(attachment, content=b"Profile"))
    assert not facts.is_attached(replace(attachment, salt=attachment.salt + b"p", content=b"rofile"))


def test_working_state_keeps_its_value():
    encoding = CborEncoding()
    assert encoding.decode(encoding.encode(BODY)) == BODY
    with pytest.raises(ValueError, match="strict"):
        encoding.decode(b"\x9f")


def flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_body_that_is_no_map_is_not_sealed(facts):
    with pytest.raises(FactRefused):
        facts.seal(HEADER, "sale.completed", 1, [])


def test_a_salt_has_12_bytes():
    with pytest.raises(ValueError, match="12"):
        attachment_hash(b"salt", b"profile")
