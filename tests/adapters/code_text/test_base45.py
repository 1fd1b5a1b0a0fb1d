from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.code_text.base45 import decode_base45, encode_base45

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
    ],
)
def test_the_published_examples_are_met(content, text):
    # RFC 9285, 4.3 and 4.4.
    assert encode_base45(content) == text
    assert decode_base45(text) == content


@given(st.binary(max_size=300))
def test_bytes_come_back(content):
    text = encode_base45(content)
    assert set(text) <= set(ALPHABET)
    assert decode_base45(text) == content


@given(st.text(ALPHABET, max_size=30))
def test_no_two_texts_stand_for_the_same_bytes(text):
    try:
        content = decode_base45(text)
    except ValueError:
        return
    assert encode_base45(content) == text


@pytest.mark.parametrize("text", ["A", "ABCD", ":::", "::", "GGW", "ab0", "Ä00", "０００", "\n00"])
def test_what_stands_for_no_bytes_is_refused(text):
    with pytest.raises(ValueError, match=r"base45|no bytes"):
        decode_base45(text)


def test_a_text_never_ends_in_a_space_that_somebody_would_trim():
    assert not any(encode_base45(number.to_bytes(2, "big")).endswith(" ") for number in range(2**16))
    assert not any(encode_base45(bytes([number])).endswith(" ") for number in range(2**8))
