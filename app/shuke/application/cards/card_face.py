"""What stands on a card: for a sheet that is printed, or a picture that is sent."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right

__all__ = ["CardFace", "card_faces"]


@dataclass(frozen=True, slots=True)
class CardFace:
    """`name` comes masked; `code` is the signed text of the QR; `until` is ISO text, empty where it does not end."""

    shop: str
    kind: Bilingual
    name: str
    number: str
    until: str
    code: str


def card_faces(desk: Desk, session: Session, member_id: str) -> tuple[CardFace, ...] | Refused:
    """Every live card of the member."""
    if not session.may(Right.ENROL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.reading() as work:
        member = work.members.get(member_id)
        cards = [card for card in work.cards.of_member(member_id) if card.alive]
        programme = desk.programme_in_force(work)
    if member is None or not cards:
        return Refused(Refusal.CARD_GONE)
    tier = programme.tier(programme.served_as(member.tier)).name
    faces = []
    for card in cards:
        extra = programme.extra_card(card.card_type)
        faces.append(
            CardFace(
                shop=desk.shop.name,
                kind=extra.name if extra else tier,
                name=mask_name(member.profile.name),
                number=card.number,
                until=card.expires_on.isoformat() if card.expires_on else "",
                code=desk.sign_card(card),
            )
        )
    return tuple(faces)
