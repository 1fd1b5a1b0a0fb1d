"""Deterministic CBOR, and nothing else: one value has exactly one encoding, and only that one is read.

Refused on both sides: floats, tags (so also big numbers, dates and patterns), indefinite lengths, duplicate
or unsorted or non-text keys, longer forms than needed, trailing bytes, nesting over `MOST_LEVELS`, numbers
outside signed 64 bits. What is read is encoded again and compared: no two byte strings mean the same.

DAG-CBOR is the same but for two things, floats and links (tag 42, which its library takes for bytes and back), and
its library reads and writes in a fifth of the time. So it may say yes, where neither can be; in any doubt the general
library decides, which is told to be strict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import cbor2
import libipld

from shuke.domain.facts.plain import Plain

__all__ = ["MOST_LEVELS", "CborRefused", "decode_strictly", "encode_deterministically"]

MOST_LEVELS = 16
"""Containers inside containers, the outermost included."""

_ALWAYS_FINE = frozenset({str, bytes, bool, type(None)})
_SMALLEST, _GREATEST = -(2**63), 2**63 - 1

_LINK = b"\xd8\x2a"
"""How tag 42 is written. Where these two bytes stand in byte strings alone there is none."""


class CborRefused(ValueError):
    """A value that has no encoding here, or bytes that are not the one encoding of their value."""


def encode_deterministically(value: Plain, most_bytes: int) -> bytes:
    """The one encoding (RFC 8949, 4.2.1) of a plain value.

    Raises:
        CborRefused: a type, number, depth or size that is not allowed.
    """
    _check(value)
    try:
        encoded: bytes = libipld.encode_dag_cbor(value)
    except ValueError as error:
        raise CborRefused("a key that is no text, or a text with a lone surrogate") from error
    if _may_hold_link(encoded, value):  # some bytes look like one to it
        encoded = cbor2.dumps(value, canonical=True)
    if len(encoded) > most_bytes:
        raise CborRefused(f"{len(encoded)} bytes, allowed are {most_bytes}")
    return encoded


def decode_strictly(encoded: bytes, most_bytes: int) -> Plain:
    """The value of bytes that `encode_deterministically` could have written.

    Raises:
        CborRefused: anything else.
    """
    if len(encoded) > most_bytes:
        raise CborRefused(f"{len(encoded)} bytes, allowed are {most_bytes}")
    try:
        value: Plain = libipld.decode_dag_cbor(encoded)
        certain = libipld.encode_dag_cbor(value) == encoded and not _may_hold_link(encoded, value)
    except (ValueError, RecursionError):
        certain = False
    if not certain:
        value = _by_the_book(encoded)
    _check(value)
    return value


def _may_hold_link(encoded: bytes, value: Plain) -> bool:
    """Of the two bytes that begin a link all that are there have to be in byte strings: the hashes and signatures of
    a push hold them more often than not, texts never do."""
    found = encoded.count(_LINK)
    return found > 0 and found != _links_inside([value])


def _links_inside(items: Iterable[Any]) -> int:
    found = 0
    for item in items:
        kind = type(item)
        if kind is bytes:
            found += item.count(_LINK)
        elif kind is dict:
            found += _links_inside(item.values())
        elif kind is list:
            found += _links_inside(item)
    return found


def _by_the_book(encoded: bytes) -> Plain:
    try:
        value: Plain = cbor2.loads(
            encoded,
            semantic_decoders=_NO_TAGS,
            max_depth=MOST_LEVELS,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
        libipld.encode_dag_cbor(value)  # which knows no keys but texts
    except (cbor2.CBORDecodeError, ValueError) as error:
        raise CborRefused(f"not strict CBOR: {error}") from error
    if cbor2.dumps(value, canonical=True) != encoded:
        raise CborRefused("not the deterministic encoding of its value")
    return value


def _check(value: object) -> None:
    _check_items([value], MOST_LEVELS)


def _check_items(items: Any, levels: int) -> None:
    """A call for each of ten thousand texts and numbers is what would take the time.

    Args:
        levels: how many more containers may be inside each other here.
    """
    for item in items:
        kind = type(item)
        if kind is int:
            if not _SMALLEST <= item <= _GREATEST:
                raise CborRefused("a number outside signed 64 bits")
        elif kind is dict or kind is list:
            if not levels:
                raise CborRefused(f"nested deeper than {MOST_LEVELS}")
            if item:
                _check_items(item.values() if kind is dict else item, levels - 1)
        elif kind not in _ALWAYS_FINE:
            raise CborRefused(f"{kind.__name__} has no encoding here")


class _NoTags(Mapping[int, Callable[[Any, bool], Any]]):
    """Answers for every tag, also those the library would decode by itself, with a refusal."""

    def __getitem__(self, tag: int) -> Callable[[Any, bool], Any]:
        def refuse(*_: object) -> Any:
            raise CborRefused(f"tag {tag}")

        return refuse

    def __iter__(self) -> Iterator[int]:
        return iter(())

    def __len__(self) -> int:
        return 1


_NO_TAGS = _NoTags()
