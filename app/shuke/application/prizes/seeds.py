"""The seeds a journal draws by: committed to before they are used, shown when the campaign is over."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shuke.application.ports.store import Work
from shuke.domain.facts.draw_committed import DrawCommitted, DrawRevealed
from shuke.domain.facts.kinds import FactBody
from shuke.domain.figures.draw_seed import commitment_of, seed_message
from shuke.domain.shop import Place

__all__ = ["Seeds"]


class Seeds:
    """`sign` signs with the journal's key, alike every time; `record` appends a fact in the caller's transaction."""

    def __init__(self, place: Place, sign: Callable[[bytes], bytes]) -> None:
        self._place = place
        self._sign = sign

    def committed(self, work: Work, campaign: str, record: Callable[[FactBody], object]) -> bytes:
        """The signature that seeds come from; its commitment is recorded first, where it is not yet."""
        proof = self.proof_of(campaign)
        commitment = commitment_of(proof)
        known = work.prizes.seeds(self._place.till, campaign)
        if all(one.commitment != commitment for one in known):
            record(DrawCommitted(campaign, commitment))
        return proof

    def reveal(self, work: Work, running: Iterable[str], record: Callable[[FactBody], object]) -> int:
        """Show the seeds of every campaign but those that go on; how many were shown. One that a former key made
        cannot be made again: it was shown while that key signed, or is not shown at all."""
        going_on, shown = set(running), 0
        for seed in work.prizes.seeds(self._place.till):
            if seed.proof or seed.campaign in going_on:
                continue
            proof = self.proof_of(seed.campaign)
            if commitment_of(proof) == seed.commitment:
                record(DrawRevealed(seed.campaign, seed.commitment, proof))
                shown += 1
        return shown

    def proof_of(self, campaign: str) -> bytes:
        return self._sign(seed_message(self._place.tenant, self._place.till, campaign))
