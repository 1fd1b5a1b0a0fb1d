"""What the cashier looks at: ticked when seen, with the number that is kept of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shuke.domain.programme.parts.shown import Proof
from shuke.wording import card_desk, members
from shuke.wording.reasons import PROOFS
from shuke.wording.said import Words, said

__all__ = ["LONGEST_PROOF", "ProofState", "evidence_of", "proof_state", "shown", "told_of"]

LONGEST_PROOF = 40
_KEPT_OF_A_DOCUMENT = 4


@dataclass(frozen=True, slots=True)
class ProofState:
    """Something to look at: ticked when seen, with the number that is kept (masked for a document)."""

    kind: str
    words: Words
    hint: Words
    seen: bool = False
    number: str = ""


def proof_state(proof: Proof) -> ProofState:
    match proof:
        case Proof.SLIP:
            return ProofState(proof.value, members.SLIP_FIELD, members.SLIP_HINT)
        case Proof.DOCUMENT:
            return ProofState(proof.value, members.DOCUMENT_FIELD, members.DOCUMENT_HINT)
        case _:
            return ProofState(proof.value, said(card_desk.SEEN, proof=PROOFS[proof]), "")


def told_of(
    proofs: Iterable[ProofState], kind: str, *, seen: bool | None = None, number: str | None = None
) -> tuple[ProofState, ...]:
    """With what was ticked or typed of one of them; typing a number means that it was seen."""
    return tuple(_told(one, seen, number) if one.kind == kind else one for one in proofs)


def _told(proof: ProofState, seen: bool | None, number: str | None) -> ProofState:
    kept = proof.number if number is None else number[:LONGEST_PROOF]
    if seen is None:
        seen = bool(kept) or proof.seen
    return replace(proof, seen=seen, number=kept)


def shown(proofs: Iterable[ProofState]) -> frozenset[Proof]:
    return frozenset(Proof(one.kind) for one in proofs if one.seen)


def evidence_of(proofs: Iterable[ProofState]) -> str:
    """What was shown; of a document only its kind and last four."""
    parts = []
    for proof in proofs:
        if proof.seen:
            number = proof.number.strip()
            masked = number if proof.kind == Proof.SLIP.value else _masked(number)
            parts.append(f"{PROOFS[Proof(proof.kind)].zh} {masked}".strip())
    return "; ".join(parts)


def _masked(number: str) -> str:
    """``身份证 110101199003071234`` becomes ``身份证 …1234``: kind and last four stay."""
    begins = next((at for at, sign in enumerate(number) if sign.isdigit()), len(number))
    kind, digits = number[:begins].strip(), number[begins:]
    kept = f"…{digits[-_KEPT_OF_A_DOCUMENT:]}" if digits else ""
    return f"{kind} {kept}".strip()
