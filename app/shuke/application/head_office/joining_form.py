"""What somebody reads who wants to be a member: the shop, what joining brings, the terms; and the shops' posters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.store import Store
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.tiers import Who
from shuke.domain.shop import Right, Shop

__all__ = ["JoiningForm", "JoiningForms"]


@dataclass(frozen=True, slots=True)
class JoiningForm:
    """`version` of the terms; `gifts`: what joining brings by itself; `proofs`: some way in asks for something to be
    shown at the counter; `fee`: the least that a way in costs, where every one costs something."""

    shop: Shop
    version: int
    terms: Bilingual
    gifts: tuple[Bilingual, ...]
    proofs: bool
    fee: Money | None


class JoiningForms:
    """Each call is one reading transaction."""

    def __init__(
        self, identity: OfficeIdentity, reading: Store, recorder: Recorder, shelf: ProgrammeShelf
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._recorder = recorder
        self._shelf = shelf

    def form(self, shop_id: str) -> JoiningForm | None:
        """None where there is no such shop, or no programme that somebody could join."""
        with self._reading.reading() as work:
            shop = work.shops.get(shop_id)
            if shop is None:
                return None
            try:
                on = self._recorder.today(work, self._identity.calendar)
                programme = self._shelf.in_force(work, on)
            except NoProgramme:
                return None
            return JoiningForm(
                shop=shop,
                version=programme.version,
                terms=programme.terms,
                gifts=tuple(one.name for one in programme.rewards if one.trigger is Trigger.JOINING),
                proofs=any(entry_proofs for entry_proofs, _ in _ways(programme)),
                fee=min((fee for _, fee in _ways(programme)), default=None),
            )

    def posters(self, session: Session) -> list[Shop] | Refused:
        """The shops, each with a code of its own to be put up."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            return work.shops.all()


def _ways(programme: Programme) -> Iterator[tuple[bool, Money]]:
    """Of each way in: whether something is shown, and what it costs."""
    for tier in programme.tiers:
        for entry in tier.entries:
            if entry.who is not Who.MEMBERS:
                yield bool(entry.proofs), entry.fee
