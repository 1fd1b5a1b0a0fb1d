"""What comes of calling a member, or writing."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["LONGEST_CONTACT_NOTE", "Outcome"]

LONGEST_CONTACT_NOTE = 200
"""Characters of what somebody writes down of a contact."""


class Outcome(StrEnum):
    REACHED = "reached"
    """They are left in peace for some days."""
    MISSED = "missed"
    """Nobody answered: they stay due."""
