from __future__ import annotations

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.strict_cbor import (
    MOST_LEVELS,
    CborRefused,
    decode_strictly,
    encode_deterministically,
)

PLENTY = 10_000

plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.binary(max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(plain_values)
def test_what_is_written_is_read_back_the_same(value):
    assert decode_strictly(encode_deterministically(value, PLENTY), PLENTY) == value


@given(st.binary(max_size=60))
def test_whatever_bytes_are_accepted_are_the_only_encoding_of_their_value(noise):
    try:
        value = decode_strictly(noise, PLENTY)
    except CborRefused:
        return
    assert encode_deterministically(value, PLENTY) == noise


@given(plain_values, st.data())
def test_a_byte_put_in_the_place_of_another_gives_no_second_encoding(value, data):
    changed = bytearray(encode_deterministically(value, PLENTY))
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        other = decode_strictly(bytes(changed), PLENTY)
    except CborRefused:
        return
    assert cbor2.dumps(other, canonical=True) == bytes(changed)


@given(plain_values)
def test_it_is_the_encoding_that_the_general_library_calls_canonical(value):
    assert encode_deterministically(value, PLENTY) == cbor2.dumps(value, canonical=True)


@pytest.mark.parametrize(
    "bytes_", [b"\x12\x20" + bytes(32), b"\x01\x71\x12\x20" + bytes(32), b"\x01U\x12\x00"]
)
def test_bytes_that_look_like_a_link_are_bytes(bytes_):
    value = [{"previous": bytes_}, b"\xd8\x2a", "\u0602"]
    encoded = encode_deterministically(value, PLENTY)
    assert encoded == cbor2.dumps(value, canonical=True)
    assert decode_strictly(encoded, PLENTY) == value


@given(plain_values, st.binary(min_size=1, max_size=4))
def test_bytes_behind_a_value_are_refused(value, more):
    with pytest.raises(CborRefused):
        decode_strictly(encode_deterministically(value, PLENTY) + more, PLENTY)


@pytest.mark.parametrize(
    ("what", "encoded"),
    [
        ("nothing", ""),
        ("a number longer than needed", "1817"),
        ("a number in eight bytes that fits in one", "1b0000000000000001"),
        ("an indefinite array", "9f01ff"),
        ("an indefinite text", "7f6161ff"),
        ("a key twice", "a2616101616102"),
        ("keys in the wrong order", "a2616201616101"),
        ("a key that is a number", "a10101"),
        ("a key that is bytes", "a1416101"),
        ("a float", "f93e00"),
        ("a not-a-number", "f97e00"),
        ("undefined", "f7"),
        ("a simple value", "f0"),
        ("a date tag", "c11a514b67b0"),
        ("a big number", "c249010000000000000000"),
        ("a regular expression", "d8236128"),
        ("a shared value", "d81c80"),
        ("a cycle", "d81c81d81d00"),
        ("an unknown tag", "d9999901"),
        ("the tag that only says CBOR", "d9d9f701"),
        ("a link, which DAG-CBOR takes for bytes", "d82a450001551200"),
        ("a link inside a list", "82d82a45000155120001"),
        ("a link beside bytes that hold how one begins", "82d82a45000155120042d82a"),
        ("a link to bytes that hold how one begins", "d82a4700d82a01551200"),
        ("a float in full", "fb3ff0000000000000"),
        ("a number above signed 64 bits", "1bffffffffffffffff"),
        ("a number below signed 64 bits", "3bffffffffffffffff"),
        ("text that is not UTF-8", "61ff"),
        ("an array said to hold four billion", "9b00000000ffffffff"),
        ("an array said to hold everything", "9bffffffffffffffff"),
        ("a map said to hold everything", "bbffffffffffffffff"),
        ("a text said to be endless", "7b7fffffffffffffff"),
        ("bytes said to be endless", "5bffffffffffffffff"),
        ("half a text", "6261"),
        ("a break alone", "ff"),
        ("a thousand arrays", "81" * 1000 + "00"),
    ],
)
def test_bytes_nobody_here_writes_are_refused(what, encoded):
    with pytest.raises(CborRefused):
        decode_strictly(bytes.fromhex(encoded), PLENTY)


@pytest.mark.parametrize("tag", [0, 2, 35, 37, 42, 258, 4711])
def test_what_a_tag_stands_for_is_never_decoded(tag):
    with pytest.raises(CborRefused, match=f"tag {tag}"):
        decode_strictly(cbor2.dumps(cbor2.CBORTag(tag, "(a+)+$")), PLENTY)


@pytest.mark.parametrize(
    "value", [1.5, {1: 2}, {b"a": 1}, (1, 2), {1}, 2**63, -(2**63) - 1, object(), "\ud800", {"\ud800": 1}]
)
def test_values_without_an_encoding_are_refused(value):
    with pytest.raises(CborRefused):
        encode_deterministically(value, PLENTY)


def test_nesting_ends_at_sixteen_on_both_sides():
    deepest = nested(MOST_LEVELS)
    assert decode_strictly(encode_deterministically(deepest, PLENTY), PLENTY) == deepest
    with pytest.raises(CborRefused):
        encode_deterministically([deepest], PLENTY)
    with pytest.raises(CborRefused):
        decode_strictly(cbor2.dumps([deepest]), PLENTY)


@pytest.mark.parametrize("levels", [1_000, 100_000])
def test_nesting_that_no_stack_holds_is_refused_like_any_other(levels):
    with pytest.raises(CborRefused):
        decode_strictly(b"\x81" * levels + b"\x00", 2 * levels)
    with pytest.raises(CborRefused):
        decode_strictly(b"\xa1\x61a" * levels + b"\x00", 4 * levels)


def test_more_bytes_than_allowed_are_not_even_looked_at():
    with pytest.raises(CborRefused):
        encode_deterministically("a" * 100, 100)
    with pytest.raises(CborRefused):
        decode_strictly(encode_deterministically("a" * 100, 200), 100)


def nested(levels):
    value = 0
    for _ in range(levels):
        value = [value]
    return value
