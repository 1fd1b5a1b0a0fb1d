"""Facts about cards in few words."""

from __future__ import annotations

from datetime import date

from fakes.counter_shop import CounterShop
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.domain.card import CardStatus
from shuke.domain.facts.brought import Brought, CardIssuedAnew, CardMoved
from shuke.domain.facts.card_changed import CardAct, CardChanged
from shuke.domain.programme.parts.shown import Proof

__all__ = ["card_reissued", "card_turned", "reissued"]

_ACTS = {
    CardStatus.ACTIVE: CardAct.FOUND_AGAIN,
    CardStatus.LOST: CardAct.REPORTED_LOST,
    CardStatus.REPLACED: CardAct.DAMAGED,
    CardStatus.RECALLED: CardAct.RECALLED,
    CardStatus.CLOSED: CardAct.CLOSED,
}


def card_turned(card_id: str, member_id: str, status: CardStatus = CardStatus.LOST) -> CardChanged:
    outcome = Brought(member_id, cards=(CardMoved(card_id, status),))
    return CardChanged(_ACTS[status], card_id, "tea-chain", 1, (outcome,))


def card_reissued(
    old: str, new: str, member_id: str, number: str, on: date, ends: date | None
) -> CardChanged:
    outcome = Brought(
        member_id,
        cards=(CardMoved(old, CardStatus.LOST, number),),
        issued=(CardIssuedAnew(new, number, "member", on, ends),),
    )
    return CardChanged(CardAct.REISSUED, old, "tea-chain", 1, (outcome,))


def reissued(shop: CounterShop, card_id: str) -> CardAnswer:
    """The card reported lost and a new one made, by the manager, against a document."""
    asked = CardAsked(card_id, frozenset({Proof.DOCUMENT}), "身份证 …1234")
    answer = CardDesk(shop.desk, lambda card: card.number).reissue(shop.manager, asked)
    assert isinstance(answer, CardAnswer), answer
    return answer
