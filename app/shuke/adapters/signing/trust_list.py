"""A trust list as signed bytes, and back.

Bytes: key id of the signing root (8) ‖ deterministic CBOR array ‖ signature (64) over "shuke/trust-list/1" ‖ key
id ‖ array. The array: format (1), tenant, version, issued on, keys; a key: public key, owner, shop, till, valid
from, valid until, revoked on (dates as ISO text, or null).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from shuke.adapters.strict_cbor import decode_strictly, encode_deterministically
from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.domain.codes.keys import KEY_ID_BYTES, SIGNATURE_BYTES, key_id_of
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.plain import Plain

__all__ = ["MOST_TRUST_LIST_BYTES", "TrustListRefused", "open_trust_list", "seal_trust_list"]

MOST_TRUST_LIST_BYTES = 2 * 1024 * 1024

_LABEL = b"shuke/trust-list/1"
_FORMAT = 1

Kind = TypeVar("Kind")


class TrustListRefused(ValueError):
    """Not a trust list, or not signed by anybody who may."""


def seal_trust_list(trust: TrustList, root: Signer) -> bytes:
    """The bytes to store and to send."""
    keys: list[Plain] = [
        [
            key.public_key,
            key.owner.value,
            key.shop,
            key.till,
            key.valid_from.isoformat(),
            None if key.valid_until is None else key.valid_until.isoformat(),
            None if key.revoked_on is None else key.revoked_on.isoformat(),
        ]
        for key in trust.keys
    ]
    array: list[Plain] = [_FORMAT, trust.tenant, trust.version, trust.issued_on.isoformat(), keys]
    content = root.key_id + encode_deterministically(array, MOST_TRUST_LIST_BYTES)
    return content + root.sign(_LABEL + content)


def open_trust_list(sealed: bytes, roots: Iterable[bytes], check: SignatureCheck) -> TrustList:
    """The list, if one of these public keys signed it. Whether it may take the place of the one held is
    `TrustList.supersedes`.

    Raises:
        TrustListRefused: anything else.
    """
    if not KEY_ID_BYTES + SIGNATURE_BYTES < len(sealed) <= MOST_TRUST_LIST_BYTES:
        raise TrustListRefused("not the size of a trust list")
    content, signature = sealed[:-SIGNATURE_BYTES], sealed[-SIGNATURE_BYTES:]
    named = [root for root in roots if key_id_of(root) == content[:KEY_ID_BYTES]]
    if not any(check.verifies(root, _LABEL + content, signature) for root in named):
        raise TrustListRefused("not signed by a root that is believed here")
    try:
        return _read(decode_strictly(content[KEY_ID_BYTES:], MOST_TRUST_LIST_BYTES))
    except ValueError as error:
        raise TrustListRefused(f"signed, but not a trust list: {error}") from error


def _read(array: Plain) -> TrustList:
    form, tenant, version, issued_on, keys = _typed(array, list)
    if form != _FORMAT:
        raise ValueError(f"format {form!r}, known is {_FORMAT}")
    return TrustList(
        tenant=_typed(tenant, str),
        version=_typed(version, int),
        issued_on=date.fromisoformat(_typed(issued_on, str)),
        keys=tuple(_key(key) for key in _typed(keys, list)),
    )


def _key(fields: Plain) -> TrustedKey:
    public_key, owner, shop, till, valid_from, valid_until, revoked_on = _typed(fields, list)
    return TrustedKey(
        public_key=_typed(public_key, bytes),
        owner=KeyOwner(_typed(owner, str)),
        shop=_typed(shop, str),
        till=_typed(till, str),
        valid_from=date.fromisoformat(_typed(valid_from, str)),
        valid_until=_date_or_none(valid_until),
        revoked_on=_date_or_none(revoked_on),
    )


def _date_or_none(value: Plain) -> date | None:
    return None if value is None else date.fromisoformat(_typed(value, str))


def _typed(value: object, kind: type[Kind]) -> Kind:
    if type(value) is not kind:
        raise ValueError(f"expected {kind.__name__}, found {type(value).__name__}")
    return value
