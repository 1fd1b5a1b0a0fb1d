"""Whom a fact concerns, for whoever asks what happened to a member."""

from __future__ import annotations

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Insert

__all__ = ["concerns"]


def concerns(header: FactHeader, member_id: str, kind: str) -> Insert:
    """The fact is part of the member's history. Sales and whatever moves an account are so without this: their own
    rows say it."""
    return Insert(
        "member_facts",
        {
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "member_id": member_id,
            "kind": kind,
            "business_date": header.business_date.isoformat(),
        },
    )
