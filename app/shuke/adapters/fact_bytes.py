"""The bytes of a fact: encoded once, hashed over the hash before, signed; then only ever copied and checked.

A fact is one CBOR array of twelve: format (1), tenant, till, epoch, seq, previous hash (32 bytes), recorded
at (milliseconds), business date (as the number YYYYMMDD), staff, kind, version of the kind, body (a map).
Its hash is SHA-256("shuke/fact/1" ‖ bytes), and bytes hold the hash before it; its signature is Ed25519 over
"shuke/fact-signature/1" ‖ hash.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, cast

from shuke.adapters.strict_cbor import CborRefused, decode_strictly, encode_deterministically
from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.domain.facts.fact import HASH_BYTES, FactHeader, SealedFact
from shuke.domain.facts.plain import Plain
from shuke.domain.profile import Attachment

__all__ = [
    "MOST_FACT_BYTES",
    "MOST_STATE_BYTES",
    "SALT_BYTES",
    "CborEncoding",
    "DecodedFact",
    "FactRefused",
    "SignedFacts",
    "attachment_hash",
    "decode_fact",
    "encode_fact",
    "fact_hash",
    "signature_message",
]

MOST_FACT_BYTES = 1024 * 1024
"""A sale of 500 lines with long names, and why each has its price; `application.counter.weight` keeps within it."""

MOST_STATE_BYTES = 1024 * 1024

SALT_BYTES = 12
"""Random bytes that make an attachment's name say nothing about it."""

_FORMAT = 1
_MOST_NAME = 64
_FIRST_YEAR = 2000
_MOST_COUNT = 2**53 - 1
"""Epochs, sequence numbers and milliseconds stay whole in every language that will ever read them."""
_REMEMBERED = 1024
"""Of what most facts of a push have in common: names, days."""

_KIND = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")


class FactRefused(ValueError):
    """Bytes that are not a fact, or a fact that cannot be written down."""


class DecodedFact(NamedTuple):
    """What stands in a fact's bytes. The body is plain: whoever knows the kind reads it, others keep it."""

    header: FactHeader
    kind: str
    kind_version: int
    body: dict[str, Plain]


def encode_fact(header: FactHeader, kind: str, version: int, body: Mapping[str, Plain]) -> bytes:
    """The exact bytes to be hashed, signed, stored and sent.

    Raises:
        FactRefused: a value that facts do not carry, or more than `MOST_FACT_BYTES`.
    """
    problem = _problem(header, kind, version)
    if problem:
        raise FactRefused(problem)
    day = header.business_date
    fields: list[Plain] = [
        _FORMAT,
        header.tenant,
        header.till,
        header.epoch,
        header.seq,
        header.previous,
        header.recorded_at_ms,
        day.year * 10_000 + day.month * 100 + day.day,
        header.staff,
        kind,
        version,
        dict(body),
    ]
    try:
        return encode_deterministically(fields, MOST_FACT_BYTES)
    except CborRefused as error:
        raise FactRefused(f"{kind}: {error}") from error


def decode_fact(content: bytes) -> DecodedFact:
    """What stands in the bytes of a fact of any kind, also of one this version does not know.

    Raises:
        FactRefused: these bytes were never written by `encode_fact`.
    """
    try:
        fields = decode_strictly(content, MOST_FACT_BYTES)
    except CborRefused as error:
        raise FactRefused(str(error)) from error
    if not isinstance(fields, list) or not fields or type(fields[0]) is not int:
        raise FactRefused("not a fact")
    if fields[0] != _FORMAT:
        raise FactRefused(f"a fact of format {fields[0]}, known is {_FORMAT}")
    if tuple(map(type, fields[1:])) != _TYPES:
        raise FactRefused("not a fact's fields")
    _, tenant, till, epoch, seq, previous, recorded_at_ms, day, staff, kind, version, body = cast(
        "list[Any]", fields
    )
    header = FactHeader(tenant, till, epoch, seq, previous, recorded_at_ms, _date(day), staff)
    decoded = DecodedFact(header, kind, version, body)
    problem = _problem(header, decoded.kind, decoded.kind_version)
    if problem:
        raise FactRefused(problem)
    return decoded


_TYPES = (str, str, int, int, bytes, int, int, str, str, int, dict)


def fact_hash(content: bytes) -> bytes:
    """The 32 bytes the next fact names as its predecessor."""
    return hashlib.sha256(b"shuke/fact/1" + content).digest()


def signature_message(hash_of_fact: bytes) -> bytes:
    """What a till's key signs for a fact of this hash."""
    return b"shuke/fact-signature/1" + hash_of_fact


def attachment_hash(salt: bytes, content: bytes) -> bytes:
    """The name a fact gives to an attachment; without the salt (12 bytes) it says nothing.

    Raises:
        ValueError: a salt of another length, under which two attachments could share a name.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return hashlib.sha256(salt + content).digest()


class SignedFacts:
    """`FactSealing` with one signing key."""

    def __init__(
        self,
        signer: Signer,
        check: SignatureCheck,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._signer = signer
        self._check = check
        self._random_bytes = random_bytes

    @property
    def public_key(self) -> bytes:
        return self._signer.public_key

    def sign_seed(self, message: bytes) -> bytes:
        return self._signer.sign(message)

    def seal(self, header: FactHeader, kind: str, kind_version: int, body: Plain) -> SealedFact:
        if not isinstance(body, dict):
            raise FactRefused(f"{kind}: the body is no map")
        content = encode_fact(header, kind, kind_version, body)
        hashed = fact_hash(content)
        signature = self._signer.sign(signature_message(hashed))
        return SealedFact(header, kind, kind_version, content, hashed, signature)

    def open(self, content: bytes) -> tuple[FactHeader, str, int, Plain]:
        return decode_fact(content)

    def hash(self, content: bytes) -> bytes:
        return fact_hash(content)

    def signed_by(self, public_key: bytes, fact_hash: bytes, signature: bytes) -> bool:
        return self._check.verifies(public_key, signature_message(fact_hash), signature)

    def attach(self, content: bytes) -> Attachment:
        salt = self._random_bytes(SALT_BYTES)
        return Attachment(attachment_hash(salt, content), salt, content)

    def is_attached(self, attachment: Attachment) -> bool:
        if len(attachment.salt) != SALT_BYTES:
            return False
        return attachment_hash(attachment.salt, attachment.content) == attachment.hash


class CborEncoding:
    """`Encoding`: working state, print jobs and profiles in the same deterministic bytes."""

    def encode(self, plain: Plain) -> bytes:
        return encode_deterministically(plain, MOST_STATE_BYTES)

    def decode(self, content: bytes) -> Plain:
        return decode_strictly(content, MOST_STATE_BYTES)


def _problem(header: FactHeader, kind: str, version: int) -> str:
    """What is wrong with a header, in words; empty if nothing is."""
    if problem := _names_problem(header.tenant, header.till, header.staff, kind):
        return problem
    if len(header.previous) != HASH_BYTES:
        return "the previous hash has not 32 bytes"
    if header.business_date.year < _FIRST_YEAR:
        return "no business date"
    if not (
        1 <= header.epoch <= _MOST_COUNT
        and 1 <= header.seq <= _MOST_COUNT
        and 1 <= version <= _MOST_COUNT
        and 0 <= header.recorded_at_ms <= _MOST_COUNT
    ):
        return "a count is out of range"
    return ""


@lru_cache(_REMEMBERED)
def _names_problem(tenant: str, till: str, staff: str, kind: str) -> str:
    if not 1 <= len(tenant) <= _MOST_NAME or not 1 <= len(till) <= _MOST_NAME:
        return "tenant and till are 1 to 64 characters"
    if len(staff) > _MOST_NAME or len(kind) > _MOST_NAME or not _KIND.fullmatch(kind):
        return "staff or kind is no name"
    return ""


@lru_cache(_REMEMBERED)
def _date(number: int) -> date:
    try:
        return date(number // 10_000, number // 100 % 100, number % 100)
    except (ValueError, OverflowError) as error:
        raise FactRefused("no business date") from error
