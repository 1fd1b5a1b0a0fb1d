"""What may be expected of cards, those beside the tier among them."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.application.rehearsal.seeing import Expectation, Found, Seen
from shuke.domain.card import MEMBER_CARD, Card

__all__ = ["EXPECTATIONS"]


def _member_id(seen: Seen) -> str:
    return seen.whom


def _card(seen: Seen) -> Card | None:
    """The card that the step names, or the member's oldest of its type that has none in its place."""
    number = seen.names.get("card")
    if isinstance(number, str):
        return seen.shop.book.cards.get(number)
    card_type = seen.names.get("type", MEMBER_CARD)
    own = [card for card in seen.shop.book.cards_of(_member_id(seen)) if card.card_type == card_type]
    return next((card for card in own if not card.replaced_by), None)


def _status(seen: Seen) -> Found:
    card = _card(seen)
    return None if card is None else card.status.value


def _replaced_by(seen: Seen) -> Found:
    card = _card(seen)
    return None if card is None else card.replaced_by


def _number(seen: Seen) -> Found:
    """The number of the live card of the step's type."""
    card = seen.shop.book.live_card(_member_id(seen), str(seen.names.get("type", MEMBER_CARD)))
    return None if card is None else card.number


def _passed_on(seen: Seen) -> Found:
    me = _member_id(seen)
    passed = seen.shop.book.passed_on
    return [
        f"to {one.taker}" if one.giver == me else f"from {one.giver}"
        for one in passed
        if me in (one.giver, one.taker)
    ]


EXPECTATIONS: Mapping[str, Expectation] = {
    "fee": lambda seen: seen.money(seen.outcome.fee),
    "card_status": _status,
    "replaced_by": _replaced_by,
    "card_number": _number,
    "passed_on": _passed_on,
    "listed": lambda seen: [value for name, value in seen.outcome.gave if name == "listed"],
    "contact": lambda seen: None if seen.member is None else seen.member.contact,
    "origin": lambda seen: None if seen.member is None else seen.member.origin.value,
}
"""What each is, in words, stands in `shuke.wording.rehearsal_page`."""
