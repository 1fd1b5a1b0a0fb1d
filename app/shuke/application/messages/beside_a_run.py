"""What is written to those whom a campaign (or care) just gave something: in the same transaction, so that nobody is
given it and not told, or told and not given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from shuke.application.events.calendar import inviting_to
from shuke.application.machine import Machine
from shuke.application.messages.queueing import Letter, Queued, queue
from shuke.application.messages.templates import template_named
from shuke.application.messages.ways_out import ways_kept
from shuke.application.ports.store import Work
from shuke.application.runs.giving_to_many import Given, Run
from shuke.domain.campaigns.handout import Handout
from shuke.domain.messaging.template import Field, Purpose
from shuke.domain.programme.document import Programme
from shuke.wording.message_gifts import (
    chances_told,
    coupons_told,
    invitation_told,
    points_told,
    together_told,
)
from shuke.wording.sentence import Language

__all__ = ["end_of_day_ms", "gift_told", "write_beside"]

_LAST_DAY = date.max - timedelta(days=2)
"""What is open for ever ends on the last day there is, which has no morrow in any zone."""


def write_beside(
    work: Work,
    desk: Machine,
    run: Run,
    given: Given,
    beside: Mapping[Field, str] | None = None,
    until_ms: int = 0,
) -> Queued:
    """Queue the run's message to those who were given it now; whoever was held back is not written to. The message
    of a run that turns to members on the shop's behalf is an offer, whatever its template is for.

    Args:
        beside: what else the message's fields say, the same to all of them.
        until_ms: it does not leave later; 0: whenever.
    """
    template = template_named(work, run.what.message) if run.what.message else None
    if template is None or not given.members:
        return Queued(0, 0)
    if run.marketing:
        template = replace(template, purpose=Purpose.OFFER)
    programme = desk.programme_in_force(work)
    if run.what.event:
        programme = inviting_to(desk, work, programme)
    language = Language(desk.language())
    ways = ways_kept(work)
    letter = Letter(
        template,
        f"{run.why.rule}/{run.occasion}",
        {Field.GIFT: gift_told(run.what, programme, language)} | dict(beside or {}),
        ways.sms.part_minor,
        until_ms,
    )
    return queue(work, desk, letter, [one.member_id for one in given.members])


def gift_told(what: Handout, programme: Programme, language: Language) -> str:
    """What is handed out, as a sentence of the message, and what the member is invited to, unless it was called off.

    Args:
        programme: with the events that members are invited to.
    """
    parts = [points_told(what.points, language)] if what.points else []
    coupon = programme.coupon(what.coupon) if what.coupon else None
    if coupon is not None:
        parts.append(coupons_told(what.count, coupon.name, language))
    if what.chances:
        parts.append(chances_told(what.chances, language))
    told = together_told(parts, language)
    event = next((one for one in programme.events if one.key == what.event and not one.called_off), None)
    if event is None:
        return told
    between = " " if told and language is Language.EN else ""
    return told + between + invitation_told(event.name, event.dates.first, language)


def end_of_day_ms(desk: Machine, day: date) -> int:
    """Where the shop is; of a day at the end of all calendars, a little before it."""
    day = min(day, _LAST_DAY)
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(desk.shop.zone))
    return int(end.astimezone(UTC).timestamp() * 1000)
