"""Quotas of which more was used than there is: each till gave what it could not know was given elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from shuke.application.head_office.finding.ground import Found, Ground, name_of
from shuke.application.programme_shelf import NoProgramme
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.handed_out import HandedOut
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.membership.most_uses import most_uses
from shuke.domain.membership.perk_quotas import perk_rule
from shuke.domain.money import ZERO, Money

__all__ = ["over_quota"]

_Quota = tuple[str, str, str]
"""Member, rule, period."""

_Giving = SaleCompleted | HandedOut | RunBrought


def over_quota(ground: Ground, facts: Sequence[tuple[FactHeader, FactBody | None]]) -> Iterator[Found]:
    """One for each quota, with no more than these facts took of it: what was too much before has its own."""
    by: defaultdict[_Quota, list[tuple[FactHeader, _Giving, int]]] = defaultdict(list)
    for header, body in facts:
        if isinstance(body, HandedOut | RunBrought) or (isinstance(body, SaleCompleted) and body.uses):
            for quota, times in _uses(body).items():
                by[quota].append((header, body, times))
    if not by:
        return
    used = ground.work.conflicts.used({member for member, _, _ in by})
    for quota, takers in by.items():
        header, body, _ = takers[-1]
        most = _most(ground, body, quota[1])
        over = 0 if most is None else min(used.get(quota, 0) - most, sum(times for _, _, times in takers))
        if over > 0:
            member, rule, period = quota
            yield Found(
                kind=ExceptionKind.OVER_QUOTA,
                cause=(*quota, header.till, str(header.epoch), str(header.seq)),
                happened_on=header.business_date,
                facts=tuple(name_of(header, body) for header, body, _ in takers),
                member_id=member,
                at_risk=_worth(ground, body, rule, over),
                about=(("rule", rule), ("period", period), ("used", str(used[quota])), ("most", str(most))),
            )


def _uses(body: _Giving) -> Mapping[_Quota, int]:
    """What the fact used up, less what it gave back."""
    if isinstance(body, SaleCompleted):
        return Counter((body.member_id or "", *use) for use in body.uses)
    if isinstance(body, RunBrought):
        return Counter((member.member_id, body.rule, body.occasion) for member in body.members)
    member = body.member.member_id
    found = Counter((member, *use) for use in body.member.uses)
    for one in body.quotas:
        found[member, one.rule, one.period] += one.times
    return found


def _most(ground: Ground, body: _Giving, rule: str) -> int | None:
    """A run gives each member once, however many machines had it."""
    if isinstance(body, RunBrought):
        return 1
    try:
        programme = ground.shelf.version(ground.work, body.programme, body.programme_version)
    except NoProgramme:
        return None
    return most_uses(programme).get(rule)


def _worth(ground: Ground, body: _Giving, rule: str, over: int) -> Money:
    """Of a perk that is in money."""
    programme = ground.shelf.version(ground.work, body.programme, body.programme_version)
    in_money = any(perk.worth_most and perk_rule(perk) == rule for perk in programme.perks)
    return Money(over) if in_money else ZERO
