"""Where the seeds of spins and draws come from, so that nobody picks them and everybody can check them.

The algorithm, version 1. Whoever draws signs the bytes of `seed_message` with the key of its journal; Ed25519 gives
the same 64 bytes every time. Their *commitment*, SHA-256 of ``shuke-commitment-1``, a zero byte and the signature, is
recorded before anything is drawn; the signature itself when the campaign is over. The seed of one spin is SHA-256 of
``shuke-spin-1``, a zero byte, the signature, the member's id in UTF-8, a zero byte and the number of the spin (from
1, of this member in this campaign) as eight bytes, most significant first. The seed of a draw of lots is SHA-256 of
``shuke-lots-1``, a zero byte and the signature.
"""

from __future__ import annotations

from hashlib import sha256

__all__ = ["commitment_of", "lots_seed", "seed_message", "spin_seed"]


def seed_message(tenant: str, till: str, campaign: str) -> bytes:
    """What is signed; names are no longer than 255 bytes."""
    named = b"".join(bytes([len(name.encode())]) + name.encode() for name in (tenant, till, campaign))
    return b"shuke/draw-seed/1\0" + named


def commitment_of(proof: bytes) -> bytes:
    return sha256(b"shuke-commitment-1\0" + proof).digest()


def spin_seed(proof: bytes, member_id: str, number: int) -> bytes:
    return sha256(b"shuke-spin-1\0" + proof + member_id.encode() + b"\0" + number.to_bytes(8, "big")).digest()


def lots_seed(proof: bytes) -> bytes:
    return sha256(b"shuke-lots-1\0" + proof).digest()
