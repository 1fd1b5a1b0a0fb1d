"""A shop announces an event of its own, changes it, or calls it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.events.calendar import event_seen
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.announced import LONGEST_EVENT_NAME, MOST_PRIORITY_DAYS, AnnouncedEvent
from shuke.domain.basket import MOST_UNIT_PRICE
from shuke.domain.explanation import Value
from shuke.domain.facts.event_announced import EventAnnounced
from shuke.domain.money import ZERO
from shuke.domain.profile_fields import clean_text
from shuke.domain.programme.parts.events import MOST_PLACES
from shuke.domain.shop import Right

__all__ = ["announce", "call_off"]


def announce(desk: Desk, session: Session, wanted: AnnouncedEvent) -> AnnouncedEvent | Refused:
    """Announce it, or change it where its id is known; an empty id is a new one's. Places and dates of one that has
    begun may be changed, too: nobody who signed up loses the place."""
    wanted = replace(wanted, name=clean_text(wanted.name), shop_id=desk.shop.shop_id, called_off=False)
    if not 0 < len(wanted.name) <= LONGEST_EVENT_NAME:
        return Refused(Refusal.EVENT_NAME, (("most", LONGEST_EVENT_NAME),))
    fees = (wanted.fee, *(fee for _, fee in wanted.fees))
    if not 0 <= wanted.places <= MOST_PLACES or not all(ZERO <= fee <= MOST_UNIT_PRICE for fee in fees):
        return Refused(Refusal.AMOUNT)
    if not 0 <= wanted.priority_days <= MOST_PRIORITY_DAYS:
        return Refused(Refusal.AMOUNT)
    with desk.store.writing() as work:
        refused = _in_the_way(desk, work, wanted)
        if refused is not None:
            return refused
        return _recorded(desk, work, session, wanted, "event.announced")


def call_off(desk: Desk, session: Session, event_id: str) -> AnnouncedEvent | Refused:
    """It does not take place: nobody signs up any more, and fees go back whenever somebody signs off."""
    with desk.store.writing() as work:
        seen = event_seen(desk, work, event_id)
        if seen is None or seen.own is None or seen.own.called_off:
            return Refused(Refusal.EVENT_GONE)
        return _recorded(desk, work, session, replace(seen.own, called_off=True), "event.called-off")


def _in_the_way(desk: Desk, work: Work, wanted: AnnouncedEvent) -> Refused | None:
    today = desk.recorder.today(work, desk.shop)
    before = event_seen(desk, work, wanted.event_id) if wanted.event_id else None
    if wanted.event_id and (before is None or before.own is None):
        return Refused(Refusal.EVENT_GONE)
    if not _possible(wanted, today, new=before is None):
        return Refused(Refusal.EVENT_DATES)
    if before is not None and 0 < wanted.places < before.taken:
        return Refused(Refusal.FEWER_PLACES, (("taken", before.taken),))
    return None


def _possible(wanted: AnnouncedEvent, today: date, *, new: bool) -> bool:
    if new and wanted.last < today:
        return False
    return wanted.first <= wanted.last and wanted.opens <= wanted.last


def _recorded(
    desk: Desk, work: Work, session: Session, wanted: AnnouncedEvent, kind: str
) -> AnnouncedEvent | Refused:
    days = f"{wanted.first.isoformat()} – {wanted.last.isoformat()}"
    act = Act(Right.MANAGE_EVENTS, kind, (("name", wanted.name), ("days", days)), _content(wanted))
    approved_by = desk.approvals.permitted(session, act)
    if isinstance(approved_by, Refused):
        return approved_by
    done = replace(wanted, event_id=wanted.event_id or desk.ids.new_id())
    fact = EventAnnounced(done, approved_by)
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
    work.commit()
    return done


def _content(wanted: AnnouncedEvent) -> tuple[Value, ...]:
    whom = (*wanted.tiers, "", *wanted.priority)
    fees = tuple(value for who, fee in wanted.fees for value in (who, fee))
    return (
        wanted.event_id,
        wanted.opens.isoformat(),
        wanted.places,
        wanted.fee,
        *fees,
        "",
        *whom,
        wanted.priority_days,
    )
