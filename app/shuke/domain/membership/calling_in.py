"""Cards issued, recalled and closed; and a member's data changed."""

from __future__ import annotations

from datetime import date

from shuke.domain.birthday import Birthday
from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.beside import taken
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.carding import (
    RULE,
    dead,
    last_day_of,
    name_of,
    new_card,
    succeeded,
    waiting_lost,
)
from shuke.domain.membership.changes import CardGiven, CardTurned, Change, DataChanged, Outcome
from shuke.domain.membership.closing.ending import ended
from shuke.domain.membership.losing import CardMeant, meant
from shuke.domain.membership.state import Membership, MembershipState
from shuke.domain.membership.stored_value import BEARER_CARD
from shuke.domain.membership.tells import Tells
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import Where
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["change_data", "close_card", "issue", "recall"]


def issue(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    card_type: str = MEMBER_CARD,
    number: str = "",
) -> Outcome:
    """A card for what the member already holds: the tier's, or one beside it. One that lives must not be there."""
    if not membership.active:
        return Outcome.no(reason(RULE, Tells.NOT_ACTIVE))
    live = book.live_card(membership.member_id, card_type)
    if live is not None:
        return Outcome.no(reason(RULE, CardTells.LIVE_ALREADY, card=live.number))
    lost = waiting_lost(book, membership.member_id, card_type)
    if lost is not None:
        return Outcome.no(reason(RULE, CardTells.LOST_REISSUE, card=lost.number))
    member_id, ends = membership.member_id, last_day_of(membership, card_type)
    card = new_card(book, member_id, card_type, on, number, ends)
    if isinstance(card, Reason):
        return Outcome.no(card)
    name = name_of(programme, membership, card_type)
    told = reason(RULE, CardTells.ISSUED, applied=True, card=card.number, name=name)
    changes: list[Change] = [*succeeded(book, member_id, card_type, card.number), CardGiven(card)]
    return Outcome(tuple(changes), (told,), None, (("card", card.number),))


def recall(book: Book, programme: Programme, which: CardMeant, on: date) -> Outcome:
    """The shop takes the card back: it never works again. A card beside the tier is lost with it."""
    found = _living(book, which)
    if isinstance(found, Reason):
        return Outcome.no(found)
    told = reason(RULE, CardTells.RECALL_DONE, applied=True, card=found.number)
    outcome = Outcome((CardTurned(found.card_id, CardStatus.RECALLED),), (told,))
    return outcome.and_then(_without(book, programme, found, on, CardStatus.RECALLED))


def close_card(book: Book, programme: Programme, which: CardMeant, on: date) -> Outcome:
    """At the holder's wish. With the tier's card the membership ends, and points that are left are lost; stored
    value is paid back before."""
    found = _living(book, which)
    if isinstance(found, Reason):
        return Outcome.no(found)
    whole = found.card_type in (MEMBER_CARD, BEARER_CARD)
    holder = found.member_id or found.card_id
    left = Money(book.balance(holder, AccountKind.PRINCIPAL) + book.balance(holder, AccountKind.BONUS))
    if whole and left.minor > 0:
        return Outcome.no(reason(RULE, CardTells.CLOSE_VALUE_LEFT, left=left))
    told = reason(RULE, CardTells.CLOSE_DONE, applied=True, card=found.number)
    outcome = Outcome((CardTurned(found.card_id, CardStatus.CLOSED),), (told,))
    membership = book.membership(found.member_id)
    if found.card_type == MEMBER_CARD and membership is not None:
        gone = book.balance(found.member_id, AccountKind.POINTS)
        over = reason(RULE, CardTells.MEMBERSHIP_OVER, applied=True, points=-max(gone, 0))
        return outcome.and_then(ended(book, membership, MembershipState.ENDED, on, over))
    return outcome.and_then(_without(book, programme, found, on, CardStatus.CLOSED))


def _living(book: Book, which: CardMeant) -> Card | Reason:
    card = meant(book, which)
    return card if isinstance(card, Reason) else dead(card) or card


def _without(book: Book, programme: Programme, card: Card, on: date, becomes: CardStatus) -> Outcome:
    """What goes with a card beside the tier; nothing for any other."""
    extra, membership = programme.extra_card(card.card_type), book.membership(card.member_id)
    if extra is None or membership is None:
        return Outcome()
    return taken(book, programme, membership, extra, on, becomes)


def change_data(
    programme: Programme, membership: Membership, birthday: Birthday | None, shop: str
) -> Outcome:
    """The member's data as told now.

    Args:
        shop: where; empty: at the issuing shop.
    """
    here = shop in ("", membership.shop) or programme.card.data_at is not Where.ISSUING_SHOP
    if not here:
        return Outcome.no(reason("data", CardTells.DATA_ELSEWHERE, shop=membership.shop or "–"))
    told = reason("data", CardTells.DATA_CHANGED, applied=True)
    return Outcome((DataChanged(membership.member_id, birthday),), (told,))
