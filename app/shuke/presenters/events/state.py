"""What the window of events shows, and how events are said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shuke.application.events.calendar import EventSeen, Guest
from shuke.application.events.taking_part import Standing
from shuke.domain.basket import TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.event_booked import EventAct
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.sign_up import SignUpState
from shuke.presenters.counter_words import MoneyText, Notice, bilingual_words, reason_words
from shuke.wording import events as words
from shuke.wording import members as member_words
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = [
    "Doing",
    "EventHead",
    "EventRow",
    "EventsState",
    "GuestRow",
    "doings",
    "event_head",
    "event_row",
    "guest_row",
    "state_words",
]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of the month. `places` says how many are left; `days` when it is."""

    key: str
    name: Words
    days: Words
    places: Words
    taken: Words


@dataclass(frozen=True, slots=True)
class EventHead:
    """The chosen event. `changeable`: the shop announced it, and whoever is signed in may change it."""

    name: Words
    about: Words
    figures: Words
    changeable: bool
    called_off: bool


@dataclass(frozen=True, slots=True)
class GuestRow:
    member_id: str
    name: Words
    phone: str
    state: Words
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Doing:
    """An act that may be done now, or why not."""

    act: EventAct
    words: Words
    why_not: Words = ""


@dataclass(frozen=True, slots=True)
class EventsState:
    """
    Attributes:
        month: in words; `rows` are its events.
        may_announce: whoever is signed in announces events of the shop's own.
        stands: how the chosen member stands with the chosen event.
        money: a fee comes in or goes back, so the tender matters.
    """

    month: Words = ""
    rows: tuple[EventRow, ...] = ()
    chosen: str = ""
    head: EventHead | None = None
    guests: tuple[GuestRow, ...] = ()
    may_announce: bool = False
    stands: Words = ""
    doings: tuple[Doing, ...] = ()
    money: bool = False
    tender: str = TenderKind.CASH.value
    busy: bool = False
    notice: Notice | None = None


def event_row(seen: EventSeen) -> EventRow:
    event = seen.event
    return EventRow(event.key, bilingual_words(event.name), _days(event), _places(seen), _taken(seen))


def event_head(seen: EventSeen, programme: Programme, money: MoneyText, *, may_announce: bool) -> EventHead:
    event = seen.event
    about: list[Words] = [said(words.DAYS, days=_days(event)), *_fees(event, programme, money)]
    if event.needs_sign_up:
        about.insert(1, said(words.OPENS, day=event.opens.isoformat()))
    if event.priority:
        whom = _names(event.priority, programme)
        about.append(said(words.PRIORITY, whom=whom, days=event.priority_days))
    about.append(said(words.FOR_WHOM, whom=_names(event.tiers, programme)) if event.tiers else words.FOR_ALL)
    return EventHead(
        name=bilingual_words(event.name),
        about=Listed(tuple(about), by=" · "),
        figures=_figures(seen),
        changeable=seen.own is not None and may_announce,
        called_off=event.called_off,
    )


def _figures(seen: EventSeen) -> Words:
    taken, waiting, came = seen.taken, seen.waiting, seen.came
    if seen.kept:
        return said(words.FIGURES_KEPT, taken=taken, kept=seen.kept, waiting=waiting, came=came)
    return said(words.FIGURES, taken=taken, waiting=waiting, came=came)


def state_words(state: SignUpState | None, until: str, *, lapsed: bool) -> Words:
    """How a member stands; `until`: when what was asked for from afar lapses, in figures, else empty."""
    if state is SignUpState.WAITS and until:
        return said(words.ASKED_LAPSED if lapsed else words.ASKED_UNTIL, time=until)
    return words.STATES[state.value] if state else ""


def guest_row(guest: Guest, at: Callable[[int], str]) -> GuestRow:
    """`at`: an instant in figures on the shop's clock; empty for none."""
    kept, member = guest.kept, guest.member
    state = state_words(kept.state, at(kept.kept_until_ms), lapsed=guest.lapsed)
    if kept.came_on is not None:
        state = said(words.CAME_ON, day=kept.came_on.isoformat())
    return GuestRow(
        member_id=member.member_id if member else kept.member_id,
        name=(member.profile.name or member_words.NO_NAME) if member else words.NOT_KEPT,
        phone=mask_phone(member.profile.phone) if member else "",
        state=state,
        waits=kept.state is SignUpState.WAITS and not guest.lapsed,
    )


def doings(standing: Standing, money: MoneyText) -> tuple[Doing, ...]:
    """In the order of the buttons."""
    fee, back = standing.fee, standing.back
    titles: dict[EventAct, Words] = {
        EventAct.SIGNED_UP: said(words.SIGN_UP_FEE, fee=money(fee)) if fee else words.SIGN_UP,
        EventAct.WAITS: words.WAIT,
        EventAct.CHECKED_IN: words.CHECK_IN,
        EventAct.SIGNED_OFF: said(words.SIGN_OFF_FEE, fee=money(back)) if back else words.SIGN_OFF,
    }
    found = []
    for act, title in titles.items():
        why = standing.why_not.get(act)
        found.append(Doing(act, title, reason_words(why, money) if why is not None else ""))
    return tuple(found)


def _days(event: Event) -> Words:
    first, last = event.dates.first, event.dates.last
    return first.isoformat() if first == last else f"{first.isoformat()} – {_end(first, last)}"


def _end(first: date, last: date) -> str:
    return f"{last:%m-%d}" if first.year == last.year else last.isoformat()


def _places(seen: EventSeen) -> Words:
    if seen.event.called_off:
        return words.CALLED_OFF
    if seen.left is None:
        return words.OPEN_TO_ALL
    return said(words.PLACES_LEFT, left=seen.left) if seen.left else words.FULL


def _taken(seen: EventSeen) -> Words:
    places = seen.event.places
    return f"{seen.taken}" if places is None else f"{seen.taken} / {places}"


def _fees(event: Event, programme: Programme, money: MoneyText) -> list[Words]:
    if not event.fee and not any(fee for _, fee in event.fees):
        return []
    told: list[Words] = [said(words.FEE, fee=money(event.fee))]
    told += [
        said(words.FEE_OF, whom=_names(frozenset({who}), programme), fee=money(fee))
        for who, fee in event.fees
    ]
    return told


def _names(keys: frozenset[str], programme: Programme) -> Words:
    named = [tier.name for tier in programme.tiers if tier.key in keys]
    named += [card.name for card in programme.cards if card.key in keys]
    zh, en = "、".join(one.zh for one in named), ", ".join(one.en for one in named)
    return bilingual_words(Bilingual(zh, en))
