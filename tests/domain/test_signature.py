"""A drawn signature: small whatever is drawn, one form of bytes, and a dot is none."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.signature import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    MOST_POINTS,
    MOST_STROKES,
    Signature,
    SignatureFault,
    drawn,
    smoothed,
    unpacked_signature,
)

LINE = tuple((x, 200) for x in range(100, 1100, 10))


def kept(*strokes: tuple[tuple[int, int], ...]) -> Signature:
    signature = drawn(strokes)
    assert isinstance(signature, Signature), signature
    return signature


def test_nothing_a_dot_and_a_speck_are_no_signature() -> None:
    assert drawn(()) is SignatureFault.EMPTY
    assert drawn([(), ()]) is SignatureFault.EMPTY
    assert drawn([((600, 200),)]) is SignatureFault.TOO_LITTLE
    assert drawn([((600, 200), (799, 200))]) is SignatureFault.TOO_LITTLE
    assert isinstance(drawn([((600, 200), (800, 200))]), Signature)


def test_a_million_points_become_six_kilobytes_with_the_first_and_the_last_in_their_place() -> None:
    scribble = [(at * 37 % FIELD_WIDTH, at * 91 % FIELD_HEIGHT) for at in range(1_000_000)]
    signature = kept(tuple(scribble))
    assert sum(map(len, signature.strokes)) <= MOST_POINTS
    assert len(signature.packed()) < 6200
    assert (signature.strokes[0][0], signature.strokes[0][-1]) == (scribble[0], scribble[-1])


def test_more_strokes_than_anybody_writes_are_left_out() -> None:
    assert len(kept(*(LINE[:30] for _ in range(MOST_STROKES + 50))).strokes) == MOST_STROKES


def test_points_beside_the_field_are_moved_to_its_edge() -> None:
    assert kept(((-5, -9), (5000, 9000))).strokes == (((0, 0), (FIELD_WIDTH, FIELD_HEIGHT)),)


def test_packed_it_is_what_its_page_says() -> None:
    signature = Signature((((1, 2), (300, 4)), ((5, 6),)))
    assert signature.packed().hex() == "01" + "0002" + "00010002" + "012c0004" + "0001" + "00050006"
    assert unpacked_signature(signature.packed()) == signature


_POINTS = st.tuples(st.integers(-50, FIELD_WIDTH + 50), st.integers(-50, FIELD_HEIGHT + 50))


@given(st.lists(st.lists(_POINTS, max_size=40).map(tuple), max_size=8))
def test_whatever_is_drawn_comes_back_from_its_bytes(strokes: list[tuple[tuple[int, int], ...]]) -> None:
    signature = drawn(strokes)
    if isinstance(signature, Signature):
        assert unpacked_signature(signature.packed()) == signature
        assert drawn(signature.strokes) in (signature, SignatureFault.TOO_LITTLE)


GOOD = Signature((LINE,)).packed()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x01",
        b"\x02" + GOOD[1:],
        GOOD[:-1],
        GOOD[:-2],
        GOOD + b"\x00\x00",
        b"\x01\x00\x01\xff\xff\x00\x00",
        b"\x01" + b"\x00\x01\x00\x01\x00\x01" * (MOST_STROKES + 1),
        b"\x01\xff\xff" + bytes(65535 * 4),
    ],
)
def test_other_bytes_are_no_signature(content: bytes) -> None:
    with pytest.raises(ValueError, match="signature"):
        unpacked_signature(content)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_do_more_than_be_refused(content: bytes) -> None:
    try:
        signature = unpacked_signature(b"\x01" + content)
    except ValueError:
        return
    assert signature.packed() == b"\x01" + content


def test_a_corner_is_drawn_round_and_the_ends_stay() -> None:
    corner = ((0, 0), (100, 0), (100, 100))
    line = smoothed(corner)
    assert (line[0], line[-1]) == ((0.0, 0.0), (100.0, 100.0))
    assert (100.0, 0.0) not in line
    assert max(hypot(x - u, y - v) for (u, v), (x, y) in pairwise(line)) <= 50
    assert smoothed(((7, 8),)) == [(7.0, 8.0)]
