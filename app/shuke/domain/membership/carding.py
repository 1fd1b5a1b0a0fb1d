"""Cards in general: which one is meant, whether it works, what a new one is. One live card per type."""

from __future__ import annotations

from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.changes import CardTurned
from shuke.domain.membership.state import Membership
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import Replacement
from shuke.domain.programme.says import reason

__all__ = [
    "dead",
    "fee_of",
    "last_day_of",
    "name_of",
    "new_card",
    "shown",
    "spending_stopped",
    "succeeded",
    "waiting_lost",
]

RULE = "card"

_DEAD = {
    CardStatus.LOST: (CardTells.LOST, CardTells.LOST_REPLACED),
    CardStatus.REPLACED: (CardTells.REPLACED, CardTells.REPLACED),
    CardStatus.RECALLED: (CardTells.RECALLED, CardTells.RECALLED_REPLACED),
    CardStatus.CLOSED: (CardTells.CLOSED, CardTells.CLOSED_REPLACED),
}


def dead(card: Card) -> Reason | None:
    """Why the card does not work, and which one took its place; None: it works."""
    if card.status is CardStatus.ACTIVE:
        return None
    alone, followed = _DEAD[card.status]
    if not card.replaced_by:
        return reason(RULE, alone, card=card.number)
    return reason(RULE, followed, card=card.number, replacement=card.replaced_by)


def shown(book: Book, number: str, member_id: str = "") -> Card | Reason:
    """The card that a customer shows, if it works and is this member's (empty: whoever's it is)."""
    card = book.card_named(number)
    if card is None:
        return reason(RULE, CardTells.UNKNOWN, card=number)
    why = dead(card)
    if why is not None:
        return why
    if member_id and card.member_id and card.member_id != member_id:
        return reason(RULE, CardTells.OF_ANOTHER, card=number)
    return card


def waiting_lost(book: Book, member_id: str, card_type: str = "") -> Card | None:
    """A card reported lost in whose place there is none yet; of any type, or of that one."""
    return next(
        (
            card
            for card in book.cards_of(member_id)
            if card.status is CardStatus.LOST and not card.replaced_by and card_type in ("", card.card_type)
        ),
        None,
    )


def spending_stopped(book: Book, member_id: str) -> Reason | None:
    """Why neither points nor stored value may be spent now: a card is lost. Buying and earning go on."""
    lost = waiting_lost(book, member_id)
    return None if lost is None else reason(RULE, CardTells.SPENDING_STOPPED, card=lost.number)


def succeeded(book: Book, member_id: str, card_type: str, number: str) -> tuple[CardTurned, ...]:
    """Every dead card of that type that names no other yet names the new one."""
    return tuple(
        CardTurned(card.card_id, card.status, number)
        for card in book.cards_of(member_id)
        if card.card_type == card_type and card.status is not CardStatus.ACTIVE and not card.replaced_by
    )


def new_card(
    book: Book, member_id: str, card_type: str, on: date, number: str = "", ends: date | None = None
) -> Card | Reason:
    """A new card under that number, or the next free one."""
    if number and book.card_named(number) is not None:
        return reason(RULE, CardTells.NUMBER_TAKEN, card=number)
    card_id, number = book.name_card(member_id, number)
    return Card(card_id, member_id, number, card_type, on, expires_on=ends)


def fee_of(programme: Programme, holds: frozenset[str], replacement: Replacement) -> Money:
    return ZERO if holds & programme.card.free_for else replacement.fee


def last_day_of(membership: Membership, card_type: str) -> date | None:
    """Up to when a new card of that type runs: as the one before it."""
    held = next((card for card in membership.cards if card.key == card_type), None)
    return membership.term_ends if held is None else held.ends


def name_of(programme: Programme, membership: Membership, card_type: str) -> Bilingual:
    """What the card is called: as the tier, or as the card beside it."""
    beside = None if card_type == MEMBER_CARD else programme.extra_card(card_type)
    return programme.tier(membership.tier).name if beside is None else beside.name
