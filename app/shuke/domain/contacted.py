"""What comes of calling a member, or writing."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Outcome"]


class Outcome(StrEnum):
    REACHED = "reached"
    """They are left in peace for some days."""
    MISSED = "missed"
    """Nobody answered: they stay due."""
