"""Invitations to members' pages: how long a till's one is good, and what is remembered of it."""

from __future__ import annotations

import hashlib

__all__ = ["INVITED_HOURS", "invitation_hash"]

INVITED_HOURS = 72
"""A till's slip may be carried home, and the till may be offline meanwhile."""


def invitation_hash(word: bytes) -> bytes:
    return hashlib.sha256(b"shuke/invitation/1" + word).digest()
