"""Messages as bytes: one form each, bounded before they are believed."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.strict_cbor import encode_deterministically
from shuke.adapters.sync_wire import CborWire
from shuke.domain.facts.plain import to_plain
from shuke.domain.sync.limits import MOST_ROWS_BYTES
from shuke.domain.sync.messages import FactSent, Pull, Push

WIRE = CborWire()
BOUND = 10_000
PULL = Pull(generation=1, since=42, most=100, trust_version=7)
PUSH = Push(tuple(FactSent(b"fact" * 300, bytes(64)) for _ in range(3)))


@pytest.mark.parametrize("message", [PULL, PUSH], ids=["small", "compressed"])
def test_a_message_is_read_as_it_was_written(message: object) -> None:
    written = WIRE.encode(message)
    assert WIRE.decode(type(message), written, BOUND) == message
    assert written[:1] == (b"\x01" if message is PUSH else b"\x00")


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    for start in (b"", b"\x00", b"\x01"):
        with pytest.raises(ValueError):  # noqa: PT011 - any of them
            WIRE.decode(Pull, start + noise, BOUND)


@given(st.data())
def test_every_cut_is_refused_and_no_changed_byte_goes_unnoticed(data: st.DataObject) -> None:
    """Packed, the same message has several forms; there the letter's signature notices."""
    for message in (PULL, PUSH):
        written = WIRE.encode(message)
        place = data.draw(st.integers(0, len(written) - 1))
        with pytest.raises(ValueError):  # noqa: PT011 - any of them
            WIRE.decode(type(message), written[:place], BOUND)
        changed = bytearray(written)
        changed[place] ^= data.draw(st.integers(1, 255))
        with suppress(ValueError):
            read = WIRE.decode(type(message), bytes(changed), BOUND)
            assert message is PUSH or read != message


def test_a_bomb_is_not_unpacked() -> None:
    bomb = b"\x01" + zlib.compress(bytes(50_000_000), 9)
    assert len(bomb) < 50_000
    with pytest.raises(ValueError, match="when unpacked"):
        WIRE.decode(Push, bomb, BOUND)


def test_nothing_may_follow_what_is_packed() -> None:
    packed = b"\x01" + zlib.compress(encode_deterministically(to_plain(PULL), BOUND))
    assert WIRE.decode(Pull, packed, BOUND) == PULL
    with pytest.raises(ValueError, match="followed"):
        WIRE.decode(Pull, packed + b"x", BOUND)
    with pytest.raises(ValueError, match="cut off"):
        WIRE.decode(Pull, packed[:-4], BOUND)


def test_a_message_out_of_its_bounds_is_never_made() -> None:
    plain = to_plain(PULL)
    assert isinstance(plain, dict)
    for name, value in (("most", 1_001), ("most", 0), ("since", -1), ("generation", 2**60)):
        with pytest.raises(ValueError, match="out of its bounds"):
            WIRE.decode(Pull, b"\x00" + encode_deterministically({**plain, name: value}, BOUND), BOUND)
    with pytest.raises(ValueError, match="unknown"):
        WIRE.decode(Pull, b"\x00" + encode_deterministically({**plain, "extra": 1}, BOUND), BOUND)


def test_rows_too_large_for_a_message_are_noticed_not_raised() -> None:
    assert WIRE.pack([b"x" * (MOST_ROWS_BYTES + 1)]) is None
    assert WIRE.unpack(WIRE.pack(["a", 1, None]) or b"") == ["a", 1, None]
