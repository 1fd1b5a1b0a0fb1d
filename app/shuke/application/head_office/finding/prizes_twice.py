"""Prizes that were handed over more often than they were won: a till was copied, or spent what was not its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shuke.application.head_office.finding.ground import Found, Ground
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["prizes_twice"]


def prizes_twice(ground: Ground, facts: Sequence[tuple[FactHeader, FactBody | None]]) -> Iterator[Found]:
    """One for each of these hand-overs that left less than nothing, with every hand-over of that prize."""
    for header, body in facts:
        if not isinstance(body, PrizeTurnedOver) or body.act is not PrizeAct.HANDED_OVER:
            continue
        kept = ground.work.prizes.find(body.prize_id)
        if kept is None or kept.left >= 0:
            continue
        acts = ground.work.prizes.acts_of(kept.prize)
        yield Found(
            kind=ExceptionKind.DOUBLE_USE,
            cause=(body.member.member_id, body.prize_id, header.till, str(header.epoch), str(header.seq)),
            happened_on=header.business_date,
            facts=tuple(NamedFact(one.till, one.epoch, one.seq, "") for one in acts),
            member_id=body.member.member_id,
            account=AccountKind.PRIZE,
            shortfall=(Slice(body.prize_id, 1),),
            about=(("prize", kept.prize.thing.zh),),
        )
