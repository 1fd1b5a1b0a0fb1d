"""Every schema revision, apart from what reads and makes them: a till that starts only compares a number."""

from __future__ import annotations

__all__ = ["NEWEST", "REVISIONS"]

REVISIONS = ("0001",)
"""Oldest first; a test holds it against the migrations folder."""

NEWEST = REVISIONS[-1]
