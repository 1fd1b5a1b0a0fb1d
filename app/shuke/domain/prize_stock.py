"""Who holds the stock of a campaign's prize: an account like a member's, of a holder that is none."""

from __future__ import annotations

__all__ = ["STOCK_MARK", "campaign_of", "is_stock", "stock_owner"]

STOCK_MARK = "stock~"
"""No member's id begins so: those are made of letters and digits alone."""


def campaign_of(programme: str, campaign: str) -> str:
    """The name of a wheel's campaign throughout the chain."""
    return f"{programme}.{campaign}"


def stock_owner(campaign: str, segment: str) -> str:
    return f"{STOCK_MARK}{campaign}.{segment}"


def is_stock(owner: str) -> bool:
    return owner.startswith(STOCK_MARK)
