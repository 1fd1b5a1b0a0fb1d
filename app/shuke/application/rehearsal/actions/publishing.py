"""A new version of the programme, from a date, with the notice that a change to the points needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from shuke.application.rehearsal.action import Action
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.limits import fewer_than_given
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.notice import points_rules_changed
from shuke.domain.programme.says import reason
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]

RULE = "publish"


def _publish(shop: RehearsedShop, step: Table) -> Outcome:
    name, starts_on = step.text("programme", 400), step.date("starts_on")
    waived = step.text_or("reason", "")
    if step.notes.problems:
        return Outcome()
    new = shop.find(name)
    if new is None:
        return Outcome.no(reason(RULE, TimeTells.PUBLISH_UNKNOWN, programme=name))
    if starts_on < shop.today:
        return Outcome.no(reason(RULE, TimeTells.PUBLISH_IN_THE_PAST, today=shop.today.isoformat()))
    fewer = fewer_than_given(new, shop.book.stock)
    if fewer is not None:
        rule, whole = fewer
        return Outcome.no(
            reason(RULE, TimeTells.PUBLISH_FEWER, what=rule, whole=whole, given=shop.book.stock[rule])
        )
    old = shop.programme
    earliest = shop.today + timedelta(days=old.notice_days)
    if points_rules_changed(old, new) and starts_on < earliest and not waived:
        days, first = old.notice_days, earliest.isoformat()
        return Outcome.no(reason(RULE, TimeTells.PUBLISH_NOTICE, days=days, earliest=first))
    shop.versions.append(replace(new, version=shop.versions[-1].version + 1, starts_on=starts_on))
    return Outcome(reasons=(reason(RULE, TimeTells.PUBLISHED, first=starts_on.isoformat(), name=new.name),))


ACTIONS = (
    Action(
        name="publish",
        keys=("programme", "starts_on", "reason"),
        example='do = "publish"\nprogramme = "tea-chain"\nstarts_on = 2026-04-01',
        act=_publish,
    ),
)
