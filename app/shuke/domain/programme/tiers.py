"""Ways into a tier: what is open, what is near. Nothing is carried out here; entry and promotion are offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values, of_slips
from shuke.domain.programme.parts.measures import Counted, Reaches
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import Entry, EntryBy, FirstComers, Tier, Who
from shuke.domain.programme.quote import NextTier, PromotionOffer, Standing
from shuke.domain.programme.says import Says, reason

__all__ = [
    "EntryOffer",
    "entries",
    "entries_beside",
    "entry_reasons",
    "entry_rule",
    "next_tier",
    "promotion_open",
    "promotion_ways",
    "tier_reasons",
]

_IN_MONEY = (Counted.MONEY, Counted.TOP_UP)


@dataclass(frozen=True, slots=True)
class EntryOffer:
    """A way into a tier for somebody who is not yet a member.

    Attributes:
        rule: the way's stable name, e.g. ``tier.gold.same-day``; recorded with the enrolment.
        open: whether it is open now (a fee always is).
        least: the money it asks for.
        missing: what is still missing to it.
        fee: what it costs.
        proofs: what the customer shows.
        first: open to the first comers only.
        beside: the card beside the tier that it gives; empty: the tier's own.
    """

    tier: str
    rule: str
    by: EntryBy
    open: bool
    least: Money
    missing: Money
    fee: Money
    proofs: tuple[Proof, ...]
    first: FirstComers | None = None
    beside: str = ""


def entry_rule(tier: str, entry: Entry) -> str:
    """The way's stable name."""
    return f"tier.{tier}.{entry.by.value}"


def entries(programme: Programme, values: Values) -> tuple[EntryOffer, ...]:
    """Every way in, lowest tier first, for a customer who is not yet a member (see `of_slips`)."""
    return tuple(
        _offer(tier, entry, values)
        for tier in programme.tiers
        for entry in tier.entries
        if entry.who is not Who.MEMBERS and entry.by is not EntryBy.ACCOUNT
    )


def entries_beside(programme: Programme, values: Values) -> tuple[EntryOffer, ...]:
    """Every way to a card beside the tier that makes a member of somebody who is none."""
    return tuple(
        replace(
            _offer(programme.tier(card.brings), entry, values),
            rule=f"card.{card.key}.{entry.by.value}",
            proofs=tuple(dict.fromkeys((*entry.proofs, *card.proofs))),
            beside=card.key,
        )
        for card in programme.cards
        if card.brings
        for entry in card.entries
        if entry.who is not Who.MEMBERS and not entry.automatic
    )


def _offer(tier: Tier, entry: Entry, values: Values) -> EntryOffer:
    missing = max((_missing(reaches, values) for reaches in entry.reaches), default=0)
    return EntryOffer(
        tier=tier.key,
        rule=entry_rule(tier.key, entry),
        by=entry.by,
        open=not missing,
        least=Money(entry.reaches[0].least) if entry.reaches else ZERO,
        missing=Money(missing),
        fee=entry.fee,
        proofs=entry.proofs,
        first=entry.first,
    )


def _missing(reaches: Reaches, values: Values) -> int:
    return reaches.missing(values(reaches.measure))


def promotion_ways(programme: Programme, held: str) -> Iterator[tuple[Tier, Entry]]:
    """The ways of members to the tiers above the one held, lowest tier first."""
    for tier in programme.tiers[programme.rank(held) + 1 :]:
        for entry in tier.entries:
            if entry.who is not Who.NEW and (not entry.from_tiers or held in entry.from_tiers):
                yield tier, entry


def promotion_open(programme: Programme, held: str, reached: Values) -> PromotionOffer | None:
    """The highest tier above the one held that what was reached opens; also after a sale is paid."""
    for tier, entry in reversed(list(promotion_ways(programme, held))):
        if entry.reaches and not any(_missing(reaches, reached) for reaches in entry.reaches):
            return PromotionOffer(tier.key, entry_rule(tier.key, entry), entry.automatic)
    return None


def next_tier(programme: Programme, standing: Standing, values: Values | None = None) -> NextTier | None:
    """The nearest tier above the member's that is not reached, and what is missing to it."""
    reached = values or standing.value
    for tier, entry in promotion_ways(programme, standing.tier):
        for reaches in entry.reaches:
            missing = _missing(reaches, reached)
            if missing:
                counted = reaches.measure.counted
                if counted in _IN_MONEY:
                    return NextTier(tier=tier.key, missing=Money(missing), counts=counted)
                return NextTier(tier=tier.key, missing=ZERO, missing_count=missing, counts=counted)
    return None


def tier_reasons(
    programme: Programme, held: Tier, near: NextTier | None, promotion: PromotionOffer | None
) -> list[Reason]:
    """What a member's sale means for the tier."""
    reasons = []
    if promotion is not None:
        tier = programme.tier(promotion.tier)
        says = Says.TIER_AUTOMATIC if promotion.automatic else Says.TIER_PROMOTION
        reasons.append(reason(promotion.rule, says, tier=tier.name))
    if near is not None:
        reasons.append(_near_reason(programme.tier(near.tier), near))
    if not reasons and len(programme.tiers) > 1:
        reasons.append(reason(f"tier.{held.key}", Says.TIER_HIGHEST, tier=held.name))
    return reasons


def _near_reason(tier: Tier, near: NextTier) -> Reason:
    rule = f"tier.{tier.key}.{_NEAR_BY.get(near.counts, EntryBy.CUMULATIVE).value}"
    match near.counts:
        case Counted.MONEY:
            return reason(rule, Says.TIER_NEXT, missing=near.missing, tier=tier.name)
        case Counted.TOP_UP:
            return reason(rule, Says.TIER_NEXT_TOP_UP, missing=near.missing, tier=tier.name)
        case Counted.POINTS | Counted.PROGRESS:
            return reason(rule, Says.TIER_NEXT_POINTS, missing=near.missing_count, tier=tier.name)
        case Counted.SALES | Counted.ACTIVITIES:
            return reason(rule, Says.TIER_NEXT_TIMES, missing=near.missing_count, tier=tier.name)


_NEAR_BY = {
    Counted.TOP_UP: EntryBy.TOP_UP,
    Counted.POINTS: EntryBy.PROGRESS,
    Counted.PROGRESS: EntryBy.PROGRESS,
    Counted.SALES: EntryBy.VISITS,
    Counted.ACTIVITIES: EntryBy.ACTIVITIES,
}


def entry_reasons(programme: Programme, sale: Money) -> list[Reason]:
    """What a sale without a member would open, its own slip being all there is of the day."""
    return [_entry_reason(programme, offer) for offer in entries(programme, of_slips(sale))]


def _entry_reason(programme: Programme, offer: EntryOffer) -> Reason:
    name = programme.tier(offer.tier).name
    if offer.by is EntryBy.FEE:
        return reason(offer.rule, Says.ENTRY_FEE, fee=offer.fee, tier=name)
    if not offer.open:
        return reason(offer.rule, Says.ENTRY_MISSING, missing=offer.missing, tier=name)
    if offer.proofs:
        return reason(offer.rule, Says.ENTRY_OPEN_SHOWING, proofs=" ".join(offer.proofs), tier=name)
    return reason(offer.rule, Says.ENTRY_OPEN, tier=name)
