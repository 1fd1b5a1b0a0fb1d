"""Head office's witness: how far its database had come, kept apart from it and from its backups."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.facts.fact import HASH_BYTES

__all__ = ["OfficeWitness"]


@dataclass(frozen=True, slots=True)
class OfficeWitness:
    """A database of this generation whose stream has not come to `position`, or whose own journal lacks that fact, is
    an older one that was put back."""

    generation: int
    position: int
    epoch: int
    seq: int
    hash: bytes

    @property
    def written(self) -> bytes:
        """As a vault keeps it."""
        return f"{self.generation}.{self.position}.{self.epoch}.{self.seq}.{self.hash.hex()}".encode()

    @classmethod
    def read(cls, content: bytes) -> OfficeWitness:
        """
        Raises:
            ValueError: anything that is no witness.
        """
        generation, position, epoch, seq, hash_ = content.decode("ascii").split(".")
        witness = cls(int(generation), int(position), int(epoch), int(seq), bytes.fromhex(hash_))
        if min(witness.generation, witness.epoch, witness.seq) < 1 or witness.position < 0:
            raise ValueError("no such place in a journal")
        if len(witness.hash) != HASH_BYTES:
            raise ValueError("no hash")
        return witness
