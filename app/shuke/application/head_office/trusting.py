"""The trust list: made from what head office's facts say of keys, the same bytes by whichever process makes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shuke.application.head_office.identity import generation
from shuke.application.ports.keys import TillKey
from shuke.application.ports.store import Work
from shuke.application.sync.succession import Succession
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList

__all__ = ["newest_trust_version", "successions", "trust_list"]

_FIRST_DAY = date(2000, 1, 1)
"""Head office's key, and a till's that sold alone before it joined, vouch for codes older than the list."""


def newest_trust_version(work: Work) -> int:
    """It grows with every key that comes or goes, and with every generation."""
    return (generation(work) << 32) + work.till_register.changes()


def trust_list(work: Work, tenant: str, head_office_key: bytes) -> TrustList:
    """All keys there are; building it takes as long as there are many."""
    keys = work.till_register.all_keys()
    links = successions(work)
    issued = max((max(key.valid_from, key.revoked_on) for key in keys), default="")
    return TrustList(
        tenant=tenant,
        version=newest_trust_version(work),
        issued_on=date.fromisoformat(issued) if issued else _FIRST_DAY,
        keys=(
            *(TrustedKey(key, KeyOwner.HEAD_OFFICE, _FIRST_DAY) for key in _own_keys(head_office_key, links)),
            *(_trusted(key) for key in keys),
        ),
    )


def successions(work: Work) -> list[Succession]:
    """Head office's changes of key, oldest first."""
    after = {
        key.former: Succession(key.former, key.public_key, key.vouched)
        for key in work.till_register.office_keys()
    }
    newer = {link.public_key for link in after.values()}
    links: list[Succession] = []
    former = next((key for key in after if key not in newer), b"")
    while former in after and len(links) < len(after):
        links.append(after[former])
        former = after[former].public_key
    return links


def _own_keys(signing: bytes, links: Iterable[Succession]) -> list[bytes]:
    """The one that signs now, and every other that it is known by: what they signed stays good."""
    others = (key for link in links for key in (link.former, link.public_key))
    return list(dict.fromkeys((signing, *others)))


def _trusted(key: TillKey) -> TrustedKey:
    return TrustedKey(
        public_key=key.public_key,
        owner=KeyOwner.TILL,
        valid_from=_FIRST_DAY,
        shop=key.shop_id,
        till=key.till,
        valid_until=_day(key.replaced_on),
        revoked_on=_day(key.revoked_on),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
