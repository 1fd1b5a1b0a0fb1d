"""Deterministic CBOR, and nothing else: one value has exactly one encoding, and only that one is read.

Refused on both sides: floats, tags (so also big numbers, dates and patterns), indefinite lengths, duplicate
or unsorted or non-text keys, longer forms than needed, trailing bytes, nesting over `MOST_LEVELS`, numbers
outside signed 64 bits. What is read is encoded again and compared: no two byte strings mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import cbor2

from shuke.domain.facts.plain import Plain

__all__ = ["MOST_LEVELS", "CborRefused", "decode_strictly", "encode_deterministically"]

MOST_LEVELS = 16
"""Containers inside containers, the outermost included."""

_ALWAYS_FINE = frozenset({str, bytes, bool, type(None)})
_SMALLEST, _GREATEST = -(2**63), 2**63 - 1


class CborRefused(ValueError):
    """A value that has no encoding here, or bytes that are not the one encoding of their value."""


def encode_deterministically(value: Plain, most_bytes: int) -> bytes:
    """The one encoding (RFC 8949, 4.2.1) of a plain value.

    Raises:
        CborRefused: a type, number, depth or size that is not allowed.
    """
    _check(value, MOST_LEVELS, _check_texts)
    try:
        encoded = cbor2.dumps(value, canonical=True)
    except UnicodeEncodeError as error:
        raise CborRefused("text with a lone surrogate") from error
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
        value: Plain = cbor2.loads(
            encoded,
            semantic_decoders=_NO_TAGS,
            max_depth=MOST_LEVELS,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
    except cbor2.CBORDecodeError as error:
        raise CborRefused(f"not strict CBOR: {error}") from error
    _check(value, MOST_LEVELS, _check_order)
    # Not "canonical": that the keys came in their one order was just seen, and sorting them again takes three times
    # as long as all the rest.
    if cbor2.dumps(value) != encoded:
        raise CborRefused("not the deterministic encoding of its value")
    return value


_KeyCheck = Callable[[tuple[object, ...]], None]


def _check(value: object, levels: int, check_keys: _KeyCheck) -> None:
    kind = type(value)
    if kind is dict or kind is list:
        if levels == 0:
            raise CborRefused(f"nested deeper than {MOST_LEVELS}")
        _check_items(value, levels - 1, check_keys)
    else:
        _check_items([value], levels, check_keys)


def _check_items(container: Any, levels: int, check_keys: _KeyCheck) -> None:
    """A call for each of ten thousand texts and numbers is what would take the time."""
    items = container
    if type(container) is dict:
        check_keys(tuple(container))
        items = container.values()
    for item in items:
        kind = type(item)
        if kind is int:
            if not _SMALLEST <= item <= _GREATEST:
                raise CborRefused("a number outside signed 64 bits")
        elif kind is dict or kind is list:
            _check(item, levels, check_keys)
        elif kind not in _ALWAYS_FINE:
            raise CborRefused(f"{kind.__name__} has no encoding here")


def _check_texts(keys: tuple[object, ...]) -> None:
    for key in keys:
        if type(key) is not str:
            raise CborRefused(f"a map's key is {type(key).__name__}, not text")


def _check_order(keys: tuple[Any, ...]) -> None:
    """Shorter ones first, then by their bytes: so RFC 8949 has them."""
    if keys in _in_order:
        return
    _check_texts(keys)
    texts = [key.encode() for key in keys]
    if texts != sorted(texts, key=lambda text: (len(text), text)):
        raise CborRefused("a map's keys in another order")
    if len(_in_order) < _MOST_REMEMBERED and sum(map(len, texts)) <= _LONGEST_REMEMBERED:
        _in_order.add(keys)


_in_order: set[tuple[str, ...]] = set()
"""Keys found in order before: those of facts are the same few hundred ones, again and again."""

_MOST_REMEMBERED, _LONGEST_REMEMBERED = 2000, 2000


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
