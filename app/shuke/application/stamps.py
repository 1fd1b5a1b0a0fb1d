"""Marks of what somebody looked at: whoever changes it says which one, and hears if another did meanwhile."""

from __future__ import annotations

import hashlib

__all__ = ["stamp_of"]


def stamp_of(*seen: object) -> str:
    """The same for what reads the same, in every process: nothing whose order is by chance, no sets."""
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]
