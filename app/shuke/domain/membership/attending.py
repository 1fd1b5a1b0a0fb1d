"""Events: signing up within the places or waiting for one, signing off, checking in once, and its gift."""

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
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.says import reason

__all__ = ["ONCE", "ahead_of", "attend", "event_rule", "sign_off", "sign_up", "wait", "waiting_rule"]

ONCE = "once"


def event_rule(key: str) -> str:
    """Under which a place at the event is used up, by its holder and of the shop's stock."""
    return f"event.{key}"


def waiting_rule(key: str) -> str:
    return f"{event_rule(key)}.waiting"


def ahead_of(book: Book, key: str, member_id: str) -> int:
    """How many of a whole book wait for a place and asked before this member did."""
    waits: dict[str, int] = {}
    for one in book.uses:
        if one.rule == waiting_rule(key):
            left = waits.pop(one.member_id, 0) + one.times
            if left > 0:
                waits[one.member_id] = left
    queue = list(waits)
    return queue.index(member_id) if member_id in waits else len(queue)


def sign_up(
    book: Book,
    programme: Programme,
    membership: Membership,
    key: str,
    on: date,
    ahead: int = 0,
    *,
    lapsed: bool = False,
) -> Outcome:
    """A place at the event; holders with priority may sign up some days before the others.

    Args:
        ahead: how many wait who asked before: the places that are free are theirs first.
        lapsed: a place was kept for this member, and is no more.
    """
    event = _event(programme, key)
    if event is None:
        return Outcome.no(reason("event", HandingTells.NO_SUCH_EVENT, event=key))
    rule = event_rule(key)
    refusal = _not_open(book, programme, membership, event, on)
    if refusal is None and not _places_free(book, programme, event, ahead):
        says = HandingTells.EVENT_WAITED_FOR if _left(book, programme, event) else HandingTells.EVENT_FULL
        refusal = reason(rule, HandingTells.EVENT_LAPSED if lapsed else says, name=event.name)
    if refusal is not None:
        return Outcome.no(refusal)
    changes: list[Change] = [Used(membership.member_id, rule, ONCE, 1, on)]
    if book.used(membership.member_id, waiting_rule(key), ONCE):
        changes.append(Used(membership.member_id, waiting_rule(key), ONCE, -1, on))
    if event.places is not None:
        changes.append(StockTaken(rule, 1))
    fee = event.fee_for(membership.holds)
    says = HandingTells.EVENT_SIGNED_UP_FEE if fee else HandingTells.EVENT_SIGNED_UP
    days = f"{event.dates.first.isoformat()} – {event.dates.last.isoformat()}"
    why = reason(rule, says, applied=True, name=event.name, days=days, fee=fee)
    return Outcome(tuple(changes), (why,), None, (("event", key),), fee)


def _event(programme: Programme, key: str) -> Event | None:
    return next((event for event in programme.events if event.key == key), None)


def wait(
    book: Book,
    programme: Programme,
    membership: Membership,
    key: str,
    on: date,
    ahead: int = 0,
    *,
    from_afar: bool = False,
    lapsed: bool = False,
) -> Outcome:
    """On the list of those who get a place when somebody signs off, behind the `ahead` others.

    Args:
        from_afar: by somebody who gives no places themselves: also while there are some.
        lapsed: this member asked before, and that is kept no more: this is at the end of the list.
    """
    event = _event(programme, key)
    if event is None:
        return Outcome.no(reason("event", HandingTells.NO_SUCH_EVENT, event=key))
    rule = event_rule(key)
    refusal = _not_open(book, programme, membership, event, on)
    listed = book.used(membership.member_id, waiting_rule(key), ONCE) > 0
    if refusal is None and listed and not lapsed:
        refusal = reason(rule, HandingTells.EVENT_WAITS_ALREADY, name=event.name)
    if refusal is None and not from_afar and _places_free(book, programme, event, ahead):
        refusal = reason(rule, HandingTells.EVENT_PLACES_LEFT, name=event.name)
    if refusal is not None:
        return Outcome.no(refusal)
    waits = () if listed else (Used(membership.member_id, waiting_rule(key), ONCE, 1, on),)
    why = reason(rule, HandingTells.EVENT_WAITS, applied=True, name=event.name, place=ahead + 1)
    return Outcome(waits, (why,), None, (("event", key),))


def sign_off(
    book: Book, programme: Programme, membership: Membership, key: str, on: date, paid: Money = ZERO
) -> Outcome:
    """The place, or that on the list, is given up; the fee comes back until the event begins.

    Args:
        paid: what was paid for the place. `Outcome.fee` is below nothing by what of it comes back.
    """
    event = _event(programme, key)
    if event is None:
        return Outcome.no(reason("event", HandingTells.NO_SUCH_EVENT, event=key))
    rule, member_id = event_rule(key), membership.member_id
    if book.used(member_id, waiting_rule(key), ONCE):
        why = reason(rule, HandingTells.EVENT_WAITS_NO_MORE, applied=True, name=event.name)
        return Outcome((Used(member_id, waiting_rule(key), ONCE, -1, on),), (why,))
    if not book.used(member_id, rule, ONCE):
        return Outcome.no(reason(rule, HandingTells.EVENT_NOT_SIGNED_UP, name=event.name))
    if book.used(member_id, _activity(event), ONCE):
        return Outcome.no(reason(rule, HandingTells.EVENT_ATTENDED_BEFORE, name=event.name))
    changes: list[Change] = [Used(member_id, rule, ONCE, -1, on)]
    if event.places is not None:
        changes.append(StockTaken(rule, -1))
    back = paid if on < event.dates.first or event.called_off else ZERO
    says = HandingTells.EVENT_SIGNED_OFF_FEE if back else HandingTells.EVENT_SIGNED_OFF
    why = reason(rule, says, applied=True, name=event.name, fee=back)
    return Outcome(tuple(changes), (why,), None, (("event", key),), -back)


def _not_open(
    book: Book, programme: Programme, membership: Membership, event: Event, on: date
) -> Reason | None:
    """Why this member may neither sign up nor wait."""
    rule = event_rule(event.key)
    refusal = who_in_the_way(programme, membership, event.tiers, rule, event.name)
    if refusal is not None:
        return refusal
    if event.called_off:
        return reason(rule, HandingTells.EVENT_CALLED_OFF, name=event.name)
    if book.used(membership.member_id, rule, ONCE):
        return reason(rule, HandingTells.EVENT_SIGNED_UP_BEFORE, name=event.name)
    ahead = event.priority_days if event.priority & membership.holds else 0
    opens = event.opens - timedelta(days=ahead)
    if on < opens:
        return reason(rule, HandingTells.EVENT_NOT_OPEN, name=event.name, day=opens.isoformat())
    if on > event.dates.last:
        return reason(rule, HandingTells.EVENT_OVER, name=event.name, day=event.dates.last.isoformat())
    return None


def _left(book: Book, programme: Programme, event: Event) -> int:
    return max(stock_left(book, programme, event_rule(event.key)) or 0, 0)


def _places_free(book: Book, programme: Programme, event: Event, ahead: int) -> bool:
    return event.places is None or _left(book, programme, event) > ahead


def attend(book: Book, programme: Programme, membership: Membership, key: str, on: date) -> Outcome:
    """Checked in, once, which counts as an activity; and the gift, or what it still waits for.

    Whoever has to buy something first comes again on the same day and is given the gift then.
    """
    event = _event(programme, key)
    if event is None:
        return Outcome.no(reason("event", HandingTells.NO_SUCH_EVENT, event=key))
    rule = event_rule(key)
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
    rule = event_rule(event.key)
    if event.called_off:
        return reason(rule, HandingTells.EVENT_CALLED_OFF, name=event.name)
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
    rule, member_id = f"{event_rule(event.key)}.gift", membership.member_id
    if event.gives is None or book.used(member_id, rule, ONCE):
        return Outcome()
    bought = book.last_valid_sale_on(member_id) == on
    if not event.without_purchase & membership.holds and not bought:
        return reason(rule, HandingTells.EVENT_GIFT_AFTER_PURCHASE, name=event.name)
    outcome = Outcome((Used(member_id, rule, ONCE, 1, on),))
    outcome = outcome.and_then(given(book, programme, membership, event.gives, rule, on))
    if not event.double_gift & membership.holds:
        return outcome
    twice = reason(rule, HandingTells.EVENT_DOUBLE_GIFT, applied=True, name=event.name)
    again = given(book, programme, membership, event.gives, rule, on)
    return outcome.and_then(again).and_then(Outcome(reasons=(twice,)))
