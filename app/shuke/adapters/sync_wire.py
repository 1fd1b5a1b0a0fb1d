"""Sync messages as bytes: one byte that says how the rest is packed, then the deterministic CBOR of the message.

0: as it is; 1: compressed (zlib). Small bodies are not worth compressing. Inflating stops at the bound, so that
a few bytes never become many.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from typing import TypeVar

from shuke.adapters.signing.trust_list import open_trust_list, seal_trust_list
from shuke.adapters.strict_cbor import decode_strictly, encode_deterministically
from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.domain.codes.trust import TrustList
from shuke.domain.facts.plain import Plain, from_plain, to_plain
from shuke.domain.sync.limits import MOST_REPLY_BYTES, MOST_ROWS_BYTES

__all__ = ["CborWire", "SealedTrustLists", "WireRefused"]

_PLAIN, _DEFLATED = b"\x00", b"\x01"
_MOST_PACKED_BYTES = 256 * 1024 * 1024
"""So that what is too large is noticed after packing, not as an error."""

_WORTH_BYTES = 1024
_LEVEL = 1
"""Facts are hashes and signatures to a third; more effort gains two per cent and costs three times the time."""

Message = TypeVar("Message")


class WireRefused(ValueError):
    """Bytes that no message has."""


class CborWire:
    """`Wire` by the strict codec that facts are written with."""

    def encode(self, message: object) -> bytes:
        content = encode_deterministically(to_plain(message), MOST_REPLY_BYTES)
        if len(content) < _WORTH_BYTES:
            return _PLAIN + content
        deflated = zlib.compress(content, _LEVEL)
        return _DEFLATED + deflated if len(deflated) < len(content) else _PLAIN + content

    def decode(self, shape: type[Message], content: bytes, most_bytes: int) -> Message:
        return from_plain(shape, decode_strictly(_inflated(content, most_bytes), most_bytes))

    def pack(self, plain: Plain) -> bytes | None:
        packed = encode_deterministically(plain, _MOST_PACKED_BYTES)
        return packed if len(packed) <= MOST_ROWS_BYTES else None

    def unpack(self, content: bytes) -> Plain:
        return decode_strictly(content, MOST_ROWS_BYTES)

    def digest(self, content: bytes) -> bytes:
        return hashlib.sha256(content).digest()


class SealedTrustLists:
    """`TrustSealing`; a till, which only opens, needs no key."""

    def __init__(self, check: SignatureCheck, root: Signer | None = None) -> None:
        self._check = check
        self._root = root

    def seal(self, trust: TrustList) -> bytes:
        if self._root is None:
            raise RuntimeError("only head office seals trust lists")
        return seal_trust_list(trust, self._root)

    def open(self, sealed: bytes, roots: Iterable[bytes]) -> TrustList:
        return open_trust_list(sealed, roots, self._check)


def _inflated(content: bytes, most_bytes: int) -> bytes:
    form, rest = content[:1], content[1:]
    if form == _PLAIN:
        return rest
    if form != _DEFLATED:
        raise WireRefused("an unknown form of packing")
    inflating = zlib.decompressobj()
    try:
        whole = inflating.decompress(rest, most_bytes + 1)
    except zlib.error as error:
        raise WireRefused("damaged while packed") from error
    if len(whole) > most_bytes:
        raise WireRefused(f"more than {most_bytes} bytes when unpacked")
    if not inflating.eof or inflating.unused_data:
        raise WireRefused("cut off, or followed by something else")
    return whole
