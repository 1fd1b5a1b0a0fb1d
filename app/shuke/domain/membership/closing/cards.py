"""The member's card when a new term of it begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.domain.card import Card, CardStatus
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import CardGiven, CardTurned, Change
from shuke.domain.membership.joining import MEMBER_CARD
from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme

__all__ = ["card_of_new_term"]


def card_of_new_term(
    book: Book,
    programme: Programme,
    membership: Membership,
    begins: date,
    ends: date | None,
    *,
    recalled: bool,
) -> list[Change]:
    """The same card runs on; of another tier it is exchanged where the programme recalls cards."""
    card = book.live_card(membership.member_id, MEMBER_CARD)
    if card is None:
        return []
    if not recalled or not programme.card.recalled_on_promotion:
        return [] if card.expires_on == ends else [CardGiven(replace(card, expires_on=ends))]
    card_id, number = book.name_card(membership.member_id)
    return [
        CardTurned(card.card_id, CardStatus.RECALLED, number),
        CardGiven(Card(card_id, membership.member_id, number, MEMBER_CARD, begins, expires_on=ends)),
    ]
