"""Members of a shop shared out among those who work there, for people at head office: looked at, then done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.application.head_office.office_machine import OfficeMachine
from shuke.application.members.handing_on import HandedOn, hand_on
from shuke.application.members.sharing_out import SharePlan, ShareWish, share_plan
from shuke.application.ports.store import Store
from shuke.application.programme_shelf import NoProgramme
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.figures.sharing_out import Move
from shuke.domain.shop import HEAD_OFFICE, Right, Shop

__all__ = ["SharingDesk", "SharingSeen"]


@dataclass(frozen=True, slots=True)
class SharingSeen:
    """`mark` tells whether what would be done is still what somebody looked over."""

    shops: tuple[Shop, ...]
    shop: Shop
    plan: SharePlan
    mark: str


class SharingDesk:
    """`copying`: the store of the lane for long reads; what changes something runs on the one that writes."""

    def __init__(self, machine: OfficeMachine, copying: Store) -> None:
        self._machine = machine
        self._copying = copying

    def look(self, session: Session, shop_id: str, wish: ShareWish) -> SharingSeen | Refused | None:
        """Of that shop, or of the first one where `shop_id` is empty; None: no programme is in force yet."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._copying.reading() as work:
            shops = sorted(
                (one for one in work.shops.all() if one.shop_id != HEAD_OFFICE), key=lambda one: one.closed
            )
            shop = next((one for one in shops if shop_id in ("", one.shop_id)), None)
            if shop is None:
                return Refused(Refusal.SHOP_UNKNOWN)
            try:
                plan = share_plan(work, self._machine, shop.shop_id, session, wish)
            except NoProgramme:
                return None
            if isinstance(plan, Refused):
                return plan
            return SharingSeen(tuple(shops), shop, plan, plan.moves.mark)

    def hand_on(self, session: Session, moves: Sequence[Move]) -> HandedOn | Refused:
        """The next of them; tills hear of it with their next round."""
        return tried_again(hand_on)(self._machine, session, moves)
