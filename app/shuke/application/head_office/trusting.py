"""The trust list: made from what head office's facts say of keys, the same bytes by whichever process makes it."""

from __future__ import annotations

from datetime import date

from shuke.application.head_office.identity import generation
from shuke.application.ports.store import Work
from shuke.application.ports.sync import TillKey
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList

__all__ = ["trust_list"]

_FIRST_DAY = date(2000, 1, 1)
"""Head office's key, and a till's that sold alone before it joined, vouch for codes older than the list."""


def trust_list(work: Work, tenant: str, head_office_key: bytes) -> TrustList:
    """The version grows with every fact about keys, and with every generation."""
    keys = work.till_register.all_keys()
    newest = max((key.listed_seq for key in keys), default=0)
    issued = max((max(key.valid_from, key.revoked_on) for key in keys), default="")
    return TrustList(
        tenant=tenant,
        version=(generation(work) << 32) + newest,
        issued_on=date.fromisoformat(issued) if issued else _FIRST_DAY,
        keys=(
            TrustedKey(head_office_key, KeyOwner.HEAD_OFFICE, _FIRST_DAY),
            *(_trusted(key) for key in keys),
        ),
    )


def _trusted(key: TillKey) -> TrustedKey:
    return TrustedKey(
        public_key=key.public_key,
        owner=KeyOwner.TILL,
        valid_from=_FIRST_DAY,
        shop=key.shop_id,
        till=key.till,
        revoked_on=date.fromisoformat(key.revoked_on) if key.revoked_on else None,
    )
