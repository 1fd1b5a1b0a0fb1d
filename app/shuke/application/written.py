"""What people write with an act is kept as it was written, or refused: never cut behind their back."""

from __future__ import annotations

from shuke.application.refusal import Refusal, Refused

__all__ = ["too_long"]


def too_long(text: str, most: int) -> Refused | None:
    """Where it has more characters than are kept."""
    return Refused(Refusal.TOO_LONG, (("most", most),)) if len(text) > most else None
