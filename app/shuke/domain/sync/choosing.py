"""When a snapshot is cheaper than the changes one by one; and when one that was made is still good enough."""

from __future__ import annotations

__all__ = ["is_fresh", "wants_snapshot"]

_FEW_CHANGES = 10_000
"""Pages bring so many in half a minute, whatever else."""

_BEHIND_BY = 4
"""A change costs a till about as much time as four members of a snapshot, and ten times the bytes."""

_LEAST_DRIFT = 20_000
_DRIFT_BY = 10


def wants_snapshot(behind: int, members_held: int) -> bool:
    """Whether a till that is so many changes behind should ask for a snapshot.

    Args:
        behind: how far the stream is ahead; a bound on how many subjects changed.
        members_held: who it knows already and would put in place again.
    """
    return behind > _FEW_CHANGES and behind * _BEHIND_BY > members_held


def is_fresh(drift: int, members: int) -> bool:
    """Whether a snapshot is used that the stream is so far ahead of: the till pulls the rest."""
    return drift <= max(_LEAST_DRIFT, members // _DRIFT_BY)
