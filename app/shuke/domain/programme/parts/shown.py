"""What a customer shows at the counter."""

from __future__ import annotations

from enum import StrEnum

from shuke.domain.programme.tables import Table

__all__ = ["Proof", "read_proofs"]


class Proof(StrEnum):
    """Its kind and a masked number are recorded, never a copy."""

    SLIP = "slip"
    DOCUMENT = "document"
    CARD = "card"
    STUDENT_CARD = "student-card"
    APPOINTMENT = "appointment"
    HEALTH = "health"
    GUARDIAN_CONSENT = "guardian-consent"


def read_proofs(table: Table, key: str = "shows") -> tuple[Proof, ...]:
    return table.choices(key, Proof)
