"""A card that is lost, found again, damaged, and the new one in its place. The history stays: it is the member's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.card import MEMBER_CARD, Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.carding import (
    RULE,
    dead,
    fee_of,
    last_day_of,
    name_of,
    new_card,
    waiting_lost,
)
from shuke.domain.membership.changes import CardGiven, CardTurned, Outcome
from shuke.domain.membership.joining import not_shown
from shuke.domain.membership.state import Membership
from shuke.domain.membership.stored_value import why_not_lost
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.card_rules import Replacement, Where
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason

__all__ = ["CardMeant", "damaged", "found_again", "meant", "reissue", "report_lost"]


@dataclass(frozen=True, slots=True)
class CardMeant:
    """Which card: by its number, or by member and type."""

    number: str = ""
    member_id: str = ""
    card_type: str = MEMBER_CARD


def meant(book: Book, which: CardMeant) -> Card | Reason:
    """The card by its number; otherwise the member's live one, or the one lost and not replaced."""
    if which.number:
        return book.card_named(which.number) or reason(RULE, CardTells.UNKNOWN, card=which.number)
    if book.membership(which.member_id) is None:
        return reason(RULE, Tells.NO_SUCH_MEMBER)
    found = book.live_card(which.member_id, which.card_type)
    found = found or waiting_lost(book, which.member_id, which.card_type)
    return found or reason(RULE, CardTells.NONE_LIVE)


def _named(book: Book, which: CardMeant) -> tuple[Card, Membership] | Reason:
    """The card and its member; a bearer card has none."""
    card = meant(book, which)
    if isinstance(card, Reason):
        return card
    return why_not_lost(card) or (card, book.members[card.member_id])


def report_lost(
    book: Book, programme: Programme, which: CardMeant, shop: str = "", *, online: bool = True
) -> Outcome:
    """The card is dead from this moment, and its points and stored value cannot be spent.

    Args:
        shop: where it is reported; empty: at the issuing shop.
        online: whether that shop reaches head office.
    """
    found = _named(book, which)
    if isinstance(found, Reason):
        return Outcome.no(found)
    card, membership = found
    why = dead(card)
    if why is not None:
        return Outcome.no(why)
    where = programme.card.lost_at
    here = shop in ("", membership.shop) or where is Where.ANY_SHOP
    if not here and not (online and where is Where.ANY_SHOP_ONLINE):
        return Outcome.no(reason(RULE, CardTells.REPORT_ELSEWHERE, shop=membership.shop or "–"))
    told = reason(RULE, CardTells.REPORTED, applied=True, card=card.number)
    return Outcome((CardTurned(card.card_id, CardStatus.LOST),), (told,))


def found_again(book: Book, which: CardMeant) -> Outcome:
    """A card reported lost works again, unless another took its place."""
    found = _named(book, which)
    if isinstance(found, Reason):
        return Outcome.no(found)
    card, _ = found
    if card.status is CardStatus.ACTIVE:
        return Outcome.no(reason(RULE, CardTells.NONE_LOST, card=card.number))
    if card.status is not CardStatus.LOST or card.replaced_by:
        return _no(card)
    told = reason(RULE, CardTells.FOUND_AGAIN, applied=True, card=card.number)
    return Outcome((CardTurned(card.card_id, CardStatus.ACTIVE),), (told,))


def _no(card: Card) -> Outcome:
    why = dead(card)
    assert why is not None  # asked for dead cards only
    return Outcome.no(why)


def reissue(
    book: Book,
    programme: Programme,
    which: CardMeant,
    on: date,
    shows: frozenset[Proof] = frozenset(),
    number: str = "",
) -> Outcome:
    """A new card in place of a lost one; one that still works is reported lost in the same step."""
    return _replaced(book, programme, which, on, shows, number, programme.card.lost, CardStatus.LOST)


def damaged(
    book: Book,
    programme: Programme,
    which: CardMeant,
    on: date,
    shows: frozenset[Proof] = frozenset(),
    number: str = "",
) -> Outcome:
    """A new card in place of one that is handed in, at any shop."""
    return _replaced(book, programme, which, on, shows, number, programme.card.damaged, CardStatus.REPLACED)


def _replaced(
    book: Book,
    programme: Programme,
    which: CardMeant,
    on: date,
    shows: frozenset[Proof],
    number: str,
    rules: Replacement,
    becomes: CardStatus,
) -> Outcome:
    found = _named(book, which)
    if isinstance(found, Reason):
        return Outcome.no(found)
    old, membership = found
    replaceable = {CardStatus.ACTIVE, becomes} - {CardStatus.REPLACED}
    if old.replaced_by or old.status not in replaceable:
        return _no(old)
    if not membership.active:
        return Outcome.no(reason(RULE, Tells.NOT_ACTIVE))
    lacking = not_shown(rules.proofs, shows)
    if lacking:
        return Outcome.no(reason(RULE, CardTells.NOT_SHOWN, proofs=lacking))
    new = new_card(book, old.member_id, old.card_type, on, number, last_day_of(membership, old.card_type))
    if isinstance(new, Reason):
        return Outcome.no(new)
    fee = fee_of(programme, membership.holds, rules)
    name = name_of(programme, membership, old.card_type)
    told = (
        reason(RULE, CardTells.REISSUED, applied=True, card=new.number, fee=fee, name=name, old=old.number)
        if fee
        else reason(RULE, CardTells.REISSUED_FREE, applied=True, card=new.number, name=name, old=old.number)
    )
    changes = (CardTurned(old.card_id, becomes, new.number), CardGiven(new))
    return Outcome(changes, (told,), None, (("card", new.number),), fee)
