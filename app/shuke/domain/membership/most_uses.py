"""How often a member can have used a quota at most, whoever they are: for whoever sees uses without the member."""

from __future__ import annotations

from shuke.domain.membership.gifting import gift_quota
from shuke.domain.membership.perk_quotas import perk_rule
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Granted, Per

__all__ = ["most_uses"]


def most_uses(programme: Programme) -> dict[str, int]:
    """By the quota's rule, in each of its periods; of a perk in money, minor units. A rule is not in it whose quota
    hangs on the member's promotions or spending, and none that only counts."""
    most = {f"reward.{reward.key}": 1 for reward in programme.rewards}
    for gift in programme.gifts:
        if gift.per is not None:
            rule = gift_quota(gift)
            most[rule] = max(gift.most, most.get(rule, 0))
    for perk in programme.perks:
        if perk.per is not Per.STANDING and perk.granted is Granted.STATUS:
            amounts = (perk.amount, *(amount for _, amount in perk.amounts))
            most[perk_rule(perk)] = perk.worth_most.minor or max(amounts)
    return most
