"""What leads from a till's key to its next one: each of the two signs the same few words.

Those are "shuke/till-key/1", tenant, till, the former public key and the newer one, each with its length (4 bytes) in
front. The newer key signs them as the proof that whoever announces it has it; the former one where a fact that the
newer one signs has to be vouched for.
"""

from __future__ import annotations

from shuke.application.ports.signing import SignatureCheck, Signer

__all__ = ["proves", "signed_link", "vouches"]


def signed_link(signer: Signer, tenant: str, till: str, former: bytes, public_key: bytes) -> bytes:
    return signer.sign(_link(tenant, till, former, public_key))


def proves(
    check: SignatureCheck, tenant: str, till: str, former: bytes, public_key: bytes, proof: bytes
) -> bool:
    """Whether the holder of the newer key wants to follow the former one."""
    return former != public_key and check.verifies(public_key, _link(tenant, till, former, public_key), proof)


def vouches(
    check: SignatureCheck, tenant: str, till: str, former: bytes, public_key: bytes, vouched: bytes
) -> bool:
    """Whether the holder of the former key wants the newer one to follow."""
    return former != public_key and check.verifies(former, _link(tenant, till, former, public_key), vouched)


def _link(tenant: str, till: str, former: bytes, public_key: bytes) -> bytes:
    parts = (b"shuke/till-key/1", tenant.encode(), till.encode(), former, public_key)
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
