"""Sales by a card that was dead the day before, whichever of the two was heard of first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shuke.application.head_office.finding.ground import MOST_NAMED, Found, Ground, Sold
from shuke.application.ports.exceptions import DeadCard
from shuke.application.ports.store import StoredFact
from shuke.domain.exceptions.kinds import ExceptionKind

__all__ = ["by_dead_cards"]


def by_dead_cards(
    ground: Ground, sold: Sequence[Sold], died: Sequence[str], read: Callable[[StoredFact], Sold | None]
) -> Iterator[Found]:
    """On the day itself nobody can say which came first: that is none.

    Args:
        sold: the sales that were taken in just now.
        died: ids of cards that were reported dead just now; their sales may have come before.
        read: a sale's fact of the journal.
    """
    shown = {one.sale.card_shown for one in sold} - {""}
    dead = ground.work.conflicts.dead_cards(shown, died)
    by_number = {card.number: card for card in dead}
    for one in sold:
        card = by_number.get(one.sale.card_shown)
        if card is not None and one.header.business_date > card.since:
            yield _found(ground, card, one)
    for card in dead:
        if card.card_id in died:
            yield from _before(ground, card, read)


def _before(ground: Ground, card: DeadCard, read: Callable[[StoredFact], Sold | None]) -> Iterator[Found]:
    for seen in ground.work.conflicts.sales_by_card(card, MOST_NAMED):
        place = seen.place
        stored = ground.work.journal.get(place.till, place.epoch, place.seq)
        one = read(stored) if stored else None
        if one is not None:
            yield _found(ground, card, one)


def _found(ground: Ground, card: DeadCard, one: Sold) -> Found:
    place = one.place
    return Found(
        kind=ExceptionKind.DEAD_CARD,
        cause=(card.card_id, place.till, str(place.epoch), str(place.seq)),
        happened_on=one.header.business_date,
        facts=(place,),
        member_id=card.member_id,
        at_risk=ground.spent_worth(one.sale),
        about=(("card", card.number[-4:]), ("since", card.since.isoformat())),
    )
