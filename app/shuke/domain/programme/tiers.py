"""Ways into a tier: what is open, what is near. Nothing is carried out here; entry and promotion are offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import (
    ByCumulative,
    ByFee,
    BySale,
    BySameDay,
    EntryBy,
    Programme,
    Proof,
    Tier,
)
from shuke.domain.programme.quote import NextTier, PromotionOffer, Standing
from shuke.domain.programme.says import Says, reason

__all__ = ["EntryOffer", "entries", "entry_reasons", "next_tier", "promotion_open", "tier_reasons"]


@dataclass(frozen=True, slots=True)
class EntryOffer:
    """A way into a tier for somebody who is not yet a member.

    Attributes:
        rule: the way's stable name, e.g. ``tier.gold.same-day``; recorded with the enrolment.
        open: whether it is open now (a fee always is).
        missing: what is still missing to it.
        fee: what it costs.
        proofs: what the customer shows.
    """

    tier: str
    rule: str
    by: EntryBy
    open: bool
    missing: Money
    fee: Money
    proofs: tuple[Proof, ...]


def entries(programme: Programme, sale: Money, same_day: Money) -> tuple[EntryOffer, ...]:
    """Every way in, lowest tier first, for a customer with this sale and these slips of the day (its included)."""
    return tuple(
        _offer(tier, entry, sale, same_day)
        for tier in programme.tiers
        for entry in tier.entries
        if not isinstance(entry, ByCumulative)
    )


def _offer(tier: Tier, entry: BySale | BySameDay | ByFee, sale: Money, same_day: Money) -> EntryOffer:
    if isinstance(entry, ByFee):
        by, missing, fee = EntryBy.FEE, ZERO, entry.fee
    elif isinstance(entry, BySale):
        by, missing, fee = EntryBy.SALE, max(entry.least - sale, ZERO), ZERO
    else:
        by, missing, fee = EntryBy.SAME_DAY, max(entry.least - same_day, ZERO), ZERO
    rule = f"tier.{tier.key}.{by.value}"
    return EntryOffer(tier.key, rule, by, not missing, missing, fee, entry.proofs)


def promotion_open(programme: Programme, standing: Standing) -> PromotionOffer | None:
    """The highest tier above the member's that the cumulative money opens; also after a sale is paid."""
    for tier, least in reversed(list(_above(programme, standing.tier))):
        if standing.cumulative >= least:
            return PromotionOffer(tier=tier.key, rule=_rule(tier))
    return None


def next_tier(programme: Programme, standing: Standing) -> NextTier | None:
    """The nearest tier above the member's whose amount is not reached, and what is missing to it."""
    for tier, least in _above(programme, standing.tier):
        if standing.cumulative < least:
            return NextTier(tier=tier.key, missing=least - standing.cumulative)
    return None


def _above(programme: Programme, held: str) -> Iterator[tuple[Tier, Money]]:
    """The tiers above the one held that cumulative money opens, lowest first."""
    for tier in programme.tiers[programme.rank(held) + 1 :]:
        for entry in tier.entries:
            if isinstance(entry, ByCumulative):
                yield tier, entry.least


def _rule(tier: Tier) -> str:
    return f"tier.{tier.key}.{EntryBy.CUMULATIVE.value}"


def tier_reasons(
    programme: Programme, held: Tier, near: NextTier | None, promotion: PromotionOffer | None
) -> list[Reason]:
    """What a member's sale means for the tier."""
    reasons = []
    if promotion is not None:
        tier = programme.tier(promotion.tier)
        reasons.append(reason(promotion.rule, Says.TIER_PROMOTION, tier=tier.name))
    if near is not None:
        tier = programme.tier(near.tier)
        reasons.append(reason(_rule(tier), Says.TIER_NEXT, missing=near.missing, tier=tier.name))
    if not reasons:
        reasons.append(reason(f"tier.{held.key}", Says.TIER_HIGHEST, tier=held.name))
    return reasons


def entry_reasons(programme: Programme, sale: Money) -> list[Reason]:
    """What a sale without a member would open, its own slip being all there is of the day."""
    return [_entry_reason(programme, offer) for offer in entries(programme, sale, sale)]


def _entry_reason(programme: Programme, offer: EntryOffer) -> Reason:
    name = programme.tier(offer.tier).name
    if offer.by is EntryBy.FEE:
        return reason(offer.rule, Says.ENTRY_FEE, fee=offer.fee, tier=name)
    if not offer.open:
        return reason(offer.rule, Says.ENTRY_MISSING, missing=offer.missing, tier=name)
    if offer.proofs:
        return reason(offer.rule, Says.ENTRY_OPEN_SHOWING, proofs=" ".join(offer.proofs), tier=name)
    return reason(offer.rule, Says.ENTRY_OPEN, tier=name)
