"""Events: signing up within the places, checking in once, and the gift that goes with it."""

from __future__ import annotations

from datetime import date, timedelta

from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Change, Outcome, StockTaken, Used
from shuke.domain.membership.giving import given
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.limits import stock_left, who_in_the_way
from shuke.domain.membership.state import Membership
from shuke.domain.membership.sums import ACTIVITY
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.says import reason

__all__ = ["attend", "sign_up"]

ONCE = "once"


def sign_up(book: Book, programme: Programme, membership: Membership, key: str, on: date) -> Outcome:
    """A place at the event; holders with priority may sign up some days before the others."""
    event = _event(programme, key)
    if event is None:
        return Outcome.no(reason("event", HandingTells.NO_SUCH_EVENT, event=key))
    rule = f"event.{key}"
    refusal = who_in_the_way(programme, membership, event.tiers, rule, event.name) or _sign_up_in_the_way(
        book, programme, membership, event, on
    )
    if refusal is not None:
        return Outcome.no(refusal)
    changes: list[Change] = [Used(membership.member_id, rule, ONCE, 1, on)]
    if event.places is not None:
        changes.append(StockTaken(rule, 1))
    fee = event.fee_for(membership.holds)
    says = HandingTells.EVENT_SIGNED_UP_FEE if fee else HandingTells.EVENT_SIGNED_UP
    days = f"{event.dates.first.isoformat()} – {event.dates.last.isoformat()}"
    why = reason(rule, says, applied=True, name=event.name, days=days, fee=fee)
    return Outcome(tuple(changes), (why,), None, (("event", key),), fee)


def _event(programme: Programme, key: str) -> Event | None:
    return next((event for event in programme.events if event.key == key), None)


def _sign_up_in_the_way(
    book: Book, programme: Programme, membership: Membership, event: Event, on: date
) -> Reason | None:
    rule = f"event.{event.key}"
    if book.used(membership.member_id, rule, ONCE):
        return reason(rule, HandingTells.EVENT_SIGNED_UP_BEFORE, name=event.name)
    ahead = event.priority_days if event.priority & membership.holds else 0
    opens = event.opens - timedelta(days=ahead)
    if on < opens:
        return reason(rule, HandingTells.EVENT_NOT_OPEN, name=event.name, day=opens.isoformat())
    if on > event.dates.last:
        return reason(rule, HandingTells.EVENT_OVER, name=event.name, day=event.dates.last.isoformat())
    left = stock_left(book, programme, rule)
    if left is not None and left <= 0:
        return reason(rule, HandingTells.EVENT_FULL, name=event.name)
    return None


def attend(book: Book, programme: Programme, membership: Membership, key: str, on: date) -> Outcome:
    """Checked in, once, which counts as an activity; and the gift, or what it still waits for.

    Whoever has to buy something first comes again on the same day and is given the gift then.
    """
    event = _event(programme, key)
    if event is None:
        return Outcome.no(reason("event", HandingTells.NO_SUCH_EVENT, event=key))
    rule = f"event.{key}"
    refusal = who_in_the_way(programme, membership, event.tiers, rule, event.name) or _attend_in_the_way(
        book, membership, event, on
    )
    if refusal is not None:
        return Outcome.no(refusal)
    gift = _gift(book, programme, membership, event, on)
    if not book.used(membership.member_id, _activity(event), ONCE):
        came = Used(membership.member_id, _activity(event), ONCE, 1, on)
        why = reason(rule, HandingTells.EVENT_ATTENDED, applied=True, name=event.name)
        done = Outcome((came,), (why,), None, (("event", key),))
        return done.and_then(Outcome(reasons=(gift,)) if isinstance(gift, Reason) else gift)
    if isinstance(gift, Reason):
        return Outcome.no(gift)
    if not gift.changes:
        return Outcome.no(reason(rule, HandingTells.EVENT_ATTENDED_BEFORE, name=event.name))
    return gift


def _activity(event: Event) -> str:
    return f"{ACTIVITY}.{event.key}"


def _attend_in_the_way(book: Book, membership: Membership, event: Event, on: date) -> Reason | None:
    rule = f"event.{event.key}"
    if not event.dates.first <= on <= event.dates.last:
        days = f"{event.dates.first.isoformat()} – {event.dates.last.isoformat()}"
        return reason(rule, HandingTells.EVENT_NOT_TODAY, name=event.name, days=days)
    if event.needs_sign_up and not book.used(membership.member_id, rule, ONCE):
        return reason(rule, HandingTells.EVENT_NOT_SIGNED_UP, name=event.name)
    return None


def _gift(
    book: Book, programme: Programme, membership: Membership, event: Event, on: date
) -> Outcome | Reason:
    """The gift that is due now, or why it still waits; nothing where there is none or it was given."""
    rule, member_id = f"event.{event.key}.gift", membership.member_id
    if event.gives is None or book.used(member_id, rule, ONCE):
        return Outcome()
    bought = any(sale.counted.minor > 0 for sale in book.sales_of(member_id, on, on))
    if not event.without_purchase & membership.holds and not bought:
        return reason(rule, HandingTells.EVENT_GIFT_AFTER_PURCHASE, name=event.name)
    outcome = Outcome((Used(member_id, rule, ONCE, 1, on),))
    outcome = outcome.and_then(given(book, programme, membership, event.gives, rule, on))
    if not event.double_gift & membership.holds:
        return outcome
    twice = reason(rule, HandingTells.EVENT_DOUBLE_GIFT, applied=True, name=event.name)
    again = given(book, programme, membership, event.gives, rule, on)
    return outcome.and_then(again).and_then(Outcome(reasons=(twice,)))
