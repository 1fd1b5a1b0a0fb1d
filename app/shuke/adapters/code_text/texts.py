"""Signed codes as text, and back.

The bytes of a code are version (1) ‖ key id (8) ‖ deterministic CBOR array ‖ Ed25519 signature (64). What is
signed is "shuke/code/KIND/1" ‖ version ‖ key id ‖ array. In text the bytes are followed by their CRC-16 (CCITT,
as `binascii.crc_hqx` from 0), which tells a misread code from a forged one, and stand either behind "SK:" in
base45, or behind "HTTPS://HOST/R/" in base32 without padding.

A member's code has version 2: behind the signature stand the place (2) and the link (16) of its hash chain, which
change every half minute and are not signed.
"""

from __future__ import annotations

import base64
import binascii
from typing import cast

from shuke.adapters.code_text.base45 import decode_base45, encode_base45
from shuke.adapters.strict_cbor import CborRefused, decode_strictly, encode_deterministically
from shuke.application.ports.signing import Signer
from shuke.domain.codes.chain import LINK_BYTES, PLACE_BYTES, ShownLink
from shuke.domain.codes.keys import KEY_ID_BYTES, SIGNATURE_BYTES
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import (
    AccessCode,
    CodeKind,
    Field,
    FieldsRefused,
    MemberCode,
    Payload,
    ReceiptCode,
    fields_of,
    payload_of,
)
from shuke.domain.codes.scan import LINK, MOST_CODE_TEXT, PREFIX
from shuke.domain.codes.signed_code import SignedCode, kind_of
from shuke.domain.facts.plain import Plain

__all__ = ["CHAIN_VERSION", "CODE_VERSION", "MOST_IN_QR_9_M", "CodeTexts", "with_checksum"]

CODE_VERSION = 1
CHAIN_VERSION = 2
"""Of a code that ends in a link of a chain."""

MOST_IN_QR_9_M = 262
"""Alphanumeric characters in a QR of version 9 at error correction M."""

_CHECKSUM_BYTES = 2
_MOST_FIELD_BYTES = 400
_SHOWN_BYTES = PLACE_BYTES + LINK_BYTES
_VERSIONS = range(CODE_VERSION, CHAIN_VERSION + 1)


class CodeTexts:
    """`verification_host` is where head office shows the page for receipts, e.g. ``check.example.com``; empty
    where there is none."""

    def __init__(self, verification_host: str = "") -> None:
        self._link_start = f"HTTPS://{verification_host.upper()}/R/" if verification_host else ""
        if self._link_start and not LINK.fullmatch(self._link_start):
            raise ValueError(f"not the name of a host: {verification_host!r}")

    def write(self, payload: Payload, signer: Signer) -> str:
        return PREFIX + encode_base45(with_checksum(_sign(payload, signer)))

    def write_receipt(self, receipt: ReceiptCode, signer: Signer) -> str:
        if self._link_start:
            content = with_checksum(_sign(receipt, signer))
            link = self._link_start + _base32(content)
            if len(link) <= MOST_IN_QR_9_M:
                return link
        return self.write(receipt, signer)

    def write_access(self, code: AccessCode, address: str, signer: Signer) -> str:
        """As a link to the member's page at that address, which any telephone opens."""
        return f"{address.rstrip('/').upper()}/M/" + _base32(with_checksum(_sign(code, signer)))

    def sign_chain(self, code: MemberCode, signer: Signer) -> bytes:
        """What all codes of the chain begin with."""
        return _sign(code, signer, CHAIN_VERSION)

    def write_link(self, chain: bytes, shown: ShownLink) -> str:
        """The code of one half minute."""
        content = chain + shown.place.to_bytes(PLACE_BYTES, "big") + shown.link
        return PREFIX + encode_base45(with_checksum(content))

    def read(self, text: str) -> SignedCode | CodeOutcome:
        if len(text) > MOST_CODE_TEXT:
            return CodeOutcome.UNKNOWN
        try:
            if text.startswith(PREFIX):
                content = decode_base45(text.removeprefix(PREFIX))
            elif link := LINK.fullmatch(text):
                content = _bytes_of_base32(link["code"])
            else:
                return CodeOutcome.UNKNOWN
        except ValueError:
            return CodeOutcome.DAMAGED
        whole = content[:-_CHECKSUM_BYTES]
        if with_checksum(whole) != content:
            return CodeOutcome.DAMAGED
        return _read(whole)


def with_checksum(content: bytes) -> bytes:
    return content + binascii.crc_hqx(content, 0).to_bytes(_CHECKSUM_BYTES, "big")


def _sign(payload: Payload, signer: Signer, version: int = CODE_VERSION) -> bytes:
    array = encode_deterministically(cast(Plain, fields_of(payload)), _MOST_FIELD_BYTES)
    content = bytes([version]) + signer.key_id + array
    return content + signer.sign(kind_of(payload).label + content)


def _read(content: bytes) -> SignedCode | CodeOutcome:
    if not content or content[0] not in _VERSIONS:
        return CodeOutcome.NEWER_VERSION if content[:1] > bytes([CHAIN_VERSION]) else CodeOutcome.DAMAGED
    whole, shown = content, None
    if content[0] == CHAIN_VERSION:
        whole, shown = content[:-_SHOWN_BYTES], content[-_SHOWN_BYTES:]
    key_id = whole[1 : 1 + KEY_ID_BYTES]
    signed, signature = whole[:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
    if len(signed) <= 1 + KEY_ID_BYTES:
        return CodeOutcome.DAMAGED
    try:
        fields = decode_strictly(signed[1 + KEY_ID_BYTES :], _MOST_FIELD_BYTES)
        if not isinstance(fields, list) or not fields or type(fields[0]) is not int:
            return CodeOutcome.DAMAGED
        if fields[0] > max(CodeKind):
            return CodeOutcome.NEWER_VERSION
        payload = payload_of(cast("list[Field]", fields))
        if isinstance(payload, MemberCode) != (shown is not None):
            return CodeOutcome.DAMAGED
        link = None if shown is None else _shown(shown)
    except (CborRefused, FieldsRefused, ValueError):
        return CodeOutcome.DAMAGED
    return SignedCode(payload, key_id, kind_of(payload).label + signed, signature, link)


def _shown(content: bytes) -> ShownLink:
    return ShownLink(int.from_bytes(content[:PLACE_BYTES], "big"), content[PLACE_BYTES:])


def _base32(content: bytes) -> str:
    return base64.b32encode(content).decode("ascii").rstrip("=")


def _bytes_of_base32(text: str) -> bytes:
    """The one byte string that is written so: the last character's unused bits are zero.

    Raises:
        ValueError: no byte string is.
    """
    content = base64.b32decode(text + "=" * (-len(text) % 8))
    if _base32(content) != text:
        raise ValueError("unused bits that are not zero")
    return content
