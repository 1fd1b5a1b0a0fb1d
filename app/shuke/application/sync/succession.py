"""From one key of head office to the next: a till that knows an older one believes the newer, link by link.

A link is the former key (32 bytes), the newer one (32) and the former one's signature (64) over
"shuke/succession/1", tenant and both keys, each with its length (4 bytes) in front. Head office sends its links with
every reply, so that a till that was away over any number of changes gets through.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.domain.codes.keys import PUBLIC_KEY_BYTES, SIGNATURE_BYTES, fingerprint

__all__ = ["LINK_BYTES", "MOST_LINKS", "Succession", "believed_keys", "links_of", "succeed", "written_links"]

MOST_LINKS = 8
"""The newest ones; a till that was away over more of them joins anew."""

LINK_BYTES = 2 * PUBLIC_KEY_BYTES + SIGNATURE_BYTES


@dataclass(frozen=True, slots=True)
class Succession:
    former: bytes
    public_key: bytes
    vouched: bytes


def succeed(tenant: str, former: Signer, public_key: bytes) -> Succession:
    """The link from the key that signs now to the next one."""
    return Succession(
        former.public_key, public_key, former.sign(_vouching(tenant, former.public_key, public_key))
    )


def believed_keys(
    known: Collection[bytes], links: Iterable[Succession], tenant: str, check: SignatureCheck
) -> set[bytes]:
    """Fingerprints of the keys that these links lead to from those known by their fingerprints, these included."""
    believed = set(known)
    for link in links:
        if fingerprint(link.former) in believed and check.verifies(
            link.former, _vouching(tenant, link.former, link.public_key), link.vouched
        ):
            believed.add(fingerprint(link.public_key))
    return believed


def written_links(links: Sequence[Succession]) -> bytes:
    """Oldest first."""
    return b"".join(link.former + link.public_key + link.vouched for link in links[-MOST_LINKS:])


def links_of(written: bytes) -> list[Succession]:
    """Bytes that are no links give none."""
    if len(written) % LINK_BYTES or len(written) > MOST_LINKS * LINK_BYTES:
        return []
    parts = (written[start : start + LINK_BYTES] for start in range(0, len(written), LINK_BYTES))
    key = PUBLIC_KEY_BYTES
    return [Succession(part[:key], part[key : 2 * key], part[2 * key :]) for part in parts]


def _vouching(tenant: str, former: bytes, public_key: bytes) -> bytes:
    parts = (b"shuke/succession/1", tenant.encode(), former, public_key)
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
