"""A member's card on paper: queued in the transaction that issued it, and again whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.slips import CardSlip, packed_card_slip
from shuke.domain.card import Card, CardStatus
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

__all__ = ["print_card", "queue_card_slip"]


def print_card(
    desk: Desk, session: Session, card_id: str, card_text: Callable[[Card], str]
) -> Card | Refused:
    """Queue the slip of a live card once more; it is no copy of a receipt and needs no mark of one."""
    if not session.may(Right.ENROL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        card = work.cards.get(card_id)
        if card is None:
            return Refused(Refusal.CARD_GONE)
        if card.status is not CardStatus.ACTIVE:
            return Refused(Refusal.CARD_DEAD)
        queue_card_slip(desk, work, card, card_text)
        work.commit()
    return card


def queue_card_slip(desk: Desk, work: Work, card: Card, card_text: Callable[[Card], str]) -> None:
    member = work.members.get(card.member_id)
    slip = CardSlip(
        shop=desk.shop.name,
        name=mask_name(member.profile.name) if member else "",
        number=card.number,
        code=card_text(card),
        language=Language(desk.language()),
    )
    content = packed_card_slip(slip)
    work.print_jobs.add(PrintJobDraft(PrintKind.CARD_SLIP, f"card {card.number}", content))
