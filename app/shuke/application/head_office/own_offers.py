"""What points buy and what takes place, as a member's own page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.counter.money_book import MoneyBook
from shuke.application.events.calendar import kept_of, waiting, with_own_events
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.own_standing import member_book
from shuke.application.head_office.page_mall import fill_stock, is_ordered
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.domain.explanation import Reason
from shuke.domain.membership.attending import event_rule
from shuke.domain.membership.gifting import GiftAsked, redeem_gift
from shuke.domain.membership.state import Membership
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.parts.gifts import Gift
from shuke.domain.sign_up import SignUpState
from shuke.domain.slices.account import AccountKind

__all__ = ["EventOffered", "GiftOffered", "OwnOffers", "OwnOffersDesk"]


@dataclass(frozen=True, slots=True)
class GiftOffered:
    """`price` in points for this member; `why_not`: what is in the way today, whatever is shown at the counter.
    `ordered`: the page itself may order it."""

    gift: Gift
    price: int
    why_not: Reason | None
    ordered: bool


@dataclass(frozen=True, slots=True)
class EventOffered:
    """`state`: how the member stands with it; `left`: places that nobody took and none
    is kept for, None where there is no limit; `until_ms`: until when what was asked for is kept, 0 without bound;
    `lapsed`: that is over."""

    event: Event
    fee: Money
    left: int | None
    state: SignUpState | None
    came: bool
    until_ms: int
    lapsed: bool


@dataclass(frozen=True, slots=True)
class OwnOffers:
    """`shop` is the member's own: events are that shop's, and the programme's."""

    points: int = 0
    gifts: tuple[GiftOffered, ...] = ()
    events: tuple[EventOffered, ...] = ()
    wheel: bool = False
    shop: str = ""


class OwnOffersDesk:
    """Each call is one reading transaction; who asks was let in before."""

    def __init__(
        self, identity: OfficeIdentity, reading: Store, recorder: Recorder, shelf: ProgrammeShelf, ids: Ids
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._recorder = recorder
        self._shelf = shelf
        self._ids = ids

    def look(self, member_id: str) -> OwnOffers:
        with self._reading.reading() as work:
            on = self._recorder.today(work, self._identity.calendar)
            try:
                programme = self._shelf.in_force(work, on)
            except NoProgramme:
                return OwnOffers()
            book = member_book(work, self._ids, programme, member_id, on)
            fill_stock(work, book, programme, member_id, on)
            membership = book.members[member_id]
            shop = work.shops.get(membership.shop)
            return OwnOffers(
                points=book.balance(member_id, AccountKind.POINTS),
                gifts=tuple(_gifts(book, programme, membership, on)),
                events=tuple(_events(work, programme, membership, on, self._recorder.now_ms())),
                wheel=programme.wheel is not None,
                shop=shop.name if shop is not None else "",
            )


def _gifts(book: MoneyBook, programme: Programme, membership: Membership, on: date) -> Iterator[GiftOffered]:
    """Those that are listed on that day."""
    for gift in programme.gifts:
        if gift.when is not None and not gift.when.first <= on <= gift.when.last:
            continue
        shows = frozenset((*gift.proofs, *gift.shows_one_of))
        asked = GiftAsked(gift.key, shows=shows, reviewed=True)
        why = redeem_gift(book, programme, membership, on, asked, "gift").refused
        if why is not None and gift.mixed_points:
            mixed = replace(asked, with_money=True)
            why = redeem_gift(book, programme, membership, on, mixed, "gift").refused
        yield GiftOffered(gift, gift.price_for(membership.holds), why, is_ordered(gift))


def _events(
    work: Work, programme: Programme, membership: Membership, on: date, now_ms: int
) -> Iterator[EventOffered]:
    """What is still to come, and whatever was called off only for whoever signed up."""
    given = work.money_held.stock_given(membership.shop)
    known = with_own_events(work, programme, membership.shop).events
    whole = (membership.member_id, *work.mergers.gone_up_in(membership.member_id))
    for event in sorted(known, key=lambda event: (event.dates.first, event.key)):
        if event.dates.last < on:
            continue
        kept = work.events.of_member(whole, event.key)
        state = kept.state if kept is not None else None
        if event.called_off and state is not SignUpState.SIGNED_UP:
            continue
        taken = given.get(event_rule(event.key), 0)
        if event.places is not None and (event.fee or event.fees):
            taken += kept_of(event, taken, waiting(work.events.sign_ups(event.key, membership.shop), now_ms))
        yield EventOffered(
            event=event,
            fee=event.fee_for(membership.holds),
            left=None if event.places is None else max(event.places - taken, 0),
            state=state,
            came=kept is not None and kept.came_on is not None,
            until_ms=kept.kept_until_ms if kept is not None else 0,
            lapsed=kept is not None and kept.lapsed(now_ms),
        )
