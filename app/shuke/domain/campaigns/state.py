"""How a campaign stands."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["CampaignState"]


class CampaignState(StrEnum):
    """STOPPED may go on again; ENDED never does."""

    RUNNING = "running"
    STOPPED = "stopped"
    ENDED = "ended"
