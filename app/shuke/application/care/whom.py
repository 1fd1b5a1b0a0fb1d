"""Whose members care is for: all of a shop, a segment of them, a tier."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.segments.looking import Everybody, Look
from shuke.application.segments.saving import rule_of
from shuke.application.sync.joining import known_head_office
from shuke.domain.programme.document import Programme
from shuke.domain.segments.bounds import bounds_of
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import PRESETS, Preset, Rule

__all__ = ["PRESET", "SAVED", "TIER", "Among", "among_whom", "whom_there_is"]

SAVED, PRESET, TIER = "saved/", "preset/", "tier/"
"""Before a saved segment's id, a preset's name, a tier's key."""


@dataclass(frozen=True, slots=True)
class Among:
    """`members`: None: all. `look`: as the rule found them, of all shops that are known here; None where there was
    none to ask."""

    members: frozenset[str] | None
    look: Look | None = None


def whom_there_is(work: Work, programme: Programme, whom: str) -> bool:
    """Whether it still says anything."""
    return _rule(work, programme, whom) is not None


def among_whom(desk: Machine, work: Work, everybody: Everybody, whom: str) -> Among:
    """The members it is for. A till of a chain cares for its own shop's members, so that no two shops
    turn to one. All members are looked through: for the reading lane."""
    programme = desk.programme_in_force(work)
    rule = _rule(work, programme, whom)
    if rule is None:
        return Among(frozenset())
    alone = known_head_office(work) is None
    if not whom and alone:
        return Among(None)
    look = everybody.look(work, rule)
    found = frozenset(look.members)
    if alone:
        return Among(found, look)
    shop = Condition(Field.SHOP, Operator.ONE_OF, (desk.shop.shop_id,))
    own = everybody.look(work, Rule(Together((shop,)), rule.bounds))
    return Among(found.intersection(own.members), look)


def _rule(work: Work, programme: Programme, whom: str) -> Rule | None:
    """None: there is no such segment or tier any more, or it cannot be read here."""
    bounds = bounds_of(programme)
    if not whom:
        return Rule(bounds=bounds)
    if whom.startswith(SAVED):
        kept = work.segments.get(whom.removeprefix(SAVED))
        return rule_of(kept) if kept is not None and not kept.gone else None
    key = whom.removeprefix(PRESET)
    if whom.startswith(PRESET) and key in {one.value for one in Preset}:
        return Rule(PRESETS[Preset(key)], bounds)
    key = whom.removeprefix(TIER)
    if whom.startswith(TIER) and any(one.key == key for one in programme.tiers):
        return Rule(Together((Condition(Field.TIER, Operator.ONE_OF, (key,)),)), bounds)
    return None
