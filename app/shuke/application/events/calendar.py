"""Which events there are: the programme's and those that the shop announced itself; who comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.machine import Machine
from shuke.application.ports.events import SignUpKept
from shuke.application.ports.store import Work
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.bilingual import Bilingual
from shuke.domain.member import Member
from shuke.domain.membership.attending import event_rule
from shuke.domain.place_kept import places_kept
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.sign_up import SignUpState

__all__ = [
    "EventSeen",
    "Guest",
    "calendar",
    "event_seen",
    "guests",
    "inviting_to",
    "kept_of",
    "waiting",
    "with_own_events",
]


@dataclass(frozen=True, slots=True)
class EventSeen:
    """
    Attributes:
        own: as the shop announced it; None: the programme has it.
        taken: places at this shop that are taken; `kept` are for members who asked for one and pay here, `waiting`
            wait for one, `came` were checked in.
    """

    event: Event
    own: AnnouncedEvent | None
    taken: int
    kept: int
    waiting: int
    came: int

    @property
    def left(self) -> int | None:
        """Places that are free; None: there is no limit."""
        return None if self.event.places is None else max(self.event.places - self.taken - self.kept, 0)


@dataclass(frozen=True, slots=True)
class Guest:
    """`member` is None where this till does not keep the member; `lapsed`: waits no more, and did not say so."""

    kept: SignUpKept
    member: Member | None
    lapsed: bool


def with_own_events(work: Work, programme: Programme, shop_id: str) -> Programme:
    """The programme with what the shop announced itself, as if it stood there."""
    own = tuple(one.event for one in work.events.announced(shop_id))
    return replace(programme, events=(*programme.events, *own)) if own else programme


def inviting_to(machine: Machine, work: Work, programme: Programme) -> Programme:
    """The programme with whatever else this machine may invite members to: a till to its shop's own events, head
    office to those of all shops, each named with its shop."""
    if machine.till != HEAD_OFFICE:
        return with_own_events(work, programme, machine.shop.shop_id)
    own = tuple(
        replace(event, name=Bilingual(f"{event.name.zh} · {shop.name}", f"{event.name.en} · {shop.name}"))
        for shop in work.shops.all()
        for event in (one.event for one in work.events.announced(shop.shop_id))
    )
    return replace(programme, events=(*programme.events, *own))


def calendar(desk: Machine, work: Work, first: date, last: date) -> list[EventSeen]:
    """What takes place in these days, in the order of the first day."""
    own = {one.event_id: one for one in work.events.announced(desk.shop.shop_id)}
    programme = with_own_events(work, desk.programme_in_force(work), desk.shop.shop_id)
    within = (event for event in programme.events if event.dates.first <= last and event.dates.last >= first)
    ordered = sorted(within, key=lambda event: (event.dates.first, event.key))
    given = work.money_held.stock_given(desk.shop.shop_id)
    return [
        _seen(desk, work, event, own.get(event.key), given.get(event_rule(event.key), 0)) for event in ordered
    ]


def event_seen(desk: Machine, work: Work, key: str) -> EventSeen | None:
    """As it is now; None where it is not known any more."""
    found = (one for one in calendar(desk, work, date.min, date.max) if one.event.key == key)
    return next(found, None)


def _seen(desk: Machine, work: Work, event: Event, own: AnnouncedEvent | None, given: int) -> EventSeen:
    kept = work.events.sign_ups(event.key, desk.shop.shop_id)
    waits = waiting(kept, desk.recorder.now_ms())
    held = kept_of(event, given, waits)
    signed = sum(one.state is SignUpState.SIGNED_UP for one in kept)
    return EventSeen(
        event=event,
        own=own,
        taken=signed if event.places is None else given,
        kept=held,
        waiting=len(waits) - held,
        came=sum(one.came_on is not None for one in kept),
    )


def waiting(kept: Sequence[SignUpKept], now_ms: int) -> list[SignUpKept]:
    """Those who wait for a place, whoever asked first first; not those whose place is kept no more."""
    return [one for one in kept if one.state is SignUpState.WAITS and not one.lapsed(now_ms)]


def kept_of(event: Event, given: int, waits: Sequence[SignUpKept]) -> int:
    """How many places are kept for those of `waits` who asked for one and have yet to pay; `given`: signed up."""
    if event.places is None:
        return 0
    return places_kept(max(event.places - given, 0), [one.kept_until_ms for one in waits])


def guests(work: Work, key: str, shop_id: str, now_ms: int) -> list[Guest]:
    """Everybody who signed up, waits, waited until it lapsed or came; not those who signed off."""
    return [
        Guest(one, work.members.get(work.mergers.stands_for(one.member_id)), one.lapsed(now_ms))
        for one in work.events.sign_ups(key, shop_id)
        if one.state in (SignUpState.SIGNED_UP, SignUpState.WAITS) or one.came_on is not None
    ]
