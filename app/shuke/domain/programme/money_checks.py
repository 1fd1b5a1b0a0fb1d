"""Contradictions in stored value, in the pay of sellers, in referral and in accounts of firms."""

from __future__ import annotations

from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.earning import Earner
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.referral import Referral
from shuke.domain.programme.parts.staff_pay import Commission
from shuke.domain.programme.parts.stored_value import LadderStep, StoredValue
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import MOST_MONEY, Notes

__all__ = ["check_money"]


def check_money(programme: Programme, notes: Notes) -> None:
    """Note what stands in the wrong order, can never be reached, or lacks the part it is about."""
    if programme.stored_value is not None:
        _check_stored_value(programme, programme.stored_value, notes)
    else:
        _check_without_stored_value(programme, notes)
    if programme.commission is not None:
        _check_commission(programme.commission, notes)
    if programme.referral is not None:
        _check_referral(programme.referral, notes)
    if programme.earning.earner is Earner.OPERATOR and not programme.corporate:
        notes.add(ProblemKind.NEEDS, ("earning", "earner"), other='tiers.entry.by = "account"')


def _check_stored_value(programme: Programme, stored: StoredValue, notes: Notes) -> None:
    known = [*(tier.key for tier in programme.tiers), *(card.key for card in programme.cards)]
    for name in sorted(stored.tiers.difference(known)):
        notes.add(ProblemKind.UNKNOWN_TIER, ("stored_value", "tiers"), name, choices=", ".join(known))
    if stored.most is not None and stored.most < stored.least:
        notes.add(ProblemKind.ABOVE_CEILING, ("stored_value", "least"), most=notes.major(stored.most))
    for place, amount in enumerate(stored.presets):
        if amount < stored.least:
            bounds = {"least": notes.major(stored.least), "most": notes.major(stored.most or MOST_MONEY)}
            notes.add(
                ProblemKind.OUT_OF_RANGE, ("stored_value", "presets", place), notes.major(amount), **bounds
            )
    before: LadderStep | None = None
    for place, step in enumerate(stored.ladder):
        _check_step(programme, stored, place, step, before, notes)
        before = step


def _check_step(
    programme: Programme,
    stored: StoredValue,
    place: int,
    step: LadderStep,
    before: LadderStep | None,
    notes: Notes,
) -> None:
    path = ("stored_value", "ladder", place)
    found = notes.major(step.least)
    if before is not None and step.least <= before.least:
        notes.add(ProblemKind.LADDER_OUT_OF_ORDER, (*path, "from"), found, least=notes.major(before.least))
    if stored.most is not None and step.least > stored.most:
        notes.add(ProblemKind.ABOVE_CEILING, (*path, "from"), found, most=notes.major(stored.most))
    if not (step.rate or step.bonus or step.gives):
        notes.add(ProblemKind.GIVES_NOTHING, path)
    coupon = step.gives.coupon if step.gives is not None else ""
    if coupon and programme.coupon(coupon) is None:
        choices = ", ".join(one.key for one in programme.coupons) or "–"
        notes.add(ProblemKind.UNKNOWN_COUPON, (*path, "gives", "coupon"), coupon, choices=choices)


def _check_without_stored_value(programme: Programme, notes: Notes) -> None:
    """What waits for a top-up that nobody can make."""
    for place, tier in enumerate(programme.tiers):
        for number, entry in enumerate(tier.entries):
            if entry.by is EntryBy.TOP_UP:
                notes.add(ProblemKind.NEEDS, ("tiers", place, "entry", number, "by"), other="stored_value")
    for place, reward in enumerate(programme.rewards):
        if reward.trigger is Trigger.TOP_UP:
            notes.add(ProblemKind.NEEDS, ("rewards", place, "on"), other="stored_value")
    if programme.commission is not None:
        notes.add(ProblemKind.NEEDS, ("commission",), other="stored_value")


def _check_commission(rules: Commission, notes: Notes) -> None:
    if rules.campaign is None and rules.first_in_campaign:
        notes.add(ProblemKind.NEEDS, ("commission", "first_in_campaign"), other="campaign")
    if rules.campaign is None and rules.top_seller:
        notes.add(ProblemKind.NEEDS, ("commission", "top_seller"), other="campaign")
    keys = [target.key for target in rules.targets]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            notes.add(ProblemKind.DUPLICATE, ("commission", "targets", place, "key"), key)


def _check_referral(rules: Referral, notes: Notes) -> None:
    """Of two campaigns on one day nobody could say which award is meant."""
    for place, window in enumerate(rules.windows):
        for other in rules.windows[:place]:
            if window.dates.first <= other.dates.last and other.dates.first <= window.dates.last:
                notes.add(ProblemKind.DUPLICATE, ("referral", "windows", place, "first"), window.dates.first)
