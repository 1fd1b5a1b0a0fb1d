"""The one word for what the simulator looks for."""

from __future__ import annotations

__all__ = ["Broken"]


class Broken(AssertionError):
    """Something that must never be."""
