"""Promotions that a till carried out although, with all that head office has heard, the threshold is not reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shuke.application.counter.allowing import Terms
from shuke.application.counter.standing import standing_of
from shuke.application.head_office.finding.ground import Found, Ground, name_of
from shuke.application.programme_shelf import NoProgramme
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.quote import Standing
from shuke.domain.programme.tiers import promotion_ways

__all__ = ["uncovered"]

Promoted = tuple[FactHeader, MemberPromoted]


def uncovered(ground: Ground, promoted: Sequence[Promoted]) -> Iterator[Found]:
    """A till's own facts before the promotion were taken in with it or before it, and the rows that it was told are
    head office's: what counts for it is all here. By the programme version that the fact's day had, as far as it is
    known here; where there is none, nobody can say."""
    for header, body in promoted:
        try:
            programme = ground.shelf.in_force(ground.work, header.business_date)
        except NoProgramme:
            continue
        if not _is_covered(ground, programme, header, body):
            yield Found(
                kind=ExceptionKind.PROMOTION,
                cause=(body.member_id, header.till, str(header.epoch), str(header.seq)),
                happened_on=header.business_date,
                facts=(name_of(header, body),),
                member_id=body.member_id,
                about=(
                    ("from", body.from_tier),
                    ("to", body.to_tier),
                    ("programme", f"{programme.key} {programme.version}"),
                ),
            )


def _is_covered(ground: Ground, programme: Programme, header: FactHeader, body: MemberPromoted) -> bool:
    tiers = {tier.key for tier in programme.tiers}
    if body.to_tier not in tiers:
        return False
    member = ground.work.members.get(body.member_id)
    if member is None:
        return False
    held = body.from_tier if body.from_tier in tiers else programme.tiers[0].key
    before = replace(member, held=replace(member.held, tier=held))
    standing = standing_of(ground.work, Terms(""), programme, before, held, header.business_date, ())
    least = programme.rank(body.to_tier)
    ways = (entry for tier, entry in promotion_ways(programme, held) if programme.rank(tier.key) >= least)
    return any(
        all(_reached(reaches.least, reaches.measure, standing) for reaches in entry.reaches)
        for entry in ways
        if entry.reaches
    )


def _reached(least: int, measure: Measure, standing: Standing) -> bool:
    """What is not kept day by day (one sale's amount, activities) or runs since the tier that is left behind cannot
    be measured afterwards: the till's word stands."""
    if measure.span in (Span.SALE, Span.TERM) or measure.counted is Counted.ACTIVITIES:
        return True
    return standing.value(measure) >= least
