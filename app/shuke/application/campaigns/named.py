"""What campaigns are called, by the rule under which they give."""

from __future__ import annotations

from collections.abc import Iterable

from shuke.application.ports.store import Work
from shuke.domain.campaigns.plan import campaign_of

__all__ = ["campaign_names"]


def campaign_names(work: Work, rules: Iterable[str]) -> dict[str, str]:
    """Of those rules that are a campaign's known here."""
    ours = {rule: campaign_of(rule) for rule in rules}
    found = {rule: work.campaigns.get(campaign) for rule, campaign in ours.items() if campaign}
    return {rule: kept.name for rule, kept in found.items() if kept is not None}
