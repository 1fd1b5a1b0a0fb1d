"""The witness: the newest fact of a till's journal, kept apart from the database and its backups."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.facts.fact import HASH_BYTES

__all__ = ["Witness"]


@dataclass(frozen=True, slots=True)
class Witness:
    """A database whose journal lacks this fact is an older one that was put back, or another one."""

    epoch: int
    seq: int
    hash: bytes

    @property
    def written(self) -> bytes:
        """As a vault keeps it."""
        return f"{self.epoch}.{self.seq}.{self.hash.hex()}".encode()

    @classmethod
    def read(cls, content: bytes) -> Witness:
        """
        Raises:
            ValueError: anything that is no witness.
        """
        epoch, seq, hash_ = content.decode("ascii").split(".")
        witness = cls(int(epoch), int(seq), bytes.fromhex(hash_))
        if witness.epoch < 1 or witness.seq < 1 or len(witness.hash) != HASH_BYTES:
            raise ValueError("no such place in a journal")
        return witness
