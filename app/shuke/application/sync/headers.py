"""A letter's claim and a reply's signature as HTTP headers. Read strictly: what is not exactly so is no claim."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shuke.application.sync.correspondence import Claim, RawReply
from shuke.application.sync.succession import LINK_BYTES, MOST_LINKS
from shuke.domain.sync.limits import NONCE_BYTES

__all__ = ["HASH_BYTES", "claim_of", "headers_of_claim", "headers_of_reply", "reply_of"]

HASH_BYTES, SIGNATURE_BYTES, KEY_BYTES = 32, 64, 32

_TENANT, _TILL, _TIME = "shuke-tenant", "shuke-till", "shuke-time"
_NONCE, _HASH, _SIGNATURE = "shuke-nonce", "shuke-body-sha256", "shuke-signature"
_REFUSAL, _KEY, _SUCCESSION = "shuke-refusal", "shuke-key", "shuke-succession"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_NUMBER = re.compile(r"[0-9]{1,16}")
_REASON = re.compile(r"[a-z_]{0,32}")


def headers_of_claim(claim: Claim) -> dict[str, str]:
    return {
        _TENANT: claim.tenant,
        _TILL: claim.till,
        _TIME: str(claim.time_ms),
        _NONCE: claim.nonce.hex(),
        _HASH: claim.body_hash.hex(),
        _SIGNATURE: claim.signature.hex(),
    }


def claim_of(path: str, headers: Mapping[str, str]) -> Claim | None:
    """The claim a request makes; None if a header is missing or not of its form."""
    tenant, till, time = headers.get(_TENANT, ""), headers.get(_TILL, ""), headers.get(_TIME, "")
    nonce = _bytes(headers.get(_NONCE, ""), NONCE_BYTES)
    body_hash = _bytes(headers.get(_HASH, ""), HASH_BYTES)
    signature = _bytes(headers.get(_SIGNATURE, ""), SIGNATURE_BYTES)
    if not (_NAME.fullmatch(tenant) and _NAME.fullmatch(till) and _NUMBER.fullmatch(time)):
        return None
    if nonce is None or body_hash is None or signature is None:
        return None
    return Claim(path, tenant, till, int(time), nonce, body_hash, signature)


def headers_of_reply(reply: RawReply) -> dict[str, str]:
    headers = {
        _REFUSAL: reply.refusal,
        _TIME: str(reply.now_ms),
        _KEY: reply.key.hex(),
        _SIGNATURE: reply.signature.hex(),
    }
    return {**headers, _SUCCESSION: reply.successions.hex()} if reply.successions else headers


def reply_of(status: int, headers: Mapping[str, str], body: bytes) -> RawReply:
    """What came back; without a right signature if any header is missing or not of its form."""
    refusal, time = headers.get(_REFUSAL, ""), headers.get(_TIME, "")
    key = _bytes(headers.get(_KEY, ""), KEY_BYTES)
    signature = _bytes(headers.get(_SIGNATURE, ""), SIGNATURE_BYTES)
    if key is None or signature is None or not _NUMBER.fullmatch(time) or not _REASON.fullmatch(refusal):
        return RawReply(status, body, "", 0, b"", b"")
    return RawReply(status, body, refusal, int(time), key, signature, _links(headers.get(_SUCCESSION, "")))


def _links(text: str) -> bytes:
    """They prove themselves; what is none leads nowhere."""
    if len(text) > 2 * LINK_BYTES * MOST_LINKS:
        return b""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _bytes(text: str, length: int) -> bytes | None:
    try:
        content = bytes.fromhex(text)
    except ValueError:
        return None
    return content if len(content) == length and content.hex() == text else None
